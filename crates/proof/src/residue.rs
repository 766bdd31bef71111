//! What must be cut inside a region and is not: cells, depth first, sums only.
//!
//! F: places of the axis that keep the tool's radius from every standing wall. Required: within the radius, less the tolerance, of F. Walls
//! keep at least the tolerance from what is required, so a cell beside a wall is judged by the part of it on the void side of that
//! line: the sweep that finishes the wall holds all of it, and no cell has to become as small as the tolerance (reference 5.3).

use crate::cover::Sweep;
use crate::cover_sweeps::Sweeps;
use crate::curve::{Curve, length};
use crate::distance::{distance_to, is_in_sector};
use crate::grid::{Grid, Stamps};
use crate::reach::{FREE_SLACK, Search, rim_of_places};
use crate::scene::Scene;

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
    /// How far the axis keeps from walls at least, mm: the tool's radius at the height where they matter.
    pub radius: f64,
    /// How far around its axis the tool cuts at this height, mm: the same for a flat tool, 0 for a point.
    pub reach: f64,
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
    /// Where it is thickest as far as seen: the centre of the largest cell that is all left.
    pub left_at: Option<[f64; 2]>,
    /// Side of that cell, mm.
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
/// Cells are halved down to about this side, mm; then their middle decides.
const SMALLEST: f64 = 0.008;
/// Once a square of what is left was seen, its rim is followed no finer than by this share of it: the finding is sure, the bracket wide enough.
const COARSER: f64 = 1.0 / 64.0;
/// Cells that only measure what is out of reach stop here, mm.
const SMALLEST_UNREACHABLE: f64 = 0.06;

struct Walk<'a> {
    region: &'a Region<'a>,
    /// Standing walls, each found in every cell it could concern.
    walls: Vec<Curve>,
    wall_index: Grid,
    /// The rim of F, likewise.
    rim: Vec<Curve>,
    rim_index: Grid,
    shrink: f64,
    guard: f64,
    budget: u64,
    result: Residue,
    stamps: Stamps,
    found: Vec<u32>,
    polygon: Vec<[f64; 2]>,
    clipped: Vec<[f64; 2]>,
}

/// Measures what stays. `budget`: cells.
pub fn residue(scene: &Scene, search: &mut Search, region: &Region, budget: u64) -> Residue {
    let [x0, y0, x1, y1] = region.window;
    let far = 2.0 * region.radius + ROOT;
    let window = [x0 - far, y0 - far, x1 + far, y1 + far];
    scene
        .target
        .index
        .near(window, &mut search.stamps, &mut search.found);
    let mut walls: Vec<Curve> = search
        .found
        .iter()
        .map(|&id| &scene.target.walls[id as usize])
        .filter(|wall| wall.top > region.z)
        .map(|wall| wall.curve)
        .collect();
    walls.extend_from_slice(region.edges);
    let margin = (ROOT + scene.tolerance).max(region.radius);
    let wall_index = Grid::new(&walls, ROOT, |_| margin);
    let rim = rim_of_places(search, &walls, &wall_index, region.radius, region.is_void);
    let mut walk = Walk {
        region,
        wall_index,
        rim_index: Grid::new(&rim, ROOT, |_| region.reach + ROOT),
        walls,
        rim,
        shrink: scene.tolerance + 2.0 * FREE_SLACK,
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
            walk.cell(x, y, ROOT / 2.0, true);
        }
    }
    walk.result
}

/// A distance and what is known of the point by it.
struct Place {
    wall: f64,
    /// To F; 0 inside.
    free: f64,
}

