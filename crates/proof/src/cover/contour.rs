//! How a contour stands at one height: each point of its walls has a cut within the tolerance, or a reason why not.

use crate::cover::nearest::nearest_sweep;
use crate::cover::reach::{FREE_SLACK, Search, places};
use crate::cover::sweeps::Sweeps;
use crate::cover::tabs::StandingTab;
use crate::cover::union::Run;
use crate::cover::{Stretch, Sweep};
use crate::geometry::curve::Curve;
use crate::scene::Scene;
use crate::target::Wall;

/// Why a stretch of wall is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A cut reaches it, first by this motion.
    Cut(u32),
    /// A tab is meant to stand there.
    Tab,
    /// The sheet ends there anyway.
    Edge,
    /// The part itself keeps the tool off.
    Corner,
    /// Another part keeps the tool off.
    Blocked,
    /// Nothing does: it should have been cut.
    Missing,
}

/// A stretch along a contour.
#[derive(Clone, Copy, Debug)]
pub struct Along {
    /// Why it is so.
    pub why: Why,
    /// Way along the contour's walls to its ends, mm.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// Its first point.
    pub start: [f64; 2],
}

/// How a contour stands.
#[derive(Clone, Debug, Default)]
pub struct ContourCover {
    /// All of it, in order.
    pub runs: Vec<Along>,
    /// Of its walls, mm.
    pub long: f64,
    /// The walls asked, each with the way along the contour to its beginning, mm.
    pub walls: Vec<(f64, u32)>,
    /// Of the smallest tool that works along it, mm; the one asked for where none does.
    pub radius: f64,
    /// The thickest rest where the part keeps the tool off, mm.
    pub rest: f64,
}

/// What a contour is judged against.
pub struct Demand<'a> {
    /// Sweeps at the height asked.
    pub sweeps: &'a Sweeps,
    /// The height asked, mm; walls that end above it are not asked.
    pub z: f64,
    /// Tabs that stand along it.
    pub tabs: &'a [StandingTab],
    /// Taken where no tool works along it, mm.
    pub radius: f64,
    /// Whether it is taken anyway: a cone gets everywhere that its tip gets.
    pub is_radius_fixed: bool,
    /// How far from a cut a wall may lie, mm.
    pub tolerance: f64,
}

/// Gaps shorter than this are decided by a distance, not by their ends, mm (reference section 6).
pub const SHORTEST_GAP: f64 = 1e-4;
/// Which reason counts where several do: the first.
const REASONS: [Why; 4] = [Why::Tab, Why::Edge, Why::Corner, Why::Blocked];

/// Judges walls `range` of the target, which belong to one contour.
pub fn cover_contour(
    scene: &Scene,
    search: &mut Search,
    range: std::ops::Range<usize>,
    demand: &Demand,
) -> ContourCover {
    let mut result = ContourCover {
        radius: f64::INFINITY,
        ..ContourCover::default()
    };
    let mut gaps: Vec<(usize, Vec<Run>)> = vec![];
    for id in range {
        let wall = &scene.target.walls[id];
        if wall.bottom > demand.z || wall.top <= demand.z {
            continue;
        }
        let limits = [demand.tolerance, scene.guard];
        let least = cut_curve(search, &wall.curve, demand.sweeps, limits);
        result.radius = result.radius.min(least);
        gaps.push((id, search.runs.clone()));
    }
    if result.radius == f64::INFINITY || demand.is_radius_fixed {
        result.radius = demand.radius;
    }
    for (id, runs) in gaps {
        let wall = scene.target.walls[id];
        let long = wall.curve.length();
        result.walls.push((result.long, id as u32));
        for run in runs {
            let whole = run.stretch;
            if let Some(motion) = run.first {
                add(&mut result, &wall.curve, long, whole, Why::Cut(motion));
                continue;
            }
            explain(scene, search, id, whole, demand, result.radius);
            for part in std::mem::take(&mut search.runs) {
                let why = part.first.map_or(Why::Missing, |at| REASONS[at as usize]);
                let why = if why == Why::Missing
                    && is_in_wood(scene, &wall, whole, part.stretch, result.radius)
                {
                    Why::Blocked
                } else {
                    why
                };
                let stretch = within(whole, part.stretch);
                if why == Why::Corner {
                    let part = wall.curve.part(stretch.from, stretch.to);
                    result.rest = result.rest.max(rest_at(search, &part, demand.sweeps));
                }
                add(&mut result, &wall.curve, long, stretch, why);
            }
        }
        result.long += long;
    }
    result
}

