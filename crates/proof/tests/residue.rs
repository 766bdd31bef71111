//! Pockets: what stays, what is out of reach, what is clean.

mod support;

use millwright_proof::cover::features::report_features;
use support::Writer;
use support::drawing::{CLEAR, DRILL, ENGRAVE, POCKET, POCKET_ISLAND, Row, VCARVE, rectangle};
use support::pocket::{DEEP, POCKET_AT, cone, flat, pocket, rings, said, scene};

#[test]
fn a_pocket_cut_in_close_rings_leaves_nothing_but_its_corners() {
    for ratio in [0.2, 0.4, 0.6, 0.8, 0.85] {
        let scene = scene(pocket, &flat(3.0), |writer| {
            rings(writer, POCKET_AT, 3.0, 6.0 * ratio, -DEEP);
        });
        let said = said(&scene);
        assert_eq!(said.runs[5], 0.0, "{ratio}");
        assert_eq!(said.residue[2..4], [0.0, 0.0], "{ratio} {:?}", said.residue);
        // Four corners of (1 − π/4) r².
        let corners = 4.0 * (1.0 - std::f64::consts::FRAC_PI_4) * 9.0;
        assert!(said.residue[8] <= corners && corners <= said.residue[9]);
        assert!(
            said.residue[9] - said.residue[8] < 2.0,
            "{:?}",
            said.residue
        );
        // 600 cells of 4 mm, and some hundred along what stays in each corner.
        println!("{ratio}: {} cells", said.residue[14]);
        assert!(said.residue[14] < 4_000.0, "{:?}", said.residue);
    }
}

#[test]
fn rings_farther_apart_than_85_percent_leave_wood_in_their_corners() {
    for ratio in [0.9, 0.95] {
        let scene = scene(pocket, &flat(3.0), |writer| {
            rings(writer, POCKET_AT, 3.0, 6.0 * ratio, -DEEP);
        });
        let said = said(&scene);
        assert!(said.residue[2] > 0.0, "{ratio} {:?}", said.residue);
        assert!(said.residue[4] > 0.0);
    }
}

#[test]
fn a_ring_left_out_is_measured_as_its_area() {
    let scene = scene(pocket, &flat(3.0), |writer| {
        rings(writer, POCKET_AT, 3.0, 3.0, -DEEP);
        // Only what the first and the last ring leave is asked.
    });
    assert_eq!(said(&scene).residue[3], 0.0);
    let open = support::pocket::scene(pocket, &flat(3.0), |writer| {
        let [x, y, w, h] = POCKET_AT;
        rings(writer, [x, y, w, h], 3.0, 40.0, -DEEP);
    });
    let said = said(&open);
    // The ring clears a frame 6 wide; the line in the middle a capsule of 40 + π·9 … inside 108 × 68.
    let middle = 40.0 * 6.0 + std::f64::consts::PI * 9.0;
    let left = 108.0 * 68.0 - middle;
    assert!(
        said.residue[2] <= left && left <= said.residue[3],
        "{:?} {left}",
        said.residue
    );
    assert!(
        said.residue[3] - said.residue[2] < 60.0,
        "{:?}",
        said.residue
    );
}

#[test]
fn a_floor_a_tenth_too_high_is_not_reached() {
    let scene = scene(pocket, &flat(3.0), |writer| {
        rings(writer, POCKET_AT, 3.0, 2.4, -DEEP + 0.1);
    });
    let said = said(&scene);
    assert_eq!(said.residue[0], 0.0);
    assert_eq!(said.runs[0], 0.0);
}

#[test]
fn a_slot_as_wide_as_the_tool_is_finished_by_one_pass() {
    let draw = |rows: &mut Vec<f64>| {
        Row::feature(0, POCKET, 0, DEEP).write(&rectangle(20.0, 20.0, 60.0, 6.0), rows);
    };
    let scene = scene(draw, &flat(3.0), |writer| {
        writer.rapid([23.0, 23.0, 5.0]);
        writer.line([23.0, 23.0, -DEEP]);
        writer.line([77.0, 23.0, -DEEP]);
    });
    let said = said(&scene);
    assert_eq!(said.runs[5], 0.0);
    assert_eq!(said.residue[3], 0.0, "{:?}", said.residue);
}

