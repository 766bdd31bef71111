//! Cuts into wood that should stay: every stretch of path below the stock top against every wall near it and the ground under it.
//!
//! Lemma (reference simulate.md 5.1, here with heights). If wherever the tip is lower than the wood under it by no more than q, and no
//! overlap R(ζ − z) − dist with a wall of top ζ exceeds p, no cut point lies deeper inside the wood than max(p, q): a cut point inside has
//! the axis over the same ground, then it is at most q below the top; or the way to the axis leaves the wood through a wall.

pub mod chamfer;
pub mod floor;
pub mod pair;
pub mod reach;
pub mod state;
pub mod tangent;

use crate::geometry::distance::distance_between;
use crate::geometry::grid::Stamps;
use crate::gouge::chamfer::overlap_behind;
use crate::gouge::floor::{
    Depth, Over, TOUCH as AT_WALL, depth_of, sideways_depth, split_by_ground,
};
use crate::gouge::pair::{Aim, Stretch, overlap_from};
use crate::gouge::reach::Edge;
use crate::gouge::state::State;
use crate::path::{NO_TOOL, Piece};
use crate::permit::Permits;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::target::{Ground, Kind, NONE, Wall};
use crate::tool::{Shape, Tool};

/// What is cut that should stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Gouges {
    /// By contour: its walls.
    pub walls: Vec<State>,
    /// By contour: the ground it bounds (outline: the part's top).
    pub floors: Vec<State>,
    /// Pairs of stretch and wall that were judged.
    pub n_pairs: u64,
    /// Whether the work ran out: then nothing more was judged.
    pub is_exhausted: bool,
}

/// Most pairs; a path through a part with walls without number is wrong anyway. About a minute.
const MAX_PAIRS: u64 = 300_000_000;
/// So many stretches inside parts are measured; later ones are bounded by the part's size. A program so wrong needs no more.
const MAX_MEASURED: u32 = 200;
/// Walls are looked for this much farther away than the tool reaches, mm; more than rounding.
const AROUND: f64 = 2e-5;

/// Judges all pieces. `uses_index` false tries all pairs; the answer is the same bit for bit.
pub fn find_gouges(scene: &Scene, uses_index: bool) -> Gouges {
    let n = scene.target.contours.len();
    let mut search = Search {
        scene,
        // Heights are written with three decimals; within tolerance and rounding they are the same.
        aim: Aim {
            guard: scene.guard,
            sink: scene.tolerance + Z_ROUNDING,
            enough: scene.tolerance / 4.0,
        },
        unknown: unknown_tool(&scene.tools),
        gouges: Gouges {
            walls: vec![State::default(); n],
            floors: vec![State::default(); n],
            n_pairs: 0,
            is_exhausted: false,
        },
        permits: Permits::new(&scene.target, scene.tolerance, scene.tolerance + Z_ROUNDING),
        stamps: Stamps::default(),
        found: vec![],
        last: None,
        n_measured: 0,
    };
    let all: Vec<u32> = (0..scene.target.walls.len() as u32).collect();
    for piece in &scene.path.pieces {
        if search.gouges.n_pairs > MAX_PAIRS {
            search.gouges.is_exhausted = true;
            break;
        }
        search.judge(piece, if uses_index { None } else { Some(&all) });
    }
    search.gouges
}

/// Stands in for a tool that was not given: as wide as the widest that was, and cutting surely nowhere.
fn unknown_tool(tools: &[Tool]) -> Tool {
    let radius = tools
        .iter()
        .fold(0.0, |widest: f64, tool| widest.max(tool.radius));
    Tool {
        shape: Shape::Unknown,
        radius,
        tip_radius: 0.0,
        corner_radius: 0.0,
        slope: 0.0,
        flute_length: 0.0,
        shank_radius: radius,
        stickout: 0.0,
        holder_radius: 0.0,
        holder_length: 0.0,
        can_plunge: false,
        flutes: 1.0,
    }
}

