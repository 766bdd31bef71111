//! What one sweep leaves over a rectangle, as planes and corners: for bounds of mean heights.

use crate::geometry::curve::length;
use crate::geometry::distance::{distance_to, is_in_sector, nearest_point};
use crate::sweep::height::{Along, slope_at};
use crate::sweep::height_cell::{Cell, bounds_over};
use crate::sweep::{Sweep, helix};
use crate::tool::{Shape, Tool};

/// Bounds of a surface over a rectangle. Slack and guard stand on the unfavourable side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surface {
    /// Nowhere lower.
    pub low: f64,
    /// Nowhere higher among the points that the sweep covers.
    pub high: f64,
    /// Corners of a plane below it.
    pub bottoms: [f64; 4],
    /// Corners of a convex surface above it; +∞ where some point may not be covered.
    pub tops: [f64; 4],
}

/// Tangent planes are taken within this share of the radius: at the rim of a ball, and of a flat end on a slope, they stand upright.
const TANGENT_WITHIN: f64 = 0.9;
/// Within this share of the radius a surface is no steeper than the profile there, and no steeper across a ramp of a flat end than its slope
/// times the second number: v/√(r² − v²).
const STEEP_WITHIN: f64 = 0.98;
const FLAT_RIM: f64 = 5.0;
/// Rounding of heights and planes, mm.
const ROOM: f64 = 1e-9;

/// Over a rectangle that the sweep may reach.
pub(crate) fn surface_over(sweep: &Sweep, tool: &Tool, cell: &Cell, guard: f64) -> Surface {
    let give = sweep.curve.slack + guard;
    let bounds = bounds_over(sweep, tool, cell, guard, f64::INFINITY);
    let flat = Surface {
        low: bounds.low,
        high: bounds.high,
        bottoms: [bounds.low; 4],
        tops: [bounds.high; 4],
    };
    if tool.shape == Shape::Unknown || bounds.low == f64::INFINITY {
        return flat;
    }
    if sweep.is_level_flat {
        return Surface {
            high: sweep.from_z + sweep.z_slack,
            ..flat
        };
    }
    if sweep.is_helix() {
        return Surface {
            high: helix::highest_over(sweep, cell, give),
            ..flat
        };
    }
    let room = sweep.z_slack + ROOM;
    let shaped = if sweep.curve.is_line() {
        over_line(sweep, tool, cell, give, room, flat)
    } else {
        over_arc(sweep, tool, cell, give, room, flat)
    };
    let lowest = shaped
        .bottoms
        .iter()
        .fold(f64::INFINITY, |low, &z| low.min(z));
    let highest = shaped
        .tops
        .iter()
        .fold(f64::NEG_INFINITY, |high, &z| high.max(z));
    Surface {
        low: flat.low.max(lowest),
        high: shaped.high.min(highest),
        ..shaped
    }
}

