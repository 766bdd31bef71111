//! Stretches of a path that an earlier sweep contains whole.

use crate::geometry::curve::length;
use crate::geometry::distance::nearest_point;
use crate::path::Piece;
use crate::scene::{Scene, Z_ROUNDING};

/// Most halvings when stretches are matched with earlier sweeps.
const MOST_STRETCHES: usize = 512;

/// The stretch of a straight piece that none of some straight sweeps contains whole; `None` if nothing is left. Each helper comes with how
/// far from its axis the piece may run.
pub fn open_stretch(piece: &Piece, helpers: &[(&Piece, f64)], tolerance: f64) -> Option<[f64; 2]> {
    let mut open = [f64::INFINITY, f64::NEG_INFINITY];
    let mut stretches = vec![[0.0, 1.0]];
    let mut steps = 0;
    let long = piece.curve.chord();
    while let Some([from, to]) = stretches.pop() {
        steps += 1;
        let part = cut(piece, from, to);
        let is_held = helpers
            .iter()
            .any(|(earlier, room)| contains(earlier, *room, &part));
        if is_held {
            continue;
        }
        if (to - from) * long < 4.0 * tolerance || steps > MOST_STRETCHES {
            open = [open[0].min(from), open[1].max(to)];
            continue;
        }
        let middle = (from + to) / 2.0;
        stretches.push([middle, to]);
        stretches.push([from, middle]);
    }
    (open[0] <= open[1]).then_some(open)
}

/// Whether a straight sweep passes within `room` of both ends of a stretch, no higher than it.
fn contains(earlier: &Piece, room: f64, part: &Piece) -> bool {
    let curve = &earlier.curve;
    let long = curve.chord();
    [
        (part.curve.ax, part.curve.ay, part.from_z),
        (part.curve.bx, part.curve.by, part.to_z),
    ]
    .into_iter()
    .all(|(x, y, z)| {
        let [px, py] = nearest_point(x, y, curve);
        let deep = if long == 0.0 {
            earlier.low()
        } else {
            let along = length(px - curve.ax, py - curve.ay) / long;
            earlier.from_z + (earlier.to_z - earlier.from_z) * along.min(1.0)
        };
        length(px - x, py - y) <= room && deep <= z + Z_ROUNDING
    })
}

/// The part of a piece between two shares.
pub fn cut(piece: &Piece, from: f64, to: f64) -> Piece {
    if from <= 0.0 && to >= 1.0 {
        return *piece;
    }
    let z = |ratio: f64| piece.from_z + (piece.to_z - piece.from_z) * ratio;
    Piece {
        curve: piece.curve.part(from, to),
        from_z: z(from),
        to_z: z(to),
        ..*piece
    }
}

/// An unknown tool is taken as wide as the widest given.
pub fn widest(scene: &Scene) -> f64 {
    scene
        .tools
        .iter()
        .fold(0.0, |wide, tool| wide.max(tool.radius))
}
