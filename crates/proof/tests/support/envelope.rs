//! The height that moves leave over a raster, by formulas of its own: nothing of the core is used. Over one point the height under the tool
//! is f(s) = z(s) + p(distance to s) along the move; where f′ = 0, or where the tool's rim or the move ends, there is its least value. All
//! these places are found in closed form (on a helix f′ = 0 is a quadratic equation in cos s for a ball and for a cone), every one is a place
//! the tool surely was, so the height is never too low.

use super::random_program::{Move, SHAPES, Shape};
use std::f64::consts::{PI, TAU};

/// Points this near to the rim of a move may be counted to it or not, mm.
const RIM: f64 = 1e-9;
/// Only nearer than that to a rim it matters.
const NEAR_RIM: f64 = 1e-6;

/// Two heights over each point: with what is surely swept, and with what may be (they differ on rims only).
pub struct Envelope {
    pub n: usize,
    pub step: f64,
    /// Of the first point, mm. No round number: points do not fall on the edges of cells.
    pub offset: f64,
    pub sure: Vec<f64>,
    pub may: Vec<f64>,
}

impl Envelope {
    pub fn new(side: f64, step: f64) -> Envelope {
        let n = (side / step).round() as usize;
        Envelope {
            n,
            step,
            offset: step * 0.437_218,
            sure: vec![0.0; n * n],
            may: vec![0.0; n * n],
        }
    }

    /// Coordinate of a column or row.
    pub fn at(&self, i: usize) -> f64 {
        self.offset + i as f64 * self.step
    }

    /// First column or row not below a coordinate.
    pub fn first(&self, v: f64) -> usize {
        let mut i = ((v - self.offset) / self.step).ceil().max(0.0) as usize;
        while i > 0 && self.at(i - 1) >= v {
            i -= 1;
        }
        while self.at(i) < v {
            i += 1;
        }
        i.min(self.n)
    }

    pub fn cut(&mut self, one: &Move) {
        let under = Under::new(one);
        let [x0, y0, x1, y1] = under.window();
        for j in self.first(y0)..self.first(y1) {
            let y = self.at(j);
            for i in self.first(x0)..self.first(x1) {
                let x = self.at(i);
                let at = j * self.n + i;
                if let Some([sure, may]) = under.heights(x, y) {
                    self.sure[at] = self.sure[at].min(sure);
                    self.may[at] = self.may[at].min(may);
                }
            }
        }
    }

    /// Sum of the depths times the raster's square, mm³.
    pub fn volume(&self) -> Volume {
        let (mut sum, mut steps, mut squares) = (0.0, 0.0, 0.0);
        for j in 0..self.n {
            for i in 0..self.n {
                let at = j * self.n + i;
                sum -= self.sure[at];
                for (has, next) in [(i + 1 < self.n, at + 1), (j + 1 < self.n, at + self.n)] {
                    if has {
                        let step = (self.sure[at] - self.sure[next]).abs();
                        steps += step;
                        squares += step * step;
                    }
                }
            }
        }
        let square = self.step * self.step;
        Volume {
            sum: sum * square,
            worst: steps * square / 2.0 + 1e-6,
            likely: 6.0 * square * (squares / 12.0).sqrt() + 1e-6,
        }
    }
}

/// What a raster says of a volume, mm³.
pub struct Volume {
    pub sum: f64,
    /// The truth may lie so far away where every step between neighbours falls to the same side.
    pub worst: f64,
    /// Six times as far as it lies where steps fall evenly within their squares, as those of edges at any angle do.
    pub likely: f64,
}

/// One move, prepared.
pub struct Under {
    shape: Shape,
    from: [f64; 3],
    to: [f64; 3],
    way: Way,
    /// Rise per mm of radius of a cone.
    k: f64,
}

enum Way {
    Point,
    /// Direction, length, slope.
    Line([f64; 2], f64, f64),
    /// Centre, radius, angle of the start, sense of turning, angle run through, rise per radian.
    Arc([f64; 2], f64, f64, f64, f64, f64),
}

