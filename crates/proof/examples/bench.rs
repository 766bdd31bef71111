//! Times of the height map on the sheet that the targets are stated for. `cargo run --release --example bench`

#[path = "../tests/support/mod.rs"]
mod support;

use millwright_proof::map::LIMITS;
use millwright_proof::map::sums::removal;
use millwright_proof::path::Path;
use millwright_proof::sweep::Sweeps;
use millwright_proof::sweep::merge::merge;
use millwright_proof::tool::Tool;
use std::time::Instant;
use support::bench_sheet::{SIZE, bench_sheet};

fn main() {
    let tool = Tool::read(&[0.0, 3.0, 0.0, 0.0, 0.0, 25.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0]);
    for step in [0.0, 0.5] {
        let sheet = bench_sheet(step);
        let path = Path::read(&sheet.rows);
        for _ in 0..3 {
            let start = Instant::now();
            let strokes = merge(&path, 1e-5, |_, _| true);
            let merged = start.elapsed();
            let sweeps = Sweeps::new(&strokes, &tool, 1e-9, 0.0, false);
            let prepared = start.elapsed();
            let sums = removal(&sweeps, SIZE, LIMITS, true);
            println!(
                "{} moves, {} strokes, {} sweeps: merge {:.3} s, sweeps {:.3} s, all {:.3} s, {} cells, undecided {:.3} mm², {:.1} ± {:.2} mm³",
                path.motions.len(),
                strokes.len(),
                sweeps.all.len(),
                merged.as_secs_f64(),
                prepared.as_secs_f64(),
                start.elapsed().as_secs_f64(),
                sums.n_cells,
                sums.undecided,
                (sums.cut.least + sums.cut.most) / 2.0,
                (sums.cut.most - sums.cut.least) / 2.0,
            );
        }
    }
}
