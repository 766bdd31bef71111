//! Cuts into wood, cuts astray, and features nothing can be said of.

use super::Core;
use super::cover::tabs_of;
use crate::gouge::find_gouges;
use crate::gouge::state::{Place, State};
use crate::stray::find_stray;
use wasm_bindgen::prelude::wasm_bindgen;

fn add_place(place: Option<Place>, rows: &mut Vec<f64>) {
    match place {
        Some(Place { motion, at, depth }) => {
            rows.extend([f64::from(motion), at[0], at[1], at[2], depth]);
        }
        None => rows.extend([-1.0, 0.0, 0.0, 0.0, 0.0]),
    }
}

fn add_state(state: &State, rows: &mut Vec<f64>) {
    rows.extend([state.most, state.least, f64::from(state.n_motions)]);
    add_place(state.sure, rows);
    add_place(state.doubt, rows);
}

#[wasm_bindgen]
impl Core {
    /// First: whether the work ran out (1 or 0). Then 26 numbers per contour: for its walls, then for its ground: certified upper bound mm,
    /// largest certain depth mm, motions that surely go too deep, the first of them (motion, X, Y, Z, depth; −1: none), the first of which
    /// it cannot be said (likewise).
    pub fn gouges(&self) -> Vec<f64> {
        let found = find_gouges(&self.scene, true);
        let mut rows = vec![f64::from(u8::from(found.is_exhausted))];
        for (wall, floor) in found.walls.iter().zip(&found.floors) {
            add_state(wall, &mut rows);
            add_state(floor, &mut rows);
        }
        rows
    }

    /// Cuts in waste. First: how many lead to a cut along a wall or away from it, the first motion that cuts waste into pieces (−1: none).
    /// Then rows of four, each a cut astray: motion, X, Y, why (see [`crate::stray::Why`]).
    /// `tabs`: X, Y, length, height of each.
    pub fn stray_cuts(&self, tabs: &[f64]) -> Vec<f64> {
        let found = find_stray(&self.scene, &tabs_of(tabs));
        let mut rows = vec![
            f64::from(found.n_leads),
            found.first_chop.map_or(-1.0, f64::from),
        ];
        for one in &found.strays {
            rows.extend([
                f64::from(one.motion),
                one.x,
                one.y,
                f64::from(one.why as u8),
            ]);
        }
        rows
    }

    /// Contours of chamfers that lie on no edge of their part, or lack a width or a depth.
    pub fn astray_chamfers(&self) -> Vec<u32> {
        self.scene.target.astray.clone()
    }
}
