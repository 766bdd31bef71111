//! The load of the tool for JavaScript.

use super::Core;
use crate::engage::peaks::{PeakQuestion, Peaks, peaks};
use crate::engage::{Engagement, Question, engagement, engagement_with};
use wasm_bindgen::prelude::wasm_bindgen;

/// How the tool is loaded along the path, to be read piece by piece and freed.
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

    /// Fifteen numbers for each of the motions from `first` up to `last` (not included): length in wood, mm³ taken off, length over the
    /// limit, length down into wood, length judged; of its places the largest angle (degrees), chip thickness as a share of the feed per
    /// tooth, cross-section in mm², wood above the tip without mere side cuts; place of the largest angle (X Y Z); what that wood is at most,
    /// and with side cuts; mm³ taken off by side cuts.
    pub fn motions(&self, first: usize, last: usize) -> Vec<f64> {
        let motions = self.found.motions.get(first..last).unwrap_or_default();
        let mut rows = Vec::with_capacity(15 * motions.len());
        for motion in motions {
            let worst = &motion.worst;
            rows.extend([
                motion.cut,
                motion.volume,
                motion.over,
                motion.entry,
                motion.judged,
                worst.angle,
                worst.thickness,
                worst.area,
                worst.pass,
            ]);
            rows.extend(motion.at);
            rows.extend([worst.pass_most, worst.depth, motion.narrow]);
        }
        rows
    }
}

/// Bounds of the load between the places, to be read piece by piece and freed.
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

    /// Nine numbers for each of the motions from `first` up to `last` (not included): 1 if it was asked for; bound of the engagement in
    /// degrees, and of the chip thickness as a share of the feed per tooth; the largest of both that was met where a bound was over a limit;
    /// place of the largest engagement met (X Y Z); length whose bound is over a limit and that was not searched to the end, mm.
    pub fn motions(&self, first: usize, last: usize) -> Vec<f64> {
        let motions = self.found.motions.get(first..last).unwrap_or_default();
        let mut rows = Vec::with_capacity(9 * motions.len());
        for peak in motions {
            rows.extend([
                f64::from(u8::from(peak.is_judged)),
                peak.bound,
                peak.thickness_bound,
                peak.seen,
                peak.thickness_seen,
            ]);
            rows.extend(peak.at);
            rows.push(peak.open);
        }
        rows
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
