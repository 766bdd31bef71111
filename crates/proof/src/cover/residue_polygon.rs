//! The part of a cell that could be required, as a convex polygon, and whether one sweep holds it.

use crate::cover::Sweep;
use crate::cover::reach::FREE_SLACK;
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_to, is_in_sector, nearest_point};

/// The half plane n·p ≥ offset that holds every point of the cell at least `keep` mm out of a wall; `None` where the wall ends within the cell's
/// width, as nothing is known beyond its end.
pub fn half_plane(wall: &Curve, [x, y]: [f64; 2], half: f64, keep: f64) -> Option<[f64; 3]> {
    let rho = half * std::f64::consts::SQRT_2;
    if wall.is_line() {
        let long = wall.chord();
        let (dx, dy) = ((wall.bx - wall.ax) / long, (wall.by - wall.ay) / long);
        let along = (x - wall.ax) * dx + (y - wall.ay) * dy;
        if !(along >= rho && along <= long - rho) {
            return None;
        }
        // The wood is on the left; the void on the right.
        let (nx, ny) = (dy, -dx);
        return Some([nx, ny, nx * wall.ax + ny * wall.ay + keep]);
    }
    let (ux, uy) = (x - wall.cx, y - wall.cy);
    let far = length(ux, uy);
    if far <= 2.0 * rho {
        return None;
    }
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
    if !corners
        .iter()
        .all(|&(sx, sy)| is_in_sector(ux + sx, uy + sy, wall))
    {
        return None;
    }
    let (ux, uy) = (ux / far, uy / far);
    if wall.turn < 0.0 {
        // Void inside the circle: the tangent square to the way to the cell.
        let offset = -(ux * wall.cx + uy * wall.cy) - (wall.radius - keep);
        return Some([-ux, -uy, offset]);
    }
    // Void outside the circle: at most rho to the side of that way the circle has receded so far.
    let out = wall.radius + keep;
    if out <= rho {
        return None;
    }
    let receded = (out * out - rho * rho).sqrt();
    Some([ux, uy, ux * wall.cx + uy * wall.cy + receded])
}

/// Whether another wall passes the cell's circle on the wooden side of a wall that spans it: then that wood is a rib, and beyond it there
/// may be void again. (A piece that does not cross a spanning one lies on one side of it, so its nearest point tells which.)
pub fn has_void_behind<'a>(
    wall: &Curve,
    mut others: impl Iterator<Item = &'a Curve>,
    [x, y]: [f64; 2],
    rho: f64,
) -> bool {
    others.any(|other| {
        let [px, py] = nearest_point(x, y, other);
        length(px - x, py - y) <= rho && depth_behind(wall, px, py) > FREE_SLACK
    })
}

/// How far a point lies on the wooden side of a wall, or of the line or circle it is part of, mm; negative on the other.
pub fn depth_behind(wall: &Curve, x: f64, y: f64) -> f64 {
    if wall.is_line() {
        let (dx, dy) = (wall.bx - wall.ax, wall.by - wall.ay);
        return (dx * (y - wall.ay) - dy * (x - wall.ax)) / length(dx, dy);
    }
    wall.turn * (wall.radius - length(x - wall.cx, y - wall.cy))
}

/// Cuts a convex polygon with n·p ≥ offset.
pub fn clip_polygon(from: &[[f64; 2]], to: &mut Vec<[f64; 2]>, nx: f64, ny: f64, offset: f64) {
    to.clear();
    for (i, &[ax, ay]) in from.iter().enumerate() {
        let [bx, by] = from[(i + 1) % from.len()];
        let a = nx * ax + ny * ay - offset;
        let b = nx * bx + ny * by - offset;
        if a >= 0.0 {
            to.push([ax, ay]);
        }
        if (a >= 0.0) != (b >= 0.0) {
            let ratio = a / (a - b);
            to.push([ax + (bx - ax) * ratio, ay + (by - ay) * ratio]);
        }
    }
}

/// Whether a convex polygon lies in a sweep. Exact for lines (also with a changing radius: the hull of two discs is convex); sufficient for arcs.
pub fn holds_polygon(sweep: &Sweep, polygon: &[[f64; 2]], guard: f64) -> bool {
    let curve = &sweep.curve;
    if curve.is_line() {
        return polygon.iter().all(|&[x, y]| sweep.gap(x, y) <= -guard);
    }
    let reach = sweep.from_radius - guard;
    let near_to = |px: f64, py: f64| {
        polygon
            .iter()
            .all(|&[x, y]| length(x - px, y - py) <= reach)
    };
    if near_to(curve.ax, curve.ay) || near_to(curve.bx, curve.by) {
        return true;
    }
    polygon.iter().enumerate().all(|(i, &[x, y])| {
        let (dx, dy) = (x - curve.cx, y - curve.cy);
        let [bx, by] = polygon[(i + 1) % polygon.len()];
        let edge = Curve::line(x, y, bx, by);
        is_in_sector(dx, dy, curve)
            && length(dx, dy) <= curve.radius + reach
            && distance_to(curve.cx, curve.cy, &edge) >= curve.radius - reach
    }) && !contains(polygon, curve.cx, curve.cy)
}

/// What remains of a polygon in more pieces than this is not followed.
const MOST_PIECES: usize = 12;
/// A piece of no more than this is the seam of two sweeps that touch, mm².
const SEAM: f64 = 1e-9;

/// Whether several sweeps together hold a convex polygon: each line that runs past all of it cuts it to what lies beside its two sides.
pub fn hold_polygon<'a>(
    sweeps: impl Iterator<Item = &'a Sweep>,
    polygon: &[[f64; 2]],
    guard: f64,
) -> bool {
    let mut open = vec![polygon.to_vec()];
    for sweep in sweeps {
        let curve = &sweep.curve;
        let guard = guard + curve.slack;
        let long = curve.chord();
        let is_slab = curve.is_line() && sweep.from_radius == sweep.to_radius && long > 0.0;
        let (dx, dy) = ((curve.bx - curve.ax) / long, (curve.by - curve.ay) / long);
        let (nx, ny) = (-dy, dx);
        let off = nx * curve.ax + ny * curve.ay;
        let wide = sweep.from_radius - guard;
        let is_beside = |&[x, y]: &[f64; 2]| {
            let along = (x - curve.ax) * dx + (y - curve.ay) * dy;
            along >= 0.0 && along <= long
        };
        let mut next = vec![];
        for piece in open {
            if holds_polygon(sweep, &piece, guard) {
                continue;
            }
            if !is_slab || wide <= 0.0 || !piece.iter().all(is_beside) {
                next.push(piece);
                continue;
            }
            for side in [1.0, -1.0] {
                let mut rest = vec![];
                clip_polygon(&piece, &mut rest, side * nx, side * ny, side * off + wide);
                if rest.len() >= 3 && area_of(&rest) > SEAM {
                    next.push(rest);
                }
            }
        }
        open = next;
        if open.is_empty() {
            return true;
        }
        if open.len() > MOST_PIECES {
            return false;
        }
    }
    false
}

/// Area of a polygon, mm².
pub fn area_of(polygon: &[[f64; 2]]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    let doubled = polygon.iter().zip(next);
    doubled
        .map(|(a, b)| a[0] * b[1] - a[1] * b[0])
        .sum::<f64>()
        .abs()
        / 2.0
}

/// Whether a counter-clockwise convex polygon holds a point.
fn contains(polygon: &[[f64; 2]], x: f64, y: f64) -> bool {
    polygon.iter().enumerate().all(|(i, &[ax, ay])| {
        let [bx, by] = polygon[(i + 1) % polygon.len()];
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0.0
    })
}
