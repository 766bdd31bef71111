//! Cuts where nothing asked for one: at no wall, in no part, in no waste that may be cleared.

use crate::geometry::curve::Curve;
use crate::geometry::distance::{distance_between, distance_to};
use crate::geometry::grid::Stamps;
use crate::gouge::pair::Stretch;
use crate::path::Kind as Move;
use crate::permit::is_beside;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::sweep::merge::merge;
use crate::target::Kind;

/// A motion that cuts astray, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stray {
    /// Which motion.
    pub motion: u32,
    /// X, mm.
    pub x: f64,
    /// Y, mm.
    pub y: f64,
}

/// Cuts this many radii from a wall overlap the kerf along it; farther away a rib stands between.
const KERF_RADII: f64 = 2.0;
/// 20 halvings bring the longest move of a sheet below a hundredth of a millimetre.
const MAX_HALVINGS: u32 = 20;
/// Moves this near to one line or circle are looked at together, mm; far below the tolerance.
const MERGED: f64 = 1e-4;
/// Most stretches looked at; after that the rest counts as stray.
const MAX_STRETCHES: u64 = 50_000_000;

/// Motions that cut the sheet, not at rapid, and not within two radii of a wall, inside an outline or a pocket, or in a region to be
/// cleared. One place each, in program order.
pub fn find_stray(scene: &Scene) -> Vec<Stray> {
    let mut search = Search {
        scene,
        stamps: Stamps::default(),
        n_stretches: 0,
    };
    let mut strays: Vec<Stray> = vec![];
    // Chopped moves are looked at together, and one by one only where together they are not at home.
    let strokes = merge(&scene.path, MERGED, |a, b| a.kind == b.kind);
    for stroke in &strokes {
        let motion = &scene.path.motions[stroke.motions[0] as usize];
        let Some(tool) = scene.tools.get(motion.tool as usize) else {
            continue;
        };
        if motion.kind == Move::Rapid || stroke.low() >= -TOUCH {
            continue;
        }
        let whole = Stretch {
            curve: stroke.curve,
            from_z: stroke.from_z,
            to_z: stroke.to_z,
        };
        if search.place_of(&whole, tool.radius).is_none() {
            continue;
        }
        for piece in &scene.path.pieces[stroke.pieces[0] as usize..=stroke.pieces[1] as usize] {
            if strays
                .last()
                .is_some_and(|last| last.motion == piece.motion)
            {
                continue;
            }
            let own = Stretch {
                curve: piece.curve,
                from_z: piece.from_z,
                to_z: piece.to_z,
            };
            if let Some([x, y]) = search.place_of(&own, tool.radius) {
                strays.push(Stray {
                    motion: piece.motion,
                    x,
                    y,
                });
            }
        }
    }
    strays
}

/// Whether a tool whose axis follows a piece comes over the sheet: the axis nearer to it than the radius.
fn touches_sheet(curve: &Curve, radius: f64, stock: &[f64; 3]) -> bool {
    let [width, height, _] = *stock;
    let is_on = curve.ax >= 0.0 && curve.ax <= width && curve.ay >= 0.0 && curve.ay <= height;
    let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
    is_on
        || (0..4).any(|i| {
            let ([ax, ay], [bx, by]) = (corners[i], corners[(i + 1) % 4]);
            let edge = Curve::line(ax, ay, bx, by);
            distance_between(curve, &edge).distance < radius + curve.slack
        })
}

struct Search<'a> {
    scene: &'a Scene,
    stamps: Stamps,
    n_stretches: u64,
}

impl Search<'_> {
    /// A place of a move that is at home nowhere, if it cuts the sheet at all.
    fn place_of(&mut self, whole: &Stretch, radius: f64) -> Option<[f64; 2]> {
        let stretch = whole.below(-TOUCH)?;
        if !touches_sheet(&stretch.curve, radius, &self.scene.stock) {
            return None;
        }
        let reach = KERF_RADII * radius + self.scene.tolerance;
        self.place(&stretch, reach, MAX_HALVINGS)
    }

    /// Halves a stretch until each half surely lies at one wall, or all in one region, or at none.
    fn place(&mut self, stretch: &Stretch, reach: f64, halvings: u32) -> Option<[f64; 2]> {
        let target = &self.scene.target;
        let curve = &stretch.curve;
        let [x, y] = curve.middle();
        self.n_stretches += 1;
        if self.n_stretches > MAX_STRETCHES {
            return Some([x, y]);
        }
        let mut found = vec![];
        target
            .index
            .near(curve.window(reach), &mut self.stamps, &mut found);
        let walls = found.iter().map(|&id| &target.walls[id as usize].curve);
        if walls.clone().any(|wall| is_beside(curve, wall, reach)) {
            return None;
        }
        let near = walls
            .map(|wall| distance_to(x, y, wall))
            .fold(f64::INFINITY, f64::min);
        if near > reach {
            let Some(room) = self.room(x, y, stretch.low()) else {
                return Some([x, y]);
            };
            // No wall comes near, and no edge of the region: all of it is inside.
            let half = curve.length() / 2.0;
            if near > reach + half && room > half {
                return None;
            }
        }
        if halvings == 0 {
            return None;
        }
        let [first, second] = stretch.halves();
        self.place(&first, reach, halvings - 1)
            .or_else(|| self.place(&second, reach, halvings - 1))
    }

    /// How far it is from a point to the edge of a region where a cut is no stray: inside an outline (in the part itself it is a gouge and
    /// told as such), in a feature beyond it, in waste to be cleared. `None` outside all.
    fn room(&self, x: f64, y: f64, low: f64) -> Option<f64> {
        let target = &self.scene.target;
        let mut most: Option<f64> = None;
        for (id, contour) in target.contours.iter().enumerate() {
            let is_allowed = match contour.kind {
                Kind::Outline => true,
                Kind::Pocket | Kind::Drill | Kind::VCarve => !contour.is_other_side,
                Kind::Clear | Kind::ClearRequired => {
                    low >= contour.floor - self.scene.tolerance - Z_ROUNDING
                }
                _ => false,
            };
            if is_allowed && contour.contains(x, y) {
                let room = target
                    .chain(id)
                    .iter()
                    .map(|piece| distance_to(x, y, piece))
                    .fold(f64::INFINITY, f64::min);
                most = Some(most.unwrap_or(0.0).max(room));
            }
        }
        most
    }
}
