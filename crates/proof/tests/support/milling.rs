//! Programs of random moves, kept as they were written, and rims of thousands of points, each looked up in all earlier moves. No code is shared
//! with the crate but the reading of its flat input.
#![allow(dead_code)]

use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;

/// Numerical Recipes' quick 32-bit generator.
pub struct Dice(pub u32);

impl Dice {
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0 >> 8) / f64::from(1 << 24)
    }

    pub fn of(&mut self, n: usize) -> usize {
        (self.next() * n as f64) as usize
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Move {
    pub from: [f64; 3],
    pub to: [f64; 3],
    /// Centre and signed sweep of an arc.
    pub arc: Option<([f64; 2], f64)>,
    pub tool: usize,
}

/// What a tool is: its radius and, at a height over the tip, how wide it cuts.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    Flat(f64),
    Ball(f64),
    /// Half of the included angle is 30°.
    Vee(f64),
    /// Radius, and that of its corner.
    Bull(f64, f64),
}

impl Form {
    pub fn radius(self) -> f64 {
        match self {
            Form::Flat(r) | Form::Ball(r) | Form::Vee(r) | Form::Bull(r, _) => r,
        }
    }

    pub fn is_flat(self) -> bool {
        matches!(self, Form::Flat(_))
    }

    pub fn radius_at(self, h: f64) -> f64 {
        match self {
            Form::Flat(r) => r,
            Form::Ball(r) if h < r => (r * r - (r - h) * (r - h)).max(0.0).sqrt(),
            Form::Ball(r) => r,
            Form::Vee(r) => r.min(h * (std::f64::consts::PI / 6.0).tan()),
            Form::Bull(r, c) if h < c => r - c + (c * c - (c - h) * (c - h)).max(0.0).sqrt(),
            Form::Bull(r, _) => r,
        }
    }

    pub fn row(self) -> [f64; 12] {
        let (shape, angle) = match self {
            Form::Flat(_) => (0.0, 0.0),
            Form::Ball(_) => (1.0, 0.0),
            Form::Vee(_) => (2.0, 60.0),
            Form::Bull(..) => (3.0, 0.0),
        };
        let r = self.radius();
        let corner = if let Form::Bull(_, c) = self { c } else { 0.0 };
        [
            shape, r, 0.0, corner, angle, 20.0, r, 30.0, 0.0, 0.0, 1.0, 2.0,
        ]
    }
}

pub const FLATS: [Form; 2] = [Form::Flat(3.0), Form::Flat(2.0)];
pub const SHAPES: [Form; 2] = [Form::Ball(3.0), Form::Vee(4.0)];
pub const SHEET: [f64; 3] = [60.0, 50.0, 7.0];
pub const LEVELS: [f64; 4] = [-2.0, -4.0, -6.0, -7.3];

#[derive(Default)]
pub struct Program {
    pub at: [f64; 3],
    pub tool: usize,
    pub moves: Vec<Move>,
}

impl Program {
    pub fn line(&mut self, x: f64, y: f64, z: f64) {
        let to = [x, y, z];
        self.moves.push(Move {
            from: self.at,
            to,
            arc: None,
            tool: self.tool,
        });
        self.at = to;
    }

    pub fn arc(&mut self, centre: [f64; 2], sweep: f64, z: f64) {
        let (dx, dy) = (self.at[0] - centre[0], self.at[1] - centre[1]);
        let (c, s) = (sweep.cos(), sweep.sin());
        let to = [centre[0] + dx * c - dy * s, centre[1] + dx * s + dy * c, z];
        self.moves.push(Move {
            from: self.at,
            to,
            arc: Some((centre, sweep)),
            tool: self.tool,
        });
        self.at = to;
    }

    pub fn rows(&self) -> Vec<f64> {
        let mut rows = vec![];
        for (i, m) in self.moves.iter().enumerate() {
            let (centre, sweep) = m.arc.unwrap_or(([0.0; 2], f64::NAN));
            let kind = if m.arc.is_some() { 2.0 } else { 1.0 };
            let clockwise = if sweep < 0.0 { 1.0 } else { 0.0 };
            rows.push(kind);
            rows.extend(m.from);
            rows.extend(m.to);
            rows.extend(centre);
            rows.extend([clockwise, sweep, m.tool as f64, 1.0, 1000.0, 18_000.0]);
            rows.extend([i as f64, i as f64 + 1.0]);
        }
        rows
    }
}

