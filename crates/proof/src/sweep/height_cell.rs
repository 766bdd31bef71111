//! Bounds of the height that one sweep leaves over a rectangle.

use crate::geometry::curve::length;
use crate::geometry::distance::{distance_to, is_in_sector};
use crate::sweep::Sweep;
use crate::sweep::height::Along;
use crate::sweep::helix::{highest_over, lowest_within};
use crate::tool::{Shape, Tool};

/// A rectangle by its centre and half sides, mm.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Centre, X.
    pub x: f64,
    /// Centre, Y.
    pub y: f64,
    /// Half of the side along X.
    pub half_x: f64,
    /// Half of the side along Y.
    pub half_y: f64,
}

impl Cell {
    /// Half of the diagonal.
    #[inline]
    pub fn reach(&self) -> f64 {
        length(self.half_x, self.half_y)
    }

    /// mm².
    #[inline]
    pub fn area(&self) -> f64 {
        4.0 * self.half_x * self.half_y
    }

    /// The four corners, counter-clockwise, of the rectangle widened by `more` all round.
    #[inline]
    pub fn corners(&self, more: f64) -> [[f64; 2]; 4] {
        let (a, b) = (self.half_x + more, self.half_y + more);
        [
            [self.x - a, self.y - b],
            [self.x + a, self.y - b],
            [self.x + a, self.y + b],
            [self.x - a, self.y + b],
        ]
    }

    /// The four quarters.
    #[inline]
    pub fn quarters(&self) -> [Cell; 4] {
        let (half_x, half_y) = (self.half_x / 2.0, self.half_y / 2.0);
        [[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]].map(|[i, j]: [f64; 2]| Cell {
            x: self.x + i * half_x,
            y: self.y + j * half_y,
            half_x,
            half_y,
        })
    }

    /// Its window: min x, min y, max x, max y.
    pub fn window(&self) -> [f64; 4] {
        [
            self.x - self.half_x,
            self.y - self.half_y,
            self.x + self.half_x,
            self.y + self.half_y,
        ]
    }
}

/// Of a height over all points of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Nowhere in the cell is it lower; +∞: the sweep surely does not come here.
    pub low: f64,
    /// Nowhere in the cell is it higher; +∞: some point may not be covered.
    pub high: f64,
}

/// The sweep does not come here.
pub const AWAY: Bounds = Bounds {
    low: f64::INFINITY,
    high: f64::INFINITY,
};

/// Rounding of a height computed here, mm: chains of a few products of numbers below 10⁴.
pub const Z_GUARD: f64 = 1e-10;

/// Certified bounds: the slack of the sweep and the guard stand on the unfavourable side of both. A sweep that is nowhere below `below` need
/// not be bounded from above.
#[inline]
pub fn bounds_over(sweep: &Sweep, tool: &Tool, cell: &Cell, guard: f64, below: f64) -> Bounds {
    let give = sweep.curve.slack + guard;
    let reach = cell.reach();
    let wide = sweep.radius + give;
    let curve = &sweep.curve;
    if cell.x + cell.half_x < curve.ax.min(curve.bx) - wide
        || cell.x - cell.half_x > curve.ax.max(curve.bx) + wide
        || cell.y + cell.half_y < curve.ay.min(curve.by) - wide
        || cell.y - cell.half_y > curve.ay.max(curve.by) + wide
    {
        return AWAY;
    }
    let away = distance_to(cell.x, cell.y, curve);
    if away > sweep.radius + reach + give {
        return AWAY;
    }
    if sweep.is_level_flat {
        let is_in = is_covered(sweep, cell, away, give);
        return Bounds {
            low: sweep.low,
            high: if is_in {
                sweep.from_z + sweep.z_slack
            } else {
                f64::INFINITY
            },
        };
    }
    if tool.shape == Shape::Unknown {
        return Bounds {
            low: sweep.low,
            high: f64::INFINITY,
        };
    }
    if sweep.is_helix() {
        let low = lowest_within(sweep, cell.x, cell.y, sweep.radius + reach + give, -1.0);
        let high = if low >= below {
            f64::INFINITY
        } else if sweep.radius - reach - give >= away {
            lowest_within(sweep, cell.x, cell.y, sweep.radius - reach - give, 1.0)
        } else if is_covered(sweep, cell, away, give) {
            highest_over(sweep, cell, give)
        } else {
            f64::INFINITY
        };
        return Bounds { low, high };
    }
    let nearest = tool.height_at((away - reach - give).max(0.0));
    let room = sweep.z_slack + Z_GUARD;
    if !sweep.curve.is_line() {
        let farthest = away + reach + give;
        return Bounds {
            low: sweep.from_z + nearest - room,
            high: if farthest > sweep.radius {
                f64::INFINITY
            } else {
                sweep.from_z + tool.height_at(farthest) + room
            },
        };
    }
    let along = Along::new(tool, curve, sweep.from_z, sweep.to_z);
    let far = sweep.radius + reach + give;
    let low = lowest_tip(sweep, along.long, cell, far) + nearest - 2.0 * room;
    if low >= below {
        return Bounds {
            low,
            high: f64::INFINITY,
        };
    }
    over_slope(&along, cell, give, low, room)
}

