//! What the raster lowers against a slow look at every cell with dense samples of the path.

use millwright_proof::path::{COLUMNS, Path};
use millwright_proof::replay::raster::Raster;
use millwright_proof::replay::{heights_after, record};
use millwright_proof::tool::{Shape, Tool};

/// Numbers that look random, the same ones each time.
struct Lcg(u64);

impl Lcg {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}

fn tool_of(shape: Shape, radius: f64) -> Tool {
    Tool {
        shape,
        radius,
        tip_radius: if shape == Shape::Cone {
            radius * 0.2
        } else {
            0.0
        },
        corner_radius: if shape == Shape::Bull {
            radius * 0.4
        } else {
            0.0
        },
        slope: if shape == Shape::Cone { 1.3 } else { 0.0 },
        flute_length: 20.0,
        shank_radius: radius,
        stickout: 30.0,
        holder_radius: 0.0,
        holder_length: 0.0,
        can_plunge: true,
        flutes: 2.0,
    }
}

fn row_of(
    kind: f64,
    from: [f64; 3],
    to: [f64; 3],
    centre: [f64; 2],
    is_clockwise: bool,
) -> [f64; COLUMNS] {
    let mut row = [0.0; COLUMNS];
    row[0] = kind;
    row[1..4].copy_from_slice(&from);
    row[4..7].copy_from_slice(&to);
    row[7..9].copy_from_slice(&centre);
    row[9] = if is_clockwise { 1.0 } else { 0.0 };
    row[10] = f64::NAN;
    row
}

fn random_path(random: &mut Lcg) -> Path {
    let mut rows = vec![];
    let mut at = [random.between(2.0, 18.0), random.between(2.0, 18.0), -1.0];
    for _ in 0..6 {
        let kind = (random.next() * 4.0) as u32;
        let mut to = [
            random.between(-2.0, 22.0),
            random.between(-2.0, 22.0),
            random.between(-5.0, 1.0),
        ];
        if random.next() < 0.4 {
            to[2] = at[2];
        }
        if kind == 0 {
            to = [at[0], at[1], to[2]];
        }
        if kind == 3 {
            let (x, y) = (
                at[0] + random.between(-4.0, 4.0),
                at[1] + random.between(-4.0, 4.0),
            );
            // Half a turn, or a whole one.
            if random.next() < 0.5 {
                to = [2.0 * x - at[0], 2.0 * y - at[1], to[2]];
            } else {
                to = [at[0], at[1], to[2]];
            }
            rows.extend(row_of(2.0, at, to, [x, y], random.next() < 0.5));
        } else {
            rows.extend(row_of(1.0, at, to, [0.0, 0.0], false));
        }
        at = to;
    }
    Path::read(&rows)
}

/// Lowest over dense samples of each piece: an upper bound, and near.
fn sampled(path: &Path, tool: &Tool, x: f64, y: f64) -> f64 {
    let mut lowest = 0.0_f64;
    for piece in &path.pieces {
        for i in 0..=150 {
            let ratio = f64::from(i) / 150.0;
            let [px, py] = piece.curve.point_at(ratio);
            // Chords of a sloping arc lie up to 0.001 mm beside it, which counts where a profile is steep.
            let distance = ((x - px).powi(2) + (y - py).powi(2)).sqrt() + 0.0012;
            if distance <= tool.radius {
                let z = piece.from_z + (piece.to_z - piece.from_z) * ratio;
                lowest = lowest.min(z + tool.height_at(distance));
            }
        }
    }
    lowest
}

#[test]
fn heights_are_those_of_dense_samples() {
    let mut random = Lcg(7);
    let raster = Raster {
        min: [0.0, 0.0],
        cell: 1.03,
        columns: 19,
        rows: 20,
    };
    for round in 0..24 {
        let shape = [Shape::Flat, Shape::Ball, Shape::Cone, Shape::Bull][round % 4];
        let tool = tool_of(shape, random.between(0.6, 3.5));
        let path = random_path(&mut random);
        let heights = heights_after(&path, &[tool], raster, usize::MAX, 0.0);
        let (mut n_apart, mut sum) = (0, 0.0);
        for row in 0..raster.rows {
            for column in 0..raster.columns {
                let found = f64::from(heights[row * raster.columns + column]);
                let expected = sampled(&path, &tool, raster.x(column), raster.y(row));
                assert!(
                    found <= expected + 2e-3,
                    "round {round} {shape:?}: {found} over {expected}"
                );
                // Samples miss up to half a step along the path: few cells, at rims.
                if expected - found > 0.1 {
                    n_apart += 1;
                }
                sum += expected - found;
            }
        }
        assert!(
            n_apart <= 12,
            "round {round} {shape:?}: {n_apart} cells apart"
        );
        assert!(sum < 40.0, "round {round} {shape:?}: {sum}");
    }
}

#[test]
fn a_history_needs_no_more_events_than_allowed() {
    let mut random = Lcg(3);
    let path = random_path(&mut random);
    let tool = tool_of(Shape::Flat, 3.0);
    let raster = Raster {
        min: [0.0, 0.0],
        cell: 0.1,
        columns: 200,
        rows: 200,
    };
    assert!(record(&path, &[tool], raster, 1).is_none());
    assert!(record(&path, &[tool], raster, 1_000_000).is_some_and(|bytes| bytes.len() > 100));
}

#[test]
fn a_level_slot_is_a_stadium() {
    let tool = tool_of(Shape::Flat, 2.0);
    let path = Path::read(&row_of(
        1.0,
        [5.0, 5.0, -3.0],
        [15.0, 5.0, -3.0],
        [0.0; 2],
        false,
    ));
    let raster = Raster {
        min: [0.0, 0.0],
        cell: 0.1,
        columns: 200,
        rows: 100,
    };
    let heights = heights_after(&path, &[tool], raster, 1, 0.0);
    let n_cut = heights.iter().filter(|&&z| z == -3.0).count() as f64;
    let expected = (40.0 + std::f64::consts::PI * 4.0) / 0.01;
    assert!((n_cut - expected).abs() < 30.0, "{n_cut} of {expected}");
    assert_eq!(
        heights_after(&path, &[tool], raster, 0, 0.0)
            .iter()
            .filter(|&&z| z < 0.0)
            .count(),
        0
    );
}
