//! From which motion on something is missing along a contour.

use crate::cover::contour::{Along, ContourCover, SHORTEST_GAP, Why};
use crate::cover::nearest::nearest_cut;
use crate::cover::reach::Search;
use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::length;
use crate::scene::Scene;

/// Places looked at along a gap that nothing borders.
const PLACES: u32 = 32;
/// Cuts whose depths differ by less are of one level, mm.
const ONE_LEVEL: f64 = 1e-3;

/// The motion after which a run of missing wall should have been cut. Where cuts to full depth border it: the one that leads up to it, as the
/// next should have gone on. Else the first of the deepest that run along it: all that level is too high, or too far off.
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
        .map(|(motion, at)| (motion, leads_to(scene, motion, at)))
        .collect();
    let leading = bordering.iter().filter(|(_, leads)| *leads);
    leading
        .map(|&(motion, _)| motion)
        .max()
        .or_else(|| bordering.iter().map(|&(motion, _)| motion).min())
        .or_else(|| first_of_deepest(scene, search, cover, &cover.runs[run], sweeps))
}

/// The cut that borders a run on one side, and where. The contour is closed: its last run borders its first.
fn neighbour(cover: &ContourCover, run: usize, is_after: bool) -> Option<(u32, [f64; 2])> {
    let n = cover.runs.len();
    let mut at = run;
    for _ in 1..n {
        let last = at;
        at = if is_after {
            (at + 1) % n
        } else {
            (at + n - 1) % n
        };
        let one = &cover.runs[at];
        let point = if is_after {
            one.start
        } else {
            cover.runs[last].start
        };
        match one.why {
            Why::Cut(motion) => return Some((motion, point)),
            // Across the contour's first point a gap goes on.
            Why::Missing => {}
            _ if one.to - one.from <= SHORTEST_GAP => {}
            _ => return None,
        }
    }
    None
}

/// Whether a motion ends nearer to a place than it begins.
fn leads_to(scene: &Scene, motion: u32, [x, y]: [f64; 2]) -> bool {
    let pieces = scene.path.pieces_of(motion as usize);
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return false;
    };
    length(last.curve.bx - x, last.curve.by - y) < length(first.curve.ax - x, first.curve.ay - y)
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
