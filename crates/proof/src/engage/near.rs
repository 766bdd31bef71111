//! The earlier strokes that matter at a run of places, and where along a level straight stroke what they cover of the rim changes.

use crate::engage::path::Stroke;
use crate::engage::rim::TOUCHING;
use crate::engage::rim_straight::Straight;
use crate::geometry::curve::length;
use crate::tool::{Shape, Tool};

/// An earlier stroke that may reach the places at hand.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// In the list of strokes.
    pub id: u32,
    /// Lowest Z, mm.
    pub low: f64,
    /// From here up it covers the same at all heights, Z, mm.
    pub high: f64,
    /// Where it cuts, box.
    pub window: [f64; 4],
    /// Level, straight and by a flat tool: the same at all heights over it.
    pub straight: Option<Straight>,
}

impl Near {
    /// A stroke with the box it cuts in.
    pub fn new(id: u32, stroke: &Stroke, tool: &Tool, window: [f64; 4]) -> Near {
        let is_even = stroke.from_z == stroke.to_z && stroke.curve.is_line();
        Near {
            id,
            low: stroke.low(),
            high: if stroke.is_vertical() {
                stroke.low()
            } else {
                stroke.from_z.max(stroke.to_z)
            },
            window,
            straight: if is_even && tool.shape == Shape::Flat {
                Some(Straight::new(&stroke.curve, tool.radius))
            } else {
                None
            },
        }
    }
}

/// Lines that come nearer to each other by no more than this over their length are parallel, mm.
const PARALLEL: f64 = 1e-10;
/// Widens ranges of change, mm.
const MARGIN: f64 = 1e-9;

/// A level stroke whose places are at hand.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// In the list of strokes.
    pub id: u32,
    /// The stroke.
    pub stroke: &'a Stroke,
    /// Its tool.
    pub tool: &'a Tool,
    /// Largest radius of its rims, mm.
    pub radius: f64,
    /// First and last place at hand, mm from its start.
    pub range: [f64; 2],
}

/// Where a stroke lies in the frame of another one: along it and to its left, mm.
struct Beside {
    lo: f64,
    hi: f64,
    left: [f64; 2],
}

impl Own<'_> {
    /// Leaves out what changes nothing: what lies apart, and what lies over a stroke that led along here before. Where the path was at a
    /// height nothing is left of the rim from there on up.
    pub fn drop_idle(&self, near: &mut Vec<Near>, strokes: &[Stroke], tools: &[Tool]) {
        let mut lid = f64::INFINITY;
        near.retain(|other| {
            let stroke = &strokes[other.id as usize];
            let tool = &tools[stroke.tool as usize];
            if self.is_apart(stroke, tool) {
                return false;
            }
            if other.id != self.id && self.is_lid(stroke, tool) {
                lid = lid.min(other.low);
            }
            true
        });
        let mut has_lid = false;
        near.retain(|other| {
            let stroke = &strokes[other.id as usize];
            let is_first_lid = !has_lid
                && other.id != self.id
                && other.low == lid
                && self.is_lid(stroke, &tools[stroke.tool as usize]);
            has_lid |= is_first_lid;
            other.low < lid || is_first_lid
        });
    }

    /// Whether a stroke leaves the leading rims of all places alone.
    fn is_apart(&self, stroke: &Stroke, tool: &Tool) -> bool {
        if !self.stroke.curve.is_line() {
            return false;
        }
        let reach = self.radius + tool.radius + MARGIN;
        let Beside { lo, hi, left } = self.beside(stroke);
        left[0] >= reach
            || left[1] <= -reach
            || hi + tool.radius + MARGIN <= self.range[0]
            || lo - reach >= self.range[1]
    }

    /// Whether a stroke has led along here, so that its discs cover those of all places.
    fn is_lid(&self, stroke: &Stroke, tool: &Tool) -> bool {
        let is_same = stroke.from_z == stroke.to_z
            && if self.tool.shape == Shape::Flat {
                tool.shape == Shape::Flat && tool.radius == self.tool.radius
            } else {
                stroke.tool == self.stroke.tool && stroke.low() <= self.stroke.low()
            };
        if !is_same {
            return false;
        }
        let (own, other) = (&self.stroke.curve, &stroke.curve);
        if own.is_line() {
            let Beside { lo, hi, left } = self.beside(stroke);
            other.is_line()
                && left[0] >= -TOUCHING
                && left[1] <= TOUCHING
                && lo < self.range[0] - TOUCHING
                && hi > self.range[1] + TOUCHING
        } else {
            let ends = [own.ax, own.ay, own.bx, own.by];
            !other.is_line()
                && own.cx == other.cx
                && own.cy == other.cy
                && own.radius == other.radius
                && (ends == [other.ax, other.ay, other.bx, other.by]
                    || ends == [other.bx, other.by, other.ax, other.ay])
        }
    }

    /// A stroke in the frame of this one; of an arc its box, which holds it.
    fn beside(&self, stroke: &Stroke) -> Beside {
        let own = &self.stroke.curve;
        let (dx, dy) = (own.bx - own.ax, own.by - own.ay);
        let long = length(dx, dy);
        let (ux, uy) = (dx / long, dy / long);
        let other = &stroke.curve;
        let mut found = Beside {
            lo: f64::INFINITY,
            hi: f64::NEG_INFINITY,
            left: [f64::INFINITY, f64::NEG_INFINITY],
        };
        let mut add = |x: f64, y: f64| {
            let (px, py) = (x - own.ax, y - own.ay);
            let (along, left) = (px * ux + py * uy, ux * py - uy * px);
            found.lo = found.lo.min(along);
            found.hi = found.hi.max(along);
            found.left = [found.left[0].min(left), found.left[1].max(left)];
        };
        add(other.ax, other.ay);
        add(other.bx, other.by);
        if !other.is_line() {
            add(other.ax, other.by);
            add(other.bx, other.ay);
        }
        found
    }
}

