//! Replay and the heights behind the pictures.

use super::Core;
use crate::replay::raster::Raster;
use crate::replay::raster_target::target_heights;
use crate::replay::{heights_after, record};
use wasm_bindgen::prelude::wasm_bindgen;

/// `grid`: lower left corner X and Y, side of a cell, columns, rows.
fn raster_of(grid: &[f64]) -> Raster {
    let &[x, y, cell, columns, rows] = grid else {
        unreachable!("the one caller gives five numbers");
    };
    Raster {
        min: [x, y],
        cell,
        columns: columns as usize,
        rows: rows as usize,
    }
}

#[wasm_bindgen]
impl Core {
    /// The tiles' histories; empty where they would need more than `most_events`.
    pub fn record_tiles(&self, grid: &[f64], most_events: f64) -> Vec<u8> {
        let Core { scene, .. } = self;
        record(
            &scene.path,
            &scene.tools,
            raster_of(grid),
            most_events as usize,
        )
        .unwrap_or_default()
    }

    /// Heights at the centres of cells after the first `n_motions` motions, with tools wider by `widen` mm.
    pub fn raster_heights(&self, grid: &[f64], n_motions: f64, widen: f64) -> Vec<f32> {
        let Core { scene, .. } = self;
        heights_after(
            &scene.path,
            &scene.tools,
            raster_of(grid),
            n_motions as usize,
            widen,
        )
    }

    /// Heights that should stand at the centres of cells; see [`crate::replay::raster_target`].
    pub fn raster_target(&self, grid: &[f64]) -> Vec<f32> {
        target_heights(&self.scene.target, &self.scene.tools, raster_of(grid))
    }
}
