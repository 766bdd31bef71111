//! The files that know of JavaScript: this one holds the scene, and one file per check adds its methods. Flat arrays in, flat arrays out.

mod cover;
mod engage;
mod gouge;
mod map;
mod replay;
mod safety;

use crate::path::Path;
use crate::scene::Scene;
use crate::target::Target;
use crate::tool::Tool;
use wasm_bindgen::prelude::wasm_bindgen;

/// One program over one sheet.
#[wasm_bindgen]
pub struct Core {
    scene: Scene,
}

#[wasm_bindgen]
impl Core {
    /// `motions` and `tools` in the flat forms of [`crate::path`] and [`crate::tool`], `contours` in that of [`crate::target`];
    /// `sheet`: width, height, thickness, tolerance, through, guard.
    #[wasm_bindgen(constructor)]
    pub fn new(motions: &[f64], tools: &[f64], contours: &[f64], sheet: &[f64]) -> Core {
        let &[width, height, thickness, tolerance, through, guard] = sheet else {
            unreachable!("the one caller gives six numbers");
        };
        Core {
            scene: Scene {
                path: Path::read(motions),
                tools: Tool::read(tools),
                target: Target::read(contours, thickness),
                stock: [width, height, thickness],
                tolerance,
                through,
                guard,
            },
        }
    }
}
