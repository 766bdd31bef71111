//! Whether the drawing is sound as it lies on the sheet: the contours of a part stay apart, and no two parts take the same wood.

use crate::geometry::curve::Curve;
use crate::geometry::distance::{distance_between, distance_to};
use crate::geometry::grid::{Grid, Stamps};
use crate::target::{Kind, Solid, Target};

/// Cells of the index over outlines and holes, mm.
const CELL: f64 = 8.0;

/// Two contours of one part that cross or touch, or two parts in one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meeting {
    /// Position in `Target::solids`.
    pub solid: u32,
    /// The other part; the same where two of its own contours meet.
    pub other: u32,
    /// Where, mm.
    pub at: [f64; 2],
}

/// An outline or a hole piece, and whose it is.
struct Edge {
    curve: Curve,
    solid: u32,
    contour: u32,
}

/// All outlines and holes with an index over them.
struct Edges {
    all: Vec<Edge>,
    grid: Grid,
}

impl Edges {
    fn of(target: &Target) -> Edges {
        let mut all = vec![];
        for (id, contour) in target.contours.iter().enumerate() {
            if matches!(contour.kind, Kind::Outline | Kind::Hole) {
                let own = target.chain(id).iter().map(|&curve| Edge {
                    curve,
                    solid: contour.solid,
                    contour: id as u32,
                });
                all.extend(own);
            }
        }
        let grid = Grid::over(all.len(), &|id| &all[id].curve, CELL, &|_| 0.0);
        Edges { all, grid }
    }
}

/// For each part whose outline and holes cross or touch the first place where they do. What should remain there is not clear.
pub fn meeting_contours(target: &Target) -> Vec<Meeting> {
    let edges = Edges::of(target);
    let mut stamps = Stamps::default();
    let mut found = vec![];
    let mut meetings: Vec<Meeting> = vec![];
    for edge in &edges.all {
        if meetings.last().is_some_and(|last| last.solid == edge.solid) {
            continue;
        }
        edges
            .grid
            .near(edge.curve.window(0.0), &mut stamps, &mut found);
        let others = found.iter().map(|&id| &edges.all[id as usize]);
        let mut near = others
            .filter(|other| other.solid == edge.solid && other.contour != edge.contour)
            .map(|other| distance_between(&edge.curve, &other.curve));
        if let Some(place) = near.find(|near| near.distance == 0.0) {
            meetings.push(Meeting {
                solid: edge.solid,
                other: edge.solid,
                at: [place.x, place.y],
            });
        }
    }
    meetings
}

/// For each part that takes wood of an earlier one, that one and a place. Where two overlap by a little the gouge check sees it; two alike in
/// one place have the same walls, and one cut along them would finish both.
pub fn overlapping_parts(target: &Target, tolerance: f64) -> Vec<Meeting> {
    let mut search = Search {
        target,
        edges: Edges::of(target),
        tolerance,
        stamps: Stamps::default(),
        found: vec![],
    };
    // By the left end: only parts that begin before another ends can meet it.
    let mut order: Vec<usize> = (0..target.solids.len()).collect();
    let left = |id: usize| target.solids[id].window[0];
    order.sort_by(|&a, &b| left(a).total_cmp(&left(b)).then(a.cmp(&b)));
    let mut pairs: Vec<[usize; 2]> = vec![];
    for (at, &a) in order.iter().enumerate() {
        let window = &target.solids[a].window;
        for &b in &order[at + 1..] {
            let other = &target.solids[b].window;
            if other[0] > window[2] {
                break;
            }
            if other[1] <= window[3] && window[1] <= other[3] {
                pairs.push([a.max(b), a.min(b)]);
            }
        }
    }
    pairs.sort_unstable();
    let mut meetings: Vec<Meeting> = vec![];
    for [solid, other] in pairs {
        let is_told = meetings
            .last()
            .is_some_and(|last| last.solid == solid as u32);
        if is_told {
            continue;
        }
        if let Some(at) = search.shared_place(solid, other) {
            meetings.push(Meeting {
                solid: solid as u32,
                other: other as u32,
                at,
            });
        }
    }
    meetings
}

struct Search<'a> {
    target: &'a Target,
    edges: Edges,
    tolerance: f64,
    stamps: Stamps,
    found: Vec<u32>,
}

impl Search<'_> {
    /// A place in the wood of both parts: beside the middle of a piece of one's outline, farther inside than the tolerance.
    fn shared_place(&mut self, a: usize, b: usize) -> Option<[f64; 2]> {
        let target = self.target;
        [[a, b], [b, a]].into_iter().find_map(|[own, other]| {
            let solid = &target.solids[own];
            target.chain(solid.contours.start).iter().find_map(|edge| {
                let [x, y] = edge.middle();
                let [dx, dy] = edge.direction_at(0.5);
                // The wood lies on the left.
                let inside = 2.0 * self.tolerance;
                let (x, y) = (x - dy * inside, y + dx * inside);
                let is_shared = is_wood(target, solid, x, y) && self.is_deep_inside(other, x, y);
                is_shared.then_some([x, y])
            })
        })
    }

    /// Inside, and not by so little that the tolerance explains it.
    fn is_deep_inside(&mut self, solid: usize, x: f64, y: f64) -> bool {
        if !is_wood(self.target, &self.target.solids[solid], x, y) {
            return false;
        }
        let reach = self.tolerance;
        let window = [x - reach, y - reach, x + reach, y + reach];
        self.edges
            .grid
            .near(window, &mut self.stamps, &mut self.found);
        let mut near = self.found.iter().map(|&id| &self.edges.all[id as usize]);
        !near.any(|edge| edge.solid as usize == solid && distance_to(x, y, &edge.curve) < reach)
    }
}

/// Whether a point lies within a part's outline and in none of its holes.
fn is_wood(target: &Target, solid: &Solid, x: f64, y: f64) -> bool {
    let contours = target.contours[solid.contours.clone()].iter();
    let around = contours.filter(|contour| {
        matches!(contour.kind, Kind::Outline | Kind::Hole) && contour.contains(x, y)
    });
    around.count() % 2 == 1
}
