//! What a straight sweep of a disc as large as the tool covers of its rim: one arc, by square roots alone.

use crate::engage::rim::{Rim, TOUCHING};
use crate::geometry::curve::{Curve, length};

/// A straight sweep of a disc, measured once.
#[derive(Clone, Copy, Debug)]
pub struct Straight {
    ax: f64,
    ay: f64,
    /// Unit direction.
    ux: f64,
    uy: f64,
    long: f64,
    radius: f64,
}

impl Straight {
    /// Along a line.
    pub fn new(curve: &Curve, radius: f64) -> Straight {
        let (dx, dy) = (curve.bx - curve.ax, curve.by - curve.ay);
        let long = length(dx, dy);
        Straight {
            ax: curve.ax,
            ay: curve.ay,
            ux: dx / long,
            uy: dy / long,
            long,
            radius,
        }
    }

    /// Whether its discs are as large as those of a rim.
    #[inline]
    pub fn is_equal(&self, radius: f64) -> bool {
        (radius - self.radius).abs() <= TOUCHING
    }
}

impl Rim {
    /// The one arc that a straight sweep of the same radius covers. Frame of the earlier segment: it runs from (0, 0) to (l, 0), and this rim's
    /// centre is at (along, across) with across ≥ 0, by mirror.
    pub fn cover_straight(&mut self, sweep: &Straight) {
        let r = self.radius;
        let &Straight {
            ax,
            ay,
            ux,
            uy,
            long,
            ..
        } = sweep;
        let (px, py) = (self.x - ax, self.y - ay);
        if long <= TOUCHING {
            let apart = length(px, py);
            if apart > TOUCHING && apart < 2.0 * r {
                self.remove_about([-px / apart, -py / apart], apart / (2.0 * r));
            }
            return;
        }
        let along = px * ux + py * uy;
        let signed = ux * py - uy * px;
        let across = signed.abs();
        let beyond = (-along).max(along - long).max(0.0);
        if across >= 2.0 * r || beyond * beyond + across * across >= 4.0 * r * r {
            return;
        }
        if across <= TOUCHING {
            if along > TOUCHING && along < long - TOUCHING {
                self.arcs.clear();
                return;
            }
            // At or beyond an end, on the line: what lies towards the segment.
            let (apart, back) = if along >= long - TOUCHING {
                (along - long, [-ux, -uy])
            } else {
                (-along, [ux, uy])
            };
            self.remove_about(back, apart.max(0.0) / (2.0 * r));
            return;
        }
        let s = 1.0 - across / r;
        let e = (1.0 - s * s).max(0.0).sqrt();
        let end_of = |side: f64| -> [f64; 2] {
            let reach = along + side * r * e;
            let at = if reach < 0.0 {
                0.0
            } else if reach > long {
                long
            } else {
                return [side * e, s];
            };
            // The crossing with the disc of that end: the direction to it, turned by acos(D / 2r).
            let (tx, ty) = (at - along, -across);
            let apart = length(tx, ty);
            let c = (apart / (2.0 * r)).min(1.0);
            let turn = side * (1.0 - c * c).sqrt();
            let (tx, ty) = (tx / apart, ty / apart);
            [tx * c - ty * turn, tx * turn + ty * c]
        };
        let mirror = if signed < 0.0 { -1.0 } else { 1.0 };
        let to_world = |[x, y]: [f64; 2]| {
            let y = y * mirror;
            [ux * x - uy * y, uy * x + ux * y]
        };
        let (left, right) = (to_world(end_of(-1.0)), to_world(end_of(1.0)));
        if mirror > 0.0 {
            self.remove_between(left, right);
        } else {
            self.remove_between(right, left);
        }
    }
}
