//! How much wood stands above the floor of a feature, within its walls.

use crate::geometry::distance::distance_to;
use crate::geometry::grid::Stamps;
use crate::map::close::Layer;
use crate::map::sums::Bracket;
use crate::map::{Limits, Visitor, Walk};
use crate::scene::{Scene, Z_ROUNDING};
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};
use crate::target::{Contour, Kind};

/// Half side of the smallest rectangles at walls, mm.
const WALL_HALF: f64 = 0.02;

/// What stays over the floor of a pocket.
#[derive(Clone, Copy, Debug)]
pub struct LeftOver {
    /// Wood above the floor, mm³.
    pub volume: Bracket,
    /// So much of it may be within the tolerance: all the floor that much too high, and that much along the walls, mm³.
    pub tolerated: f64,
    /// Rectangles looked at.
    pub n_cells: u64,
}

/// What a program leaves over the floor of a contour of the target, where nothing deeper is wanted. `None` for anything but blind pockets:
/// floors that are not level.
pub fn left_over(scene: &Scene, sweeps: &Sweeps, id: u32, limits: Limits) -> Option<LeftOver> {
    let contour = scene.target.contours.get(id as usize)?;
    if contour.kind != Kind::Pocket || !contour.floor.is_finite() {
        return None;
    }
    let floor = contour.floor.max(-scene.stock[2]);
    let mut left = Left {
        scene,
        id,
        contour,
        floor,
        stamps: Stamps::default(),
        found: vec![],
        is_at_wall: false,
        volume: Bracket::default(),
    };
    let [x0, y0, x1, y1] = contour.window;
    let window = [
        x0.max(0.0),
        y0.max(0.0),
        x1.min(scene.stock[0]),
        y1.min(scene.stock[1]),
    ];
    let mut walk = Walk::new(sweeps, limits);
    walk.run(window, 0.0, true, &mut left);
    let walls = scene.target.walls.iter();
    let long: f64 = walls
        .filter(|wall| wall.bottom <= floor && meets(wall.curve.window(0.0), window))
        .map(|wall| wall.curve.length())
        .sum();
    let area = (window[2] - window[0]).max(0.0) * (window[3] - window[1]).max(0.0);
    Some(LeftOver {
        volume: Bracket {
            least: (left.volume.least * (1.0 - 1e-9) - 1e-9).max(0.0),
            most: left.volume.most * (1.0 + 1e-9) + 1e-9,
        },
        tolerated: (scene.tolerance + Z_ROUNDING) * area - 2.0 * scene.tolerance * long * floor,
        n_cells: walk.n_cells(),
    })
}

struct Left<'a> {
    scene: &'a Scene,
    id: u32,
    contour: &'a Contour,
    floor: f64,
    stamps: Stamps,
    found: Vec<u32>,
    /// Whether a wall may pass through the rectangle last asked about.
    is_at_wall: bool,
    volume: Bracket,
}

impl Left<'_> {
    /// Whether a wall of the target may pass through a rectangle.
    fn meets_wall(&mut self, cell: &Cell) -> bool {
        let target = &self.scene.target;
        let guard = self.scene.guard;
        let [x0, y0, x1, y1] = cell.window();
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        let window = [x0 - guard, y0 - guard, x1 + guard, y1 + guard];
        target.index.near(window, &mut self.stamps, &mut found);
        let meets = found.iter().any(|&id| {
            let curve = &target.walls[id as usize].curve;
            distance_to(cell.x, cell.y, curve) <= cell.reach() + curve.slack + guard
        });
        self.found = found;
        meets
    }

    fn over(&self, z: f64) -> f64 {
        (z - self.floor).max(0.0)
    }

    /// Adds a mean height over the floor. At a wall some of it, or all, or nothing may belong to the feature.
    fn add(&mut self, cell: &Cell, mean: Bounds, height: Bounds) {
        if self.is_at_wall {
            self.volume.most += self.over(height.high) * cell.area();
        } else {
            self.volume.least += self.over(mean.low) * cell.area();
            self.volume.most += self.over(mean.high) * cell.area();
        }
    }
}

impl Visitor for Left<'_> {
    fn floor(&self) -> f64 {
        self.floor
    }

    fn settles(&mut self, cell: &Cell, _: &[u32], height: Bounds) -> bool {
        if height.high <= self.floor {
            return true;
        }
        self.is_at_wall = self.meets_wall(cell);
        if self.is_at_wall {
            return false;
        }
        let ground = self.scene.target.ground_at(cell.x, cell.y);
        ground.contour != self.id || ground.top != self.contour.floor
    }

    fn splits(&mut self, _: &Cell) -> Option<f64> {
        self.is_at_wall.then_some(WALL_HALF)
    }

    fn decided(&mut self, cell: &Cell, height: Bounds) {
        self.add(cell, height, height);
    }

    fn closed(&mut self, cell: &Cell, _: &[u32], layers: &[Layer], rest: Bounds, doubt: f64) {
        let (mut sum, mut left, mut highest) = (0.0, cell.area(), self.over(rest.high));
        for layer in layers {
            sum += self.over(layer.z) * layer.area;
            left -= layer.area;
            highest = highest.max(self.over(layer.z));
        }
        let left = left.max(0.0);
        let either = doubt * highest;
        self.volume.least += (sum + self.over(rest.low) * left - either).max(0.0);
        self.volume.most += sum + self.over(rest.high) * left + either;
    }

    /// Where the budget ran out nothing was asked about the rectangle.
    fn open(&mut self, cell: &Cell, _: &[u32], height: Bounds, mean: Bounds) {
        self.is_at_wall = self.meets_wall(cell) || {
            let ground = self.scene.target.ground_at(cell.x, cell.y);
            ground.contour != self.id || ground.top != self.contour.floor
        };
        self.add(cell, mean, height);
    }
}

fn meets(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}