struct Search<'a> {
    scene: &'a Scene,
    aim: Aim,
    unknown: Tool,
    gouges: Gouges,
    permits: Permits,
    stamps: Stamps,
    found: Vec<u32>,
    /// Where the last piece ended, and what it ended over, if that is sure.
    last: Option<([f64; 2], Ground)>,
    n_measured: u32,
}

impl Search<'_> {
    fn judge(&mut self, piece: &Piece, all: Option<&[u32]>) {
        if piece.low() >= -TOUCH {
            return;
        }
        let whole = Stretch {
            curve: piece.curve,
            from_z: piece.from_z,
            to_z: piece.to_z,
        };
        let Some(stretch) = whole.below(-TOUCH) else {
            return;
        };
        let tool = self.tool_of(piece);
        let reach = tool.radius_at(-stretch.low()) + self.aim.guard + AROUND;
        let mut found = std::mem::take(&mut self.found);
        match all {
            Some(all) => {
                found.clear();
                found.extend_from_slice(all);
            }
            None => {
                let index = &self.scene.target.index;
                index.near(stretch.curve.window(reach), &mut self.stamps, &mut found);
            }
        }
        if self.permits.is_empty() {
            self.judge_stretch(piece.motion, &stretch, &tool, &found, None);
        } else {
            self.judge_by_part(piece.motion, &stretch, &tool, &found);
        }
        self.found = found;
    }

    fn tool_of(&self, piece: &Piece) -> Tool {
        let number = self.scene.path.motions[piece.motion as usize].tool;
        if number == NO_TOOL {
            return self.unknown;
        }
        let tools = &self.scene.tools;
        tools.get(number as usize).copied().unwrap_or(self.unknown)
    }

    /// The same for each part by itself, without what its engravings permit.
    fn judge_by_part(&mut self, motion: u32, stretch: &Stretch, tool: &Tool, found: &[u32]) {
        let mut parts: Vec<u32> = found
            .iter()
            .map(|&id| self.scene.target.walls[id as usize].solid)
            .collect();
        let [x, y] = [stretch.curve.ax, stretch.curve.ay];
        parts.push(self.scene.target.ground_at(x, y).solid);
        parts.sort_unstable();
        parts.dedup();
        let mut left = vec![];
        for part in parts {
            self.permits.outside(stretch, part, &mut left);
            for stretch in &left {
                self.last = None;
                self.judge_stretch(motion, stretch, tool, found, Some(part));
            }
        }
        self.last = None;
    }

    /// Against the walls found and the ground; only of one part where one is given.
    fn judge_stretch(
        &mut self,
        motion: u32,
        stretch: &Stretch,
        tool: &Tool,
        found: &[u32],
        only: Option<u32>,
    ) {
        let scene = self.scene;
        let mut touched: Vec<&Wall> = vec![];
        let mut is_chamfered = false;
        for &id in found {
            let wall = &scene.target.walls[id as usize];
            if only.is_some_and(|part| part != wall.solid) {
                continue;
            }
            self.gouges.n_pairs += 1;
            is_chamfered = is_chamfered || wall.setback > 0.0;
            let edge = Edge {
                curve: wall.curve,
                top: wall.top,
                setback: wall.setback,
                setback_depth: wall.setback_depth,
            };
            let slack = stretch.curve.slack + wall.curve.slack;
            let near = distance_between(&stretch.curve, &wall.curve);
            if near.distance <= slack + AT_WALL {
                touched.push(wall);
            }
            let state = &mut self.gouges.walls[wall.contour as usize];
            // Just below the top the overlap is not asked for; what is cut there is no deeper than the tip is low.
            let low = (wall.top - stretch.low()).min(self.aim.sink);
            if low > 0.0 {
                let over = tool.radius_at(low) - near.distance + slack + self.aim.guard;
                state.most = state.most.max(low.min(over));
            }
            if let Some(overlap) = overlap_from(stretch, tool, &edge, &self.aim, near) {
                let at = [overlap.x, overlap.y, overlap.z];
                state.enter(motion, at, overlap.most, overlap.least, scene.tolerance);
            }
        }
        self.judge_ground(motion, stretch, tool, &touched, only);
        if is_chamfered {
            self.last = None;
        }
    }

    fn judge_ground(
        &mut self,
        motion: u32,
        stretch: &Stretch,
        tool: &Tool,
        touched: &[&Wall],
        only: Option<u32>,
    ) {
        let scene = self.scene;
        let start = [stretch.curve.ax, stretch.curve.ay];
        if touched.is_empty() {
            let known = self.last.filter(|(at, _)| *at == start);
            let ground = known.map_or_else(
                || scene.target.ground_at(start[0], start[1]),
                |(_, ground)| ground,
            );
            self.last = Some(([stretch.curve.bx, stretch.curve.by], ground));
            self.enter_depth(motion, stretch, &ground, tool, only);
            return;
        }
        self.last = None;
        let mut parts = vec![];
        split_by_ground(&scene.target, stretch, touched, &mut parts);
        for part in &parts {
            self.enter_depth(motion, &part.stretch, &part.ground, tool, only);
        }
    }

    fn enter_depth(
        &mut self,
        motion: u32,
        stretch: &Stretch,
        ground: &Ground,
        tool: &Tool,
        only: Option<u32>,
    ) {
        if ground.solid == NONE
            || ground.top - stretch.low() <= 0.0
            || only.is_some_and(|part| part != ground.solid)
        {
            return;
        }
        let scene = self.scene;
        let solid = &scene.target.solids[ground.solid as usize];
        let walls = &scene.target.walls[solid.walls.clone()];
        let chamfered: Vec<&Wall> = walls.iter().filter(|wall| wall.setback > 0.0).collect();
        let over = Over {
            stretch: *stretch,
            ground: *ground,
        };
        if let Some((contour, overlap)) = overlap_behind(&over, tool, &chamfered, &self.aim) {
            let state = &mut self.gouges.walls[contour as usize];
            let at = [overlap.x, overlap.y, overlap.z];
            state.enter(motion, at, overlap.most, overlap.least, scene.tolerance);
        }
        let depth = depth_of(stretch, ground, &chamfered, self.aim.guard);
        let [most, least] = self.measured(stretch, ground, tool, &depth);
        let least = if tool.is_known() {
            least
        } else {
            f64::NEG_INFINITY
        };
        let at = [depth.x, depth.y, depth.z];
        self.gouges.floors[ground.contour as usize].enter(motion, at, most, least, self.aim.sink);
    }

    /// A floor cut too deep is told by its depth. Of the top of a part, which no cut comes from above to, by how far the tool is inside
    /// sideways, as a wall tells it.
    fn measured(
        &mut self,
        stretch: &Stretch,
        ground: &Ground,
        tool: &Tool,
        depth: &Depth,
    ) -> [f64; 2] {
        let target = &self.scene.target;
        let kind = target.contours[ground.contour as usize].kind;
        if kind != Kind::Outline || depth.most <= self.aim.sink {
            return [depth.most, depth.least];
        }
        let solid = &target.solids[ground.solid as usize];
        let reach = |h: f64| tool.radius_at(h);
        self.n_measured += 1;
        let [most, least] = if self.n_measured > MAX_MEASURED {
            [reach(ground.top - depth.z) + solid.deepest, depth.least]
        } else {
            let over = Over {
                stretch: *stretch,
                ground: *ground,
            };
            let walls = &target.walls[solid.walls.clone()];
            sideways_depth(walls, &over, reach, self.aim.guard)
        };
        // Whether it is too deep, the height decides: a pointed tool reaches hardly sideways.
        if depth.least <= self.aim.sink {
            [most.max(depth.most), depth.least]
        } else {
            [most.max(depth.least), least.max(self.aim.sink * 1.001)]
        }
    }
}
