//! Walls: where the height of the wood differs to both sides of a contour.

use crate::geometry::crossings::crossings;
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::geometry::grid::{Grid, Stamps};
use crate::target::{Contour, Kind, NONE, Target, Wall};

/// The heights beside a contour are taken this far from it, mm: far above rounding, far below any tolerance. What lies nearer together is one.
const HAIR: f64 = 1e-6;
/// Cuts nearer to each other or to an end than this are one, mm: so the middle of a fragment is well away from its ends.
const SHORTEST_FRAGMENT: f64 = 4.0 * HAIR;
/// How far a chamfer's curve may lie from the edge it belongs to, mm: it is drawn on it.
const ON_EDGE: f64 = 1e-3;

/// Fills in the walls of all parts.
pub fn build_walls(target: &mut Target) {
    let mut stamps = Stamps::default();
    for solid in 0..target.solids.len() {
        let first = target.walls.len();
        build_walls_of(target, solid, &mut stamps);
        target.solids[solid].walls = first..target.walls.len();
    }
}

/// Length of a chain by its chords. An arc's wall is cut as its chamfer is, or nearly: what is left out by cutting only counts as missing.
fn chords(chain: &[Curve]) -> f64 {
    chain.iter().map(Curve::chord).sum()
}

/// The pieces of one part's regions, and of its chamfers, whose ends cut edges.
struct Arrangement {
    pieces: Vec<Curve>,
    /// Position in `Target::contours` by piece.
    owners: Vec<u32>,
    grid: Grid,
}

fn build_walls_of(target: &mut Target, solid: usize, stamps: &mut Stamps) {
    let contours = target.solids[solid].contours.clone();
    let mut pieces = vec![];
    let mut owners = vec![];
    for id in contours.clone() {
        let contour = &target.contours[id];
        if contour.is_region() || is_chamfer(contour) {
            pieces.extend_from_slice(target.chain(id));
            owners.resize(pieces.len(), id as u32);
        }
    }
    let grid = Grid::new(&pieces, 8.0, |_| ON_EDGE);
    let arrangement = Arrangement {
        pieces,
        owners,
        grid,
    };
    let mut used = vec![0.0; contours.len()];
    let mut found = vec![];
    let mut cuts = vec![];
    for id in contours.clone() {
        let first = target.walls.len();
        if target.contours[id].is_region() {
            for at in target.contours[id].pieces.clone() {
                let piece = target.pieces[at];
                arrangement
                    .grid
                    .near(piece.window(ON_EDGE), stamps, &mut found);
                arrangement.cut(&piece, &found, &mut cuts);
                for fragment in fragments(&piece, &cuts) {
                    if arrangement.is_told(target, &fragment, id, &found) {
                        continue;
                    }
                    if let Some(mut wall) = wall_at(target, solid, id, &fragment) {
                        if let Some(chamfer) = arrangement.chamfer_at(target, &fragment, &found) {
                            used[chamfer as usize - contours.start] += fragment.chord();
                            let contour = &target.contours[chamfer as usize];
                            wall.setback = contour.width;
                            wall.setback_depth = -contour.floor;
                            wall.chamfer = chamfer;
                        }
                        target.walls.push(wall);
                    }
                }
            }
        }
        target.contours[id].walls = first..target.walls.len();
    }
    let astray = contours.clone().filter(|&id| {
        let contour = &target.contours[id];
        contour.kind == Kind::Chamfer
            && !contour.is_other_side
            && (!is_chamfer(contour)
                || used[id - contours.start] < chords(target.chain(id)) - ON_EDGE)
    });
    let astray: Vec<u32> = astray.map(|id| id as u32).collect();
    target.astray.extend(astray);
}

/// Whether it is a chamfer, of this face, that says both its width and its depth.
fn is_chamfer(contour: &Contour) -> bool {
    contour.kind == Kind::Chamfer
        && !contour.is_other_side
        && contour.width > 0.0
        && contour.floor > f64::NEG_INFINITY
}

