//! Which stretches of a curve lie within reach of a stretch of path: closed forms for the ends, a distance at each middle for the answer.
//!
//! Everything along a wall is asked this way: what is cut, where another wall keeps the tool off, what a tab excuses, which part of a
//! path stands over a tab. Only the ends of an interval carry rounding (80 nm near a tangent, reference simulate.md section 6); whether it
//! is covered is decided by a distance.

pub mod contour;
pub mod features;
pub mod fits;
pub mod kerf;
pub mod lanes;
pub mod nearest;
pub mod reach;
pub mod regions;
pub mod report;
pub mod residue;
mod residue_clip;
pub mod residue_polygon;
pub mod since;
pub mod sweeps;
pub mod tabs;
pub mod union;

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::numeric::atan2;

/// A stretch of path at one height: what lies within its radius is cut. The radius changes evenly from `from_radius` at a to `to_radius`
/// at b on a line; on an arc both are equal.
#[derive(Clone, Copy, Debug)]
pub struct Sweep {
    /// In the plane.
    pub curve: Curve,
    /// At a, mm.
    pub from_radius: f64,
    /// At b, mm.
    pub to_radius: f64,
    /// Which motion it belongs to: the time of the cut.
    pub motion: u32,
}

/// A stretch of a curve, in shares of its length, 0 ≤ from ≤ to ≤ 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Sweep {
    /// A stretch of equal radius.
    #[inline]
    pub fn even(curve: Curve, radius: f64, motion: u32) -> Sweep {
        Sweep {
            curve,
            from_radius: radius,
            to_radius: radius,
            motion,
        }
    }

    /// Largest radius.
    #[inline]
    pub fn widest(&self) -> f64 {
        self.from_radius.max(self.to_radius)
    }

    /// How far a point lies outside of what is cut, negative inside: the least of |p − c(t)| − R(t). Exact: R changes evenly, so the term is
    /// convex in t and its minimum lies where c − p leans against the way by the slope of R, or at an end.
    pub fn gap(&self, x: f64, y: f64) -> f64 {
        if self.from_radius == self.to_radius || !self.curve.is_line() {
            return distance_to(x, y, &self.curve) - self.from_radius;
        }
        let curve = &self.curve;
        let ends = (length(x - curve.ax, y - curve.ay) - self.from_radius)
            .min(length(x - curve.bx, y - curve.by) - self.to_radius);
        let Some(frame) = Frame::of(self) else {
            return ends;
        };
        let (u, v) = frame.place(x, y);
        let at = u + frame.grow * v.abs() / frame.lean;
        if at <= 0.0 || at >= frame.long {
            return ends;
        }
        ends.min(length(u - at, v) - self.from_radius - frame.grow * at)
    }
}

/// A line's own frame, where its two discs lie beside each other (one does not hold the other).
struct Frame {
    ax: f64,
    ay: f64,
    dx: f64,
    dy: f64,
    long: f64,
    /// Change of the radius per mm, |grow| < 1.
    grow: f64,
    /// √(1 − grow²).
    lean: f64,
}

impl Frame {
    fn of(sweep: &Sweep) -> Option<Frame> {
        let long = sweep.curve.chord();
        let change = sweep.to_radius - sweep.from_radius;
        if long == 0.0 || change.abs() >= long {
            return None;
        }
        let grow = change / long;
        Some(Frame {
            ax: sweep.curve.ax,
            ay: sweep.curve.ay,
            dx: (sweep.curve.bx - sweep.curve.ax) / long,
            dy: (sweep.curve.by - sweep.curve.ay) / long,
            long,
            grow,
            lean: (1.0 - grow * grow).sqrt(),
        })
    }

    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let (px, py) = (x - self.ax, y - self.ay);
        (px * self.dx + py * self.dy, py * self.dx - px * self.dy)
    }
}

/// Room for the shares where a curve meets the rim of a sweep, both ends of the curve included.
#[derive(Default)]
struct Crossings {
    shares: Vec<f64>,
}

/// Finds the stretches; keeps its memory between calls.
#[derive(Default)]
pub struct Cover {
    crossings: Crossings,
}

impl Cover {
    /// Calls `found` with each stretch of `curve` that lies within reach of `sweep`, its radii widened by `extra` (negative: narrowed),
    /// in order along the curve.
    pub fn stretches(
        &mut self,
        curve: &Curve,
        sweep: &Sweep,
        extra: f64,
        mut found: impl FnMut(Stretch),
    ) {
        let shares = &mut self.crossings.shares;
        shares.clear();
        self.crossings.add_rim(curve, sweep, extra);
        let shares = &mut self.crossings.shares;
        shares.push(1.0);
        shares.sort_unstable_by(f64::total_cmp);
        let mut from = 0.0;
        let mut open: Option<Stretch> = None;
        for &to in shares.iter() {
            if to <= from && !(from == 0.0 && to == 1.0) {
                continue;
            }
            let [x, y] = curve.point_at((from + to) / 2.0);
            let is_in = sweep.gap(x, y) <= extra;
            match (&mut open, is_in) {
                (Some(stretch), true) => stretch.to = to,
                (None, true) => open = Some(Stretch { from, to }),
                (Some(stretch), false) => {
                    found(*stretch);
                    open = None;
                }
                (None, false) => {}
            }
            from = to;
        }
        if let Some(stretch) = open {
            found(stretch);
        }
    }
}

