//! How one thing stands against all motions.

use crate::target::NONE;

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Which motion.
    pub motion: u32,
    /// The tip, mm.
    pub at: [f64; 3],
    /// How much, mm.
    pub depth: f64,
}

/// How one thing stands against all motions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Certified upper bound of what any motion takes from it, mm.
    pub most: f64,
    /// Largest that is certain, mm.
    pub least: f64,
    /// Motions that surely take more than allowed.
    pub n_motions: u32,
    /// The first of them in program order.
    pub sure: Option<Place>,
    /// The first of which it cannot be said.
    pub doubt: Option<Place>,
    last_motion: u32,
}

impl Default for State {
    fn default() -> State {
        State {
            most: 0.0,
            least: 0.0,
            n_motions: 0,
            sure: None,
            doubt: None,
            last_motion: NONE,
        }
    }
}

impl State {
    /// Takes in what a motion does there: bounds, and how much is allowed, mm.
    pub fn enter(&mut self, motion: u32, at: [f64; 3], most: f64, least: f64, allowed: f64) {
        if most <= 0.0 {
            return;
        }
        self.most = self.most.max(most);
        if most <= allowed {
            return;
        }
        if least <= allowed {
            let depth = most;
            self.doubt.get_or_insert(Place { motion, at, depth });
            return;
        }
        self.least = self.least.max(least);
        let depth = least;
        self.sure.get_or_insert(Place { motion, at, depth });
        if self.last_motion != motion {
            self.n_motions += 1;
            self.last_motion = motion;
        }
    }
}
