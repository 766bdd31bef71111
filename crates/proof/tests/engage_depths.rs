//! How deep a pass is, where earlier heights differ by a rounding and where a helix leaves many of them.

mod support;

use millwright_proof::engage::{Question, Worst, engagement, engagement_with};
use millwright_proof::scene::Scene;
use support::Writer;
use support::pocket::{flat, scene};

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
    engagement_with(scene, &question, |motion, _, load| {
        if motion >= from {
            most = most.max(load.pass);
        }
    });
    most
}

#[test]
fn a_level_and_an_end_of_a_ramp_that_nearly_meet_are_one() {
    for off in [0.0, 0.0004, -0.0004, 0.0008, -0.0008] {
        // A turn of the ring comes near enough to the helix to see its heights.
        let scene = scene(
            |_| {},
            &flat(7.5),
            |writer| {
                // Half a turn ends just beside the level before the last.
                helix(writer, [60.0, 60.0], 6.0, &[-4.0, -8.0 + off]);
                let ring = 20.0;
                writer.rapid([60.0, 60.0 + ring, 5.0]);
                for z in [-4.0, -8.0, -12.0] {
                    writer.line([60.0, 60.0 + ring, z]);
                    writer.arc([60.0, 60.0 - ring, z], [60.0, 60.0], false);
                    writer.arc([60.0, 60.0 + ring, z], [60.0, 60.0], false);
                }
            },
        );
        let pass = deepest_pass(&scene, 6);
        assert!((pass - 4.0).abs() < 2e-3, "{off}: {pass}");
    }
}

#[test]
fn whether_a_pass_is_deeper_than_allowed_is_decided_beside_many_heights() {
    let half_turns: Vec<f64> = (1..=12).map(|i| -f64::from(i)).collect();
    let scene = scene(
        |_| {},
        &flat(3.0),
        |writer| {
            helix(writer, [60.0, 60.0], 7.0, &half_turns);
            helix(writer, [60.0, 60.0], 5.0, &half_turns);
        },
    );
    let most = |allowed: f64| {
        let question = Question {
            step: 0.5,
            limits: &[],
            depths: &[allowed],
            budget: u64::MAX,
        };
        let found = engagement(&scene, &question);
        let each = |of: fn(&Worst) -> f64| {
            found
                .motions
                .iter()
                .map(|motion| of(&motion.worst))
                .fold(0.0f64, f64::max)
        };
        (each(|load| load.pass), each(|load| load.pass_most))
    };
    // A full turn goes down by two half turns, no more.
    let (pass, pass_most) = most(2.1);
    assert!(pass <= 2.0 + 1e-3 && pass_most <= 2.1, "{pass} {pass_most}");
    let (pass, _) = most(1.6);
    assert!(pass > 1.6 && pass <= 2.0 + 1e-3, "{pass}");
}
