//! Whether the drawing is sound, and where the path touches the sheet.

mod support;

use millwright_proof::contact::{contact_heights, crosses_sheet, fed_length_below_top, guard_of};
use millwright_proof::path::Reading;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::target::apart::{meeting_contours, overlapping_parts};
use millwright_proof::tool::Tool;
use support::drawing::{HOLE, OUTLINE, POCKET, Row, circle, rectangle};
use support::{Random, Writer};

/// Parts as rectangles, each with a round hole somewhere.
fn target(parts: &[([f64; 4], [f64; 3])]) -> Target {
    let mut rows = vec![];
    for (id, &([x, y, w, h], [hole_x, hole_y, radius])) in parts.iter().enumerate() {
        Row::new(id, OUTLINE).write(&rectangle(x, y, w, h), &mut rows);
        Row::new(id, HOLE).write(&circle(hole_x, hole_y, radius), &mut rows);
        // A pocket may cross a hole: it is no contour that has to stay apart.
        Row::feature(id, POCKET, id, 3.0)
            .write(&rectangle(x + 1.0, y + 1.0, w - 2.0, 4.0), &mut rows);
    }
    Target::read(&rows, 18.0)
}

#[test]
fn contours_that_cross_or_touch_are_told_once_for_each_part() {
    let apart = ([0.0, 0.0, 50.0, 40.0], [25.0, 20.0, 5.0]);
    let touching = ([100.0, 0.0, 50.0, 40.0], [105.0, 20.0, 5.0]);
    let crossing = ([200.0, 0.0, 50.0, 40.0], [202.0, 20.0, 5.0]);
    let found = meeting_contours(&target(&[apart, touching, crossing]));
    let parts: Vec<u32> = found.iter().map(|one| one.solid).collect();
    assert_eq!(parts, [1, 2]);
    assert!((found[0].at[0] - 100.0).abs() < 1e-9 && (found[0].at[1] - 20.0).abs() < 1e-9);
}

#[test]
fn parts_in_one_place_are_told_and_neighbours_are_not() {
    let part = |x: f64, y: f64| ([x, y, 50.0, 40.0], [x + 25.0, y + 30.0, 5.0]);
    // Edge to edge, overlapping by what the tolerance explains, alike in one place, overlapping at an edge, one in the other's hole.
    let inner = ([200.0, 200.0, 6.0, 7.0], [203.0, 203.5, 1.0]);
    let outer = ([180.0, 180.0, 50.0, 50.0], [203.0, 203.0, 8.0]);
    let parts = [
        part(0.0, 0.0),
        part(50.0, 0.0),
        part(0.0, 39.995),
        part(100.0, 100.0),
        part(100.0, 100.0),
        part(120.0, 60.5),
        outer,
        inner,
    ];
    let found = overlapping_parts(&target(&parts), 0.01);
    let pairs: Vec<[u32; 2]> = found.iter().map(|one| [one.solid, one.other]).collect();
    assert_eq!(pairs, [[4, 3], [5, 3]]);
    let deeper = [part(0.0, 0.0), part(20.0, 37.0)];
    assert_eq!(overlapping_parts(&target(&deeper), 0.01).len(), 1);
}

#[test]
fn overlaps_are_the_same_as_by_all_pairs() {
    let mut random = Random(11);
    for _ in 0..40 {
        let mut place = || {
            let (x, y) = (random.between(0.0, 300.0), random.between(0.0, 300.0));
            ([x, y, 40.0, 30.0], [x + 20.0, y + 20.0, 4.0])
        };
        let parts: Vec<_> = (0..12).map(|_| place()).collect();
        let found = overlapping_parts(&target(&parts), 0.01);
        for one in 0..parts.len() {
            let earlier = |other: &usize| {
                let pair = target(&[parts[*other], parts[one]]);
                !overlapping_parts(&pair, 0.01).is_empty()
            };
            let wanted = (0..one).find(earlier).map(|other| other as u32);
            let told = found.iter().find(|meeting| meeting.solid as usize == one);
            assert_eq!(told.map(|meeting| meeting.other), wanted, "part {one}");
        }
    }
}