/// Any mixture that a careless or malicious hand may write: links, rings, retraces, stacked levels, ramps, helices.
pub fn random_program(dice: &mut Dice, with_slopes: bool) -> Program {
    let mut program = Program::default();
    let place = |dice: &mut Dice| [5.0 + dice.next() * 50.0, 5.0 + dice.next() * 40.0];
    for _ in 0..8 {
        program.tool = dice.of(2);
        let [x, y] = place(dice);
        let top = [program.at[0], program.at[1]];
        program.line(top[0], top[1], 5.0);
        program.line(x, y, 5.0);
        let z = LEVELS[dice.of(4)];
        let kind = dice.of(if with_slopes { 6 } else { 4 });
        match if kind == 3 && !with_slopes { 5 } else { kind } {
            0 => {
                // A closed rectangle at stacked levels.
                let (w, h) = (4.0 + dice.next() * 20.0, 4.0 + dice.next() * 15.0);
                for z in &LEVELS[..2 + dice.of(3)] {
                    program.line(x, y, *z);
                    program.line(x + w, y, *z);
                    program.line(x + w, y + h, *z);
                    program.line(x, y + h, *z);
                    program.line(x, y, *z);
                }
            }
            1 => {
                // Parallel passes, then the same way back.
                program.line(x, y, z);
                let step = 0.5 + dice.next() * 4.0;
                for i in 0..5 {
                    let across = y + step * f64::from(i);
                    program.line(x + if i % 2 == 0 { 15.0 } else { 0.0 }, across, z);
                    program.line(program.at[0], across + step, z);
                }
                program.line(x, y, z);
            }
            2 => {
                // Rings, whole and tight.
                program.line(x, y, z);
                let radius = 0.5 + dice.next() * 8.0;
                let sweep = if dice.of(2) == 0 {
                    std::f64::consts::TAU
                } else {
                    -4.0
                };
                program.arc([x - radius, y], sweep, z);
                program.arc([x - radius, y], sweep / 2.0, z);
            }
            3 => {
                // A ramp there and back, then level.
                program.line(x, y, 0.5);
                program.line(x + 12.0, y + 3.0, z / 2.0);
                program.line(x, y, z);
                program.line(x + 12.0, y + 3.0, z);
            }
            4 => {
                // A helix down, then a ring.
                program.line(x, y, 0.0);
                let radius = 1.0 + dice.next() * 4.0;
                for i in 1..=3 {
                    program.arc(
                        [x - radius, y],
                        std::f64::consts::TAU,
                        z * f64::from(i) / 3.0,
                    );
                }
                program.arc([x - radius, y], std::f64::consts::TAU, z);
            }
            _ => {
                // A scribble.
                program.line(x, y, z);
                for _ in 0..6 {
                    let [x, y] = place(dice);
                    program.line(x, y, z);
                }
            }
        }
    }
    program
}

/// Distance in the plane from a point to what a move has swept at or below a height, up to a share of its length.
pub fn distance(m: &Move, up_to: f64, q: [f64; 2], height: f64) -> f64 {
    let z_at = |t: f64| m.from[2] + (m.to[2] - m.from[2]) * t;
    // Share of the move at or below the height.
    let (mut t0, mut t1) = (0.0, up_to);
    if m.from[2] > height && z_at(up_to) > height {
        return f64::INFINITY;
    }
    if m.from[2] > height {
        t0 = (height - m.from[2]) / (m.to[2] - m.from[2]);
    } else if z_at(up_to) > height {
        t1 = (height - m.from[2]) / (m.to[2] - m.from[2]);
    }
    match m.arc {
        None => {
            let (dx, dy) = (m.to[0] - m.from[0], m.to[1] - m.from[1]);
            let squared = dx * dx + dy * dy;
            let t = if squared == 0.0 {
                t0
            } else {
                (((q[0] - m.from[0]) * dx + (q[1] - m.from[1]) * dy) / squared).clamp(t0, t1)
            };
            (q[0] - m.from[0] - dx * t).hypot(q[1] - m.from[1] - dy * t)
        }
        Some((centre, sweep)) => {
            let at = |t: f64| {
                let (dx, dy) = (m.from[0] - centre[0], m.from[1] - centre[1]);
                let (c, s) = ((sweep * t).cos(), (sweep * t).sin());
                [centre[0] + dx * c - dy * s, centre[1] + dx * s + dy * c]
            };
            let start = (m.from[1] - centre[1]).atan2(m.from[0] - centre[0]);
            let angle = (q[1] - centre[1]).atan2(q[0] - centre[0]);
            let radius = (m.from[0] - centre[0]).hypot(m.from[1] - centre[1]);
            let from_centre = (q[0] - centre[0]).hypot(q[1] - centre[1]);
            let mut best = f64::INFINITY;
            for end in [at(t0), at(t1)] {
                best = best.min((q[0] - end[0]).hypot(q[1] - end[1]));
            }
            for turn in -2..=2 {
                let t = (angle - start + f64::from(turn) * std::f64::consts::TAU) / sweep;
                if t >= t0 && t <= t1 {
                    best = best.min((from_centre - radius).abs());
                }
            }
            best
        }
    }
}

