//! The height map against points, against a second formula for closed cells, and its laws.

mod support;

use millwright_proof::geometry::curve::Curve;
use millwright_proof::map::Limits;
use millwright_proof::map::close::close;
use millwright_proof::map::point::height_at_point;
use millwright_proof::map::sums::removal;
use millwright_proof::path::{COLUMNS, Path, Reading};
use millwright_proof::sweep::Sweeps;
use millwright_proof::sweep::height_cell::Cell;
use millwright_proof::sweep::merge::{Stroke, merge};
use millwright_proof::tool::Tool;
use std::f64::consts::PI;
use support::Random;
use support::bench_sheet::{SIZE, bench_sheet};
use support::envelope::Under;
use support::random_program::{FLAT, SHAPES, program, tools};

/// Sloped surfaces less finely: tests are to be quick.
const LIMITS: Limits = Limits {
    sloped_cells: 20_000.0,
    ..millwright_proof::map::LIMITS
};

#[test]
fn points_are_bounded_as_their_cells_are() {
    let mut random = Random(77);
    for seed in 0..6 {
        let (writer, moves) = program(&mut Random(seed), SHAPES.len());
        let strokes = merge(&writer.path(), 1e-5, |_, _| true);
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        for _ in 0..300 {
            let (x, y) = (random.between(0.0, 20.0), random.between(0.0, 20.0));
            let bounds = height_at_point(&sweeps, [20.0, 20.0, 5.0], LIMITS, x, y);
            let (mut sure, mut may) = (0.0f64, 0.0f64);
            for one in &moves {
                if let Some([a, b]) = Under::new(one).heights(x, y) {
                    (sure, may) = (sure.min(a), may.min(b));
                }
            }
            assert!(
                sure >= bounds.low - 1e-7 && may <= bounds.high + 1e-7,
                "({x}, {y}): {may} … {sure} beside {bounds:?}"
            );
            assert!(bounds.high - bounds.low < 4.01);
        }
    }
}

fn stroke(curve: Curve, z: f64, tool: u16) -> Stroke {
    Stroke {
        curve,
        from_z: z,
        to_z: z,
        z_slack: 0.0,
        tool,
        reading: Reading::Both,
        pieces: [0; 2],
        motions: [0; 2],
    }
}

/// The second formula: in slices of equal x the swept intervals of y are known exactly; deepest first, what each adds to their union.
fn sliced(sweeps: &Sweeps, ids: &[u32], cell: &Cell, n: usize) -> Vec<f64> {
    let mut areas = vec![0.0; ids.len()];
    let width = 2.0 * cell.half_x / n as f64;
    for i in 0..n {
        let x = cell.x - cell.half_x + (i as f64 + 0.5) * width;
        let mut spans: Vec<[f64; 2]> = vec![];
        let mut before = 0.0;
        for (k, &id) in ids.iter().enumerate() {
            let sweep = &sweeps.all[id as usize];
            spans.extend(slice_of(&sweep.curve, sweep.radius, x));
            let now = union_length(&spans, [cell.y - cell.half_y, cell.y + cell.half_y]);
            areas[k] += (now - before) * width;
            before = now;
        }
    }
    areas
}

fn union_length(spans: &[[f64; 2]], window: [f64; 2]) -> f64 {
    let mut spans: Vec<[f64; 2]> = spans
        .iter()
        .map(|s| [s[0].max(window[0]), s[1].min(window[1])])
        .filter(|s| s[0] < s[1])
        .collect();
    spans.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let (mut sum, mut end) = (0.0, f64::NEG_INFINITY);
    for [from, to] in spans {
        sum += (to - from.max(end)).max(0.0);
        end = end.max(to);
    }
    sum
}