/// Where along a level straight stroke what earlier strokes cover of its leading rim changes: ranges, mm from its start, increasing and apart.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    ranges: Vec<[f64; 2]>,
    at: usize,
}

impl Changes {
    /// It changes all along.
    pub fn anywhere(&mut self) {
        self.at = 0;
        self.ranges.clear();
        self.ranges.push([f64::NEG_INFINITY, f64::INFINITY]);
    }

    /// Looks them up. A stroke beside and parallel covers the same as long as none of its ends comes near: a place further along than its
    /// start, whose rim does not reach its end yet. All others change what they cover while the rim meets them.
    pub fn find(&mut self, own: &Own, near: &[Near], strokes: &[Stroke], tools: &[Tool]) {
        self.at = 0;
        self.ranges.clear();
        let r = own.radius;
        for other in near {
            let stroke = &strokes[other.id as usize];
            let tool = &tools[stroke.tool as usize];
            let Beside { lo, hi, left } = own.beside(stroke);
            let is_even = stroke.from_z == stroke.to_z
                && stroke.curve.is_line()
                && left[1] - left[0] <= PARALLEL;
            let before = lo - r - tool.radius - MARGIN;
            let after = hi + tool.radius + MARGIN;
            if !is_even || hi - lo <= r {
                self.ranges.push([before, after]);
                continue;
            }
            // How far ahead the rim crosses the side of the earlier cut: for equal discs by its distance, else no farther than its radius.
            let is_equal = tool.shape == Shape::Flat
                && own.tool.shape == Shape::Flat
                && (tool.radius - r).abs() <= TOUCHING;
            let s = 1.0 - left[0].abs().min(left[1].abs()) / r;
            let ahead = if is_equal {
                (1.0 - s * s).max(0.0).sqrt() * r
            } else {
                r
            };
            self.ranges.push([before, lo + MARGIN]);
            self.ranges.push([hi - ahead - MARGIN, after]);
        }
        self.ranges.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
        self.ranges.dedup_by(|next, before| {
            let is_joined = next[0] <= before[1];
            if is_joined {
                before[1] = before[1].max(next[1]);
            }
            is_joined
        });
    }

    /// The gap between changes that a place lies in, as a number of its own; `None` where there is change. Places come in order.
    pub fn gap(&mut self, along: f64) -> Option<usize> {
        while self.at < self.ranges.len() && self.ranges[self.at][1] < along {
            self.at += 1;
        }
        match self.ranges.get(self.at) {
            Some(&[from, _]) if from <= along => None,
            _ => Some(self.at),
        }
    }
}
