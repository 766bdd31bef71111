//! The files that know of JavaScript: this one holds the scene, and one file per check adds its methods. Flat arrays in, flat arrays out.

mod cover;
mod engage;
mod gouge;
mod map;
mod path;
mod replay;
mod safety;
mod shape;

use crate::contact::guard_of;
use crate::path::Path;
use crate::scene::Scene;
use crate::target::Target;
use crate::tool::Tool;
use wasm_bindgen::prelude::wasm_bindgen;

/// One program over one sheet.
#[wasm_bindgen]
pub struct Core {
    scene: Scene,
    /// What the program of the other face has cut before, as it lies under this side.
    under: Path,
}

#[wasm_bindgen]
impl Core {
    /// No motions yet, but room for `n_motions`. `tools` in the flat form of [`crate::tool`], `contours` in that of [`crate::target`];
    /// `sheet`: width, height, thickness, tolerance, through.
    #[wasm_bindgen(constructor)]
    pub fn new(n_motions: u32, tools: &[f64], contours: &[f64], sheet: &[f64]) -> Core {
        let &[width, height, thickness, tolerance, through] = sheet else {
            unreachable!("the one caller gives five numbers");
        };
        Core {
            scene: Scene {
                path: Path::with_capacity(n_motions as usize),
                tools: Tool::read(tools),
                target: Target::read(contours, thickness),
                stock: [width, height, thickness],
                tolerance,
                through,
                guard: 0.0,
            },
            under: Path::read(&[]),
        }
    }
    /// Adds motions at the end, in the flat form of [`crate::path`]: some at a time, so that the flat form of all of them never stands
    /// beside the path. Call `begin` after the last.
    pub fn add_motions(&mut self, motions: &[f64]) {
        self.scene.path.add(motions);
    }

    /// Adds motions by which the other program has cut the sheet from below, in the same form: X and Y as seen from here, Z as there. Only
    /// [`Core::dangers`] and [`Core::joint_removal`] look at them.
    pub fn add_under(&mut self, motions: &[f64]) {
        self.under.add(motions);
    }

    /// Makes it ready for the checks.
    pub fn begin(&mut self) {
        self.scene.guard = guard_of(&self.scene);
    }
}
