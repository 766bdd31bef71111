//! Features and waste that must be cleared: walls at their depth, what stays inside, curves that are followed.

use crate::cover::contour::{ContourCover, Demand, cover_contour, cover_curves};
use crate::cover::fits::{Fit, least_tip};
use crate::cover::nearest::nearest_sweep;
use crate::cover::reach::{Search, places};
use crate::cover::regions::{Given, Job, inside, judge_region};
use crate::cover::report::push_cover;
use crate::cover::residue::Residue;
use crate::cover::sweeps::{Level, Sweeps, strokes_of, sweeps_at};
use crate::geometry::curve::Curve;
use crate::scene::{Scene, THROUGH_ROUNDING, TOUCH, Z_ROUNDING};
use crate::sweep::merge::Stroke;
use crate::target::{Contour, Kind};
use crate::tool::Shape;

/// Numbers after the contours of a feature: whether there is a residue to speak of (0 or 1; the others follow all the same), radius of the
/// tool, area left at least and at most mm², side of the largest square seen that is all left, its middle X Y, motion nearest to it (−1:
/// none), area out of reach at least and at most, the point farthest from what is reached X Y and how far beyond, radius that would get
/// there, cells, whether the budget ran out. They come twice: for the tools that have to reach all they can, and, where these leave nothing,
/// for further tools that may have been meant for it.
pub const RESIDUE_COLUMNS: usize = 16;

/// Which motions work in a region at its height, and how.
pub struct Judging {
    /// The height.
    pub level: Level,
    /// What cuts there.
    pub sweeps: Sweeps,
}

/// One feature judged.
pub struct Judged {
    /// Its contour and islands.
    pub covers: Vec<(usize, ContourCover)>,
    /// What stays, and the least radius of the tools that have to reach it.
    pub residue: Option<(Residue, f64)>,
    /// With the tools that may have been meant.
    pub further: Option<(Residue, f64)>,
}

/// Judges every feature cut from this face and every required clearing: number of them, then each: contour, number of contours, their rows
/// (`cover_report`), residue, residue.
pub fn report_features(scene: &Scene, given: &[Given], budget: u64) -> Vec<f64> {
    let mut search = Search::default();
    let asked: Vec<usize> = (0..scene.target.contours.len())
        .filter(|&id| is_asked(&scene.target.contours[id]))
        .collect();
    let mut out = vec![asked.len() as f64];
    if asked.is_empty() {
        return out;
    }
    let strokes = strokes_of(scene);
    let in_stock = sweeps_at(scene, strokes, level(-TOUCH, f64::INFINITY));
    let mut levels: Vec<Judging> = vec![];
    let mut left = budget;
    for id in asked {
        let level = level_of(scene, &scene.target.contours[id]);
        let at = levels
            .iter()
            .position(|known| known.level.at == level.at && known.level.tip == level.tip);
        let at = at.unwrap_or_else(|| {
            let sweeps = sweeps_at(scene, strokes, level);
            levels.push(Judging { level, sweeps });
            levels.len() - 1
        });
        let job = Job {
            scene,
            strokes,
            in_stock: &in_stock,
            given,
            budget: left,
        };
        let judged = judge(&job, &mut search, id, &levels[at]);
        let both = [&judged.residue, &judged.further];
        for (residue, _) in both.into_iter().flatten() {
            left = left.saturating_sub(residue.cells);
        }
        out.extend([id as f64, judged.covers.len() as f64]);
        for (contour, cover) in &judged.covers {
            let sweeps = [&levels[at].sweeps, &in_stock];
            push_cover(scene, &mut search, *contour, cover, sweeps, &mut out);
        }
        for residue in both {
            push_residue(scene, &mut search, residue, &levels[at].sweeps, &mut out);
        }
    }
    out
}

fn is_asked(contour: &Contour) -> bool {
    let is_kind = !matches!(contour.kind, Kind::Outline | Kind::Hole | Kind::Clear);
    is_kind && !contour.is_island() && !contour.is_other_side
}

