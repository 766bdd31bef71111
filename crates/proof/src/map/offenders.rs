//! The stretches of the executed path that may enter wood by more than the tolerance.

use crate::geometry::grid::Stamps;
use crate::gouge::pair::{Aim, Stretch, overlap_of};
use crate::gouge::reach::Edge;
use crate::path::{NO_TOOL, Piece, Reading};
use crate::permit::Permits;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::sweep::merge::Stroke;
use crate::sweep::unknown_like;
use crate::target::NONE;
use crate::tool::Tool;

/// Stretches whose overlap with a wall, or whose depth under the wood they stand over, is not surely within the tolerance.
pub fn offenders(scene: &Scene) -> Vec<Stroke> {
    let sink = scene.tolerance + Z_ROUNDING;
    let aim = Aim {
        guard: scene.guard,
        sink,
        enough: scene.tolerance / 4.0,
    };
    let mut permits = Permits::new(&scene.target, scene.tolerance, sink);
    let unknown = unknown_like(&scene.tools);
    let mut search = Offenders {
        scene,
        aim,
        stamps: Stamps::default(),
        found: vec![],
        strokes: vec![],
    };
    for (id, piece) in scene.path.pieces.iter().enumerate() {
        if !piece.is_executed() || piece.low() >= -TOUCH {
            continue;
        }
        let whole = Stretch {
            curve: piece.curve,
            from_z: piece.from_z,
            to_z: piece.to_z,
        };
        let Some(stretch) = whole.below(-TOUCH) else {
            continue;
        };
        let number = scene.path.motions[piece.motion as usize].tool;
        let tool = if number == NO_TOOL {
            None
        } else {
            scene.tools.get(number as usize)
        };
        search.judge(
            piece,
            id as u32,
            &stretch,
            tool.unwrap_or(&unknown),
            &mut permits,
        );
    }
    search.strokes
}

struct Offenders<'a> {
    scene: &'a Scene,
    aim: Aim,
    stamps: Stamps,
    found: Vec<u32>,
    strokes: Vec<Stroke>,
}

/// Walls are looked for this much farther away than the tool reaches, mm; more than rounding.
const AROUND: f64 = 2e-5;

impl Offenders<'_> {
    fn judge(
        &mut self,
        piece: &Piece,
        id: u32,
        stretch: &Stretch,
        tool: &Tool,
        permits: &mut Permits,
    ) {
        let reach = tool.radius_at(-stretch.low()) + self.aim.guard + AROUND;
        let mut found = std::mem::take(&mut self.found);
        let index = &self.scene.target.index;
        index.near(stretch.curve.window(reach), &mut self.stamps, &mut found);
        if permits.is_empty() {
            if self.offends(stretch, tool, &found, None) {
                self.add(piece, id, stretch);
            }
        } else {
            let walls = &self.scene.target.walls;
            let mut parts: Vec<u32> = found.iter().map(|&id| walls[id as usize].solid).collect();
            parts.push(
                self.scene
                    .target
                    .height_at(stretch.curve.ax, stretch.curve.ay)
                    .1,
            );
            parts.sort_unstable();
            parts.dedup();
            let mut left = vec![];
            for part in parts {
                permits.outside(stretch, part, &mut left);
                for stretch in &left {
                    if self.offends(stretch, tool, &found, Some(part)) {
                        self.add(piece, id, stretch);
                    }
                }
            }
        }
        self.found = found;
    }

    fn offends(&self, stretch: &Stretch, tool: &Tool, found: &[u32], only: Option<u32>) -> bool {
        let target = &self.scene.target;
        let is_at_wall = found.iter().any(|&id| {
            let wall = &target.walls[id as usize];
            let edge = Edge {
                curve: wall.curve,
                top: wall.top,
                setback: wall.setback,
                setback_depth: wall.setback_depth,
            };
            only.is_none_or(|part| part == wall.solid)
                && overlap_of(stretch, tool, &edge, &self.aim)
                    .is_some_and(|overlap| overlap.most > self.scene.tolerance)
        });
        if is_at_wall {
            return true;
        }
        // Where no wall is entered, the ground is deepest below the wood at one of the ends: between two walls the tip is no lower than
        // it may be where it comes or where it goes.
        let curve = &stretch.curve;
        [[curve.ax, curve.ay], [curve.bx, curve.by]]
            .into_iter()
            .any(|[x, y]| {
                let (top, solid) = target.height_at(x, y);
                solid != NONE
                    && only.is_none_or(|part| part == solid)
                    && top - stretch.low() > self.aim.sink
            })
    }

    fn add(&mut self, piece: &Piece, id: u32, stretch: &Stretch) {
        let tool = self.scene.path.motions[piece.motion as usize].tool;
        self.strokes.push(Stroke {
            curve: stretch.curve,
            from_z: stretch.from_z,
            to_z: stretch.to_z,
            reading: Reading::Both,
            ..Stroke::of_piece(piece, id, tool)
        });
    }
}
