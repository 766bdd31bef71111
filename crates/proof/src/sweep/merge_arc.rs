//! Runs of pieces on one circle (see `merge`).

use crate::geometry::curve::{Curve, length};
use crate::geometry::split_arc::{Arc, split_arc};
use crate::numeric::{PI, atan2};
use crate::sweep::merge::{Span, Stroke};

/// A circle that the pieces up to `end` (not included) follow within δ.
pub(crate) struct ArcRun {
    pub end: usize,
    centre: [f64; 2],
    radius: f64,
    sweep: f64,
    slack: f64,
    z_slack: f64,
}

/// Fewer pieces are no circle: three points always lie on one.
const FEWEST: usize = 4;
/// From this radius on the centre is too far away for closed forms in doubles, mm; such runs stay chords.
const LARGEST_RADIUS: f64 = 2e4;
/// The run ends before a full turn: ends that meet would tell neither direction nor length. Radians.
const LARGEST_SWEEP: f64 = 1.9 * PI;

/// The longest run from `at` on that doubling finds: 4, 8, 16 … pieces, then halving steps between the last that fits and the first that
/// does not. A run that is longer than what fits costs at most as much again as it is long.
pub(crate) fn arc_run(span: &Span, at: usize) -> Option<ArcRun> {
    let n = span.ids.len() - at;
    if n < FEWEST {
        return None;
    }
    let mut best = fit(span, at, FEWEST)?;
    let mut good = FEWEST;
    let mut bad = n + 1;
    while good < n && good * 2 < bad {
        let next = (good * 2).min(n);
        if next == good {
            break;
        }
        match fit(span, at, next) {
            Some(run) => (best, good) = (run, next),
            None => bad = next,
        }
    }
    while bad - good > 1 && good < n {
        let next = good + (bad.min(n + 1) - good) / 2;
        if next == good {
            break;
        }
        match fit(span, at, next) {
            Some(run) => (best, good) = (run, next),
            None => bad = next,
        }
    }
    Some(best)
}

/// The circle through the first, the middle and the last vertex of `n` pieces, if all of them follow it.
fn fit(span: &Span, at: usize, n: usize) -> Option<ArcRun> {
    let (first, middle, last) = (
        span.piece(at),
        span.piece(at + n / 2),
        span.piece(at + n - 1),
    );
    let start = [first.curve.ax, first.curve.ay];
    let stop = [last.curve.bx, last.curve.by];
    let centre = circle(start, [middle.curve.ax, middle.curve.ay], stop)?;
    let (ux, uy) = (start[0] - centre[0], start[1] - centre[1]);
    let radius = length(ux, uy);
    if radius > LARGEST_RADIUS || radius < 10.0 * span.delta {
        return None;
    }
    let turn = {
        let (vx, vy) = (first.curve.bx - centre[0], first.curve.by - centre[1]);
        if ux * vy - uy * vx > 0.0 { 1.0 } else { -1.0 }
    };
    // First without angles: most candidates fail here.
    let mut slack = 0.0f64;
    for i in at..at + n {
        slack = slack.max(deviation(&span.piece(i).curve, centre, radius, turn)?);
        if slack > span.delta {
            return None;
        }
    }
    let mut sweep = 0.0;
    for i in at..at + n {
        sweep += turn_of(&span.piece(i).curve, centre) * turn;
    }
    if sweep > LARGEST_SWEEP {
        return None;
    }
    let (from_z, to_z) = (first.from_z, last.to_z);
    let (mut z_slack, mut so_far) = (0.0f64, 0.0);
    for i in at..at + n {
        let piece = span.piece(i);
        if piece.to_z == from_z && to_z == from_z {
            continue;
        }
        so_far += turn_of(&piece.curve, centre) * turn;
        z_slack = z_slack.max((piece.to_z - from_z - (to_z - from_z) * (so_far / sweep)).abs());
        if z_slack > span.delta {
            return None;
        }
    }
    Some(ArcRun {
        end: at + n,
        centre,
        radius,
        sweep: sweep * turn,
        slack,
        z_slack,
    })
}

/// Centre of the circle through three points; `None` where they are nearly in line.
fn circle(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> Option<[f64; 2]> {
    let (bx, by) = (b[0] - a[0], b[1] - a[1]);
    let (cx, cy) = (c[0] - a[0], c[1] - a[1]);
    let cross = 2.0 * (bx * cy - by * cx);
    let (b2, c2) = (bx * bx + by * by, cx * cx + cy * cy);
    if cross.abs() < 1e-9 * (b2 + c2) || b2 == 0.0 || c2 == 0.0 {
        return None;
    }
    Some([
        a[0] + (cy * b2 - by * c2) / cross,
        a[1] + (bx * c2 - cx * b2) / cross,
    ])
}

/// How far a piece and the arc between the directions of its ends lie apart; `None` if it turns the other way or too far.
fn deviation(curve: &Curve, centre: [f64; 2], radius: f64, turn: f64) -> Option<f64> {
    let (ux, uy) = (curve.ax - centre[0], curve.ay - centre[1]);
    let (vx, vy) = (curve.bx - centre[0], curve.by - centre[1]);
    if (ux * vy - uy * vx) * turn <= 0.0 || ux * vx + uy * vy <= 0.0 {
        return None;
    }
    let ends = (length(ux, uy) - radius)
        .abs()
        .max((length(vx, vy) - radius).abs());
    if curve.is_line() {
        let nearest = (ux * vy - uy * vx).abs() / length(vx - ux, vy - uy);
        return Some(ends.max((radius - nearest).abs()) + curve.slack);
    }
    if curve.turn != turn {
        return None;
    }
    let apart = length(curve.cx - centre[0], curve.cy - centre[1]);
    Some(ends.max(apart + (curve.radius - radius).abs()) + curve.slack)
}

fn turn_of(curve: &Curve, centre: [f64; 2]) -> f64 {
    let (ux, uy) = (curve.ax - centre[0], curve.ay - centre[1]);
    let (vx, vy) = (curve.bx - centre[0], curve.by - centre[1]);
    atan2(ux * vy - uy * vx, ux * vx + uy * vy)
}

impl ArcRun {
    /// The strokes of the run, one per quadrant, each with the pieces that reach into it.
    pub fn add_strokes(&self, span: &Span, at: usize, strokes: &mut Vec<Stroke>) {
        let (first, last) = (span.piece(at), span.piece(self.end - 1));
        let arc = Arc {
            from: [first.curve.ax, first.curve.ay],
            to: [last.curve.bx, last.curve.by],
            centre: self.centre,
            radius: self.radius,
            sweep: self.sweep,
            slack: self.slack,
        };
        let (from_z, to_z) = (first.from_z, last.to_z);
        let mut ends = Vec::with_capacity(self.end - at);
        let mut so_far = 0.0;
        for i in at..self.end {
            so_far += turn_of(&span.piece(i).curve, self.centre);
            ends.push(so_far / self.sweep);
        }
        let z_at = |ratio: f64| {
            if ratio >= 1.0 {
                to_z
            } else {
                from_z + (to_z - from_z) * ratio
            }
        };
        split_arc(&arc, |curve, from, to| {
            // A hair of angle decides nothing: the neighbour is named as well.
            let begin = ends
                .partition_point(|&end| end < from - 1e-9)
                .min(ends.len() - 1);
            let end = ends
                .partition_point(|&end| end < to - 1e-9)
                .min(ends.len() - 1);
            strokes.push(span.stroke(
                at + begin,
                at + end + 1,
                curve,
                [z_at(from), z_at(to)],
                self.z_slack,
            ));
        });
    }
}