/// A share of a stretch as a stretch of the whole.
fn within(whole: Stretch, part: Stretch) -> Stretch {
    let long = whole.to - whole.from;
    Stretch {
        from: whole.from + long * part.from,
        to: whole.from + long * part.to,
    }
}

fn add(result: &mut ContourCover, curve: &Curve, long: f64, stretch: Stretch, why: Why) {
    let [from, to] = [stretch.from, stretch.to].map(|share| result.long + share * long);
    if let Some(last) = result.runs.last_mut()
        && last.why == why
        && from - last.to < SHORTEST_GAP
    {
        last.to = to;
        return;
    }
    result.runs.push(Along {
        why,
        from,
        to,
        start: curve.point_at(stretch.from),
    });
}

/// Curves that a tool has to come within reach of, whatever stands around them: cut, or missing.
pub fn cover_curves(
    search: &mut Search,
    curves: &[Curve],
    sweeps: &Sweeps,
    [tolerance, guard]: [f64; 2],
) -> ContourCover {
    let mut result = ContourCover::default();
    for curve in curves {
        let least = cut_curve(search, curve, sweeps, [tolerance, guard]);
        result.radius = result
            .radius
            .max(if least < f64::INFINITY { least } else { 0.0 });
        let long = curve.length();
        for run in std::mem::take(&mut search.runs) {
            let why = run.first.map_or(Why::Missing, Why::Cut);
            add(&mut result, curve, long, run.stretch, why);
        }
        result.long += long;
    }
    result
}

/// Leaves the runs of a curve in `search.runs`: where it is cut first by what. Returns the smallest radius that reaches it.
fn cut_curve(
    search: &mut Search,
    curve: &Curve,
    sweeps: &Sweeps,
    [tolerance, guard]: [f64; 2],
) -> f64 {
    let Search {
        cover,
        union,
        stamps,
        found,
        runs,
    } = search;
    sweeps.index.near(curve.window(guard), stamps, found);
    union.clear();
    let mut least = f64::INFINITY;
    let reach = |sweep: &Sweep| tolerance - curve.slack - sweep.curve.slack;
    for &id in found.iter() {
        let sweep = &sweeps.list[id as usize];
        let mut is_reached = false;
        cover.stretches(curve, sweep, reach(sweep) - guard, |stretch| {
            union.add(stretch, sweep.motion);
            is_reached = true;
        });
        if is_reached {
            least = least.min(sweep.widest());
        }
    }
    union.runs(runs);
    let long = curve.length();
    for at in 0..runs.len() {
        let Stretch { from, to } = runs[at].stretch;
        if runs[at].first.is_some() || (to - from) * long > SHORTEST_GAP {
            continue;
        }
        let [x, y] = curve.point_at((from + to) / 2.0);
        let first = found
            .iter()
            .map(|&id| &sweeps.list[id as usize])
            .find(|sweep| sweep.gap(x, y) <= reach(sweep) + guard)
            .map(|sweep| sweep.motion);
        // The end of a gap is the end of a cut: a gap between two cuts is closed by the later one.
        let beside = [at.checked_sub(1), Some(at + 1)];
        let beside = beside.iter().flatten().filter_map(|&i| runs.get(i)?.first);
        runs[at].first = first.map(|motion| beside.fold(motion, u32::max));
    }
    least
}

