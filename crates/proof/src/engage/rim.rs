//! Which part of a tool's leading half rim is still in wood. Directions are kept as pseudo-angles y/(|x|+|y|) in the frame of travel (x ahead,
//! y to the left): only square roots are needed, and an angle is taken once at the end.
//!
//! Sweeps of one disc along segments are pseudo-discs (Kedem, Livne, Pach, Sharir, Discrete Comput. Geom. 1, 1986): each covers one arc of the
//! rim. Other sweeps: all crossings with their outline, each stretch between two decided at its middle.

use crate::engage::rim_ends::Ends;
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::numeric::{PI, atan2};

/// Rims that only touch an earlier sweep count as outside it: retraced paths and closed rings do so to the last bit. mm.
const TOUCHING: f64 = 1e-7;
/// Arcs shorter than this (pseudo-angle) are dropped: where two ends coincide no one can tell an empty arc from a full one.
const SHORTEST_ARC: f64 = 1e-9;
/// An arc that ends this little before its start is empty and turned over by rounding; a real gap is never so narrow (`TOUCHING` keeps it
/// above 10⁻⁴).
const FLIPPED: f64 = 1e-6;
/// Most separate arcs of one rim. What would need more stays uncovered, so the load is rather taken too high.
const MAX_ARCS: usize = 24;

/// A place of the tool at one height.
#[derive(Clone, Copy, Debug)]
pub struct Rim {
    x: f64,
    y: f64,
    radius: f64,
    ahead: [f64; 2],
    arcs: [[f64; 2]; MAX_ARCS],
    n_arcs: usize,
}

impl Rim {
    /// The whole leading half of a rim about (x, y). `ahead` is the unit direction of travel.
    pub fn new(x: f64, y: f64, radius: f64, ahead: [f64; 2]) -> Rim {
        let mut arcs = [[0.0; 2]; MAX_ARCS];
        arcs[0] = [-1.0, 1.0];
        Rim {
            x,
            y,
            radius,
            ahead,
            arcs,
            n_arcs: 1,
        }
    }

