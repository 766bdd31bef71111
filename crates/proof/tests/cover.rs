//! Stretches in closed form against points along the curve.

use millwright_proof::cover::union::{Run, Union};
use millwright_proof::cover::{Cover, Stretch, Sweep};
use millwright_proof::geometry::curve::Curve;
use millwright_proof::geometry::split_arc::{Arc, split_arc};

struct Dice(u64);
impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
    fn at(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
    fn curve(&mut self) -> Curve {
        let (cx, cy) = (self.at(-5.0, 5.0), self.at(-5.0, 5.0));
        if self.next() < 0.5 {
            return Curve::line(cx, cy, self.at(-5.0, 5.0), self.at(-5.0, 5.0));
        }
        let radius = self.at(0.2, 6.0);
        let start = self.at(-3.1, 3.1);
        let sweep = self.at(-1.5, 1.5);
        let arc = Arc {
            from: [cx + radius * start.cos(), cy + radius * start.sin()],
            to: [
                cx + radius * (start + sweep).cos(),
                cy + radius * (start + sweep).sin(),
            ],
            centre: [cx, cy],
            radius,
            sweep,
            slack: 0.0,
        };
        let mut first = None;
        split_arc(&arc, |curve, _, _| {
            first.get_or_insert(curve);
        });
        first.unwrap_or(Curve::line(0.0, 0.0, 1.0, 0.0))
    }
    fn sweep(&mut self) -> Sweep {
        let curve = self.curve();
        let radius = self.at(0.1, 3.0);
        let mut sweep = Sweep::even(curve, radius, 0);
        if curve.is_line() && self.next() < 0.5 {
            sweep.to_radius = self.at(0.1, 3.0);
        }
        if self.next() < 0.1 {
            (sweep.curve.bx, sweep.curve.by) = (sweep.curve.ax, sweep.curve.ay);
            sweep.curve.turn = 0.0;
        }
        sweep
    }
}

/// The gap to a sweep by points along it.
fn sampled_gap(sweep: &Sweep, x: f64, y: f64) -> f64 {
    (0..=2000).fold(f64::INFINITY, |least: f64, i| {
        let ratio = i as f64 / 2000.0;
        let [px, py] = sweep.curve.point_at(ratio);
        let radius = sweep.from_radius + (sweep.to_radius - sweep.from_radius) * ratio;
        least.min(((x - px).powi(2) + (y - py).powi(2)).sqrt() - radius)
    })
}

#[test]
fn the_gap_to_a_sweep_is_that_of_its_densest_points() {
    let mut dice = Dice(7);
    for _ in 0..400 {
        let sweep = dice.sweep();
        let (x, y) = (dice.at(-8.0, 8.0), dice.at(-8.0, 8.0));
        let (is, sampled) = (sweep.gap(x, y), sampled_gap(&sweep, x, y));
        assert!(
            is <= sampled + 1e-9 && is > sampled - 0.02,
            "{is} {sampled} {sweep:?}"
        );
    }
}

#[test]
fn stretches_hold_exactly_the_points_within_reach() {
    let mut dice = Dice(1);
    let mut cover = Cover::default();
    let mut touched = 0;
    for _ in 0..3000 {
        let (curve, sweep) = (dice.curve(), dice.sweep());
        let extra = dice.at(-0.05, 0.05);
        let mut stretches: Vec<Stretch> = vec![];
        cover.stretches(&curve, &sweep, extra, |s| stretches.push(s));
        touched += stretches.len();
        for pair in stretches.windows(2) {
            assert!(pair[0].to < pair[1].from);
        }
        for i in 0..=200 {
            let ratio = i as f64 / 200.0;
            let [x, y] = curve.point_at(ratio);
            let gap = sweep.gap(x, y) - extra;
            if gap.abs() < 1e-7 {
                continue;
            }
            let is_in = stretches.iter().any(|s| s.from <= ratio && ratio <= s.to);
            assert_eq!(
                is_in,
                gap < 0.0,
                "{gap} at {ratio} {curve:?} {sweep:?} {stretches:?}"
            );
        }
    }
    assert!(touched > 500);
}

#[test]
fn a_union_knows_for_each_place_what_reached_it_first() {
    let mut dice = Dice(3);
    let mut union = Union::default();
    let mut runs: Vec<Run> = vec![];
    for _ in 0..500 {
        union.clear();
        let mut all = vec![];
        for _ in 0..(dice.next() * 12.0) as usize {
            let (a, b) = (dice.next(), dice.next());
            let stretch = Stretch {
                from: a.min(b),
                to: a.max(b),
            };
            let motion = (dice.next() * 6.0) as u32;
            union.add(stretch, motion);
            all.push((stretch, motion));
        }
        union.runs(&mut runs);
        assert_eq!(runs.first().map(|r| r.stretch.from), Some(0.0));
        assert_eq!(runs.last().map(|r| r.stretch.to), Some(1.0));
        for _ in 0..50 {
            let at = dice.next();
            let first = all
                .iter()
                .filter(|(s, _)| s.from <= at && at <= s.to)
                .map(|&(_, motion)| motion)
                .min();
            let run = runs
                .iter()
                .find(|r| r.stretch.from <= at && at <= r.stretch.to);
            assert_eq!(run.map(|r| r.first), Some(first));
        }
    }
}
