//! No point of a fine raster contradicts the decision of its cell in the height map, and the raster's sum lies in the map's bracket.

mod support;

use millwright_proof::geometry::curve::Curve;
use millwright_proof::map::close::Layer;
use millwright_proof::map::sums::removal;
use millwright_proof::map::{LIMITS, Limits, Visitor, Walk};
use millwright_proof::sweep::Sweeps;
use millwright_proof::sweep::height_cell::{Bounds, Cell};
use millwright_proof::sweep::merge::merge;
use std::time::{Duration, Instant};
use support::Random;
use support::envelope::Envelope;
use support::random_program::{FLAT, SHAPES, SIDE, program, tools};

/// What both sides may round, mm.
const GIVE: f64 = 1e-7;

/// Holds the points of a raster against the decision of the cell they lie in.
struct Raster<'a> {
    truth: &'a Envelope,
    sweeps: &'a Sweeps,
    points: u64,
    closed: u64,
    contradictions: Vec<String>,
}

impl Raster<'_> {
    fn hold(&mut self, i: usize, j: usize, bounds: Bounds) {
        let at = j * self.truth.n + i;
        let (sure, may) = (self.truth.sure[at], self.truth.may[at]);
        if sure < bounds.low - GIVE || may > bounds.high + GIVE {
            let (x, y) = (self.truth.at(i), self.truth.at(j));
            self.contradictions
                .push(format!("({x}, {y}): {may} … {sure} beside {bounds:?}"));
        }
    }

    fn all(&mut self, cell: &Cell, mut check: impl FnMut(&mut Self, usize, usize)) {
        let [x0, y0, x1, y1] = cell.window();
        let t = self.truth;
        for j in t.first(y0)..t.first(y1) {
            for i in t.first(x0)..t.first(x1) {
                self.points += 1;
                check(self, i, j);
            }
        }
    }
}

impl Visitor for Raster<'_> {
    fn decided(&mut self, cell: &Cell, height: Bounds) {
        self.all(cell, |this, i, j| this.hold(i, j, height));
    }

    /// A point must have the height of a sweep over it, and each layer as many points as its area asks for.
    fn closed(&mut self, cell: &Cell, ids: &[u32], layers: &[Layer], rest: Bounds, doubt: f64) {
        self.closed += 1;
        let (truth, sweeps) = (self.truth, self.sweeps);
        let mut sum = 0.0;
        self.all(cell, |this, i, j| {
            let (x, y) = (truth.at(i), truth.at(j));
            let over = ids.iter().map(|&id| &sweeps.all[id as usize]);
            let mut bounds = rest;
            let mut is_low_known = false;
            for sweep in over {
                let away = distance(&sweep.curve, x, y) - sweep.radius;
                let give = sweep.curve.slack + GIVE;
                if away <= give && !is_low_known {
                    bounds.low = bounds.low.min(sweep.from_z);
                    is_low_known = true;
                }
                if away <= -give {
                    bounds.high = bounds.high.min(sweep.from_z);
                    break;
                }
            }
            sum -= truth.sure[j * truth.n + i];
            this.hold(i, j, bounds);
        });
        let depth = |z: f64| (-z).max(0.0);
        let taken: f64 = layers.iter().map(|layer| layer.area).sum();
        let left = cell.area() - taken;
        let known: f64 = layers.iter().map(|layer| depth(layer.z) * layer.area).sum();
        let deepest = layers
            .iter()
            .fold(depth(rest.low), |d, l| d.max(depth(l.z)));
        // Every edge is as long as the cell's own at most, twice; a raster's square along it may be counted wrongly.
        let edges = 4.0 * (cell.half_x + cell.half_y) * (1.0 + 2.0 * ids.len() as f64);
        let give = deepest * (edges * truth.step + 4.0 * truth.step * truth.step + doubt) + 1e-9;
        let sum = sum * truth.step * truth.step;
        let is_right = sum >= known + left * depth(rest.high) - give
            && sum <= known + left * depth(rest.low) + give
            && left >= -1e-9
            && doubt < 1e-2
            && layers.iter().all(|layer| layer.area >= -1e-9);
        if !is_right {
            let text = format!("{cell:?}: {known} + {left} beside {sum}, {layers:?}, {rest:?}");
            self.contradictions.push(text);
        }
    }

    fn open(&mut self, cell: &Cell, _: &[u32], height: Bounds, _: Bounds) {
        self.all(cell, |this, i, j| this.hold(i, j, height));
    }
}

