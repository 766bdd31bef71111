//! Heights under a moving tool: where its sweep surely has cut, and where it may have. (Reference: simulate.md 5.5.)

use crate::geometry::curve::length;
use crate::geometry::distance::{distance_to, nearest_point};
use crate::path::Piece;
use crate::tool::{Shape, Tool};

/// A square cell: its centre and half its side.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Centre, X.
    pub x: f64,
    /// Centre, Y.
    pub y: f64,
    /// Half the side; 0 for a point.
    pub half: f64,
}

impl Cell {
    /// Half the diagonal.
    #[inline]
    pub fn reach(&self) -> f64 {
        self.half * std::f64::consts::SQRT_2
    }
}

/// An upper bound of the height that a tool leaves over all of a cell, infinity where it may leave a point of it untouched. `radius`: the
/// tool's, already less the guard.
pub fn highest_left(tool: &Tool, radius: f64, piece: &Piece, cell: &Cell) -> f64 {
    let curve = &piece.curve;
    let radius = radius - curve.slack;
    if curve.is_line() && cell.half > 0.0 {
        // H is convex in the plane for a straight move, so it is highest at a corner.
        let mut highest = f64::NEG_INFINITY;
        for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
            let (x, y) = (cell.x + sx * cell.half, cell.y + sy * cell.half);
            highest = highest.max(height_at(tool, radius, piece, x, y));
            if highest == f64::INFINITY {
                break;
            }
        }
        return highest;
    }
    if curve.is_line() {
        return height_at(tool, radius, piece, cell.x, cell.y);
    }
    let [x, y] = nearest_point(cell.x, cell.y, curve);
    let far = length(cell.x - x, cell.y - y) + cell.reach();
    if far > radius {
        return f64::INFINITY;
    }
    // On a helix the higher end is taken: a quarter turn falls little.
    piece.high() + tool.height_at(far + curve.slack)
}

/// A lower bound of the height that a tool leaves anywhere in a cell, infinity where it surely touches nothing of it. `radius`: the
/// tool's, already with the guard. What reaches a point of the cell is the tool grown by the cell's half diagonal over its centre.
pub fn lowest_left(tool: &Tool, radius: f64, piece: &Piece, cell: &Cell) -> f64 {
    let curve = &piece.curve;
    let wide = cell.reach() + curve.slack;
    let near = distance_to(cell.x, cell.y, curve) - wide;
    if near > radius {
        return f64::INFINITY;
    }
    if piece.from_z == piece.to_z || !curve.is_line() || curve.chord() == 0.0 {
        return piece.low() + tool.height_at(near.clamp(0.0, tool.radius));
    }
    let profile = |rho: f64| tool.height_at((rho - wide).clamp(0.0, tool.radius));
    // A hair more of reach than exact, for the rounding of roots, and a hair less of height for that of the search.
    lowest_along(tool, piece, [cell.x, cell.y], radius + wide + 1e-7, profile) - 1e-7
}

/// H at a point under a straight move; infinity where the tool does not pass over it.
fn height_at(tool: &Tool, radius: f64, piece: &Piece, x: f64, y: f64) -> f64 {
    let curve = &piece.curve;
    let profile = |rho: f64| tool.height_at(rho + curve.slack);
    if curve.chord() == 0.0 {
        let rho = length(x - curve.ax, y - curve.ay);
        return if rho > radius {
            f64::INFINITY
        } else {
            piece.low() + profile(rho)
        };
    }
    lowest_along(tool, piece, [x, y], radius, profile)
}

/// Steps of the search: the bracket shrinks to a 10⁻⁹th.
const STEPS: usize = 44;
/// The golden section.
const SECTION: f64 = 0.618_033_988_749_894_9;

/// The least of z(t) + profile(distance) over the places of a straight move from which the tool reaches a point: a convex function, so a
/// search closes in on it; every place tried bounds H from above. Flat ends and level moves need no search.
fn lowest_along(
    tool: &Tool,
    piece: &Piece,
    [x, y]: [f64; 2],
    reach: f64,
    profile: impl Fn(f64) -> f64,
) -> f64 {
    let curve = &piece.curve;
    let long = curve.chord();
    let (ux, uy) = ((curve.bx - curve.ax) / long, (curve.by - curve.ay) / long);
    let (px, py) = (x - curve.ax, y - curve.ay);
    let (along, across) = (px * ux + py * uy, (px * uy - py * ux).abs());
    if across > reach {
        return f64::INFINITY;
    }
    let half = (reach * reach - across * across).sqrt();
    let (mut from, mut to) = ((along - half).max(0.0), (along + half).min(long));
    if from > to {
        return f64::INFINITY;
    }
    let slope = (piece.to_z - piece.from_z) / long;
    let height = |at: f64| piece.from_z + slope * at + profile(length(along - at, across));
    if slope == 0.0 {
        return height(along.clamp(from, to));
    }
    let ends = height(from).min(height(to));
    if matches!(tool.shape, Shape::Flat | Shape::Unknown) {
        return ends;
    }
    let mut lowest = ends.min(height(along.clamp(from, to)));
    let mut inner = [to - SECTION * (to - from), from + SECTION * (to - from)];
    let mut heights = [height(inner[0]), height(inner[1])];
    for _ in 0..STEPS {
        if heights[0] < heights[1] {
            to = inner[1];
            inner = [to - SECTION * (to - from), inner[0]];
            heights = [height(inner[0]), heights[0]];
        } else {
            from = inner[0];
            inner = [inner[1], from + SECTION * (to - from)];
            heights = [heights[1], height(inner[1])];
        }
        lowest = lowest.min(heights[0]).min(heights[1]);
    }
    lowest
}
