//! What the height map decided at single points.

use crate::geometry::distance::distance_to;
use crate::map::close::Layer;
use crate::map::{Limits, Visitor, Walk};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};

/// Bounds of the height at a point of a sheet of `size` (X, Y, thickness, mm), as its cell was decided: the same cells as the sums walk. Heights
/// are not cut off at the underside. A point off the sheet: both −∞.
pub fn height_at_point(sweeps: &Sweeps, size: [f64; 3], limits: Limits, x: f64, y: f64) -> Bounds {
    let nothing = Bounds {
        low: f64::NEG_INFINITY,
        high: f64::NEG_INFINITY,
    };
    if !(x >= 0.0 && y >= 0.0 && x <= size[0] && y <= size[1]) {
        return nothing;
    }
    let mut one = One {
        sweeps,
        x,
        y,
        found: nothing,
    };
    Walk::new(sweeps, limits).run_at([0.0, 0.0, size[0], size[1]], 0.0, [x, y], &mut one);
    one.found
}

struct One<'a> {
    sweeps: &'a Sweeps,
    x: f64,
    y: f64,
    found: Bounds,
}

impl Visitor for One<'_> {
    fn wants(&mut self, cell: &Cell) -> bool {
        (self.x - cell.x).abs() <= cell.half_x + 1e-9
            && (self.y - cell.y).abs() <= cell.half_y + 1e-9
    }

    fn decided(&mut self, _: &Cell, height: Bounds) {
        self.found = height;
    }

    /// In a closed cell each sweep is a plane figure: the deepest that surely holds the point bounds its height from above, the deepest
    /// that may from below.
    fn closed(&mut self, _: &Cell, ids: &[u32], _: &[Layer], rest: Bounds, _: f64) {
        self.found = rest;
        let mut is_low_known = false;
        for &id in ids {
            let sweep = &self.sweeps.all[id as usize];
            let away = distance_to(self.x, self.y, &sweep.curve);
            let give = sweep.curve.slack + self.sweeps.guard;
            if away <= sweep.radius + give && !is_low_known {
                self.found.low = self.found.low.min(sweep.from_z);
                is_low_known = true;
            }
            if away <= sweep.radius - give {
                self.found.high = self.found.high.min(sweep.from_z);
                break;
            }
        }
    }

    fn open(&mut self, _: &Cell, _: &[u32], height: Bounds, _: Bounds) {
        self.found = height;
    }
}