impl Walk<'_> {
    /// `is_asked`: whether some of the cell may be required; else only what is out of reach is measured.
    fn cell(&mut self, x: f64, y: f64, half: f64, is_asked: bool) {
        let area = 4.0 * half * half;
        self.result.cells += 1;
        if self.result.cells > self.budget {
            self.result.is_cut_short = true;
            self.result.left[1] += area;
            return;
        }
        let rho = half * std::f64::consts::SQRT_2;
        let place = self.place(x, y);
        // No wall passes: the whole cell is waste of the region, or none of it is.
        let is_even = place.wall > rho;
        if is_even && !(self.region.holds)(x, y) {
            return;
        }
        let reach = (self.region.reach - self.shrink).max(0.0);
        let is_required = is_asked && place.free <= reach + rho;
        let is_beyond = place.free + rho > self.region.reach && !self.is_reached(x, y, half);
        if !is_required && !is_beyond {
            return;
        }
        let asks_on = is_required && !self.is_covered(x, y, half);
        if !asks_on && !is_beyond {
            return;
        }
        let is_small = 2.0 * half <= SMALLEST.max(self.result.left_side * COARSER);
        if is_even && !asks_on && place.free - rho > self.region.reach {
            self.add_unreachable([area; 2], [x, y], &place);
            return;
        }
        if !asks_on && 2.0 * half <= SMALLEST_UNREACHABLE {
            if (self.region.holds)(x, y) && place.free > self.region.reach {
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
            self.cell(x + dx * quarter, y + dy * quarter, quarter, asks_on);
        }
    }

    fn place(&self, x: f64, y: f64) -> Place {
        let least = |ids: &[u32], curves: &[Curve]| {
            ids.iter().fold(f64::INFINITY, |least: f64, &id| {
                least.min(distance_to(x, y, &curves[id as usize]))
            })
        };
        let wall = least(self.wall_index.at(x, y), &self.walls);
        let is_free = wall >= self.region.radius - FREE_SLACK && (self.region.is_void)(x, y);
        let free = if is_free {
            0.0
        } else {
            least(self.rim_index.at(x, y), &self.rim)
        };
        Place { wall, free }
    }

    /// Whether all of a cell that could be required lies in one sweep.
    fn is_covered(&mut self, x: f64, y: f64, half: f64) -> bool {
        self.clip(x, y, half, self.shrink - FREE_SLACK - self.guard);
        if self.polygon.is_empty() {
            return true;
        }
        let sweeps = self.region.sweeps;
        sweeps.index.at(x, y).iter().any(|&id| {
            let sweep = &sweeps.list[id as usize];
            holds_polygon(sweep, &self.polygon, self.guard + sweep.curve.slack)
        })
    }

    /// Whether the tool reaches all of a cell that is not wood, from one stretch of the rim of F: as in `is_covered`.
    fn is_reached(&mut self, x: f64, y: f64, half: f64) -> bool {
        self.clip(x, y, half, 0.0);
        self.polygon.is_empty()
            || self.rim_index.at(x, y).iter().any(|&id| {
                let sweep = Sweep::even(self.rim[id as usize], self.region.reach, 0);
                holds_polygon(&sweep, &self.polygon, -self.guard)
            })
    }

    /// The cell without what lies nearer to a wall than anything required does, as a convex polygon; never smaller than that.
    fn clip(&mut self, x: f64, y: f64, half: f64, keep: f64) {
        self.polygon.clear();
        self.polygon.extend([
            [x - half, y - half],
            [x + half, y - half],
            [x + half, y + half],
            [x - half, y + half],
        ]);
        let rho = half * std::f64::consts::SQRT_2;
        for at in 0..self.wall_index.at(x, y).len() {
            let wall = self.walls[self.wall_index.at(x, y)[at] as usize];
            if distance_to(x, y, &wall) > rho + keep {
                continue;
            }
            let Some([nx, ny, offset]) = half_plane(&wall, [x, y], half, keep - wall.slack) else {
                continue;
            };
            clip_polygon(&self.polygon, &mut self.clipped, nx, ny, offset);
            std::mem::swap(&mut self.polygon, &mut self.clipped);
            if self.polygon.len() < 3 {
                self.polygon.clear();
                return;
            }
        }
    }

    /// Whether every point of the cell is required and none is cut.
    fn is_all_left(&mut self, x: f64, y: f64, place: &Place, rho: f64) -> bool {
        let reach = (self.region.reach - self.shrink).max(0.0);
        place.wall > rho && place.free + rho + self.guard < reach && self.least_gap(x, y, rho) > rho
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
        let reach = (self.region.reach - self.shrink).max(0.0);
        let gap = self.least_gap(x, y, rho);
        let is_sure = gap > 0.0
            && place.free + self.guard < reach
            && place.wall > self.shrink
            && (self.region.holds)(x, y);
        self.result.left[1] += area;
        if is_sure {
            if is_even && gap > rho && place.free + rho < reach {
                self.result.left[0] += area;
            }
            if 2.0 * half > self.result.left_side {
                self.result.left_side = 2.0 * half;
                self.result.left_at = Some([x, y]);
            }
        }
    }

    fn add_unreachable(&mut self, area: [f64; 2], at: [f64; 2], place: &Place) {
        self.result.unreachable[0] += area[0];
        self.result.unreachable[1] += area[1];
        let over = place.free - self.region.reach;
        if self.result.farthest.is_none_or(|(_, most)| over > most) && over < f64::INFINITY {
            self.result.farthest = Some((at, over));
        }
        self.result.would_reach = self
            .result
            .would_reach
            .max(place.wall.min(self.region.radius));
    }
}

