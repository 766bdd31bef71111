//! Arcs of a program as pieces of path: as meant, as executed, and what lies between where words are rounded.

use crate::geometry::curve::{Curve, length};
use crate::geometry::split_arc::{Arc, split_arc};
use crate::numeric::{PI, atan2, cos, sin};
use crate::path::{Piece, Reading, SAME_ARC};

/// From this radius on an arc is taken as chords: closed forms with so large a centre lose too many digits in doubles. mm.
const LARGEST_RADIUS: f64 = 1e5;
/// Below this an arc has no shape. mm.
const SMALLEST_RADIUS: f64 = 1e-6;
/// How far such a chord may lie from its arc, unless `MAX_CHORDS` forbids; it becomes slack. mm.
const CHORD_SLACK: f64 = 1e-4;
const MAX_CHORDS: f64 = 4096.0;
/// Start and end radius of an arc that differ by less than twice this are the same: words of three decimals do so. mm.
const SAME_RADIUS: f64 = 1e-3;
/// No controller is followed whose chords leave an arc by more, mm (`arc-chords`); GRBL's own setting ($12) is 0.002.
const COARSEST_CHORD: f64 = 0.05;

/// An arc as its block states it.
pub(crate) struct Words {
    pub(crate) from: [f64; 2],
    pub(crate) to: [f64; 2],
    pub(crate) centre: [f64; 2],
    pub(crate) is_clockwise: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Turn {
    pub(crate) z: [f64; 2],
    pub(crate) motion: u32,
    pub(crate) meant: f64,
    pub(crate) sweep: f64,
    pub(crate) reading: Reading,
}

impl Words {
    /// From the start to the end in its direction, radians, signed; a whole turn where they coincide.
    pub(crate) fn meant_sweep(&self) -> f64 {
        let whole = if self.is_clockwise {
            -2.0 * PI
        } else {
            2.0 * PI
        };
        if self.from == self.to {
            return whole;
        }
        let (ux, uy) = (self.from[0] - self.centre[0], self.from[1] - self.centre[1]);
        let (vx, vy) = (self.to[0] - self.centre[0], self.to[1] - self.centre[1]);
        let shortest = atan2(ux * vy - uy * vx, ux * vx + uy * vy);
        if shortest == 0.0 {
            whole
        } else if (shortest < 0.0) == self.is_clockwise {
            shortest
        } else {
            shortest + whole
        }
    }