    /// Whether nothing is left.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.n_arcs == 0
    }

    /// The angle that is left, radians, 0 to π.
    pub fn angle(&self) -> f64 {
        let angle_of = |p: f64| atan2(p, 1.0 - p.abs());
        self.left()
            .iter()
            .map(|&[from, to]| {
                if from == -1.0 && to == 1.0 {
                    PI
                } else {
                    angle_of(to) - angle_of(from)
                }
            })
            .sum()
    }

    /// How wide the cut is across the direction of travel, mm: what a step of the path takes off per mm of its length, at this height, exactly.
    pub fn width(&self) -> f64 {
        let sine_of = |p: f64| p / length(p, 1.0 - p.abs());
        let sum: f64 = self
            .left()
            .iter()
            .map(|&[from, to]| sine_of(to) - sine_of(from))
            .sum();
        sum * self.radius
    }

    /// Thickest chip as a share of the feed per tooth: the largest cosine between the rim's normal and the direction of travel.
    pub fn thickness_ratio(&self) -> f64 {
        self.left()
            .iter()
            .map(|&[from, to]| {
                if from <= 0.0 && to >= 0.0 {
                    return 1.0;
                }
                let p = from.abs().min(to.abs());
                (1.0 - p) / length(p, 1.0 - p)
            })
            .fold(0.0, f64::max)
    }

    fn left(&self) -> &[[f64; 2]] {
        &self.arcs[..self.n_arcs]
    }

    /// Takes off what lies outside the rectangle from (0, 0) to (`wide`, `high`).
    pub fn keep_on_sheet(&mut self, wide: f64, high: f64) {
        let edges = [
            (self.x, [-1.0, 0.0]),
            (wide - self.x, [1.0, 0.0]),
            (self.y, [0.0, -1.0]),
            (high - self.y, [0.0, 1.0]),
        ];
        for (inside, out) in edges {
            if inside >= self.radius {
                continue;
            }
            if inside <= -self.radius {
                self.n_arcs = 0;
                return;
            }
            self.remove_about(out, inside / self.radius);
        }
    }

    /// Takes off what an earlier sweep of a disc of `radius` along `curve` has covered.
    pub fn cover(&mut self, curve: &Curve, radius: f64) {
        if curve.is_line() && (radius - self.radius).abs() <= TOUCHING {
            self.cover_by_equal(curve);
        } else {
            self.cover_by_crossings(curve, radius);
        }
    }

    /// The one arc that a straight sweep of the same radius covers. Frame of the earlier segment: it runs from (0, 0) to (l, 0), and this rim's
    /// centre is at (along, across) with across ≥ 0, by mirror.
    fn cover_by_equal(&mut self, curve: &Curve) {
        let r = self.radius;
        let (dx, dy) = (curve.bx - curve.ax, curve.by - curve.ay);
        let long = length(dx, dy);
        let (px, py) = (self.x - curve.ax, self.y - curve.ay);
        if long <= TOUCHING {
            let apart = length(px, py);
            if apart > TOUCHING && apart < 2.0 * r {
                self.remove_about([-px / apart, -py / apart], apart / (2.0 * r));
            }
            return;
        }
        let (ux, uy) = (dx / long, dy / long);
        let along = px * ux + py * uy;
        let signed = ux * py - uy * px;
        let across = signed.abs();
        let beyond = (-along).max(along - long).max(0.0);
        if across >= 2.0 * r || beyond * beyond + across * across >= 4.0 * r * r {
            return;
        }
        if across <= TOUCHING {
            if along > TOUCHING && along < long - TOUCHING {
                self.n_arcs = 0;
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

    fn cover_by_crossings(&mut self, curve: &Curve, radius: f64) {
        let near = distance_to(self.x, self.y, curve);
        if near >= self.radius + radius || radius <= 0.0 {
            return;
        }
        let mut ends = Ends::new();
        self.crossings_with_disc([curve.ax, curve.ay], radius, &mut ends);
        self.crossings_with_disc([curve.bx, curve.by], radius, &mut ends);
        if curve.is_line() {
            self.crossings_with_sides(curve, radius, &mut ends);
        } else {
            let centre = [curve.cx, curve.cy];
            self.crossings_with_disc(centre, curve.radius + radius, &mut ends);
            self.crossings_with_disc(centre, (curve.radius - radius).abs(), &mut ends);
        }
        let cuts = ends.sorted();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            if to - from < SHORTEST_ARC {
                continue;
            }
            let middle = (from + to) / 2.0;
            let norm = length(middle, 1.0 - middle.abs());
            let (x, y) = ((1.0 - middle.abs()) / norm, middle / norm);
            let [ax, ay] = self.ahead;
            let qx = self.x + self.radius * (x * ax - y * ay);
            let qy = self.y + self.radius * (x * ay + y * ax);
            if distance_to(qx, qy, curve) < radius - TOUCHING {
                self.remove(from, to);
            }
        }
    }

    /// Where the circle about `centre` crosses this rim: the direction to it, turned both ways by acos((D² + r² − R²) / 2Dr).
    fn crossings_with_disc(&self, centre: [f64; 2], radius: f64, ends: &mut Ends) {
        let (tx, ty) = (centre[0] - self.x, centre[1] - self.y);
        let apart = length(tx, ty);
        if apart <= TOUCHING {
            return;
        }
        let c = (apart * apart + self.radius * self.radius - radius * radius)
            / (2.0 * apart * self.radius);
        if c.abs() >= 1.0 {
            return;
        }
        let s = (1.0 - c * c).sqrt();
        let (tx, ty) = (tx / apart, ty / apart);
        for s in [s, -s] {
            ends.add(self.pseudo_of([tx * c - ty * s, tx * s + ty * c]));
        }
    }

    /// Where the two straight sides of a sweep cross this rim.
    fn crossings_with_sides(&self, line: &Curve, radius: f64, ends: &mut Ends) {
        let (dx, dy) = (line.bx - line.ax, line.by - line.ay);
        let long = length(dx, dy);
        if long <= TOUCHING {
            return;
        }
        let (ux, uy) = (dx / long, dy / long);
        let across = ux * (self.y - line.ay) - uy * (self.x - line.ax);
        for side in [radius, -radius] {
            let s = (side - across) / self.radius;
            if s.abs() >= 1.0 {
                continue;
            }
            let e = (1.0 - s * s).sqrt();
            for e in [e, -e] {
                ends.add(self.pseudo_of([ux * e - uy * s, uy * e + ux * s]));
            }
        }
    }

    /// Takes off the arc about a unit direction whose half angle has the given cosine.
    fn remove_about(&mut self, [x, y]: [f64; 2], cosine: f64) {
        let c = cosine.clamp(-1.0, 1.0);
        let s = (1.0 - c * c).sqrt();
        self.remove_between(
            [x * c + y * s, y * c - x * s],
            [x * c - y * s, y * c + x * s],
        );
    }

    /// Takes off the arc that runs counter-clockwise from one unit direction to another.
    fn remove_between(&mut self, from: [f64; 2], to: [f64; 2]) {
        let (from, to) = (self.pseudo_of(from), self.pseudo_of(to));
        if from <= to {
            self.remove(from, to);
        } else if from - to > FLIPPED {
            self.remove(from, 2.0);
            self.remove(-2.0, to);
        }
    }

    /// In the frame of travel, −2 to 2; the leading half is −1 to 1.
    #[inline]
    fn pseudo_of(&self, [x, y]: [f64; 2]) -> f64 {
        let [ax, ay] = self.ahead;
        let (ahead, left) = (x * ax + y * ay, y * ax - x * ay);
        let p = left / (ahead.abs() + left.abs());
        if ahead >= 0.0 {
            p
        } else if left >= 0.0 {
            2.0 - p
        } else {
            -2.0 - p
        }
    }

    fn remove(&mut self, from: f64, to: f64) {
        if to <= -1.0 || from >= 1.0 {
            return;
        }
        let mut i = 0;
        while i < self.n_arcs {
            let [a, b] = self.arcs[i];
            if to <= a || from >= b {
                i += 1;
                continue;
            }
            let keeps_left = from - a > SHORTEST_ARC;
            let keeps_right = b - to > SHORTEST_ARC;
            match (keeps_left, keeps_right) {
                (true, true) => {
                    if self.n_arcs == MAX_ARCS {
                        return;
                    }
                    self.arcs[i] = [a, from];
                    self.arcs[self.n_arcs] = [to, b];
                    self.n_arcs += 1;
                    i += 1;
                }
                (true, false) => {
                    self.arcs[i] = [a, from];
                    i += 1;
                }
                (false, true) => {
                    self.arcs[i] = [to, b];
                    i += 1;
                }
                (false, false) => {
                    self.n_arcs -= 1;
                    self.arcs[i] = self.arcs[self.n_arcs];
                }
            }
        }
    }
}