/// What cuts at a height with its tip no higher than `tip`, by feeds.
pub fn level(at: f64, tip: f64) -> Level {
    Level {
        at,
        tip,
        with_rapids: false,
    }
}

/// Floors may stay this much too high: a program's last decimal, or the tolerance.
pub fn rise(scene: &Scene) -> f64 {
    scene.tolerance.max(Z_ROUNDING)
}

/// At which height a feature is judged, and how deep the tip must be for it. Pockets at their floor; drilled holes at the top, with the
/// tip at the bottom, so that the point may be a point; carvings and chamfers at the top.
fn level_of(scene: &Scene, contour: &Contour) -> Level {
    let thickness = scene.stock[2];
    let floor = contour.floor;
    match contour.kind {
        Kind::VCarve | Kind::Chamfer => level(-Z_ROUNDING, f64::INFINITY),
        _ if floor == f64::NEG_INFINITY => {
            let at = THROUGH_ROUNDING - thickness;
            level(at, at - scene.through)
        }
        Kind::Drill => level(-Z_ROUNDING, floor + rise(scene)),
        _ => level(floor + rise(scene), f64::INFINITY),
    }
}

fn judge(job: &Job, search: &mut Search, id: usize, known: &Judging) -> Judged {
    let &Job { scene, strokes, .. } = job;
    let contour = &scene.target.contours[id];
    let plain = |cover| Judged {
        covers: vec![(id, cover)],
        residue: None,
        further: None,
    };
    match contour.kind {
        Kind::Engrave => plain(follow(scene, search, id, &known.sweeps)),
        Kind::Chamfer => plain(chamfer(scene, strokes, search, id, &known.sweeps)),
        Kind::VCarve => {
            let tip = least_tip(scene, contour, &known.sweeps);
            Judged {
                covers: walls(scene, search, id, known, Some(tip)),
                residue: carved_floor(job, search, contour, known),
                further: None,
            }
        }
        _ => judge_region(job, search, id, known),
    }
}

/// The walls of a region and of its islands.
pub fn walls(
    scene: &Scene,
    search: &mut Search,
    id: usize,
    known: &Judging,
    fixed: Option<f64>,
) -> Vec<(usize, ContourCover)> {
    let contours = &scene.target.contours;
    let islands = contours[id + 1..]
        .iter()
        .take_while(|next| next.is_island());
    (id..=id + islands.count())
        .map(|at| {
            let demand = Demand {
                sweeps: &known.sweeps,
                z: known.level.at,
                tabs: &[],
                radius: fixed.unwrap_or(known.sweeps.widest),
                is_radius_fixed: fixed.is_some(),
                tolerance: scene.tolerance,
            };
            let cover = cover_contour(scene, search, contours[at].walls.clone(), &demand);
            (at, cover)
        })
        .collect()
}

/// The flat bottom of a carving with a depth: where the tool that follows the edge would have to stay off the walls, it is wall.
fn carved_floor(
    job: &Job,
    search: &mut Search,
    contour: &Contour,
    edge: &Judging,
) -> Option<(Residue, f64)> {
    let scene = job.scene;
    if contour.floor == f64::NEG_INFINITY {
        return None;
    }
    // The carving tools at work, each with how far it keeps from the walls at the depth.
    let mut away: Option<f64> = None;
    for (sweep, &tool) in edge.sweeps.list.iter().zip(&edge.sweeps.tools) {
        let [x, y] = sweep.curve.middle();
        let radius = scene.tools[tool as usize].radius_at(-contour.floor);
        if away.is_none_or(|most| radius > most) && contour.contains(x, y) {
            away = Some(radius);
        }
    }
    let away = away?;
    let level = level(contour.floor + rise(scene), f64::INFINITY);
    let floor = Judging {
        level,
        sweeps: sweeps_at(scene, job.strokes, level),
    };
    let kept = away + scene.tolerance + rise(scene) * away / -contour.floor;
    // A flat tool that clears the bottom keeps its radius from where the slopes end; a point alone would have to get everywhere.
    let line = Fit {
        keep: kept,
        reach: 0.0,
        foot: 0.0,
    };
    let flat = clearing_tools(scene, contour, &floor.sweeps);
    let mut fits: Vec<Fit> = flat
        .iter()
        .map(|&radius| Fit {
            keep: kept + radius,
            reach: radius,
            foot: 0.0,
        })
        .collect();
    if fits.is_empty() {
        fits.push(line);
    }
    let (left, _) = inside(job, search, contour, &floor, &fits)?;
    Some((left, 0.0))
}

