//! The height map against points, against a second formula for closed cells, and its laws.

mod support;

use millwright_proof::geometry::curve::Curve;
use millwright_proof::map::close::{Layer, close};
use millwright_proof::map::point::height_at_point;
use millwright_proof::map::sums::removal;
use millwright_proof::map::{Limits, Visitor, Walk};
use millwright_proof::path::{COLUMNS, Path, Reading};
use millwright_proof::sweep::Sweeps;
use millwright_proof::sweep::height_cell::{Bounds, Cell};
use millwright_proof::sweep::merge::{Stroke, merge};
use millwright_proof::tool::Tool;
use std::f64::consts::{PI, TAU};
use support::bench_sheet::{SIZE, bench_sheet};
use support::{Random, Writer};

/// Shape, radius, tip radius, included angle: three flat tools, a ball, a pointed V, a V with a flat tip.
const TOOLS: [[f64; 4]; 6] = [
    [0.0, 1.0, 0.0, 0.0],
    [0.0, 1.5, 0.0, 0.0],
    [0.0, 3.0, 0.0, 0.0],
    [1.0, 2.0, 0.0, 0.0],
    [2.0, 3.0, 0.0, 90.0],
    [2.0, 2.5, 0.4, 60.0],
];

/// Sloped surfaces less finely: tests are to be quick.
const LIMITS: Limits = Limits {
    sloped_cells: 20_000.0,
    ..millwright_proof::map::LIMITS
};

fn tools() -> Vec<Tool> {
    let row = |t: &[f64; 4]| {
        [
            t[0], t[1], t[2], 0.0, t[3], 30.0, t[1], 50.0, 0.0, 0.0, 1.0, 2.0,
        ]
    };
    TOOLS.iter().flat_map(|t| Tool::read(&row(t))).collect()
}

/// A move as the oracle sees it: from, to, centre and signed sweep of an arc, tool.
#[derive(Clone, Copy)]
struct Move {
    from: [f64; 3],
    to: [f64; 3],
    arc: Option<([f64; 2], f64)>,
    tool: usize,
}

/// A random program on 20 × 20 mm: lines, arcs, helices, ramps, plunges; `shapes` how many of the tools.
fn program(random: &mut Random, shapes: usize) -> (Writer, Vec<Move>) {
    let mut writer = Writer::new([10.0, 10.0, 5.0]);
    let mut moves = vec![];
    for _ in 0..4 {
        let tool = random.below(shapes);
        writer.tool = tool as f64;
        let start = [random.between(0.0, 20.0), random.between(0.0, 20.0)];
        writer.rapid([start[0], start[1], 5.0]);
        let mut z = [-1.0, -2.0, -3.5][random.below(3)];
        let mut push = |writer: &mut Writer, to: [f64; 3], arc: Option<([f64; 2], f64)>| {
            moves.push(Move {
                from: writer.at,
                to,
                arc,
                tool,
            });
            match arc {
                None => writer.line(to),
                Some((centre, sweep)) => writer.arc(to, centre, sweep < 0.0),
            }
        };
        push(&mut writer, [start[0], start[1], z], None);
        for _ in 0..4 {
            let next_z = if random.unit() < 0.6 {
                z
            } else {
                random.between(-4.0, -0.5)
            };
            let [x, y, _] = writer.at;
            if random.unit() < 0.5 {
                let to = [random.between(0.0, 20.0), random.between(0.0, 20.0), next_z];
                push(&mut writer, to, None);
            } else {
                let (radius, heading) = (random.between(0.5, 6.0), random.between(0.0, TAU));
                let centre = [x + radius * heading.cos(), y + radius * heading.sin()];
                let sweep = random.between(0.3, 5.5) * if random.unit() < 0.5 { -1.0 } else { 1.0 };
                let (c, s) = (sweep.cos(), sweep.sin());
                let (dx, dy) = (x - centre[0], y - centre[1]);
                let to = [
                    centre[0] + dx * c - dy * s,
                    centre[1] + dx * s + dy * c,
                    next_z,
                ];
                push(&mut writer, to, Some((centre, sweep)));
            }
            z = next_z;
        }
        let [x, y, _] = writer.at;
        writer.rapid([x, y, 5.0]);
    }
    (writer, moves)
}

