//! Engagement of all shapes on ramps and helices against heights: at each of many points of a rim the lowest that any earlier move has reached is
//! found by minimising tip height plus profile along the move. No radius at a height, no sweep and no index is shared with the crate.

#[path = "support/milling.rs"]
mod milling;

use milling::{Dice, Form, Move, Program, SHEET, scene_of, share_of};
use millwright_proof::engage::{Question, engagement_with};
use std::f64::consts::{PI, TAU};

/// Height of the cutting surface over the tip, infinite outside.
fn profile(form: Form, rho: f64) -> f64 {
    if rho > form.radius() {
        return f64::INFINITY;
    }
    match form {
        Form::Flat(_) => 0.0,
        Form::Ball(r) => r - (r * r - rho * rho).max(0.0).sqrt(),
        Form::Vee(_) => rho / (PI / 6.0).tan(),
        Form::Bull(r, c) => {
            let over = (rho - (r - c)).max(0.0);
            c - (c * c - over * over).max(0.0).sqrt()
        }
    }
}

fn tip(m: &Move, t: f64) -> [f64; 3] {
    let z = m.from[2] + (m.to[2] - m.from[2]) * t;
    match m.arc {
        None => [
            m.from[0] + (m.to[0] - m.from[0]) * t,
            m.from[1] + (m.to[1] - m.from[1]) * t,
            z,
        ],
        Some((centre, sweep)) => {
            let (dx, dy) = (m.from[0] - centre[0], m.from[1] - centre[1]);
            let (c, s) = ((sweep * t).cos(), (sweep * t).sin());
            [centre[0] + dx * c - dy * s, centre[1] + dx * s + dy * c, z]
        }
    }
}

/// Shares of a move, up to `until`, from which the tool reaches a point of the plane.
fn reaching(m: &Move, q: [f64; 2], r: f64, until: f64) -> Vec<[f64; 2]> {
    let mut found = vec![];
    let mut add = |a: f64, b: f64| {
        let (a, b) = (a.max(0.0), b.min(until));
        if a <= b {
            found.push([a, b]);
        }
    };
    match m.arc {
        None => {
            let (dx, dy) = (m.to[0] - m.from[0], m.to[1] - m.from[1]);
            let (px, py) = (q[0] - m.from[0], q[1] - m.from[1]);
            let (a, b, c) = (
                dx * dx + dy * dy,
                px * dx + py * dy,
                px * px + py * py - r * r,
            );
            if a == 0.0 {
                if c <= 0.0 {
                    add(0.0, until);
                }
            } else if b * b - a * c >= 0.0 {
                let root = (b * b - a * c).sqrt();
                add((b - root) / a, (b + root) / a);
            }
        }
        Some((centre, sweep)) => {
            let radius = (m.from[0] - centre[0]).hypot(m.from[1] - centre[1]);
            let (px, py) = (q[0] - centre[0], q[1] - centre[1]);
            let rho = px.hypot(py);
            let c = (rho * rho + radius * radius - r * r) / (2.0 * rho * radius);
            if c > 1.0 {
                return found;
            }
            if c <= -1.0 {
                add(0.0, until);
                return found;
            }
            let half = c.acos() / sweep.abs();
            let start = (m.from[1] - centre[1]).atan2(m.from[0] - centre[0]);
            for turn in -2..=2 {
                let middle = (py.atan2(px) - start + f64::from(turn) * TAU) / sweep;
                add(middle - half, middle + half);
            }
        }
    }
    found
}

/// The lowest a move reaches over a point; its tool `wider` mm larger.
fn height(m: &Move, form: Form, q: [f64; 2], until: f64, wider: f64) -> f64 {
    // Along a straight move the height is convex.
    let scan = if m.arc.is_none() { 1 } else { 5 };
    let at = |t: f64| {
        let [x, y, z] = tip(m, t);
        let rho = ((q[0] - x).hypot(q[1] - y) - wider).max(0.0);
        z + profile(form, rho.min(form.radius()))
    };
    let mut best = f64::INFINITY;
    for [from, to] in reaching(m, q, form.radius() + wider, until) {
        let step = (to - from) / scan as f64;
        for i in 0..scan {
            let (mut a, mut b) = (from + step * i as f64, from + step * (i + 1) as f64);
            best = best.min(at(a)).min(at(b));
            for _ in 0..22 {
                let (p, q) = (a + (b - a) * 0.382, a + (b - a) * 0.618);
                if at(p) < at(q) {
                    b = q;
                } else {
                    a = p;
                }
            }
            best = best.min(at((a + b) / 2.0));
        }
    }
    best
}

