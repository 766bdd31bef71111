//! Arcs of the leading half of a rim, as pseudo-angles y/(|x|+|y|) in the frame of travel (x ahead, y to the left), −1 to 1.

use crate::geometry::curve::length;
use crate::numeric::{PI, atan2};

/// Arcs shorter than this (pseudo-angle) are dropped: where two ends coincide no one can tell an empty arc from a full one.
pub const SHORTEST_ARC: f64 = 1e-9;
/// Most separate arcs of one rim. What would need more stays uncovered, so the load is rather taken too high.
const MAX_ARCS: usize = 24;

/// Separate arcs, in no order.
#[derive(Clone, Copy, Debug)]
pub struct Arcs {
    list: [[f64; 2]; MAX_ARCS],
    n: usize,
    n_changes: u32,
}

impl Arcs {
    /// The whole leading half.
    pub fn whole() -> Arcs {
        let mut list = [[0.0; 2]; MAX_ARCS];
        list[0] = [-1.0, 1.0];
        Arcs {
            list,
            n: 1,
            n_changes: 0,
        }
    }

    /// How often anything was taken off.
    #[inline]
    pub fn n_changes(&self) -> u32 {
        self.n_changes
    }

    /// Whether any of it lies between two pseudo-angles.
    #[inline]
    pub fn meets(&self, from: f64, to: f64) -> bool {
        self.list().iter().any(|&[a, b]| to > a && from < b)
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// From and to of each.
    #[inline]
    pub fn list(&self) -> &[[f64; 2]] {
        &self.list[..self.n]
    }

    /// All of them together, radians, 0 to π.
    pub fn angle(&self) -> f64 {
        let angle_of = |p: f64| atan2(p, 1.0 - p.abs());
        self.list()
            .iter()
            .map(|&[from, to]| {
                if from == -1.0 && to == 1.0 {
                    PI
                } else {
                    angle_of(to) - angle_of(from)
                }
            })
            .sum()
    }

    /// Their width across the direction of travel, as a share of the radius.
    pub fn width_ratio(&self) -> f64 {
        let sine_of = |p: f64| p / length(p, 1.0 - p.abs());
        self.list()
            .iter()
            .map(|&[from, to]| sine_of(to) - sine_of(from))
            .sum()
    }

    /// Thickest chip as a share of the feed per tooth: the largest cosine between the rim's normal and the direction of travel.
    pub fn thickness_ratio(&self) -> f64 {
        self.list()
            .iter()
            .map(|&[from, to]| {
                if from <= 0.0 && to >= 0.0 {
                    return 1.0;
                }
                let p = from.abs().min(to.abs());
                (1.0 - p) / length(p, 1.0 - p)
            })
            .fold(0.0, f64::max)
    }

    /// Leaves none.
    #[inline]
    pub fn clear(&mut self) {
        self.n = 0;
        self.n_changes += 1;
    }

    /// Takes off what lies between two pseudo-angles, from −2 to 2.
    pub fn remove(&mut self, from: f64, to: f64) {
        if to <= -1.0 || from >= 1.0 {
            return;
        }
        let mut i = 0;
        while i < self.n {
            let [a, b] = self.list[i];
            if to <= a || from >= b {
                i += 1;
                continue;
            }
            self.n_changes += 1;
            let keeps_left = from - a > SHORTEST_ARC;
            let keeps_right = b - to > SHORTEST_ARC;
            match (keeps_left, keeps_right) {
                (true, true) => {
                    if self.n == MAX_ARCS {
                        return;
                    }
                    self.list[i] = [a, from];
                    self.list[self.n] = [to, b];
                    self.n += 1;
                    i += 1;
                }
                (true, false) => {
                    self.list[i] = [a, from];
                    i += 1;
                }
                (false, true) => {
                    self.list[i] = [to, b];
                    i += 1;
                }
                (false, false) => {
                    self.n -= 1;
                    self.list[i] = self.list[self.n];
                }
            }
        }
    }

    /// Leaves only what lies in one of two others.
    pub fn keep_either(&mut self, one: &Arcs, other: &Arcs) {
        let mut ends = [[0.0; 2]; 2 * MAX_ARCS];
        let n = one.n + other.n;
        ends[..one.n].copy_from_slice(one.list());
        ends[one.n..n].copy_from_slice(other.list());
        let ends = &mut ends[..n];
        ends.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
        let mut reached = -2.0;
        for &[from, to] in ends.iter() {
            if from > reached {
                self.remove(reached, from);
            }
            reached = reached.max(to);
        }
        self.remove(reached, 2.0);
    }
}
