//! Gouges of whole programs: against points sampled on the tool, against all pairs, and under changes that must not matter.

mod support;

use millwright_proof::gouge::{Gouges, find_gouges};
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::{Shape, Tool};
use support::drawing::*;
use support::{Random, Writer};

const THICKNESS: f64 = 12.0;
const TOLERANCE: f64 = 0.01;
/// Heights within tolerance and rounding of a written height are the same.
const SINK: f64 = TOLERANCE + 0.001;

fn tools() -> Vec<Tool> {
    let row = |shape: f64, radius: f64, corner: f64, angle: f64| {
        [
            shape, radius, 0.0, corner, angle, 30.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
        ]
    };
    let rows = [
        row(0.0, 3.0, 0.0, 0.0),
        row(1.0, 3.0, 0.0, 0.0),
        row(2.0, 5.0, 0.0, 90.0),
        row(3.0, 3.0, 1.0, 0.0),
        row(2.0, 2.5, 0.0, 118.0),
    ];
    Tool::read(rows.as_flattened())
}

fn scene(contours: &[f64], path: &Writer) -> Scene {
    Scene {
        path: path.path(),
        tools: tools(),
        target: Target::read(contours, THICKNESS),
        stock: [300.0, 200.0, THICKNESS],
        tolerance: TOLERANCE,
        through: 0.3,
        guard: 1e-9,
    }
}

fn most(gouges: &Gouges) -> f64 {
    let all = gouges.walls.iter().chain(&gouges.floors);
    all.fold(0.0, |most, state| most.max(state.most))
}

fn n_sure(gouges: &Gouges) -> usize {
    let all = gouges.walls.iter().chain(&gouges.floors);
    all.filter(|state| state.sure.is_some()).count()
}

fn n_doubts(gouges: &Gouges) -> usize {
    let all = gouges.walls.iter().chain(&gouges.floors);
    all.filter(|state| state.doubt.is_some()).count()
}

/// Height of the wood at a point by the shapes themselves: all are rectangles or circles.
struct Shapes {
    outlines: Vec<[f64; 4]>,
    /// Window, whether round, floor.
    pockets: Vec<([f64; 4], bool, f64)>,
}

impl Shapes {
    fn random(random: &mut Random) -> (Shapes, Vec<f64>) {
        let mut rows = vec![];
        let mut shapes = Shapes {
            outlines: vec![],
            pockets: vec![],
        };
        let mut feature = 0;
        for solid in 0..1 + random.below(2) {
            let x = 10.0 + 62.0 * solid as f64;
            let [w, h] = [random.between(30.0, 50.0), random.between(30.0, 50.0)];
            shapes.outlines.push([x, 10.0, x + w, 10.0 + h]);
            Row::new(solid, OUTLINE).write(&rectangle(x, 10.0, w, h), &mut rows);
            for _ in 0..random.below(4) {
                let is_round = random.unit() < 0.5;
                // Now and then exactly on an edge of the part.
                let px = if random.unit() < 0.3 {
                    x
                } else {
                    x + random.between(-5.0, w)
                };
                let py = 10.0 + random.between(-5.0, h);
                let pw = random.between(4.0, 25.0);
                let ph = if is_round {
                    pw
                } else {
                    random.between(4.0, 25.0)
                };
                let depth = [4.0, 6.0, 6.0, -1.0][random.below(4)];
                let floor = if depth < 0.0 { -THICKNESS } else { -depth };
                // A pocket belongs to its part; the parts are too far apart to share one.
                let window = [px, py, px + pw, py + ph];
                shapes.pockets.push((window, is_round, floor));
                let vertices = if is_round {
                    circle(px + pw / 2.0, py + pw / 2.0, pw / 2.0)
                } else {
                    rectangle(px, py, pw, ph)
                };
                Row::feature(solid, POCKET, feature, depth).write(&vertices, &mut rows);
                feature += 1;
            }
        }
        (shapes, rows)
    }

