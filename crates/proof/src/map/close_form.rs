//! What a level flat sweep covers of a convex polygon.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::map::close_area::{HalfPlane, Polygon};
use crate::sweep::Sweep;

/// What one sweep covers of one part of the cell.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// None of it.
    Nothing,
    /// All of it.
    All,
    /// One side of a line.
    Half(HalfPlane),
    /// Within a circle, or with `false` all but that.
    Disc([f64; 2], f64, bool),
    /// Another cut is needed first.
    Cut(HalfPlane),
    /// Bounded on two sides: the cell is too large.
    Two,
}

/// Least and greatest distance of a polygon from a point.
pub fn range(polygon: &Polygon, point: [f64; 2]) -> [f64; 2] {
    let corners = polygon.corners();
    let (mut near, mut far) = (f64::INFINITY, 0.0f64);
    let mut is_inside = true;
    for (i, &[ax, ay]) in corners.iter().enumerate() {
        let [bx, by] = corners[(i + 1) % corners.len()];
        near = near.min(distance_to(
            point[0],
            point[1],
            &Curve::line(ax, ay, bx, by),
        ));
        far = far.max(length(ax - point[0], ay - point[1]));
        is_inside &= (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) >= 0.0;
    }
    [if is_inside { 0.0 } else { near }, far]
}

/// How far the edge of what a sweep covers may lie from where it is computed. What is nearer than that to the polygon is not called clear
/// of it, so that its doubt is counted.
pub fn give_of(sweep: &Sweep, guard: f64) -> f64 {
    sweep.curve.slack + 4.0 * guard
}

/// What a sweep covers of a polygon.
pub fn form_of(sweep: &Sweep, polygon: &Polygon, guard: f64) -> Form {
    let sides = Sides {
        radius: sweep.radius,
        give: give_of(sweep, guard),
        guard,
    };
    if sweep.curve.is_line() {
        sides.of_line(&sweep.curve, polygon)
    } else {
        sides.of_arc(&sweep.curve, polygon)
    }
}

/// A radius with what may be added to it or taken from it.
struct Sides {
    radius: f64,
    give: f64,
    /// A part this little beyond a cut counts as not beyond: cutting again would not end.
    guard: f64,
}

impl Sides {
    fn disc(&self, polygon: &Polygon, centre: [f64; 2]) -> Form {
        let [near, far] = range(polygon, centre);
        if near >= self.radius + self.give {
            Form::Nothing
        } else if far <= self.radius - self.give {
            Form::All
        } else {
            Form::Disc(centre, self.radius, true)
        }
    }

    fn of_line(&self, line: &Curve, polygon: &Polygon) -> Form {
        let long = line.chord();
        let (a, b) = ([line.ax, line.ay], [line.bx, line.by]);
        if long == 0.0 {
            return self.disc(polygon, a);
        }
        let along = [(line.bx - line.ax) / long, (line.by - line.ay) / long];
        let across = [-along[1], along[0]];
        let at = |n: [f64; 2]| n[0] * a[0] + n[1] * a[1];
        let axis = at(across);
        let [low, high] = polygon.extent(across).map(|v| v - axis);
        let (outer, inner) = (self.radius + self.give, self.radius - self.give);
        if low >= outer || high <= -outer {
            return Form::Nothing;
        }
        let start = at(along);
        let [first, last] = polygon.extent(along).map(|u| u - start);
        if last <= self.guard {
            return self.disc(polygon, a);
        }
        if first >= long - self.guard {
            return self.disc(polygon, b);
        }
        // A capsule is convex: the corners tell whether it holds all.
        if polygon
            .corners()
            .iter()
            .all(|&[x, y]| distance_to(x, y, line) <= inner)
        {
            return Form::All;
        }
        if first < -self.guard {
            return Form::Cut(HalfPlane {
                normal: along,
                offset: start,
            });
        }
        if last > long + self.guard {
            return Form::Cut(HalfPlane {
                normal: along,
                offset: start + long,
            });
        }
        match (low < -inner, high > inner) {
            (false, false) => Form::All,
            (false, true) => Form::Half(HalfPlane {
                normal: across,
                offset: axis + self.radius,
            }),
            (true, false) => Form::Half(HalfPlane {
                normal: [-across[0], -across[1]],
                offset: self.radius - axis,
            }),
            (true, true) => Form::Two,
        }
    }

    fn of_arc(&self, arc: &Curve, polygon: &Polygon) -> Form {
        let centre = [arc.cx, arc.cy];
        let [near, far] = range(polygon, centre);
        if near >= arc.radius + self.radius + self.give
            || far <= arc.radius - self.radius - self.give
        {
            return Form::Nothing;
        }
        // The sector lies left of its first edge and right of its last, seen in the direction of turning; both normals point out of it.
        let edge = |x: f64, y: f64, sign: f64| {
            let long = length(x, y);
            let normal = [sign * y / long, -sign * x / long];
            HalfPlane {
                normal,
                offset: normal[0] * centre[0] + normal[1] * centre[1],
            }
        };
        let first = edge(arc.ax - arc.cx, arc.ay - arc.cy, arc.turn);
        let last = edge(arc.bx - arc.cx, arc.by - arc.cy, -arc.turn);
        let mut crossed = None;
        for side in [first, last] {
            let [low, high] = polygon.extent(side.normal);
            if low >= side.offset - self.guard {
                return self.beside_arc(arc, polygon);
            }
            if high > side.offset + self.guard {
                crossed = crossed.or(Some(side));
            }
        }
        if let Some(side) = crossed {
            return Form::Cut(side);
        }
        let is_over = far > arc.radius + self.radius - self.give;
        let is_under = near < arc.radius - self.radius + self.give;
        match (is_under, is_over) {
            (false, false) => Form::All,
            (false, true) => Form::Disc(centre, arc.radius + self.radius, true),
            (true, false) => Form::Disc(centre, arc.radius - self.radius, false),
            (true, true) => Form::Two,
        }
    }

    /// Outside the sector of an arc of at most a quarter turn the nearer end is the nearest point.
    fn beside_arc(&self, arc: &Curve, polygon: &Polygon) -> Form {
        let (dx, dy) = (arc.bx - arc.ax, arc.by - arc.ay);
        let long = length(dx, dy);
        let normal = [dx / long, dy / long];
        let offset = (normal[0] * (arc.ax + arc.bx) + normal[1] * (arc.ay + arc.by)) / 2.0;
        let [low, high] = polygon.extent(normal);
        if high <= offset + self.guard {
            self.disc(polygon, [arc.ax, arc.ay])
        } else if low >= offset - self.guard {
            self.disc(polygon, [arc.bx, arc.by])
        } else {
            Form::Cut(HalfPlane { normal, offset })
        }
    }
}
