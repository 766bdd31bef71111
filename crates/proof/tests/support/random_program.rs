//! Random programs on 20 × 20 mm, and their moves as an oracle wants them.

use super::{Random, Writer};
use millwright_proof::tool::Tool;
use std::f64::consts::TAU;

/// Side of the square they lie in, mm.
pub const SIDE: f64 = 20.0;

/// Shape as in the flat form of tools, lengths in mm, included angle in degrees.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub shape: u8,
    pub radius: f64,
    pub tip: f64,
    pub corner: f64,
    pub angle: f64,
}

const fn shape(shape: u8, radius: f64, tip: f64, corner: f64, angle: f64) -> Shape {
    Shape {
        shape,
        radius,
        tip,
        corner,
        angle,
    }
}

/// Three flat tools, a ball, a pointed V, a V with a flat tip, a bull-nose, a chamfer cutter.
pub const SHAPES: [Shape; 8] = [
    shape(0, 1.0, 0.0, 0.0, 0.0),
    shape(0, 1.5, 0.0, 0.0, 0.0),
    shape(0, 3.0, 0.0, 0.0, 0.0),
    shape(1, 2.0, 0.0, 0.0, 0.0),
    shape(2, 3.0, 0.0, 0.0, 90.0),
    shape(2, 2.5, 0.4, 0.0, 60.0),
    shape(3, 2.5, 0.0, 0.8, 0.0),
    shape(2, 3.0, 1.5, 0.0, 120.0),
];
/// How many of them are flat.
pub const FLAT: usize = 3;

/// The same as the core reads them.
pub fn tools() -> Vec<Tool> {
    let row = |t: &Shape| {
        [
            f64::from(t.shape),
            t.radius,
            t.tip,
            t.corner,
            t.angle,
            30.0,
            t.radius,
            50.0,
            0.0,
            0.0,
            1.0,
            2.0,
        ]
    };
    SHAPES.iter().flat_map(|t| Tool::read(&row(t))).collect()
}

/// A move: from, to, centre and signed sweep of an arc, tool.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    pub from: [f64; 3],
    pub to: [f64; 3],
    pub arc: Option<([f64; 2], f64)>,
    pub tool: usize,
}

impl Move {
    /// The tip at a share of the way.
    pub fn at(&self, t: f64) -> [f64; 3] {
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
}

/// Lines, arcs, helices, ramps, plunges with the first `shapes` tools: four cuts of four moves.
pub fn program(random: &mut Random, shapes: usize) -> (Writer, Vec<Move>) {
    let mut writer = Writer::new([SIDE / 2.0, SIDE / 2.0, 5.0]);
    let mut moves = vec![];
    for _ in 0..4 {
        let tool = random.below(shapes);
        writer.tool = tool as f64;
        let start = [random.between(0.0, SIDE), random.between(0.0, SIDE)];
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
                let to = [random.between(0.0, SIDE), random.between(0.0, SIDE), next_z];
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