    /// `None`: no wood has to stay.
    fn height(&self, x: f64, y: f64) -> Option<f64> {
        let is_in = |w: &[f64; 4]| x > w[0] && x < w[2] && y > w[1] && y < w[3];
        if !self.outlines.iter().any(is_in) {
            return None;
        }
        let mut top: f64 = 0.0;
        for (window, is_round, floor) in &self.pockets {
            let is_inside = if *is_round {
                let r = (window[2] - window[0]) / 2.0;
                let (dx, dy) = (x - window[0] - r, y - window[1] - r);
                dx * dx + dy * dy < r * r
            } else {
                is_in(window)
            };
            if is_inside {
                top = top.min(*floor);
            }
        }
        if top <= -THICKNESS { None } else { Some(top) }
    }

    /// Whether a ball of a radius around a point lies in the wood, as far as 26 points of it tell.
    fn holds_ball(&self, x: f64, y: f64, z: f64, radius: f64) -> bool {
        (0..8).all(|i| {
            let angle = f64::from(i) * std::f64::consts::FRAC_PI_4;
            let (u, v) = (x + radius * angle.cos(), y + radius * angle.sin());
            self.height(u, v).is_some_and(|top| top >= z)
        }) && self.height(x, y).is_some_and(|top| top >= z + radius)
    }
}

fn random_path(random: &mut Random) -> Writer {
    let mut path = Writer::new([0.0, 0.0, 5.0]);
    path.tool = random.below(5) as f64;
    let z = |random: &mut Random| match random.below(4) {
        0 => -12.3,
        1 => -4.0,
        2 => -random.between(0.0, 7.0),
        _ => random.between(0.0, 2.0),
    };
    for _ in 0..6 {
        let [x, y] = [random.between(0.0, 130.0), random.between(0.0, 70.0)];
        let height = z(random);
        if random.unit() < 0.4 {
            // An arc about a centre near by: the end at the same radius.
            let [cx, cy] = [
                path.at[0] + random.between(-9.0, 9.0),
                path.at[1] + random.between(-9.0, 9.0),
            ];
            let radius = ((path.at[0] - cx).powi(2) + (path.at[1] - cy).powi(2)).sqrt();
            let angle = random.between(0.0, std::f64::consts::TAU);
            let to = [cx + radius * angle.cos(), cy + radius * angle.sin(), height];
            path.arc(to, [cx, cy], random.unit() < 0.5);
        } else {
            path.line([x, y, height]);
        }
    }
    path
}

/// The tool's height over its tip at a radius, from its words.
fn profile(tool: &Tool, rho: f64) -> f64 {
    let arc = |over: f64, b: f64| b - (b * b - over * over).max(0.0).sqrt();
    match tool.shape {
        Shape::Ball => arc(rho, tool.radius),
        Shape::Bull => arc(
            (rho - tool.radius + tool.corner_radius).max(0.0),
            tool.corner_radius,
        ),
        Shape::Cone => (rho - tool.tip_radius).max(0.0) * tool.slope,
        _ => 0.0,
    }
}

/// The deepest of some radii for which a ball in the wood around a point the tool cuts was found.
fn sampled_depth(scene: &Scene, shapes: &Shapes) -> f64 {
    let mut deepest = 0.0;
    for piece in &scene.path.pieces {
        let tool = &scene.tools[scene.path.motions[piece.motion as usize].tool as usize];
        let steps = (piece.curve.length() / 0.4) as usize + 2;
        for i in 0..=steps {
            let t = i as f64 / steps as f64;
            let [x, y] = piece.curve.point_at(t);
            let z = piece.from_z + (piece.to_z - piece.from_z) * t;
            if z >= 0.0 {
                continue;
            }
            for j in 0..48 {
                let angle = f64::from(j) * std::f64::consts::TAU / 48.0;
                for rho in [0.0, 0.25, 0.5, 0.75, 0.9, 1.0].map(|part| part * tool.radius) {
                    let (u, v) = (x + rho * angle.cos(), y + rho * angle.sin());
                    let low = z + profile(tool, rho);
                    let Some(top) = shapes.height(u, v) else {
                        continue;
                    };
                    // Everything above the cutting surface is cut, so any height up to the top will do.
                    for depth in [0.02, 0.1, 0.5, 2.0] {
                        if depth <= deepest {
                            continue;
                        }
                        if low + depth <= top && shapes.holds_ball(u, v, low, depth) {
                            deepest = depth;
                        }
                    }
                }
            }
        }
    }
    deepest
}

