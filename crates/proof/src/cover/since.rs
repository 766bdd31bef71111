//! From which motion on something is missing along a contour.

use crate::cover::contour::{Along, ContourCover, SHORTEST_GAP, Why};
use crate::cover::nearest::nearest_cut;
use crate::cover::reach::Search;
use crate::cover::report::MEANT;
use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_to, nearest_point};
use crate::path::Kind;
use crate::scene::{Scene, TOUCH};

/// Places looked at along a gap that nothing borders.
const PLACES: u32 = 32;
/// Cuts whose depths differ by less are of one level, mm.
const ONE_LEVEL: f64 = 1e-3;

/// The motion after which a run of missing wall should have been cut. Where cuts to full depth border it: the one that leads up to it, as the
/// next should have gone on. Else the first of the deepest that run along it: all that level is too high, or too far off. Where nothing is cut at all, the first of the lowest that pass over it.
pub fn missing_since(
    scene: &Scene,
    search: &mut Search,
    cover: &ContourCover,
    run: usize,
    sweeps: [&Sweeps; 2],
) -> Option<u32> {
    let ends = [neighbour(cover, run, false), neighbour(cover, run, true)];
    let bordering: Vec<(u32, bool)> = ends
        .into_iter()
        .flatten()
        .map(|border| (border.motion, leads_in(scene, cover, &border)))
        .collect();
    let leading = bordering.iter().filter(|(_, leads)| *leads);
    leading
        .map(|&(motion, _)| motion)
        .max()
        .or_else(|| bordering.iter().map(|&(motion, _)| motion).min())
        .or_else(|| first_of_deepest(scene, search, cover, &cover.runs[run], sweeps))
        .or_else(|| first_of_lowest_above(scene, cover, &cover.runs[run]))
}

/// Where a missing run ends and a cut begins.
struct Border {
    motion: u32,
    at: [f64; 2],
    /// A place a little inside the missing run, as a way along the contour, mm.
    inside: f64,
}

/// How far inside, mm, at most.
const INSIDE: f64 = 0.05;

/// The cut that borders a run on one side. The contour is closed: its last run borders its first.
fn neighbour(cover: &ContourCover, run: usize, is_after: bool) -> Option<Border> {
    let n = cover.runs.len();
    let mut at = run;
    // The last run of the gap.
    let mut gap = run;
    for _ in 1..n {
        let last = at;
        at = if is_after {
            (at + 1) % n
        } else {
            (at + n - 1) % n
        };
        let one = &cover.runs[at];
        match one.why {
            Why::Cut(motion) => {
                let missing = &cover.runs[gap];
                let step = INSIDE.min((missing.to - missing.from) / 2.0);
                return Some(if is_after {
                    Border {
                        motion,
                        at: one.start,
                        inside: missing.to - step,
                    }
                } else {
                    Border {
                        motion,
                        at: cover.runs[last].start,
                        inside: missing.from + step,
                    }
                });
            }
            // Across the contour's first point a gap goes on.
            Why::Missing => gap = at,
            _ if one.to - one.from <= SHORTEST_GAP => {}
            _ => return None,
        }
    }
    None
}

/// Whether a motion runs towards the missing wall where it is nearest to the border. Only the way there counts, so moves that are cut into
/// pieces are judged as the whole.
fn leads_in(scene: &Scene, cover: &ContourCover, border: &Border) -> bool {
    let [x, y] = border.at;
    let Some([inside_x, inside_y]) = cover.point_at(scene, border.inside) else {
        return false;
    };
    let mut best: Option<(f64, [f64; 2])> = None;
    for piece in scene.path.pieces_of(border.motion as usize) {
        let [nx, ny] = nearest_point(x, y, &piece.curve);
        let distance = length(nx - x, ny - y);
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, heading(&piece.curve, [nx, ny])));
        }
    }
    best.is_some_and(|(_, [dx, dy])| dx * (inside_x - x) + dy * (inside_y - y) > 0.0)
}

/// The direction of a piece at one of its points, of no certain length.
fn heading(curve: &Curve, [x, y]: [f64; 2]) -> [f64; 2] {
    if curve.is_line() {
        [curve.bx - curve.ax, curve.by - curve.ay]
    } else {
        [-curve.turn * (y - curve.cy), curve.turn * (x - curve.cx)]
    }
}

fn first_of_deepest(
    scene: &Scene,
    search: &mut Search,
    cover: &ContourCover,
    run: &Along,
    sweeps: [&Sweeps; 2],
) -> Option<u32> {
    let mut best: Option<(f64, u32)> = None;
    for i in 0..PLACES {
        let share = (f64::from(i) + 0.5) / f64::from(PLACES);
        let place = cover.point_at(scene, run.from + (run.to - run.from) * share)?;
        let near = sweeps
            .iter()
            .find_map(|sweeps| nearest_cut(scene, search, sweeps, place));
        let Some([motion, depth, _]) = near else {
            continue;
        };
        let motion = motion as u32;
        best = Some(match best {
            Some((deepest, first)) if depth < deepest - ONE_LEVEL => (deepest, first),
            Some((deepest, first)) if depth <= deepest + ONE_LEVEL => {
                (deepest.max(depth), first.min(motion))
            }
            _ => (depth, motion),
        });
    }
    best.map(|(_, motion)| motion)
}

/// Places over which a pass above the sheet is looked for.
const PLACES_ABOVE: u32 = 4;

/// The first of the lowest motions at a feed that stay above the sheet and pass over a gap as they would have to in order to cut it.
fn first_of_lowest_above(scene: &Scene, cover: &ContourCover, run: &Along) -> Option<u32> {
    let mut best: Option<(f64, u32)> = None;
    for i in 0..PLACES_ABOVE {
        let share = (f64::from(i) + 0.5) / f64::from(PLACES_ABOVE);
        let [x, y] = cover.point_at(scene, run.from + (run.to - run.from) * share)?;
        for piece in &scene.path.pieces {
            let motion = &scene.path.motions[piece.motion as usize];
            let is_lower = best.is_none_or(|(low, _)| piece.low() < low - ONE_LEVEL);
            let Some(tool) = scene.tools.get(motion.tool as usize) else {
                continue;
            };
            let is_over = is_lower
                && piece.low() >= -TOUCH
                && piece.curve.chord() > 0.0
                && motion.kind != Kind::Rapid
                && distance_to(x, y, &piece.curve) <= tool.radius + MEANT;
            if is_over {
                best = Some((piece.low(), piece.motion));
            }
        }
    }
    best.map(|(_, motion)| motion)
}
