//! Bounds of the mean height of a rectangle that sweeps of any slope and shape cover or cross. Each straight sweep leaves a convex surface,
//! so a tangent plane bounds it from below and the mean of its corners from above (Hermite and Hadamard); where rims cross, what every sweep
//! covers is closed by the formulas of level sweeps, once with its least and once with its greatest height.

use crate::map::Known;
use crate::map::close::{Layer, MOST_SWEEPS, close_at};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};
use crate::sweep::surface::{Surface, surface_over};
use crate::tool::Shape;

/// Work space that is used again for every rectangle.
#[derive(Default)]
pub(crate) struct Means {
    surfaces: Vec<Surface>,
    ranked: Vec<(u32, f64)>,
    layers: Vec<Layer>,
}

impl Means {
    /// Bounds of the mean height; what lies below `floor` counts as lying there, and `enough` is how wide they may be.
    pub fn over(
        &mut self,
        sweeps: &Sweeps,
        ids: &[u32],
        cell: &Cell,
        known: Known,
        [floor, enough]: [f64; 2],
    ) -> Bounds {
        self.surfaces.clear();
        for &id in ids {
            let sweep = &sweeps.all[id as usize];
            let surface = surface_over(sweep, sweeps.tool_of(sweep), cell, sweeps.guard);
            self.surfaces.push(surface);
        }
        // The least of planes is concave: its mean is at least that of its corners.
        let mut lows = [known.covered; 4];
        let mut mean = Bounds {
            low: known.height.low.max(floor),
            high: known.height.high.max(floor),
        };
        for surface in &self.surfaces {
            let tops = surface.tops.iter().map(|top| top.max(floor)).sum::<f64>() / 4.0;
            mean.high = mean.high.min(tops);
            for (low, plane) in lows.iter_mut().zip(surface.bottoms) {
                *low = low.min(plane);
            }
        }
        mean.low = mean.low.max(lows.iter().sum::<f64>() / 4.0);
        if ids.len() <= MOST_SWEEPS && mean.high - mean.low > enough {
            let [low, high] =
                [known.covered, known.height.high].map(|rest| [floor, rest.max(floor)]);
            if let Some(low) = self.closed(sweeps, ids, cell, low, true) {
                mean.low = mean.low.max(low);
            }
            if let Some(high) = self.closed(sweeps, ids, cell, high, false) {
                mean.high = mean.high.min(high);
            }
        }
        // Rounding may set two bounds of the same value the wrong way round.
        mean.high = mean.high.max(mean.low);
        mean
    }

    /// The mean height where each sweep's surface is taken to be level, at its lowest or its highest but not below the floor; with what may
    /// be counted to the wrong layer on the unfavourable side. `rest`: the height of what no sweep covers.
    fn closed(
        &mut self,
        sweeps: &Sweeps,
        ids: &[u32],
        cell: &Cell,
        [floor, rest]: [f64; 2],
        is_low: bool,
    ) -> Option<f64> {
        self.ranked.clear();
        for (&id, surface) in ids.iter().zip(&self.surfaces) {
            let z = if is_low { surface.low } else { surface.high };
            let is_sure = sweeps.tool_of(&sweeps.all[id as usize]).shape != Shape::Unknown;
            if z < rest && (is_low || is_sure) {
                self.ranked.push((id, z.max(floor)));
            }
        }
        self.ranked
            .sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        self.layers.clear();
        let doubt = close_at(sweeps, &self.ranked, cell, &mut self.layers)?;
        let (mut left, mut sum, mut deepest) = (cell.area(), 0.0, rest);
        for layer in &self.layers {
            sum += layer.area * layer.z;
            left -= layer.area;
            deepest = deepest.min(layer.z);
        }
        let either = doubt * (rest - deepest);
        let sum = sum + left.max(0.0) * rest;
        let signed = if is_low { -either } else { either };
        Some((sum + signed) / cell.area())
    }
}
