//! Overlaps against dense sampling, by formulas of its own.

mod support;

use millwright_proof::geometry::curve::Curve;
use millwright_proof::gouge::pair::{Aim, Overlap, Stretch, overlap_of};
use millwright_proof::gouge::reach::Edge;
use millwright_proof::tool::Tool;
use support::Random;

const AIM: Aim = Aim {
    guard: 1e-9,
    sink: 0.0,
    enough: f64::NEG_INFINITY,
};

fn tool(random: &mut Random) -> Tool {
    let radius = random.between(1.0, 6.0);
    let shape = random.below(4);
    let corner = radius * random.between(0.1, 0.9);
    let angle = random.between(20.0, 150.0);
    let tip = if random.unit() < 0.5 {
        0.0
    } else {
        radius * 0.3
    };
    let row = [
        shape as f64,
        radius,
        if shape == 2 { tip } else { 0.0 },
        if shape == 3 { corner } else { 0.0 },
        if shape == 2 { angle } else { 0.0 },
        20.0,
        radius,
        40.0,
        0.0,
        0.0,
        1.0,
        2.0,
    ];
    Tool::read(&row)[0]
}

/// The radius cut at a height over the tip, from the tool's words.
fn radius_at(tool: &Tool, h: f64) -> f64 {
    use millwright_proof::tool::Shape::*;
    let arc = |b: f64| {
        if h >= b {
            b
        } else {
            (b * b - (b - h) * (b - h)).max(0.0).sqrt()
        }
    };
    match tool.shape {
        Ball => arc(tool.radius),
        Bull => tool.radius - tool.corner_radius + arc(tool.corner_radius),
        Cone => (tool.tip_radius + h / tool.slope).min(tool.radius),
        _ => tool.radius,
    }
}

fn quadrant_arc(random: &mut Random, reach: f64) -> Curve {
    let (cx, cy) = (random.between(-reach, reach), random.between(-reach, reach));
    let radius = random.between(0.5, 2.0 * reach);
    let quarter = random.below(4) as f64 * std::f64::consts::FRAC_PI_2;
    let [a, b] = [random.unit(), random.unit()].map(|t| quarter + t * 1.57);
    let turn = if b > a { 1.0 } else { -1.0 };
    Curve {
        ax: cx + radius * a.cos(),
        ay: cy + radius * a.sin(),
        bx: cx + radius * b.cos(),
        by: cy + radius * b.sin(),
        cx,
        cy,
        radius,
        turn,
        slack: 0.0,
    }
}

fn curve(random: &mut Random, reach: f64) -> Curve {
    let mut point = || [random.between(-reach, reach), random.between(-reach, reach)];
    let ([ax, ay], [bx, by]) = (point(), point());
    match random.below(5) {
        0 | 1 => Curve::line(ax, ay, bx, by),
        2 if random.unit() < 0.3 => Curve::line(ax, ay, ax, ay),
        _ => quadrant_arc(random, reach),
    }
}

/// The distance to a piece by walking along it in steps.
fn walk(curve: &Curve, steps: usize) -> Vec<[f64; 2]> {
    (0..=steps)
        .map(|i| curve.point_at(i as f64 / steps as f64))
        .collect()
}

fn sampled(stretch: &Stretch, tool: &Tool, edge: &Edge, steps: usize) -> f64 {
    let wall = walk(&edge.curve, steps);
    let mut worst = f64::NEG_INFINITY;
    for i in 0..=steps {
        let t = i as f64 / steps as f64;
        let [x, y] = stretch.curve.point_at(t);
        let z = stretch.from_z + (stretch.to_z - stretch.from_z) * t;
        if z > edge.top {
            continue;
        }
        let distance = wall
            .iter()
            .map(|[u, v]| ((u - x) * (u - x) + (v - y) * (v - y)).sqrt())
            .fold(f64::INFINITY, f64::min);
        for j in 0..=24 {
            let part = f64::from(j) / 24.0;
            let height = edge.top - edge.setback_depth * part;
            if height >= z {
                let back = edge.setback * (1.0 - part);
                worst = worst.max(radius_at(tool, height - z) - distance - back);
            }
        }
    }
    worst
}

