//! What is left of a rim as a few small discs: most earlier cuts lie away from all of them, and closed forms need not be asked.

use crate::engage::rim::Rim;

/// Arcs are split into pieces of at most this pseudo-angle.
const LONGEST: f64 = 0.25;
/// More pieces are not looked at one by one.
const MOST: usize = 12;
/// Far above the rounding of any crossing, also of circles that touch, mm: what stays clear by it changes nothing to the last bit.
const CLEAR: f64 = 1e-3;

/// Discs that hold what is left of a rim.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spots {
    /// X, Y, radius.
    list: [[f64; 3]; MOST],
    n: usize,
    /// Whether there are more than fit.
    is_full: bool,
    /// How often the rim had changed when they were made; `None`: never made.
    made_at: Option<u32>,
}

impl Rim {
    /// Sees where what is left lies, if it has changed; copies of a rim that has looked need not look again.
    pub(super) fn look(&mut self) {
        let n_changes = self.arcs.n_changes();
        if self.spots.made_at != Some(n_changes) {
            self.spots = self.new_spots();
            self.spots.made_at = Some(n_changes);
        }
    }

    /// Whether what lies within `radius` of the line from `a` to `b` may hold anything of what is left.
    pub(super) fn may_meet(&mut self, a: [f64; 2], b: [f64; 2], radius: f64) -> bool {
        self.look();
        if self.spots.is_full {
            return true;
        }
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let squared = dx * dx + dy * dy;
        self.spots.list[..self.spots.n].iter().any(|&[x, y, own]| {
            let (px, py) = (x - a[0], y - a[1]);
            let along = if squared > 0.0 {
                ((px * dx + py * dy) / squared).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let (qx, qy) = (px - along * dx, py - along * dy);
            let reach = radius + own + CLEAR;
            qx * qx + qy * qy <= reach * reach
        })
    }

    fn new_spots(&self) -> Spots {
        let mut spots = Spots::default();
        for &[from, to] in self.arcs.list() {
            let n = ((to - from) / LONGEST).ceil().max(1.0) as usize;
            let mut before = self.place_at(from);
            for i in 1..=n {
                let after = self.place_at(from + (to - from) * (i as f64 / n as f64));
                if spots.n == MOST {
                    spots.is_full = true;
                    return spots;
                }
                // An arc of less than half a circle lies in the disc over its chord.
                let (x, y) = (
                    f64::midpoint(before[0], after[0]),
                    f64::midpoint(before[1], after[1]),
                );
                let (dx, dy) = (after[0] - x, after[1] - y);
                spots.list[spots.n] = [x, y, (dx * dx + dy * dy).sqrt()];
                spots.n += 1;
                before = after;
            }
        }
        spots
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::curve::Curve;

    /// Numbers from 0 to 1 of a linear congruential generator (Knuth's MMIX).
    fn random(state: &mut u64) -> f64 {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*state >> 11) as f64 / (1u64 << 53) as f64
    }

    #[test]
    fn what_may_not_meet_the_rest_of_a_rim_takes_nothing_off_to_the_last_bit() {
        let mut state = 7;
        let mut n_passed = 0;
        for _ in 0..2000 {
            let mut rim = Rim::new(0.0, 0.0, 0.5 + 3.0 * random(&mut state), [0.6, 0.8]);
            for _ in 0..8 {
                let [ax, ay, bx, by] = [(); 4].map(|()| 16.0 * random(&mut state) - 8.0);
                let radius = 0.2 + 3.0 * random(&mut state);
                let before = *rim.left();
                let may_meet = rim.may_meet([ax, ay], [bx, by], radius);
                rim.cover(&Curve::line(ax, ay, bx, by), radius);
                if !may_meet {
                    n_passed += 1;
                    assert_eq!(before.list(), rim.left().list());
                }
            }
        }
        assert!(n_passed > 1000, "{n_passed}");
    }
}
