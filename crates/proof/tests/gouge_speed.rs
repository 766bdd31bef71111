//! How long gouges take; run by hand: `cargo test --release --test gouge_speed -- --ignored --nocapture`.

mod support;

use millwright_proof::gouge::find_gouges;
use millwright_proof::scene::Scene;
use millwright_proof::stray::find_stray;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;
use std::time::Instant;
use support::Writer;
use support::drawing::*;

#[test]
#[ignore = "a measurement"]
fn a_sheet_of_forty_parts() {
    for step in [f64::INFINITY, 0.5, 0.3] {
        let (mut rows, mut path) = (vec![], Writer::new([0.0, 0.0, 5.0]));
        for part in 0..40usize {
            let (x, y) = (
                (part % 8) as f64 * 300.0 + 20.0,
                (part / 8) as f64 * 240.0 + 10.0,
            );
            let mut outline = vec![];
            let mut ring = vec![];
            // Fingers of 10 mm along the lower edge.
            for finger in 0..26 {
                let fx = x + f64::from(finger) * 10.0;
                let up = if finger % 2 == 0 { 0.0 } else { 12.0 };
                outline.extend([[fx, y + up, 0.0], [fx + 10.0, y + up, 0.0]]);
                let inner = if finger % 2 == 0 { -3.0 } else { 3.0 };
                ring.extend([
                    [fx + inner, y + up - 3.0],
                    [fx + 10.0 - inner, y + up - 3.0],
                ]);
            }
            outline.extend([[x + 260.0, y + 200.0, 0.0], [x, y + 200.0, 0.0]]);
            ring.extend([
                [x + 263.0, y + 203.0],
                [x - 3.0, y + 203.0],
                [x - 3.0, y - 3.0],
            ]);
            Row::new(part, OUTLINE).write(&outline, &mut rows);
            if part % 2 == 0 {
                Row::feature(part, POCKET, part, 8.0)
                    .write(&rectangle(x + 40.0, y + 40.0, 120.0, 80.0), &mut rows);
            }
            for z in [-6.0, -12.0, -18.3] {
                for &[u, v] in &ring {
                    let [fx, fy, _] = path.at;
                    let long = ((u - fx) * (u - fx) + (v - fy) * (v - fy)).sqrt();
                    let n = if path.at[2] == z {
                        (long / step).ceil().max(1.0)
                    } else {
                        1.0
                    };
                    for i in 1..=n as usize {
                        let t = i as f64 / n;
                        path.line([fx + (u - fx) * t, fy + (v - fy) * t, z]);
                    }
                }
            }
            path.rapid([path.at[0], path.at[1], 5.0]);
            for i in 0..30 {
                let py = y + 43.0 + f64::from(i) * 2.4;
                let ends = [x + 43.0, x + 157.0];
                let [from, to] = if i % 2 == 0 { ends } else { [ends[1], ends[0]] };
                if part % 2 == 0 {
                    if i == 0 {
                        path.rapid([from, py, 5.0]);
                    }
                    path.line([from, py, -8.0]);
                    let n = (114.0 / step).ceil().max(1.0);
                    for k in 1..=n as usize {
                        path.line([from + (to - from) * k as f64 / n, py, -8.0]);
                    }
                }
            }
            path.rapid([path.at[0], path.at[1], 5.0]);
            path.rapid([x + 280.0, y, 5.0]);
        }
        let start = Instant::now();
        let target = Target::read(&rows, 18.0);
        println!("target {:?}, {} walls", start.elapsed(), target.walls.len());
        let tool = [0.0, 3.0, 0.0, 0.0, 0.0, 30.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0];
        let scene = Scene {
            path: path.path(),
            tools: Tool::read(&tool),
            target,
            stock: [2440.0, 1220.0, 18.0],
            tolerance: 0.01,
            through: 0.3,
            guard: 1e-9,
        };
        let start = Instant::now();
        let gouges = find_gouges(&scene, true);
        println!(
            "{} moves: {:?}, {} pairs, most {}",
            scene.path.motions.len(),
            start.elapsed(),
            gouges.n_pairs,
            gouges.walls.iter().fold(0.0f64, |m, s| m.max(s.most))
        );
        let start = Instant::now();
        println!(
            "stray {} {:?}",
            find_stray(&scene, &[]).strays.len(),
            start.elapsed()
        );
    }
}