fn check(found: Option<Overlap>, worst: f64, step: f64, what: &dyn std::fmt::Debug) {
    match found {
        None => assert!(worst <= 1e-9, "none, but {worst}: {what:?}"),
        Some(o) => {
            assert!(o.most >= worst - 1e-9, "{} < {worst}: {what:?}", o.most);
            assert!(o.least <= o.most);
            // The samples come near the certain bound, and the bounds are narrow.
            assert!(o.most - o.least < 1e-5, "{o:?} {what:?}");
            assert!(o.least <= worst + step, "{o:?} over {worst}: {what:?}");
        }
    }
}

#[test]
fn bounds_hold_for_all_shapes_slopes_and_pieces() {
    let mut random = Random(11);
    for _ in 0..600 {
        let tool = tool(&mut random);
        let stretch = Stretch {
            curve: curve(&mut random, 10.0),
            from_z: random.between(-8.0, 1.0),
            to_z: random.between(-8.0, 1.0),
        };
        let chamfer = random.unit() < 0.3;
        let edge = Edge {
            curve: curve(&mut random, 10.0),
            top: if random.unit() < 0.5 { 0.0 } else { -3.0 },
            setback: if chamfer {
                random.between(0.2, 3.0)
            } else {
                0.0
            },
            setback_depth: if chamfer {
                random.between(0.2, 3.0)
            } else {
                0.0
            },
        };
        let worst = sampled(&stretch, &tool, &edge, 120);
        let steepness = (stretch.to_z - stretch.from_z).abs() / 120.0;
        let way = (stretch.curve.length() + edge.curve.length()) / 120.0;
        // Round tips widen without limit where they touch.
        let widening = (2.0 * tool.radius * steepness).sqrt() + 4.0 * steepness;
        let lean = if chamfer {
            edge.setback / 12.0 + (tool.radius * edge.setback_depth / 6.0).sqrt()
        } else {
            0.0
        };
        let found = overlap_of(&stretch, &tool, &edge, &AIM);
        check(found, worst, way + widening + lean, &(stretch, tool, edge));
    }
}

#[test]
fn a_cone_that_follows_an_edge_at_its_depth_just_touches() {
    let row = [
        2.0, 6.0, 0.0, 0.0, 90.0, 20.0, 6.0, 40.0, 0.0, 0.0, 1.0, 2.0,
    ];
    let tool = Tool::read(&row)[0];
    let stretch = Stretch {
        curve: Curve::line(0.0, 1.0, 10.0, 4.0),
        from_z: -1.0,
        to_z: -4.0,
    };
    let edge = Edge {
        curve: Curve::line(-5.0, 0.0, 15.0, 0.0),
        top: 0.0,
        setback: 0.0,
        setback_depth: 0.0,
    };
    let found = overlap_of(&stretch, &tool, &edge, &AIM).unwrap();
    assert!(
        found.most.abs() < 2e-6 && found.least.abs() < 1e-6,
        "{found:?}"
    );
}

#[test]
fn a_ball_on_a_ramp_reaches_farther_between_its_ends() {
    let row = [1.0, 3.0, 0.0, 0.0, 0.0, 20.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0];
    let tool = Tool::read(&row)[0];
    // Away from the wall while it sinks: R grows fast at first, the distance evenly.
    let stretch = Stretch {
        curve: Curve::line(0.0, 1.0, 0.0, 4.0),
        from_z: 0.0,
        to_z: -3.0,
    };
    let edge = Edge {
        curve: Curve::line(-5.0, 0.0, 5.0, 0.0),
        top: 0.0,
        setback: 0.0,
        setback_depth: 0.0,
    };
    let found = overlap_of(&stretch, &tool, &edge, &AIM).unwrap();
    // h = t: √(h (6 − h)) − 1 − h, greatest where (3 − h) / √(h (6 − h)) = 1: h = 3 − 3/√2.
    let h = 3.0 - 3.0 / 2f64.sqrt();
    let truth = (h * (6.0 - h)).sqrt() - 1.0 - h;
    assert!(found.least <= truth && truth <= found.most && found.most - found.least < 3e-6);
}
