//! What the centre of a cell tells of the stock before a motion: surely wood, or something that smaller cells cannot tell either.

use crate::geometry::distance::distance_to;
use crate::safety::height::{Cell, highest_left, lowest_left};
use crate::safety::retrace::widest;
use crate::safety::stock::{Past, Question, tool_of};
use crate::scene::{TOUCH, Z_ROUNDING};

impl Past<'_> {
    /// Whether smaller cells cannot tell more: what may have cut all of the cell before is not known to have (a rapid, a tool that was not
    /// given), so no place in it is surely wood, and nothing that surely has cut reaches its centre, where the body is. Without this every
    /// pass over a rapid's way would be looked at down to the smallest cell.
    pub(super) fn is_past_telling(
        &self,
        question: &Question,
        cell: &Cell,
        from: usize,
        lowest: f64,
    ) -> bool {
        let Question { body, piece, reach } = *question;
        let point = Cell { half: 0.0, ..*cell };
        let met = highest_left(&body.profile, reach - self.scene.guard, piece, &point);
        let bottom = -self.scene.stock[2];
        if met >= -TOUCH || self.under.most(self.scene, &point) > bottom {
            return false;
        }
        let mut is_shadowed = false;
        for &id in &self.stack[from..] {
            let earlier = &self.scene.path.pieces[id as usize];
            if self.is_sure(earlier) {
                if earlier.low() <= f64::max(met + Z_ROUNDING, bottom) {
                    return false;
                }
                continue;
            }
            let left = match tool_of(self.scene, earlier) {
                Some(tool) => highest_left(tool, tool.radius, earlier, cell),
                None if distance_to(cell.x, cell.y, &earlier.curve) + cell.reach()
                    <= widest(self.scene) =>
                {
                    earlier.low()
                }
                None => f64::INFINITY,
            };
            is_shadowed |= left <= f64::max(lowest + Z_ROUNDING, bottom);
        }
        is_shadowed
    }

    /// Whether the centre of a cell is wood that nothing can have cut before, and the body surely reaches it.
    pub(super) fn is_surely_wood(&self, question: &Question, cell: &Cell, from: usize) -> bool {
        let Question { body, piece, reach } = *question;
        let [width, height, thickness] = self.scene.stock;
        if cell.x <= 0.0 || cell.y <= 0.0 || cell.x >= width || cell.y >= height {
            return false;
        }
        let point = Cell { half: 0.0, ..*cell };
        let guard = self.scene.guard;
        let met = highest_left(&body.profile, reach - guard, piece, &point);
        if met >= -TOUCH {
            return false;
        }
        let mut wood = 0.0;
        for &id in &self.stack[from..] {
            let earlier = &self.scene.path.pieces[id as usize];
            let left = match tool_of(self.scene, earlier) {
                Some(tool) => lowest_left(tool, tool.radius + guard, earlier, &point),
                None => lowest_left(&body.profile, widest(self.scene) + guard, earlier, &point)
                    .min(earlier.low()),
            };
            wood = f64::min(wood, left);
        }
        let floor = self.under.most(self.scene, &point);
        wood > met + Z_ROUNDING && wood > f64::max(-thickness, floor)
    }
}
