//! The load of the tool for JavaScript.

use super::Core;
use crate::engage::peaks::{Peak, PeakQuestion, Peaks, peaks};
use crate::engage::{Engagement, MotionLoad, Question, engagement, engagement_with};
use std::mem::offset_of;
use wasm_bindgen::prelude::wasm_bindgen;

/// How the tool is loaded along the path, to be read where it stands and freed: a million motions would not stand in memory twice.
#[wasm_bindgen]
pub struct Loads {
    found: Engagement,
}

#[wasm_bindgen]
impl Loads {
    /// Step in mm, places judged, of them grazing, pairs, 1 if the budget lasted; then the length cut by engagement in tenths of a degree
    /// (1,800 numbers, mm).
    pub fn summary(&self) -> Vec<f64> {
        let found = &self.found;
        let mut row = vec![
            found.step,
            found.n_places as f64,
            found.n_grazing as f64,
            found.n_pairs as f64,
            f64::from(u8::from(found.is_complete)),
        ];
        row.extend(&found.histogram);
        row
    }

    /// Where the loads of all motions stand in the module's memory, in bytes, until this is freed.
    pub fn address(&self) -> usize {
        self.found.motions.as_ptr().addr()
    }

    /// How they stand there: numbers per motion, then the place in it of each: length in wood, mm³ taken off, length over the limit, length
    /// down into wood, length judged; of its places the largest angle (degrees), chip thickness as a share of the feed per tooth,
    /// cross-section in mm², wood above the tip without mere side cuts; place of the largest angle (X, then Y and Z); what that wood is at
    /// most, and with side cuts; mm³ taken off by side cuts.
    pub fn columns(&self) -> Vec<u32> {
        in_numbers(&[
            size_of::<MotionLoad>(),
            offset_of!(MotionLoad, cut),
            offset_of!(MotionLoad, volume),
            offset_of!(MotionLoad, over),
            offset_of!(MotionLoad, entry),
            offset_of!(MotionLoad, judged),
            offset_of!(MotionLoad, worst.angle),
            offset_of!(MotionLoad, worst.thickness),
            offset_of!(MotionLoad, worst.area),
            offset_of!(MotionLoad, worst.pass),
            offset_of!(MotionLoad, at),
            offset_of!(MotionLoad, worst.pass_most),
            offset_of!(MotionLoad, worst.depth),
            offset_of!(MotionLoad, narrow),
        ])
    }
}

/// Bytes as numbers of eight.
fn in_numbers(bytes: &[usize]) -> Vec<u32> {
    let numbers = bytes.iter();
    numbers.map(|n| (n / size_of::<f64>()) as u32).collect()
}

/// Bounds of the load between the places, to be read where they stand and freed.
#[wasm_bindgen]
pub struct LoadPeaks {
    found: Peaks,
}

#[wasm_bindgen]
impl LoadPeaks {
    /// Whether the budget lasted.
    pub fn is_complete(&self) -> bool {
        self.found.is_complete
    }

    /// Where the bounds of all motions stand in the module's memory, in bytes, until this is freed.
    pub fn address(&self) -> usize {
        self.found.motions.as_ptr().addr()
    }

    /// How they stand there: numbers per motion, then the place in it of each: 1 if it was asked for, else 0; bound of the engagement in
    /// degrees, and of the chip thickness as a share of the feed per tooth; the largest of both that was met where a bound was over a limit;
    /// place of the largest engagement met (X, then Y and Z); length whose bound is over a limit and that was not searched to the end, mm.
    pub fn columns(&self) -> Vec<u32> {
        in_numbers(&[
            size_of::<Peak>(),
            offset_of!(Peak, asked),
            offset_of!(Peak, bound),
            offset_of!(Peak, thickness_bound),
            offset_of!(Peak, seen),
            offset_of!(Peak, thickness_seen),
            offset_of!(Peak, at),
            offset_of!(Peak, open),
        ])
    }
}

#[wasm_bindgen]
impl Core {
    /// Bounds the load between the places. `limits`: engagement allowed per tool, degrees (180: not asked); `thickness`: chip thickness
    /// allowed per motion as a share of its feed per tooth (1: not asked; empty: of none).
    pub fn engagement_peaks(
        &self,
        step: f64,
        limits: &[f64],
        thickness: &[f64],
        budget: f64,
    ) -> LoadPeaks {
        let question = PeakQuestion {
            step,
            limits,
            thickness,
            budget: budget as u64,
        };
        LoadPeaks {
            found: peaks(&self.scene, &question),
        }
    }

    /// How the tool is loaded along the path. `limits`: engagement allowed per tool, degrees; `depths`: depth of a pass, mm, tolerance included.
    pub fn engagement(&self, step: f64, limits: &[f64], depths: &[f64], budget: f64) -> Loads {
        let question = Question {
            step,
            limits,
            depths,
            budget: budget as u64,
        };
        Loads {
            found: engagement(&self.scene, &question),
        }
    }

    /// The places judged, in order: motion, X, Y, engagement in degrees (−1 for a way down into wood).
    pub fn engagement_places(&self, step: f64, budget: f64) -> Vec<f64> {
        let question = Question {
            step,
            limits: &[],
            depths: &[],
            budget: budget as u64,
        };
        let mut rows = vec![];
        engagement_with(&self.scene, &question, |motion, place, load| {
            let angle = if load.is_entry {
                -1.0
            } else if load.is_cut {
                load.angle
            } else {
                0.0
            };
            rows.extend([f64::from(motion), place.at[0], place.at[1], angle]);
        });
        rows
    }
}