#[test]
fn a_small_tool_finishes_the_corners_that_a_large_one_leaves() {
    let mut tools = flat(3.0);
    tools.extend(flat(1.0));
    let corners = |writer: &mut Writer, n: usize| {
        rings(writer, POCKET_AT, 3.0, 2.4, -DEEP);
        writer.tool = 1.0;
        let [x, y, w, h] = POCKET_AT;
        let (x0, y0, x1, y1) = (x + 1.0, y + 1.0, x + w - 1.0, y + h - 1.0);
        let at = [
            [x0, y0, 1.0, 1.0],
            [x1, y0, -1.0, 1.0],
            [x1, y1, -1.0, -1.0],
            [x0, y1, 1.0, -1.0],
        ];
        for [cx, cy, dx, dy] in at.into_iter().take(n) {
            writer.rapid([cx, cy, 5.0]);
            for [px, py] in [
                [cx + dx * 3.0, cy],
                [cx, cy],
                [cx, cy + dy * 3.0],
                [cx + dx * 1.0, cy + dy * 1.0],
            ] {
                writer.line([px, py, -DEEP]);
            }
            writer.rapid([cx, cy, 5.0]);
        }
    };
    let clean = said(&scene(pocket, &tools, |writer| corners(writer, 4)));
    assert_eq!(clean.residue[3], 0.0, "{:?}", clean.residue);
    assert_eq!(clean.runs[5], 0.0);
    let one_left = said(&scene(pocket, &tools, |writer| corners(writer, 3)));
    assert!(one_left.residue[2] > 0.5, "{:?}", one_left.residue);
    assert!(one_left.runs[5] > 1.0);
}

#[test]
fn an_island_is_gone_around() {
    let island = [60.0, 45.0, 30.0, 30.0];
    let draw = |rows: &mut Vec<f64>| {
        pocket(rows);
        let [x, y, w, h] = island;
        Row::feature(0, POCKET_ISLAND, 0, DEEP).write(&rectangle(x, y, w, h), rows);
    };
    let run = |reach: f64| {
        let scene = scene(draw, &flat(3.0), |writer| {
            // Lines across, not where the island keeps the tool off, then round it.
            let [x, y, w, h] = POCKET_AT;
            let mut at = y + 3.0;
            while at < y + h - 3.0 + 2.0 {
                let cy = at.min(y + h - 3.0);
                let is_beside = cy > 42.0 && cy < 78.0;
                let spans = if is_beside {
                    vec![[x + 3.0, 57.0], [93.0, x + w - 3.0]]
                } else {
                    vec![[x + 3.0, x + w - 3.0]]
                };
                for [from, to] in spans {
                    writer.rapid([from, cy, 5.0]);
                    writer.line([from, cy, -DEEP]);
                    writer.line([to, cy, -DEEP]);
                    writer.rapid([to, cy, 5.0]);
                }
                at += 2.0;
            }
            rings(writer, [x, y, w, h], 3.0, 1e9, -DEEP);
            writer.rapid([57.0, 42.0, 5.0]);
            for [px, py] in [
                [57.0, 42.0],
                [93.0, 42.0],
                [93.0, 78.0 - reach],
                [57.0, 78.0],
                [57.0, 42.0],
            ] {
                writer.line([px, py, -DEEP]);
            }
        });
        said(&scene)
    };
    let clean = run(0.0);
    assert_eq!(clean.residue[3], 0.0, "{:?}", clean.residue);
    assert_eq!(clean.runs[5], 0.0);
}

#[test]
fn holes_are_drilled_to_their_bottom_and_bored_without_a_core() {
    let draw = |rows: &mut Vec<f64>| {
        Row::feature(0, DRILL, 0, 8.0).write(&support::drawing::circle(50.0, 50.0, 3.0), rows);
    };
    let drilled = |z: f64| {
        said(&scene(draw, &cone(3.0, 118.0), |writer| {
            writer.rapid([50.0, 50.0, 5.0]);
            writer.line([50.0, 50.0, z]);
        }))
    };
    let good = drilled(-8.0);
    assert_eq!(
        (good.runs[5], good.residue[3]),
        (0.0, 0.0),
        "{:?}",
        good.residue
    );
    assert!(drilled(-7.9).runs[5] > 18.0);
    let wide = |rows: &mut Vec<f64>| {
        Row::feature(0, DRILL, 0, 8.0).write(&support::drawing::circle(50.0, 50.0, 8.0), rows);
    };
    let bored = said(&scene(wide, &flat(2.0), |writer| {
        writer.rapid([56.0, 50.0, 5.0]);
        writer.line([56.0, 50.0, -8.0]);
        writer.arc([56.0, 50.0, -8.0], [50.0, 50.0], false);
    }));
    assert_eq!(bored.runs[5], 0.0);
    // A core of radius 4 stays.
    let core = std::f64::consts::PI * 16.0;
    assert!(
        bored.residue[2] <= core && core <= bored.residue[3],
        "{:?}",
        bored.residue
    );
    assert!(
        bored.residue[3] - bored.residue[2] < 1.0,
        "{:?}",
        bored.residue
    );
}

