//! Across the kerf at a tab: what stands along the line of places, and along the lines beside it.

use crate::cover::reach::{KerfPiece, Search, Walk, walk};
use crate::cover::sweeps::Sweeps;
use crate::cover::tabs::{Tab, middles_of};
use crate::geometry::curve::Curve;
use crate::target::Target;

/// Lines beside the middle of the kerf along which a tab has to stand as well run between these, in radii from the wall.
const LANES: [f64; 2] = [0.1, 1.9];
/// They are no farther apart than this share of a radius, and of the narrowest cut near: none runs between two of them.
const APART: [f64; 2] = [0.35, 0.9];
/// More are not looked at.
const MOST_LANES: f64 = 64.0;

/// Distances of the lines from the wall, mm. `narrowest`: width of the narrowest cut near, mm.
fn lanes(radius: f64, narrowest: f64) -> impl Iterator<Item = f64> {
    let [from, to] = LANES.map(|lane| lane * radius);
    let apart = (APART[0] * radius).min(APART[1] * narrowest);
    let n = ((to - from) / apart).ceil().clamp(1.0, MOST_LANES);
    (0..=n as u32).map(move |i| from + (to - from) * f64::from(i) / n)
}

/// The least of what stands along the lines beside the middle, mm; where a line is shorter than the tab (inside of a bend) its share counts.
pub(crate) fn across_kerf(
    target: &Target,
    search: &mut Search,
    tab: &Tab,
    way: Walk,
    foot: [f64; 2],
    deep: &Sweeps,
    extra: f64,
) -> f64 {
    let near = tab.long / 2.0 + 2.0 * way.radius;
    let [x, y] = foot;
    let window = [x - near, y - near, x + near, y + near];
    deep.index
        .near(window, &mut search.stamps, &mut search.found);
    let widths = search.found.iter().map(|&id| &deep.list[id as usize]);
    let narrowest = widths
        .map(|sweep| 2.0 * sweep.from_radius.min(sweep.to_radius))
        .filter(|&wide| wide > 0.0)
        .fold(2.0 * way.radius, f64::min);
    let walls = target.contours[target.walls[way.wall].contour as usize]
        .walls
        .clone();
    let mut least = tab.long;
    for radius in lanes(way.radius, narrowest) {
        let way = Walk { radius, ..way };
        let forth = walk(target, search, walls.clone(), way);
        let back = walk(target, search, walls.clone(), way.back());
        let both: Vec<&KerfPiece> = back.iter().chain(&forth).collect();
        let (_, spread) = middles_of(search, &both, foot, radius);
        let far = tab.long / 2.0 + spread;
        let there: f64 = [&back, &forth]
            .iter()
            .filter_map(|pieces| pieces.last())
            .map(|last| (last.from + last.curve.length()).min(far))
            .sum();
        if there > 0.0 {
            let left = longest_left(search, &back, &forth, deep, extra, far);
            least = least.min(left * (tab.long / there).max(1.0));
        }
    }
    least
}

/// The longest stretch of the line of places, up to `far` to both sides of its middle, that no sweep reaches. mm
pub(crate) fn longest_left(
    search: &mut Search,
    back: &[KerfPiece],
    forth: &[KerfPiece],
    sweeps: &Sweeps,
    extra: f64,
    far: f64,
) -> f64 {
    // Ways from the middle: negative behind it.
    let mut left: Vec<[f64; 2]> = vec![];
    for (pieces, sign) in [(back, -1.0), (forth, 1.0)] {
        for piece in pieces {
            let long = piece.curve.length();
            left_of(search, &piece.curve, sweeps, extra);
            for run in search.runs.iter().filter(|run| run.first.is_none()) {
                let from = (piece.from + run.stretch.from * long).min(far);
                let to = (piece.from + run.stretch.to * long).min(far);
                let mut ends = [sign * from, sign * to];
                ends.sort_unstable_by(f64::total_cmp);
                left.push(ends);
            }
        }
    }
    left.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
    let mut longest: f64 = 0.0;
    let mut open: Option<[f64; 2]> = None;
    for [from, to] in left {
        match &mut open {
            Some(run) if from - run[1] <= SAME_RUN => run[1] = run[1].max(to),
            _ => open = Some([from, to]),
        }
        if let Some([a, b]) = open {
            longest = longest.max(b - a);
        }
    }
    longest
}

/// Runs of a tab this near to each other are one, mm.
const SAME_RUN: f64 = 1e-6;

/// Leaves the runs of a curve, reached by a sweep or not, in `search.runs`.
fn left_of(search: &mut Search, curve: &Curve, sweeps: &Sweeps, extra: f64) {
    let Search {
        cover,
        union,
        stamps,
        found,
        runs,
    } = search;
    sweeps.index.near(curve.window(0.0), stamps, found);
    union.clear();
    for &id in found.iter() {
        cover.stretches(curve, &sweeps.list[id as usize], extra, |s| union.add(s, 0));
    }
    union.runs(runs);
}
