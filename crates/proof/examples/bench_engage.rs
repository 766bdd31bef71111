//! How long engagement takes on the bench sheet, whole and chopped. `cargo run --release --example bench_engage`

#[path = "../tests/support/mod.rs"]
mod support;

use millwright_proof::engage::{Question, engagement};
use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use std::time::Instant;
use support::bench_sheet::{SIZE, bench_sheet};

fn main() {
    for step in [0.0, 0.5] {
        let sheet = bench_sheet(step);
        let scene = Scene {
            path: Path::read(&sheet.rows),
            tools: Tool::read(&[0.0, 3.0, 0.0, 0.0, 0.0, 25.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0]),
            target: Target::read(&[], SIZE[2]),
            stock: SIZE,
            tolerance: 0.01,
            through: 0.3,
            guard: 1e-9,
        };
        let question = Question {
            step: 0.5,
            limits: &[],
            budget: u64::MAX,
        };
        let start = Instant::now();
        let found = engagement(&scene, &question);
        let seconds = start.elapsed().as_secs_f64();
        let places = found.n_places as f64;
        println!(
            "{} motions, {places} places, {:.2} pairs each: {seconds:.3} s, {:.3} s per million places; {:.0} mm³",
            scene.path.motions.len(),
            found.n_pairs as f64 / places,
            seconds * 1e6 / places,
            found
                .motions
                .iter()
                .map(|motion| motion.volume)
                .sum::<f64>(),
        );
    }
}
