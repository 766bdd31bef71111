//! Contours, tabs, loose parts.

use super::Core;
use crate::cover::features::report_features;
use crate::cover::regions::Given;
use crate::cover::report::report_contours;
use crate::cover::tabs::Tab;
use crate::target::NONE;
use wasm_bindgen::prelude::wasm_bindgen;

/// Tabs from rows of four: X, Y, length, height.
pub(super) fn tabs_of(rows: &[f64]) -> Vec<Tab> {
    let rows = rows.as_chunks::<4>().0.iter();
    rows.map(|&[x, y, long, high]| Tab {
        at: [x, y],
        long,
        high,
    })
    .collect()
}

#[wasm_bindgen]
impl Core {
    /// `tabs`: X, Y, length, height of each. Returns rows as [`crate::cover::report`] describes them.
    pub fn contours(&self, tabs: &[f64]) -> Vec<f64> {
        report_contours(&self.scene, &tabs_of(tabs))
    }

    /// Features and required clearings, with at most `budget` cells together. `given`: tools that the job gives for a region, three numbers
    /// each: contour (−1: any), tool by position, 1 if it surely works there, 0 if it may. Rows as [`crate::cover::features`] describes them.
    pub fn features(&self, given: &[f64], budget: f64) -> Vec<f64> {
        let given: Vec<Given> = given
            .as_chunks::<3>()
            .0
            .iter()
            .map(|&[contour, tool, is_sure]| Given {
                contour: if contour < 0.0 { NONE } else { contour as u32 },
                tool: tool as u16,
                is_sure: is_sure != 0.0,
            })
            .collect();
        report_features(&self.scene, &given, budget as u64)
    }
}