fn scene(writer: &Writer) -> Scene {
    Scene {
        path: writer.path(),
        tools: Tool::read(&[0.0, 3.0, 0.0, 0.0, 0.0, 25.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0]),
        target: Target::read(&[], 18.0),
        stock: [100.0, 80.0, 18.0],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

#[test]
fn a_motion_touches_the_sheet_where_its_tool_comes_over_it() {
    let mut writer = Writer::new([-10.0, 40.0, 5.0]);
    writer.line([-10.0, 40.0, -2.0]);
    writer.line([-3.01, 40.0, -2.0]);
    writer.line([-2.9, 40.0, -2.5]);
    // Away again, over the corner by less and by more than the radius; up through the top.
    writer.line([-10.0, 83.5, -3.0]);
    writer.line([-2.0, 82.0, -3.0]);
    writer.line([-2.2, 82.2, -3.0]);
    writer.line([50.0, 40.0, 10.0]);
    writer.tool = -1.0;
    writer.line([50.0, 40.0, -0.00005]);
    writer.line([102.9, 40.0, -1.0]);
    let scene = scene(&writer);
    let inf = f64::INFINITY;
    let wanted = [inf, inf, -2.5, -3.0, -3.0, -3.0, -3.0, inf, -1.0];
    assert_eq!(contact_heights(&scene), wanted);
    assert!(
        crosses_sheet(&scene, 6, 0.0)
            && crosses_sheet(&scene, 7, 5.0)
            && !crosses_sheet(&scene, 0, 0.0)
    );
}

#[test]
fn what_is_fed_below_the_top_is_measured_in_space() {
    let mut writer = Writer::new([0.0, 0.0, 3.0]);
    writer.line([4.0, 0.0, 0.0]);
    writer.line([8.0, 0.0, -3.0]);
    writer.arc([8.0, 0.0, -3.0], [8.0, 5.0], true);
    writer.rapid([30.0, 0.0, -3.0]);
    writer.line([30.0, 0.0, -9.0]);
    let scene = scene(&writer);
    let wanted = 5.0 + 10.0 * std::f64::consts::PI + 6.0;
    assert!((fed_length_below_top(&scene) - wanted).abs() < 1e-3);
    assert_eq!(guard_of(&scene), 1e-9);
}

#[test]
fn an_arc_of_kilometres_is_chords_that_hold_it_and_one_without_size_is_a_point() {
    let (radius, half) = (5e6f64, 500.0);
    let mut writer = Writer::new([half, 0.0, 0.0]);
    let centre = [0.0, -(radius * radius - half * half).sqrt()];
    writer.arc([-half, 0.0, 0.0], centre, false);
    writer.at = [0.0; 3];
    writer.arc([0.0; 3], [0.0; 2], false);
    let path = writer.path();
    let chords = path.pieces_of(0);
    assert!(chords.len() > 3);
    assert!(
        chords
            .iter()
            .all(|piece| piece.curve.is_line() && piece.curve.slack <= 1.0001e-4)
    );
    assert_eq!(
        path.pieces_of(1)
            .iter()
            .map(|piece| piece.curve.length())
            .sum::<f64>(),
        0.0
    );
}

#[test]
fn what_an_arc_means_and_what_the_controller_runs_both_stand_where_they_differ() {
    let mut writer = Writer::new([10.0, 0.0, 0.0]);
    writer.arc([10.0, 0.0, 0.0], [0.0; 2], false);
    let sweep = 10;
    writer.rows[sweep] = 0.0;
    writer.arc([0.0, 10.0, 0.0], [0.0; 2], false);
    let n = writer.rows.len();
    writer.rows[n - 17 + sweep] = 1.0;
    let path = writer.path();
    let meant = path
        .pieces_of(0)
        .iter()
        .filter(|piece| piece.reading == Reading::MeantOnly);
    assert_eq!(meant.count(), 4);
    // Turned too little on the way, it still ends where the block says.
    let last = path
        .pieces_of(1)
        .last()
        .map(|piece| [piece.curve.bx, piece.curve.by]);
    assert_eq!(last, Some([0.0, 10.0]));
}
