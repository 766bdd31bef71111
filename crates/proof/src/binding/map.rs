//! The height map in sums.

use super::Core;
use crate::map::gouge::gouge_sums;
use crate::map::left::left_over;
use crate::map::sums::{executed, scene_joint_removal, scene_removal};
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

    /// What this program and the one under it take off together: cut least, most (mm³), undecided area (mm²), cells looked at, 1 if the
    /// budget ran out, else 0. Empty where nothing is under it.
    pub fn joint_removal(&self, budget: f64) -> Vec<f64> {
        if self.under.pieces.is_empty() {
            return vec![];
        }
        let cells = budget as u64;
        let both = scene_joint_removal(&self.scene, &self.under, Limits { cells, ..LIMITS });
        vec![
            both.cut.least,
            both.cut.most,
            both.undecided,
            both.n_cells as f64,
            f64::from(u8::from(both.is_exhausted)),
        ]
    }

    /// Wood above the floors of pockets, by positions of their contours: each least, most and tolerated (mm³; −1 three times where the floor
    /// is not level), cells looked at.
    pub fn left_over(&self, contours: &[u32], budget: f64) -> Vec<f64> {
        let sweeps = executed(&self.scene, &self.scene.path);
        let mut cells = budget as u64;
        let mut rows = Vec::with_capacity(contours.len() * 4);
        for &id in contours {
            match left_over(&self.scene, &sweeps, id, Limits { cells, ..LIMITS }) {
                Some(left) => {
                    cells = cells.saturating_sub(left.n_cells);
                    let volume = left.volume;
                    rows.extend([
                        volume.least,
                        volume.most,
                        left.tolerated,
                        left.n_cells as f64,
                    ]);
                }
                None => rows.extend([-1.0, -1.0, -1.0, 0.0]),
            }
        }
        rows
    }
}