impl Under {
    pub fn new(one: &Move) -> Under {
        let shape = SHAPES[one.tool];
        let (from, to) = (one.from, one.to);
        let d = [to[0] - from[0], to[1] - from[1]];
        let way = match one.arc {
            None if d == [0.0; 2] => Way::Point,
            None => {
                let long = d[0].hypot(d[1]);
                Way::Line([d[0] / long, d[1] / long], long, (to[2] - from[2]) / long)
            }
            Some((centre, sweep)) => {
                let u = [from[0] - centre[0], from[1] - centre[1]];
                let turned = sweep.abs();
                Way::Arc(
                    centre,
                    u[0].hypot(u[1]),
                    u[1].atan2(u[0]),
                    sweep.signum(),
                    turned,
                    (to[2] - from[2]) / turned,
                )
            }
        };
        let k = if shape.shape == 2 {
            1.0 / (shape.angle * PI / 360.0).tan()
        } else {
            0.0
        };
        Under {
            shape,
            from,
            to,
            way,
            k,
        }
    }

    fn window(&self) -> [f64; 4] {
        let r = self.shape.radius + 1e-3;
        let (a, b) = (self.from, self.to);
        match self.way {
            Way::Arc(c, a, ..) => [c[0] - a - r, c[1] - a - r, c[0] + a + r, c[1] + a + r],
            _ => [
                a[0].min(b[0]) - r,
                a[1].min(b[1]) - r,
                a[0].max(b[0]) + r,
                a[1].max(b[1]) + r,
            ],
        }
    }

    /// Height with what is surely swept, and with what may be; `None` where the tool was not.
    pub fn heights(&self, x: f64, y: f64) -> Option<[f64; 2]> {
        let r = self.shape.radius;
        let away = self.away(x, y);
        if away > r + RIM {
            return None;
        }
        if away < r - NEAR_RIM {
            let z = self.lowest(x, y, r);
            return Some([z; 2]);
        }
        Some([self.lowest(x, y, r - RIM), self.lowest(x, y, r + RIM)])
    }

    fn profile(&self, rho: f64) -> f64 {
        let s = &self.shape;
        let dome = |b: f64, rho: f64| b - (b * b - rho * rho).max(0.0).sqrt();
        match s.shape {
            0 => 0.0,
            1 => dome(s.radius, rho),
            2 => (rho - s.tip).max(0.0) * self.k,
            _ => dome(s.corner, (rho - s.radius + s.corner).max(0.0)),
        }
    }

    /// Angle along the arc at which a point lies, from its start in its sense of turning, in 0 … 2π, and its distance from the centre.
    fn polar(&self, x: f64, y: f64, c: [f64; 2], start: f64, turn: f64) -> (f64, f64) {
        let (dx, dy) = (x - c[0], y - c[1]);
        let psi = (turn * (dy.atan2(dx) - start)).rem_euclid(TAU);
        (psi, dx.hypot(dy))
    }

    /// Distance to the axis' way in the plane.
    fn away(&self, x: f64, y: f64) -> f64 {
        let ends = || {
            (x - self.from[0])
                .hypot(y - self.from[1])
                .min((x - self.to[0]).hypot(y - self.to[1]))
        };
        match self.way {
            Way::Point => ends(),
            Way::Line(d, long, _) => {
                let (dx, dy) = (x - self.from[0], y - self.from[1]);
                let u = dx * d[0] + dy * d[1];
                if (0.0..=long).contains(&u) {
                    (dy * d[0] - dx * d[1]).abs()
                } else {
                    ends()
                }
            }
            Way::Arc(c, a, start, turn, turned, _) => {
                let (psi, rho) = self.polar(x, y, c, start, turn);
                if psi <= turned {
                    (rho - a).abs()
                } else {
                    ends()
                }
            }
        }
    }

    /// Least height with a tool of radius r (its profile stays).
    fn lowest(&self, x: f64, y: f64, r: f64) -> f64 {
        match self.way {
            Way::Point => {
                let rho = (x - self.from[0]).hypot(y - self.from[1]);
                if rho > r {
                    f64::INFINITY
                } else {
                    self.from[2].min(self.to[2]) + self.profile(rho)
                }
            }
            Way::Line(d, long, slope) => self.on_line(x, y, r, d, long, slope),
            Way::Arc(c, a, start, turn, turned, rise) => {
                let (psi, rho) = self.polar(x, y, c, start, turn);
                self.on_arc(psi, rho, r, a, turned, rise)
            }
        }
    }

