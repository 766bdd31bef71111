//! Regions with a floor: which tools they are judged by, their walls, and what stays inside.

use crate::cover::features::{Judged, Judging, level, rise, walls};
use crate::cover::fits::{Fit, Place, fits_in, fits_with};
use crate::cover::reach::Search;
use crate::cover::residue::{Region, Residue, residue};
use crate::cover::sweeps::{Sweeps, sweeps_at};
use crate::scene::{Scene, Z_ROUNDING};
use crate::sweep::merge::Stroke;
use crate::target::{Contour, Kind, NONE};

/// A tool that the job gives for a region.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// Position of the region's contour; `NONE`: any.
    pub contour: u32,
    /// Position of the tool.
    pub tool: u16,
    /// Whether it surely has to work there; else it may have been meant to.
    pub is_sure: bool,
}

/// What a feature is judged with.
pub struct Job<'a> {
    /// Everything.
    pub scene: &'a Scene,
    /// Its path.
    pub strokes: &'a [Stroke],
    /// What cuts at any depth.
    pub in_stock: &'a Sweeps,
    /// Tools that the job gives.
    pub given: &'a [Given],
    /// Cells.
    pub budget: u64,
}

impl Job<'_> {
    fn given(&self, id: usize, is_sure: bool) -> Vec<u16> {
        let all = self.given.iter();
        all.filter(|one| {
            one.is_sure == is_sure && (one.contour == NONE || one.contour as usize == id)
        })
        .map(|one| one.tool)
        .collect()
    }
}

/// A pocket, a drilled hole or waste: its floor by the tools that have to reach it, its walls from where these finish them.
pub fn judge_region(job: &Job, search: &mut Search, id: usize, known: &Judging) -> Judged {
    let scene = job.scene;
    let contour = &scene.target.contours[id];
    let holds = |x: f64, y: f64| holds_waste(scene, contour, x, y);
    let place = place_of(scene, contour, &holds);
    let fits = fits_in(
        scene,
        &place,
        &known.sweeps,
        job.in_stock,
        &job.given(id, true),
    );
    let foot = fits
        .iter()
        .fold(f64::INFINITY, |least, fit| fit.foot.min(least));
    let at = place_at_foot(scene, contour, known, foot);
    let covers = if at > known.level.at {
        let level = level(at, f64::INFINITY);
        let sweeps = sweeps_at(scene, job.strokes, level);
        walls(scene, search, id, &Judging { level, sweeps }, None)
    } else {
        walls(scene, search, id, known, None)
    };
    let residue = inside(job, search, contour, known, &fits);
    let is_clean = residue
        .as_ref()
        .is_some_and(|(left, _)| left.left[1] == 0.0);
    let further = job.given(id, false);
    let more = fits_with(scene, &place, &fits, &further);
    let further = (is_clean && more != fits)
        .then(|| inside(job, search, contour, known, &more))
        .flatten();
    Judged {
        covers,
        residue,
        further,
    }
}

/// At which height the walls of a region are judged: where the tools that come down to its floor finish them.
fn place_at_foot(scene: &Scene, contour: &Contour, known: &Judging, foot: f64) -> f64 {
    if contour.kind == Kind::Drill || foot == f64::INFINITY {
        return known.level.at;
    }
    let floor = contour.floor.max(-scene.stock[2] - scene.through);
    known.level.at.max((floor + foot).min(-Z_ROUNDING))
}

/// How deep tools stand in a region when they are at its floor.
fn place_of<'a>(
    scene: &Scene,
    contour: &'a Contour,
    holds: &'a dyn Fn(f64, f64) -> bool,
) -> Place<'a> {
    let is_through = contour.floor == f64::NEG_INFINITY;
    let depth = if is_through {
        scene.stock[2] + scene.through
    } else {
        -contour.floor
    };
    Place {
        contour,
        holds,
        depth,
        over: match contour.kind {
            Kind::Drill => depth,
            _ if is_through => scene.through + Z_ROUNDING,
            _ => rise(scene),
        },
        lowest: contour.floor - rise(scene),
    }
}

/// Whether a point is waste of this region alone.
fn holds_waste(scene: &Scene, contour: &Contour, x: f64, y: f64) -> bool {
    let (top, solid) = scene.target.height_at(x, y);
    let is_own = if contour.solid == NONE {
        solid == NONE
    } else if contour.floor == f64::NEG_INFINITY {
        solid == NONE || top == f64::NEG_INFINITY
    } else {
        top == contour.floor
    };
    is_own && contour.contains(x, y)
}

/// What stays inside a region at the height asked that any of the fits reaches, with the least radius of these; `None` without a fit.
pub fn inside(
    job: &Job,
    search: &mut Search,
    contour: &Contour,
    known: &Judging,
    fits: &[Fit],
) -> Option<(Residue, f64)> {
    let scene = job.scene;
    let target = &scene.target;
    let floor = contour.floor.max(-scene.stock[2]);
    let is_clearing = contour.solid == NONE;
    let least = fits.iter().map(|fit| fit.keep).reduce(f64::min)?;
    let is_void = |x: f64, y: f64| {
        let (top, solid) = target.height_at(x, y);
        let is_within = !is_clearing || contour.contains(x, y);
        is_within && (solid == NONE || top <= floor)
    };
    let region = Region {
        holds: &|x, y| holds_waste(scene, contour, x, y),
        is_void: &is_void,
        window: contour.window,
        z: floor + rise(scene),
        fits,
        edges: if is_clearing {
            &target.pieces[contour.pieces.clone()]
        } else {
            &[]
        },
        sweeps: &known.sweeps,
    };
    Some((residue(scene, search, &region, job.budget), least))
}
