//! Distances between points and pieces, by closed forms (reference: sector tests by two cross products).

use crate::geometry::curve::{Curve, length};
use crate::numeric::orient2d;

/// How near two pieces come, and where on the first.
#[derive(Clone, Copy, Debug)]
pub struct Nearness {
    /// mm, 0 where they cross or touch.
    pub distance: f64,
    /// The point of the first piece where they are nearest, X.
    pub x: f64,
    /// The same, Y.
    pub y: f64,
}

impl Nearness {
    #[inline]
    fn offer(&mut self, distance: f64, x: f64, y: f64) {
        if distance < self.distance {
            *self = Nearness { distance, x, y };
        }
    }
}

/// Whether the direction (dx, dy) from the centre lies within the arc. The third test keeps the opposite direction out when the two
/// ends almost coincide.
#[inline]
pub fn is_in_sector(dx: f64, dy: f64, arc: &Curve) -> bool {
    let (ux, uy) = (arc.ax - arc.cx, arc.ay - arc.cy);
    let (vx, vy) = (arc.bx - arc.cx, arc.by - arc.cy);
    arc.turn * (ux * dy - uy * dx) >= 0.0
        && arc.turn * (dx * vy - dy * vx) >= 0.0
        && dx * (ux + vx) + dy * (uy + vy) >= 0.0
}

/// Distance from a point to a piece, not signed.
#[inline]
pub fn distance_to(px: f64, py: f64, curve: &Curve) -> f64 {
    if !curve.is_line() {
        let (dx, dy) = (px - curve.cx, py - curve.cy);
        if is_in_sector(dx, dy, curve) {
            return (length(dx, dy) - curve.radius).abs();
        }
        return length(px - curve.ax, py - curve.ay).min(length(px - curve.bx, py - curve.by));
    }
    let [x, y] = nearest_point(px, py, curve);
    length(px - x, py - y)
}

/// Largest distance from a point to any point of a piece.
pub fn farthest_from(px: f64, py: f64, curve: &Curve) -> f64 {
    let ends = length(px - curve.ax, py - curve.ay).max(length(px - curve.bx, py - curve.by));
    if curve.is_line() {
        return ends;
    }
    let (dx, dy) = (px - curve.cx, py - curve.cy);
    if is_in_sector(-dx, -dy, curve) {
        ends.max(length(dx, dy) + curve.radius)
    } else {
        ends
    }
}

/// The point of a piece nearest to p.
#[inline]
pub fn nearest_point(px: f64, py: f64, curve: &Curve) -> [f64; 2] {
    if curve.is_line() {
        let (dx, dy) = (curve.bx - curve.ax, curve.by - curve.ay);
        let squared = dx * dx + dy * dy;
        let along = if squared == 0.0 {
            0.0
        } else {
            ((px - curve.ax) * dx + (py - curve.ay) * dy) / squared
        };
        let ratio = along.clamp(0.0, 1.0);
        return [curve.ax + ratio * dx, curve.ay + ratio * dy];
    }
    let (dx, dy) = (px - curve.cx, py - curve.cy);
    let from_centre = length(dx, dy);
    if from_centre > 0.0 && is_in_sector(dx, dy, curve) {
        let scale = curve.radius / from_centre;
        return [curve.cx + dx * scale, curve.cy + dy * scale];
    }
    if length(px - curve.ax, py - curve.ay) <= length(px - curve.bx, py - curve.by) {
        [curve.ax, curve.ay]
    } else {
        [curve.bx, curve.by]
    }
}

/// Smallest distance of two pieces: ends to the other piece, crossings, the foot of a centre on a line, and the points on the line of two
/// centres, each kept only inside both pieces. Every candidate is the distance of two points that really lie on the pieces, so rounding
/// can only make the result too large, by far less than the guard of the scene.
pub fn distance_between(a: &Curve, b: &Curve) -> Nearness {
    let mut best = Nearness {
        distance: f64::INFINITY,
        x: a.ax,
        y: a.ay,
    };
    best.offer(distance_to(a.ax, a.ay, b), a.ax, a.ay);
    best.offer(distance_to(a.bx, a.by, b), a.bx, a.by);
    for (px, py) in [(b.ax, b.ay), (b.bx, b.by)] {
        let [x, y] = nearest_point(px, py, a);
        best.offer(length(px - x, py - y), x, y);
    }
    match (a.is_line(), b.is_line()) {
        (true, true) => lines_crossing(a, b, &mut best),
        (true, false) => line_with_arc(a, b, &mut best, true),
        (false, true) => line_with_arc(b, a, &mut best, false),
        (false, false) => arc_with_arc(a, b, &mut best),
    }
    best
}

