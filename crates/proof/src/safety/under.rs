//! What the program of the other face has taken off from below before this one runs.

use crate::geometry::grid::{Grid, Stamps};
use crate::path::{Kind, Path, Piece};
use crate::safety::height::{Cell, highest_left, lowest_left};
use crate::safety::retrace::widest;
use crate::scene::Scene;
use crate::tool::Tool;

/// The other program's path as it lies under this side: X and Y as seen from here, Z still from the face it has cut from. A tip there at z leaves
/// wood from −thickness − z upwards here.
pub struct Under<'a> {
    path: &'a Path,
    sweeps: Option<Grid>,
    stamps: Stamps,
    found: Vec<u32>,
}

impl<'a> Under<'a> {
    /// Prepares the index over it.
    pub fn new(scene: &Scene, path: &'a Path) -> Under<'a> {
        let reach = |id: usize| {
            tool_in(scene, path, &path.pieces[id]).map_or(widest(scene), |tool| tool.radius)
        };
        let sweeps = (!path.pieces.is_empty()).then(|| {
            let curves: Vec<_> = path.pieces.iter().map(|piece| piece.curve).collect();
            Grid::new(&curves, 8.0, reach)
        });
        Under {
            path,
            sweeps,
            stamps: Stamps::default(),
            found: vec![],
        }
    }

    /// Finds what can have cut under a cell; `least` and `most` then look at it and at cells within it.
    pub fn gather(&mut self, cell: &Cell) {
        let Some(sweeps) = &self.sweeps else { return };
        let window = [
            cell.x - cell.half,
            cell.y - cell.half,
            cell.x + cell.half,
            cell.y + cell.half,
        ];
        sweeps.near(window, &mut self.stamps, &mut self.found);
        let pieces = &self.path.pieces;
        self.found.retain(|&id| pieces[id as usize].low() < 0.0);
    }

    /// How high the wood surely begins all over a cell, at least; negative infinity where nothing is known.
    pub fn least(&self, scene: &Scene, cell: &Cell) -> f64 {
        let mut least = f64::NEG_INFINITY;
        for piece in self.pieces() {
            let is_feed = self.path.motions[piece.motion as usize].kind != Kind::Rapid;
            let Some(tool) = tool_in(scene, self.path, piece) else {
                continue;
            };
            if is_feed && piece.is_executed() && tool.is_known() {
                let left = highest_left(tool, tool.radius - scene.guard, piece, cell);
                least = least.max(-scene.stock[2] - left);
            }
        }
        least
    }

    /// How high it begins somewhere in a cell, at most.
    pub fn most(&self, scene: &Scene, cell: &Cell) -> f64 {
        let mut most = f64::NEG_INFINITY;
        for piece in self.pieces() {
            let left = match tool_in(scene, self.path, piece) {
                Some(tool) => lowest_left(tool, tool.radius + scene.guard, piece, cell),
                // A tool that was not given may have cut anything at all.
                None => f64::NEG_INFINITY,
            };
            most = most.max(-scene.stock[2] - left);
        }
        most
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let found = if self.sweeps.is_some() {
            self.found.as_slice()
        } else {
            &[]
        };
        found.iter().map(|&id| &self.path.pieces[id as usize])
    }
}

fn tool_in<'a>(scene: &'a Scene, path: &Path, piece: &Piece) -> Option<&'a Tool> {
    let place = path.motions[piece.motion as usize].tool;
    scene.tools.get(place as usize)
}