impl Move {
    fn at(&self, t: f64) -> [f64; 3] {
        let z = self.from[2] + t * (self.to[2] - self.from[2]);
        match self.arc {
            None => [
                self.from[0] + t * (self.to[0] - self.from[0]),
                self.from[1] + t * (self.to[1] - self.from[1]),
                z,
            ],
            Some((centre, sweep)) => {
                let (c, s) = ((sweep * t).cos(), (sweep * t).sin());
                let (dx, dy) = (self.from[0] - centre[0], self.from[1] - centre[1]);
                [centre[0] + dx * c - dy * s, centre[1] + dx * s + dy * c, z]
            }
        }
    }

    /// Height over a point by brute force, and whether the point lies so near to the rim that rounding decides.
    fn height(&self, x: f64, y: f64) -> (f64, bool) {
        let [shape, radius, tip, angle] = TOOLS[self.tool];
        let profile = |rho: f64| match shape as u8 {
            0 => 0.0,
            1 => radius - (radius * radius - rho * rho).max(0.0).sqrt(),
            _ => (rho - tip).max(0.0) / (angle / 2.0 * PI / 180.0).tan(),
        };
        let (mut low, mut high, mut n) = (0.0, 1.0, 48);
        let (mut best, mut best_t, mut nearest) = (f64::INFINITY, 0.0, f64::INFINITY);
        let mut nearest_t = 0.0;
        for round in 0..7 {
            for i in 0..=n {
                let t = low + (high - low) * f64::from(i) / f64::from(n);
                let [cx, cy, cz] = self.at(t);
                let rho = (cx - x).hypot(cy - y);
                if rho < nearest {
                    (nearest, nearest_t) = (rho, t);
                }
                if rho <= radius && cz + profile(rho) < best {
                    (best, best_t) = (cz + profile(rho), t);
                }
            }
            if round == 0 && nearest > radius + 2.0 {
                return (f64::INFINITY, false);
            }
            let around = if best.is_finite() { best_t } else { nearest_t };
            let step = (high - low) / f64::from(n);
            (low, high) = (
                (around - 1.5 * step).max(0.0),
                (around + 1.5 * step).min(1.0),
            );
            n = 12;
        }
        (best, (nearest - radius).abs() < 1e-6)
    }
}

/// Holds the points of a raster against the decision of the cell they lie in.
struct Raster<'a> {
    step: f64,
    moves: &'a [Move],
    sweeps: &'a Sweeps,
    points: u64,
    closed: u64,
    area: f64,
}

impl Raster<'_> {
    fn points(&mut self, cell: &Cell, mut check: impl FnMut(f64, f64, f64)) {
        self.area += cell.area();
        let [x0, y0, x1, y1] = cell.window();
        let first = |v: f64| (v / self.step).ceil() as i64;
        for i in first(x0)..first(x1) {
            for j in first(y0)..first(y1) {
                let (x, y) = (i as f64 * self.step, j as f64 * self.step);
                self.points += 1;
                let (mut height, mut is_rim) = (0.0f64, false);
                for one in self.moves {
                    let (z, rim) = one.height(x, y);
                    height = height.min(z);
                    is_rim |= rim;
                }
                if !is_rim {
                    check(x, y, height);
                }
            }
        }
    }
}

/// The oracle samples: it may be a little too high, never too low.
const TOO_HIGH: f64 = 2e-3;

fn hold(height: f64, bounds: Bounds, x: f64, y: f64) {
    assert!(
        height >= bounds.low - 1e-7,
        "({x}, {y}): {height} under {bounds:?}"
    );
    assert!(
        height <= bounds.high + TOO_HIGH,
        "({x}, {y}): {height} over {bounds:?}"
    );
}

