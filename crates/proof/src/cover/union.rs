//! The union of stretches along a curve, and when each place was first reached.

use crate::cover::Stretch;

/// A stretch of the union, or of what it leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Where it lies, in shares of the curve.
    pub stretch: Stretch,
    /// The motion that reached it first; `None` where nothing did.
    pub first: Option<u32>,
}

/// Collects stretches along one curve; keeps its memory between curves.
#[derive(Default)]
pub struct Union {
    stretches: Vec<(Stretch, u32)>,
    ends: Vec<f64>,
    firsts: Vec<u32>,
    next: Vec<u32>,
}

/// Nothing reached this cell yet.
const NEVER: u32 = u32::MAX;

impl Union {
    /// Begins with a new curve.
    pub fn clear(&mut self) {
        self.stretches.clear();
    }

    /// A stretch reached by a motion.
    pub fn add(&mut self, stretch: Stretch, motion: u32) {
        self.stretches.push((stretch, motion));
    }

    /// All of the curve from 0 to 1 in runs of equal first motion. Each cell between two neighbouring ends is given to the earliest motion
    /// that covers it, by painting in order of time and skipping what is painted; so the time is n log n.
    pub fn runs(&mut self, out: &mut Vec<Run>) {
        out.clear();
        self.ends.clear();
        self.ends.extend([0.0, 1.0]);
        for (stretch, _) in &self.stretches {
            self.ends.extend([stretch.from, stretch.to]);
        }
        self.ends.sort_unstable_by(f64::total_cmp);
        self.ends.dedup();
        let cells = self.ends.len() - 1;
        self.firsts.clear();
        self.firsts.resize(cells, NEVER);
        self.next.clear();
        self.next.extend(0..=cells as u32);
        self.stretches
            .sort_by(|(a, i), (b, j)| i.cmp(j).then(a.from.total_cmp(&b.from)));
        for &(stretch, motion) in &self.stretches {
            let from = self.ends.partition_point(|&end| end < stretch.from);
            let to = self.ends.partition_point(|&end| end < stretch.to);
            let mut at = root(&mut self.next, from);
            while at < to {
                self.firsts[at] = motion;
                self.next[at] = at as u32 + 1;
                at = root(&mut self.next, at);
            }
        }
        for (at, &motion) in self.firsts.iter().enumerate() {
            let first = (motion != NEVER).then_some(motion);
            let (from, to) = (self.ends[at], self.ends[at + 1]);
            match out.last_mut() {
                Some(run) if run.first == first => run.stretch.to = to,
                _ => out.push(Run {
                    stretch: Stretch { from, to },
                    first,
                }),
            }
        }
    }
}

/// The first unpainted cell from one on, halving the way for the next search.
fn root(next: &mut [u32], mut at: usize) -> usize {
    while next[at] as usize != at {
        next[at] = next[next[at] as usize];
        at = next[at] as usize;
    }
    at
}