/// Proper crossings only: a touch is already found as the distance of an end. The signs are exact.
fn lines_crossing(a: &Curve, b: &Curve, best: &mut Nearness) {
    let side1 = orient2d(a.ax, a.ay, a.bx, a.by, b.ax, b.ay);
    let side2 = orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by);
    if side1 == 0.0 || side2 == 0.0 || (side1 > 0.0) == (side2 > 0.0) {
        return;
    }
    let side3 = orient2d(b.ax, b.ay, b.bx, b.by, a.ax, a.ay);
    let side4 = orient2d(b.ax, b.ay, b.bx, b.by, a.bx, a.by);
    if side3 == 0.0 || side4 == 0.0 || (side3 > 0.0) == (side4 > 0.0) {
        return;
    }
    let ratio = side3 / (side3 - side4);
    best.offer(
        0.0,
        a.ax + (a.bx - a.ax) * ratio,
        a.ay + (a.by - a.ay) * ratio,
    );
}

fn line_with_arc(line: &Curve, arc: &Curve, best: &mut Nearness, is_line_first: bool) {
    let (dx, dy) = (line.bx - line.ax, line.by - line.ay);
    let long = length(dx, dy);
    if long == 0.0 {
        return;
    }
    let foot = ((arc.cx - line.ax) * dx + (arc.cy - line.ay) * dy) / long;
    let (foot_x, foot_y) = (line.ax + dx / long * foot, line.ay + dy / long * foot);
    let height = length(foot_x - arc.cx, foot_y - arc.cy);
    if height < arc.radius {
        let half = (arc.radius * arc.radius - height * height).sqrt();
        for at in [foot - half, foot + half] {
            if at < 0.0 || at > long {
                continue;
            }
            let (x, y) = (line.ax + dx / long * at, line.ay + dy / long * at);
            if is_in_sector(x - arc.cx, y - arc.cy, arc) {
                best.offer(0.0, x, y);
            }
        }
    }
    if foot < 0.0
        || foot > long
        || height == 0.0
        || !is_in_sector(foot_x - arc.cx, foot_y - arc.cy, arc)
    {
        return;
    }
    let scale = arc.radius / height;
    let on_arc = (
        arc.cx + (foot_x - arc.cx) * scale,
        arc.cy + (foot_y - arc.cy) * scale,
    );
    let (x, y) = if is_line_first {
        (foot_x, foot_y)
    } else {
        on_arc
    };
    best.offer((height - arc.radius).abs(), x, y);
}

fn arc_with_arc(a: &Curve, b: &Curve, best: &mut Nearness) {
    let (dx, dy) = (b.cx - a.cx, b.cy - a.cy);
    let between = length(dx, dy);
    // Concentric arcs that share a direction also share one at an end, which is a candidate already.
    if between == 0.0 {
        return;
    }
    let (ux, uy) = (dx / between, dy / between);
    for sign_a in [1.0, -1.0] {
        if !is_in_sector(sign_a * ux, sign_a * uy, a) {
            continue;
        }
        let (x, y) = (a.cx + sign_a * ux * a.radius, a.cy + sign_a * uy * a.radius);
        for sign_b in [1.0, -1.0] {
            if is_in_sector(sign_b * ux, sign_b * uy, b) {
                best.offer(
                    (between + sign_b * b.radius - sign_a * a.radius).abs(),
                    x,
                    y,
                );
            }
        }
    }
    // Crossings: at `along` on the line of centres, `across` to both sides of it.
    let along = (between * between + a.radius * a.radius - b.radius * b.radius) / (2.0 * between);
    let squared = a.radius * a.radius - along * along;
    if squared < 0.0 {
        return;
    }
    let across = squared.sqrt();
    for side in [1.0, -1.0] {
        let (x, y) = (
            a.cx + ux * along - side * uy * across,
            a.cy + uy * along + side * ux * across,
        );
        if is_in_sector(x - a.cx, y - a.cy, a) && is_in_sector(x - b.cx, y - b.cy, b) {
            best.offer(0.0, x, y);
        }
    }
}
