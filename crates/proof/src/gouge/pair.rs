//! The worst overlap of one stretch of path with one edge of wood.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{Nearness, distance_between, distance_to, nearest_point};
use crate::gouge::reach::{Edge, Reach};
use crate::gouge::tangent::{Move, NARROW, TOUCHING};
use crate::tool::Tool;

/// A stretch of the tool tip's path. Z changes evenly along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// In the plane.
    pub curve: Curve,
    /// Z at its start, mm.
    pub from_z: f64,
    /// Z at its end, mm.
    pub to_z: f64,
}

/// How a search is judged and when it may stop, all mm.
#[derive(Clone, Copy, Debug)]
pub struct Aim {
    /// Bound of the rounding in any distance.
    pub guard: f64,
    /// The tip has to be this far below an edge's top before the edge counts: heights within it are the same.
    pub sink: f64,
    /// Bounds below this need not be made narrower.
    pub enough: f64,
}

/// How far a tool has to be moved back from an edge: the true value lies between the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// Certified upper bound, mm.
    pub most: f64,
    /// Certain lower bound, mm.
    pub least: f64,
    /// Where on the path, X.
    pub x: f64,
    /// Y.
    pub y: f64,
    /// Height of the tip there.
    pub z: f64,
}

/// Most intervals of one pair; what is left then keeps the bound it has.
const MAX_INTERVALS: usize = 4000;

impl Stretch {
    /// The stretch at or below a height; `None` if it stays above.
    pub fn below(&self, z: f64) -> Option<Stretch> {
        let (from_in, to_in) = (self.from_z <= z, self.to_z <= z);
        if from_in && to_in {
            return Some(*self);
        }
        if !from_in && !to_in {
            return None;
        }
        let ratio = (z - self.from_z) / (self.to_z - self.from_z);
        Some(if from_in {
            self.part(0.0, ratio, self.from_z, z)
        } else {
            self.part(ratio, 1.0, z, self.to_z)
        })
    }

    fn part(&self, from: f64, to: f64, from_z: f64, to_z: f64) -> Stretch {
        Stretch {
            curve: self.curve.part(from, to),
            from_z,
            to_z,
        }
    }

    /// Lowest Z.
    pub fn low(&self) -> f64 {
        self.from_z.min(self.to_z)
    }

    /// The two halves, in order.
    pub fn halves(&self) -> [Stretch; 2] {
        let [first, second] = self.curve.halves();
        let z = (self.from_z + self.to_z) / 2.0;
        [
            Stretch {
                curve: first,
                to_z: z,
                ..*self
            },
            Stretch {
                curve: second,
                from_z: z,
                ..*self
            },
        ]
    }
}

/// The worst overlap of a stretch with an edge; `None` where there surely is none. Outside the wood only: how deep the axis itself is
/// inside is another question ([`crate::gouge::floor`]).
///
/// Level moves, and flat tools at plain edges, by the distance of two pieces, exactly. Else along a straight move the overlap E(z(t)) −
/// dist(c(t), w) is concave for a convex w, so tangents bound it from above; for an arc seen from inside |c − o|, being convex, is bounded
/// by its chord, and arcs of the path by theirs: intervals are halved until both bounds meet.
pub fn overlap_of(stretch: &Stretch, tool: &Tool, edge: &Edge, aim: &Aim) -> Option<Overlap> {
    let near = distance_between(&stretch.curve, &edge.curve);
    overlap_from(stretch, tool, edge, aim, near)
}

/// The same where the distance of stretch and edge is known already.
pub fn overlap_from(
    stretch: &Stretch,
    tool: &Tool,
    edge: &Edge,
    aim: &Aim,
    near: Nearness,
) -> Option<Overlap> {
    let mut inside = stretch.below(edge.top - aim.sink)?;
    let reach = Reach::new(tool, edge);
    let slack = stretch.curve.slack + edge.curve.slack + aim.guard;
    let near = if inside == *stretch {
        near
    } else {
        distance_between(&inside.curve, &edge.curve)
    };
    let low = inside.low();
    if reach.at(low) + slack <= near.distance {
        return None;
    }
    let is_level = inside.from_z == inside.to_z;
    let is_vertical = inside.curve.is_line() && inside.curve.chord() == 0.0;
    let is_exact = is_level || is_vertical || reach.is_constant();
    let found = if is_exact {
        let value = reach.at(low) - near.distance;
        let z = if is_level || is_vertical {
            low
        } else {
            z_near(&inside, near.x, near.y)
        };
        Overlap {
            most: value,
            least: value,
            x: near.x,
            y: near.y,
            z,
        }
    } else {
        inside.curve.slack = 0.0;
        search(inside, &reach, &edge.curve, aim.enough)
    };
    if found.most + slack <= 0.0 {
        return None;
    }
    Some(Overlap {
        most: found.most + slack + if is_exact { 0.0 } else { TOUCHING },
        least: if tool.is_known() {
            found.least - slack
        } else {
            f64::NEG_INFINITY
        },
        ..found
    })
}

