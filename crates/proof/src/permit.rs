//! Stretches of path that an engraving permits in its part.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_between, distance_to};
use crate::geometry::grid::{Grid, Stamps};
use crate::gouge::pair::Stretch;
use crate::target::{Kind, Target};

/// The engravings of a sheet.
#[derive(Clone, Debug)]
pub struct Permits {
    curves: Vec<Curve>,
    floors: Vec<f64>,
    solids: Vec<u32>,
    index: Grid,
    tolerance: f64,
    sink: f64,
    found: Vec<u32>,
    stamps: Stamps,
}

/// A stretch is halved so often at most to find where a permit ends.
const MAX_HALVINGS: u32 = 24;

impl Permits {
    /// Of the features cut from this face. The axis may be `tolerance` beside the curve, the tip `sink` below the depth, mm.
    pub fn new(target: &Target, tolerance: f64, sink: f64) -> Permits {
        let (mut curves, mut floors, mut solids) = (vec![], vec![], vec![]);
        for (id, contour) in target.contours.iter().enumerate() {
            if contour.kind != Kind::Engrave || contour.is_other_side {
                continue;
            }
            curves.extend_from_slice(target.chain(id));
            floors.resize(curves.len(), contour.floor);
            solids.resize(curves.len(), contour.solid);
        }
        Permits {
            index: Grid::new(&curves, 8.0, |_| tolerance),
            curves,
            floors,
            solids,
            tolerance,
            sink,
            found: vec![],
            stamps: Stamps::default(),
        }
    }

    /// Whether nothing is permitted anywhere.
    pub fn is_empty(&self) -> bool {
        self.curves.is_empty()
    }

    /// Puts the parts of a stretch that run along no engraving of a part, or deeper than it, into `left`.
    pub fn outside(&mut self, stretch: &Stretch, solid: u32, left: &mut Vec<Stretch>) {
        left.clear();
        let mut found = std::mem::take(&mut self.found);
        self.index
            .near(stretch.curve.window(0.0), &mut self.stamps, &mut found);
        found.retain(|&id| self.solids[id as usize] == solid);
        self.halve(stretch, &found, MAX_HALVINGS, left);
        self.found = found;
    }

    fn halve(&self, stretch: &Stretch, found: &[u32], halvings: u32, left: &mut Vec<Stretch>) {
        let mut is_near = false;
        for &id in found {
            let curve = &self.curves[id as usize];
            if stretch.low() < self.floors[id as usize] - self.sink {
                continue;
            }
            if is_beside(&stretch.curve, curve, self.tolerance) {
                return;
            }
            is_near = is_near || distance_between(&stretch.curve, curve).distance <= self.tolerance;
        }
        let is_short = stretch.curve.chord() <= self.tolerance / 4.0;
        // A stretch that sinks through an engraving's depth is judged as a whole.
        if !is_near || is_short || halvings == 0 {
            left.push(*stretch);
            return;
        }
        for half in stretch.halves() {
            self.halve(&half, found, halvings - 1, left);
        }
    }
}

/// Whether all of a piece surely lies within `reach` of another: its ends do and it bulges no more, or both are arcs of one circle.
pub fn is_beside(piece: &Curve, by: &Curve, reach: f64) -> bool {
    let most = reach - piece.slack - by.slack;
    let at_ends = distance_to(piece.ax, piece.ay, by).max(distance_to(piece.bx, piece.by, by));
    let [x, y] = piece.middle();
    if at_ends > most || distance_to(x, y, by) > most {
        return false;
    }
    // Points of the piece are within its rise of its chord, and the chord within the larger distance of its ends of the other's hull.
    let is_one_circle = piece.turn * by.turn != 0.0
        && (piece.radius - by.radius).abs() + length(piece.cx - by.cx, piece.cy - by.cy) <= most;
    let bulge = piece.sagitta() + by.sagitta();
    is_one_circle || at_ends + bulge.min(piece.chord()) <= most
}
