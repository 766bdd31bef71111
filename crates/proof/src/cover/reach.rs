//! Where the axis stands to cut a wall: on the wall's normal, at the tool's radius out of the wood.

use crate::cover::union::{Run, Union};
use crate::cover::{Cover, Stretch, Sweep};
use crate::geometry::curve::{Curve, length};
use crate::geometry::grid::{Grid, Stamps};
use crate::target::{Target, Wall};

/// A place counts as free for the tool if it is this much narrower than the tool, mm: a slot exactly as wide as the tool has a single
/// line of places, and rounding must not decide whether it exists (reference simulate.md, trap 13).
pub const FREE_SLACK: f64 = 0.001;

/// The places over a stretch of wall, share by share; `None` where an arc is tighter than the tool. A bend exactly as tight has one
/// place for all of it: a line without length.
pub fn places(wall: &Curve, radius: f64) -> Option<Curve> {
    if wall.is_line() {
        let long = wall.chord();
        if long == 0.0 {
            return Some(*wall);
        }
        let (x, y) = (
            (wall.by - wall.ay) / long * radius,
            (wall.ax - wall.bx) / long * radius,
        );
        return Some(Curve {
            ax: wall.ax + x,
            ay: wall.ay + y,
            bx: wall.bx + x,
            by: wall.by + y,
            ..*wall
        });
    }
    let wide = wall.radius + wall.turn * radius;
    if wide < -FREE_SLACK {
        return None;
    }
    if wide < FREE_SLACK {
        return Some(Curve {
            slack: wall.slack,
            ..Curve::line(wall.cx, wall.cy, wall.cx, wall.cy)
        });
    }
    let scale = wide / wall.radius;
    Some(Curve {
        ax: wall.cx + (wall.ax - wall.cx) * scale,
        ay: wall.cy + (wall.ay - wall.cy) * scale,
        bx: wall.cx + (wall.bx - wall.cx) * scale,
        by: wall.cy + (wall.by - wall.cy) * scale,
        radius: wide,
        ..*wall
    })
}

/// Room for searches among walls.
#[derive(Default)]
pub struct Search {
    /// Stretches of one curve within reach of one sweep.
    pub cover: Cover,
    /// Their union.
    pub union: Union,
    /// Marks of a search in a grid.
    pub stamps: Stamps,
    /// What it found.
    pub found: Vec<u32>,
    /// The union, read off.
    pub runs: Vec<Run>,
}

/// The stretches of a line of places that no wall of the height `z` or above keeps the tool off, among those that count.
pub fn free_stretches(
    target: &Target,
    search: &mut Search,
    line: &Curve,
    [radius, z]: [f64; 2],
    counts: impl Fn(u32, &Wall) -> bool,
    mut found: impl FnMut(Stretch),
) {
    let needed = radius - FREE_SLACK;
    let Search {
        cover,
        union,
        stamps,
        found: near,
        runs,
    } = search;
    target.index.near(line.window(radius), stamps, near);
    union.clear();
    for &id in near.iter() {
        let wall = &target.walls[id as usize];
        if wall.top <= z || !counts(id, wall) {
            continue;
        }
        let kept_off = Sweep::even(wall.curve, needed, 0);
        cover.stretches(line, &kept_off, 0.0, |s| union.add(s, 0));
    }
    union.runs(runs);
    for run in runs.iter().filter(|run| run.first.is_none()) {
        found(run.stretch);
    }
}

/// A piece of the line of places along a contour.
#[derive(Clone, Copy, Debug)]
pub struct KerfPiece {
    /// Where the axis runs.
    pub curve: Curve,
    /// Position of its wall in `Target::walls`.
    pub wall: u32,
    /// Way from the start of the walk to its beginning, mm; against the contour it counts as well.
    pub from: f64,
}

/// Behind a neck too narrow for the tool the contour may widen to another kerf: a longer step than this leaves the line, mm.
const LONGEST_STEP: f64 = 0.3;
/// A tab stands near its place: the line of places may begin this many radii from it.
const START_RADII: f64 = 2.0;
/// Bends of less than this between two walls have no arc of their own, mm.
const SAME_PLACE: f64 = 1e-7;

/// How a walk along a contour begins and goes.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
    /// Position of the wall where it begins.
    pub wall: usize,
    /// Where on it, in shares.
    pub share: f64,
    /// Along the contour, or against it.
    pub is_forth: bool,
    /// Of the tool, mm.
    pub radius: f64,
    /// How far, mm.
    pub long: f64,
}

impl Walk {
    /// The same, against the contour.
    pub fn back(self) -> Walk {
        Walk {
            is_forth: false,
            ..self
        }
    }
}