pub const SAMPLES: usize = 1800;

/// One rim at a height against all earlier moves.
pub struct Rim<'a> {
    pub moves: &'a [Move],
    pub forms: &'a [Form; 2],
    pub index: usize,
    pub up_to: f64,
    pub place: [f64; 3],
    pub ahead: [f64; 2],
}

impl Rim<'_> {
    /// Degrees of the leading half in wood; earlier cuts `shrink` mm narrower.
    pub fn sampled(&self, height: f64, shrink: f64) -> f64 {
        let Rim {
            moves,
            forms,
            index,
            up_to,
            place,
            ahead,
        } = *self;
        let radius = forms[moves[index].tool].radius_at(height - place[2]);
        let heading = ahead[1].atan2(ahead[0]);
        let is_within = |j: usize, q: [f64; 2], wider: f64| {
            // A move's own disc lies on the rim itself: grown, it would cover all of it.
            let m = &moves[j];
            let (until, shrink) = if j == index {
                (up_to, shrink.max(0.0))
            } else {
                (1.0, shrink)
            };
            let form = forms[m.tool];
            let low = m.from[2].min(m.to[2]);
            low < -1e-4
                && low <= height + 1e-4
                && distance(m, until, q, height + 1e-4)
                    < form.radius_at((height - low).max(0.0)) - 1e-7 - shrink + wider
        };
        let near: Vec<usize> = (0..=index)
            .filter(|&j| is_within(j, [place[0], place[1]], radius + 0.1))
            .collect();
        let mut n_wood = 0;
        for i in 0..SAMPLES {
            let angle = heading + std::f64::consts::PI * ((i as f64 + 0.5) / SAMPLES as f64 - 0.5);
            let q = [
                place[0] + radius * angle.cos(),
                place[1] + radius * angle.sin(),
            ];
            if q[0] < 0.0 || q[1] < 0.0 || q[0] > SHEET[0] || q[1] > SHEET[1] {
                continue;
            }
            n_wood += usize::from(!near.iter().any(|&j| is_within(j, q, 0.0)));
        }
        n_wood as f64 * 180.0 / SAMPLES as f64
    }
}

pub fn scene_of(program: &Program, forms: &[Form; 2]) -> Scene {
    let tools: Vec<f64> = forms.iter().flat_map(|form| form.row()).collect();
    Scene {
        path: Path::read(&program.rows()),
        tools: Tool::read(&tools),
        target: Target::read(&[], SHEET[2]),
        stock: SHEET,
        tolerance: 0.01,
        through: 0.3,
        guard: 1e-9,
    }
}

pub fn share_of(m: &Move, at: [f64; 3]) -> f64 {
    if m.from[2] != m.to[2] {
        return (at[2] - m.from[2]) / (m.to[2] - m.from[2]);
    }
    match m.arc {
        None => {
            let long = (m.to[0] - m.from[0]).hypot(m.to[1] - m.from[1]);
            (at[0] - m.from[0]).hypot(at[1] - m.from[1]) / long
        }
        Some((centre, sweep)) => {
            let start = (m.from[1] - centre[1]).atan2(m.from[0] - centre[0]);
            let angle = (at[1] - centre[1]).atan2(at[0] - centre[0]);
            let mut turned = angle - start;
            while turned * sweep.signum() < 0.0 {
                turned += std::f64::consts::TAU * sweep.signum();
            }
            turned / sweep
        }
    }
}
