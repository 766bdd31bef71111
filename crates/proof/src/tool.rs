//! Tools as perfect profiles of revolution.

use crate::numeric::{PI, tan};

/// The cutting surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A flat end.
    Flat,
    /// A half ball of the tool's own radius.
    Ball,
    /// A cone, with a flat tip of `tip_radius` (0: pointed) and straight above its full radius. V-bits, chamfer cutters, drill points.
    Cone,
    /// A flat end with rounded corners of `corner_radius`.
    Bull,
    /// A profile that is no height field, or one that was not fully given: it may cut anywhere within `radius`, and surely nowhere.
    Unknown,
}

/// A tool. Lengths mm, heights measured from the tip.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The cutting surface.
    pub shape: Shape,
    /// No cutting edge lies farther from the axis.
    pub radius: f64,
    /// Radius of the flat tip of a cone; 0 for a point.
    pub tip_radius: f64,
    /// Corner radius of a bull-nose.
    pub corner_radius: f64,
    /// Cone: rise per mm of radius, cot(half of the included angle); 0 otherwise.
    pub slope: f64,
    /// Height of the cutting edges.
    pub flute_length: f64,
    /// Shank above the flutes.
    pub shank_radius: f64,
    /// Tip to the holder's face.
    pub stickout: f64,
    /// Holder; 0 where none was given.
    pub holder_radius: f64,
    /// Length of the holder; 0 where none was given.
    pub holder_length: f64,
    /// Whether it cuts at its centre.
    pub can_plunge: bool,
    /// Number of cutting edges.
    pub flutes: f64,
}

/// Numbers per tool in the flat form: shape (0 flat, 1 ball, 2 cone, 3 bull, 4 unknown), radius, tip radius, corner radius, included
/// angle in degrees (cone), flute length, shank radius, stick-out, holder radius, holder length, can plunge (1 or 0), flutes.
pub const COLUMNS: usize = 12;

impl Tool {
    /// Tools from the flat form.
    pub fn read(rows: &[f64]) -> Vec<Tool> {
        rows.as_chunks::<COLUMNS>()
            .0
            .iter()
            .map(Tool::of_row)
            .collect()
    }

    fn of_row(row: &[f64; COLUMNS]) -> Tool {
        let &[
            shape,
            radius,
            tip_radius,
            corner_radius,
            angle,
            flute_length,
            shank_radius,
            stickout,
            ..,
        ] = row;
        let shape = match shape as u8 {
            0 => Shape::Flat,
            1 => Shape::Ball,
            2 => Shape::Cone,
            3 => Shape::Bull,
            _ => Shape::Unknown,
        };
        let slope = if shape == Shape::Cone && angle < 180.0 {
            1.0 / tan(angle * PI / 360.0)
        } else {
            0.0
        };
        Tool {
            shape: if shape == Shape::Cone && angle >= 180.0 {
                Shape::Flat
            } else {
                shape
            },
            radius,
            tip_radius,
            corner_radius,
            slope,
            flute_length,
            shank_radius,
            stickout,
            holder_radius: row[8],
            holder_length: row[9],
            can_plunge: row[10] != 0.0,
            flutes: row[11],
        }
    }

    /// p(ρ): height of the cutting surface over the tip at radius ρ, 0 ≤ ρ ≤ radius. Convex, non-decreasing. `Unknown`: 0, the lowest it could be.
    #[inline]
    pub fn height_at(&self, rho: f64) -> f64 {
        match self.shape {
            Shape::Flat | Shape::Unknown => 0.0,
            Shape::Ball => self.radius - (self.radius * self.radius - rho * rho).max(0.0).sqrt(),
            Shape::Cone => (rho - self.tip_radius).max(0.0) * self.slope,
            Shape::Bull => {
                let over = (rho - (self.radius - self.corner_radius)).max(0.0);
                self.corner_radius
                    - (self.corner_radius * self.corner_radius - over * over)
                        .max(0.0)
                        .sqrt()
            }
        }
    }

    /// p′(ρ): how steep the cutting surface is at radius ρ, 0 ≤ ρ < radius. Where it has an edge, the lesser of both.
    #[inline]
    pub fn rise_at(&self, rho: f64) -> f64 {
        let dome = |b: f64, s: f64| {
            if s > 0.0 {
                s / (b * b - s * s).max(0.0).sqrt()
            } else {
                0.0
            }
        };
        match self.shape {
            Shape::Flat | Shape::Unknown => 0.0,
            Shape::Ball => dome(self.radius, rho),
            Shape::Cone => {
                if rho > self.tip_radius {
                    self.slope
                } else {
                    0.0
                }
            }
            Shape::Bull => dome(self.corner_radius, rho - (self.radius - self.corner_radius)),
        }
    }

    /// R(h): largest radius cut at height h over the tip; negative infinity below the tip. Concave, non-decreasing on h ≥ 0. Written so that
    /// nothing cancels for small h.
    #[inline]
    pub fn radius_at(&self, h: f64) -> f64 {
        if h < 0.0 {
            return f64::NEG_INFINITY;
        }
        match self.shape {
            Shape::Flat | Shape::Unknown => self.radius,
            Shape::Ball => {
                if h >= self.radius {
                    self.radius
                } else {
                    (h * (2.0 * self.radius - h)).sqrt()
                }
            }
            Shape::Cone => (self.tip_radius + h / self.slope).min(self.radius),
            Shape::Bull => {
                let corner = self.corner_radius;
                let flat = self.radius - corner;
                if h >= corner {
                    self.radius
                } else {
                    flat + (h * (2.0 * corner - h)).sqrt()
                }
            }
        }
    }

    /// Height over the tip from which on it cuts with its full radius.
    pub fn full_height(&self) -> f64 {
        match self.shape {
            Shape::Flat | Shape::Unknown => 0.0,
            Shape::Ball => self.radius,
            Shape::Cone => (self.radius - self.tip_radius) * self.slope,
            Shape::Bull => self.corner_radius,
        }
    }

    /// Whether what it cuts is known.
    pub fn is_known(&self) -> bool {
        self.shape != Shape::Unknown
    }
}