impl Crossings {
    /// The rim of a sweep: its end discs, and the two tangents (line) or the two circles (arc) beside it.
    fn add_rim(&mut self, curve: &Curve, sweep: &Sweep, extra: f64) {
        let path = &sweep.curve;
        self.circle(curve, path.ax, path.ay, sweep.from_radius + extra);
        if path.ax != path.bx || path.ay != path.by || sweep.from_radius != sweep.to_radius {
            self.circle(curve, path.bx, path.by, sweep.to_radius + extra);
        }
        if !path.is_line() {
            let reach = sweep.from_radius + extra;
            self.circle(curve, path.cx, path.cy, path.radius + reach);
            self.circle(curve, path.cx, path.cy, path.radius - reach);
            // Ends that lie off the circle have discs that need not meet its rim: then the rays through them bound what the arc reaches.
            if path.slack > 0.0 {
                self.ray(curve, path, path.ax, path.ay);
                self.ray(curve, path, path.bx, path.by);
            }
        } else if let Some(frame) = Frame::of(sweep) {
            for side in [1.0, -1.0] {
                // side·v·lean − grow·u = radius, in the frame of the line.
                let nu = -frame.grow;
                let nv = side * frame.lean;
                let (nx, ny) = (nu * frame.dx - nv * frame.dy, nu * frame.dy + nv * frame.dx);
                let offset = nx * frame.ax + ny * frame.ay + sweep.from_radius + extra;
                self.line(curve, nx, ny, offset);
            }
        }
    }

    /// Where the curve crosses the ray from the centre of an arc through a point.
    fn ray(&mut self, curve: &Curve, arc: &Curve, x: f64, y: f64) {
        let (ux, uy) = (x - arc.cx, y - arc.cy);
        let far = length(ux, uy);
        if far > 0.0 {
            let (nx, ny) = (-uy / far, ux / far);
            self.line(curve, nx, ny, nx * arc.cx + ny * arc.cy);
        }
    }

    fn offer(&mut self, share: f64) {
        if share > 0.0 && share < 1.0 {
            self.shares.push(share);
        }
    }

    /// Where the curve crosses a circle.
    fn circle(&mut self, curve: &Curve, cx: f64, cy: f64, radius: f64) {
        if radius <= 0.0 {
            return;
        }
        if curve.is_line() {
            let (dx, dy) = (curve.bx - curve.ax, curve.by - curve.ay);
            let squared = dx * dx + dy * dy;
            if squared == 0.0 {
                return;
            }
            let (px, py) = (curve.ax - cx, curve.ay - cy);
            let middle = -(px * dx + py * dy) / squared;
            let across = (px * dy - py * dx) * (px * dy - py * dx) / squared;
            let half = (radius * radius - across) / squared;
            if half > 0.0 {
                let half = half.sqrt();
                self.offer(middle - half);
                self.offer(middle + half);
            }
            return;
        }
        let (dx, dy) = (cx - curve.cx, cy - curve.cy);
        let between = length(dx, dy);
        if between == 0.0 {
            return;
        }
        let along =
            (between * between + curve.radius * curve.radius - radius * radius) / (2.0 * between);
        self.chord(curve, dx / between, dy / between, along);
    }

    /// Where the curve crosses the line nx·x + ny·y = offset, (nx, ny) of length 1.
    fn line(&mut self, curve: &Curve, nx: f64, ny: f64, offset: f64) {
        if curve.is_line() {
            let from = nx * curve.ax + ny * curve.ay - offset;
            let to = nx * curve.bx + ny * curve.by - offset;
            if from != to {
                self.offer(from / (from - to));
            }
            return;
        }
        self.chord(curve, nx, ny, offset - nx * curve.cx - ny * curve.cy);
    }

    /// Where an arc crosses the line square to (ux, uy) at `along` from its centre.
    fn chord(&mut self, arc: &Curve, ux: f64, uy: f64, along: f64) {
        let squared = arc.radius * arc.radius - along * along;
        if squared < 0.0 {
            return;
        }
        let across = squared.sqrt();
        let sweep = arc.sweep();
        if sweep == 0.0 {
            return;
        }
        let (sx, sy) = (arc.ax - arc.cx, arc.ay - arc.cy);
        for side in [across, -across] {
            let (x, y) = (ux * along - uy * side, uy * along + ux * side);
            let angle = atan2(sx * y - sy * x, sx * x + sy * y);
            self.offer(angle / sweep);
        }
    }
}
