//! Area and volume of what is cut and should stand. Where no stretch of path goes into wood by more than the tolerance the lemma of
//! [`crate::gouge`] says that nothing is cut deeper than that, without one rectangle; only the stretches that do are mapped.

use crate::close::Layer;
use crate::distance::distance_to;
use crate::gouge_pair::{Aim, Stretch, overlap_of};
use crate::gouge_reach::Edge;
use crate::grid::Stamps;
use crate::height_cell::{Bounds, Cell};
use crate::map::{Limits, Visitor, Walk};
use crate::map_sums::Bracket;
use crate::merge::Stroke;
use crate::path::{NO_TOOL, Piece, Reading};
use crate::permit::Permits;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::sweep::{Sweeps, unknown_like};
use crate::target::{NONE, Target};
use crate::tool::Tool;

/// What moves that enter wood deeper than the tolerance cut of it, whatever its depth: counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GougeSums {
    /// mm².
    pub area: Bracket,
    /// mm³.
    pub volume: Bracket,
    /// Rectangles looked at.
    pub n_cells: u64,
    /// Whether the budget ran out.
    pub is_exhausted: bool,
}

/// Half sides of the smallest rectangles at walls, mm, and how many of them a wall as long as the path may cost.
const WALL_HALF: [f64; 2] = [0.005, 0.25];
const WALL_CELLS: f64 = 200_000.0;

/// Maps the stretches of the executed path that may enter wood by more than the tolerance.
pub fn gouge_sums(scene: &Scene, limits: Limits) -> GougeSums {
    let strokes = offenders(scene);
    if strokes.is_empty() {
        return GougeSums::default();
    }
    let long: f64 = strokes
        .iter()
        .map(|stroke| stroke.curve.length() + 1.0)
        .sum();
    let sweeps = Sweeps::new(&strokes, &scene.tools, scene.guard, 0.0, false);
    let mut sums = Sums {
        target: &scene.target,
        guard: scene.guard,
        widest_setback: scene
            .target
            .walls
            .iter()
            .fold(0.0, |wide, wall| wide.max(wall.setback)),
        least_half: (long / WALL_CELLS).clamp(WALL_HALF[0], WALL_HALF[1]),
        stamps: Stamps::default(),
        found: vec![],
        ground: [f64::NEG_INFINITY; 2],
        area: Bracket::default(),
        volume: Bracket::default(),
        terms: 0.0,
    };
    let mut walk = Walk::new(&sweeps, limits);
    walk.run(
        [0.0, 0.0, scene.stock[0], scene.stock[1]],
        0.0,
        true,
        &mut sums,
    );
    let round = |b: Bracket| Bracket {
        least: (b.least - sums.terms * (f64::EPSILON * b.most + 1e-12)).max(0.0),
        most: b.most + sums.terms * (f64::EPSILON * b.most + 1e-12),
    };
    GougeSums {
        area: round(sums.area),
        volume: round(sums.volume),
        n_cells: walk.n_cells(),
        is_exhausted: walk.is_exhausted(),
    }
}

/// Stretches whose overlap with a wall, or whose depth under the wood they stand over, is not surely within the tolerance.
fn offenders(scene: &Scene) -> Vec<Stroke> {
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
        // Where no wall is entered the ground is the same all along.
        let (top, solid) = target.height_at(stretch.curve.ax, stretch.curve.ay);
        solid != NONE && top - stretch.low() > self.aim.sink
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

struct Sums<'a> {
    target: &'a Target,
    guard: f64,
    /// Chamfers reach that far into the wood beside their walls.
    widest_setback: f64,
    least_half: f64,
    stamps: Stamps,
    found: Vec<u32>,
    /// Least and greatest height of the wood in the rectangle last asked about.
    ground: [f64; 2],
    area: Bracket,
    volume: Bracket,
    terms: f64,
}

