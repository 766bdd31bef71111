//! The shape that should remain, for JavaScript.

use super::Core;
use crate::target::apart::{Meeting, meeting_contours, overlapping_parts};
use wasm_bindgen::prelude::wasm_bindgen;

fn rows_of(meetings: &[Meeting]) -> Vec<f64> {
    let rows = meetings.iter().map(|one| {
        [
            f64::from(one.solid),
            f64::from(one.other),
            one.at[0],
            one.at[1],
        ]
    });
    rows.flatten().collect()
}

#[wasm_bindgen]
impl Core {
    /// The box of each part: min x, min y, max x, max y, mm.
    pub fn part_boxes(&self) -> Vec<f64> {
        let solids = self.scene.target.solids.iter();
        solids.flat_map(|solid| solid.window).collect()
    }

    /// Rows of four: a part of which two contours cross or touch, the same again, x, y. One for each such part.
    pub fn meeting_contours(&self) -> Vec<f64> {
        rows_of(&meeting_contours(&self.scene.target))
    }

    /// Rows of four: a part that takes wood of an earlier one, that one, x, y. One for each such part.
    pub fn overlapping_parts(&self) -> Vec<f64> {
        rows_of(&overlapping_parts(&self.scene.target, self.scene.tolerance))
    }
}