/// A straight sweep with a convex profile leaves a convex height: over a rectangle it is highest at a corner, and f(x) ≥ 2 f(c) − f(x′) with
/// x′ opposite of x. Where a corner is free only the lowest tip within reach bounds it.
fn over_slope(along: &Along, cell: &Cell, give: f64, low: f64, room: f64) -> Bounds {
    let mut high = f64::NEG_INFINITY;
    for [x, y] in cell.corners(give) {
        high = high.max(along.height(x, y));
        if high == f64::INFINITY {
            return Bounds { low, high };
        }
    }
    let by_convexity = 2.0 * along.height(cell.x, cell.y) - high;
    Bounds {
        low: low.max(by_convexity - 2.0 * room),
        high: high + room,
    }
}

/// Lowest tip on the stretch of a straight sweep, so long, whose place along it is within `far` of the cell's centre.
fn lowest_tip(sweep: &Sweep, long: f64, cell: &Cell, far: f64) -> f64 {
    let curve = &sweep.curve;
    if long == 0.0 || sweep.from_z == sweep.to_z {
        return sweep.from_z.min(sweep.to_z);
    }
    let along = ((cell.x - curve.ax) * (curve.bx - curve.ax)
        + (cell.y - curve.ay) * (curve.by - curve.ay))
        / long;
    let z = |at: f64| sweep.from_z + (sweep.to_z - sweep.from_z) * (at / long).clamp(0.0, 1.0);
    z(along - far).min(z(along + far))
}

/// Whether every point of the cell surely lies within the radius of a level sweep. Exact for lines (a capsule is convex), sufficient for
/// arcs.
#[inline]
fn is_covered(sweep: &Sweep, cell: &Cell, away: f64, give: f64) -> bool {
    let sure = sweep.radius - give;
    if sure < 0.0 || away > sure {
        return false;
    }
    if away + cell.reach() <= sure {
        return true;
    }
    let curve = &sweep.curve;
    let corners = cell.corners(0.0);
    if curve.is_line() {
        return corners
            .iter()
            .all(|&[x, y]| distance_to(x, y, curve) <= sure);
    }
    for (ex, ey) in [(curve.ax, curve.ay), (curve.bx, curve.by)] {
        if corners.iter().all(|&[x, y]| length(x - ex, y - ey) <= sure) {
            return true;
        }
    }
    let offset = corners.map(|[x, y]| [x - curve.cx, y - curve.cy]);
    if !offset.iter().all(|&[x, y]| is_in_sector(x, y, curve)) {
        return false;
    }
    let farthest = offset
        .iter()
        .fold(0.0f64, |far, &[x, y]| far.max(length(x, y)));
    let near_x = ((cell.x - curve.cx).abs() - cell.half_x).max(0.0);
    let near_y = ((cell.y - curve.cy).abs() - cell.half_y).max(0.0);
    farthest <= curve.radius + sure && length(near_x, near_y) >= curve.radius - sure
}
