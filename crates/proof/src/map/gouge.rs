//! Area and volume of what is cut and should stand. Where no stretch of path goes into wood by more than the tolerance the lemma of
//! [`crate::gouge`] says that nothing is cut deeper than that, without one rectangle; only the stretches that do are mapped.

use crate::geometry::distance::distance_to;
use crate::geometry::grid::Stamps;
use crate::map::close::Layer;
use crate::map::offenders::offenders;
use crate::map::sums::Bracket;
use crate::map::{Limits, Visitor, Walk};
use crate::scene::Scene;
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};
use crate::target::Target;

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
/// Half side of the smallest ones over the slope of a chamfer, mm: how high the wood stands there is bounded by the top alone, so smaller ones
/// say no more.
const SLOPE_HALF: f64 = 0.125;

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
        is_at_wall: false,
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

struct Sums<'a> {
    target: &'a Target,
    guard: f64,
    /// Chamfers reach that far into the wood beside their walls.
    widest_setback: f64,
    least_half: f64,
    stamps: Stamps,
    found: Vec<u32>,
    /// Whether a wall passes through the rectangle last asked about; else only the slope of a chamfer beside one may.
    is_at_wall: bool,
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
        self.is_at_wall = false;
        for &id in &found {
            let wall = &self.target.walls[id as usize];
            let near = cell.reach() + wall.curve.slack + self.guard;
            let distance = distance_to(cell.x, cell.y, &wall.curve);
            if distance <= near + wall.setback {
                most = most.max(wall.top);
                self.is_at_wall |= distance <= near;
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
        let least = if self.is_at_wall {
            self.least_half
        } else {
            self.least_half.max(SLOPE_HALF)
        };
        (self.ground[0] < self.ground[1]).then_some(least)
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