/// From a point to a line or an arc, by projection and by directions.
fn distance(curve: &Curve, x: f64, y: f64) -> f64 {
    let ends = (x - curve.ax)
        .hypot(y - curve.ay)
        .min((x - curve.bx).hypot(y - curve.by));
    if curve.turn == 0.0 {
        let (dx, dy) = (curve.bx - curve.ax, curve.by - curve.ay);
        let long = dx.hypot(dy);
        let along = ((x - curve.ax) * dx + (y - curve.ay) * dy) / long;
        if long == 0.0 || along <= 0.0 || along >= long {
            return ends;
        }
        return (((x - curve.ax) * dy - (y - curve.ay) * dx) / long).abs();
    }
    let cross = |ux: f64, uy: f64, vx: f64, vy: f64| curve.turn * (ux * vy - uy * vx);
    let (px, py) = (x - curve.cx, y - curve.cy);
    let is_between = cross(curve.ax - curve.cx, curve.ay - curve.cy, px, py) >= 0.0
        && cross(px, py, curve.bx - curve.cx, curve.by - curve.cy) >= 0.0;
    if is_between {
        (px.hypot(py) - curve.radius).abs()
    } else {
        ends
    }
}

#[derive(Debug, Default)]
struct Tally {
    points: u64,
    closed: u64,
    contradictions: Vec<String>,
    /// Sums of raster and bracket, mm³.
    volume: f64,
    least: f64,
    most: f64,
    error: f64,
    of_oracle: Duration,
}

fn raster_programs(n: u64, step: f64, limits: Limits) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..n {
        let shapes = if seed % 2 == 0 { FLAT } else { SHAPES.len() };
        let (writer, moves) = program(&mut Random(seed), shapes);
        let start = Instant::now();
        let mut truth = Envelope::new(SIDE, step);
        for one in &moves {
            truth.cut(one);
        }
        tally.of_oracle += start.elapsed();
        let strokes = merge(&writer.path(), 1e-5, |_, _| true);
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        let mut raster = Raster {
            truth: &truth,
            sweeps: &sweeps,
            points: 0,
            closed: 0,
            contradictions: vec![],
        };
        Walk::new(&sweeps, limits).run([0.0, 0.0, SIDE, SIDE], 0.0, true, &mut raster);
        assert_eq!(raster.points, (truth.n * truth.n) as u64, "seed {seed}");
        tally.points += raster.points;
        tally.closed += raster.closed;
        let about = raster.contradictions.into_iter().take(20);
        tally
            .contradictions
            .extend(about.map(|text| format!("{seed}: {text}")));
        let raster = truth.volume();
        let volume = raster.sum;
        let cut = removal(&sweeps, [SIDE, SIDE, 5.0], limits, true).cut;
        let error = raster.likely.min(raster.worst);
        if cut.least > volume + error || cut.most < volume - error {
            let text = format!("{seed}: {volume} ± {error} mm³ beside {cut:?}");
            tally.contradictions.push(text);
        }
        tally.error += error;
        tally.volume += volume;
        tally.least += cut.least;
        tally.most += cut.most;
    }
    tally
}

#[test]
fn no_point_of_a_raster_contradicts_its_cell() {
    // Sloped surfaces less finely: it is to be quick.
    let limits = Limits {
        sloped_cells: 10_000.0,
        ..LIMITS
    };
    let tally = raster_programs(6, 0.1, limits);
    assert!(tally.contradictions.is_empty(), "{tally:#?}");
    assert!(tally.points == 6 * 40_000 && tally.closed > 300);
}

