//! Sums of the height map: what is taken off, and how much of the sheet was not decided.

use crate::map::close::Layer;
use crate::map::joint::joint_removal;
use crate::map::{Limits, Visitor, Walk};
use crate::path::Path;
use crate::scene::Scene;
use crate::sweep::Sweeps;
use crate::sweep::height_cell::{Bounds, Cell};

/// Certified: the truth lies between the two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bracket {
    /// Not less.
    pub least: f64,
    /// Not more.
    pub most: f64,
}

/// See the fields.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Removal {
    /// Wood taken off, mm³.
    pub cut: Bracket,
    /// Area of rectangles whose mean height is not known to the wanted width, mm².
    pub undecided: f64,
    /// Rectangles looked at.
    pub n_cells: u64,
    /// Whether the budget ran out.
    pub is_exhausted: bool,
}

/// What the whole executed program of a scene takes off.
pub fn scene_removal(scene: &Scene, limits: Limits) -> Removal {
    removal(&executed(scene, &scene.path), scene.stock, limits, true)
}

/// What it takes off together with another program that cuts the same sheet from below: X and Y as seen from this face, Z from that one.
pub fn scene_joint_removal(scene: &Scene, under: &Path, limits: Limits) -> Removal {
    let [above, under] = [&scene.path, under].map(|path| executed(scene, path));
    joint_removal(&above, &under, scene.stock, limits)
}

/// The sweeps of a whole program as it is executed.
pub fn executed(scene: &Scene, path: &Path) -> Sweeps {
    Sweeps::new(path.strokes(), &scene.tools, scene.guard, 0.0, false)
}

/// Walks all of a sheet of `size` (X, Y, thickness, mm) and sums up.
pub fn removal(sweeps: &Sweeps, size: [f64; 3], limits: Limits, use_index: bool) -> Removal {
    let mut sums = Sums::new(size[2], limits);
    let mut walk = Walk::new(sweeps, limits);
    walk.run([0.0, 0.0, size[0], size[1]], 0.0, use_index, &mut sums);
    sums.finish(walk.n_cells(), walk.is_exhausted(), size)
}

/// Sums so far.
pub(crate) struct Sums {
    /// What lies deeper is no longer in the sheet, mm.
    pub thickness: f64,
    decided: f64,
    /// mm³.
    pub cut: Bracket,
    /// mm².
    pub undecided: f64,
    /// How many numbers were added.
    pub terms: f64,
}

impl Sums {
    /// Nothing yet.
    pub fn new(thickness: f64, limits: Limits) -> Sums {
        Sums {
            thickness,
            decided: limits.decided,
            cut: Bracket::default(),
            undecided: 0.0,
            terms: 0.0,
        }
    }

    /// Depth below the stock top, within the sheet.
    fn depth(&self, z: f64) -> f64 {
        (-z).clamp(0.0, self.thickness)
    }

    /// The result, for a sheet of `size`. n additions err by at most n · 2⁻⁵³ of the total each; closing formulas by 1e-12 mm² (counted with
    /// a thickness each).
    pub fn finish(&self, n_cells: u64, is_exhausted: bool, size: [f64; 3]) -> Removal {
        let Bracket { least, most } = self.cut;
        let whole = size[0] * size[1] * size[2];
        let rounding = self.terms * (f64::EPSILON * most + 1e-12 * size[2]);
        Removal {
            cut: Bracket {
                least: (least - rounding).max(0.0),
                most: (most + rounding).min(whole).max(0.0),
            },
            undecided: self.undecided,
            n_cells,
            is_exhausted,
        }
    }
}

impl Visitor for Sums {
    fn floor(&self) -> f64 {
        -self.thickness
    }

    fn decided(&mut self, cell: &Cell, height: Bounds) {
        self.cut.least += self.depth(height.high) * cell.area();
        self.cut.most += self.depth(height.low) * cell.area();
        self.terms += 1.0;
    }

    fn closed(&mut self, cell: &Cell, _: &[u32], layers: &[Layer], rest: Bounds, doubt: f64) {
        let mut left = cell.area();
        let mut sum = 0.0;
        let mut deepest = self.depth(rest.low);
        for layer in layers {
            let depth = self.depth(layer.z);
            deepest = deepest.max(depth);
            sum += depth * layer.area;
            left -= layer.area;
        }
        let left = left.max(0.0);
        let either = doubt * (deepest - self.depth(rest.high));
        self.cut.least +=
            (sum + self.depth(rest.high) * left - either).max(self.depth(rest.high) * cell.area());
        self.cut.most += (sum + self.depth(rest.low) * left + either).min(deepest * cell.area());
        self.terms += 1.0 + layers.len() as f64;
    }

    fn open(&mut self, cell: &Cell, _: &[u32], height: Bounds, mean: Bounds) {
        self.cut.least += self.depth(mean.high.min(height.high)) * cell.area();
        self.cut.most += self.depth(mean.low.max(height.low)) * cell.area();
        self.terms += 1.0;
        if mean.high - mean.low > self.decided {
            self.undecided += cell.area();
        }
    }
}
