//! What two programs take off a sheet from both faces, together: over every point both depths, but never more than the thickness. Wood that
//! both would cut counts once, and a slot cut half from each face is cut through.
//!
//! Rectangles are halved until over each of them one face is not cut at all, or is cut to one depth, or both depths together stay within
//! the sheet; then the sums of one map at a time are enough. What is left stands along edges that both faces share.

use crate::map::sums::{Bracket, Removal, Sums};
use crate::map::{Limits, Walk};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};

/// First rectangles, mm.
const ROOT: f64 = 8.0;
/// As for one map: larger sheets begin with larger rectangles.
const MOST_ROOTS: f64 = 2e6;
/// Half side of the smallest rectangles along edges that both faces share, mm.
const EDGE_HALF: f64 = 0.02;
/// Depths this near to each other are one, mm.
const LEVEL: f64 = 1e-6;

/// Both programs over a sheet of `size` (X, Y, thickness, mm). `under`: as it lies seen from above, its depths from the underside up. Each
/// map may look at half of the rectangles.
pub fn joint_removal(above: &Sweeps, under: &Sweeps, size: [f64; 3], limits: Limits) -> Removal {
    let half = Limits {
        cells: limits.cells / 2,
        ..limits
    };
    let window = [0.0, 0.0, size[0], size[1]];
    let mut joint = Joint {
        walks: [above, under].map(|sweeps| Walk::over(sweeps, half, window)),
        limits,
        sums: Sums::new(size[2], limits),
    };
    let side = ROOT.max((size[0] * size[1] / MOST_ROOTS).sqrt());
    let count = |size: f64| ((size / side).ceil() as usize).max(1);
    let (columns, rows) = (count(size[0]), count(size[1]));
    let half_x = size[0] / columns as f64 / 2.0;
    let half_y = size[1] / rows as f64 / 2.0;
    for row in 0..rows {
        for column in 0..columns {
            joint.visit(&Cell {
                x: (2 * column + 1) as f64 * half_x,
                y: (2 * row + 1) as f64 * half_y,
                half_x,
                half_y,
            });
        }
    }
    let n_cells = joint.walks.iter().map(Walk::n_cells).sum();
    let is_exhausted = joint.walks.iter().any(Walk::is_exhausted);
    joint.sums.finish(n_cells, is_exhausted, size)
}

struct Joint<'a> {
    walks: [Walk<'a>; 2],
    limits: Limits,
    sums: Sums,
}

impl Joint<'_> {
    fn visit(&mut self, cell: &Cell) {
        let thick = self.sums.thickness;
        let depth = |walk: &mut Walk| {
            let Bounds { low, high } = walk.bounds(cell, 0.0);
            [(-high).clamp(0.0, thick), (-low).clamp(0.0, thick)]
        };
        let [above, under] = &mut self.walks;
        let (a, b) = (depth(above), depth(under));
        let area = cell.area();
        let sure = (a[0] + b[0]).min(thick);
        if sure >= thick {
            self.add([thick * area; 2]);
            return;
        }
        if a[1] + b[1] <= thick {
            for (side, depth) in [a, b].iter().enumerate() {
                if depth[1] > 0.0 {
                    let sums = self.of(side, cell, thick);
                    self.add(sums);
                }
            }
            return;
        }
        for (side, [least, most]) in [(0, b), (1, a)] {
            if most - least <= LEVEL {
                // d + min(D, T − d) grows with d.
                let low = self.of(side, cell, thick - least);
                let high = if most > least {
                    self.of(side, cell, thick - most)
                } else {
                    low
                };
                self.add([least * area + low[0], most * area + high[1]]);
                return;
            }
        }
        let is_exhausted = self.walks.iter().any(Walk::is_exhausted);
        if is_exhausted || cell.half_x.max(cell.half_y) <= EDGE_HALF {
            let twice = (a[1] + b[1] - thick).max(0.0) * area;
            let ([a0, a1], [b0, b1]) = (self.of(0, cell, thick), self.of(1, cell, thick));
            let least = (a0 + b0 - twice).max(sure * area);
            self.add([least, (a1 + b1).min(thick * area)]);
            if twice > self.limits.decided * area {
                self.sums.undecided += area;
            }
            return;
        }
        for quarter in cell.quarters() {
            self.visit(&quarter);
        }
    }

    /// What one face loses of a rectangle within a depth.
    fn of(&mut self, side: usize, cell: &Cell, thick: f64) -> [f64; 2] {
        let mut sums = Sums::new(thick, self.limits);
        self.walks[side].run_cell(cell, 0.0, &mut sums);
        self.sums.undecided += sums.undecided;
        self.sums.terms += sums.terms;
        [sums.cut.least, sums.cut.most]
    }

    fn add(&mut self, [least, most]: [f64; 2]) {
        let Bracket { least: l, most: m } = &mut self.sums.cut;
        *l += least;
        *m += most;
        self.sums.terms += 1.0;
    }
}