impl Arrangement {
    /// Where the pieces found around a piece cut it, in order along it.
    fn cut(&self, piece: &Curve, found: &[u32], cuts: &mut Vec<[f64; 2]>) {
        cuts.clear();
        for &other in found {
            let other = &self.pieces[other as usize];
            if other != piece {
                crossings(piece, other, HAIR, cuts);
            }
        }
        let mut keyed: Vec<(f64, [f64; 2])> = cuts
            .iter()
            .map(|&[x, y]| (way_along(piece, x, y), [x, y]))
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        cuts.clear();
        let mut last = [piece.ax, piece.ay];
        for (_, [x, y]) in keyed {
            let from_last = length(x - last[0], y - last[1]);
            let to_end = length(piece.bx - x, piece.by - y);
            if from_last >= SHORTEST_FRAGMENT && to_end >= SHORTEST_FRAGMENT {
                cuts.push([x, y]);
                last = [x, y];
            }
        }
    }

    /// Whether a contour before this one has the same edge here: then the wall is that one's.
    fn is_told(&self, target: &Target, fragment: &Curve, contour: usize, found: &[u32]) -> bool {
        self.lies_on(fragment, 3.0 * HAIR, found, |owner| {
            (owner as usize) < contour && target.contours[owner as usize].is_region()
        })
    }

    /// The chamfer along a fragment, if there is one.
    fn chamfer_at(&self, target: &Target, fragment: &Curve, found: &[u32]) -> Option<u32> {
        let owners = found.iter().map(|&id| self.owners[id as usize]);
        let mut chamfers = owners.filter(|&owner| {
            target.contours[owner as usize].kind == Kind::Chamfer
                && self.lies_on(fragment, ON_EDGE, found, |other| other == owner)
        });
        chamfers.next()
    }

    /// Whether both ends and the middle of a fragment lie on pieces of one wanted contour. Fragments are cut wherever others cross
    /// them, so then all of it does.
    fn lies_on(
        &self,
        fragment: &Curve,
        near: f64,
        found: &[u32],
        is_wanted: impl Fn(u32) -> bool,
    ) -> bool {
        let points = [
            [fragment.ax, fragment.ay],
            fragment.middle(),
            [fragment.bx, fragment.by],
        ];
        let is_on = |owner: u32, [x, y]: [f64; 2]| {
            found.iter().any(|&id| {
                self.owners[id as usize] == owner
                    && distance_to(x, y, &self.pieces[id as usize]) <= near
            })
        };
        found.iter().any(|&id| {
            let owner = self.owners[id as usize];
            is_wanted(owner) && points.iter().all(|&point| is_on(owner, point))
        })
    }
}

/// Grows along the piece; only its order counts.
fn way_along(piece: &Curve, x: f64, y: f64) -> f64 {
    if piece.is_line() {
        return (x - piece.ax) * (piece.bx - piece.ax) + (y - piece.ay) * (piece.by - piece.ay);
    }
    // Within a quadrant the distance from the start grows with the angle; a point before the start counts as at it.
    let (ux, uy) = (piece.ax - piece.cx, piece.ay - piece.cy);
    let is_ahead = piece.turn * (ux * (y - piece.cy) - uy * (x - piece.cx)) > 0.0;
    if is_ahead {
        length(x - piece.ax, y - piece.ay)
    } else {
        0.0
    }
}

fn fragments(piece: &Curve, cuts: &[[f64; 2]]) -> Vec<Curve> {
    let mut from = [piece.ax, piece.ay];
    let mut all = Vec::with_capacity(cuts.len() + 1);
    for to in cuts.iter().copied().chain([[piece.bx, piece.by]]) {
        all.push(Curve {
            ax: from[0],
            ay: from[1],
            bx: to[0],
            by: to[1],
            ..*piece
        });
        from = to;
    }
    all
}

/// The wall along a fragment, the higher wood on its left; `None` where both sides are alike.
fn wall_at(target: &Target, solid: usize, contour: usize, fragment: &Curve) -> Option<Wall> {
    let [x, y] = fragment.middle();
    let [dx, dy] = fragment.direction_at(0.5);
    let part = &target.solids[solid];
    let height = |side: f64| {
        target
            .top_of(part, x - side * dy * HAIR, y + side * dx * HAIR)
            .unwrap_or(f64::NEG_INFINITY)
    };
    let (left, right) = (height(1.0), height(-1.0));
    if left == right {
        return None;
    }
    Some(Wall {
        curve: if left > right {
            *fragment
        } else {
            fragment.reversed()
        },
        top: left.max(right),
        bottom: left.min(right).max(-target.thickness),
        solid: solid as u32,
        contour: contour as u32,
        setback: 0.0,
        setback_depth: 0.0,
        chamfer: NONE,
    })
}
