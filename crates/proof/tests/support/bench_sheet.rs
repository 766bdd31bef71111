//! A sheet of 2440 × 1220 × 18 mm as the targets are stated for: 40 parts with finger joints and rounded corners (52 m of contour, each in 3
//! depths) and 20 pockets of 120 × 80 in 2 depths at 40 % stepover, half of them with sharp corners; a flat tool of 6 mm.

use super::Writer;

/// The program and the shapes it makes.
pub struct BenchSheet {
    /// Motions in the flat form.
    pub rows: Vec<f64>,
    /// Outlines of the parts, counter-clockwise, `[x, y, bulge]`.
    pub outlines: Vec<Vec<[f64; 3]>>,
    /// Pockets, counter-clockwise, 8 mm deep.
    pub pockets: Vec<Vec<[f64; 3]>>,
}

/// Extent, mm.
pub const SIZE: [f64; 3] = [2440.0, 1220.0, 18.0];
/// Radius of the tool, mm.
pub const RADIUS: f64 = 3.0;
/// tan(22.5°): bulge of a quarter turn.
const QUARTER: f64 = 0.414_213_562_373_095_1;

/// A corner of an outline of right angles, with its rounding.
#[derive(Clone, Copy)]
struct Corner {
    at: [f64; 2],
    round: f64,
}

/// `step` mm: every move cut into steps of that length; 0: whole lines and arcs.
pub fn bench_sheet(step: f64) -> BenchSheet {
    let mut pen = Pen {
        writer: Writer::new([0.0, 0.0, 5.0]),
        step,
    };
    let mut sheet = BenchSheet {
        rows: vec![],
        outlines: vec![],
        pockets: vec![],
    };
    for i in 0..40 {
        let at = [
            25.0 + f64::from(i % 10) * 241.0,
            35.0 + f64::from(i / 10) * 297.0,
        ];
        if i % 2 == 0 {
            let round = if i % 4 == 0 { 0.0 } else { 8.0 };
            let low = [at[0] + 40.0, at[1] + 80.0];
            let pocket = rectangle(low, [low[0] + 120.0, low[1] + 80.0], round);
            for depth in [-4.0, -8.0] {
                let mut inset = RADIUS;
                while inset < 40.0 {
                    pen.ring(&pocket, -inset, depth);
                    inset += 0.4 * 2.0 * RADIUS;
                }
            }
            sheet.pockets.push(vertices(&pocket));
        }
        let outline = fingers(at);
        for depth in [-6.0, -12.0, -18.3] {
            pen.ring(&outline, RADIUS, depth);
        }
        sheet.outlines.push(vertices(&outline));
    }
    sheet.rows = pen.writer.rows;
    sheet
}

fn rectangle(low: [f64; 2], high: [f64; 2], round: f64) -> Vec<Corner> {
    [
        [low[0], low[1]],
        [high[0], low[1]],
        [high[0], high[1]],
        [low[0], high[1]],
    ]
    .map(|at| Corner { at, round })
    .to_vec()
}

/// 200 × 200 with seven fingers of 18 mm below and above.
fn fingers([x, y]: [f64; 2]) -> Vec<Corner> {
    let mut corners = vec![Corner {
        at: [x, y + 18.0],
        round: 8.0,
    }];
    let sharp = |x, y| Corner {
        at: [x, y],
        round: 0.0,
    };
    for k in 0..7 {
        let left = x + 16.0 + f64::from(k) * 25.0;
        corners.extend([
            sharp(left, y + 18.0),
            sharp(left, y),
            sharp(left + 14.0, y),
            sharp(left + 14.0, y + 18.0),
        ]);
    }
    corners.extend([
        Corner {
            at: [x + 200.0, y + 18.0],
            round: 8.0,
        },
        Corner {
            at: [x + 200.0, y + 218.0],
            round: 8.0,
        },
    ]);
    for k in (0..7).rev() {
        let left = x + 16.0 + f64::from(k) * 25.0;
        corners.extend([
            sharp(left + 14.0, y + 218.0),
            sharp(left + 14.0, y + 236.0),
            sharp(left, y + 236.0),
            sharp(left, y + 218.0),
        ]);
    }
    corners.push(Corner {
        at: [x, y + 218.0],
        round: 8.0,
    });
    corners
}