impl Visitor for Raster<'_> {
    fn decided(&mut self, cell: &Cell, height: Bounds) {
        self.points(cell, |x, y, z| hold(z, height, x, y));
    }

    fn closed(&mut self, cell: &Cell, ids: &[u32], layers: &[Layer], rest: Bounds, doubt: f64) {
        self.closed += 1;
        let taken: f64 = layers.iter().map(|layer| layer.area).sum();
        assert!(taken <= cell.area() + 1e-9 && layers.iter().all(|layer| layer.area >= -1e-9));
        assert!(doubt < 1e-2);
        let sweeps = self.sweeps;
        self.points(cell, |x, y, z| {
            let own = ids
                .iter()
                .map(|&id| &sweeps.all[id as usize])
                .find(|sweep| {
                    millwright_proof::geometry::distance::distance_to(x, y, &sweep.curve)
                        <= sweep.radius
                })
                .map_or(rest, |sweep| Bounds {
                    low: sweep.from_z,
                    high: sweep.from_z,
                });
            hold(z, own, x, y);
        });
    }

    fn open(&mut self, cell: &Cell, _: &[u32], height: Bounds, _: Bounds) {
        self.points(cell, |x, y, z| hold(z, height, x, y));
    }
}

fn raster_programs(n: u64, step: f64) -> (u64, u64) {
    let (mut points, mut closed) = (0, 0);
    for seed in 0..n {
        let shapes = if seed % 2 == 0 { 3 } else { TOOLS.len() };
        let (writer, moves) = program(&mut Random(seed), shapes);
        let strokes = merge(&writer.path(), 1e-5, |_, _| true);
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        let mut raster = Raster {
            step,
            moves: &moves,
            sweeps: &sweeps,
            points: 0,
            closed: 0,
            area: 0.0,
        };
        Walk::new(&sweeps, LIMITS).run([0.0, 0.0, 20.0, 20.0], 0.0, true, &mut raster);
        assert!(
            (raster.area - 400.0).abs() < 1e-6,
            "seed {seed}: {} mm² seen",
            raster.area
        );
        points += raster.points;
        closed += raster.closed;
    }
    (points, closed)
}

#[test]
fn no_point_of_a_raster_contradicts_its_cell() {
    let (points, closed) = raster_programs(8, 0.5);
    assert!(
        points >= 8 * 1600 && closed > 300,
        "{points} points, {closed} closed"
    );
}

/// 10 µm on 50 programs: 200 million points. `MILLWRIGHT_RASTER_MM` sets another step.
#[test]
#[ignore = "long"]
fn no_point_of_a_raster_of_10_um_contradicts_its_cell() {
    let step = std::env::var("MILLWRIGHT_RASTER_MM")
        .ok()
        .and_then(|text| text.parse().ok());
    let (points, _) = raster_programs(50, step.unwrap_or(0.01));
    assert!(points > 0);
}

#[test]
fn points_are_bounded_as_their_cells_are() {
    let mut random = Random(77);
    for seed in 0..6 {
        let (writer, moves) = program(&mut Random(seed), TOOLS.len());
        let strokes = merge(&writer.path(), 1e-5, |_, _| true);
        let sweeps = Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false);
        for _ in 0..300 {
            let (x, y) = (random.between(0.0, 20.0), random.between(0.0, 20.0));
            let bounds = height_at_point(&sweeps, [20.0, 20.0, 5.0], LIMITS, x, y);
            let heights = moves.iter().map(|one| one.height(x, y));
            let (height, is_rim) = heights.fold((0.0f64, false), |(z, rim), (next, at)| {
                (z.min(next), rim | at)
            });
            if !is_rim {
                hold(height, bounds, x, y);
            }
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
    let (writer, _) = program(&mut Random(5), 3);
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
        let (writer, _) = program(&mut Random(seed), 6);
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
        let (writer, _) = program(&mut Random(seed), 3);
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
