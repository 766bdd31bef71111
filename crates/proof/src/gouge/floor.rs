//! How deep the tip goes into wood it stands over.

use crate::geometry::crossings::crossings;
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::gouge::pair::Stretch;
use crate::target::{Ground, Target, Wall};

/// A stretch over one ground.
#[derive(Clone, Copy, Debug)]
pub struct Over {
    /// The stretch.
    pub stretch: Stretch,
    /// What it is over.
    pub ground: Ground,
}

/// How far the tip is below the wood it stands over: the true value lies between the two. Where the wood is higher than thick the tool, the
/// way out sideways may be shorter.
#[derive(Clone, Copy, Debug)]
pub struct Depth {
    /// Certified upper bound, mm.
    pub most: f64,
    /// Certain lower bound, mm.
    pub least: f64,
    /// Where, X.
    pub x: f64,
    /// Y.
    pub y: f64,
    /// Height of the tip there.
    pub z: f64,
}

/// Walls this near count as crossed, mm: wider than what the corners of walls may be apart, narrower than anything that matters.
pub const TOUCH: f64 = 1e-5;

/// Cuts a stretch where it meets the walls it touches, so that each part is over one ground; parts along a wall are left out: what such
/// a part cuts the overlap with that wall tells. Grounds are looked up in the middle of each part.
pub fn split_by_ground(
    target: &Target,
    stretch: &Stretch,
    touched: &[&Wall],
    parts: &mut Vec<Over>,
) {
    parts.clear();
    let curve = &stretch.curve;
    let whole = curve.chord();
    let mut cuts = vec![];
    for wall in touched {
        crossings(curve, &wall.curve, TOUCH, &mut cuts);
    }
    // Within a quadrant, as on a line, the distance from the start orders the points.
    let mut ways: Vec<f64> = cuts
        .iter()
        .map(|[x, y]| share_of(curve, *x, *y, whole))
        .collect();
    ways.push(1.0);
    ways.sort_by(f64::total_cmp);
    let mut from = 0.0;
    let z_at = |t: f64| stretch.from_z + (stretch.to_z - stretch.from_z) * t;
    for to in ways {
        if (to - from) * whole < TOUCH && !(from == 0.0 && to == 1.0) {
            continue;
        }
        let piece = Stretch {
            curve: curve.part(from, to),
            from_z: z_at(from),
            to_z: z_at(to),
        };
        let [x, y] = piece.curve.middle();
        let slack = curve.slack + TOUCH;
        let is_along = touched
            .iter()
            .any(|wall| distance_to(x, y, &wall.curve) <= slack + wall.curve.slack);
        if !is_along {
            parts.push(Over {
                stretch: piece,
                ground: target.ground_at(x, y),
            });
        }
        from = to;
    }
}

/// The share of a piece's length at a point on it.
fn share_of(curve: &Curve, x: f64, y: f64, whole: f64) -> f64 {
    if whole == 0.0 {
        return 0.0;
    }
    if curve.is_line() {
        return (length(x - curve.ax, y - curve.ay) / whole).clamp(0.0, 1.0);
    }
    let to_here = Curve {
        bx: x,
        by: y,
        ..*curve
    };
    (to_here.sweep() / curve.sweep()).clamp(0.0, 1.0)
}

/// Parts in which a stretch beside chamfers is looked at.
const STEPS: usize = 64;

/// The depth of a stretch below its ground. Beside a chamfered wall the wood is lower: `chamfered` are those that may be near.
pub fn depth_of(stretch: &Stretch, ground: &Ground, chamfered: &[&Wall], guard: f64) -> Depth {
    let at_start = stretch.from_z <= stretch.to_z;
    let [x, y] = if at_start {
        [stretch.curve.ax, stretch.curve.ay]
    } else {
        [stretch.curve.bx, stretch.curve.by]
    };
    let z = stretch.low();
    let deep = ground.top - z;
    let plain = Depth {
        most: deep + guard,
        least: deep - guard,
        x,
        y,
        z,
    };
    let beside: Vec<&&Wall> = chamfered
        .iter()
        .filter(|wall| wall.top == ground.top && wall.setback > 0.0)
        .collect();
    if beside.is_empty() || deep <= guard {
        return plain;
    }
    // Between two places no distance is larger than the larger of both and what a curve bends, so the chamfer no higher.
    let step = stretch.curve.length() / STEPS as f64;
    let mut worst = Depth {
        most: f64::NEG_INFINITY,
        least: f64::NEG_INFINITY,
        ..plain
    };
    let height = |wall: &Wall, back: f64| {
        wall.top - wall.setback_depth * (1.0 - back / wall.setback).max(0.0)
    };
    let between: Vec<Between> = beside
        .iter()
        .map(|wall| Between::new(stretch, wall, step))
        .collect();
    let mut last: Vec<f64> = vec![];
    let mut last_z = stretch.from_z;
    for i in 0..=STEPS {
        let t = i as f64 / STEPS as f64;
        let [x, y] = stretch.curve.point_at(t);
        let z = stretch.from_z + (stretch.to_z - stretch.from_z) * t;
        let (mut top, mut most_top) = (ground.top, ground.top);
        for (at, wall) in beside.iter().enumerate() {
            let back = distance_to(x, y, &wall.curve);
            top = top.min(height(wall, back));
            if i == 0 {
                last.push(back);
            }
            let farthest = between[at].most(back, last[at]);
            most_top = most_top.min(height(wall, farthest));
            last[at] = back;
        }
        worst.most = worst.most.max(most_top - z.min(last_z) + guard);
        last_z = z;
        if top - z - guard > worst.least {
            worst = Depth {
                least: top - z - guard,
                x,
                y,
                z,
                ..worst
            };
        }
    }
    worst.most = worst.most.min(plain.most);
    worst
}

