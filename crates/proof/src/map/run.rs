//! Where a walk begins: first rectangles with the sweeps near them.

use crate::map::{Known, Limits, Visitor, Walk};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};

/// Largest side of the first rectangles, mm.
const ROOT: f64 = 8.0;
/// About as many first rectangles at most: those of a sheet of 128 m². Larger ones begin with larger rectangles, or they would never end.
const MOST_ROOTS: f64 = 2e6;
/// Half sides of the smallest rectangles on sloped surfaces, mm.
const SLOPED_HALF: [f64; 2] = [0.004, 0.25];

/// Equal rectangles that fill a window.
struct Roots {
    window: [f64; 4],
    columns: usize,
    rows: usize,
}

impl Roots {
    fn cell(&self, column: usize, row: usize) -> Cell {
        let [x0, y0, x1, y1] = self.window;
        let (wide, high) = (
            (x1 - x0) / self.columns as f64,
            (y1 - y0) / self.rows as f64,
        );
        Cell {
            x: x0 + (column as f64 + 0.5) * wide,
            y: y0 + (row as f64 + 0.5) * high,
            half_x: wide / 2.0,
            half_y: high / 2.0,
        }
    }
}

impl<'a> Walk<'a> {
    /// Walks a window (min x, min y, max x, max y) of the sheet, whose top is at `top`. Without an index every sweep is looked at in every
    /// first rectangle: the same answer, for tests.
    pub fn run(&mut self, window: [f64; 4], top: f64, use_index: bool, visitor: &mut impl Visitor) {
        let Some(roots) = self.roots(window) else {
            return;
        };
        for row in 0..roots.rows {
            for column in 0..roots.columns {
                let cell = roots.cell(column, row);
                if !visitor.wants(&cell) {
                    continue;
                }
                let near = if use_index {
                    self.near(&cell)
                } else {
                    (0..self.sweeps.all.len() as u32).collect()
                };
                self.root(&cell, &near, top, visitor);
            }
        }
    }

    /// Prepared for single rectangles of a window.
    pub(crate) fn over(sweeps: &'a Sweeps, limits: Limits, window: [f64; 4]) -> Walk<'a> {
        let mut walk = Walk::new(sweeps, limits);
        walk.roots(window);
        walk
    }

    /// Walks one rectangle of the window it was prepared for.
    pub(crate) fn run_cell(&mut self, cell: &Cell, top: f64, visitor: &mut impl Visitor) {
        let near = self.near(cell);
        self.root(cell, &near, top, visitor);
    }

    /// Bounds of the height over one rectangle, as far as it is known without halving it.
    pub(crate) fn bounds(&mut self, cell: &Cell, top: f64) -> Bounds {
        let near = self.near(cell);
        let known = self.begin(&near, top);
        self.cells += 1;
        let now = self.sift(cell, [0, near.len()], known);
        now.height
    }

    fn near(&mut self, cell: &Cell) -> Vec<u32> {
        let mut near = Vec::new();
        let grid = &self.sweeps.grid;
        grid.near(cell.window(), &mut self.stamps, &mut near);
        near
    }

    /// Walks only the first rectangle of a window that holds a point of it.
    pub fn run_at(
        &mut self,
        window: [f64; 4],
        top: f64,
        point: [f64; 2],
        visitor: &mut impl Visitor,
    ) {
        let Some(roots) = self.roots(window) else {
            return;
        };
        let place =
            |at: f64, size: f64, n: usize| ((at / size * n as f64).max(0.0) as usize).min(n - 1);
        let column = place(point[0] - window[0], window[2] - window[0], roots.columns);
        let row = place(point[1] - window[1], window[3] - window[1], roots.rows);
        self.run_cell(&roots.cell(column, row), top, visitor);
    }

    /// The first rectangles of a window, and how finely its slopes are looked at.
    fn roots(&mut self, window: [f64; 4]) -> Option<Roots> {
        let (wide, high) = (window[2] - window[0], window[3] - window[1]);
        let root = ROOT.max((wide * high / MOST_ROOTS).sqrt());
        let count = |size: f64| ((size / root).ceil() as usize).max(1);
        if !(wide > 0.0 && high > 0.0) {
            return None;
        }
        self.least_half_sloped = self.half_for_slopes(wide * high);
        Some(Roots {
            window,
            columns: count(wide),
            rows: count(high),
        })
    }

    fn root(&mut self, cell: &Cell, near: &[u32], top: f64, visitor: &mut impl Visitor) {
        let known = self.begin(near, top);
        self.visit(cell, [0, near.len()], known, visitor);
    }

    /// Only the sweeps near a first rectangle are on the stack, and nothing else is known of it.
    fn begin(&mut self, near: &[u32], top: f64) -> Known {
        self.stack.clear();
        self.stack.extend_from_slice(near);
        self.lows.clear();
        self.lows.resize(near.len(), 0.0);
        Known {
            height: Bounds {
                low: f64::NEG_INFINITY,
                high: top,
            },
            covered: top,
        }
    }

    /// By the area that sweeps of varying height pass over, at most all of it. It does not depend on the budget, so a larger one looks
    /// at the same rectangles and more.
    fn half_for_slopes(&self, area: f64) -> f64 {
        let sloped = self.sweeps.all.iter().filter(|sweep| !sweep.is_level_flat);
        let sum: f64 = sloped
            .map(|sweep| sweep.curve.length() * 2.0 * sweep.radius)
            .sum();
        let half = (sum.min(area) / self.limits.sloped_cells).sqrt() / 2.0;
        half.clamp(SLOPED_HALF[0], SLOPED_HALF[1])
    }
}
