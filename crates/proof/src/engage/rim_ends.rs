//! Places on the leading half of a rim where something else crosses it.

/// Crossings of a rim, at most four circles or lines with two each, and the ends of the leading half.
pub struct Ends {
    at: [f64; 10],
    n: usize,
}

impl Ends {
    /// The ends of the leading half.
    pub fn new() -> Ends {
        let mut at = [0.0; 10];
        at[0] = -1.0;
        at[1] = 1.0;
        Ends { at, n: 2 }
    }

    /// Adds a crossing; one outside the leading half is left out.
    pub fn add(&mut self, p: f64) {
        if p > -1.0 && p < 1.0 && self.n < self.at.len() {
            self.at[self.n] = p;
            self.n += 1;
        }
    }

    /// Adds both crossings of a circle, where there are any.
    pub fn add_all(&mut self, crossings: Option<[f64; 2]>) {
        for p in crossings.into_iter().flatten() {
            self.add(p);
        }
    }

    /// All of them, increasing.
    pub fn sorted(&mut self) -> &[f64] {
        self.at[..self.n].sort_unstable_by(f64::total_cmp);
        &self.at[..self.n]
    }
}

impl Default for Ends {
    fn default() -> Ends {
        Ends::new()
    }
}
