//! What should be left of the sheet: walls and floors, from parts, features and placements alone.

use crate::curve::Curve;
use crate::grid::Grid;

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
    /// Which contour or feature it comes from, counted over the sheet.
    pub contour: u32,
    /// How far the wood stands back at `top` (chamfer); 0 for a plain wall.
    pub setback: f64,
    /// How far below `top` the setback has run out; 0 for a plain wall.
    pub setback_depth: f64,
}

/// The shape to be kept.
#[derive(Clone, Debug)]
pub struct Target {
    /// All walls of all parts.
    pub walls: Vec<Wall>,
    /// Over the walls.
    pub index: Grid,
}

impl Target {
    /// From the flat form.
    pub fn read(_contours: &[f64], _thickness: f64) -> Target {
        Target {
            walls: vec![],
            index: Grid::new(&[], 8.0, |_| 0.0),
        }
    }
}