/// Where the line of one x lies in a disc, a slab between two ends, or a ring between two directions.
fn slice_of(curve: &Curve, r: f64, x: f64) -> Vec<[f64; 2]> {
    let disc = |cx: f64, cy: f64, r: f64| {
        let root = r * r - (x - cx) * (x - cx);
        (root > 0.0).then(|| [cy - root.sqrt(), cy + root.sqrt()])
    };
    let mut spans: Vec<[f64; 2]> = [disc(curve.ax, curve.ay, r), disc(curve.bx, curve.by, r)]
        .into_iter()
        .flatten()
        .collect();
    // n · (x, y) ≤ d as an interval of y.
    let cut = |span: [f64; 2], n: [f64; 2], d: f64| -> [f64; 2] {
        let rest = d - n[0] * x;
        if n[1].abs() < 1e-300 {
            if rest >= 0.0 { span } else { [0.0, 0.0] }
        } else if n[1] > 0.0 {
            [span[0], span[1].min(rest / n[1])]
        } else {
            [span[0].max(rest / n[1]), span[1]]
        }
    };
    if curve.is_line() {
        let (dx, dy) = (curve.bx - curve.ax, curve.by - curve.ay);
        let long = dx.hypot(dy);
        if long > 0.0 {
            let (u, v) = ([dx / long, dy / long], [-dy / long, dx / long]);
            let (s, w) = (
                u[0] * curve.ax + u[1] * curve.ay,
                v[0] * curve.ax + v[1] * curve.ay,
            );
            let mut span = [-1e9, 1e9];
            for (n, d) in [
                (u, s + long),
                ([-u[0], -u[1]], -s),
                (v, w + r),
                ([-v[0], -v[1]], r - w),
            ] {
                span = cut(span, n, d);
            }
            spans.push(span);
        }
        return spans;
    }
    let (ux, uy) = (curve.ax - curve.cx, curve.ay - curve.cy);
    let (vx, vy) = (curve.bx - curve.cx, curve.by - curve.cy);
    let mut rings: Vec<[f64; 2]> = disc(curve.cx, curve.cy, curve.radius + r)
        .into_iter()
        .collect();
    if curve.radius > r
        && let Some([low, high]) = disc(curve.cx, curve.cy, curve.radius - r)
        && let Some(&[from, to]) = rings.first()
    {
        rings = vec![[from, low], [high, to]];
    }
    for ring in rings {
        let t = curve.turn;
        let first = [t * uy, -t * ux];
        let last = [-t * vy, t * vx];
        let mut span = ring;
        for n in [first, last] {
            span = cut(span, n, n[0] * curve.cx + n[1] * curve.cy);
        }
        spans.push(span);
    }
    spans.retain(|s| s[0] < s[1]);
    spans
}

fn random_curve(random: &mut Random) -> Curve {
    let (ax, ay) = (random.between(-4.0, 4.0), random.between(-4.0, 4.0));
    if random.unit() < 0.5 {
        let long = if random.unit() < 0.1 { 0.0 } else { 6.0 };
        return Curve::line(
            ax,
            ay,
            ax + random.between(-long, long),
            ay + random.between(-long, long),
        );
    }
    let radius = random.between(0.3, 6.0);
    let quadrant = random.below(4) as f64 * PI / 2.0;
    let (from, to) = (random.between(0.0, 0.7), random.between(0.8, 1.57));
    let (from, to, turn) = if random.unit() < 0.5 {
        (from, to, 1.0)
    } else {
        (to, from, -1.0)
    };
    let point = |a: f64| {
        [
            ax + radius * (quadrant + a).cos(),
            ay + radius * (quadrant + a).sin(),
        ]
    };
    let ([px, py], [qx, qy]) = (point(from), point(to));
    Curve {
        ax: px,
        ay: py,
        bx: qx,
        by: qy,
        cx: ax,
        cy: ay,
        radius,
        turn,
        slack: 0.0,
    }
}

#[test]
fn closed_cells_have_the_areas_that_slices_have() {
    let mut random = Random(31);
    let (mut closed, mut most) = (0, 0.0f64);
    for _ in 0..1500 {
        let n = 1 + random.below(3);
        let mut strokes: Vec<Stroke> = (0..n)
            .map(|_| {
                stroke(
                    random_curve(&mut random),
                    -(1.0 + random.below(3) as f64),
                    random.below(3) as u16,
                )
            })
            .collect();
        // Chains: the next begins where the last ended, as paths do.
        if random.unit() < 0.5 && n > 1 {
            let to = strokes[0].curve;
            strokes[1].curve = Curve::line(
                to.bx,
                to.by,
                to.bx + random.between(-5.0, 5.0),
                to.by + random.between(-5.0, 5.0),
            );
            strokes[1].tool = strokes[0].tool;
        }
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        let half = random.between(0.1, 1.2);
        let cell = Cell {
            x: random.between(-3.0, 3.0),
            y: random.between(-3.0, 3.0),
            half_x: half,
            half_y: half * 0.8,
        };
        let ids: Vec<u32> = (0..sweeps.all.len() as u32).collect();
        let mut layers = vec![];
        let Some(doubt) = close(&sweeps, &ids, &cell, &mut layers) else {
            continue;
        };
        closed += 1;
        let areas = sliced(&sweeps, &ids, &cell, 1000);
        for z in [-3.0, -2.0, -1.0] {
            let found: f64 = layers.iter().filter(|l| l.z == z).map(|l| l.area).sum();
            let expected: f64 = ids
                .iter()
                .zip(&areas)
                .filter(|(id, _)| sweeps.all[**id as usize].from_z == z)
                .map(|(_, a)| a)
                .sum();
            let error = (found - expected).abs();
            most = most.max(error);
            // 1000 slices err by about a slice's share of a curved edge.
            assert!(
                error < 5e-4 + doubt,
                "{error} mm² at {z}: {found} {expected} in {cell:?}, {strokes:?}"
            );
        }
    }
    assert!(closed > 500, "{closed} closed, worst {most}");
}

