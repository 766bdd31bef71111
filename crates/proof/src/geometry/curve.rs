//! Pieces of walls and of the tool's path in the plane.

use crate::numeric::{atan2, cos, sin};

/// A straight line, or an arc that stays inside one quadrant of its circle (so at most a quarter turn, and monotone in X and in Y).
/// All lengths mm. A piece without length is a line from a to a.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Start, X.
    pub ax: f64,
    /// Start, Y.
    pub ay: f64,
    /// End, X.
    pub bx: f64,
    /// End, Y.
    pub by: f64,
    /// Centre of the arc, X; of no meaning for a line.
    pub cx: f64,
    /// Centre of the arc, Y; of no meaning for a line.
    pub cy: f64,
    /// Radius of the arc; 0 for a line.
    pub radius: f64,
    /// 1 counter-clockwise, −1 clockwise, 0 straight.
    pub turn: f64,
    /// How far the true piece may lie from this one, ≥ 0. Every judgement widens by it.
    pub slack: f64,
}

/// Pieces shorter than this are joined to the next one: the ends of so short an arc no longer tell its direction. mm.
pub const SHORTEST_PIECE: f64 = 1e-9;

/// Length of a plane vector. √ is exactly rounded everywhere.
#[inline]
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

impl Curve {
    /// A straight piece from a to b.
    #[inline]
    pub fn line(ax: f64, ay: f64, bx: f64, by: f64) -> Curve {
        Curve {
            ax,
            ay,
            bx,
            by,
            cx: 0.0,
            cy: 0.0,
            radius: 0.0,
            turn: 0.0,
            slack: 0.0,
        }
    }

    /// Whether the piece is straight.
    #[inline]
    pub fn is_line(&self) -> bool {
        self.turn == 0.0
    }

    /// Straight distance from start to end.
    #[inline]
    pub fn chord(&self) -> f64 {
        length(self.bx - self.ax, self.by - self.ay)
    }

    /// How far an arc rises over its chord; 0 for a line. s = R − √(R² − (c/2)²), written so that nothing cancels.
    pub fn sagitta(&self) -> f64 {
        if self.is_line() {
            return 0.0;
        }
        let half = self.chord() / 2.0;
        let root = (self.radius * self.radius - half * half).max(0.0).sqrt();
        half * half / (self.radius + root)
    }

    /// Turn of the piece, radians, signed, at most a quarter; 0 for a line.
    pub fn sweep(&self) -> f64 {
        if self.is_line() {
            return 0.0;
        }
        let (ux, uy) = (self.ax - self.cx, self.ay - self.cy);
        let (vx, vy) = (self.bx - self.cx, self.by - self.cy);
        atan2(ux * vy - uy * vx, ux * vx + uy * vy)
    }

    /// Length along the piece.
    pub fn length(&self) -> f64 {
        if self.is_line() {
            self.chord()
        } else {
            self.sweep().abs() * self.radius
        }
    }

    /// The point half way along. On an arc it lies on the bisector of the end radii, so no angle is needed.
    pub fn middle(&self) -> [f64; 2] {
        let (x, y) = ((self.ax + self.bx) / 2.0, (self.ay + self.by) / 2.0);
        if self.is_line() {
            return [x, y];
        }
        let scale = self.radius / length(x - self.cx, y - self.cy);
        [
            self.cx + (x - self.cx) * scale,
            self.cy + (y - self.cy) * scale,
        ]
    }

    /// The point at a share of the length; the ends exactly at 0 and 1.
    pub fn point_at(&self, ratio: f64) -> [f64; 2] {
        if ratio <= 0.0 {
            return [self.ax, self.ay];
        }
        if ratio >= 1.0 {
            return [self.bx, self.by];
        }
        if self.is_line() {
            return [
                self.ax + (self.bx - self.ax) * ratio,
                self.ay + (self.by - self.ay) * ratio,
            ];
        }
        let (x, y) = (self.ax - self.cx, self.ay - self.cy);
        let angle = self.sweep() * ratio;
        let (c, s) = (cos(angle), sin(angle));
        [self.cx + x * c - y * s, self.cy + x * s + y * c]
    }

    /// Unit direction of travel at a share of the length; (0, 0) for a piece without length.
    pub fn direction_at(&self, ratio: f64) -> [f64; 2] {
        if self.is_line() {
            let long = self.chord();
            if long == 0.0 {
                return [0.0, 0.0];
            }
            return [(self.bx - self.ax) / long, (self.by - self.ay) / long];
        }
        let [x, y] = self.point_at(ratio);
        let (ux, uy) = ((x - self.cx) / self.radius, (y - self.cy) / self.radius);
        [-self.turn * uy, self.turn * ux]
    }

    /// The two halves, in order.
    pub fn halves(&self) -> [Curve; 2] {
        let [x, y] = self.middle();
        [
            Curve {
                bx: x,
                by: y,
                ..*self
            },
            Curve {
                ax: x,
                ay: y,
                ..*self
            },
        ]
    }

    /// The part between two shares of the length, 0 ≤ from ≤ to ≤ 1. Too short an arc becomes a line.
    pub fn part(&self, from: f64, to: f64) -> Curve {
        let [ax, ay] = self.point_at(from);
        let [bx, by] = self.point_at(to);
        if length(bx - ax, by - ay) < SHORTEST_PIECE {
            return Curve {
                slack: self.slack,
                ..Curve::line(ax, ay, bx, by)
            };
        }
        Curve {
            ax,
            ay,
            bx,
            by,
            ..*self
        }
    }

    /// The same piece from b to a.
    pub fn reversed(&self) -> Curve {
        Curve {
            ax: self.bx,
            ay: self.by,
            bx: self.ax,
            by: self.ay,
            turn: -self.turn,
            ..*self
        }
    }

    /// Axis-parallel box widened by `margin` and the slack: min x, min y, max x, max y.
    #[inline]
    pub fn window(&self, margin: f64) -> [f64; 4] {
        let wide = margin + self.slack;
        [
            self.ax.min(self.bx) - wide,
            self.ay.min(self.by) - wide,
            self.ax.max(self.bx) + wide,
            self.ay.max(self.by) + wide,
        ]
    }
}
