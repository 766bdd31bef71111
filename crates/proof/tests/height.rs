//! Closed heights against dense sampling of the moving tool, and bounds over cells against points in them.

mod support;

use millwright_proof::geometry::curve::Curve;
use millwright_proof::path::Reading;
use millwright_proof::sweep::Sweeps;
use millwright_proof::sweep::height::height_at;
use millwright_proof::sweep::height_cell::{Cell, bounds_over};
use millwright_proof::sweep::merge::Stroke;
use millwright_proof::tool::Tool;
use std::f64::consts::PI;
use support::Random;

/// Own profile, from the tool's figures: shape, radius, tip radius, corner radius, included angle in degrees.
#[derive(Clone, Copy, Debug)]
struct Plain {
    shape: usize,
    radius: f64,
    tip: f64,
    corner: f64,
    angle: f64,
}

impl Plain {
    fn random(random: &mut Random, shape: usize) -> Plain {
        let radius = random.between(1.0, 8.0);
        Plain {
            shape,
            radius,
            tip: if random.unit() < 0.5 {
                0.0
            } else {
                radius * random.between(0.05, 0.6)
            },
            corner: radius * random.between(0.05, 0.95),
            angle: random.between(20.0, 150.0),
        }
    }

    fn tool(&self) -> Tool {
        let row = [
            self.shape as f64,
            self.radius,
            self.tip,
            self.corner,
            self.angle,
            30.0,
            self.radius,
            50.0,
            0.0,
            0.0,
            1.0,
            2.0,
        ];
        Tool::read(&row)[0]
    }

    fn profile(&self, rho: f64) -> f64 {
        match self.shape {
            0 => 0.0,
            1 => self.radius - (self.radius.powi(2) - rho.powi(2)).max(0.0).sqrt(),
            2 => (rho - self.tip).max(0.0) / (self.angle / 2.0 * PI / 180.0).tan(),
            _ => {
                let s = (rho - (self.radius - self.corner)).max(0.0);
                self.corner - (self.corner.powi(2) - s.powi(2)).max(0.0).sqrt()
            }
        }
    }
}

/// Lowest surface over (x, y) among placements at `n` even steps, then among finer and finer steps around the best.
fn sampled(plain: &Plain, at: impl Fn(f64) -> [f64; 3], x: f64, y: f64) -> f64 {
    let value = |t: f64| {
        let [cx, cy, cz] = at(t);
        let rho = (cx - x).hypot(cy - y);
        if rho <= plain.radius {
            cz + plain.profile(rho)
        } else {
            f64::INFINITY
        }
    };
    let (mut low, mut high, mut best) = (0.0, 1.0, f64::INFINITY);
    let (mut n, mut best_at) = (400, f64::NAN);
    for _ in 0..9 {
        for i in 0..=n {
            let t = low + (high - low) * f64::from(i) / f64::from(n);
            let v = value(t);
            if v <= best {
                (best, best_at) = (v, t);
            }
        }
        if best_at.is_nan() {
            break;
        }
        let step = (high - low) / f64::from(n);
        (low, high) = (
            (best_at - 2.0 * step).max(0.0),
            (best_at + 2.0 * step).min(1.0),
        );
        n = 40;
    }
    best
}

