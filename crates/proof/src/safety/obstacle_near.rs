//! How near the tool, its shank and its holder come to obstacles along every motion.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_between;
use crate::path::{Kind, Path, Piece};
use crate::safety::hull;
use crate::safety::obstacle::Obstacle;
use crate::scene::Scene;
use crate::tool::Tool;

/// Which part of the tool comes near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// The cutting end.
    Cutter = 0,
    /// The shank above the flutes.
    Shank = 1,
    /// The holder.
    Holder = 2,
}

/// One motion that comes too near to one obstacle.
#[derive(Clone, Copy, Debug)]
pub struct Approach {
    /// Which obstacle.
    pub obstacle: u32,
    /// Which motion.
    pub motion: u32,
    /// What of the tool.
    pub member: Member,
    /// Whether it surely comes nearer than allowed; else it could not be decided.
    pub is_sure: bool,
    /// How near, mm; 0: it hits.
    pub distance: f64,
    /// Place of the tip.
    pub at: [f64; 3],
}

/// A cylinder of the tool from `height` over the tip upwards.
struct Cylinder {
    member: Member,
    /// No point of the tool at this height or less far above lies farther out.
    outer: f64,
    /// The tool surely reaches this far out at `height`.
    inner: f64,
    height: f64,
}

/// Slices of a cutting end that is not flat.
const SLICES: u32 = 64;
/// Distances are told apart to this, mm.
const FINE: f64 = 1e-4;
/// Most halvings of a sloped piece.
const MOST_HALVINGS: u32 = 24;

/// Every motion that comes too near, in program order, for each obstacle once. `first`: the motion whose start is unknown; `is_dog_leg`:
/// whether each axis of a rapid runs by itself.
pub fn approaches(
    scene: &Scene,
    obstacles: &[Obstacle],
    first: Option<u32>,
    is_dog_leg: bool,
) -> Vec<Approach> {
    let highest = obstacles.iter().fold(f64::NEG_INFINITY, |high, obstacle| {
        high.max(obstacle.top + obstacle.clearance)
    });
    let bodies: Vec<Vec<Cylinder>> = scene.tools.iter().map(cylinders).collect();
    let unknown = unknown_tool(&scene.tools);
    let mut all: Vec<Approach> = vec![];
    for (i, motion) in scene.path.motions.iter().enumerate() {
        if motion.kind == Kind::Dwell {
            continue;
        }
        let body = bodies.get(motion.tool as usize).unwrap_or(&unknown);
        let mut ways = pieces_of(&scene.path, i, first);
        if is_dog_leg && motion.kind == Kind::Rapid {
            let radius = body.first().map_or(0.0, |part| part.outer);
            ways = ways.iter().flat_map(|piece| hull(piece, radius)).collect();
        }
        for piece in ways {
            if piece.low() >= highest {
                continue;
            }
            for (at, obstacle) in obstacles.iter().enumerate() {
                // Those of one motion stand at the end.
                let begun = all
                    .iter()
                    .enumerate()
                    .rev()
                    .take_while(|(_, known)| known.motion == piece.motion)
                    .find(|(_, known)| known.obstacle == at as u32)
                    .map(|(known, _)| known);
                if let Some(found) = nearest(scene, obstacle, body, &piece, at as u32) {
                    match begun {
                        Some(known) if is_worse(&found, &all[known]) => all[known] = found,
                        Some(_) => {}
                        None => all.push(found),
                    }
                }
            }
        }
    }
    all
}

fn is_worse(a: &Approach, b: &Approach) -> bool {
    (a.is_sure && !b.is_sure) || (a.is_sure == b.is_sure && a.distance < b.distance)
}

/// Where the start is unknown only the end is looked at.
fn pieces_of(path: &Path, motion: usize, first: Option<u32>) -> Vec<Piece> {
    let pieces = path.pieces_of(motion);
    if first != Some(motion as u32) {
        return pieces.to_vec();
    }
    let end = |piece: &Piece| Piece {
        curve: Curve::line(
            piece.curve.bx,
            piece.curve.by,
            piece.curve.bx,
            piece.curve.by,
        ),
        from_z: piece.to_z,
        ..*piece
    };
    pieces.last().map(end).into_iter().collect()
}

fn cylinders(tool: &Tool) -> Vec<Cylinder> {
    let mut all = vec![];
    let full = tool.full_height();
    if full == 0.0 {
        all.push(Cylinder {
            member: Member::Cutter,
            outer: tool.radius,
            inner: if tool.is_known() { tool.radius } else { 0.0 },
            height: 0.0,
        });
    } else {
        for i in 0..=SLICES {
            let height = full * f64::from(i) / f64::from(SLICES);
            let above = full * f64::from(i + 1) / f64::from(SLICES);
            all.push(Cylinder {
                member: Member::Cutter,
                outer: tool.radius_at(above.min(full)),
                inner: tool.radius_at(height),
                height,
            });
        }
    }
    all.push(Cylinder {
        member: Member::Shank,
        outer: tool.shank_radius,
        inner: tool.shank_radius,
        height: tool.flute_length,
    });
    if tool.holder_radius > 0.0 {
        all.push(Cylinder {
            member: Member::Holder,
            outer: tool.holder_radius,
            inner: tool.holder_radius,
            height: tool.stickout,
        });
    }
    all
}

