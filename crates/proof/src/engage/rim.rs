//! Which part of a tool's leading half rim is still in wood. Directions are kept as pseudo-angles y/(|x|+|y|) in the frame of travel (x ahead,
//! y to the left): only square roots are needed, and an angle is taken once at the end.
//!
//! Sweeps of one disc along segments are pseudo-discs (Kedem, Livne, Pach, Sharir, Discrete Comput. Geom. 1, 1986): each covers one arc of the
//! rim. Other sweeps: all crossings with their outline, each stretch between two decided at its middle.

use crate::engage::arcs::{Arcs, SHORTEST_ARC};
use crate::engage::rim_ends::Ends;
use crate::engage::rim_straight::Straight;
use crate::engage::spots::Spots;
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;

/// Rims that only touch an earlier sweep count as outside it: retraced paths and closed rings do so to the last bit. mm.
pub const TOUCHING: f64 = 1e-7;
/// An arc that ends this little before its start is empty and turned over by rounding; a real gap is never so narrow (`TOUCHING` keeps it
/// above 10⁻⁴).
const FLIPPED: f64 = 1e-6;
/// A place of the tool at one height.
#[derive(Clone, Copy, Debug)]
pub struct Rim {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    ahead: [f64; 2],
    pub(super) arcs: Arcs,
    pub(super) spots: Spots,
}

/// A disc that an earlier sweep holds, and where its circle crosses the rim, once that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// Its centre.
    pub at: [f64; 2],
    /// Its radius, mm.
    pub radius: f64,
    crossings: Option<Crossings>,
}

/// Two pseudo-angles; `None` where the circles do not cross.
type Crossings = Option<[f64; 2]>;

impl Disc {
    /// A disc about a place.
    pub fn new(at: [f64; 2], radius: f64) -> Disc {
        Disc {
            at,
            radius,
            crossings: None,
        }
    }
}

impl Rim {
    /// The whole leading half of a rim about (x, y). `ahead` is the unit direction of travel.
    pub fn new(x: f64, y: f64, radius: f64, ahead: [f64; 2]) -> Rim {
        Rim {
            x,
            y,
            radius,
            ahead,
            arcs: Arcs::whole(),
            spots: Spots::default(),
        }
    }