    fn on_line(&self, x: f64, y: f64, r: f64, d: [f64; 2], long: f64, m: f64) -> f64 {
        let (dx, dy) = (x - self.from[0], y - self.from[1]);
        let (u, v) = (dx * d[0] + dy * d[1], (dy * d[0] - dx * d[1]).abs());
        if v > r {
            return f64::INFINITY;
        }
        let wide = (r * r - v * v).sqrt();
        // w: how far the point lies ahead of the tip.
        let (low, high) = ((u - long).max(-wide), u.min(wide));
        if low > high {
            return f64::INFINITY;
        }
        let height = |w: f64| self.from[2] + m * (u - w) + self.profile(w.hypot(v));
        let mut best = height(low).min(height(high));
        let mut take = |w: f64| {
            if w > low && w < high {
                best = best.min(height(w));
            }
        };
        let s = &self.shape;
        take(0.0);
        match s.shape {
            1 => take(m * ((s.radius * s.radius - v * v).max(0.0) / (1.0 + m * m)).sqrt()),
            2 => {
                let root = self.k * self.k - m * m;
                if root > 0.0 {
                    take(m * v / root.sqrt());
                }
                if v < s.tip {
                    take(m.signum() * (s.tip * s.tip - v * v).sqrt());
                }
            }
            3 => take(golden(height, low, high)),
            _ => {}
        }
        best
    }

    /// With s the angle from the point towards the deeper end: f(s) = z − |rise| s + p(√(ρ² + a² − 2ρa cos s)).
    fn on_arc(&self, psi: f64, rho: f64, r: f64, a: f64, turned: f64, rise: f64) -> f64 {
        let product = rho * a;
        let half = if rho + a <= r {
            PI
        } else if (rho - a).abs() > r || product == 0.0 {
            return f64::INFINITY;
        } else {
            ((rho * rho + a * a - r * r) / (2.0 * product))
                .clamp(-1.0, 1.0)
                .acos()
        };
        let deeper = if rise > 0.0 { -1.0 } else { 1.0 };
        let q = rise.abs();
        let distance = |s: f64| {
            (rho * rho + a * a - 2.0 * product * s.cos())
                .max(0.0)
                .sqrt()
        };
        let mut stops = [f64::NAN; 4];
        let shape = &self.shape;
        match shape.shape {
            1 => {
                // ρ²a² sin² s = q² (b² − ρ² − a² + 2ρa cos s)
                let c = shape.radius * shape.radius - rho * rho - a * a;
                let root = (q.powi(4) - q * q * c + product * product).sqrt();
                stops[0] = ((-q * q + root) / product).acos();
                stops[1] = ((-q * q - root) / product).acos();
            }
            2 => {
                // k² ρ²a² sin² s = q² (ρ² + a² − 2ρa cos s)
                let q2 = q * q / (self.k * self.k);
                let root = (q2 * q2 - q2 * (rho * rho + a * a) + product * product).sqrt();
                stops[0] = ((q2 + root) / product).acos();
                stops[1] = ((q2 - root) / product).acos();
                let t = shape.tip;
                stops[2] = ((rho * rho + a * a - t * t) / (2.0 * product)).acos();
            }
            _ => {}
        }
        let mut best = f64::INFINITY;
        for turns in [-TAU, 0.0, TAU] {
            // The stretch of the arc within half a turn of this image of the point, in s.
            let to_start = deeper * (0.0 - psi - turns);
            let to_end = deeper * (turned - psi - turns);
            let low = to_start.min(to_end).max(-half);
            let high = to_start.max(to_end).min(half);
            if low > high {
                continue;
            }
            let height = |s: f64| {
                self.from[2] + rise * (psi + turns + deeper * s) + self.profile(distance(s))
            };
            best = best.min(height(low)).min(height(high));
            for s in stops.into_iter().chain([0.0]) {
                if s > low && s < high {
                    best = best.min(height(s));
                }
            }
            if shape.shape == 3 && rise != 0.0 {
                let pieces = 8;
                for i in 0..pieces {
                    let at = |i: i32| low + (high - low) * f64::from(i) / f64::from(pieces);
                    best = best.min(height(golden(height, at(i), at(i + 1))));
                }
            }
        }
        best
    }
}

/// Where a function with one minimum has it, by golden sections.
fn golden(f: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let ratio = (5.0f64.sqrt() - 1.0) / 2.0;
    let mut x1 = high - ratio * (high - low);
    let mut x2 = low + ratio * (high - low);
    let (mut f1, mut f2) = (f(x1), f(x2));
    for _ in 0..40 {
        if f1 < f2 {
            high = x2;
            (x2, f2) = (x1, f1);
            x1 = high - ratio * (high - low);
            f1 = f(x1);
        } else {
            low = x1;
            (x1, f1) = (x2, f2);
            x2 = low + ratio * (high - low);
            f2 = f(x2);
        }
    }
    (low + high) / 2.0
}