impl Sums<'_> {
    /// Least and greatest height of wood over a rectangle. Every region in it borders a wall that passes through; without one there is a
    /// single height.
    fn ground_over(&mut self, cell: &Cell) -> [f64; 2] {
        let mut found = std::mem::take(&mut self.found);
        let around = widened(cell, self.guard + self.widest_setback);
        self.target.index.near(around, &mut self.stamps, &mut found);
        let mut most = f64::NEG_INFINITY;
        for &id in &found {
            let wall = &self.target.walls[id as usize];
            let near = cell.reach() + wall.curve.slack + wall.setback + self.guard;
            if distance_to(cell.x, cell.y, &wall.curve) <= near {
                most = most.max(wall.top);
            }
        }
        self.found = found;
        if most > f64::NEG_INFINITY {
            return [f64::NEG_INFINITY, most];
        }
        let (top, _) = self.target.height_at(cell.x, cell.y);
        [top, top]
    }

    fn add(&mut self, area: Bracket, depth: Bracket) {
        self.area.least += area.least;
        self.area.most += area.most;
        self.volume.least += area.least * depth.least;
        self.volume.most += area.most * depth.most;
        self.terms += 1.0;
    }
}

fn widened(cell: &Cell, more: f64) -> [f64; 4] {
    let [x0, y0, x1, y1] = cell.window();
    [x0 - more, y0 - more, x1 + more, y1 + more]
}

/// Below the underside there is no wood.
fn depth_of(top: f64, z: f64, thickness: f64) -> f64 {
    (top.max(-thickness) - z.max(-thickness)).max(0.0)
}

impl Visitor for Sums<'_> {
    fn settles(&mut self, cell: &Cell, _: &[u32], height: Bounds) -> bool {
        if height.low >= 0.0 {
            return true;
        }
        self.ground = self.ground_over(cell);
        let [_, most] = self.ground;
        height.low >= most
    }

    fn splits(&mut self, _: &Cell) -> Option<f64> {
        (self.ground[0] < self.ground[1]).then_some(self.least_half)
    }

    fn decided(&mut self, cell: &Cell, height: Bounds) {
        let thick = self.target.thickness;
        let [top, _] = self.ground;
        let least = if height.high < top { cell.area() } else { 0.0 };
        self.add(
            Bracket {
                least,
                most: cell.area(),
            },
            Bracket {
                least: depth_of(top, height.high, thick),
                most: depth_of(top, height.low, thick),
            },
        );
    }

    fn closed(&mut self, cell: &Cell, _: &[u32], layers: &[Layer], rest: Bounds, doubt: f64) {
        let thick = self.target.thickness;
        let [top, _] = self.ground;
        let mut left = cell.area();
        let mut deepest = depth_of(top, rest.low, thick);
        for layer in layers {
            left -= layer.area;
            let depth = depth_of(top, layer.z, thick);
            deepest = deepest.max(depth);
            if depth > 0.0 {
                self.add(
                    Bracket {
                        least: layer.area,
                        most: layer.area,
                    },
                    Bracket {
                        least: depth,
                        most: depth,
                    },
                );
            }
        }
        let rest_depth = Bracket {
            least: depth_of(top, rest.high, thick),
            most: depth_of(top, rest.low, thick),
        };
        if rest_depth.most > 0.0 {
            let sure = if rest_depth.least > 0.0 {
                left.max(0.0)
            } else {
                0.0
            };
            self.add(
                Bracket {
                    least: sure,
                    most: left.max(0.0),
                },
                rest_depth,
            );
        }
        if deepest > 0.0 {
            self.add(
                Bracket {
                    least: -doubt,
                    most: doubt,
                },
                Bracket {
                    least: deepest,
                    most: deepest,
                },
            );
        }
    }

    fn open(&mut self, cell: &Cell, _: &[u32], height: Bounds, _: Bounds) {
        let ground = self.ground_over(cell);
        if height.low >= ground[1] {
            return;
        }
        let thick = self.target.thickness;
        let is_sure = ground[0] == ground[1] && height.high < ground[0];
        let least = if is_sure { cell.area() } else { 0.0 };
        self.add(
            Bracket {
                least,
                most: cell.area(),
            },
            Bracket {
                least: if is_sure {
                    depth_of(ground[0], height.high, thick)
                } else {
                    0.0
                },
                most: depth_of(ground[1], height.low, thick),
            },
        );
    }
}