#[test]
fn a_larger_budget_only_narrows_and_a_budget_of_one_decides_nothing() {
    let (writer, _) = program(&mut Random(5), FLAT);
    let strokes = merge(&writer.path(), 1e-5, |_, _| true);
    let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
    let size = [20.0, 20.0, 5.0];
    let sums = |cells| removal(&sweeps, size, Limits { cells, ..LIMITS }, true);
    let mut before = sums(1);
    assert!(before.undecided > 300.0);
    for cells in [2, 5, 20, 100, 1000, 10_000, 1_000_000] {
        let now = sums(cells);
        assert!(now.cut.least >= before.cut.least - 1e-9 && now.cut.most <= before.cut.most + 1e-9);
        assert!(now.undecided <= before.undecided + 1e-9 && now.n_cells <= cells);
        before = now;
    }
    // What is left: the edges of ramps.
    assert!(
        before.undecided < 90.0 && before.cut.most - before.cut.least < 16.0,
        "{before:?}"
    );
}

#[test]
fn the_index_gives_the_answer_of_all_pairs_bit_for_bit() {
    for seed in 0..8 {
        let (writer, _) = program(&mut Random(seed), SHAPES.len());
        let strokes = merge(&writer.path(), 1e-5, |_, _| true);
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        let [with, without] =
            [true, false].map(|use_index| removal(&sweeps, [20.0, 20.0, 5.0], LIMITS, use_index));
        assert_eq!(with, without);
    }
}

/// Rows of a program moved rigidly: x and y swapped (a mirror, so arcs turn the other way), then moved.
fn mirrored(rows: &[f64], dx: f64, dy: f64) -> Vec<f64> {
    let mut rows = rows.to_vec();
    for row in rows.as_chunks_mut::<COLUMNS>().0 {
        for at in [1, 4, 7] {
            row.swap(at, at + 1);
            row[at] += dx;
            row[at + 1] += dy;
        }
        row[9] = 1.0 - row[9];
    }
    rows
}

#[test]
fn mirrored_reversed_doubled_and_split_programs_cut_the_same() {
    for seed in 0..8 {
        let (writer, _) = program(&mut Random(seed), FLAT);
        let size = [20.0, 20.0, 5.0];
        let sums = |rows: &[f64]| {
            let strokes = merge(&Path::read(rows), 1e-5, |_, _| true);
            removal(
                &Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false),
                size,
                LIMITS,
                true,
            )
            .cut
        };
        let plain = sums(&writer.rows);
        let doubled: Vec<f64> = writer.rows.iter().chain(&writer.rows).copied().collect();
        let mut backwards: Vec<f64> = vec![];
        for row in writer.rows.as_chunks::<COLUMNS>().0.iter().rev() {
            let mut row = *row;
            for at in 1..4 {
                row.swap(at, at + 3);
            }
            row[9] = 1.0 - row[9];
            backwards.extend(row);
        }
        let mut split: Vec<f64> = vec![];
        for row in writer.rows.as_chunks::<COLUMNS>().0 {
            let (mut one, mut two) = (*row, *row);
            if row[0] == 1.0 {
                for at in 4..7 {
                    one[at] = row[at - 3] + (row[at] - row[at - 3]) * 0.375;
                    two[at - 3] = one[at];
                }
                split.extend(one);
            }
            split.extend(two);
        }
        for rows in [mirrored(&writer.rows, 0.0, 0.0), doubled, backwards, split] {
            let other = sums(&rows);
            assert!(
                other.least <= plain.most + 1e-6 && other.most >= plain.least - 1e-6,
                "seed {seed}: {plain:?} {other:?}"
            );
        }
    }
}

#[test]
fn the_bench_sheet_is_decided_within_its_targets() {
    let sheet = bench_sheet(0.0);
    let strokes = merge(&Path::read(&sheet.rows), 1e-5, |_, _| true);
    let tool = Tool::read(&[0.0, 3.0, 0.0, 0.0, 0.0, 25.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0]);
    let sums = removal(
        &Sweeps::new(&strokes, &tool, 1e-9, 0.0, false),
        SIZE,
        LIMITS,
        true,
    );
    assert!(
        sums.undecided < 1.0 && sums.cut.most - sums.cut.least < 20.0,
        "{sums:?}"
    );
    assert!(sums.n_cells < 200_000, "{}", sums.n_cells);
}
