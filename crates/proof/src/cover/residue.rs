//! What must be cut inside a region and is not: cells, depth first, sums only.
//!
//! F: places of the axis that keep the tool's radius from every standing wall. Required: within the radius, less the tolerance, of F. Walls
//! keep at least the tolerance from what is required, so a cell beside a wall is judged by the part of it on the void side of that
//! line: the sweep that finishes the wall holds all of it, and no cell has to become as small as the tolerance (reference 5.3).

use crate::cover::fits::Fit;
use crate::cover::reach::{FREE_SLACK, Search, rim_of_places};
use crate::cover::residue_clip::is_followed;
use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_to;
use crate::geometry::grid::{Grid, Stamps};
use crate::scene::Scene;
use crate::target::Wall;

/// A region at one height.
pub struct Region<'a> {
    /// Whether a point belongs to it and nothing deeper takes its wood: it is waste of this region alone.
    pub holds: &'a dyn Fn(f64, f64) -> bool,
    /// Whether the axis may stand over a point as far as wood inside parts goes; walls are asked apart.
    pub is_void: &'a dyn Fn(f64, f64) -> bool,
    /// Box: min x, min y, max x, max y.
    pub window: [f64; 4],
    /// The height: walls that end at or below it do not stand.
    pub z: f64,
    /// What each tool that counts can do there; required is what any of them reaches. At least one.
    pub fits: &'a [Fit],
    /// Edges of waste that is to be cleared: the tool keeps inside them as inside walls. The wood on the left.
    pub edges: &'a [Curve],
    /// What cuts at this height.
    pub sweeps: &'a Sweeps,
}

/// What stays of a region. Areas mm², certified from below and above.
#[derive(Clone, Copy, Debug, Default)]
pub struct Residue {
    /// Required and not cut.
    pub left: [f64; 2],
    /// The centre of the largest cell that is all left.
    pub left_at: Option<[f64; 2]>,
    /// Side of that cell, mm. Squares parallel to the axes of twice the side of the smallest cells hold one of these wholly: where none was
    /// seen nothing is left that is as wide.
    pub left_side: f64,
    /// Of the region, out of reach of the tool.
    pub unreachable: [f64; 2],
    /// The point seen that is farthest from what the tool reaches, and how far.
    pub farthest: Option<([f64; 2], f64)>,
    /// The largest circle seen around such a point that keeps clear of walls: the radius of a tool that would get there, mm.
    pub would_reach: f64,
    /// Cells looked at.
    pub cells: u64,
    /// Whether the budget ran out: what was not looked at is counted as left, from above.
    pub is_cut_short: bool,
}

/// Sides of the first cells, mm.
const ROOT: f64 = 4.0;
/// Cells are halved down to about this side, mm; what is not all left then may be.
const SMALLEST: f64 = 0.008;
/// Once a square of what is left was seen, its rim is followed no finer than by this share of it: the finding is sure, the bracket wide enough.
const COARSER: f64 = 1.0 / 64.0;
/// Cells that only measure what is out of reach stop here, mm.
const SMALLEST_UNREACHABLE: f64 = 0.07;

/// F of one tool: all places from which it cuts what it reaches.
pub(super) struct Free {
    pub(super) fit: Fit,
    /// Its rim, each piece found in every cell it could concern.
    pub(super) rim: Vec<Curve>,
    pub(super) index: Grid,
    /// Whether a sweep that cuts as wide follows all of a piece within the tolerance.
    pub(super) is_followed: Vec<bool>,
}

pub(super) struct Walk<'a> {
    pub(super) region: &'a Region<'a>,
    /// Standing walls, each found in every cell it could concern.
    pub(super) walls: Vec<Curve>,
    pub(super) wall_index: Grid,
    /// Edges of deeper ground, which do not stand at this height: the region ends there, but the tool goes on.
    pub(super) lower: Vec<Curve>,
    pub(super) lower_index: Grid,
    /// F of each tool that counts.
    pub(super) free: Vec<Free>,
    pub(super) shrink: f64,
    /// Walls farther than this from a point may be missed beside it, mm.
    margin: f64,
    /// Nothing required lies nearer to a wall than this, mm.
    pub(super) clear: f64,
    pub(super) guard: f64,
    budget: u64,
    result: Residue,
    pub(super) stamps: Stamps,
    pub(super) found: Vec<u32>,
    pub(super) polygon: Vec<[f64; 2]>,
    pub(super) clipped: Vec<[f64; 2]>,
}