fn z_near(stretch: &Stretch, x: f64, y: f64) -> f64 {
    let whole = stretch.curve.chord();
    let ratio = (length(x - stretch.curve.ax, y - stretch.curve.ay) / whole).clamp(0.0, 1.0);
    stretch.from_z + (stretch.to_z - stretch.from_z) * ratio
}

/// Both bounds by halving.
fn search(whole: Stretch, reach: &Reach, wall: &Curve, enough: f64) -> Overlap {
    let mut best = Overlap {
        most: f64::NEG_INFINITY,
        least: f64::NEG_INFINITY,
        x: whole.curve.ax,
        y: whole.curve.ay,
        z: whole.from_z,
    };
    let offer = |best: &mut Overlap, x: f64, y: f64, z: f64| {
        let value = reach.at(z) - distance_to(x, y, wall);
        if value > best.least {
            *best = Overlap {
                least: value,
                x,
                y,
                z,
                ..*best
            };
        }
    };
    let (curve, last) = (whole.curve, whole.to_z);
    offer(&mut best, curve.ax, curve.ay, whole.from_z);
    offer(&mut best, curve.bx, curve.by, last);
    let mut stack = vec![whole];
    let mut nodes = 0;
    while let Some(stretch) = stack.pop() {
        let (most, at) = upper_bound(&stretch, reach, wall, enough);
        let [x, y] = stretch.curve.point_at(at);
        let z = stretch.from_z + (stretch.to_z - stretch.from_z) * at;
        offer(&mut best, x, y, z);
        nodes += 1;
        if most <= enough.max(best.least + NARROW) || nodes + stack.len() >= MAX_INTERVALS {
            best.most = best.most.max(most);
        } else {
            stack.extend(stretch.halves());
        }
    }
    best.most = best.most.max(best.least);
    best
}

/// An upper bound over a stretch, and the share of it near which to look for the maximum.
fn upper_bound(stretch: &Stretch, reach: &Reach, wall: &Curve, enough: f64) -> (f64, f64) {
    let rise = stretch.curve.sagitta();
    let move_ = Move::of(stretch, reach);
    if wall.is_line() {
        let (most, at) = move_.concave_maximum(|x, y| from_segment(x, y, wall), enough);
        return (most + rise, at);
    }
    // Four bounds hold; the least of them counts.
    let plain = reach.at(stretch.low()) - distance_between(&stretch.curve, wall).distance;
    let (hull, hull_at) = move_.concave_maximum(|x, y| from_hull(x, y, wall), enough);
    let mut best = (hull + rise, hull_at);
    if plain < best.0 {
        best.0 = plain;
    }
    let (from_o, to_o) = (
        length(move_.ax - wall.cx, move_.ay - wall.cy),
        length(move_.ax + move_.dx - wall.cx, move_.ay + move_.dy - wall.cy),
    );
    let (inside, inside_at) = move_.maximum(
        |t| {
            let chord = from_o + (to_o - from_o) * t;
            (wall.radius - chord, from_o - to_o, 0.0)
        },
        enough,
    );
    if inside + rise < best.0 {
        best = (inside + rise, inside_at);
    }
    if move_.is_beside(wall, rise) {
        let start = Curve::line(wall.ax, wall.ay, wall.ax, wall.ay);
        let end = Curve::line(wall.bx, wall.by, wall.bx, wall.by);
        let one = move_.concave_maximum(|x, y| from_segment(x, y, &start), enough);
        let other = move_.concave_maximum(|x, y| from_segment(x, y, &end), enough);
        let ends = if one.0 > other.0 { one } else { other };
        if ends.0 + rise < best.0 {
            best = (ends.0 + rise, ends.1);
        }
    }
    best
}

/// Distance of a point to a straight piece, and the point of it that is nearest.
fn from_segment(x: f64, y: f64, wall: &Curve) -> (f64, f64, f64) {
    let [nx, ny] = nearest_point(x, y, wall);
    (length(x - nx, y - ny), nx, ny)
}

/// The same to the convex hull of an arc, the segment between it and its chord.
fn from_hull(x: f64, y: f64, arc: &Curve) -> (f64, f64, f64) {
    let chord = Curve::line(arc.ax, arc.ay, arc.bx, arc.by);
    let (ex, ey) = (arc.bx - arc.ax, arc.by - arc.ay);
    // A counter-clockwise arc bulges to the right of its chord.
    let is_bulge_side = arc.turn * (ex * (y - arc.ay) - ey * (x - arc.ax)) <= 0.0;
    if is_bulge_side && length(x - arc.cx, y - arc.cy) <= arc.radius {
        return (0.0, x, y);
    }
    let [nx, ny] = nearest_point(x, y, arc);
    let on_arc = length(x - nx, y - ny);
    let (on_chord, mx, my) = from_segment(x, y, &chord);
    if on_arc < on_chord {
        (on_arc, nx, ny)
    } else {
        (on_chord, mx, my)
    }
}
