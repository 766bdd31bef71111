//! The certified height map: rectangles are halved depth first, with one shared stack of the sweeps that still matter. Nothing is stored
//! but sums: no hierarchy of cells, no distance fields.

pub mod close;
pub mod close_area;
pub mod close_form;
pub mod gouge;
mod mean;
pub mod offenders;
pub mod point;
pub mod sums;
pub mod visitor;

use crate::geometry::grid::Stamps;
use crate::map::close::{Layer, MOST_SWEEPS, close};
use crate::map::mean::Means;
pub use crate::map::visitor::{LIMITS, Limits, Visitor};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell, bounds_over};

/// Largest side of the first rectangles, mm.
const ROOT: f64 = 8.0;
/// About as many first rectangles at most: those of a sheet of 128 m². Larger ones begin with larger rectangles, or they would never end.
const MOST_ROOTS: f64 = 2e6;
/// A rectangle costs one; so many sweeps looked at cost one more.
const SWEEPS_PER_CELL: u64 = 32;

/// From this half side on the mean height of sloped surfaces is asked for, mm.
const MEAN_HALF: f64 = 1.0;
/// Smallest rectangles on sloped surfaces whose mean is known this many times worse than wanted are halved on to this share of their side.
const WIDE: f64 = 8.0;
const FINER: f64 = 0.3;
/// Half sides of the smallest rectangles on sloped surfaces, mm.
const SLOPED_HALF: [f64; 2] = [0.004, 0.25];

/// A walk over the final state.
pub struct Walk<'a> {
    sweeps: &'a Sweeps,
    limits: Limits,
    least_half_sloped: f64,
    stack: Vec<u32>,
    lows: Vec<f64>,
    layers: Vec<Layer>,
    means: Means,
    cells: u64,
    pairs: u64,
    is_exhausted: bool,
}

