//! The certified height map: rectangles are halved depth first, with one shared stack of the sweeps that still matter. Nothing is stored
//! but sums: no hierarchy of cells, no distance fields.

mod circle;
pub mod close;
pub mod close_area;
pub mod close_form;
pub mod gouge;
pub mod joint;
pub mod left;
mod mean;
pub mod offenders;
pub mod point;
mod run;
pub mod sums;
pub mod visitor;

use crate::geometry::grid::Stamps;
use crate::map::close::{Layer, MOST_SWEEPS, close};
use crate::map::mean::Means;
pub use crate::map::visitor::{LIMITS, Limits, Visitor};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell, bounds_over};
use crate::tool::Shape;

/// A rectangle costs one; so many sweeps looked at cost one more.
const SWEEPS_PER_CELL: u64 = 32;

/// From this half side on the mean height of sloped surfaces is asked for, mm.
const MEAN_HALF: f64 = 1.0;
/// Smallest rectangles on sloped surfaces whose mean is known this many times worse than wanted are halved on to this share of their side.
const WIDE: f64 = 8.0;
const FINER: f64 = 0.3;
/// Half side of the smallest rectangles under a tool of unknown shape, mm.
const UNKNOWN_HALF: f64 = 0.25;

/// A walk over the final state.
pub struct Walk<'a> {
    sweeps: &'a Sweeps,
    limits: Limits,
    least_half_sloped: f64,
    stack: Vec<u32>,
    lows: Vec<f64>,
    layers: Vec<Layer>,
    means: Means,
    stamps: Stamps,
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
            stamps: Stamps::default(),
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
        // What a tool of unknown shape has left never becomes known: under it smaller rectangles only follow its rim.
        let is_unknown = |&id: &u32| {
            let tool = self.sweeps.tool_of(&self.sweeps.all[id as usize]);
            tool.shape == Shape::Unknown
        };
        let least = if ids.iter().any(is_unknown) {
            UNKNOWN_HALF.max(self.least_half_sloped)
        } else {
            self.least_half_sloped
        };
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
