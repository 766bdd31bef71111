//! The path in strokes for the load of the tool: whole primitives, so that chopped lines and arcs cost no more than whole ones.

use crate::engage::Place;
use crate::geometry::curve::{Curve, length};
use crate::path::{Kind, NO_TOOL, Reading};
use crate::scene::{Scene, TOUCH};
use crate::sweep::merge::merge;

/// A whole primitive of the executed path that goes below the stock top. Z changes evenly along it.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// In the plane.
    pub curve: Curve,
    /// Z at its start, mm.
    pub from_z: f64,
    /// Z at its end, mm.
    pub to_z: f64,
    /// Position in the list of tools; always a known one.
    pub tool: u16,
    /// The first piece of the path in it.
    pub first: u32,
    /// The last piece of the path in it.
    pub last: u32,
    /// Whether it runs at a programmed feed.
    pub is_feed: bool,
}

impl Stroke {
    /// Lowest Z, mm.
    #[inline]
    pub fn low(&self) -> f64 {
        self.from_z.min(self.to_z)
    }

    /// Length in space, mm.
    pub fn length(&self) -> f64 {
        length(self.curve.length(), self.to_z - self.from_z)
    }

    /// The place at a share of its length; all of it is what it stands for. `long` is its [`Stroke::length`].
    pub fn place(&self, ratio: f64, long: f64) -> Place {
        let [x, y] = self.curve.point_at(ratio);
        Place {
            at: [x, y, self.from_z + (self.to_z - self.from_z) * ratio],
            ahead: self.curve.direction_at(ratio),
            ratio,
            share: 1.0,
            long,
            drop: (self.from_z - self.to_z) / long,
        }
    }

    /// Whether it leads straight down or up.
    #[inline]
    pub fn is_vertical(&self) -> bool {
        self.curve.is_line() && self.curve.ax == self.curve.bx && self.curve.ay == self.curve.by
    }

    /// Whether it goes on as another one did, straight down or straight up.
    fn prolongs(&self, other: &Stroke) -> bool {
        self.follows(other)
            && self.is_vertical()
            && other.is_vertical()
            && (self.to_z < self.from_z) == (other.to_z < other.from_z)
            && self.tool == other.tool
            && self.is_feed == other.is_feed
    }

    /// Whether it begins where another one ends.
    pub fn follows(&self, other: &Stroke) -> bool {
        self.curve.ax == other.curve.bx
            && self.curve.ay == other.curve.by
            && self.from_z == other.to_z
    }

    /// The part of it at or below a height, no farther than a share of its length.
    pub fn below(&self, z: f64, up_to: f64) -> Option<Curve> {
        let (from_in, to_in) = (self.from_z <= z, self.to_z <= z);
        let crossing = (z - self.from_z) / (self.to_z - self.from_z);
        let (from, to) = match (from_in, to_in) {
            (true, true) => (0.0, up_to),
            (false, false) => return None,
            (true, false) => (0.0, up_to.min(crossing)),
            (false, true) => (crossing, up_to),
        };
        if from > to {
            None
        } else if from <= 0.0 && to >= 1.0 {
            Some(self.curve)
        } else {
            Some(self.curve.part(from, to))
        }
    }
}

/// How far a vertex may lie beside the primitive that replaces it, mm: a program's last decimal (0.001 mm) rounds each coordinate by half of it.
const STRAIGHT: f64 = 1.5e-3;

/// All strokes in program order, by tools whose shape is known.
pub fn strokes_of(scene: &Scene) -> Vec<Stroke> {
    let path = &scene.path;
    let merged = merge(path, STRAIGHT, |a, b| {
        a.feed == b.feed && a.rpm == b.rpm && a.spindle == b.spindle
    });
    let mut strokes: Vec<Stroke> = Vec::with_capacity(merged.len());
    for stroke in &merged {
        let is_cutting = stroke.tool != NO_TOOL
            && stroke.reading != Reading::MeantOnly
            && stroke.low() < -TOUCH
            && scene
                .tools
                .get(stroke.tool as usize)
                .is_some_and(|tool| tool.is_known());
        if is_cutting {
            let next = Stroke {
                curve: stroke.curve,
                from_z: stroke.from_z,
                to_z: stroke.to_z,
                tool: stroke.tool,
                first: stroke.pieces[0],
                last: stroke.pieces[1],
                is_feed: path.motions[stroke.motions[0] as usize].kind != Kind::Rapid,
            };
            match strokes.last_mut() {
                Some(before) if next.prolongs(before) => {
                    before.to_z = next.to_z;
                    before.last = next.last;
                }
                _ => strokes.push(next),
            }
        }
    }
    strokes
}

/// For each stroke whether an earlier one cuts the same: the same way or back, at the same heights, with the same tool. What it has covered
/// was covered before, so retraced paths need not be looked through again and again.
pub fn repeats(strokes: &[Stroke]) -> Vec<bool> {
    let key = |stroke: &Stroke| {
        let c = &stroke.curve;
        let ends = [[c.ax, c.ay, stroke.from_z], [c.bx, c.by, stroke.to_z]];
        let is_forward = ends[0]
            .iter()
            .zip(&ends[1])
            .map(|(a, b)| a.total_cmp(b))
            .find(|order| order.is_ne())
            .is_none_or(|order| order.is_lt());
        let [[ax, ay, az], [bx, by, bz]] = if is_forward { ends } else { [ends[1], ends[0]] };
        [
            ax,
            ay,
            az,
            bx,
            by,
            bz,
            c.cx,
            c.cy,
            c.radius,
            f64::from(stroke.tool),
        ]
    };
    let mut order: Vec<(usize, [f64; 10])> = strokes.iter().map(key).enumerate().collect();
    order.sort_unstable_by(|(i, a), (j, b)| {
        a.iter()
            .zip(b)
            .map(|(a, b)| a.total_cmp(b))
            .find(|order| order.is_ne())
            .unwrap_or(i.cmp(j))
    });
    let mut is_repeat = vec![false; strokes.len()];
    for pair in order.windows(2) {
        is_repeat[pair[1].0] = pair[0].1 == pair[1].1;
    }
    is_repeat
}