#[test]
fn no_point_of_a_tool_is_deeper_in_wood_than_the_bound_says() {
    let mut random = Random(3);
    let (mut n_gouged, mut n_clean) = (0, 0);
    for _ in 0..70 {
        let (shapes, rows) = Shapes::random(&mut random);
        let scene = scene(&rows, &random_path(&mut random));
        let gouges = find_gouges(&scene, true);
        let sampled = sampled_depth(&scene, &shapes);
        assert!(most(&gouges) >= sampled, "{} < {sampled}", most(&gouges));
        if sampled > SINK {
            assert!(n_sure(&gouges) > 0, "{sampled} is not sure: {gouges:?}");
            n_gouged += 1;
        }
        // What is surely deep is found by sampling, if it is deep enough for its steps.
        let all = gouges.walls.iter().chain(&gouges.floors);
        let surest = all.fold(0.0, |surest: f64, state| surest.max(state.least));
        if surest > 1.0 {
            assert!(
                sampled > 0.0,
                "{surest} surely, but nothing was met: {gouges:?}"
            );
        } else if surest == 0.0 {
            n_clean += 1;
        }
    }
    assert!(n_gouged > 15 && n_clean > 3, "{n_gouged} {n_clean}");
}

#[test]
fn the_index_gives_the_answer_of_all_pairs_bit_for_bit() {
    let mut random = Random(5);
    for _ in 0..80 {
        let (_, rows) = Shapes::random(&mut random);
        let scene = scene(&rows, &random_path(&mut random));
        let (with, without) = (find_gouges(&scene, true), find_gouges(&scene, false));
        assert_eq!(with.walls, without.walls);
        assert_eq!(with.floors, without.floors);
    }
}

/// A round plate cut on the right line, one vertex of the path moved.
fn ring(x: f64, y: f64, radius: f64, offset: impl Fn(usize) -> f64) -> Writer {
    let mut path = Writer::new([x + radius, y, 5.0]);
    let n = 720;
    for i in 0..=n {
        let angle = i as f64 * std::f64::consts::TAU / n as f64;
        let r = radius + offset(i % n);
        path.line([x + r * angle.cos(), y + r * angle.sin(), -12.3]);
    }
    path
}

#[test]
fn every_vertex_moved_twenty_micrometres_into_a_wall_is_found_and_none_moved_off_it() {
    let mut random = Random(9);
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&circle(60.0, 60.0, 30.0), &mut rows);
    // Chords outside the circle: their middles touch.
    let chord = 33.0 / (std::f64::consts::PI / 720.0).cos();
    assert_eq!(
        n_sure(&find_gouges(
            &scene(&rows, &ring(60.0, 60.0, chord, |_| 0.0)),
            true
        )),
        0
    );
    for _ in 0..60 {
        let at = random.below(720);
        let moved = |by: f64| {
            // Both ends of one chord, so that its middle moves as far.
            let path = ring(60.0, 60.0, chord, |i| {
                if i == at || i == (at + 1) % 720 {
                    by
                } else {
                    0.0
                }
            });
            find_gouges(&scene(&rows, &path), true)
        };
        let into = moved(-0.02);
        assert_eq!(n_sure(&into), 1);
        let found = into.walls[0].sure.unwrap();
        assert!(found.motion >= at as u32 && found.motion <= at as u32 + 2);
        assert!((into.walls[0].most - 0.02).abs() < 1e-6);
        let off = moved(0.02);
        assert_eq!(n_sure(&off) + n_doubts(&off), 0);
    }
}

