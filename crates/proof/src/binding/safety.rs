//! What would crash, for JavaScript.

use super::Core;
use crate::safety::obstacle::Obstacle;
use crate::safety::obstacle_near::approaches;
use crate::safety::{Asked, dangers};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Core {
    /// Rows of seven: danger (see [`crate::safety::Danger`]), motion, sure (1 or 0), x, y, z, slope.
    pub fn dangers(
        &self,
        is_fast: &[u8],
        steepest: &[f64],
        is_dog_leg: bool,
        budget: f64,
    ) -> Vec<f64> {
        let asked = Asked {
            is_fast,
            steepest,
            is_dog_leg,
            under: &self.under,
            budget: budget as u64,
        };
        dangers(&self.scene, &asked)
            .iter()
            .flat_map(|seen| {
                [
                    f64::from(seen.danger as u8),
                    f64::from(seen.motion),
                    f64::from(u8::from(seen.is_sure)),
                    seen.x,
                    seen.y,
                    seen.z,
                    seen.slope,
                ]
            })
            .collect()
    }

    /// Rows of eight: obstacle, motion, member (0 cutter, 1 shank, 2 holder), sure (1 or 0), distance, x, y, z. `obstacles` in the flat
    /// form of [`crate::safety::obstacle`]; `first`: the motion whose start is unknown, −1 if none is.
    pub fn approaches(&self, obstacles: &[f64], first: i32, is_dog_leg: bool) -> Vec<f64> {
        let first = u32::try_from(first).ok();
        approaches(&self.scene, &Obstacle::read(obstacles), first, is_dog_leg)
            .iter()
            .flat_map(|near| {
                [
                    f64::from(near.obstacle),
                    f64::from(near.motion),
                    f64::from(near.member as u8),
                    f64::from(u8::from(near.is_sure)),
                    near.distance,
                    near.at[0],
                    near.at[1],
                    near.at[2],
                ]
            })
            .collect()
    }

    /// For each obstacle the part that its footprint touches or covers, by position, −1 if none.
    pub fn screws_in_parts(&self, obstacles: &[f64]) -> Vec<f64> {
        Obstacle::read(obstacles)
            .iter()
            .map(|obstacle| {
                obstacle
                    .part_under(&self.scene.target)
                    .map_or(-1.0, f64::from)
            })
            .collect()
    }
}