struct View<'a> {
    moves: &'a [Move],
    near: Vec<usize>,
    forms: &'a [Form; 2],
    index: usize,
    until: f64,
    place: [f64; 3],
    ahead: [f64; 2],
}

impl View<'_> {
    fn is_wood(&self, angle: f64, radius: f64, z: f64, wider: f64) -> bool {
        let q = [
            self.place[0] + radius * angle.cos(),
            self.place[1] + radius * angle.sin(),
        ];
        if q[0] < 0.0 || q[1] < 0.0 || q[0] > SHEET[0] || q[1] > SHEET[1] {
            return false;
        }
        !self.near.iter().any(|&j| {
            let m = &self.moves[j];
            let form = self.forms[m.tool];
            if m.from[2].min(m.to[2]) > z + 1e-4 {
                return false;
            }
            let (until, wider) = if j == self.index {
                (self.until, wider.min(0.0) - 1e-7)
            } else {
                (1.0, wider - 1e-7)
            };
            height(m, form, q, until, wider) <= z + 1e-4 * f64::from(form.is_flat())
        })
    }

    /// Keeps the moves that may reach the rim, newest first.
    fn look_around(mut self) -> Self {
        let own = self.forms[self.moves[self.index].tool].radius();
        let [x, y, _] = self.place;
        let is_near = |m: &Move| {
            let (cx, cy, around) = match m.arc {
                None => (
                    (m.from[0] + m.to[0]) / 2.0,
                    (m.from[1] + m.to[1]) / 2.0,
                    (m.to[0] - m.from[0]).hypot(m.to[1] - m.from[1]) / 2.0,
                ),
                Some((c, _)) => (c[0], c[1], (m.from[0] - c[0]).hypot(m.from[1] - c[1])),
            };
            (x - cx).hypot(y - cy) <= around + own + self.forms[m.tool].radius() + 0.1
        };
        self.near = (0..=self.index)
            .rev()
            .filter(|&j| is_near(&self.moves[j]))
            .collect();
        self
    }

    /// Degrees of the leading half in wood at a height: steps of 2°, their borders by bisection.
    fn angle(&self, z: f64, wider: f64) -> f64 {
        const STEPS: usize = 90;
        let form = self.forms[self.moves[self.index].tool];
        let radius = form.radius_at(z - self.place[2]);
        let heading = self.ahead[1].atan2(self.ahead[0]);
        let at = |i: usize| heading + PI * (i as f64 / STEPS as f64 - 0.5);
        let inset = 1e-4;
        let mut sum = 0.0;
        let mut before = self.is_wood(at(0) + inset, radius, z, wider);
        for i in 1..=STEPS {
            let (mut a, mut b) = (at(i - 1), at(i));
            let end = if i == STEPS { b - inset } else { b };
            let now = self.is_wood(end, radius, z, wider);
            if before == now {
                sum += if now { b - a } else { 0.0 };
            } else {
                let first = a;
                let last = b;
                for _ in 0..10 {
                    let middle = (a + b) / 2.0;
                    if self.is_wood(middle, radius, z, wider) == before {
                        a = middle;
                    } else {
                        b = middle;
                    }
                }
                sum += if before { a - first } else { last - a };
            }
            before = now;
        }
        sum.to_degrees()
    }

    /// The largest of the heights that are looked at.
    fn largest(&self, wider: f64) -> f64 {
        let floor = self.place[2].max(-SHEET[2]);
        if self.forms[self.moves[self.index].tool].is_flat() {
            return self.angle(floor, wider);
        }
        (0..8)
            .map(|i| self.angle(floor * (1.0 - (f64::from(i) + 0.5) / 8.0), wider))
            .fold(0.0, f64::max)
    }
}