#[test]
fn a_pocket_run_over_the_edge_at_its_floor_is_no_gouge_and_a_tenth_deeper_is_one() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    Row::feature(0, POCKET, 0, 5.0).write(&rectangle(90.0, 50.0, 40.0, 40.0), &mut rows);
    let at = |z: f64| {
        let mut path = Writer::new([120.0, 60.0, 5.0]);
        path.line([120.0, 60.0, z]);
        path.line([93.0, 60.0, z]);
        path.line([93.0, 80.0, z]);
        path.line([120.0, 80.0, z]);
        find_gouges(&scene(&rows, &path), true)
    };
    for right in [-5.0, -5.0005, -4.0, -5.009] {
        let gouges = at(right);
        assert_eq!(
            n_sure(&gouges) + n_doubts(&gouges),
            0,
            "{right}: {gouges:?}"
        );
    }
    let deep = at(-5.1);
    // The floor is the pocket's; its wall at the part's edge is overlapped too.
    assert!((deep.floors[1].least - 0.1).abs() < 1e-6, "{deep:?}");
    assert_eq!(deep.floors[1].sure.unwrap().motion, 1);
}

#[test]
fn an_engraving_permits_its_curve_to_its_depth_and_nothing_else() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    Row::feature(0, ENGRAVE, 0, 1.0).write(&rectangle(60.0, 60.0, 30.0, 20.0), &mut rows);
    let along = |z: f64, aside: f64| {
        let mut path = Writer::new([60.0, 60.0, 5.0]);
        path.tool = 2.0;
        path.line([60.0, 60.0 + aside, z]);
        path.line([75.0, 60.0 + aside, z]);
        path.line([90.0, 60.0 + aside, z]);
        find_gouges(&scene(&rows, &path), true)
    };
    assert_eq!(n_sure(&along(-1.0, 0.0)) + n_doubts(&along(-1.0, 0.0)), 0);
    assert_eq!(n_sure(&along(-1.0, 0.009)), 0);
    assert_eq!(n_sure(&along(-1.05, 0.0)), 1);
    assert_eq!(n_sure(&along(-1.0, 0.05)), 1);
}

#[test]
fn a_v_carved_groove_is_bounded_by_its_edges() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    Row::feature(0, VCARVE, 0, -1.0).write(&rectangle(60.0, 65.0, 40.0, 8.0), &mut rows);
    let run = |z: f64| {
        let mut path = Writer::new([60.0, 65.0, 5.0]);
        path.tool = 2.0;
        // Into the corner, along the middle, out into the next corner: the cone of 90° touches the edges throughout.
        path.line([60.0, 65.0, 0.0]);
        path.line([64.0, 69.0, -4.0 + z]);
        path.line([96.0, 69.0, -4.0 + z]);
        path.line([100.0, 65.0, 0.0]);
        find_gouges(&scene(&rows, &path), true)
    };
    let right = run(0.0);
    assert_eq!(n_sure(&right) + n_doubts(&right), 0, "{right:?}");
    let deep = run(-0.05);
    assert!(deep.walls[1].sure.is_some());
    assert!((deep.walls[1].most - 0.05).abs() < 1e-3, "{deep:?}");
}

#[test]
fn a_chamfer_is_cut_by_a_cone_along_its_edge_and_no_more() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    Row {
        width: 2.0,
        ..Row::feature(0, CHAMFER, 0, 2.0)
    }
    .write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    let run = |aside: f64, z: f64| {
        let mut path = Writer::new([40.0, 50.0 - aside, 5.0]);
        path.tool = 2.0;
        path.line([40.0, 50.0 - aside, z]);
        path.line([120.0, 50.0 - aside, z]);
        find_gouges(&scene(&rows, &path), true)
    };
    for (aside, z) in [(0.0, -2.0), (1.0, -3.0), (2.5, -4.5)] {
        let gouges = run(aside, z);
        assert_eq!(
            n_sure(&gouges) + n_doubts(&gouges),
            0,
            "{aside}: {gouges:?}"
        );
        assert!(n_sure(&run(aside, z - 0.05)) > 0);
        assert!(n_sure(&run(aside - 0.05, z)) > 0);
    }
}

