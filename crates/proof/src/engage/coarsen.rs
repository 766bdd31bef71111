//! Coarser places where the budget allows no finer ones.

use crate::engage::walk::Walk;

impl Walk<'_> {
    /// Tries some strokes, evenly spread, and widens the step where all of them would go over the budget. Returns the pairs spent.
    pub fn coarsen(&mut self, budget: u64) -> u64 {
        const PROBES: usize = 64;
        let n = self.strokes.len();
        self.limit = budget;
        if n < PROBES {
            return 0;
        }
        self.limit = budget / 4;
        let (mut pairs, mut long) = (0, 0.0);
        for probe in 0..PROBES {
            let id = (2 * probe + 1) * n / (2 * PROBES);
            let stroke = self.strokes[id];
            if stroke.is_feed {
                let before = self.n_pairs;
                self.judge_stroke(id, |_, _| {});
                pairs += self.n_pairs - before;
                long += stroke.curve.length().max(self.step);
            }
        }
        let all: f64 = self
            .strokes
            .iter()
            .filter(|stroke| stroke.is_feed)
            .map(|stroke| stroke.curve.length().max(self.step))
            .sum();
        let usable = 0.7 * budget as f64;
        let per_place = pairs as f64 * self.step / long.max(self.step);
        let wanted = per_place * all / self.step / usable;
        if wanted > 1.0 {
            self.step *= wanted.ceil();
            let places = (long / PROBES as f64 / self.step).max(1.0) * n as f64;
            self.every = (per_place * places / usable).ceil().max(1.0) as usize;
        }
        self.limit = budget;
        self.n_pairs
    }
}
