//! Bounds of the load between places, against places sixty times as dense.

#[path = "support/milling.rs"]
mod milling;

use milling::{Dice, FLATS, Form, Program, SHAPES, random_program, scene_of};
use millwright_proof::engage::peaks::{PeakQuestion, Peaks, peaks};
use millwright_proof::engage::{Question, engagement};
use millwright_proof::scene::Scene;

fn found(scene: &Scene, limit: f64) -> Peaks {
    let question = PeakQuestion {
        step: 0.5,
        limits: &[limit, limit],
        thickness: &[],
        budget: u64::MAX,
    };
    peaks(scene, &question)
}

/// Largest engagement by motion at places `step` mm apart.
fn dense(scene: &Scene, step: f64) -> Vec<f64> {
    let question = Question {
        step,
        limits: &[],
        depths: &[],
        budget: u64::MAX,
    };
    let motions = engagement(scene, &question).motions;
    motions.iter().map(|motion| motion.worst.angle).collect()
}

/// No dense place is over its bound; the bound is not far over them where it was searched for.
fn hold(forms: &[Form; 2], seed: u32, n_programs: usize, with_slopes: bool) {
    let mut dice = Dice(seed);
    let (mut n, mut n_tight, mut n_over, mut n_met) = (0, 0, 0, 0);
    for _ in 0..n_programs {
        let program = random_program(&mut dice, with_slopes);
        let scene = scene_of(&program, forms);
        let truth = dense(&scene, 0.008);
        let limit = 60.0 + dice.next() * 100.0;
        let peaks = found(&scene, limit);
        assert!(peaks.is_complete);
        for (motion, (peak, &truth)) in peaks.motions.iter().zip(&truth).enumerate() {
            if !peak.is_judged() || truth == 0.0 {
                continue;
            }
            assert!(
                peak.bound >= truth - 0.05,
                "motion {motion} {:?}: bound {} under {truth}",
                program.moves[motion],
                peak.bound
            );
            n += 1;
            n_tight += usize::from(peak.bound <= truth.max(limit) + 2.0);
            n_over += usize::from(truth > limit + 2.0);
            n_met += usize::from(truth > limit + 2.0 && peak.seen > limit);
        }
    }
    println!("{n} motions, {n_tight} tight bounds; {n_over} over the limit, {n_met} met");
    assert!(n > 100 && n_tight * 10 > n * 8, "{n_tight} of {n}");
    assert!(n_met * 100 > n_over * 95, "{n_met} of {n_over}");
}

#[test]
fn no_place_of_flat_tools_is_over_its_bound() {
    let n_programs = if cfg!(debug_assertions) { 4 } else { 30 };
    hold(&FLATS, 3, n_programs, true);
}

#[test]
fn no_place_of_shaped_tools_is_over_its_bound() {
    let n_programs = if cfg!(debug_assertions) { 2 } else { 10 };
    hold(&SHAPES, 5, n_programs, false);
}

#[test]
fn a_peak_shorter_than_a_step_is_met() {
    // Two cleared fields with a rib of 0.2 mm between them; then a pass through both, whose places lie beside the rib.
    let mut program = Program::default();
    for x in [10.0, 26.2] {
        program.line(x, 10.0, 5.0);
        program.line(x, 10.0, -2.0);
        for i in 0..4 {
            let y = 10.0 + 3.0 * f64::from(i);
            program.line(x + 10.0, y, -2.0);
            program.line(x + 10.0, y + 3.0, -2.0);
            program.line(x, y + 3.0, -2.0);
        }
        program.line(x, 22.0, 5.0);
    }
    program.line(16.0, 16.0, 5.0);
    program.line(16.0, 16.0, -2.0);
    program.line(32.0, 16.0, -2.0);
    let scene = scene_of(&program, &FLATS);
    let last = program.moves.len() - 1;
    let truth = dense(&scene, 0.004)[last];
    let sampled = dense(&scene, 0.5)[last];
    let peak = found(&scene, sampled + 1.0).motions[last];
    println!("sampled {sampled}, truth {truth}, {peak:?}");
    assert!(truth > sampled + 2.0, "{truth} {sampled}");
    assert!(peak.seen > sampled + 1.0);
    assert!(peak.bound >= truth && peak.seen <= truth + 0.01);
}