/// What is known of a rectangle before its own sweeps are looked at.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    /// From the rectangle around it.
    pub height: Bounds,
    /// Lower bound of the heights that sweeps already taken off the stack leave here: they cover all of it.
    pub covered: f64,
}

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
    /// Prepares a walk.
    pub fn new(sweeps: &'a Sweeps, limits: Limits) -> Walk<'a> {
        Walk {
            sweeps,
            limits,
            least_half_sloped: 0.0,
            stack: vec![],
            lows: vec![],
            layers: vec![],
            means: Means::default(),
            cells: 0,
            pairs: 0,
            is_exhausted: false,
        }
    }

    /// Whether the budget ran out: what was not looked at stayed open.
    pub fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }

    /// Work done so far, rectangles.
    pub fn n_cells(&self) -> u64 {
        self.cells
    }

    /// Walks a window (min x, min y, max x, max y) of the sheet, whose top is at `top`. Without an index every sweep is looked at in every
    /// first rectangle: the same answer, for tests.
    pub fn run(&mut self, window: [f64; 4], top: f64, use_index: bool, visitor: &mut impl Visitor) {
        let Some(roots) = self.roots(window) else {
            return;
        };
        let mut stamps = Stamps::default();
        let mut near = Vec::new();
        for row in 0..roots.rows {
            for column in 0..roots.columns {
                let cell = roots.cell(column, row);
                if !visitor.wants(&cell) {
                    continue;
                }
                near.clear();
                if use_index {
                    self.sweeps.grid.near(cell.window(), &mut stamps, &mut near);
                } else {
                    near.extend(0..self.sweeps.all.len() as u32);
                }
                self.root(&cell, &near, top, visitor);
            }
        }
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
        let cell = roots.cell(column, row);
        let mut near = Vec::new();
        self.sweeps
            .grid
            .near(cell.window(), &mut Stamps::default(), &mut near);
        self.root(&cell, &near, top, visitor);
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
        self.stack.clear();
        self.stack.extend_from_slice(near);
        self.lows.clear();
        self.lows.resize(near.len(), 0.0);
        let known = Known {
            height: Bounds {
                low: f64::NEG_INFINITY,
                high: top,
            },
            covered: top,
        };
        self.visit(cell, [0, near.len()], known, visitor);
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

    /// Whether the budget allows another rectangle.
    fn may_go_on(&self) -> bool {
        self.cells + self.pairs / SWEEPS_PER_CELL < self.limits.cells
    }

    fn visit(&mut self, cell: &Cell, range: [usize; 2], known: Known, visitor: &mut impl Visitor) {
        if !self.may_go_on() {
            self.is_exhausted = true;
            let ids = &self.stack[range[0]..range[1]];
            visitor.open(cell, ids, known.height, known.height);
            return;
        }
        self.cells += 1;
        let begin = self.stack.len();
        let now = self.sift(cell, range, known);
        let kept = &self.stack[begin..];
        if visitor.settles(cell, kept, now.height) {
        } else if now.height.high <= visitor.floor() {
            visitor.decided(cell, now.height);
        } else if let Some(least) = visitor.splits(cell) {
            if cell.half_x.max(cell.half_y) <= least {
                visitor.open(cell, kept, now.height, now.height);
            } else {
                self.halve(cell, begin, now, visitor);
            }
        } else if kept.is_empty()
            || now.height.high - now.height.low <= self.limits.decided && !self.is_plane(kept)
        {
            visitor.decided(cell, now.height);
        } else if self.is_plane(kept) {
            self.plane(cell, begin, now, visitor);
        } else {
            self.sloped(cell, begin, now, visitor);
        }
        self.stack.truncate(begin);
        self.lows.truncate(begin);
    }

    /// Puts the sweeps that still matter on the stack and bounds the height. Deepest first: once something covers all of the rectangle,
    /// nothing higher matters.
    fn sift(&mut self, cell: &Cell, range: [usize; 2], known: Known) -> Known {
        let begin = self.stack.len();
        let mut high = known.height.high;
        let mut covered = known.covered;
        for at in range[0]..range[1] {
            let id = self.stack[at];
            let sweep = &self.sweeps.all[id as usize];
            if sweep.low >= high {
                break;
            }
            self.pairs += 1;
            let bounds = bounds_over(
                sweep,
                self.sweeps.tool_of(sweep),
                cell,
                self.sweeps.guard,
                high,
            );
            if bounds.low >= high {
                continue;
            }
            high = high.min(bounds.high);
            if sweep.is_level_flat && bounds.high < f64::INFINITY {
                covered = covered.min(bounds.low);
            } else {
                self.stack.push(id);
                self.lows.push(bounds.low);
            }
        }
        // What was kept before a lower cover was found goes again.
        let mut to = begin;
        let mut low = covered.min(high);
        for at in begin..self.stack.len() {
            if self.lows[at] < high {
                low = low.min(self.lows[at]);
                self.stack[to] = self.stack[at];
                self.lows[to] = self.lows[at];
                to += 1;
            }
        }
        self.stack.truncate(to);
        self.lows.truncate(to);
        Known {
            height: Bounds {
                low: low.max(known.height.low).min(high),
                high,
            },
            covered: covered.min(high),
        }
    }

    fn is_plane(&self, ids: &[u32]) -> bool {
        ids.iter()
            .all(|&id| self.sweeps.all[id as usize].is_level_flat)
    }

    /// Only level flat sweeps are left: closed by formula, or halved, or given up as too small.
    fn plane(&mut self, cell: &Cell, begin: usize, now: Known, visitor: &mut impl Visitor) {
        let kept = &self.stack[begin..];
        if kept.len() <= MOST_SWEEPS {
            self.layers.clear();
            if let Some(doubt) = close(self.sweeps, kept, cell, &mut self.layers) {
                let rest = Bounds {
                    low: now.covered,
                    high: now.height.high,
                };
                visitor.closed(cell, kept, &self.layers, rest, doubt);
                return;
            }
        }
        if cell.half_x.max(cell.half_y) <= self.limits.least_half {
            visitor.open(cell, kept, now.height, now.height);
        } else {
            self.halve(cell, begin, now, visitor);
        }
    }

    /// Surfaces of varying height: done with once their mean is known well enough.
    fn sloped(&mut self, cell: &Cell, begin: usize, now: Known, visitor: &mut impl Visitor) {
        let half = cell.half_x.max(cell.half_y);
        let ids = &self.stack[begin..];
        let least = self.least_half_sloped;
        if half <= least || half <= MEAN_HALF && ids.len() <= MOST_SWEEPS {
            let enough = self.limits.decided;
            let limits = [visitor.floor(), enough];
            let mean = self.means.over(self.sweeps, ids, cell, now, limits);
            self.pairs += ids.len() as u64;
            let wide = mean.high - mean.low;
            if wide <= enough || half <= least && (wide <= WIDE * enough || half <= FINER * least) {
                visitor.open(cell, ids, now.height, mean);
                return;
            }
        }
        self.halve(cell, begin, now, visitor);
    }

    fn halve(&mut self, cell: &Cell, begin: usize, now: Known, visitor: &mut impl Visitor) {
        let end = self.stack.len();
        for quarter in cell.quarters() {
            if visitor.wants(&quarter) {
                self.visit(&quarter, [begin, end], now, visitor);
            }
        }
    }
}
