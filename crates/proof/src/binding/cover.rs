//! Contours, tabs, loose parts.

use super::Core;
use crate::cover::features::report_features;
use crate::cover::report::report_contours;
use crate::cover::tabs::Tab;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Core {
    /// `tabs`: X, Y, length, height of each. Returns rows as [`crate::cover::report`] describes them.
    pub fn contours(&self, tabs: &[f64]) -> Vec<f64> {
        let tabs: Vec<Tab> = tabs
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&[x, y, long, high]| Tab {
                at: [x, y],
                long,
                high,
            })
            .collect();
        report_contours(&self.scene, &tabs)
    }

    /// Features and required clearings, with at most `budget` cells together. Rows as [`crate::cover::features`] describes them.
    pub fn features(&self, budget: f64) -> Vec<f64> {
        report_features(&self.scene, budget as u64)
    }
}