/// The line of places along a contour from one of its points on: around an outer corner it turns about the vertex, at an inner one it goes
/// on where the two lines cross, and it ends where the contour's own walls leave more than a step of it out.
pub fn walk(
    target: &Target,
    search: &mut Search,
    walls: std::ops::Range<usize>,
    way: Walk,
) -> Vec<KerfPiece> {
    let mut kept: Vec<KerfPiece> = vec![];
    let n = walls.len();
    let Walk { radius, long, .. } = way;
    let mut along = 0.0;
    let foot = target.walls[way.wall].curve.point_at(way.share);
    let mut last: Option<[f64; 2]> = None;
    let mut before: Option<(usize, [f64; 2])> = None;
    for i in 0..=n {
        let step = if way.is_forth { i } else { n - i % n };
        let id = walls.start + (way.wall - walls.start + step) % n;
        let whole = target.walls[id].curve;
        let (wall, share) = if way.is_forth {
            (whole, way.share)
        } else {
            (whole.reversed(), 1.0 - way.share)
        };
        let Some(line) = places_of(&wall, radius, way.is_forth) else {
            continue;
        };
        // Cut only after it was offset: at a corner nothing is left of the wall, and of nothing no place is known.
        let line = if i == 0 { line.part(share, 1.0) } else { line };
        let mut pieces = vec![];
        if let Some((other, from)) = before {
            let vertex = [wall.ax, wall.ay];
            let is_joined = length(
                end_of(&target.walls[other].curve, way.is_forth)[0] - vertex[0],
                end_of(&target.walls[other].curve, way.is_forth)[1] - vertex[1],
            ) < LONGEST_STEP;
            if is_joined {
                turn_about(vertex, from, [line.ax, line.ay], radius, &mut pieces);
            }
        }
        pieces.push(line);
        before = Some((id, [line.bx, line.by]));
        for piece in pieces {
            let mut parts = vec![];
            free_stretches(
                target,
                search,
                &piece,
                [radius, f64::NEG_INFINITY],
                |at, _| walls.contains(&(at as usize)),
                |stretch| parts.push(piece.part(stretch.from, stretch.to)),
            );
            for curve in parts {
                let far = match last {
                    None => length(curve.ax - foot[0], curve.ay - foot[1]) > START_RADII * radius,
                    Some([x, y]) => length(curve.ax - x, curve.ay - y) > LONGEST_STEP,
                };
                if far {
                    if last.is_some() {
                        return kept;
                    }
                    continue;
                }
                kept.push(KerfPiece {
                    curve,
                    wall: id as u32,
                    from: along,
                });
                along += curve.length();
                last = Some([curve.bx, curve.by]);
                if along >= long {
                    return kept;
                }
            }
        }
    }
    kept
}

fn end_of(wall: &Curve, is_forth: bool) -> [f64; 2] {
    if is_forth {
        [wall.bx, wall.by]
    } else {
        [wall.ax, wall.ay]
    }
}

/// The places over a wall that may be walked backwards (its wood then lies on the right).
fn places_of(wall: &Curve, radius: f64, is_forth: bool) -> Option<Curve> {
    if is_forth {
        places(wall, radius)
    } else {
        places(&wall.reversed(), radius).map(|line| line.reversed())
    }
}

/// The arc about a vertex from one wall's last place to the next one's first, the short way.
fn turn_about(
    [cx, cy]: [f64; 2],
    from: [f64; 2],
    to: [f64; 2],
    radius: f64,
    pieces: &mut Vec<Curve>,
) {
    if length(to[0] - from[0], to[1] - from[1]) < SAME_PLACE || radius <= 0.0 {
        return;
    }
    let (ux, uy) = (from[0] - cx, from[1] - cy);
    let (vx, vy) = (to[0] - cx, to[1] - cy);
    let sweep = crate::numeric::atan2(ux * vy - uy * vx, ux * vx + uy * vy);
    let arc = crate::geometry::split_arc::Arc {
        from,
        to,
        centre: [cx, cy],
        radius,
        sweep,
        slack: 0.0,
    };
    crate::geometry::split_arc::split_arc(&arc, |piece, _, _| pieces.push(piece));
}

/// The rim of all places where the tool fits: places over walls and arcs about their ends, as far as no wall keeps the tool off and they lie in
/// the void. `index`: over the walls.
pub fn rim_of_places(
    search: &mut Search,
    walls: &[Curve],
    index: &Grid,
    radius: f64,
    is_void: &dyn Fn(f64, f64) -> bool,
) -> Vec<Curve> {
    let mut candidates = vec![];
    let mut before: Option<([f64; 2], [f64; 2])> = None;
    for (at, wall) in walls.iter().enumerate() {
        let Some(line) = places(wall, radius) else {
            before = None;
            continue;
        };
        let start = [wall.ax, wall.ay];
        match before {
            Some((vertex, from)) if vertex == start => {
                turn_about(start, from, [line.ax, line.ay], radius, &mut candidates);
            }
            _ => circle_about(start, radius, &mut candidates),
        }
        candidates.push(line);
        let end = [wall.bx, wall.by];
        let is_followed = walls
            .get(at + 1)
            .is_some_and(|next| [next.ax, next.ay] == end);
        if !is_followed {
            circle_about(end, radius, &mut candidates);
        }
        before = Some((end, [line.bx, line.by]));
    }
    let mut rim = vec![];
    for curve in &candidates {
        free_of(search, walls, index, curve, radius);
        for run in search.runs.iter().filter(|run| run.first.is_none()) {
            let part = curve.part(run.stretch.from, run.stretch.to);
            let [x, y] = part.middle();
            if is_void(x, y) {
                rim.push(part);
            }
        }
    }
    rim
}

/// Leaves in `search.runs` where walls keep the tool off a curve (reached) and where not.
fn free_of(search: &mut Search, walls: &[Curve], index: &Grid, curve: &Curve, radius: f64) {
    let Search {
        cover,
        union,
        stamps,
        found,
        runs,
    } = search;
    index.near(curve.window(radius), stamps, found);
    union.clear();
    for &id in found.iter() {
        let kept_off = Sweep::even(walls[id as usize], radius - FREE_SLACK, 0);
        cover.stretches(curve, &kept_off, 0.0, |s| union.add(s, 0));
    }
    union.runs(runs);
}

/// A whole circle in quarters.
fn circle_about([cx, cy]: [f64; 2], radius: f64, pieces: &mut Vec<Curve>) {
    let arc = crate::geometry::split_arc::Arc {
        from: [cx + radius, cy],
        to: [cx + radius, cy],
        centre: [cx, cy],
        radius,
        sweep: 2.0 * crate::numeric::PI,
        slack: 0.0,
    };
    crate::geometry::split_arc::split_arc(&arc, |piece, _, _| pieces.push(piece));
}
