//! Engagement by closed forms against rims of thousands of points, each looked up in all earlier moves. No code is shared with the crate but the
//! reading of its flat input; moves are kept here as they were written.

#[path = "support/milling.rs"]
mod milling;

use milling::{Dice, FLATS, Form, Program, Rim, SHAPES, SHEET, random_program, scene_of, share_of};
use millwright_proof::engage::{Question, engagement_with};

#[test]
fn closed_forms_agree_with_sampled_rims() {
    let mut dice = Dice(7);
    // Thirty programs without optimisation take a minute.
    let n_programs = if cfg!(debug_assertions) { 3 } else { 30 };
    compare(&mut dice, n_programs, &FLATS, 1);
}

#[test]
fn slices_of_balls_and_vees_agree_with_sampled_rims() {
    let mut dice = Dice(11);
    let n_programs = if cfg!(debug_assertions) { 2 } else { 20 };
    compare(&mut dice, n_programs, &SHAPES, 8);
}

#[test]
fn retraces_and_helices_in_one_place_end_within_the_budget() {
    let mut retraced = Program::default();
    retraced.line(10.0, 20.0, -1.0);
    for i in 0..20_000 {
        retraced.line(if i % 2 == 0 { 40.0 } else { 10.0 }, 20.0, -1.0);
    }
    let mut screwed = Program::default();
    screwed.line(30.0, 20.0, 0.0);
    for i in 1..5_000 {
        screwed.arc([28.0, 20.0], std::f64::consts::TAU, -1e-3 * f64::from(i));
    }
    for (program, is_complete) in [(retraced, true), (screwed, false)] {
        let scene = scene_of(&program, &FLATS);
        let question = Question {
            step: 0.5,
            limits: &[],
            depths: &[],
            budget: 20_000_000,
        };
        let found = millwright_proof::engage::engagement(&scene, &question);
        assert!(found.n_pairs < 30_000_000, "{} pairs", found.n_pairs);
        assert_eq!(found.is_complete, is_complete);
    }
}

fn compare(dice: &mut Dice, n_programs: usize, forms: &[Form; 2], n_slices: usize) {
    let (mut n_compared, mut n_grazing, mut worst) = (0, 0, 0.0f64);
    for _ in 0..n_programs {
        let program = random_program(dice, n_slices == 1);
        let scene = scene_of(&program, forms);
        let mut places = vec![];
        let question = Question {
            step: 0.5,
            limits: &[],
            depths: &[],
            budget: u64::MAX,
        };
        engagement_with(&scene, &question, |motion, place, load| {
            places.push((motion as usize, *place, *load));
        });
        for (motion, place, load) in places {
            if place.ahead == [0.0; 2] || place.at[2] >= -1e-4 || dice.next() > 0.15 {
                continue;
            }
            // Where along its move a place is, is found again from its distance to the start.
            let m = &program.moves[motion];
            let rim = Rim {
                moves: &program.moves,
                forms,
                index: motion,
                up_to: share_of(m, place.at),
                place: place.at,
                ahead: place.ahead,
            };
            let floor = place.at[2].max(-SHEET[2]);
            let largest = |shrink: f64| {
                (0..n_slices)
                    .map(|i| {
                        let height = if n_slices == 1 {
                            floor
                        } else {
                            floor * (1.0 - (i as f64 + 0.5) / n_slices as f64)
                        };
                        rim.sampled(height, shrink)
                    })
                    .fold(0.0, f64::max)
            };
            let truth = largest(0.0);
            if (largest(1e-5) - largest(-1e-5)).abs() > 1.0 {
                n_grazing += 1;
                continue;
            }
            n_compared += 1;
            let error = (load.angle - truth).abs();
            assert!(
                error <= 1.0,
                "move {motion} {m:?} at {place:?}: {} against {truth}",
                load.angle
            );
            worst = worst.max(error);
        }
    }
    println!("{n_compared} places compared, {n_grazing} grazing, worst {worst:.3}°");
    assert!(n_compared > 200 && n_grazing < n_compared / 10);
    assert!(worst <= 0.25, "worst {worst}");
}
