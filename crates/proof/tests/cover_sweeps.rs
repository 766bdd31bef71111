//! What is surely cut at a height, point by point: by tools of every shape, along lines, ramps and helices.

mod support;

use millwright_proof::cover::sweeps::{Level, strokes_of, sweeps_at};
use millwright_proof::path::{Path, Piece};
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use support::{Random, Writer};

/// Shape, radius, tip radius, corner radius, included angle.
const SHAPES: [[f64; 5]; 6] = [
    [0.0, 3.0, 0.0, 0.0, 0.0],
    [1.0, 3.0, 0.0, 0.0, 0.0],
    [2.0, 6.0, 0.0, 0.0, 60.0],
    [2.0, 6.0, 0.8, 0.0, 120.0],
    [2.0, 4.0, 0.1, 0.0, 30.0],
    [3.0, 3.0, 0.0, 1.0, 0.0],
];

fn scene(random: &mut Random, shape: [f64; 5]) -> Scene {
    let [kind, radius, tip, corner, angle] = shape;
    let mut writer = Writer::new([50.0, 50.0, 5.0]);
    let z = |random: &mut Random| random.between(-6.0, 1.0);
    let start = z(random);
    writer.line([50.0, 50.0, start]);
    for _ in 0..4 {
        let (to, end) = (random.between(0.0, 6.3), z(random));
        if random.unit() < 0.5 {
            let a = random.between(0.5, 30.0);
            let [x, y, _] = writer.at;
            let centre = [x - a * to.cos(), y - a * to.sin()];
            let turned = to + random.between(0.1, 6.0);
            let at = [
                centre[0] + a * turned.cos(),
                centre[1] + a * turned.sin(),
                end,
            ];
            writer.arc(at, centre, false);
        } else {
            let long = random.between(0.0, 30.0);
            let [x, y, _] = writer.at;
            writer.line([x + long * to.cos(), y + long * to.sin(), end]);
        }
    }
    Scene {
        path: Path::read(&writer.rows),
        tools: Tool::read(&[
            kind, radius, tip, corner, angle, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
        ]),
        target: Target::read(&[], 12.0),
        stock: [100.0, 100.0, 12.0],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

/// How far a point lies outside of what a piece cuts at a height, by places tried: never too small.
fn gap(piece: &Piece, tool: &Tool, level: f64, [x, y]: [f64; 2]) -> f64 {
    let at = |t: f64| {
        let [cx, cy] = piece.curve.point_at(t);
        let z = piece.from_z + (piece.to_z - piece.from_z) * t;
        let h = level - z;
        if h < 0.0 {
            f64::INFINITY
        } else {
            (x - cx).hypot(y - cy) - tool.radius_at(h)
        }
    };
    let n = 400;
    let mut best = (f64::INFINITY, 0.0);
    for i in 0..=n {
        let t = f64::from(i) / f64::from(n);
        if at(t) < best.0 {
            best = (at(t), t);
        }
    }
    let mut wide = 1.0 / f64::from(n);
    while wide > 1e-9 {
        for t in [best.1 - wide, best.1 + wide] {
            let t = t.clamp(0.0, 1.0);
            if at(t) < best.0 {
                best = (at(t), t);
            }
        }
        wide *= 0.7;
    }
    best.0
}

#[test]
fn nothing_counts_as_cut_that_no_place_of_the_tool_reaches() {
    let mut random = Random(77);
    let mut worst = [f64::NEG_INFINITY; 2];
    for i in 0..120 {
        let scene = scene(&mut random, SHAPES[i % SHAPES.len()]);
        let at = random.between(-5.0, -0.01);
        let level = Level {
            at,
            tip: f64::INFINITY,
            with_rapids: true,
        };
        let sweeps = sweeps_at(&scene, strokes_of(&scene), level);
        let tool = &scene.tools[0];
        for _ in 0..60 {
            if sweeps.list.is_empty() {
                break;
            }
            let sweep = &sweeps.list[random.below(sweeps.list.len())];
            let [cx, cy] = sweep.curve.point_at(random.unit());
            let (angle, far) = (
                random.between(0.0, 6.3),
                random.between(0.0, sweep.widest() + 0.05),
            );
            let p = [cx + far * angle.cos(), cy + far * angle.sin()];
            let said = sweeps
                .list
                .iter()
                .map(|s| s.gap(p[0], p[1]))
                .fold(f64::INFINITY, f64::min);
            let pieces = scene.path.pieces.iter();
            let true_gap = pieces
                .map(|piece| gap(piece, tool, at, p))
                .fold(f64::INFINITY, f64::min);
            // The rim of what is said lies within the true one, and no farther inside than chords and bends cost.
            worst = [worst[0].max(true_gap - said), worst[1].max(said - true_gap)];
            assert!(
                true_gap <= said.max(-1.0) + 2e-7 || said > 0.1,
                "{i}: {true_gap} {said} {p:?}"
            );
        }
    }
    println!("{worst:?}");
}