#[test]
fn an_engraved_line_is_followed_at_its_depth() {
    let draw = |rows: &mut Vec<f64>| {
        Row::feature(0, ENGRAVE, 0, 1.0).write(&rectangle(30.0, 30.0, 40.0, 20.0), rows);
    };
    let run = |off: f64, z: f64| {
        said(&scene(draw, &cone(3.0, 60.0), |writer| {
            writer.rapid([30.0, 30.0, 5.0]);
            for [x, y] in [
                [30.0, 30.0],
                [70.0, 30.0],
                [70.0, 50.0],
                [30.0, 50.0 + off],
                [30.0, 30.0],
            ] {
                writer.line([x, y, z]);
            }
        }))
        .runs[5]
    };
    assert_eq!(run(0.0, -1.0), 0.0);
    assert_eq!(run(0.005, -1.0), 0.0);
    assert!(run(0.02, -1.0) > 10.0);
    assert!(run(0.0, -0.95) > 119.0);
}

#[test]
fn a_carved_edge_is_touched_all_along_also_where_the_tool_rises_into_corners() {
    let draw = |rows: &mut Vec<f64>| {
        Row::feature(0, VCARVE, 0, -1.0).write(&rectangle(30.0, 30.0, 40.0, 4.0), rows);
    };
    // 90°: as deep as the edge is far.
    let run = |z: f64, is_risen: bool| {
        said(&scene(draw, &cone(3.0, 90.0), |writer| {
            writer.rapid([32.0, 32.0, 5.0]);
            writer.line([32.0, 32.0, z]);
            writer.line([68.0, 32.0, z]);
            if is_risen {
                for [x, y] in [[30.0, 30.0], [30.0, 34.0]] {
                    writer.rapid([x, y, 5.0]);
                    writer.line([x, y, 0.0]);
                    writer.line([32.0, 32.0, z]);
                }
                for [x, y] in [[70.0, 30.0], [70.0, 34.0]] {
                    writer.rapid([x, y, 5.0]);
                    writer.line([x, y, 0.0]);
                    writer.line([68.0, 32.0, z]);
                }
            }
        }))
        .runs[5]
    };
    assert!(run(-2.0, true) < 1e-9, "{}", run(-2.0, true));
    assert!(run(-2.0, false) > 14.0);
    assert!(run(-1.95, true) > 60.0);
}

#[test]
fn waste_that_must_be_cleared_is_asked_and_other_waste_is_not() {
    let kind = |kind: f64| {
        move |rows: &mut Vec<f64>| {
            let mut row = Row::feature(0, kind, 0, 3.0);
            row.solid = -1.0;
            row.feature = -1.0;
            row.write(&rectangle(205.0, 20.0, 30.0, 20.0), rows);
        }
    };
    let program = |writer: &mut Writer| rings(writer, [205.0, 20.0, 30.0, 20.0], 3.0, 20.0, -3.0);
    let rows = report_features(&scene(kind(CLEAR), &flat(3.0), program), &[], 100_000);
    assert_eq!(rows, [0.0]);
    let must = said(&scene(kind(10.0), &flat(3.0), program));
    assert!(must.residue[2] > 10.0, "{:?}", must.residue);
    let clean = |writer: &mut Writer| rings(writer, [205.0, 20.0, 30.0, 20.0], 3.0, 2.0, -3.0);
    assert_eq!(said(&scene(kind(10.0), &flat(3.0), clean)).residue[3], 0.0);
}

#[test]
fn a_budget_of_one_cell_decides_nothing() {
    let scene = scene(pocket, &flat(3.0), |writer| {
        rings(writer, POCKET_AT, 3.0, 2.4, -DEEP);
    });
    let rows = report_features(&scene, &[], 1);
    assert_eq!(rows[rows.len() - 17], 1.0);
}

#[test]
fn a_pocket_open_at_the_edge_of_its_part_is_asked_up_to_that_edge() {
    let draw = |rows: &mut Vec<f64>| {
        Row::feature(0, POCKET, 0, DEEP).write(&rectangle(150.0, 20.0, 60.0, 31.0), rows);
    };
    let run = |right: f64| {
        said(&scene(draw, &flat(3.0), |writer| {
            let mut y: f64 = 23.0;
            while y < 50.0 {
                let at = y.min(48.0);
                writer.rapid([153.0, at, 5.0]);
                writer.line([153.0, at, -DEEP]);
                writer.line([right, at, -DEEP]);
                writer.rapid([right, at, 5.0]);
                y += 2.5;
            }
            writer.rapid([153.0, 23.0, 5.0]);
            writer.line([153.0, 23.0, -DEEP]);
            writer.line([153.0, 48.0, -DEEP]);
        }))
    };
    let clean = run(203.0);
    assert_eq!(
        (clean.runs[5], clean.residue[3]),
        (0.0, 0.0),
        "{:?}",
        clean.residue
    );
    let short = run(190.0);
    // Seven millimetres over the whole width, and what the round ends leave.
    let [least, most] = [short.residue[2], short.residue[3]];
    assert!(
        least > 150.0 && least <= 230.0 && most >= 217.0,
        "{:?}",
        short.residue
    );
}
