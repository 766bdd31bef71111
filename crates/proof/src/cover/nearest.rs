//! The cut nearest to a place.

use crate::cover::contour::SHORTEST_GAP;
use crate::cover::reach::Search;
use crate::cover::sweeps::Sweeps;
use crate::scene::Scene;

/// A cut is looked for around a gap that may have been meant to close it: up to this many widest radii away.
const SEARCH_RADII: f64 = 1.5;

/// The cut nearest to a place: its motion, how deep it goes, and how much it leaves. The deepest of several equally near.
pub fn nearest_cut(
    scene: &Scene,
    search: &mut Search,
    sweeps: &Sweeps,
    [x, y]: [f64; 2],
) -> Option<[f64; 3]> {
    let reach = sweeps.widest * SEARCH_RADII;
    let (gap, _) = nearest_sweep(search, sweeps, [x, y], reach)?;
    let mut best: Option<[f64; 3]> = None;
    for &id in &search.found {
        let sweep = &sweeps.list[id as usize];
        let depth = -sweeps.low[id as usize];
        if sweep.gap(x, y) <= gap + SHORTEST_GAP
            && best.is_none_or(|[_, deepest, _]| depth > deepest)
        {
            best = Some([f64::from(id), depth, gap.max(0.0)]);
        }
    }
    let [id, depth, leaves] = best?;
    let motion = sweeps.motion_near(scene, id as usize, [x, y]);
    Some([f64::from(motion), depth, leaves])
}

/// The sweep whose rim is nearest to a point, and how far it leaves it, mm (negative: cut); the deepest motion of several equally near.
pub fn nearest_sweep(
    search: &mut Search,
    sweeps: &Sweeps,
    [x, y]: [f64; 2],
    reach: f64,
) -> Option<(f64, u32)> {
    let window = [x - reach, y - reach, x + reach, y + reach];
    sweeps
        .index
        .near(window, &mut search.stamps, &mut search.found);
    let mut best: Option<(f64, u32)> = None;
    for &id in &search.found {
        let gap = sweeps.list[id as usize].gap(x, y);
        if best.is_none_or(|(least, _)| gap < least - SHORTEST_GAP) {
            best = Some((gap, id));
        }
    }
    best.filter(|&(gap, _)| gap <= reach)
}