/// 10 µm on 50 programs: 200 million points, some minutes. `MILLWRIGHT_RASTER_MM` and `MILLWRIGHT_RASTER_PROGRAMS` set another size.
#[test]
#[ignore = "long; run with --release"]
fn no_point_of_a_raster_of_10_um_contradicts_its_cell() {
    let number = |name: &str, usual: f64| {
        let text = std::env::var(name).ok();
        text.and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let step = number("MILLWRIGHT_RASTER_MM", 0.01);
    let programs = number("MILLWRIGHT_RASTER_PROGRAMS", 50.0) as u64;
    let start = Instant::now();
    let tally = raster_programs(programs, step, LIMITS);
    println!(
        "{} points of {programs} programs, {} contradictions, {} closed cells; raster {:.3} ± {:.3} mm³ in {:.3} … {:.3}; {:.0} s, {:.0} s of them the raster's own",
        tally.points,
        tally.contradictions.len(),
        tally.closed,
        tally.volume,
        tally.error,
        tally.least,
        tally.most,
        start.elapsed().as_secs_f64(),
        tally.of_oracle.as_secs_f64(),
    );
    assert!(tally.contradictions.is_empty(), "{tally:#?}");
}

/// Random jobs with all shapes of tools: whatever the budget, no point contradicts its cell, the bracket holds the raster's sum, and more
/// cells never widen it.
fn fuzz(n: u64, limits: Limits) -> (u64, f64) {
    let (mut points, mut width) = (0, 0.0);
    for seed in 5000..5000 + n {
        let mut random = Random(seed);
        let (writer, moves) = program(&mut random, SHAPES.len());
        let mut truth = Envelope::new(SIDE, 0.1);
        for one in &moves {
            truth.cut(one);
        }
        let strokes = merge(&writer.path(), 1e-5, |_, _| true);
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        let raster = truth.volume();
        let few = 10f64.powf(random.between(0.0, 5.0)) as u64;
        let mut before = [0.0, f64::INFINITY];
        for cells in [1, few, few * 10, limits.cells] {
            let sums = removal(&sweeps, [SIDE, SIDE, 5.0], Limits { cells, ..limits }, true);
            let [least, most] = [sums.cut.least, sums.cut.most];
            let is_held = least <= raster.sum + raster.likely && most >= raster.sum - raster.likely;
            assert!(is_held, "{seed}, {cells}: {sums:?} beside {}", raster.sum);
            let narrows = least >= before[0] - 1e-6 && most <= before[1] + 1e-6;
            assert!(
                narrows && sums.n_cells <= cells,
                "{seed}, {cells}: {sums:?}"
            );
            assert!(cells > 1 || sums.is_exhausted);
            before = [least, most];
        }
        width += (before[1] - before[0]) / raster.sum / n as f64;
        let cells = Limits {
            cells: few,
            ..limits
        };
        let mut held = Raster {
            truth: &truth,
            sweeps: &sweeps,
            points: 0,
            closed: 0,
            contradictions: vec![],
        };
        Walk::new(&sweeps, cells).run([0.0, 0.0, SIDE, SIDE], 0.0, true, &mut held);
        assert!(
            held.contradictions.is_empty(),
            "{seed}: {:#?}",
            held.contradictions
        );
        points += held.points;
    }
    (points, width)
}

#[test]
fn random_jobs_are_held_by_their_brackets_and_larger_budgets_only_narrow_them() {
    let limits = Limits {
        sloped_cells: 3_000.0,
        ..LIMITS
    };
    let (points, width) = fuzz(12, limits);
    assert!(points == 12 * 40_000 && width < 0.02, "{points}, {width}");
}

#[test]
#[ignore = "long; run with --release"]
fn a_thousand_random_jobs_are_held_by_their_brackets() {
    let limits = Limits {
        sloped_cells: 10_000.0,
        ..LIMITS
    };
    let (points, width) = fuzz(1000, limits);
    println!(
        "{points} points of 1000 jobs, 0 contradictions, brackets {:.4} % wide",
        100.0 * width
    );
}
