//! Which tools say what has to be cut of a floor: slimmer ones whose passes are missing, round ones and what they leave.

mod support;

use millwright_proof::cover::regions::Given;
use millwright_proof::target::NONE;
use support::Writer;
use support::drawing::{DRILL, ENGRAVE, POCKET, Row, circle, rectangle};
use support::pocket::{
    DEEP, POCKET_AT, ball, bull, cone, flat, pocket, rings, said, said_with, scene,
};

/// A tool of 6 mm, and one of 2 mm.
fn two() -> Vec<f64> {
    let mut tools = flat(3.0);
    tools.extend(flat(1.0));
    tools
}

/// What a tool of radius 3 leaves in a square corner that one of radius 1 reaches, mm².
fn corner() -> f64 {
    (9.0 - 1.0) * (1.0 - std::f64::consts::FRAC_PI_4)
}

/// Rings of the large tool, then the small one in all corners, at a height; nothing where there is none.
fn cleared(writer: &mut Writer, z: Option<f64>) {
    rings(writer, POCKET_AT, 3.0, 2.4, -DEEP);
    writer.tool = 1.0;
    if let Some(z) = z {
        let [x, y, w, h] = POCKET_AT;
        rings(writer, [x, y, w, h], 1.0, 1e9, z);
    }
}

fn given(contour: u32, tool: u16, is_sure: bool) -> Given {
    Given {
        contour,
        tool,
        is_sure,
    }
}

#[test]
fn corners_that_a_given_tool_should_have_cleared_are_left_not_out_of_reach() {
    let scene = scene(pocket, &two(), |writer| cleared(writer, None));
    // Nothing says that the small tool belongs here.
    let said = support::pocket::said(&scene);
    assert_eq!((said.residue[3], said.further[0]), (0.0, 0.0));
    for contour in [NONE, 1] {
        let sure = said_with(&scene, &[given(contour, 1, true)]);
        let [least, most] = [sure.residue[2], sure.residue[3]];
        let left = 4.0 * corner();
        // Within the tolerance of the walls nothing is required.
        assert!(least < left && most > left - 0.4, "{least} {most} {left}");
        assert!(least > left - 1.0 && most < left + 0.5, "{least} {most}");
        let unsure = said_with(&scene, &[given(contour, 1, false)]);
        assert_eq!(unsure.residue[3], 0.0);
        assert_eq!(unsure.further[2..4], sure.residue[2..4]);
    }
    // Given for another feature, or no slimmer: nothing more is asked.
    let other = said_with(&scene, &[given(7, 1, true), given(NONE, 0, false)]);
    assert_eq!((other.residue[3], other.further[0]), (0.0, 0.0));
}

#[test]
fn a_slim_tool_that_stays_above_the_floor_has_left_its_corners() {
    let high = said(&scene(pocket, &two(), |w| cleared(w, Some(-DEEP + 1.0))));
    assert!(high.residue[2] > 4.0 * corner() - 1.0, "{:?}", high.residue);
    let down = said(&scene(pocket, &two(), |w| cleared(w, Some(-DEEP))));
    assert_eq!(down.residue[3], 0.0, "{:?}", down.residue);
}

#[test]
fn tools_that_sink_something_into_a_floor_ask_nothing_of_it() {
    // A blind hole, a through hole and a curve in the floor, each with its own slim tool.
    let draw = |rows: &mut Vec<f64>| {
        pocket(rows);
        Row::feature(0, DRILL, 1, 8.0).write(&circle(60.0, 60.0, 1.0), rows);
        Row::feature(0, POCKET, 2, -1.0).write(&circle(90.0, 60.0, 3.0), rows);
        Row::feature(0, ENGRAVE, 3, DEEP + 0.5).write(&rectangle(50.0, 40.0, 20.0, 10.0), rows);
    };
    let mut tools = two();
    tools.extend(flat(0.5));
    tools.extend(cone(3.0, 60.0));
    let scene = scene(draw, &tools, |writer| {
        rings(writer, POCKET_AT, 3.0, 2.4, -DEEP);
        writer.tool = 1.0;
        writer.rapid([60.0, 60.0, 5.0]);
        writer.line([60.0, 60.0, -8.0]);
        writer.rapid([60.0, 60.0, 5.0]);
        writer.rapid([92.0, 60.0, 5.0]);
        writer.line([92.0, 60.0, -12.0]);
        writer.arc([92.0, 60.0, -12.0], [90.0, 60.0], false);
        writer.rapid([92.0, 60.0, 5.0]);
        for tool in [2.0, 3.0] {
            writer.tool = tool;
            writer.rapid([50.0, 40.0, 5.0]);
            for [x, y] in [
                [50.0, 40.0],
                [70.0, 40.0],
                [70.0, 50.0],
                [50.0, 50.0],
                [50.0, 40.0],
            ] {
                writer.line([x, y, -DEEP - 0.5]);
            }
            writer.rapid([50.0, 40.0, 5.0]);
        }
    });
    let said = said(&scene);
    assert_eq!(said.residue[1], 3.0);
    assert_eq!(
        (said.runs[5], said.residue[3]),
        (0.0, 0.0),
        "{:?}",
        said.residue
    );
}