/// Leaves in `search.runs` the parts of a gap by reason (its position in `REASONS`).
fn explain(
    scene: &Scene,
    search: &mut Search,
    id: usize,
    gap: Stretch,
    demand: &Demand,
    radius: f64,
) {
    let wall = &scene.target.walls[id];
    let part = wall.curve.part(gap.from, gap.to);
    let whole = Stretch { from: 0.0, to: 1.0 };
    let Search {
        cover,
        union,
        stamps,
        found,
        runs,
    } = search;
    union.clear();
    if is_on_sheet_edge(scene, &part, demand.tolerance) {
        union.add(whole, 1);
    }
    match places(&part, radius) {
        None => union.add(whole, 2),
        Some(line) => {
            for tab in demand.tabs {
                if tab.walls.contains(&(id as u32)) {
                    let reach = tab.excuse(demand.tolerance);
                    for middle in &tab.middles {
                        let sweep = Sweep::even(*middle, reach, 0);
                        cover.stretches(&line, &sweep, 0.0, |s| union.add(s, 0));
                    }
                }
            }
            scene.target.index.near(line.window(radius), stamps, found);
            for &other in found.iter() {
                let standing = &scene.target.walls[other as usize];
                if other as usize == id || standing.top <= demand.z {
                    continue;
                }
                let label = if standing.solid == wall.solid { 2 } else { 3 };
                let kept_off = Sweep::even(standing.curve, radius - FREE_SLACK, 0);
                cover.stretches(&line, &kept_off, 0.0, |s| union.add(s, label));
            }
        }
    }
    union.runs(runs);
}

/// Whether the place over a free part lies in the wood of a part that touches this one along the wall.
fn is_in_wood(scene: &Scene, wall: &Wall, gap: Stretch, part: Stretch, radius: f64) -> bool {
    let stretch = within(gap, part);
    let at = (stretch.from + stretch.to) / 2.0;
    let Some(line) = places(&wall.curve, radius) else {
        return false;
    };
    let [x, y] = line.point_at(at);
    let (top, solid) = scene.target.height_at(x, y);
    solid != crate::target::NONE && solid != wall.solid && top > wall.bottom
}

/// Whether a stretch lies on one edge of the sheet, or beyond it: there is no wood to cut off.
fn is_on_sheet_edge(scene: &Scene, part: &Curve, tolerance: f64) -> bool {
    let near = tolerance - part.sagitta();
    let [wide, high, _] = scene.stock;
    let both = |a: f64, b: f64| a <= near && b <= near;
    both(part.ax, part.bx)
        || both(part.ay, part.by)
        || both(wide - part.ax, wide - part.bx)
        || both(high - part.ay, high - part.by)
}

/// How far beyond its rim the nearest sweep leaves the ends and the middle of a stretch, mm; 0 where none is near.
fn rest_at(search: &mut Search, part: &Curve, sweeps: &Sweeps) -> f64 {
    let points = [[part.ax, part.ay], part.middle(), [part.bx, part.by]];
    let mut most: f64 = 0.0;
    for [x, y] in points {
        if let Some((gap, _)) = nearest_sweep(search, sweeps, [x, y], sweeps.widest * 2.0) {
            most = most.max(gap);
        }
    }
    most
}

impl ContourCover {
    /// When the last wall was finished; `None` while something holds: a tab, or wood that was not or could not be cut for another part.
    pub fn closed_by(&self) -> Option<u32> {
        let mut last = None;
        for run in &self.runs {
            match run.why {
                Why::Cut(motion) => last = last.max(Some(motion)),
                Why::Edge | Why::Corner => {}
                _ if run.to - run.from <= SHORTEST_GAP => {}
                _ => return None,
            }
        }
        last
    }

    /// The point half way along a run.
    pub fn middle_of(&self, scene: &Scene, run: &Along) -> [f64; 2] {
        self.point_at(scene, (run.from + run.to) / 2.0)
            .unwrap_or(run.start)
    }

    /// The point at a way along the contour's walls, mm; `None` where it has none.
    pub fn point_at(&self, scene: &Scene, way: f64) -> Option<[f64; 2]> {
        let at = self.walls.partition_point(|&(from, _)| from <= way);
        let &(from, id) = self.walls.get(at.saturating_sub(1))?;
        let curve = &scene.target.walls[id as usize].curve;
        Some(curve.point_at((way - from) / curve.length().max(f64::MIN_POSITIVE)))
    }
}
