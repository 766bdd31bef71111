//! The load of the tool for JavaScript.

use super::Core;
use crate::engage::{Question, engagement, engagement_with};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Core {
    /// How the tool is loaded along the path. `limits`: engagement allowed per tool, degrees. Gives: step in mm, places judged, of them grazing,
    /// pairs, 1 if the budget lasted; then the length cut by engagement in tenths of a degree (1,800 numbers, mm); then fifteen numbers per motion:
    /// length in wood, mm³ taken off, length over the limit, length down into wood, length judged; of its places the largest angle (degrees), width,
    /// chip thickness as a share of the feed per tooth, cross-section in mm², wood above the tip, the same without mere side cuts; place of the
    /// largest angle (X Y Z); 1 for a cut, 2 for an entry, 3 for both.
    pub fn engagement(&self, step: f64, limits: &[f64], budget: f64) -> Vec<f64> {
        let question = Question {
            step,
            limits,
            budget: budget as u64,
        };
        let found = engagement(&self.scene, &question);
        let mut rows = Vec::with_capacity(5 + found.histogram.len() + 15 * found.motions.len());
        rows.extend([
            found.step,
            found.n_places as f64,
            found.n_grazing as f64,
            found.n_pairs as f64,
            f64::from(u8::from(found.is_complete)),
        ]);
        rows.extend(&found.histogram);
        for motion in &found.motions {
            let worst = &motion.worst;
            rows.extend([
                motion.cut,
                motion.volume,
                motion.over,
                motion.entry,
                motion.judged,
                worst.angle,
                worst.width,
                worst.thickness,
                worst.area,
                worst.depth,
                worst.pass,
            ]);
            rows.extend(motion.at);
            rows.push(f64::from(
                u8::from(worst.is_cut) + 2 * u8::from(worst.is_entry),
            ));
        }
        rows
    }

    /// The places judged, in order: motion, X, Y, engagement in degrees (−1 for a way down into wood).
    pub fn engagement_places(&self, step: f64, budget: f64) -> Vec<f64> {
        let question = Question {
            step,
            limits: &[],
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