/// Directions into and out of each corner.
fn directions(corners: &[Corner], i: usize) -> [[f64; 2]; 2] {
    let n = corners.len();
    let unit = |a: [f64; 2], b: [f64; 2]| {
        let long = (b[0] - a[0]).hypot(b[1] - a[1]);
        [(b[0] - a[0]) / long, (b[1] - a[1]) / long]
    };
    let (before, here, after) = (
        corners[(i + n - 1) % n].at,
        corners[i].at,
        corners[(i + 1) % n].at,
    );
    [unit(before, here), unit(here, after)]
}

/// `[x, y, bulge]` of an outline.
fn vertices(corners: &[Corner]) -> Vec<[f64; 3]> {
    let mut all = vec![];
    for (i, corner) in corners.iter().enumerate() {
        let [d, e] = directions(corners, i);
        let r = corner.round;
        if r == 0.0 {
            all.push([corner.at[0], corner.at[1], 0.0]);
        } else {
            all.push([corner.at[0] - d[0] * r, corner.at[1] - d[1] * r, QUARTER]);
            all.push([corner.at[0] + e[0] * r, corner.at[1] + e[1] * r, 0.0]);
        }
    }
    all
}

struct Pen {
    writer: Writer,
    step: f64,
}

impl Pen {
    /// One turn around an outline at an offset (positive: outside), with a plunge and a retract.
    fn ring(&mut self, corners: &[Corner], offset: f64, z: f64) {
        let mut is_first = true;
        let mut start = [0.0; 2];
        for i in 0..=corners.len() {
            let i = i % corners.len();
            let [d, e] = directions(corners, i);
            let at = corners[i].at;
            // Normals to the outside of the edges before and after.
            let (n, m) = ([d[1], -d[0]], [e[1], -e[0]]);
            let is_convex = d[0] * e[1] - d[1] * e[0] > 0.0;
            let radius = corners[i].round + offset;
            let (from, arc) = if is_convex && radius > 0.0 {
                let c = [
                    at[0] - (n[0] + m[0]) * corners[i].round,
                    at[1] - (n[1] + m[1]) * corners[i].round,
                ];
                (
                    [c[0] + n[0] * radius, c[1] + n[1] * radius],
                    Some(([c[0] + m[0] * radius, c[1] + m[1] * radius], c)),
                )
            } else {
                (
                    [
                        at[0] + (n[0] + m[0]) * offset,
                        at[1] + (n[1] + m[1]) * offset,
                    ],
                    None,
                )
            };
            if is_first {
                start = arc.map_or(from, |(to, _)| to);
                let [x, y] = start;
                self.writer.rapid([x, y, 5.0]);
                self.writer.line([x, y, z]);
                is_first = false;
                continue;
            }
            self.line([from[0], from[1], z]);
            if let Some((to, centre)) = arc {
                self.arc([to[0], to[1], z], centre);
            }
        }
        self.writer.rapid([start[0], start[1], 5.0]);
    }

    fn line(&mut self, to: [f64; 3]) {
        let from = self.writer.at;
        let long = (to[0] - from[0]).hypot(to[1] - from[1]);
        let n = if self.step > 0.0 {
            (long / self.step).ceil().max(1.0)
        } else {
            1.0
        };
        for i in 1..n as u32 {
            let t = f64::from(i) / n;
            self.writer.line([
                from[0] + (to[0] - from[0]) * t,
                from[1] + (to[1] - from[1]) * t,
                to[2],
            ]);
        }
        self.writer.line(to);
    }

    /// A quarter turn, counter-clockwise.
    fn arc(&mut self, to: [f64; 3], centre: [f64; 2]) {
        if self.step == 0.0 {
            return self.writer.arc(to, centre, false);
        }
        let from = self.writer.at;
        let (x, y) = (from[0] - centre[0], from[1] - centre[1]);
        let sweep = std::f64::consts::FRAC_PI_2;
        let n = (x.hypot(y) * sweep / self.step).ceil().max(1.0);
        for i in 1..n as u32 {
            let a = sweep * f64::from(i) / n;
            self.writer.line([
                centre[0] + x * a.cos() - y * a.sin(),
                centre[1] + x * a.sin() + y * a.cos(),
                to[2],
            ]);
        }
        self.writer.line(to);
    }
}
