//! Times of contours and pockets on the sheet that the targets are stated for. `cargo run --release --example bench_contours`

#[path = "../tests/support/mod.rs"]
mod support;

use millwright_proof::cover::features::report_features;
use millwright_proof::cover::report::report_contours;
use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use std::time::Instant;
use support::bench_sheet::{SIZE, bench_sheet};
use support::drawing::{OUTLINE, POCKET, Row};

fn main() {
    let tools = Tool::read(&[0.0, 3.0, 0.0, 0.0, 0.0, 25.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0]);
    for step in [0.0, 0.5] {
        let sheet = bench_sheet(step);
        let mut rows = vec![];
        let mut n = 0;
        for (solid, outline) in sheet.outlines.iter().enumerate() {
            Row::new(solid, OUTLINE).write(outline, &mut rows);
            let wide = |values: [f64; 2]| (values[0], values[1]);
            let (x0, x1) = wide(extent(outline, 0));
            let (y0, y1) = wide(extent(outline, 1));
            for pocket in &sheet.pockets {
                let [x, y, _] = pocket[0];
                if x > x0 && x < x1 && y > y0 && y < y1 {
                    Row::feature(solid, POCKET, n, 8.0).write(pocket, &mut rows);
                    n += 1;
                }
            }
        }
        let start = Instant::now();
        let scene = Scene {
            path: Path::read(&sheet.rows),
            tools: tools.clone(),
            target: Target::read(&rows, SIZE[2]),
            stock: SIZE,
            tolerance: 0.01,
            through: 0.0,
            guard: 1e-9,
        };
        println!(
            "{} moves, {} walls, {n} pockets: scene {:.3} s",
            scene.path.motions.len(),
            scene.target.walls.len(),
            start.elapsed().as_secs_f64()
        );
        for _ in 0..3 {
            let start = Instant::now();
            let contours = report_contours(&scene, &[]);
            let mid = start.elapsed();
            let features = report_features(&scene, 20_000_000);
            println!(
                "contours {:.3} s, features {:.3} s ({} {} numbers)",
                mid.as_secs_f64(),
                (start.elapsed() - mid).as_secs_f64(),
                contours.len(),
                features.len()
            );
        }
    }
}

/// Least and greatest value of a coordinate.
fn extent(vertices: &[[f64; 3]], axis: usize) -> [f64; 2] {
    let values = vertices.iter().map(|v| v[axis]);
    [
        values.clone().fold(f64::INFINITY, f64::min),
        values.fold(f64::NEG_INFINITY, f64::max),
    ]
}
