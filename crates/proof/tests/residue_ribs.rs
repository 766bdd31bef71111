//! Thin ribs of wood inside a pocket: what stays on either side of them is seen.

mod support;

use millwright_proof::cover::features::report_features;
use millwright_proof::cover::report::{CONTOUR_COLUMNS, GROUP_COLUMNS};
use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use support::Writer;
use support::drawing::{OUTLINE, POCKET, POCKET_ISLAND, Row, rectangle};

const DEEP: f64 = 5.0;

fn scene(draw: impl Fn(&mut Vec<f64>), radius: f64, program: impl Fn(&mut Writer)) -> Scene {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 200.0, 150.0), &mut rows);
    draw(&mut rows);
    let mut writer = Writer::new([0.0, 0.0, 15.0]);
    program(&mut writer);
    Scene {
        path: Path::read(&writer.rows),
        tools: Tool::read(&[
            0.0, radius, 0.0, 0.0, 0.0, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
        ]),
        target: Target::read(&rows, 12.0),
        stock: [400.0, 150.0, 12.0],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

/// The residue of the first feature, and the length of wall that is missing.
fn said(scene: &Scene) -> (Vec<f64>, f64) {
    let rows = report_features(scene, &[], 2_000_000);
    let mut at = 3;
    let mut missing = 0.0;
    for _ in 0..rows[2] as usize {
        let groups = rows[at + 5] as usize;
        at += CONTOUR_COLUMNS;
        for _ in 0..groups {
            if rows[at] == 5.0 {
                missing += rows[at + 2];
            }
            at += GROUP_COLUMNS;
        }
    }
    (rows[at..at + 16].to_vec(), missing)
}

#[test]
fn what_stands_beside_a_thin_rib_is_seen() {
    // A pocket of 40 × 21.2 with a rib of 1.2 in its middle, a tool of 1 mm: one pass along each wall, then rows, but for one strip
    // beside the finishing pass of the rib on either side.
    for shift in [0.0, 0.7, 1.3, 2.1, 3.3] {
        let draw = |rows: &mut Vec<f64>| {
            Row::feature(0, POCKET, 0, DEEP)
                .write(&rectangle(20.0, 20.0 - shift, 40.0, 21.2 + shift), rows);
            Row::feature(0, POCKET_ISLAND, 0, DEEP).write(&rectangle(24.0, 30.0, 32.0, 1.2), rows);
        };
        let run = |gap: f64| {
            said(&scene(draw, 0.5, |writer| {
                let row = |writer: &mut Writer, y: f64, from: f64, to: f64| {
                    writer.rapid([from, y, 5.0]);
                    writer.line([from, y, -DEEP]);
                    writer.line([to, y, -DEEP]);
                    writer.rapid([to, y, 5.0]);
                };
                let [y0, y1] = [20.5 - shift, 40.7];
                let mut y = y0;
                while y < y1 + 0.7 {
                    let at = y.min(y1);
                    if at < 29.5 - gap || at > 31.7 + gap {
                        row(writer, at, 20.5, 59.5);
                    } else {
                        row(writer, at, 20.5, 23.5);
                        row(writer, at, 56.5, 59.5);
                    }
                    y += 0.2;
                }
                for (x, at) in [(20.5, y0), (59.5, y0)] {
                    writer.rapid([x, at, 5.0]);
                    writer.line([x, at, -DEEP]);
                    writer.line([x, y1, -DEEP]);
                    writer.rapid([x, y1, 5.0]);
                }
                writer.rapid([23.5, 29.5, 5.0]);
                for [x, y] in [
                    [23.5, 29.5],
                    [56.5, 29.5],
                    [56.5, 31.7],
                    [23.5, 31.7],
                    [23.5, 29.5],
                ] {
                    writer.line([x, y, -DEEP]);
                }
            }))
        };
        let (clean, missing) = run(0.2);
        assert_eq!(missing, 0.0);
        assert_eq!(clean[3], 0.0, "{shift} {clean:?}");
        // Strips of at least 0.2 by 32 stay on both sides.
        let (open, missing) = run(1.4);
        assert_eq!(missing, 0.0);
        println!("{shift} {open:?}");
        assert!(open[2] > 8.0 && open[3] >= 12.8, "{shift} {open:?}");
    }
}

#[test]
fn a_rib_between_two_long_cuts_that_begin_far_outside_is_seen() {
    // A groove right through the part; both cuts run on so far that their middles lie outside of it.
    let draw = |rows: &mut Vec<f64>| {
        Row::feature(0, POCKET, 0, DEEP).write(&rectangle(-5.0, 60.0, 210.0, 20.0), rows);
    };
    let (rows, missing) = said(&scene(draw, 3.0, |writer| {
        for y in [63.0, 77.0] {
            writer.rapid([-10.0, y, 5.0]);
            writer.line([-10.0, y, -DEEP]);
            writer.line([440.0, y, -DEEP]);
            writer.rapid([440.0, y, 5.0]);
        }
    }));
    assert_eq!(missing, 0.0);
    // 8 mm wide all along.
    assert!(rows[2] > 1500.0 && rows[3] >= 1600.0, "{rows:?}");
}