#[test]
fn a_cone_too_wide_for_a_chamfer_is_found_behind_its_foot() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    Row {
        width: 2.0,
        ..Row::feature(0, CHAMFER, 0, 2.0)
    }
    .write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    let run = |tool: f64, z: f64| {
        let mut path = Writer::new([55.0, 51.0, 5.0]);
        path.tool = tool;
        path.line([55.0, 51.0, z]);
        path.line([105.0, 51.0, z]);
        find_gouges(&scene(&rows, &path), true)
    };
    // The tip runs on the slope, 1 mm behind its foot: a cone of 90° touches, one of 118° enters the wood behind.
    let right = run(2.0, -1.0);
    assert_eq!(n_sure(&right) + n_doubts(&right), 0, "{right:?}");
    let wide = run(4.0, -1.0);
    // tan 59° − 2 + 1.
    assert!((wide.walls[0].least - 0.664).abs() < 1e-3, "{wide:?}");
    assert!(n_sure(&run(2.0, -1.05)) > 0);
}

#[test]
fn nothing_is_certain_of_a_tool_that_is_not_known() {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(50.0, 50.0, 60.0, 40.0), &mut rows);
    let mut path = Writer::new([80.0, 70.0, 5.0]);
    path.tool = -1.0;
    path.line([80.0, 70.0, -3.0]);
    let gouges = find_gouges(&scene(&rows, &path), true);
    assert_eq!(n_sure(&gouges), 0);
    assert!(n_doubts(&gouges) > 0);
}

/// The same drawing and path turned, mirrored and moved.
struct Frame {
    turn: f64,
    mirror: bool,
    by: [f64; 2],
}

impl Frame {
    fn apply(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let x = if self.mirror { -x } else { x };
        let (c, s) = (self.turn.cos(), self.turn.sin());
        [c * x - s * y + self.by[0], s * x + c * y + self.by[1]]
    }
}

#[test]
fn turning_mirroring_and_moving_everything_changes_no_depth() {
    let mut random = Random(21);
    for _ in 0..60 {
        let (_, rows) = Shapes::random(&mut random);
        let path = random_path(&mut random);
        let frame = Frame {
            turn: random.between(0.0, std::f64::consts::TAU),
            mirror: random.unit() < 0.5,
            by: [random.between(-50.0, 50.0), random.between(-50.0, 50.0)],
        };
        let mut turned = vec![];
        let mut rest = &rows[..];
        while !rest.is_empty() {
            let n = rest[9] as usize;
            turned.extend_from_slice(&rest[..10]);
            for vertex in rest[10..10 + 3 * n].chunks(3) {
                let [x, y] = frame.apply([vertex[0], vertex[1]]);
                let bulge = if frame.mirror { -vertex[2] } else { vertex[2] };
                turned.extend([x, y, bulge]);
            }
            rest = &rest[10 + 3 * n..];
        }
        let mut moved = Writer::new([0.0; 3]);
        for row in path.rows.chunks(17) {
            let mut row = row.to_vec();
            for (ix, iy) in [(1, 2), (4, 5), (7, 8)] {
                let [x, y] = frame.apply([row[ix], row[iy]]);
                (row[ix], row[iy]) = (x, y);
            }
            if frame.mirror {
                row[9] = 1.0 - row[9];
            }
            moved.rows.extend(row);
        }
        let one = find_gouges(&scene(&rows, &path), true);
        let other = find_gouges(&scene(&turned, &moved), true);
        let pairs = one.walls.iter().zip(&other.walls);
        for (a, b) in pairs.chain(one.floors.iter().zip(&other.floors)) {
            assert_eq!(a.n_motions, b.n_motions);
            // Where an axis is deep inside, its depth is searched for to a step.
            let step = if a.least > 3.0 { 0.02 } else { 1e-6 };
            assert!((a.least - b.least).abs() < step, "{a:?} {b:?}");
            assert_eq!(a.sure.map(|p| p.motion), b.sure.map(|p| p.motion));
        }
    }
}