/// Rows a step apart, then once around at a distance from the walls.
fn rows_of(radius: f64, step: f64) -> impl Fn(&mut Writer) {
    move |writer| {
        let [x, y, w, h] = POCKET_AT;
        let mut at = y + radius;
        while at < y + h - radius + step {
            let cy = at.min(y + h - radius);
            writer.rapid([x + radius, cy, 5.0]);
            writer.line([x + radius, cy, -DEEP]);
            writer.line([x + w - radius, cy, -DEEP]);
            writer.rapid([x + w - radius, cy, 5.0]);
            at += step;
        }
        rings(writer, POCKET_AT, radius, 1e9, -DEEP);
    }
}

#[test]
fn a_ball_may_leave_cusps_as_high_as_the_tolerance() {
    // Rows s apart leave cusps of r − √(r² − s²/4): 0.01 mm at s = 2√(2·3·0.01 − 0.01²) = 0.4895.
    let run = |step: f64| said(&scene(pocket, &ball(3.0), rows_of(3.0, step)));
    for step in [0.3, 0.45, 0.48] {
        let fine = run(step);
        assert_eq!(
            (fine.runs[5], fine.residue[3]),
            (0.0, 0.0),
            "{step} {:?}",
            fine.residue
        );
        // A band of 3 − 0.23 (what a ball of 3 cuts 9 µm over its tip) along the walls stays out of reach.
        let band: f64 = 3.0 - (0.009 * (6.0 - 0.009_f64)).sqrt();
        let area = 120.0 * 80.0 - (120.0 - 2.0 * band) * (80.0 - 2.0 * band);
        assert!(
            fine.residue[8] <= area + 0.1 && area - 0.1 <= fine.residue[9],
            "{area} {:?}",
            fine.residue
        );
    }
    for step in [0.55, 0.6, 1.0] {
        let coarse = run(step);
        assert!(coarse.residue[2] > 0.0, "{step} {:?}", coarse.residue);
    }
}

#[test]
fn a_bull_nose_leaves_a_fillet_along_the_walls_and_cusps_beyond_its_flat() {
    // Radius 3, corner 1: flat to 2, and 10 µm higher to 2 + √(0.01·1.99) = 2.141.
    let run = |step: f64| said(&scene(pocket, &bull(3.0, 1.0), rows_of(3.0, step)));
    for step in [2.0, 4.0, 4.27] {
        let fine = run(step);
        assert_eq!(
            (fine.runs[5], fine.residue[3]),
            (0.0, 0.0),
            "{step} {:?}",
            fine.residue
        );
    }
    assert!(run(4.30).residue[2] > 0.0, "{:?}", run(4.30).residue);
    // A wall that its pass misses by 0.05 is not finished.
    let off = said(&scene(pocket, &bull(3.0, 1.0), rows_of(3.05, 2.0)));
    assert!(off.runs[5] > 100.0, "{:?}", off.runs);
}

#[test]
fn a_flat_tool_that_comes_down_to_the_floor_as_well_has_to_clear_the_fillet() {
    let mut tools = ball(3.0);
    tools.extend(flat(3.0));
    let run = |has_last: bool| {
        said(&scene(pocket, &tools, |writer| {
            rows_of(3.0, 0.4)(writer);
            writer.tool = 1.0;
            let [x, y, w, h] = POCKET_AT;
            if has_last {
                rings(writer, POCKET_AT, 3.0, 1e9, -DEEP);
            } else {
                rings(
                    writer,
                    [x + 20.0, y + 20.0, w - 40.0, h - 40.0],
                    3.0,
                    1e9,
                    -DEEP,
                );
            }
        }))
    };
    let whole = run(true);
    assert_eq!(
        (whole.runs[5], whole.residue[3]),
        (0.0, 0.0),
        "{:?}",
        whole.residue
    );
    let part = run(false);
    assert!(
        part.residue[2] > 100.0 && part.runs[5] > 100.0,
        "{:?}",
        part.residue
    );
}