/// Ramps, helices, tight arcs, retraces, rings, stacked levels, cuts over the sheet's edge.
fn sloped_program(dice: &mut Dice) -> Program {
    let mut program = Program::default();
    for _ in 0..7 {
        program.tool = dice.of(2);
        let [x, y] = [1.0 + dice.next() * 57.0, 1.0 + dice.next() * 47.0];
        let at = [program.at[0], program.at[1]];
        program.line(at[0], at[1], 5.0);
        program.line(x, y, 5.0);
        let z = -1.5 - 5.0 * dice.next();
        let [dx, dy] = [16.0 * dice.next() - 8.0, 16.0 * dice.next() - 8.0];
        match dice.of(6) {
            0 => {
                // A ramp to and fro, then level.
                program.line(x, y, 0.2);
                program.line(x + dx, y + dy, z / 2.0);
                program.line(x, y, z);
                program.line(x + dx, y + dy, z);
            }
            1 => {
                // A helix and a ring on its floor.
                let radius = 0.8 + 5.0 * dice.next();
                let turn = if dice.of(2) == 0 { TAU } else { -TAU };
                program.line(x, y, 0.0);
                program.arc([x - radius, y], turn, z / 2.0);
                program.arc([x - radius, y], turn, z);
                program.arc([x - radius, y], turn, z);
            }
            2 => {
                // Parallel ramps beside each other, then back the same way.
                program.line(x, y, z / 3.0);
                for i in 0..3 {
                    let side = f64::from(i) * 1.7;
                    program.line(x + 14.0, y + side, z);
                    program.line(x + 14.0, y + side + 1.7, z);
                    program.line(x, y + side + 1.7, z / 3.0);
                }
                program.line(x + 14.0, y + 5.1, z);
            }
            3 => {
                // Tight level arcs and a retrace.
                program.line(x, y, z);
                program.arc([x - 1.2, y], 4.0, z);
                program.arc([x, y + 2.0], -2.5, z);
                program.line(x + dx, y + dy, z);
                program.line(x, y, z);
            }
            4 => {
                // A ring at stacked levels.
                for share in [0.4, 0.7, 1.0] {
                    program.line(x, y, z * share);
                    program.line(x + 12.0, y, z * share);
                    program.line(x + 12.0, y + 8.0, z * share);
                    program.line(x, y + 8.0, z * share);
                    program.line(x, y, z * share);
                }
            }
            _ => {
                // Up and down over hills.
                program.line(x, y, z);
                program.line(x + dx, y + dy, z / 4.0);
                program.line(x + dx + 5.0, y + dy - 4.0, z);
                program.line(x + 5.0, y - 4.0, z / 2.0);
            }
        }
    }
    program
}

/// How far a sweep may be off sideways for a place not to count as grazing, mm.
const GRAZE: f64 = 4e-3;

#[test]
fn engagement_on_slopes_agrees_with_heights() {
    const PAIRS: [[Form; 2]; 4] = [
        [Form::Flat(3.0), Form::Ball(3.0)],
        [Form::Vee(4.0), Form::Bull(3.0, 1.0)],
        [Form::Ball(2.0), Form::Bull(4.0, 1.5)],
        [Form::Flat(2.0), Form::Vee(3.0)],
    ];
    let mut dice = Dice(23);
    let (n_programs, share) = if cfg!(debug_assertions) {
        (4, 0.05)
    } else {
        (16, 0.3)
    };
    let (mut n, mut n_grazing, mut n_sloped, mut worst) = (0, 0, 0, 0.0f64);
    for round in 0..n_programs {
        let forms = &PAIRS[round % PAIRS.len()];
        let program = sloped_program(&mut dice);
        let scene = scene_of(&program, forms);
        let question = Question {
            step: 0.5,
            limits: &[],
            depths: &[],
            budget: u64::MAX,
        };
        let mut places = vec![];
        engagement_with(&scene, &question, |motion, place, load| {
            places.push((motion as usize, *place, *load));
        });
        for (motion, place, load) in places {
            if place.ahead == [0.0; 2] || place.at[2] >= -1e-3 || dice.next() > share {
                continue;
            }
            let m = &program.moves[motion];
            let view = View {
                moves: &program.moves,
                near: vec![],
                forms,
                index: motion,
                until: share_of(m, place.at),
                place: place.at,
                ahead: place.ahead,
            }
            .look_around();
            if (view.largest(GRAZE) - view.largest(-GRAZE)).abs() > 1.0 {
                n_grazing += 1;
                continue;
            }
            let truth = view.largest(0.0);
            n += 1;
            n_sloped += usize::from(m.from[2] != m.to[2]);
            let error = (load.angle - truth).abs();
            assert!(
                error <= 1.0,
                "{round}: move {motion} {m:?} of {forms:?} at {place:?}: {} against {truth}",
                load.angle
            );
            worst = worst.max(error);
        }
    }
    println!("{n} places, {n_sloped} on slopes, {n_grazing} grazing, worst {worst:.3}°");
    assert!(n > if cfg!(debug_assertions) { 60 } else { 3000 });
}