fn unknown_tool(tools: &[Tool]) -> Vec<Cylinder> {
    let widest = tools.iter().fold(0.0, |wide: f64, tool| {
        wide.max(tool.radius).max(tool.shank_radius)
    });
    vec![Cylinder {
        member: Member::Cutter,
        outer: widest,
        inner: 0.0,
        height: 0.0,
    }]
}

/// The nearest approach of a piece to an obstacle, if it is, or may be, nearer than allowed.
fn nearest(
    scene: &Scene,
    obstacle: &Obstacle,
    body: &[Cylinder],
    piece: &Piece,
    id: u32,
) -> Option<Approach> {
    if piece.low() >= obstacle.top + obstacle.clearance {
        return None;
    }
    let widest = body
        .iter()
        .fold(0.0, |wide: f64, part| wide.max(part.outer));
    let window = piece.curve.window(widest);
    let w = obstacle.window;
    if window[0] > w[2] || window[2] < w[0] || window[1] > w[3] || window[3] < w[1] {
        return None;
    }
    let mut found: Option<Approach> = None;
    for part in body {
        let mut look = Look {
            obstacle,
            part,
            allowed: obstacle.clearance - scene.guard.max(1e-6),
            least: f64::INFINITY,
            at: [piece.curve.bx, piece.curve.by, piece.to_z],
            is_open: false,
        };
        look.piece(piece, MOST_HALVINGS);
        let is_sure = look.least < look.allowed;
        if !is_sure && !look.is_open {
            continue;
        }
        let one = Approach {
            obstacle: id,
            motion: piece.motion,
            member: part.member,
            is_sure,
            distance: look.least,
            at: look.at,
        };
        if found.is_none_or(|known| is_worse(&one, &known)) {
            found = Some(one);
        }
    }
    found
}

/// A search along one piece for one cylinder of the tool.
struct Look<'a> {
    obstacle: &'a Obstacle,
    part: &'a Cylinder,
    allowed: f64,
    least: f64,
    at: [f64; 3],
    is_open: bool,
}

impl Look<'_> {
    fn piece(&mut self, piece: &Piece, halvings: u32) {
        let flat = self.obstacle.distance(&piece.curve);
        let slack = piece.curve.slack;
        let lowest = self.gap(flat - slack - self.part.outer, piece.low());
        if lowest >= self.allowed || lowest >= self.least {
            return;
        }
        let curve = &piece.curve;
        if piece.from_z == piece.to_z || curve.chord() == 0.0 {
            let distance = self.gap(flat + slack - self.part.inner, piece.low());
            let place = if curve.chord() == 0.0 {
                [curve.ax, curve.ay]
            } else {
                self.nearest_place(curve)
            };
            self.offer(distance, [place[0], place[1], piece.low()]);
            self.is_open |= distance >= self.allowed;
            return;
        }
        for (x, y, z) in [
            (curve.ax, curve.ay, piece.from_z),
            (curve.bx, curve.by, piece.to_z),
        ] {
            let near = self.obstacle.distance_of_point(x, y) + slack;
            let distance = self.gap(near - self.part.inner, z);
            self.offer(distance, [x, y, z]);
        }
        let drop = (piece.from_z - piece.to_z).abs();
        if halvings == 0 || drop < FINE {
            self.is_open |= self.least >= self.allowed;
            return;
        }
        let middle = (piece.from_z + piece.to_z) / 2.0;
        let [first, second] = curve.halves();
        for half in [
            Piece {
                curve: first,
                to_z: middle,
                ..*piece
            },
            Piece {
                curve: second,
                from_z: middle,
                ..*piece
            },
        ] {
            self.piece(&half, halvings - 1);
        }
    }

    /// Distance of the cylinder from the obstacle, from how far apart they are in the plane.
    fn gap(&self, beside: f64, z: f64) -> f64 {
        let above = (z + self.part.height - self.obstacle.top).max(0.0);
        length(beside.max(0.0), above)
    }

    fn nearest_place(&self, curve: &Curve) -> [f64; 2] {
        let mut best = (f64::INFINITY, [curve.bx, curve.by]);
        for wall in &self.obstacle.walls {
            let near = distance_between(curve, wall);
            if near.distance < best.0 {
                best = (near.distance, [near.x, near.y]);
            }
        }
        if self.obstacle.inside.contains(curve.ax, curve.ay) {
            [curve.ax, curve.ay]
        } else {
            best.1
        }
    }

    fn offer(&mut self, distance: f64, at: [f64; 3]) {
        if distance < self.least {
            self.least = distance;
            self.at = at;
        }
    }
}
