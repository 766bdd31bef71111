//! Which tools a region has to be judged by, and what each of them can reach of it.

use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_between;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::target::Contour;
use crate::tool::{Shape, Tool};

/// What a tool with its tip on a floor can do beside the walls around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How far the axis keeps from the walls, mm: the radius at their top.
    pub keep: f64,
    /// How far around the axis the wood is cut down to the floor, but for what may stay on it, mm: the whole radius of a flat tool, little of
    /// a ball. What stays between two passes of a ball beyond that is higher than may stay.
    pub reach: f64,
    /// How far over the floor it finishes the walls, mm: 0 for a flat tool; below this the corner of a ball or bull-nose keeps wood.
    pub foot: f64,
}

/// A region as far as tools are asked for.
pub struct Place<'a> {
    /// Its contour.
    pub contour: &'a Contour,
    /// Whether a point belongs to it and to no deeper region.
    pub holds: &'a dyn Fn(f64, f64) -> bool,
    /// Height of the lowest walls' top over the tip, mm.
    pub depth: f64,
    /// How far the tip goes below the height at which the region is judged, mm.
    pub over: f64,
    /// Lowest tip that works for it, mm: what goes deeper is for something else (a curve engraved into a floor).
    pub lowest: f64,
}

/// A wall counts as finished from the height on where a round tool comes within this share of the tolerance of it.
const FOOT_SHARE: f64 = 0.5;

impl Fit {
    /// Of a tool at a place, with walls finished to within `tolerance` mm; `None` for a tool that is not known.
    pub fn of(tool: &Tool, place: &Place, tolerance: f64) -> Option<Fit> {
        if !tool.is_known() {
            return None;
        }
        let keep = tool.radius_at(place.depth);
        let near = keep - FOOT_SHARE * tolerance;
        Some(Fit {
            keep,
            reach: tool.radius_at((place.over - Z_ROUNDING).max(0.0)).min(keep),
            foot: height_of(tool, near).min(place.depth),
        })
    }

    /// Whether another tool reaches all that this one does. Moving its axis by `keep − other.keep` towards a wall keeps the other clear.
    fn is_within(&self, other: &Fit) -> bool {
        other.keep <= self.keep && other.reach + (self.keep - other.keep) >= self.reach
    }
}

/// Height over the tip from which on a tool cuts at a radius, mm.
fn height_of(tool: &Tool, radius: f64) -> f64 {
    match tool.shape {
        Shape::Flat | Shape::Unknown => 0.0,
        _ => tool.height_at(radius),
    }
}

/// Of the tools that work in a region those that say what is reached: a tool counts if it comes down to the floor inside the region and
/// no deeper, or if it works there at all and is slimmer than those (its last pass may be missing). Cones cut edges and curves: they say
/// what is reached of a floor only where nothing else works on it. `floor`: sweeps at the floor, `in_stock`: at any depth. `given`: tools
/// that the job gives for it, by position. Empty where none comes down to the floor.
pub fn fits_in(
    scene: &Scene,
    place: &Place,
    floor: &Sweeps,
    in_stock: &Sweeps,
    given: &[u16],
) -> Vec<Fit> {
    let mut lowest = place.lowest;
    let mut at_floor = tools_at(scene, place, floor, lowest);
    if !at_floor.contains(&true) {
        lowest = f64::NEG_INFINITY;
        at_floor = tools_at(scene, place, floor, lowest);
    }
    let is_cone = |tool: usize| scene.tools[tool].shape == Shape::Cone;
    let mut works: Vec<usize> = (0..at_floor.len()).filter(|&tool| at_floor[tool]).collect();
    if works.iter().any(|&tool| !is_cone(tool)) {
        works.retain(|&tool| !is_cone(tool));
    }
    let mut fits = fits_of(scene, place, works);
    if fits.is_empty() {
        return fits;
    }
    let slimmest = fits
        .iter()
        .fold(f64::INFINITY, |least, fit| fit.keep.min(least));
    let above = tools_at(scene, place, in_stock, lowest);
    let above = (0..above.len()).filter(|&tool| above[tool] && !is_cone(tool));
    let above = fits_of(scene, place, above);
    fits.extend(above.iter().filter(|fit| fit.keep < slimmest));
    fits_with(scene, place, &fits, given)
}

/// The same with further tools.
pub fn fits_with(scene: &Scene, place: &Place, fits: &[Fit], given: &[u16]) -> Vec<Fit> {
    let more = given.iter().map(|&tool| &scene.tools[tool as usize]);
    let more = more.filter_map(|tool| Fit::of(tool, place, scene.tolerance));
    widest_reach(fits.iter().copied().chain(more).collect())
}

fn fits_of(scene: &Scene, place: &Place, tools: impl IntoIterator<Item = usize>) -> Vec<Fit> {
    let tools = tools.into_iter();
    tools
        .filter_map(|tool| Fit::of(&scene.tools[tool], place, scene.tolerance))
        .collect()
}

/// Leaves out what another reaches as well.
fn widest_reach(fits: Vec<Fit>) -> Vec<Fit> {
    let mut kept: Vec<Fit> = vec![];
    for fit in fits {
        if !kept.iter().any(|other| fit.is_within(other)) {
            kept.retain(|other| !other.is_within(&fit));
            kept.push(fit);
        }
    }
    kept
}

/// Which tools work inside, by position. The path's middle must lie over the region's own floor: what drills, engraves or sinks something
/// deeper in it does not.
fn tools_at(scene: &Scene, place: &Place, sweeps: &Sweeps, lowest: f64) -> Vec<bool> {
    let Place { contour, holds, .. } = place;
    let works = tools_where(scene, sweeps, lowest, &|curve| {
        let [x, y] = curve.middle();
        contour.contains(x, y) && holds(x, y)
    });
    if works.contains(&true) {
        return works;
    }
    // Long cuts through several regions may have their middles in none.
    let chain = &scene.target.pieces[contour.pieces.clone()];
    tools_where(scene, sweeps, lowest, &|curve| {
        let is_end_in =
            contour.contains(curve.ax, curve.ay) || contour.contains(curve.bx, curve.by);
        is_end_in
            || chain
                .iter()
                .any(|edge| distance_between(curve, edge).distance <= 0.0)
    })
}

fn tools_where(
    scene: &Scene,
    sweeps: &Sweeps,
    lowest: f64,
    counts: &dyn Fn(&Curve) -> bool,
) -> Vec<bool> {
    let mut works = vec![false; scene.tools.len()];
    for (id, (sweep, &tool)) in sweeps.list.iter().zip(&sweeps.tools).enumerate() {
        let works = &mut works[tool as usize];
        if !*works && sweeps.low[id] >= lowest - TOUCH {
            *works = counts(&sweep.curve);
        }
    }
    works
}

/// The slimmest tip, as a radius in mm, of the tools that work inside a region; 0 where none does.
pub fn least_tip(scene: &Scene, contour: &Contour, sweeps: &Sweeps) -> f64 {
    let place = Place {
        contour,
        holds: &|_, _| true,
        depth: 0.0,
        over: 0.0,
        lowest: f64::NEG_INFINITY,
    };
    let works = tools_at(scene, &place, sweeps, place.lowest);
    let tips = scene.tools.iter().zip(&works).filter(|(_, works)| **works);
    let least = tips.fold(f64::INFINITY, |least, (tool, _)| {
        tool.radius_at(0.0).min(least)
    });
    if least < f64::INFINITY { least } else { 0.0 }
}
