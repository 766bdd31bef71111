//! Where the path comes down to the sheet, how far it runs below its top, and how large the numbers are that this is computed with.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_between;
use crate::path::{Kind, Piece};
use crate::scene::{Scene, TOUCH};

/// Rounding of one distance: chains of sums and products as used here err by less than 64 units in the last place of the largest number
/// involved (6e-11 mm at 4,096 mm); taken fifteen times. Per mm.
const GUARD_PER_MM: f64 = 2e-13;
/// Never less than this, mm.
const LEAST_GUARD: f64 = 1e-9;

/// Bound of the rounding in any distance between walls and path, mm (see [`Scene::guard`]).
pub fn guard_of(scene: &Scene) -> f64 {
    let pieces = scene.path.pieces.iter().map(|piece| &piece.curve);
    let curves = scene.target.pieces.iter().chain(pieces);
    let largest = curves.fold(0.0f64, |most, c| {
        let places = [c.ax.abs(), c.ay.abs(), c.bx.abs(), c.by.abs()];
        places.iter().fold(most.max(c.radius), |a, &b| a.max(b))
    });
    LEAST_GUARD.max(GUARD_PER_MM * largest)
}

/// For each motion the lowest Z at which it touches the sheet (its axis nearer than the tool's radius), mm; infinity where it does not. A
/// tool that was not given may be as wide as the widest that was.
pub fn contact_heights(scene: &Scene) -> Vec<f64> {
    (0..scene.path.motions.len())
        .map(|motion| {
            let radius = radius_of(scene, motion);
            let pieces = scene.path.pieces_of(motion).iter();
            pieces.fold(f64::INFINITY, |lowest, piece| {
                let is_contact = piece.low() < -TOUCH && is_below(scene, piece, radius, -TOUCH);
                if is_contact {
                    lowest.min(piece.low())
                } else {
                    lowest
                }
            })
        })
        .collect()
}

/// Whether a motion comes over the sheet where its tip is at or below a height, mm.
pub fn crosses_sheet(scene: &Scene, motion: usize, z: f64) -> bool {
    let radius = radius_of(scene, motion);
    let mut pieces = scene.path.pieces_of(motion).iter();
    pieces.any(|piece| is_below(scene, piece, radius, z))
}

/// Length that is fed below the stock top, in space, mm. What is commanded but not executed does not count.
pub fn fed_length_below_top(scene: &Scene) -> f64 {
    let pieces = scene.path.pieces.iter();
    let fed = pieces.filter(|piece| {
        let kind = scene.path.motions[piece.motion as usize].kind;
        kind != Kind::Rapid && piece.is_executed()
    });
    fed.map(|piece| {
        let Some([from, to]) = piece.stretch_below(-TOUCH) else {
            return 0.0;
        };
        // What lies less than a touch below the top counts with its whole drop.
        let drop = piece.high().min(0.0) - piece.low();
        length(below(piece, from, to).length(), drop)
    })
    .sum()
}

/// The part of a piece between two shares of it; the piece itself where that is all of it.
fn below(piece: &Piece, from: f64, to: f64) -> Curve {
    if from <= 0.0 && to >= 1.0 {
        piece.curve
    } else {
        piece.curve.part(from, to)
    }
}

fn radius_of(scene: &Scene, motion: usize) -> f64 {
    let tool = scene.path.motions[motion].tool;
    let widest = || {
        scene
            .tools
            .iter()
            .fold(0.0f64, |r, tool| r.max(tool.radius))
    };
    scene
        .tools
        .get(tool as usize)
        .map_or_else(widest, |tool| tool.radius)
}

fn is_below(scene: &Scene, piece: &Piece, radius: f64, z: f64) -> bool {
    piece
        .stretch_below(z)
        .is_some_and(|[from, to]| touches_sheet(&below(piece, from, to), radius, &scene.stock))
}

/// Whether a tool whose axis follows a piece comes over the sheet anywhere: the axis nearer to it than the radius.
pub fn touches_sheet(curve: &Curve, radius: f64, &[width, height, _]: &[f64; 3]) -> bool {
    if curve.ax >= 0.0 && curve.ax <= width && curve.ay >= 0.0 && curve.ay <= height {
        return true;
    }
    let reach = radius + curve.slack;
    let [min_x, min_y, max_x, max_y] = curve.window(radius);
    if max_x < 0.0 || max_y < 0.0 || min_x > width || min_y > height {
        return false;
    }
    let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
    (0..4).any(|i| {
        let ([ax, ay], [bx, by]) = (corners[i], corners[(i + 1) % 4]);
        distance_between(curve, &Curve::line(ax, ay, bx, by)).distance < reach
    })
}
