//! Bounds of what a flat end leaves on a sloped arc: over a point the lowest Z of the arc's places within the radius.

use crate::geometry::curve::length;
use crate::numeric::{PI, acos, atan2};
use crate::sweep::Sweep;
use crate::sweep::height_cell::Cell;

/// Angles here may be wrong by so much where an arc cosine loses half its digits; Z by that share of the arc's whole rise.
const ANGLE_ROOM: f64 = 1e-7;

/// Lowest Z of the arc's places within `far` of a point; +∞ where there is none. Rounding stands on the side that `sign` says.
pub(crate) fn lowest_within(sweep: &Sweep, x: f64, y: f64, far: f64, sign: f64) -> f64 {
    let arc = &sweep.curve;
    let (rho, a) = (length(x - arc.cx, y - arc.cy), arc.radius);
    let half = if rho + a <= far {
        PI
    } else if (rho - a).abs() > far || rho == 0.0 {
        return f64::INFINITY;
    } else {
        let cosine = (rho * rho + a * a - far * far) / (2.0 * rho * a);
        acos(cosine.clamp(-1.0, 1.0))
    };
    let (sweep_angle, middle) = angles(sweep, x, y);
    // In angles from the middle of the arc.
    let end = sweep_angle / 2.0;
    let falls = sweep.to_z < sweep.from_z;
    let mut best = f64::INFINITY;
    for turns in [-2.0 * PI, 0.0, 2.0 * PI] {
        let first = (middle - half + turns).max(-end);
        let last = (middle + half + turns).min(end);
        if first <= last {
            best = best.min(z_at(sweep, if falls { last } else { first }, sweep_angle));
        }
    }
    best + sign * room(sweep, sweep_angle)
}

/// Nowhere over the rectangle is what the sweep covers higher: a covered point is covered from the nearest place of the arc too.
pub(crate) fn highest_over(sweep: &Sweep, cell: &Cell, give: f64) -> f64 {
    let arc = &sweep.curve;
    let rho = length(cell.x - arc.cx, cell.y - arc.cy);
    let reach = cell.reach() + give;
    let most = sweep.from_z.max(sweep.to_z) + sweep.z_slack;
    if rho <= 2.0 * reach {
        return most;
    }
    // The angle a disc is seen under: its sine is reach/ρ, at most 1/2, and asin s ≤ 1.05 s there.
    let around = 1.05 * reach / rho;
    let (sweep_angle, middle) = angles(sweep, cell.x, cell.y);
    let end = sweep_angle / 2.0;
    if middle.abs() + around > PI {
        return most;
    }
    let at = |angle: f64| z_at(sweep, angle.clamp(-end, end), sweep_angle);
    (at(middle - around).max(at(middle + around)) + room(sweep, sweep_angle)).min(most)
}

/// Angle of the whole arc, and of a point from the arc's middle, in its sense of turning.
fn angles(sweep: &Sweep, x: f64, y: f64) -> (f64, f64) {
    let arc = &sweep.curve;
    let (ux, uy) = (arc.ax - arc.cx, arc.ay - arc.cy);
    let (vx, vy) = (arc.bx - arc.cx, arc.by - arc.cy);
    let (mx, my) = (ux + vx, uy + vy);
    let (dx, dy) = (x - arc.cx, y - arc.cy);
    let whole = atan2((ux * vy - uy * vx).abs(), ux * vx + uy * vy);
    (
        whole,
        atan2(arc.turn * (mx * dy - my * dx), mx * dx + my * dy),
    )
}

fn z_at(sweep: &Sweep, angle: f64, whole: f64) -> f64 {
    sweep.from_z + (sweep.to_z - sweep.from_z) * (angle / whole + 0.5).clamp(0.0, 1.0)
}

fn room(sweep: &Sweep, whole: f64) -> f64 {
    sweep.z_slack + 1e-9 + ANGLE_ROOM * (sweep.to_z - sweep.from_z).abs() / whole
}
