//! What stays of random pockets with thin, leaning islands, against points asked one by one.

mod support;

use millwright_proof::cover::features::report_features;
use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use support::drawing::{OUTLINE, POCKET, POCKET_ISLAND, Row, rectangle};
use support::{Random, Writer};

const DEEP: f64 = 5.0;
/// Between the points asked, mm.
const STEP: f64 = 0.2;

struct Case {
    scene: Scene,
    island: [[f64; 2]; 4],
    cuts: Vec<[f64; 4]>,
    radius: f64,
}

/// A pocket from 20, 20 to 34, 30 with one leaning rib, and lines at random.
fn case(random: &mut Random) -> Case {
    let radius = random.between(0.3, 1.5);
    let (cx, cy) = (random.between(25.0, 29.0), random.between(24.0, 26.0));
    let (long, thin) = (random.between(2.0, 4.0), random.between(0.05, 0.8));
    let angle = random.between(0.0, 3.1);
    let (c, s) = (angle.cos(), angle.sin());
    let island = [[-long, -thin], [long, -thin], [long, thin], [-long, thin]]
        .map(|[u, v]| [cx + u * c - v * s, cy + u * s + v * c]);
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 100.0, 100.0), &mut rows);
    Row::feature(0, POCKET, 0, DEEP).write(&rectangle(20.0, 20.0, 14.0, 10.0), &mut rows);
    Row::feature(0, POCKET_ISLAND, 0, DEEP).write(&island.map(|[x, y]| [x, y, 0.0]), &mut rows);
    let mut writer = Writer::new([0.0, 0.0, 15.0]);
    let mut cuts = vec![];
    for _ in 0..random.below(25) + 1 {
        let mut place = || [random.between(20.0, 34.0), random.between(20.0, 30.0)];
        let ([ax, ay], [bx, by]) = (place(), place());
        writer.rapid([ax, ay, 5.0]);
        writer.line([ax, ay, -DEEP]);
        writer.line([bx, by, -DEEP]);
        writer.rapid([bx, by, 5.0]);
        cuts.push([ax, ay, bx, by]);
    }
    let scene = Scene {
        path: Path::read(&writer.rows),
        tools: Tool::read(&[
            0.0, radius, 0.0, 0.0, 0.0, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
        ]),
        target: Target::read(&rows, 12.0),
        stock: [100.0, 100.0, 12.0],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    };
    Case {
        scene,
        island,
        cuts,
        radius,
    }
}

fn from_segment([x, y]: [f64; 2], [ax, ay, bx, by]: [f64; 4]) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let t = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    ((x - ax - t * dx).powi(2) + (y - ay - t * dy).powi(2)).sqrt()
}

impl Case {
    /// Distance from the wood, negative in it.
    fn room(&self, p: [f64; 2]) -> f64 {
        let edge = (p[0] - 20.0)
            .min(34.0 - p[0])
            .min(p[1] - 20.0)
            .min(30.0 - p[1]);
        let sides = (0..4).map(|i| (self.island[i], self.island[(i + 1) % 4]));
        let mut is_in = true;
        let mut near = f64::INFINITY;
        for ([ax, ay], [bx, by]) in sides {
            is_in &= (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax) > 0.0;
            near = near.min(from_segment(p, [ax, ay, bx, by]));
        }
        edge.min(if is_in { -near } else { near })
    }

    /// Area of the points that surely are required and not cut, and of those that may be.
    fn left(&self) -> [f64; 2] {
        let (columns, rows) = (70usize, 50usize);
        let at = |i: usize, j: usize| {
            [
                20.0 + (i as f64 + 0.5) * STEP,
                20.0 + (j as f64 + 0.5) * STEP,
            ]
        };
        let (mut sure, mut maybe) = (vec![], vec![]);
        for i in 0..columns {
            for j in 0..rows {
                let room = self.room(at(i, j));
                if room >= self.radius {
                    sure.push(at(i, j));
                }
                if room >= self.radius - STEP {
                    maybe.push(at(i, j));
                }
            }
        }
        let mut sums = [0.0; 2];
        for i in 0..columns {
            for j in 0..rows {
                let p = at(i, j);
                let gap = self
                    .cuts
                    .iter()
                    .map(|&cut| from_segment(p, cut) - self.radius)
                    .fold(f64::INFINITY, f64::min);
                if self.room(p) <= 0.0 || gap <= 0.0 {
                    continue;
                }
                let reaches = |from: &[[f64; 2]], reach: f64| {
                    from.iter()
                        .any(|f| (f[0] - p[0]).hypot(f[1] - p[1]) <= reach)
                };
                if reaches(&sure, self.radius - 0.013) {
                    sums[0] += STEP * STEP;
                }
                if reaches(&maybe, self.radius + STEP) {
                    sums[1] += STEP * STEP;
                }
            }
        }
        sums
    }
}

#[test]
fn no_point_that_is_left_is_missing_from_the_bracket() {
    let mut random = Random(20_261);
    for i in 0..12 {
        let case = case(&mut random);
        let rows = report_features(&case.scene, &[], 3_000_000);
        let residue = &rows[rows.len() - 32..rows.len() - 16];
        if residue[0] == 0.0 || residue[15] != 0.0 {
            continue;
        }
        let [sure, maybe] = case.left();
        // Points stand for squares: their rims are longer the more cuts there are.
        let room = 0.5 + 0.03 * sure;
        assert!(residue[3] + room >= sure, "{i}: {sure} {residue:?}");
        assert!(residue[2] <= maybe + room, "{i}: {maybe} {residue:?}");
    }
}
