//! Where two pieces meet.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_to, is_in_sector};
use crate::numeric::orient2d;

/// Puts the points where piece b meets piece a into `found`: crossings, touches nearer than `hair`, and ends of b on a.
pub fn crossings(a: &Curve, b: &Curve, hair: f64, found: &mut Vec<[f64; 2]>) {
    for [x, y] in [[b.ax, b.ay], [b.bx, b.by]] {
        if distance_to(x, y, a) <= hair {
            found.push([x, y]);
        }
    }
    match (a.is_line(), b.is_line()) {
        (true, true) => lines(a, b, found),
        (true, false) => line_and_arc(a, b, hair, found),
        (false, true) => line_and_arc(b, a, hair, found),
        (false, false) => arcs(a, b, hair, found),
    }
}

fn lines(a: &Curve, b: &Curve, found: &mut Vec<[f64; 2]>) {
    let side1 = orient2d(a.ax, a.ay, a.bx, a.by, b.ax, b.ay);
    let side2 = orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by);
    let side3 = orient2d(b.ax, b.ay, b.bx, b.by, a.ax, a.ay);
    let side4 = orient2d(b.ax, b.ay, b.bx, b.by, a.bx, a.by);
    if (side1 > 0.0) != (side2 > 0.0) && (side3 > 0.0) != (side4 > 0.0) && side3 != side4 {
        let ratio = side3 / (side3 - side4);
        found.push([a.ax + (a.bx - a.ax) * ratio, a.ay + (a.by - a.ay) * ratio]);
    }
}

fn line_and_arc(line: &Curve, arc: &Curve, hair: f64, found: &mut Vec<[f64; 2]>) {
    let (dx, dy) = (line.bx - line.ax, line.by - line.ay);
    let long = length(dx, dy);
    if long == 0.0 {
        return;
    }
    let foot = ((arc.cx - line.ax) * dx + (arc.cy - line.ay) * dy) / long;
    let (foot_x, foot_y) = (line.ax + dx / long * foot, line.ay + dy / long * foot);
    let height = length(foot_x - arc.cx, foot_y - arc.cy);
    if height > arc.radius + hair {
        return;
    }
    let half = (arc.radius * arc.radius - height * height).max(0.0).sqrt();
    for at in [foot - half, foot + half] {
        if at < 0.0 || at > long {
            continue;
        }
        let (x, y) = (line.ax + dx / long * at, line.ay + dy / long * at);
        if is_in_sector(x - arc.cx, y - arc.cy, arc) {
            found.push([x, y]);
        }
    }
}

fn arcs(a: &Curve, b: &Curve, hair: f64, found: &mut Vec<[f64; 2]>) {
    let (dx, dy) = (b.cx - a.cx, b.cy - a.cy);
    let between = length(dx, dy);
    if between == 0.0 {
        return;
    }
    let (ux, uy) = (dx / between, dy / between);
    let along = (between * between + a.radius * a.radius - b.radius * b.radius) / (2.0 * between);
    if along.abs() > a.radius + hair {
        return;
    }
    let across = (a.radius * a.radius - along * along).max(0.0).sqrt();
    for side in [1.0, -1.0] {
        let (x, y) = (
            a.cx + ux * along - side * uy * across,
            a.cy + uy * along + side * ux * across,
        );
        if is_in_sector(x - a.cx, y - a.cy, a) && is_in_sector(x - b.cx, y - b.cy, b) {
            found.push([x, y]);
        }
    }
}