#[test]
fn straight_sweeps_are_as_high_as_sampled() {
    let mut random = Random(11);
    let (mut covered, mut steep) = (0, 0);
    for case in 0..20_000 {
        let plain = Plain::random(&mut random, case % 4);
        let long = if case % 17 == 0 {
            0.0
        } else {
            random.between(0.1, 30.0)
        };
        let heading = random.between(0.0, 2.0 * PI);
        let (ax, ay) = (random.between(-50.0, 50.0), random.between(-50.0, 50.0));
        let (bx, by) = (ax + long * heading.cos(), ay + long * heading.sin());
        let from_z = random.between(-10.0, 0.0);
        let slope = if random.unit() < 0.3 {
            0.0
        } else {
            random.between(-1.5, 1.5)
        };
        let to_z = if long == 0.0 {
            from_z - 3.0
        } else {
            from_z + slope * long
        };
        let t = random.unit();
        let side = random.between(-1.05, 1.05) * plain.radius;
        let ahead = random.between(-1.0, 1.0) * plain.radius;
        let (x, y) = (
            ax + t * (bx - ax) - side * heading.sin() + ahead * heading.cos(),
            ay + t * (by - ay) + side * heading.cos() + ahead * heading.sin(),
        );
        let found = height_at(
            &plain.tool(),
            &Curve::line(ax, ay, bx, by),
            from_z,
            to_z,
            x,
            y,
        );
        let expected = sampled(
            &plain,
            |t| {
                [
                    ax + t * (bx - ax),
                    ay + t * (by - ay),
                    from_z + t * (to_z - from_z),
                ]
            },
            x,
            y,
        );
        if expected == f64::INFINITY || found == f64::INFINITY {
            let away = millwright_proof::geometry::distance::distance_to(
                x,
                y,
                &Curve::line(ax, ay, bx, by),
            );
            assert!(
                found == expected || (away - plain.radius).abs() < 0.01,
                "case {case}: {found} {expected}"
            );
            continue;
        }
        covered += 1;
        steep += usize::from(slope != 0.0);
        assert!(
            found <= expected + 1e-9,
            "case {case} {plain:?}: {found} over {expected}"
        );
        // Where the stretch that covers the point is shorter than the sampler's steps it may miss the deepest placement.
        let at = |i: i32| {
            let t = f64::from(i) / 400.0;
            (ax + t * (bx - ax) - x).hypot(ay + t * (by - ay) - y) <= plain.radius
        };
        let is_short = (0..=400).filter(|&i| at(i)).count() < 8;
        let give = if is_short { 0.5 } else { 2e-5 };
        assert!(
            found >= expected - give,
            "case {case} {plain:?}: {found} under {expected}"
        );
    }
    assert!(covered > 10_000 && steep > 6_000, "{covered} {steep}");
}

fn quarter(random: &mut Random) -> Curve {
    let (cx, cy) = (random.between(-20.0, 20.0), random.between(-20.0, 20.0));
    let radius = random.between(0.5, 15.0);
    let quadrant = random.below(4) as f64 * PI / 2.0;
    let (from, to) = (random.between(0.0, 0.6), random.between(0.8, 1.57));
    let (from, to, turn) = if random.unit() < 0.5 {
        (from, to, 1.0)
    } else {
        (to, from, -1.0)
    };
    let point = |a: f64| {
        [
            cx + radius * (quadrant + a).cos(),
            cy + radius * (quadrant + a).sin(),
        ]
    };
    let ([ax, ay], [bx, by]) = (point(from), point(to));
    Curve {
        ax,
        ay,
        bx,
        by,
        cx,
        cy,
        radius,
        turn,
        slack: 0.0,
    }
}

#[test]
fn arcs_and_flat_helices_are_as_high_as_sampled() {
    let mut random = Random(12);
    let mut covered = 0;
    for case in 0..4_000 {
        let is_helix = case % 2 == 0;
        let plain = Plain::random(&mut random, if is_helix { 0 } else { case / 2 % 4 });
        let arc = quarter(&mut random);
        let from_z = random.between(-10.0, 0.0);
        let to_z = if is_helix {
            from_z + random.between(-3.0, 3.0)
        } else {
            from_z
        };
        let on = arc.point_at(random.unit());
        let (x, y) = (
            on[0] + random.between(-1.0, 1.0) * plain.radius,
            on[1] + random.between(-1.0, 1.0) * plain.radius,
        );
        let found = height_at(&plain.tool(), &arc, from_z, to_z, x, y);
        let at = |t: f64| {
            let [x, y] = arc.point_at(t);
            [x, y, from_z + t * (to_z - from_z)]
        };
        let expected = sampled(&plain, at, x, y);
        if found == f64::INFINITY || expected == f64::INFINITY {
            let away = millwright_proof::geometry::distance::distance_to(x, y, &arc);
            assert!(
                found == expected || (away - plain.radius).abs() < 0.01,
                "case {case}"
            );
            continue;
        }
        covered += 1;
        assert!(
            found <= expected + 1e-9 && found >= expected - 2e-4,
            "case {case}: {found} {expected}"
        );
    }
    assert!(covered > 2_000, "{covered}");
}

