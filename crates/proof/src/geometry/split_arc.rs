//! Arcs cut where their circle leaves a quadrant.

use crate::geometry::curve::{Curve, SHORTEST_PIECE, length};
use crate::numeric::{PI, atan2};

/// An arc as the drawing or the program states it. The ends need not lie on the circle to the last bit.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// Start.
    pub from: [f64; 2],
    /// End.
    pub to: [f64; 2],
    /// Centre.
    pub centre: [f64; 2],
    /// Radius, mm.
    pub radius: f64,
    /// Radians, signed, counter-clockwise positive.
    pub sweep: f64,
    /// See [`Curve::slack`].
    pub slack: f64,
}

/// No arc is longer than this many quarter turns: a helix of 250 turns in one block is a mistake of the reader.
pub const MAX_QUARTERS: usize = 1000;

/// Unit vectors of 0°, 90°, 180°, 270°.
const AXES: [[f64; 2]; 4] = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];

/// Cuts an arc so that each piece stays inside one quadrant. The chain starts exactly in `from`, ends exactly in `to` and has no gap.
/// `add` gets each piece with the shares of the sweep where it begins and ends.
pub fn split_arc(arc: &Arc, mut add: impl FnMut(Curve, f64, f64)) {
    let turn = if arc.sweep < 0.0 { -1.0 } else { 1.0 };
    let sweep = arc.sweep.abs();
    let quarter = PI / 2.0;
    let [cx, cy] = arc.centre;
    // Seen in a mirror a clockwise arc runs counter-clockwise; so one loop serves both.
    let start = turn * atan2(arc.from[1] - cy, arc.from[0] - cx);
    let first = (start / quarter).floor() + 1.0;
    let piece = |from: [f64; 2], to: [f64; 2]| Curve {
        ax: from[0],
        ay: from[1],
        bx: to[0],
        by: to[1],
        cx,
        cy,
        radius: arc.radius,
        turn,
        slack: arc.slack,
    };
    let mut at = arc.from;
    let mut from_ratio = 0.0;
    // One piece is kept back, because the last one may have to be moved to the stated end.
    let mut kept: Option<(Curve, f64, f64)> = None;
    for i in 0..MAX_QUARTERS {
        let travelled = (first + i as f64) * quarter - start;
        if travelled >= sweep {
            break;
        }
        let quadrant = (turn * (first + i as f64)).rem_euclid(4.0) as usize % 4;
        let to = [
            cx + AXES[quadrant][0] * arc.radius,
            cy + AXES[quadrant][1] * arc.radius,
        ];
        if length(to[0] - at[0], to[1] - at[1]) < SHORTEST_PIECE {
            continue;
        }
        if let Some((curve, from, to)) = kept {
            add(curve, from, to);
        }
        let ratio = travelled / sweep;
        kept = Some((piece(at, to), from_ratio, ratio));
        at = to;
        from_ratio = ratio;
    }
    if length(arc.to[0] - at[0], arc.to[1] - at[1]) >= SHORTEST_PIECE {
        if let Some((curve, from, to)) = kept {
            add(curve, from, to);
        }
        add(piece(at, arc.to), from_ratio, 1.0);
    } else if let Some((curve, from, _)) = kept {
        add(
            Curve {
                bx: arc.to[0],
                by: arc.to[1],
                ..curve
            },
            from,
            1.0,
        );
    } else {
        let line = Curve::line(arc.from[0], arc.from[1], arc.to[0], arc.to[1]);
        add(
            Curve {
                slack: arc.slack,
                ..line
            },
            0.0,
            1.0,
        );
    }
}