/// Measures what stays. `budget`: cells.
pub fn residue(scene: &Scene, search: &mut Search, region: &Region, budget: u64) -> Residue {
    let [x0, y0, x1, y1] = region.window;
    let widest = region.fits.iter().fold(0.0, |w: f64, fit| w.max(fit.keep));
    let far = 2.0 * widest + ROOT;
    let window = [x0 - far, y0 - far, x1 + far, y1 + far];
    scene
        .target
        .index
        .near(window, &mut search.stamps, &mut search.found);
    let near = search
        .found
        .iter()
        .map(|&id| &scene.target.walls[id as usize]);
    let (standing, lower): (Vec<&Wall>, Vec<&Wall>) = near.partition(|wall| wall.top > region.z);
    let mut walls: Vec<Curve> = standing.iter().map(|wall| wall.curve).collect();
    let lower: Vec<Curve> = lower.iter().map(|wall| wall.curve).collect();
    walls.extend_from_slice(region.edges);
    let margin = (ROOT + scene.tolerance).max(widest);
    let wall_index = Grid::new(&walls, ROOT, |_| margin);
    let mut free_of = |&fit: &Fit| {
        let rim = rim_of_places(search, &walls, &wall_index, fit.keep, region.is_void);
        let index = Grid::new(&rim, ROOT, |_| fit.reach + ROOT);
        let pieces = rim.iter();
        let is_followed =
            pieces.map(|piece| is_followed(scene, search, region.sweeps, piece, fit.reach));
        Free {
            fit,
            is_followed: is_followed.collect(),
            rim,
            index,
        }
    };
    let free: Vec<Free> = region.fits.iter().map(&mut free_of).collect();
    let shrink = scene.tolerance + 2.0 * FREE_SLACK;
    let beside = region
        .fits
        .iter()
        .map(|fit| fit.keep - (fit.reach - shrink).max(0.0));
    let mut walk = Walk {
        region,
        wall_index,
        lower_index: Grid::new(&lower, ROOT, |_| ROOT),
        lower,
        free,
        walls,
        shrink,
        margin,
        clear: beside.fold(f64::INFINITY, f64::min) - FREE_SLACK - scene.guard,
        guard: scene.guard,
        budget,
        result: Residue::default(),
        stamps: Stamps::default(),
        found: vec![],
        polygon: vec![],
        clipped: vec![],
    };
    let columns = ((x1 - x0) / ROOT).ceil().max(1.0);
    let rows = ((y1 - y0) / ROOT).ceil().max(1.0);
    if columns * rows > budget as f64 {
        walk.result.is_cut_short = true;
        walk.result.left[1] = (x1 - x0) * (y1 - y0);
        return walk.result;
    }
    for row in 0..rows as u32 {
        for column in 0..columns as u32 {
            let x = x0 + (f64::from(column) + 0.5) * ROOT;
            let y = y0 + (f64::from(row) + 0.5) * ROOT;
            walk.cell([x, y], ROOT / 2.0, true, None);
        }
    }
    walk.result
}

/// What is true of a point, and of all of a cell that no wall passes.
#[derive(Clone, Copy)]
struct Ground {
    is_held: bool,
    is_void: bool,
}

/// Distances of a point, mm.
struct Place {
    /// To the nearest wall.
    wall: f64,
    /// To what has to be cut; negative inside, at most by how deep inside.
    lacks: f64,
    /// Beyond what the tools reach; likewise.
    over: f64,
}

