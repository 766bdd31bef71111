//! What should be left of the sheet: walls, floors and permits, from parts, features and placements alone.

pub mod apart;
pub mod read;
pub mod walls;

use crate::geometry::buckets::Buckets;
use crate::geometry::curve::Curve;
use crate::geometry::grid::Grid;
use crate::geometry::inside::Inside;
use crate::target::read::{read_contours, read_solids};
use crate::target::walls::build_walls;
use std::ops::Range;

/// What a contour of the drawing means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The outside of a part.
    Outline,
    /// Cut through inside a part.
    Hole,
    /// A region with a floor, or through where it has no depth.
    Pocket,
    /// Inside a pocket nothing is taken off within this.
    PocketIsland,
    /// A round region drilled to a depth (of the drill's lowest point), or through.
    Drill,
    /// A region whose edge bounds a shaped tool at the stock top; its floor is at the depth, or as deep as the edge leads.
    VCarve,
    /// Inside a v-carve nothing is taken off within this.
    VCarveIsland,
    /// A curve the tool's axis follows, no deeper than its depth.
    Engrave,
    /// An edge of the part where the wood stands back at the top.
    Chamfer,
    /// Waste that may be cut, down to a depth or through.
    Clear,
    /// The same, and it must be cut.
    ClearRequired,
}

/// A contour of the drawing where it lies on the sheet.
#[derive(Clone, Debug)]
pub struct Contour {
    /// Position in `Target::solids`; `NONE` for waste to be cleared.
    pub solid: u32,
    /// What it means.
    pub kind: Kind,
    /// Which feature of the sheet, by the caller's count; an island has the number of its region. `NONE` for outlines and holes.
    pub feature: u32,
    /// Which hole of its part; `NONE` for others.
    pub hole: u32,
    /// Height of the floor, mm, ≤ 0; negative infinity: through (v-carve: no floor).
    pub floor: f64,
    /// Whether it is cut from the face that lies below here.
    pub is_other_side: bool,
    /// Chamfer: how far the wood stands back at the top, mm.
    pub width: f64,
    /// What stays under it all round, mm (onion skin); 0: nothing.
    pub skin: f64,
    /// The chain as drawn, in `Target::pieces`. Regions are closed, and run so that the wood they leave is on the left.
    pub pieces: Range<usize>,
    /// Its walls in `Target::walls`, in the order of the chain; fragments that are no wall are left out.
    pub walls: Range<usize>,
    /// Box of the pieces: min x, min y, max x, max y.
    pub window: [f64; 4],
    /// Whether a point lies within this contour alone. Engravings and chamfers enclose nothing.
    pub inside: Inside,
}

/// What stands at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    /// Height of the wood, mm; negative infinity where none has to stay.
    pub top: f64,
    /// Which part; `NONE`: none.
    pub solid: u32,
    /// The contour that sets the height: the outline, or the region with the lowest floor. `NONE`: none.
    pub contour: u32,
}

/// Stands for "none" where a position is asked.
pub const NONE: u32 = u32::MAX;

/// A placed part.
#[derive(Clone, Debug)]
pub struct Solid {
    /// Its contours in `Target::contours`: the outline first, then holes and features.
    pub contours: Range<usize>,
    /// Its walls in `Target::walls`.
    pub walls: Range<usize>,
    /// Box of the outline.
    pub window: [f64; 4],
    /// No point lies deeper inside it, mm: half the shorter side of the box.
    pub deepest: f64,
    /// Its regions (no islands) in `Target::contours`.
    pub regions: Vec<u32>,
    /// Over the boxes of `regions`.
    pub index: Buckets,
}

/// A wall piece, the wood on its left. Between `bottom` and `top` the left is solid and the right is not.
#[derive(Clone, Copy, Debug)]
pub struct Wall {
    /// In the plane.
    pub curve: Curve,
    /// Height where the wall ends below: the floor on its right, or the underside of the sheet. mm, ≤ 0.
    pub bottom: f64,
    /// Height of the wood on its left, mm, ≤ 0.
    pub top: f64,
    /// Which placed part.
    pub solid: u32,
    /// Position in `Target::contours`: the contour it comes from.
    pub contour: u32,
    /// How far the wood stands back at `top` (chamfer); 0 for a plain wall.
    pub setback: f64,
    /// How far below `top` the setback has run out; 0 for a plain wall.
    pub setback_depth: f64,
    /// Position in `Target::contours` of the chamfer; `NONE` for a plain wall.
    pub chamfer: u32,
}

/// The shape to be kept.
#[derive(Clone, Debug)]
pub struct Target {
    /// In the order given.
    pub contours: Vec<Contour>,
    /// The chains of all contours.
    pub pieces: Vec<Curve>,
    /// In the order given.
    pub solids: Vec<Solid>,
    /// All walls of all parts, by contour.
    pub walls: Vec<Wall>,
    /// Over the walls.
    pub index: Grid,
    /// The contours of waste to be cleared, in `contours`.
    pub clears: Vec<u32>,
    /// Chamfers whose curve lies on no edge of their part (positions in `contours`): nothing can be said of them.
    pub astray: Vec<u32>,
    /// Of the sheet, mm.
    pub thickness: f64,
    /// Over the boxes of the parts.
    solids_at: Buckets,
}

