//! What a walk over the height map is asked, and how finely it looks.

use crate::map::close::Layer;
use crate::sweep::height_cell::{Bounds, Cell};

/// What a walk tells of each rectangle it is done with. The rectangles are disjoint and fill the sheet.
pub trait Visitor {
    /// Whether a rectangle is of interest; if not it is left out.
    fn wants(&mut self, _cell: &Cell) -> bool {
        true
    }

    /// Heights below this one all count as this one: the underside of the sheet, mm.
    fn floor(&self) -> f64 {
        f64::NEG_INFINITY
    }

    /// Whether these bounds already tell all that is asked; then the rectangle is done with.
    fn settles(&mut self, _cell: &Cell, _ids: &[u32], _height: Bounds) -> bool {
        false
    }

    /// `None` where what is asked has one answer for all points of the same height. Else the half side below which the rectangle is not
    /// halved again, mm: until then it is, however well its heights are known.
    fn splits(&mut self, _cell: &Cell) -> Option<f64> {
        None
    }

    /// The height lies within bounds that count as decided.
    fn decided(&mut self, cell: &Cell, height: Bounds);

    /// So much of the rectangle is cut to these heights, the rest to `rest`; up to `doubt` mm² may belong to another layer.
    fn closed(&mut self, cell: &Cell, ids: &[u32], layers: &[Layer], rest: Bounds, doubt: f64);

    /// The height varies by more, and the rectangle is not halved again; `mean` bounds the mean of all heights, those below the floor raised
    /// to it.
    fn open(&mut self, cell: &Cell, ids: &[u32], height: Bounds, mean: Bounds);
}

/// How finely a walk looks.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most rectangles.
    pub cells: u64,
    /// Height bounds this near to each other count as decided, mm.
    pub decided: f64,
    /// Edges of plane sweeps: rectangles are not halved below this half side, mm.
    pub least_half: f64,
    /// Sloped surfaces are looked at in about this many smallest rectangles: bounds shrink with their side, cost grows with its square.
    pub sloped_cells: f64,
}

/// ε of heights decided, and sizes that leave little at vertices: a corner of 4 µm is open where two circles cross.
pub const LIMITS: Limits = Limits {
    cells: 20_000_000,
    decided: 0.01,
    least_half: 0.002,
    sloped_cells: 60_000.0,
};