/// How far from a wall a stretch may be anywhere between two places, a step apart, that are so far from it.
pub struct Between {
    bends: f64,
    ring: f64,
}

impl Between {
    /// Of a stretch and a wall.
    pub fn new(stretch: &Stretch, wall: &Wall, step: f64) -> Between {
        let (path, edge) = (&stretch.curve, &wall.curve);
        let bend = step * step / 8.0;
        let mut bends = 0.0;
        if !path.is_line() {
            bends += bend / path.radius;
        }
        if !edge.is_line() {
            // Behind so small a round corner as the setback there is no place that is not deep inside.
            bends += (bend / (edge.radius - wall.setback).max(1e-9)).min(wall.setback);
        }
        // Two arcs about nearly one centre stay as far apart as their radii differ.
        let ring = if path.is_line() || edge.is_line() {
            0.0
        } else {
            (path.radius - edge.radius).abs() + length(path.cx - edge.cx, path.cy - edge.cy)
        };
        Between { bends, ring }
    }

    /// No farther than the larger of both and what the one or the other bends. Along one circle at both ends is so between them, too: there a
    /// foot lies at most as far beyond the wall's end as the end's own place does.
    pub fn most(&self, at_one: f64, at_other: f64) -> f64 {
        let larger = at_one.max(at_other);
        if larger <= self.ring {
            (larger + self.bends).min(2.0 * self.ring)
        } else {
            larger + self.bends
        }
    }
}

/// Bounds of the axis' depth this near to each other are one, mm.
const NEAR_ENOUGH: f64 = 1e-4;
/// Most places looked at along one stretch; a path along a wall has the same depth everywhere.
const MAX_PLACES: usize = 400;

/// How far inside a part the axis runs, plus what the tool reaches there at a height: how far it would have to be moved sideways. Upper
/// and lower bound: the distance to the walls changes by no more than the way, so between two places it stays below half the sum of
/// both and the way between them; halved where that leaves too much.
pub fn sideways_depth(
    walls: &[Wall],
    over: &Over,
    reach: impl Fn(f64) -> f64,
    guard: f64,
) -> [f64; 2] {
    let Over { stretch, ground } = over;
    let whole = stretch.curve.length();
    let z_at = |t: f64| stretch.from_z + (stretch.to_z - stretch.from_z) * t;
    let depth_at = |t: f64| {
        let [x, y] = stretch.curve.point_at(t);
        walls
            .iter()
            .map(|wall| distance_to(x, y, &wall.curve))
            .fold(f64::INFINITY, f64::min)
    };
    let (mut most, mut least): (f64, f64) = (0.0, 0.0);
    let mut see = |t: f64, depth: f64| {
        if z_at(t) < ground.top {
            least = least.max(reach(ground.top - z_at(t)) + depth);
        }
        least
    };
    let ends = [depth_at(0.0), depth_at(1.0)];
    see(0.0, ends[0]);
    see(1.0, ends[1]);
    let mut open = vec![(0.0, ends[0], 1.0, ends[1])];
    let mut n_places = 2;
    while let Some((from, at_from, to, at_to)) = open.pop() {
        let low = z_at(from).min(z_at(to));
        let bound = (at_from + at_to + (to - from) * whole) / 2.0 + reach(ground.top - low);
        let middle = (from + to) / 2.0;
        let best = see(from, at_from);
        if bound <= best + NEAR_ENOUGH || n_places >= MAX_PLACES {
            most = most.max(bound);
            continue;
        }
        let depth = depth_at(middle);
        see(middle, depth);
        n_places += 1;
        open.push((from, at_from, middle, depth));
        open.push((middle, depth, to, at_to));
    }
    let slack = stretch.curve.slack + guard;
    [most.max(least) + slack, least - slack]
}