/// Cells of the index over the walls, mm.
const CELL: f64 = 8.0;

impl Target {
    /// From the flat form of [`crate::target::read`].
    pub fn read(rows: &[f64], thickness: f64) -> Target {
        let (contours, pieces) = read_contours(rows, thickness);
        let solids = read_solids(&contours);
        let boxes: Vec<[f64; 4]> = solids.iter().map(|solid| solid.window).collect();
        let mut target = Target {
            solids_at: Buckets::new(&boxes),
            clears: (0..contours.len() as u32)
                .filter(|&id| contours[id as usize].solid == NONE)
                .collect(),
            contours,
            pieces,
            solids,
            walls: vec![],
            index: Grid::new(&[], CELL, |_| 0.0),
            astray: vec![],
            thickness,
        };
        build_walls(&mut target);
        let curves: Vec<Curve> = target.walls.iter().map(|wall| wall.curve).collect();
        target.index = Grid::new(&curves, CELL, |_| 0.0);
        target
    }

    /// Height up to which wood has to stay at a point, mm, and the part it belongs to (`NONE`: no part). Negative infinity outside every
    /// part, in holes, and in v-carves without a depth. On walls either answer.
    pub fn height_at(&self, x: f64, y: f64) -> (f64, u32) {
        let ground = self.ground_at(x, y);
        (ground.top, ground.solid)
    }

    /// The same, with the contour that sets the height.
    pub fn ground_at(&self, x: f64, y: f64) -> Ground {
        let mut best = Ground {
            top: f64::NEG_INFINITY,
            solid: NONE,
            contour: NONE,
        };
        for &id in self.solids_at.at(x, y) {
            if let Some((top, contour)) = self.ground_of(&self.solids[id as usize], x, y)
                && (best.solid == NONE || top > best.top)
            {
                best = Ground {
                    top,
                    solid: id,
                    contour,
                };
            }
        }
        best
    }

    /// Height of one part at a point; `None` outside its outline, in its holes and where it is cut through. Negative infinity in v-carves
    /// without a depth.
    pub fn top_of(&self, solid: &Solid, x: f64, y: f64) -> Option<f64> {
        self.ground_of(solid, x, y).map(|(top, _)| top)
    }

    fn ground_of(&self, solid: &Solid, x: f64, y: f64) -> Option<(f64, u32)> {
        let mut top: f64 = 0.0;
        let mut owner = solid.contours.start as u32;
        let mut bottom = -self.thickness;
        let mut is_within_outline = false;
        for &place in solid.index.at(x, y) {
            let id = solid.regions[place as usize];
            let contour = &self.contours[id as usize];
            if !contour.contains(x, y) {
                continue;
            }
            // Islands follow their region.
            let mut islands = self.contours[id as usize + 1..]
                .iter()
                .take_while(|next| next.is_island());
            if islands.any(|island| island.contains(x, y)) {
                continue;
            }
            match contour.kind {
                Kind::Outline => is_within_outline = true,
                Kind::Hole => return None,
                Kind::VCarve if contour.is_other_side => {}
                _ if contour.is_other_side => {
                    bottom = bottom.max(-self.thickness - contour.floor);
                }
                _ if contour.floor < top => {
                    top = contour.floor;
                    owner = id;
                }
                _ => {}
            }
        }
        let is_carved =
            top == f64::NEG_INFINITY && self.contours[owner as usize].kind == Kind::VCarve;
        if !is_within_outline || (top <= bottom && !is_carved) {
            None
        } else {
            Some((top, owner))
        }
    }

    /// Whether a point lies in waste that may be cut down to a height.
    pub fn may_clear(&self, x: f64, y: f64, z: f64) -> bool {
        self.clears.iter().any(|&id| {
            let contour = &self.contours[id as usize];
            contour.floor <= z && contour.contains(x, y)
        })
    }

    /// The chain of a contour as drawn.
    pub fn chain(&self, contour: usize) -> &[Curve] {
        &self.pieces[self.contours[contour].pieces.clone()]
    }
}

impl Contour {
    /// Whether a point lies within this contour alone.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        is_within(x, y, &self.window) && self.inside.contains(x, y)
    }

    /// Whether it takes wood out of a region: its edge may be a wall.
    pub fn is_region(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Engrave | Kind::Chamfer | Kind::Clear | Kind::ClearRequired
        )
    }

    /// Whether it keeps wood inside the region before it.
    pub fn is_island(&self) -> bool {
        matches!(self.kind, Kind::PocketIsland | Kind::VCarveIsland)
    }
}

/// Whether a point lies in a box.
#[inline]
pub fn is_within(x: f64, y: f64, window: &[f64; 4]) -> bool {
    x >= window[0] && y >= window[1] && x <= window[2] && y <= window[3]
}
