//! The height map in sums.

use super::Core;
use crate::map::gouge::gouge_sums;
use crate::map::sums::scene_removal;
use crate::map::{LIMITS, Limits};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Core {
    /// `budget`: most cells of both maps together. Returns cut least, most (mm³); gouged area least, most (mm²), its volume least, most
    /// (mm³); undecided area (mm²); cells looked at; 1 if the budget ran out, else 0.
    pub fn removal(&self, budget: f64) -> Vec<f64> {
        let cells = budget as u64;
        let cut = scene_removal(&self.scene, Limits { cells, ..LIMITS });
        let left = cells.saturating_sub(cut.n_cells);
        let gouge = gouge_sums(
            &self.scene,
            Limits {
                cells: left,
                ..LIMITS
            },
        );
        vec![
            cut.cut.least,
            cut.cut.most,
            gouge.area.least,
            gouge.area.most,
            gouge.volume.least,
            gouge.volume.most,
            cut.undecided,
            (cut.n_cells + gouge.n_cells) as f64,
            f64::from(u8::from(cut.is_exhausted || gouge.is_exhausted)),
        ]
    }
}