fn over_line(
    sweep: &Sweep,
    tool: &Tool,
    cell: &Cell,
    give: f64,
    room: f64,
    flat: Surface,
) -> Surface {
    let curve = &sweep.curve;
    let along = Along::new(tool, curve, sweep.from_z, sweep.to_z);
    let height = |x, y| along.height(x, y);
    let corners = cell.corners(0.0);
    // What covers a point is no higher than the tool standing at the nearest place.
    let long = along.long;
    let (mut far, mut tip) = (0.0f64, sweep.from_z);
    if long > 0.0 {
        let (ux, uy) = ((curve.bx - curve.ax) / long, (curve.by - curve.ay) / long);
        let z = |u: f64| sweep.from_z + (sweep.to_z - sweep.from_z) * (u / long).clamp(0.0, 1.0);
        tip = f64::NEG_INFINITY;
        for [x, y] in corners {
            let u = (x - curve.ax) * ux + (y - curve.ay) * uy;
            tip = tip.max(z(u - 2.0 * give)).max(z(u + 2.0 * give));
        }
    }
    for [x, y] in corners {
        far = far.max(distance_to(x, y, curve));
    }
    let high = tip + tool.height_at((far + 2.0 * give).min(sweep.radius)) + room;
    // The surface over a corner, wherever within the slack it stands: by the steepest it may be there, or at four places.
    let steepest = if far + give <= STEEP_WITHIN * sweep.radius && long > 0.0 {
        let m = (sweep.to_z - sweep.from_z).abs() / long;
        m + tool.rise_at(STEEP_WITHIN * sweep.radius).max(FLAT_RIM * m)
    } else {
        f64::INFINITY
    };
    let by_slope = 1.5 * steepest * give;
    let tops = corners.map(|[x, y]| {
        if by_slope <= 1e-3 {
            return height(x, y) + by_slope + room;
        }
        let mut top = f64::NEG_INFINITY;
        for (i, j) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
            top = top.max(height(x + i * give, y + j * give));
        }
        top + room
    });
    let tops = if tops.iter().all(|top| top.is_finite()) {
        tops
    } else {
        flat.tops
    };
    let [nx, ny] = nearest_point(cell.x, cell.y, curve);
    let (dx, dy) = (cell.x - nx, cell.y - ny);
    let away = length(dx, dy);
    let within = TANGENT_WITHIN * sweep.radius;
    let share = if away > within { within / away } else { 1.0 };
    let (px, py) = (nx + dx * share, ny + dy * share);
    let slope = slope_at(tool, curve, [sweep.from_z, sweep.to_z], px, py);
    let bottoms = match slope {
        Some([gx, gy]) => {
            let at = height(px, py) - length(gx, gy) * 1.5 * give - 2.0 * room;
            corners.map(|[x, y]| at + gx * (x - px) + gy * (y - py))
        }
        None => flat.bottoms,
    };
    Surface {
        high,
        bottoms,
        tops,
        ..flat
    }
}

/// A level arc leaves z + p(|ρ − a|). Seen from the cell the distance ρ from its centre is that along one direction, or up to `bend` more;
/// so the surface lies between those of two straight grooves.
fn over_arc(
    sweep: &Sweep,
    tool: &Tool,
    cell: &Cell,
    give: f64,
    room: f64,
    flat: Surface,
) -> Surface {
    let curve = &sweep.curve;
    let (dx, dy) = (cell.x - curve.cx, cell.y - curve.cy);
    let (rho, reach) = (length(dx, dy), cell.reach() + give);
    let far = distance_to(cell.x, cell.y, curve) + reach;
    let high = sweep.from_z + tool.height_at(far.min(sweep.radius)) + room;
    if rho <= 2.0 * reach {
        return Surface { high, ..flat };
    }
    let bend = reach * reach / (2.0 * (rho - reach)) + give;
    let (nx, ny) = (dx / rho, dy / rho);
    let side = rho - curve.radius;
    let corners = cell.corners(0.0);
    let is_beside = cell
        .corners(2.0 * give)
        .iter()
        .all(|&[x, y]| is_in_sector(x - curve.cx, y - curve.cy, curve));
    let mut tops = corners.map(|[x, y]| {
        let at = side + nx * (x - cell.x) + ny * (y - cell.y);
        let away = at.abs() + bend;
        if away > sweep.radius {
            f64::INFINITY
        } else {
            sweep.from_z + tool.height_at(away) + room
        }
    });
    if !is_beside || tops.iter().any(|top| !top.is_finite()) {
        tops = flat.tops;
    }
    let q = side.abs() - bend;
    let base = q.clamp(0.0, TANGENT_WITHIN * sweep.radius);
    let rise = tool.rise_at(base);
    let at = sweep.from_z + tool.height_at(base) + rise * (q - base) - room;
    let (gx, gy) = (rise * side.signum() * nx, rise * side.signum() * ny);
    let bottoms = corners.map(|[x, y]| at + gx * (x - cell.x) + gy * (y - cell.y));
    Surface {
        high,
        bottoms,
        tops,
        ..flat
    }
}
