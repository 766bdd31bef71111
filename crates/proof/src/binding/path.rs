//! The path for JavaScript: where it touches the sheet, and the pieces of single motions.

use super::Core;
use crate::contact::{contact_heights, crosses_sheet, fed_length_below_top};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Core {
    /// See [`crate::scene::Scene::guard`].
    pub fn guard(&self) -> f64 {
        self.scene.guard
    }

    /// For each motion the lowest Z at which it touches the sheet, mm; infinity where it does not.
    pub fn contact_heights(&self) -> Vec<f64> {
        contact_heights(&self.scene)
    }

    /// Whether a motion comes over the sheet where its tip is at or below a height, mm.
    pub fn crosses_sheet(&self, motion: u32, z: f64) -> bool {
        crosses_sheet(&self.scene, motion as usize, z)
    }

    /// Length that is fed below the stock top, mm.
    pub fn fed_length_below_top(&self) -> f64 {
        fed_length_below_top(&self.scene)
    }

    /// Twelve numbers for each piece of a motion: from x y z, to x y z, slack, executed (1 or 0), length in the plane, centre of the arc x y,
    /// its radius (0: straight). Meant and executed where these differ.
    pub fn pieces_of(&self, motion: u32) -> Vec<f64> {
        let pieces = self.scene.path.pieces_of(motion as usize).iter();
        let rows = pieces.map(|piece| {
            let c = &piece.curve;
            [
                c.ax,
                c.ay,
                piece.from_z,
                c.bx,
                c.by,
                piece.to_z,
                c.slack,
                f64::from(u8::from(piece.is_executed())),
                c.length(),
                c.cx,
                c.cy,
                c.radius,
            ]
        });
        rows.flatten().collect()
    }

    /// Gives back the memory of what several checks share; call it after the last of them.
    pub fn forget_strokes(&mut self) {
        self.scene.path.forget_strokes();
    }
}