/// Least radius on the bottom of the tools without a point that work there; `None` where only points do.
fn clearing_tools(scene: &Scene, contour: &Contour, floor: &Sweeps) -> Option<f64> {
    let mut least: Option<f64> = None;
    for (sweep, &tool) in floor.list.iter().zip(&floor.tools) {
        let tool = &scene.tools[tool as usize];
        let radius = tool.radius_at(rise(scene) - Z_ROUNDING);
        let is_less = least.is_none_or(|known| radius < known);
        let [x, y] = sweep.curve.middle();
        if tool.shape != Shape::Cone && is_less && contour.contains(x, y) {
            least = Some(radius);
        }
    }
    least
}

/// An engraved curve: the axis runs along all of it, at its depth.
fn follow(scene: &Scene, search: &mut Search, id: usize, sweeps: &Sweeps) -> ContourCover {
    let mut axes = sweeps.clone();
    for sweep in &mut axes.list {
        (sweep.from_radius, sweep.to_radius) = (0.0, 0.0);
    }
    let limits = [scene.tolerance, scene.guard];
    cover_curves(search, scene.target.chain(id), &axes, limits)
}

/// A chamfered edge: cut at its depth, and back by its width at the top.
fn chamfer(
    scene: &Scene,
    strokes: &[Stroke],
    search: &mut Search,
    id: usize,
    top: &Sweeps,
) -> ContourCover {
    let contour = &scene.target.contours[id];
    let limits = [scene.tolerance, scene.guard];
    let own = scene.target.walls.iter();
    let edges: Vec<Curve> = own
        .filter(|wall| wall.chamfer as usize == id)
        .map(|wall| wall.curve)
        .collect();
    let back: Vec<Curve> = edges
        .iter()
        .filter_map(|edge| places(edge, -contour.width))
        .collect();
    let cover = cover_curves(search, &back, top, limits);
    if cover.closed_by().is_none() {
        return cover;
    }
    let low = sweeps_at(
        scene,
        strokes,
        level(contour.floor + rise(scene), f64::INFINITY),
    );
    cover_curves(search, &edges, &low, limits)
}

fn push_residue(
    scene: &Scene,
    search: &mut Search,
    found: &Option<(Residue, f64)>,
    sweeps: &Sweeps,
    out: &mut Vec<f64>,
) {
    let Some((residue, radius)) = found else {
        out.extend([0.0; RESIDUE_COLUMNS]);
        return;
    };
    let at = residue.left_at.unwrap_or([0.0; 2]);
    let near = nearest_sweep(search, sweeps, at, 4.0 * sweeps.widest);
    let (far, over) = residue.farthest.unwrap_or(([0.0; 2], 0.0));
    out.extend([
        1.0,
        *radius,
        residue.left[0],
        residue.left[1],
        residue.left_side,
        at[0],
        at[1],
        near.map_or(-1.0, |(_, id)| {
            f64::from(sweeps.motion_near(scene, id as usize, at))
        }),
        residue.unreachable[0],
        residue.unreachable[1],
        far[0],
        far[1],
        over,
        residue.would_reach,
        residue.cells as f64,
        f64::from(u8::from(residue.is_cut_short)),
    ]);
}