    /// An arc turned by a given sweep, then, if that does not lead to its end, the straight way there (GRBL's last segment goes to the
    /// target whatever the angle was). Start and end radius may differ by a few µm: the mean is taken, half the difference is slack. Where
    /// they differ by more, as rounded words make it, that holds for the end alone: up to there GRBL, and what descends from it, keeps the
    /// radius of the start (`mc_arc`, which turns the vector from the centre to the start).
    pub(crate) fn add_arc(&self, turn: &Turn, pieces: &mut Vec<Piece>) {
        let &Words {
            from: [ax, ay],
            to: [bx, by],
            centre: [cx, cy],
            ..
        } = self;
        let &Turn {
            z: [az, bz],
            motion,
            reading,
            sweep,
            meant,
        } = turn;
        let start = length(ax - cx, ay - cy);
        let end = length(bx - cx, by - cy);
        let is_whole = (sweep - meant).abs() * start <= SAME_ARC;
        let radius = if is_whole { (start + end) / 2.0 } else { start };
        let mut add = |curve: Curve, from_z: f64, to_z: f64| {
            pieces.push(Piece {
                curve,
                from_z,
                to_z,
                motion,
                reading,
            });
        };
        if radius < SMALLEST_RADIUS {
            add(Curve::line(ax, ay, bx, by), az, bz);
            return;
        }
        let slack = if is_whole {
            (start - end).abs() / 2.0
        } else {
            0.0
        };
        let (c, s) = (cos(sweep), sin(sweep));
        let to = if is_whole {
            [bx, by]
        } else {
            [
                cx + (ax - cx) * c - (ay - cy) * s,
                cy + (ax - cx) * s + (ay - cy) * c,
            ]
        };
        let arc = Arc {
            from: [ax, ay],
            to,
            centre: [cx, cy],
            radius,
            sweep,
            slack,
        };
        let z_at = |ratio: f64| {
            if ratio <= 0.0 {
                az
            } else if ratio >= 1.0 {
                bz
            } else {
                az + (bz - az) * ratio
            }
        };
        let last = longest_segment(start);
        if slack > SAME_RADIUS && radius <= LARGEST_RADIUS && sweep.abs() > last {
            let [first, end] = arc.kept_radius(start, last);
            let share = first.sweep / sweep;
            split_arc(&first, |curve, from, to| {
                add(curve, z_at(from * share), z_at(to * share));
            });
            split_arc(&end, |curve, from, to| {
                let ratio = |at: f64| {
                    if at >= 1.0 {
                        1.0
                    } else {
                        share + (1.0 - share) * at
                    }
                };
                add(curve, z_at(ratio(from)), z_at(ratio(to)));
            });
        } else if radius > LARGEST_RADIUS {
            chords(&arc, |curve, from, to| add(curve, z_at(from), z_at(to)));
        } else {
            split_arc(&arc, |curve, from, to| add(curve, z_at(from), z_at(to)));
        }
        if !is_whole {
            add(Curve::line(to[0], to[1], bx, by), bz, bz);
        }
    }
}

/// The angle of the longest last segment of an arc, radians. GRBL's `mc_arc` makes floor(θR / 2√(t(2R − t))) of them, t its tolerance: none is
/// longer than twice 2√(2tR).
fn longest_segment(radius: f64) -> f64 {
    4.0 * (2.0 * COARSEST_CHORD / radius).sqrt()
}

impl Arc {
    /// The same arc as a controller runs it that keeps the radius of the start up to a last segment of an angle, and only there goes to the end.
    fn kept_radius(&self, start: f64, last: f64) -> [Arc; 2] {
        let [cx, cy] = self.centre;
        let (ux, uy) = (self.from[0] - cx, self.from[1] - cy);
        let turn = self.sweep - last.copysign(self.sweep);
        let (c, s) = (cos(turn), sin(turn));
        let between = [cx + ux * c - uy * s, cy + ux * s + uy * c];
        let first = Arc {
            to: between,
            radius: start,
            sweep: turn,
            slack: 0.0,
            ..*self
        };
        let end = Arc {
            from: between,
            sweep: self.sweep - turn,
            ..*self
        };
        [first, end]
    }
}

/// An arc too large for closed forms as chords, each with its sagitta c²/8R as slack.
fn chords(arc: &Arc, mut add: impl FnMut(Curve, f64, f64)) {
    let long = arc.sweep.abs() * arc.radius;
    let count = (long / (8.0 * arc.radius * CHORD_SLACK).sqrt())
        .ceil()
        .clamp(1.0, MAX_CHORDS);
    let chord = long / count;
    let slack = arc.slack + chord * chord / (8.0 * arc.radius);
    let [cx, cy] = arc.centre;
    let (ux, uy) = (arc.from[0] - cx, arc.from[1] - cy);
    let mut at = arc.from;
    for i in 1..=count as u32 {
        let ratio = f64::from(i) / count;
        let (c, s) = (cos(arc.sweep * ratio), sin(arc.sweep * ratio));
        let to = if ratio >= 1.0 {
            arc.to
        } else {
            [cx + ux * c - uy * s, cy + ux * s + uy * c]
        };
        add(
            Curve {
                slack,
                ..Curve::line(at[0], at[1], to[0], to[1])
            },
            f64::from(i - 1) / count,
            ratio,
        );
        at = to;
    }
}
