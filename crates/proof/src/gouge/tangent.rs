//! The worst overlap along a straight move, by tangents.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::is_in_sector;
use crate::gouge::pair::Stretch;
use crate::gouge::reach::Reach;

/// Nearer than this counts as touching, mm: the direction to the nearest point is lost in rounding. Bounds are widened by it.
pub const TOUCHING: f64 = 1e-7;
/// Rounding of a place on the sheet, mm: a few units in the last place of 4,096.
const PLACE_ROUNDING: f64 = 4e-12;
/// Most tangents in one interval. Each halves it at least.
const MAX_TANGENTS: usize = 48;
/// Widths of a bound that count as none, mm.
pub const NARROW: f64 = 1e-6;

/// A straight move, by its share t from 0 to 1.
pub struct Move<'a> {
    /// Start, X.
    pub ax: f64,
    /// Start, Y.
    pub ay: f64,
    /// Way along X.
    pub dx: f64,
    /// Way along Y.
    pub dy: f64,
    from_z: f64,
    dz: f64,
    reach: &'a Reach<'a>,
}

impl<'a> Move<'a> {
    /// The straight way of a stretch, ends alike.
    pub fn of(stretch: &Stretch, reach: &'a Reach<'a>) -> Move<'a> {
        let c = &stretch.curve;
        Move {
            ax: c.ax,
            ay: c.ay,
            dx: c.bx - c.ax,
            dy: c.by - c.ay,
            from_z: stretch.from_z,
            dz: stretch.to_z - stretch.from_z,
            reach,
        }
    }

    /// Whether all of the move, and what lies within `rise` of it, is on the outer side of one end ray of an arc's sector: then the nearest
    /// point of the arc is one of its ends.
    pub fn is_beside(&self, arc: &Curve, rise: f64) -> bool {
        let ends = [
            [self.ax - arc.cx, self.ay - arc.cy],
            [self.ax + self.dx - arc.cx, self.ay + self.dy - arc.cy],
        ];
        let (ux, uy) = (arc.ax - arc.cx, arc.ay - arc.cy);
        let (vx, vy) = (arc.bx - arc.cx, arc.by - arc.cy);
        let far = -rise * arc.radius;
        let before = ends
            .iter()
            .all(|[x, y]| arc.turn * (ux * y - uy * x) < far && !is_in_sector(*x, *y, arc));
        let after = ends
            .iter()
            .all(|[x, y]| arc.turn * (x * vy - y * vx) < far && !is_in_sector(*x, *y, arc));
        before || after
    }

    /// Maximum of E(z(t)) − dist(c(t), site) for a convex site.
    pub fn concave_maximum(
        &self,
        from_site: impl Fn(f64, f64) -> (f64, f64, f64),
        enough: f64,
    ) -> (f64, f64) {
        self.maximum(
            |t| {
                let (x, y) = (self.ax + self.dx * t, self.ay + self.dy * t);
                let (distance, nx, ny) = from_site(x, y);
                // Where it is 0 it is least, so 0 is among its slopes.
                if distance < TOUCHING {
                    return (0.0, 0.0, 0.0);
                }
                let slope = ((x - nx) * self.dx + (y - ny) * self.dy) / distance;
                let doubt = PLACE_ROUNDING / distance * length(self.dx, self.dy);
                (distance, slope, doubt)
            },
            enough,
        )
    }

    /// An upper bound of the maximum of E(z(t)) − d(t), d convex and given with its slope, and where: tangents on both sides of the maximum
    /// meet above it.
    pub fn maximum(&self, distance: impl Fn(f64) -> (f64, f64, f64), enough: f64) -> (f64, f64) {
        let at = |t: f64| {
            let z = self.from_z + self.dz * t;
            let (d, slope, doubt) = distance(t);
            let fall = if self.dz == 0.0 {
                0.0
            } else {
                self.reach.slope_at(z) * self.dz
            };
            (t, self.reach.at(z) - d, fall - slope, doubt)
        };
        let mut low = at(0.0);
        if low.2 <= 0.0 {
            return (low.1 + low.3, 0.0);
        }
        let mut high = at(1.0);
        if high.2 >= 0.0 {
            return (high.1 + high.3, 1.0);
        }
        let mut least = low.1.max(high.1);
        let mut best = if low.1 > high.1 { 0.0 } else { 1.0 };
        let mut most = f64::INFINITY;
        for _ in 0..MAX_TANGENTS {
            let wide = high.0 - low.0;
            let (mut meet, mut bound) = ((low.0 + high.0) / 2.0, f64::INFINITY);
            if low.2.is_finite() && high.2.is_finite() {
                meet = low.0 + (high.1 - low.1 - high.2 * wide) / (low.2 - high.2);
                bound = low.1 + low.2 * (meet - low.0) + (low.3 + high.3) * wide;
            } else if low.2.is_finite() {
                bound = low.1 + (low.2 + low.3) * wide;
            } else if high.2.is_finite() {
                bound = high.1 - (high.2 - high.3) * wide;
            }
            most = most.min(bound.max(least));
            if most <= least + NARROW / 10.0 || most <= enough {
                break;
            }
            let next = at(meet.clamp(low.0 + wide / 16.0, high.0 - wide / 16.0));
            if next.1 > least {
                (least, best) = (next.1, next.0);
            }
            if next.2 == 0.0 {
                return (most.min(next.1 + next.3 * wide), next.0);
            } else if next.2 > 0.0 {
                low = next;
            } else {
                high = next;
            }
        }
        (most, best)
    }
}
