//! The grid finds what trying all pieces finds, and long slanting lines cost their length, not their box.

mod support;

use millwright_proof::geometry::curve::Curve;
use millwright_proof::geometry::distance::distance_to;
use millwright_proof::geometry::grid::{Grid, Stamps};
use support::Random;

fn lines(random: &mut Random, n: usize, size: f64) -> Vec<Curve> {
    (0..n)
        .map(|i| {
            let mut at = || random.between(-size, size);
            let (ax, ay, bx, by) = (at(), at(), at(), at());
            match i % 5 {
                0 => Curve::line(ax, ay, ax, by),
                1 => Curve::line(ax, ay, bx, ay),
                2 => Curve::line(ax, ay, ax + bx / size, ay + by / size),
                _ => Curve::line(ax, ay, bx, by),
            }
        })
        .collect()
}

#[test]
fn every_piece_near_a_point_is_in_its_cell_and_every_box_in_a_window_is_found() {
    let mut random = Random(5);
    for round in 0..30 {
        let size = [10.0, 300.0, 2e4, 1e7][round % 4];
        let mut curves = lines(&mut random, 60, size);
        for curve in curves.iter_mut().skip(7).step_by(9) {
            curve.slack = 0.3;
        }
        let margin = |id: usize| (id % 4) as f64 * 1.7;
        let grid = Grid::new(&curves, 8.0, margin);
        let mut stamps = Stamps::default();
        let mut found = vec![];
        for _ in 0..300 {
            let (x, y) = (random.between(-size, size), random.between(-size, size));
            let cell = grid.at(x, y);
            for (id, curve) in curves.iter().enumerate() {
                if distance_to(x, y, curve) <= margin(id) + curve.slack {
                    assert!(cell.contains(&(id as u32)), "{round} {id}");
                }
            }
            let half = random.between(0.0, size / 20.0);
            let window = [x - half, y - half, x + half, y + half];
            grid.near(window, &mut stamps, &mut found);
            for (id, curve) in curves.iter().enumerate() {
                // A line that passes through the window, not only its box.
                if distance_to(x, y, curve) <= half {
                    assert!(found.contains(&(id as u32)), "{round} {id}");
                }
            }
        }
    }
}

#[test]
fn thousands_of_lines_across_a_sheet_are_laid_out_at_once() {
    let mut random = Random(6);
    let curves: Vec<Curve> = (0..4_000)
        .map(|_| {
            let (a, b) = (random.between(0.0, 100.0), random.between(1100.0, 1200.0));
            Curve::line(a, b, a + 2300.0, b - 1100.0)
        })
        .collect();
    let start = std::time::Instant::now();
    let grid = Grid::new(&curves, 8.0, |_| 3.0);
    assert_eq!(grid.len(), 4_000);
    assert!(
        start.elapsed().as_secs_f64() < 20.0,
        "{:?}",
        start.elapsed()
    );
    println!("{:?}", start.elapsed());
}