impl Walk<'_> {
    /// `is_asked`: whether some of the cell may be required; else only what is out of reach is measured. `ground`: what holds for all of it, once no
    /// wall passes.
    fn cell(&mut self, [x, y]: [f64; 2], half: f64, is_asked: bool, ground: Option<Ground>) {
        let area = 4.0 * half * half;
        self.result.cells += 1;
        if self.result.cells > self.budget {
            self.result.is_cut_short = true;
            self.result.left[1] += area;
            return;
        }
        let rho = half * std::f64::consts::SQRT_2;
        let place = self.place(x, y, ground);
        // No edge passes: the whole cell is waste of the region, or none of it is.
        let ground = ground.or_else(|| self.is_even(x, y, rho, &place).then(|| self.ground(x, y)));
        let is_even = ground.is_some();
        if ground.is_some_and(|ground| !ground.is_held) {
            return;
        }
        let is_required = is_asked && place.lacks <= rho;
        let is_beyond = place.over + rho > 0.0 && !self.is_reached(x, y, half);
        if !is_required && !is_beyond {
            return;
        }
        let asks_on = is_required && !self.is_along_path(x, y, rho) && !self.is_covered(x, y, half);
        if !asks_on && !is_beyond {
            return;
        }
        let is_small = 2.0 * half <= SMALLEST.max(self.result.left_side * COARSER);
        if !asks_on && place.over > rho {
            let own = if is_even {
                Some(area)
            } else {
                self.area_in_void(x, y, half)
            };
            if let Some(own) = own {
                self.add_unreachable([own; 2], [x, y], &place);
                return;
            }
        }
        if !asks_on && 2.0 * half <= SMALLEST_UNREACHABLE {
            if (self.region.holds)(x, y) && place.over > 0.0 {
                self.add_unreachable([0.0, area], [x, y], &place);
            } else {
                self.result.unreachable[1] += area;
            }
            return;
        }
        if asks_on && (is_small || self.is_all_left(x, y, &place, rho)) {
            self.add_left([x, y], half, &place, is_even);
            return;
        }
        let quarter = half / 2.0;
        for (dx, dy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            let at = [x + dx * quarter, y + dy * quarter];
            self.cell(at, quarter, asks_on, ground);
        }
    }

    /// Whether neither a standing wall nor a lower edge passes a cell.
    fn is_even(&self, x: f64, y: f64, rho: f64, place: &Place) -> bool {
        let lower = self.lower_index.at(x, y).iter();
        place.wall > rho
            && lower
                .map(|&id| distance_to(x, y, &self.lower[id as usize]))
                .all(|distance| distance > rho)
    }

    fn ground(&self, x: f64, y: f64) -> Ground {
        Ground {
            is_held: (self.region.holds)(x, y),
            is_void: (self.region.is_void)(x, y),
        }
    }

    fn place(&self, x: f64, y: f64, ground: Option<Ground>) -> Place {
        let least = |ids: &[u32], curves: &[Curve]| {
            ids.iter().fold(f64::INFINITY, |least: f64, &id| {
                least.min(distance_to(x, y, &curves[id as usize]))
            })
        };
        let wall = least(self.wall_index.at(x, y), &self.walls);
        let is_void =
            || ground.map_or_else(|| (self.region.is_void)(x, y), |ground| ground.is_void);
        let mut place = Place {
            wall,
            lacks: f64::INFINITY,
            over: f64::INFINITY,
        };
        for Free {
            fit, rim, index, ..
        } in &self.free
        {
            // No wall nearer than the index looks: inside F as far as that.
            let inside = wall.min(self.margin) - fit.keep;
            let free = if inside >= -FREE_SLACK && is_void() {
                -inside.max(0.0)
            } else {
                least(index.at(x, y), rim)
            };
            place.over = place.over.min(free - fit.reach);
            place.lacks = place.lacks.min(free - (fit.reach - self.shrink).max(0.0));
        }
        place
    }

    /// Whether every point of the cell is required and none is cut.
    fn is_all_left(&mut self, x: f64, y: f64, place: &Place, rho: f64) -> bool {
        place.wall > rho && place.lacks + rho + self.guard < 0.0 && self.least_gap(x, y, rho) > rho
    }

    /// How far the nearest sweep leaves a point, as far as `near` mm around it; infinity if none is nearer.
    fn least_gap(&mut self, x: f64, y: f64, near: f64) -> f64 {
        let window = [x - near, y - near, x + near, y + near];
        let sweeps = self.region.sweeps;
        sweeps.index.near(window, &mut self.stamps, &mut self.found);
        self.found.iter().fold(f64::INFINITY, |least: f64, &id| {
            let sweep = &sweeps.list[id as usize];
            least.min(sweep.gap(x, y) - self.guard - sweep.curve.slack)
        })
    }

    fn add_left(&mut self, [x, y]: [f64; 2], half: f64, place: &Place, is_even: bool) {
        let area = 4.0 * half * half;
        let rho = half * std::f64::consts::SQRT_2;
        self.result.left[1] += area;
        let is_whole = is_even
            && place.lacks + rho + self.guard < 0.0
            && self.least_gap(x, y, rho) > rho
            && (self.region.holds)(x, y);
        if !is_whole {
            return;
        }
        self.result.left[0] += area;
        if 2.0 * half > self.result.left_side {
            self.result.left_side = 2.0 * half;
            self.result.left_at = Some([x, y]);
        }
    }

    /// The least that any of the tools keeps from walls, mm.
    fn slimmest(&self) -> f64 {
        let keeps = self.region.fits.iter().map(|fit| fit.keep);
        keeps.fold(f64::INFINITY, f64::min)
    }

    fn add_unreachable(&mut self, area: [f64; 2], at: [f64; 2], place: &Place) {
        self.result.unreachable[0] += area[0];
        self.result.unreachable[1] += area[1];
        let over = place.over;
        if self.result.farthest.is_none_or(|(_, most)| over > most) && over < f64::INFINITY {
            self.result.farthest = Some((at, over));
        }
        self.result.would_reach = self.result.would_reach.max(place.wall.min(self.slimmest()));
    }
}
