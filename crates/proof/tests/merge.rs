//! Merged strokes stand for their pieces within the slack they state.

mod support;

use millwright_proof::geometry::distance::distance_to;
use millwright_proof::path::Path;
use millwright_proof::sweep::merge::{Stroke, merge};
use support::{Random, Writer};

const DELTA: f64 = 0.002;

fn merged(path: &Path, delta: f64) -> Vec<Stroke> {
    merge(path, delta, |_, _| true)
}

/// Every stroke and its pieces lie within the stated slack of one another, in the plane and in Z, and no piece is lost.
fn check(path: &Path, strokes: &[Stroke]) {
    let mut next = 0;
    for stroke in strokes {
        assert!(stroke.pieces[0] <= next && stroke.pieces[1] + 1 >= next);
        next = stroke.pieces[1] + 1;
        let near = stroke.curve.slack + 1e-9;
        let pieces = &path.pieces[stroke.pieces[0] as usize..=stroke.pieces[1] as usize];
        for i in 0..=20 {
            let [x, y] = stroke.curve.point_at(f64::from(i) / 20.0);
            let best = pieces
                .iter()
                .map(|piece| distance_to(x, y, &piece.curve))
                .fold(f64::INFINITY, f64::min);
            assert!(
                best <= near,
                "stroke point {best} off its pieces, slack {}",
                stroke.curve.slack
            );
        }
    }
    assert_eq!(next as usize, path.pieces.len());
    for (id, piece) in path.pieces.iter().enumerate() {
        for i in 0..=4 {
            let ratio = f64::from(i) / 4.0;
            let [x, y] = piece.curve.point_at(ratio);
            let z = piece.from_z + (piece.to_z - piece.from_z) * ratio;
            let is_held = strokes.iter().any(|stroke| {
                let is_its = (stroke.pieces[0] as usize..=stroke.pieces[1] as usize).contains(&id);
                let give = stroke.z_slack + 1e-9;
                let level = z >= stroke.low() - give && z <= stroke.high() + give;
                is_its && level && distance_to(x, y, &stroke.curve) <= stroke.curve.slack + 1e-9
            });
            assert!(is_held, "piece {id} of {} is not held", path.pieces.len());
        }
    }
}

/// A random chain of lines and arcs cut into steps, rounded to `step` of a decimal.
fn chopped(random: &mut Random, n: usize, step_mm: f64, rounding: f64) -> Path {
    let round = |v: f64| {
        if rounding > 0.0 {
            (v / rounding).round() * rounding
        } else {
            v
        }
    };
    let (mut x, mut y, mut z) = (50.0f64, 50.0f64, -2.0f64);
    let mut writer = Writer::new([round(x), round(y), round(z)]);
    for _ in 0..n {
        let heading = random.between(0.0, std::f64::consts::TAU);
        let down = if random.unit() < 0.3 {
            random.between(-0.5, 0.5)
        } else {
            0.0
        };
        let long = random.between(2.0, 30.0);
        let count = (long / step_mm).ceil();
        let (x0, y0, z0) = (x, y, z);
        let radius = if random.unit() < 0.5 {
            random.between(20.0, 200.0)
        } else {
            0.0
        };
        for i in 1..=count as u32 {
            let t = f64::from(i) / count;
            (x, y) = if radius == 0.0 {
                (x0 + long * t * heading.cos(), y0 + long * t * heading.sin())
            } else {
                let turned = heading + long * t / radius;
                (
                    x0 + radius * (turned.cos() - heading.cos()),
                    y0 + radius * (turned.sin() - heading.sin()),
                )
            };
            z = z0 + down * t;
            writer.line([round(x), round(y), round(z)]);
        }
    }
    writer.path()
}

#[test]
fn chopped_lines_and_arcs_become_few_strokes_that_hold_them() {
    let mut random = Random(1);
    let (mut pieces, mut strokes) = (0, 0);
    for case in 0..60 {
        let rounding = [0.0, 0.001, 0.0001][case % 3];
        let path = chopped(&mut random, 12, 0.5, rounding);
        let found = merged(&path, DELTA);
        check(&path, &found);
        pieces += path.pieces.len();
        strokes += found.len();
    }
    assert!(strokes * 12 < pieces, "{pieces} pieces, {strokes} strokes");
}

#[test]
fn noise_is_left_as_it_is() {
    let mut random = Random(2);
    let mut writer = Writer::new([0.0, 0.0, -1.0]);
    for _ in 0..2000 {
        let to = [
            random.between(0.0, 100.0),
            random.between(0.0, 100.0),
            random.between(-3.0, 0.0),
        ];
        writer.line(to);
    }
    let path = writer.path();
    let found = merged(&path, DELTA);
    check(&path, &found);
    assert_eq!(found.len(), path.pieces.len());
}

#[test]
fn ways_back_plunges_rests_and_a_change_of_tool_end_a_run() {
    let mut writer = Writer::new([0.0, 0.0, -1.0]);
    writer.line([1.0, 0.0, -1.0]);
    writer.line([1.0, 0.0, -1.0]);
    writer.line([2.0, 0.0, -1.0]);
    writer.line([1.0, 0.0, -1.0]);
    writer.line([1.0, 0.0, -2.0]);
    writer.line([2.0, 0.0, -2.0]);
    writer.tool = 1.0;
    writer.line([3.0, 0.0, -2.0]);
    writer.rapid([4.0, 0.0, -2.0]);
    let path = writer.path();
    let found = merged(&path, DELTA);
    let ranges: Vec<[u32; 2]> = found.iter().map(|stroke| stroke.motions).collect();
    assert_eq!(ranges, [[0, 2], [3, 3], [4, 4], [5, 5], [6, 6], [7, 7]]);
}

#[test]
fn a_whole_circle_in_steps_keeps_its_direction() {
    for turn in [1.0, -1.0] {
        let mut writer = Writer::new([60.0, 50.0, -1.0]);
        for i in 1..=2000 {
            let angle = turn * f64::from(i) * std::f64::consts::PI / 1000.0;
            writer.line([50.0 + 10.0 * angle.cos(), 50.0 + 10.0 * angle.sin(), -1.0]);
        }
        let path = writer.path();
        let found = merged(&path, 1e-4);
        check(&path, &found);
        assert!(found.len() <= 8, "{}", found.len());
        let sweep: f64 = found.iter().map(|stroke| stroke.curve.sweep()).sum();
        assert!(
            (sweep - turn * 2.0 * std::f64::consts::PI).abs() < 1e-2,
            "{sweep}"
        );
    }
}