/// The half plane n·p ≥ offset that holds every point of the cell at least `keep` mm out of a wall; `None` where the wall ends within the cell's
/// width, as nothing is known beyond its end.
fn half_plane(wall: &Curve, [x, y]: [f64; 2], half: f64, keep: f64) -> Option<[f64; 3]> {
    let rho = half * std::f64::consts::SQRT_2;
    if wall.is_line() {
        let long = wall.chord();
        let (dx, dy) = ((wall.bx - wall.ax) / long, (wall.by - wall.ay) / long);
        let along = (x - wall.ax) * dx + (y - wall.ay) * dy;
        if !(along >= rho && along <= long - rho) {
            return None;
        }
        // The wood is on the left; the void on the right.
        let (nx, ny) = (dy, -dx);
        return Some([nx, ny, nx * wall.ax + ny * wall.ay + keep]);
    }
    let (ux, uy) = (x - wall.cx, y - wall.cy);
    let far = length(ux, uy);
    if far <= 2.0 * rho {
        return None;
    }
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
    if !corners
        .iter()
        .all(|&(sx, sy)| is_in_sector(ux + sx, uy + sy, wall))
    {
        return None;
    }
    let (ux, uy) = (ux / far, uy / far);
    if wall.turn < 0.0 {
        // Void inside the circle: the tangent square to the way to the cell.
        let offset = -(ux * wall.cx + uy * wall.cy) - (wall.radius - keep);
        return Some([-ux, -uy, offset]);
    }
    // Void outside the circle: at most rho to the side of that way the circle has receded so far.
    let out = wall.radius + keep;
    if out <= rho {
        return None;
    }
    let receded = (out * out - rho * rho).sqrt();
    Some([ux, uy, ux * wall.cx + uy * wall.cy + receded])
}

/// Cuts a convex polygon with n·p ≥ offset.
fn clip_polygon(from: &[[f64; 2]], to: &mut Vec<[f64; 2]>, nx: f64, ny: f64, offset: f64) {
    to.clear();
    for (i, &[ax, ay]) in from.iter().enumerate() {
        let [bx, by] = from[(i + 1) % from.len()];
        let a = nx * ax + ny * ay - offset;
        let b = nx * bx + ny * by - offset;
        if a >= 0.0 {
            to.push([ax, ay]);
        }
        if (a >= 0.0) != (b >= 0.0) {
            let ratio = a / (a - b);
            to.push([ax + (bx - ax) * ratio, ay + (by - ay) * ratio]);
        }
    }
}

/// Whether a convex polygon lies in a sweep. Exact for lines (also with a changing radius: the hull of two discs is convex); sufficient for arcs.
fn holds_polygon(sweep: &Sweep, polygon: &[[f64; 2]], guard: f64) -> bool {
    let curve = &sweep.curve;
    if curve.is_line() {
        return polygon.iter().all(|&[x, y]| sweep.gap(x, y) <= -guard);
    }
    let reach = sweep.from_radius - guard;
    let near_to = |px: f64, py: f64| {
        polygon
            .iter()
            .all(|&[x, y]| length(x - px, y - py) <= reach)
    };
    if near_to(curve.ax, curve.ay) || near_to(curve.bx, curve.by) {
        return true;
    }
    polygon.iter().enumerate().all(|(i, &[x, y])| {
        let (dx, dy) = (x - curve.cx, y - curve.cy);
        let [bx, by] = polygon[(i + 1) % polygon.len()];
        let edge = Curve::line(x, y, bx, by);
        is_in_sector(dx, dy, curve)
            && length(dx, dy) <= curve.radius + reach
            && distance_to(curve.cx, curve.cy, &edge) >= curve.radius - reach
    }) && !contains(polygon, curve.cx, curve.cy)
}

/// Whether a counter-clockwise convex polygon holds a point.
fn contains(polygon: &[[f64; 2]], x: f64, y: f64) -> bool {
    polygon.iter().enumerate().all(|(i, &[ax, ay])| {
        let [bx, by] = polygon[(i + 1) % polygon.len()];
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0.0
    })
}
