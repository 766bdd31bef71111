//! Where one cut along a wall goes on from another: a contour that is cut in runs, with the tool lifted between them.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_to, nearest_point};
use crate::geometry::grid::Grid;
use crate::path::Kind as Move;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::stray::{KERF_RADII, Search};
use std::ops::Range;

/// What is fed below the stock top, by place.
pub struct Joints {
    ids: Vec<u32>,
    index: Grid,
}

/// Cells of the index, mm.
const CELL: f64 = 8.0;

impl Joints {
    fn of(scene: &Scene) -> Joints {
        let mut ids = vec![];
        let mut curves: Vec<Curve> = vec![];
        for (id, piece) in scene.path.pieces.iter().enumerate() {
            let motion = &scene.path.motions[piece.motion as usize];
            let is_along = !piece.curve.is_line() || piece.curve.chord() > 0.0;
            if motion.kind != Move::Rapid && piece.low() < -TOUCH && is_along {
                ids.push(id as u32);
                curves.push(piece.curve);
            }
        }
        Joints {
            index: Grid::new(&curves, CELL, |_| 0.0),
            ids,
        }
    }
}

impl Search<'_> {
    /// The pieces fed below the stock top near a point.
    pub fn cuts_near(&mut self, [x, y]: [f64; 2], reach: f64) -> Vec<u32> {
        let joints = self.joints.get_or_insert_with(|| Joints::of(self.scene));
        let mut found = vec![];
        let here = Curve::line(x, y, x, y);
        joints
            .index
            .near(here.window(reach), &mut self.stamps, &mut found);
        let pieces = &self.scene.path.pieces;
        found
            .iter_mut()
            .for_each(|at| *at = joints.ids[*at as usize]);
        found.retain(|&id| distance_to(x, y, &pieces[id as usize].curve) <= reach);
        found
    }

    /// Whether the wall where a way meets it is also cut by others at that height, so near that the two cuts join, or a tab stands there. A
    /// contour may then be cut in several runs, each with its own ways in and out. A way whose first place is another than it should be
    /// leaves a piece of that pass uncut, and joins nothing.
    pub fn is_joined(&mut self, at: [f64; 2], z: f64, radius: f64, own: &Range<u32>) -> bool {
        let scene = self.scene;
        let near = KERF_RADII * radius + scene.tolerance;
        let is_at_tab = self.tabs.iter().any(|tab| {
            let is_deep = z < tab.high - scene.stock[2];
            let far = length(at[0] - tab.at[0], at[1] - tab.at[1]);
            is_deep && far <= tab.long / 2.0 + radius + near
        });
        if is_at_tab {
            return true;
        }
        let parts = self.parts_at(at, radius);
        let found = self.cuts_near(at, near);
        found.iter().any(|&id| {
            let piece = &scene.path.pieces[id as usize];
            let high = piece.from_z.max(piece.to_z);
            let is_level = piece.low() <= z + Z_ROUNDING && high >= z - Z_ROUNDING;
            if own.contains(&id) || !is_level {
                return false;
            }
            let there = nearest_point(at[0], at[1], &piece.curve);
            let others = self.parts_at(there, radius);
            others.iter().any(|part| parts.contains(part))
        })
    }
}