#[test]
fn bounds_over_a_cell_hold_every_point_of_the_true_sweep_and_close_in() {
    let mut random = Random(13);
    let (mut sums, mut tight) = ([0.0; 2], 0);
    for case in 0..6_000 {
        let plain = Plain::random(&mut random, case % 4);
        let curve = if case % 3 == 0 {
            quarter(&mut random)
        } else {
            let (ax, ay) = (random.between(-20.0, 20.0), random.between(-20.0, 20.0));
            Curve::line(
                ax,
                ay,
                ax + random.between(-15.0, 15.0),
                ay + random.between(-15.0, 15.0),
            )
        };
        let from_z = random.between(-10.0, 0.0);
        let to_z = if case % 5 < 2 {
            from_z
        } else {
            from_z + random.between(-4.0, 4.0)
        };
        // The true path is shifted within the slack.
        let slack = if random.unit() < 0.5 {
            0.0
        } else {
            random.between(0.0, 0.1)
        };
        let angle = random.between(0.0, 2.0 * PI);
        let (sx, sy) = (slack * angle.cos(), slack * angle.sin());
        let stroke = Stroke {
            curve: Curve { slack, ..curve },
            from_z,
            to_z,
            z_slack: 0.0,
            tool: 0,
            reading: Reading::Both,
            pieces: [0; 2],
            motions: [0; 2],
        };
        let sweeps = Sweeps::new(&[stroke], &[plain.tool()], 1e-9, 100.0, false);
        let on = curve.point_at(random.unit());
        let half = plain.radius * [0.5, 0.1, 0.02][random.below(3)];
        let cell = Cell {
            x: on[0] + random.between(-1.0, 1.0) * plain.radius,
            y: on[1] + random.between(-1.0, 1.0) * plain.radius,
            half_x: half,
            half_y: half * random.between(0.5, 1.0),
        };
        let (mut low, mut high) = (f64::INFINITY, f64::INFINITY);
        for sweep in &sweeps.all {
            let bounds = bounds_over(sweep, sweeps.tool_of(sweep), &cell, 1e-9, f64::INFINITY);
            assert!(bounds.low <= bounds.high, "case {case}");
            low = low.min(bounds.low);
            high = high.min(bounds.high);
        }
        let at = |t: f64| {
            let [x, y] = curve.point_at(t);
            [x + sx, y + sy, from_z + t * (to_z - from_z)]
        };
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for i in 0..9 {
            let (i, j) = if i == 8 {
                (0.0, 0.0)
            } else {
                (random.between(-1.0, 1.0), random.between(-1.0, 1.0))
            };
            let height = sampled(
                &plain,
                at,
                cell.x + i * cell.half_x,
                cell.y + j * cell.half_y,
            );
            least = least.min(height);
            most = most.max(height);
        }
        assert!(
            least >= low - 1e-9,
            "case {case} {plain:?}: {least} under {low}"
        );
        assert!(
            most <= high + 3e-4,
            "case {case} {plain:?}: {most} over {high}"
        );
        if high < f64::INFINITY && half < 0.05 * plain.radius && slack == 0.0 {
            tight += 1;
            sums[0] += high - low;
            sums[1] += most - least;
        }
    }
    assert!(
        tight > 300 && sums[0] < 6.0 * sums[1] + 1.0,
        "{tight}: {sums:?}"
    );
}
