//! Convex polygons of a few corners, their parts, and their area inside a disc.

use crate::numeric::atan2;

/// Most corners: a rectangle and twelve clips.
const MAX_CORNERS: usize = 16;

/// A convex polygon, counter-clockwise; fewer than three corners: empty.
#[derive(Clone, Copy, Debug)]
pub struct Polygon {
    corners: [[f64; 2]; MAX_CORNERS],
    n: usize,
}

/// n · x ≤ d, n a unit vector.
#[derive(Clone, Copy, Debug)]
pub struct HalfPlane {
    /// Unit normal, pointing out.
    pub normal: [f64; 2],
    /// mm.
    pub offset: f64,
}

impl Polygon {
    /// Of a rectangle's corners.
    pub fn new(corners: [[f64; 2]; 4]) -> Polygon {
        let mut all = [[0.0; 2]; MAX_CORNERS];
        all[..4].copy_from_slice(&corners);
        Polygon { corners: all, n: 4 }
    }

    /// The corners.
    #[inline]
    pub fn corners(&self) -> &[[f64; 2]] {
        &self.corners[..self.n]
    }

    /// Whether nothing is left of it.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.n < 3
    }

    /// Least and greatest n · x.
    #[inline]
    pub fn extent(&self, normal: [f64; 2]) -> [f64; 2] {
        self.corners()
            .iter()
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], [x, y]| {
                let at = normal[0] * x + normal[1] * y;
                [low.min(at), high.max(at)]
            })
    }

    /// The part within a half plane (Sutherland and Hodgman, 1974). `None` where it would have too many corners.
    pub fn within(&self, half: &HalfPlane) -> Option<Polygon> {
        let mut part = Polygon {
            corners: [[0.0; 2]; MAX_CORNERS],
            n: 0,
        };
        let out = |[x, y]: [f64; 2]| half.normal[0] * x + half.normal[1] * y - half.offset;
        let Some(&last) = self.corners().last() else {
            return Some(part);
        };
        let (mut from, mut from_out) = (last, out(last));
        for &to in self.corners() {
            let to_out = out(to);
            if (from_out <= 0.0) != (to_out <= 0.0) {
                let ratio = from_out / (from_out - to_out);
                part.add([
                    from[0] + (to[0] - from[0]) * ratio,
                    from[1] + (to[1] - from[1]) * ratio,
                ])?;
            }
            if to_out <= 0.0 {
                part.add(to)?;
            }
            (from, from_out) = (to, to_out);
        }
        Some(part)
    }

    fn add(&mut self, corner: [f64; 2]) -> Option<()> {
        *self.corners.get_mut(self.n)? = corner;
        self.n += 1;
        Some(())
    }

    /// mm². Taken from a corner of its own, so that its place costs no digits.
    pub fn area(&self) -> f64 {
        if self.is_empty() {
            return 0.0;
        }
        let [x, y] = self.corners[0];
        let mut double = 0.0;
        for pair in self.corners()[1..].windows(2) {
            double += (pair[0][0] - x) * (pair[1][1] - y) - (pair[0][1] - y) * (pair[1][0] - x);
        }
        double / 2.0
    }

    /// Length all round, mm.
    pub fn perimeter(&self) -> f64 {
        let Some(&last) = self.corners().last() else {
            return 0.0;
        };
        let mut sum = 0.0;
        let mut from = last;
        for &to in self.corners() {
            sum += crate::geometry::curve::length(to[0] - from[0], to[1] - from[1]);
            from = to;
        }
        sum
    }

    /// Area inside a disc, mm²: around its centre each edge adds the triangle of what lies inside and the sectors of what lies outside.
    pub fn area_in_disc(&self, centre: [f64; 2], radius: f64) -> f64 {
        let Some(&last) = self.corners().last() else {
            return 0.0;
        };
        let mut double = 0.0;
        let mut from = [last[0] - centre[0], last[1] - centre[1]];
        for &[x, y] in self.corners() {
            let to = [x - centre[0], y - centre[1]];
            double += edge_in_disc(from, to, radius * radius);
            from = to;
        }
        (double / 2.0).max(0.0)
    }
}

/// Twice the signed area between the centre (the origin) and an edge, inside the disc.
fn edge_in_disc(a: [f64; 2], b: [f64; 2], squared: f64) -> f64 {
    let cross = |p: [f64; 2], q: [f64; 2]| p[0] * q[1] - p[1] * q[0];
    let dot = |p: [f64; 2], q: [f64; 2]| p[0] * q[0] + p[1] * q[1];
    let sector = |p: [f64; 2], q: [f64; 2]| squared * atan2(cross(p, q), dot(p, q));
    let (a_in, b_in) = (dot(a, a) <= squared, dot(b, b) <= squared);
    if a_in && b_in {
        return cross(a, b);
    }
    let d = [b[0] - a[0], b[1] - a[1]];
    let (long, half, rest) = (dot(d, d), dot(a, d), dot(a, a) - squared);
    let root = half * half - long * rest;
    if root <= 0.0 || long == 0.0 {
        return sector(a, b);
    }
    let root = root.sqrt();
    let at = |t: f64| [a[0] + d[0] * t, a[1] + d[1] * t];
    let (enter, leave) = ((-half - root) / long, (-half + root) / long);
    if a_in {
        let p = at(leave.clamp(0.0, 1.0));
        return cross(a, p) + sector(p, b);
    }
    if b_in {
        let p = at(enter.clamp(0.0, 1.0));
        return sector(a, p) + cross(p, b);
    }
    if enter >= 1.0 || leave <= 0.0 {
        return sector(a, b);
    }
    let (p, q) = (at(enter), at(leave));
    sector(a, p) + cross(p, q) + sector(q, b)
}
