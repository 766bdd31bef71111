//! How deep a pass is, where earlier heights differ by a rounding and where a helix leaves many of them.

mod support;

use millwright_proof::engage::{Load, Question, engagement, engagement_with};
use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use support::Writer;
use support::drawing::{OUTLINE, Row, rectangle};

const THICK: f64 = 15.0;

fn scene(tools: &[f64], writer: &Writer) -> Scene {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 400.0, 300.0), &mut rows);
    Scene {
        path: Path::read(&writer.rows),
        tools: Tool::read(tools),
        target: Target::read(&rows, THICK),
        stock: [400.0, 300.0, THICK],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

/// Down a helix of half turns.
fn helix(writer: &mut Writer, [x, y]: [f64; 2], radius: f64, half_turns: &[f64]) {
    writer.rapid([x, y + radius, 5.0]);
    writer.line([x, y + radius, 0.0]);
    for (i, &z) in half_turns.iter().enumerate() {
        let side = if i % 2 == 0 { -radius } else { radius };
        writer.arc([x, y + side, z], [x, y], true);
    }
    writer.rapid([x, y + radius, 5.0]);
}

fn deepest_pass(scene: &Scene, from: u32) -> f64 {
    let question = Question {
        step: 0.5,
        limits: &[],
        depths: &[],
        budget: u64::MAX,
    };
    let mut most: f64 = 0.0;
    engagement_with(scene, &question, |motion, _, load: &Load| {
        if motion >= from {
            most = most.max(load.pass);
        }
    });
    most
}

#[test]
fn a_level_and_an_end_of_a_ramp_that_nearly_meet_are_one() {
    for off in [0.0, 0.0004, -0.0004, 0.0008, -0.0008] {
        let mut writer = Writer::new([60.0, 60.0, 15.0]);
        // Half a turn ends just beside the level before the last.
        helix(&mut writer, [60.0, 60.0], 6.0, &[-4.0, -8.0 + off]);
        let ring = 20.0;
        writer.rapid([60.0, 60.0 + ring, 5.0]);
        let first = 2 + 2 + 2;
        for z in [-4.0, -8.0, -12.0] {
            writer.line([60.0, 60.0 + ring, z]);
            writer.arc([60.0, 60.0 - ring, z], [60.0, 60.0], false);
            writer.arc([60.0, 60.0 + ring, z], [60.0, 60.0], false);
        }
        // A turn of the ring comes near enough to the helix to see its heights.
        let scene = scene(&support::pocket::flat(7.5), &writer);
        let pass = deepest_pass(&scene, first);
        assert!((pass - 4.0).abs() < 2e-3, "{off}: {pass}");
    }
}

#[test]
fn whether_a_pass_is_deeper_than_allowed_is_decided_beside_many_heights() {
    let mut writer = Writer::new([60.0, 60.0, 15.0]);
    let half_turns: Vec<f64> = (1..=12).map(|i| -1.25 * f64::from(i)).collect();
    helix(&mut writer, [60.0, 60.0], 7.0, &half_turns);
    helix(&mut writer, [60.0, 60.0], 5.0, &half_turns);
    let scene = scene(&support::pocket::flat(3.0), &writer);
    let most = |allowed: f64| {
        let question = Question {
            step: 0.5,
            limits: &[],
            depths: &[allowed],
            budget: u64::MAX,
        };
        let found = engagement(&scene, &question);
        let each = |of: fn(&Load) -> f64| {
            found
                .motions
                .iter()
                .map(|motion| of(&motion.worst))
                .fold(0.0f64, f64::max)
        };
        (each(|load| load.pass), each(|load| load.pass_most))
    };
    // A full turn goes down by two half turns, no more.
    let (pass, pass_most) = most(2.6);
    assert!(pass <= 2.5 + 1e-3 && pass_most <= 2.6, "{pass} {pass_most}");
    let (pass, _) = most(2.0);
    assert!(pass > 2.0 && pass <= 2.5 + 1e-3, "{pass}");
}