    /// Whether nothing is left.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.arcs.is_empty()
    }

    /// What is left.
    #[inline]
    pub fn left(&self) -> &Arcs {
        &self.arcs
    }

    /// Leaves only what lies in one of two others.
    pub fn keep_either(&mut self, one: &Arcs, other: &Arcs) {
        self.arcs.keep_either(one, other);
    }

    /// The angle that is left, radians, 0 to π.
    pub fn angle(&self) -> f64 {
        self.arcs.angle()
    }

    /// How wide the cut is across the direction of travel, mm: what a step of the path takes off per mm of its length, at this height, exactly.
    pub fn width(&self) -> f64 {
        self.arcs.width_ratio() * self.radius
    }

    /// Thickest chip as a share of the feed per tooth.
    pub fn thickness_ratio(&self) -> f64 {
        self.arcs.thickness_ratio()
    }

    /// Takes off what lies outside the rectangle from (0, 0) to (`wide`, `high`), by more than `beyond`.
    pub fn keep_on_sheet(&mut self, [wide, high]: [f64; 2], beyond: f64) {
        let edges = [
            (self.x + beyond, [-1.0, 0.0]),
            (wide - self.x + beyond, [1.0, 0.0]),
            (self.y + beyond, [0.0, -1.0]),
            (high - self.y + beyond, [0.0, 1.0]),
        ];
        for (inside, out) in edges {
            if inside >= self.radius {
                continue;
            }
            if inside <= -self.radius {
                self.arcs.clear();
                return;
            }
            self.remove_about(out, inside / self.radius);
        }
    }

    /// Takes off what an earlier sweep of a disc of `radius` along `curve` has covered.
    pub fn cover(&mut self, curve: &Curve, radius: f64) {
        if curve.is_line() && (radius - self.radius).abs() <= TOUCHING {
            self.cover_straight(&Straight::new(curve, radius));
        } else {
            self.cover_by_crossings(curve, radius);
        }
    }

    /// Takes off what lies in the hull of two discs.
    pub fn cover_hull(&mut self, first: &mut Disc, second: &mut Disc) {
        let (a, ra) = (first.at, first.radius);
        let (b, rb) = (second.at, second.radius);
        if !self.may_meet(a, b, ra.max(rb)) {
            return;
        }
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let long = length(dx, dy);
        if long <= (ra - rb).abs() + TOUCHING {
            // One holds the other.
            let (centre, radius) = if ra > rb { (a, ra) } else { (b, rb) };
            self.cover(
                &Curve::line(centre[0], centre[1], centre[0], centre[1]),
                radius,
            );
            return;
        }
        let (ux, uy) = (dx / long, dy / long);
        let mut ends = Ends::new();
        for disc in [first, second] {
            let crossings = *disc
                .crossings
                .get_or_insert_with(|| self.crossings_of_disc(disc.at, disc.radius));
            ends.add_all(crossings);
        }
        // The two tangents: unit normals turned from the line of centres by the angle whose cosine is (ra − rb) / long.
        let c = (ra - rb) / long;
        let s = (1.0 - c * c).sqrt();
        let normals = [s, -s].map(|s| [ux * c - uy * s, uy * c + ux * s]);
        for [nx, ny] in normals {
            let across = nx * (self.x - a[0]) + ny * (self.y - a[1]);
            self.crossings_with_line([nx, ny], (ra - across) / self.radius, &mut ends);
        }
        self.cover_between(&mut ends, |x, y| {
            let (px, py) = (x - a[0], y - a[1]);
            // How far along the slanted frame of a tangent: 0 at the foot on the first disc, 1 at that on the second.
            let out = normals
                .map(|[nx, ny]| nx * px + ny * py)
                .into_iter()
                .fold(f64::NEG_INFINITY, f64::max);
            let left = ux * py - uy * px;
            let along = px * ux + py * uy;
            let slope = c / s;
            let shift = along - left.abs() * slope;
            if shift <= 0.0 {
                length(px, py) < ra - TOUCHING
            } else if shift >= long {
                length(x - b[0], y - b[1]) < rb - TOUCHING
            } else {
                out < ra - TOUCHING
            }
        });
    }

    fn cover_by_crossings(&mut self, curve: &Curve, radius: f64) {
        let near = distance_to(self.x, self.y, curve);
        if near >= self.radius + radius || radius <= 0.0 {
            return;
        }
        let mut ends = Ends::new();
        ends.add_all(self.crossings_of_disc([curve.ax, curve.ay], radius));
        ends.add_all(self.crossings_of_disc([curve.bx, curve.by], radius));
        if curve.is_line() {
            self.crossings_with_sides(curve, radius, &mut ends);
        } else {
            let centre = [curve.cx, curve.cy];
            ends.add_all(self.crossings_of_disc(centre, curve.radius + radius));
            ends.add_all(self.crossings_of_disc(centre, (curve.radius - radius).abs()));
        }
        self.cover_between(&mut ends, |x, y| {
            distance_to(x, y, curve) < radius - TOUCHING
        });
    }

    /// Takes off each stretch between two crossings whose middle is covered.
    fn cover_between(&mut self, ends: &mut Ends, is_covered: impl Fn(f64, f64) -> bool) {
        let cuts = ends.sorted();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            if to - from < SHORTEST_ARC || !self.arcs.meets(from, to) {
                continue;
            }
            let [qx, qy] = self.place_at((from + to) / 2.0);
            if is_covered(qx, qy) {
                self.arcs.remove(from, to);
            }
        }
    }

    /// The place at a pseudo-angle of the leading half.
    #[inline]
    pub(super) fn place_at(&self, p: f64) -> [f64; 2] {
        let norm = length(p, 1.0 - p.abs());
        let (x, y) = ((1.0 - p.abs()) / norm, p / norm);
        let [ax, ay] = self.ahead;
        [
            self.x + self.radius * (x * ax - y * ay),
            self.y + self.radius * (x * ay + y * ax),
        ]
    }

    /// Where the circle about `centre` crosses this rim: the direction to it, turned both ways by acos((D² + r² − R²) / 2Dr).
    fn crossings_of_disc(&self, centre: [f64; 2], radius: f64) -> Crossings {
        let (tx, ty) = (centre[0] - self.x, centre[1] - self.y);
        let apart = length(tx, ty);
        if apart <= TOUCHING {
            return None;
        }
        let c = (apart * apart + self.radius * self.radius - radius * radius)
            / (2.0 * apart * self.radius);
        if c.abs() >= 1.0 {
            return None;
        }
        let s = (1.0 - c * c).sqrt();
        let (tx, ty) = (tx / apart, ty / apart);
        Some([s, -s].map(|s| self.pseudo_of([tx * c - ty * s, tx * s + ty * c])))
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
            self.crossings_with_line([-uy, ux], (side - across) / self.radius, ends);
        }
    }

    /// Where a line crosses this rim: its unit normal, and its distance from the centre along it as a share of the radius.
    fn crossings_with_line(&self, [nx, ny]: [f64; 2], s: f64, ends: &mut Ends) {
        if s.abs() >= 1.0 {
            return;
        }
        let e = (1.0 - s * s).sqrt();
        for e in [e, -e] {
            ends.add(self.pseudo_of([ny * e + nx * s, ny * s - nx * e]));
        }
    }

    /// Takes off what is turned from the direction of travel by more than an angle with the given cosine.
    pub fn keep_ahead(&mut self, cosine: f64) {
        if cosine >= 1.0 {
            self.arcs.clear();
        } else if cosine > 0.0 {
            let s = (1.0 - cosine * cosine).sqrt();
            let p = s / (s + cosine);
            self.arcs.remove(-2.0, -p);
            self.arcs.remove(p, 2.0);
        }
    }

    /// Takes off the arc about a unit direction whose half angle has the given cosine.
    pub(super) fn remove_about(&mut self, [x, y]: [f64; 2], cosine: f64) {
        let c = cosine.clamp(-1.0, 1.0);
        let s = (1.0 - c * c).sqrt();
        self.remove_between(
            [x * c + y * s, y * c - x * s],
            [x * c - y * s, y * c + x * s],
        );
    }

    /// Takes off the arc that runs counter-clockwise from one unit direction to another.
    pub(super) fn remove_between(&mut self, from: [f64; 2], to: [f64; 2]) {
        let (from, to) = (self.pseudo_of(from), self.pseudo_of(to));
        if from <= to {
            self.arcs.remove(from, to);
        } else if from - to > FLIPPED {
            self.arcs.remove(from, 2.0);
            self.arcs.remove(-2.0, to);
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
}
