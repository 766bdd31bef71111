//! Cells of a region against what is cut and what is reached.

use crate::cover::Sweep;
use crate::cover::reach::{FREE_SLACK, Search};
use crate::cover::residue::{Free, Walk};
use crate::cover::residue_polygon::{
    area_of, clip_polygon, depth_behind, half_plane, has_void_behind, hold_polygon, holds_polygon,
};
use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_to;
use crate::scene::Scene;

/// In a cell that more sweeps than this meet it is not tried whether several together hold it: its quarters meet fewer.
const MOST_SLABS: usize = 40;

/// Gaps along a rim that are no longer are seams between two moves, mm.
const SEAM: f64 = 1e-6;

/// Whether axes of sweeps no narrower than `reach` run within the tolerance of all of a piece of rim.
pub(super) fn is_followed(
    scene: &Scene,
    search: &mut Search,
    sweeps: &Sweeps,
    piece: &Curve,
    reach: f64,
) -> bool {
    let Search {
        cover,
        union,
        stamps,
        found,
        runs,
    } = search;
    sweeps.index.near(piece.window(0.0), stamps, found);
    union.clear();
    for &id in found.iter() {
        let sweep = &sweeps.list[id as usize];
        if sweep.from_radius.min(sweep.to_radius) < reach {
            continue;
        }
        let near = scene.tolerance - scene.guard - sweep.curve.slack - piece.slack;
        let axis = Sweep::even(sweep.curve, near.max(0.0), 0);
        cover.stretches(piece, &axis, 0.0, |stretch| union.add(stretch, 0));
    }
    union.runs(runs);
    let long = piece.length();
    runs.iter().all(|run| {
        run.first.is_some() || long > 0.0 && (run.stretch.to - run.stretch.from) * long <= SEAM
    })
}

impl Walk<'_> {
    /// Whether a cell lies outside F and the path follows all of the rim of F around it: a required point there is no farther from the rim
    /// than the reach less a little, and the rim is no farther than that little from the path (reference 5.3, a).
    pub(super) fn is_along_path(&self, x: f64, y: f64, rho: f64) -> bool {
        self.free.iter().all(|free| {
            let reach = free.fit.reach + rho;
            let near = free.index.at(x, y).iter().map(|&id| {
                let id = id as usize;
                (distance_to(x, y, &free.rim[id]), free.is_followed[id])
            });
            let mut nearest = f64::INFINITY;
            let mut is_all_followed = true;
            for (distance, is_followed) in near {
                nearest = nearest.min(distance);
                is_all_followed &= is_followed || distance > reach;
            }
            is_all_followed && nearest > rho && nearest < f64::INFINITY
        }) && !self.is_in_free(x, y)
    }

    /// Whether a point lies in F of any tool, or may.
    fn is_in_free(&self, x: f64, y: f64) -> bool {
        let walls = self.wall_index.at(x, y).iter();
        let wall = walls
            .map(|&id| distance_to(x, y, &self.walls[id as usize]))
            .fold(f64::INFINITY, f64::min);
        let keeps = self.free.iter().map(|free| free.fit.keep);
        wall >= keeps.fold(f64::INFINITY, f64::min) - FREE_SLACK
    }

    /// Whether all of a cell that could be required lies in one sweep, or in several that run past it.
    pub(super) fn is_covered(&mut self, x: f64, y: f64, half: f64) -> bool {
        self.clip(
            x,
            y,
            half,
            self.shrink - FREE_SLACK - self.guard,
            self.clear,
        );
        if self.polygon.is_empty() {
            return true;
        }
        let sweeps = self.region.sweeps;
        let is_held = sweeps.index.at(x, y).iter().any(|&id| {
            let sweep = &sweeps.list[id as usize];
            holds_polygon(sweep, &self.polygon, self.guard + sweep.curve.slack)
        });
        if is_held {
            return true;
        }
        let window = [x - half, y - half, x + half, y + half];
        sweeps.index.near(window, &mut self.stamps, &mut self.found);
        let all = self.found.iter().map(|&id| &sweeps.list[id as usize]);
        self.found.len() <= MOST_SLABS && hold_polygon(all, &self.polygon, self.guard)
    }

    /// Whether the tool reaches all of a cell that is not wood, from one stretch of the rim of F: as in `is_covered`.
    pub(super) fn is_reached(&mut self, x: f64, y: f64, half: f64) -> bool {
        self.clip(x, y, half, 0.0, 0.0);
        self.polygon.is_empty()
            || self.free.iter().any(
                |Free {
                     fit, rim, index, ..
                 }| {
                    index.at(x, y).iter().any(|&id| {
                        let sweep = Sweep::even(rim[id as usize], fit.reach, 0);
                        holds_polygon(&sweep, &self.polygon, -self.guard)
                    })
                },
            )
    }

    /// The cell without what lies nearer to a wall than anything required does, as a convex polygon; never smaller than that. `keep` from walls
    /// anywhere, `clear` from such as have all of the cell on the side of the void: the corner of a round tool stays there.
    fn clip(&mut self, x: f64, y: f64, half: f64, keep: f64, clear: f64) {
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
            let distance = distance_to(x, y, &wall);
            let is_out = distance >= rho && depth_behind(&wall, x, y) < 0.0;
            let keep = if is_out { clear } else { keep };
            if distance > rho + keep {
                continue;
            }
            let Some([nx, ny, offset]) = half_plane(&wall, [x, y], half, keep - wall.slack) else {
                continue;
            };
            let near = self.wall_index.at(x, y).iter();
            if !is_out
                && has_void_behind(&wall, near.map(|&id| &self.walls[id as usize]), [x, y], rho)
            {
                continue;
            }
            clip_polygon(&self.polygon, &mut self.clipped, nx, ny, offset);
            std::mem::swap(&mut self.polygon, &mut self.clipped);
            if self.polygon.len() < 3 {
                self.polygon.clear();
                return;
            }
        }
    }

    /// How much of a cell is waste of the region, where straight walls that run past it say so, mm²; `None` where they do not.
    pub(super) fn area_in_void(&mut self, x: f64, y: f64, half: f64) -> Option<f64> {
        let rho = half * std::f64::consts::SQRT_2;
        let is_near = |curve: &Curve| distance_to(x, y, curve) <= rho;
        let lower = self.lower_index.at(x, y).iter();
        if lower.map(|&id| &self.lower[id as usize]).any(is_near) {
            return None;
        }
        let near = self.wall_index.at(x, y).iter();
        let near: Vec<&Curve> = near
            .map(|&id| &self.walls[id as usize])
            .filter(|wall| is_near(wall))
            .collect();
        let is_plain = |wall: &&Curve| {
            wall.is_line()
                && half_plane(wall, [x, y], half, 0.0).is_some()
                && !has_void_behind(wall, near.iter().copied(), [x, y], rho)
        };
        if !near.iter().all(is_plain) {
            return None;
        }
        self.clip(x, y, half, 0.0, 0.0);
        let n = self.polygon.len() as f64;
        let sum = self
            .polygon
            .iter()
            .fold([0.0; 2], |[sx, sy], [px, py]| [sx + px, sy + py]);
        if n > 0.0 && !(self.region.holds)(sum[0] / n, sum[1] / n) {
            return None;
        }
        Some(area_of(&self.polygon))
    }
}
