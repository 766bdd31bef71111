//! The shape that should remain.

mod support;

use millwright_proof::target::{NONE, Target};
use support::Random;
use support::drawing::*;

const THICKNESS: f64 = 12.0;

fn total(target: &Target, contour: usize) -> f64 {
    let walls = target.contours[contour].walls.clone();
    target.walls[walls].iter().map(|w| w.curve.length()).sum()
}

#[test]
fn a_plate_with_a_pocket_over_its_edge_has_walls_only_where_heights_differ() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(10.0, 10.0, 100.0, 60.0), &mut rows);
    Row::feature(0, POCKET, 0, 5.0).write(&rectangle(90.0, 20.0, 40.0, 30.0), &mut rows);
    let target = Target::read(&rows, THICKNESS);
    // The outline is cut by the pocket's two crossings; the stretch between them stands only to −5.
    assert!((total(&target, 0) - 320.0).abs() < 1e-9);
    assert!((total(&target, 1) - (20.0 + 30.0 + 20.0)).abs() < 1e-9);
    let low: Vec<_> = target.walls.iter().filter(|w| w.top == -5.0).collect();
    assert_eq!(low.len(), 1);
    assert!((low[0].curve.length() - 30.0).abs() < 1e-9 && low[0].bottom == -THICKNESS);
    assert!(target.walls.iter().all(|w| w.top > w.bottom));
    assert_eq!(target.height_at(100.0, 30.0), (-5.0, 0));
    assert_eq!(target.height_at(50.0, 30.0), (0.0, 0));
    assert_eq!(target.height_at(120.0, 30.0), (f64::NEG_INFINITY, NONE));
}

#[test]
fn a_pocket_that_shares_the_outlines_edges_adds_no_wall_there() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 100.0, 60.0), &mut rows);
    Row::feature(0, POCKET, 0, 4.0).write(&rectangle(0.0, 0.0, 30.0, 60.0), &mut rows);
    let target = Target::read(&rows, THICKNESS);
    assert!((total(&target, 0) - 320.0).abs() < 1e-9);
    assert!((total(&target, 1) - 60.0).abs() < 1e-9);
}

#[test]
fn islands_stay_and_pockets_in_pockets_go_to_the_deeper_floor() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 100.0, 60.0), &mut rows);
    Row::feature(0, POCKET, 0, 4.0).write(&rectangle(10.0, 10.0, 40.0, 40.0), &mut rows);
    Row::feature(0, POCKET_ISLAND, 0, 4.0).write(&circle(30.0, 30.0, 5.0), &mut rows);
    Row::feature(0, POCKET, 1, 6.0).write(&rectangle(12.0, 12.0, 5.0, 5.0), &mut rows);
    Row::feature(0, POCKET, 2, 3.0).write(&rectangle(40.0, 20.0, 5.0, 5.0), &mut rows);
    let target = Target::read(&rows, THICKNESS);
    assert_eq!(target.height_at(30.0, 30.0).0, 0.0);
    assert_eq!(target.height_at(20.0, 30.0).0, -4.0);
    assert_eq!(target.height_at(14.0, 14.0).0, -6.0);
    assert_eq!(target.height_at(42.0, 22.0).0, -4.0);
    assert!((total(&target, 2) - 10.0 * std::f64::consts::PI).abs() < 1e-9);
    assert!((total(&target, 3) - 20.0).abs() < 1e-9);
    assert_eq!(total(&target, 4), 0.0);
    // The wood lies on the left of every wall.
    for wall in &target.walls {
        let [x, y] = wall.curve.middle();
        let [dx, dy] = wall.curve.direction_at(0.5);
        assert_eq!(
            target.height_at(x - dy * 1e-3, y + dx * 1e-3).0,
            wall.top,
            "{wall:?}"
        );
    }
}

#[test]
fn a_pocket_of_the_other_face_meets_one_of_this_face_in_a_hole() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 100.0, 60.0), &mut rows);
    Row::feature(0, POCKET, 0, 7.0).write(&rectangle(10.0, 10.0, 40.0, 40.0), &mut rows);
    Row {
        side: 1.0,
        ..Row::feature(0, POCKET, 1, 6.0)
    }
    .write(&rectangle(30.0, 20.0, 40.0, 10.0), &mut rows);
    let target = Target::read(&rows, THICKNESS);
    assert_eq!(target.height_at(40.0, 25.0).1, NONE);
    assert_eq!(target.height_at(60.0, 25.0), (0.0, 0));
    assert!((total(&target, 2) - (20.0 + 10.0 + 20.0)).abs() < 1e-9);
}

#[test]
fn a_chamfer_lies_on_edges_or_is_named() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 100.0, 60.0), &mut rows);
    let chamfer = |feature| Row {
        width: 2.0,
        ..Row::feature(0, CHAMFER, feature, 1.5)
    };
    chamfer(0).write(&rectangle(0.0, 0.0, 100.0, 60.0), &mut rows);
    chamfer(1).write(&rectangle(20.0, 20.0, 10.0, 10.0), &mut rows);
    let target = Target::read(&rows, THICKNESS);
    assert!(
        target
            .walls
            .iter()
            .all(|w| w.setback == 2.0 && w.setback_depth == 1.5)
    );
    assert_eq!(target.astray, vec![2]);
}

#[test]
fn heights_beside_every_wall_differ_and_nowhere_else_for_random_shapes() {
    let mut random = Random(7);
    for _ in 0..200 {
        let mut rows = vec![];
        let grid = |random: &mut Random| (random.between(0.0, 12.0)).floor() * 5.0;
        Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 60.0, 60.0), &mut rows);
        for feature in 0..4 {
            let [x, y] = [grid(&mut random) - 5.0, grid(&mut random) - 5.0];
            let [w, h] = [grid(&mut random) + 5.0, grid(&mut random) + 5.0];
            let shape = if random.unit() < 0.5 {
                rectangle(x, y, w, h)
            } else {
                circle(x, y, w / 2.0)
            };
            let depth = [3.0, 3.0, 5.0, -1.0][random.below(4)];
            Row::feature(0, POCKET, feature, depth).write(&shape, &mut rows);
        }
        let target = Target::read(&rows, THICKNESS);
        // Along a random line every change of height is at a wall.
        let [x0, y0, x1, y1] = [0; 4].map(|_| random.between(-5.0, 65.0));
        let mut last = target.height_at(x0, y0).0;
        for i in 1..=2000 {
            let t = f64::from(i) / 2000.0;
            let (x, y) = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
            let now = target.height_at(x, y).0;
            if now != last {
                let near = target
                    .walls
                    .iter()
                    .map(|w| millwright_proof::geometry::distance::distance_to(x, y, &w.curve))
                    .fold(f64::INFINITY, f64::min);
                assert!(near < 0.1, "height {last} to {now} at {x} {y}: {near}");
            }
            last = now;
        }
        for wall in &target.walls {
            let [x, y] = wall.curve.middle();
            let [dx, dy] = wall.curve.direction_at(0.5);
            let left = target.height_at(x - dy * 1e-5, y + dx * 1e-5).0;
            let right = target.height_at(x + dy * 1e-5, y - dx * 1e-5).0;
            assert_eq!(left, wall.top);
            assert_eq!(right.max(-THICKNESS), wall.bottom);
        }
    }
}
