//! Area and volume of gouges against figures worked out by hand.

mod support;

use millwright_proof::map::LIMITS;
use millwright_proof::map::gouge::{GougeSums, gouge_sums};
use millwright_proof::map::sums::Bracket;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use support::Writer;
use support::bench_sheet::{SIZE, bench_sheet};
use support::drawing::{OUTLINE, POCKET, Row};

fn scene(writer: &Writer, contours: &[f64], stock: [f64; 3]) -> Scene {
    Scene {
        path: writer.path(),
        tools: Tool::read(&[0.0, 3.0, 0.0, 0.0, 0.0, 25.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0]),
        target: Target::read(contours, stock[2]),
        stock,
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

const STOCK: [f64; 3] = [200.0, 150.0, 10.0];

/// A plate of 100 × 60 at (40, 40), with a pocket of 40 × 20 in its middle, 4 mm deep.
fn plate() -> Vec<f64> {
    let mut rows = vec![];
    let square = |x0: f64, y0: f64, x1: f64, y1: f64| {
        [[x0, y0, 0.0], [x1, y0, 0.0], [x1, y1, 0.0], [x0, y1, 0.0]]
    };
    Row::new(0, OUTLINE).write(&square(40.0, 40.0, 140.0, 100.0), &mut rows);
    Row::feature(0, POCKET, 0, 4.0).write(&square(70.0, 60.0, 110.0, 80.0), &mut rows);
    rows
}

/// The lower edge cut `into` mm inside, and the pocket's floor along its middle at a depth.
fn program(into: f64, floor: f64) -> Writer {
    let mut writer = Writer::new([30.0, 37.0 + into, 5.0]);
    writer.line([30.0, 37.0 + into, -10.5]);
    writer.line([150.0, 37.0 + into, -10.5]);
    writer.rapid([150.0, 37.0, 5.0]);
    writer.rapid([80.0, 70.0, 5.0]);
    writer.line([80.0, 70.0, floor]);
    writer.line([100.0, 70.0, floor]);
    writer
}

fn is_about(found: Bracket, expected: f64, give: f64) -> bool {
    found.least <= expected + 1e-9
        && found.most >= expected - 1e-9
        && found.most - found.least <= give
}

#[test]
fn a_clean_program_gouges_nothing_and_costs_no_rectangle() {
    let sums = gouge_sums(&scene(&program(0.0, -4.0), &plate(), STOCK), LIMITS);
    assert_eq!(sums, GougeSums::default());
}

#[test]
fn an_edge_cut_too_far_inside_is_an_area_along_it() {
    for into in [0.02, 0.3] {
        let sums = gouge_sums(&scene(&program(into, -4.0), &plate(), STOCK), LIMITS);
        assert!(is_about(sums.area, 100.0 * into, 2.5), "{sums:?}");
        assert!(is_about(sums.volume, 1000.0 * into, 25.0), "{sums:?}");
    }
}

#[test]
fn a_floor_cut_too_deep_is_a_volume_under_it() {
    let sums = gouge_sums(&scene(&program(0.0, -4.5), &plate(), STOCK), LIMITS);
    let area = 20.0 * 6.0 + std::f64::consts::PI * 9.0;
    assert!(is_about(sums.area, area, 0.01), "{sums:?}");
    assert!(is_about(sums.volume, area * 0.5, 0.01), "{sums:?}");
}

#[test]
fn a_traverse_across_a_part_counts_its_wood_only() {
    let mut writer = Writer::new([20.0, 50.0, 5.0]);
    writer.line([20.0, 50.0, -1.0]);
    writer.line([180.0, 50.0, -1.0]);
    let sums = gouge_sums(&scene(&writer, &plate(), STOCK), LIMITS);
    assert!(is_about(sums.area, 600.0, 1.0), "{sums:?}");
    assert!(is_about(sums.volume, 600.0, 1.0), "{sums:?}");
}

#[test]
fn a_ramp_so_flat_that_it_crosses_the_edge_within_tolerance_counts_too() {
    // One in a thousand: at the edge it is 6 µm deep, the radius farther in 9 µm, in the middle of the part 46 µm.
    let mut writer = Writer::new([34.0, 50.0, 0.0]);
    writer.line([80.0, 50.0, -0.046]);
    let sums = gouge_sums(&scene(&writer, &plate(), STOCK), LIMITS);
    let area = 40.0 * 6.0;
    assert!(
        sums.area.least <= area + 30.0 && sums.area.most >= area - 30.0,
        "{sums:?}"
    );
    assert!(
        sums.volume.least > 0.0 && sums.volume.most > 5.0,
        "{sums:?}"
    );
}

#[test]
fn the_bench_sheet_gouges_nothing() {
    let sheet = bench_sheet(0.0);
    let mut rows = vec![];
    for (i, outline) in sheet.outlines.iter().enumerate() {
        Row::new(i, OUTLINE).write(outline, &mut rows);
        if i % 2 == 0 {
            Row::feature(i, POCKET, 0, 8.0).write(&sheet.pockets[i / 2], &mut rows);
        }
    }
    let mut writer = Writer::new([0.0; 3]);
    writer.rows = sheet.rows;
    assert_eq!(
        gouge_sums(&scene(&writer, &rows, SIZE), LIMITS),
        GougeSums::default()
    );
}
