//! Heights at which a cut is looked at, and what lies under the tool on its way down.

use crate::engage::path::Stroke;
use crate::engage::rim::Rim;
use crate::geometry::curve::length;
use crate::geometry::distance::distance_to;
use crate::numeric::{PI, cos, sin};
use crate::scene::TOUCH;
use crate::tool::{Shape, Tool};

/// A layer of the wood above the tip. All heights mm, sheet coordinates.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// Lower face.
    pub bottom: f64,
    /// Upper face.
    pub top: f64,
    /// Where the rim is looked at.
    pub at: f64,
    /// Whether what covers it is the same at all its heights.
    pub is_uniform: bool,
}

impl Layer {
    /// Up to where wood is sure if the rim meets some at `at`: the whole layer where coverage does not change within it.
    pub fn sure_top(&self) -> f64 {
        if self.is_uniform || (self.top == 0.0 && self.at > self.bottom) {
            self.top
        } else {
            self.at
        }
    }
}

/// Slices of shaped tools.
const SLICES: usize = 8;
/// Most layers between earlier levels.
const MAX_LAYERS: usize = 32;
/// Levels nearer to each other are one, mm.
const SAME_LEVEL: f64 = 1e-3;

/// The layers at one place, from below.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    levels: Vec<f64>,
    layers: Vec<Layer>,
}

impl Heights {
    /// Between the floors of earlier strokes, for flat tools: what they have covered does not change within a layer. Slopes are cut in four.
    pub fn levels(&mut self, floor: f64, strokes: impl Iterator<Item = (f64, f64)>) {
        self.levels.clear();
        for (low, high) in strokes {
            for quarter in 0..4 {
                let level = low + (high - low) * f64::from(quarter) / 4.0;
                if level > floor + SAME_LEVEL && level < -SAME_LEVEL {
                    self.levels.push(level);
                }
                if high - low < SAME_LEVEL {
                    break;
                }
            }
        }
        self.levels.sort_unstable_by(f64::total_cmp);
        self.levels
            .dedup_by(|next, before| *next - *before < SAME_LEVEL);
        if self.levels.len() >= MAX_LAYERS {
            self.even(floor);
            for layer in &mut self.layers {
                layer.at = layer.bottom;
            }
            return;
        }
        self.layers.clear();
        let mut bottom = floor;
        for &top in self.levels.iter().chain(&[0.0]) {
            self.layers.push(Layer {
                bottom,
                top,
                at: bottom,
                is_uniform: true,
            });
            bottom = top;
        }
    }

    /// Eight even slices up to the stock top, each looked at in its middle.
    pub fn even(&mut self, floor: f64) {
        self.layers.clear();
        for i in 0..SLICES {
            let height = |i: usize| floor * (1.0 - i as f64 / SLICES as f64);
            let (bottom, top) = (height(i), height(i + 1));
            self.layers.push(Layer {
                bottom,
                top,
                at: (bottom + top) / 2.0,
                is_uniform: false,
            });
        }
    }

    /// From below.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }
}

/// Evenly spread points of the unit disc.
#[derive(Clone, Debug)]
pub struct Bottom {
    points: Vec<[f64; 2]>,
}

impl Bottom {
    /// From this share on wood lies under the tool: two points of the pattern.
    pub const LEAST_SHARE: f64 = 0.02;
    const POINTS: usize = 61;

    /// A sunflower: point k at radius √((k + ½)/n), turned by the golden angle (Vogel, Mathematical Biosciences 44, 1979).
    pub fn new() -> Bottom {
        let golden = PI * (3.0 - 5f64.sqrt());
        let points = (0..Self::POINTS)
            .map(|k| {
                let radius = ((k as f64 + 0.5) / Self::POINTS as f64).sqrt();
                let angle = golden * k as f64;
                [radius * cos(angle), radius * sin(angle)]
            })
            .collect();
        Bottom { points }
    }

    /// The points.
    pub fn pattern(&self) -> &[[f64; 2]] {
        &self.points
    }
}

impl Default for Bottom {
    fn default() -> Bottom {
        Bottom::new()
    }
}

/// Whether a stroke has cut a point of space. Shaped tools on slopes: by the place nearest in the plane, which cuts no more than the stroke does.
pub fn is_cut_by(stroke: &Stroke, tool: &Tool, [x, y, z]: [f64; 3]) -> bool {
    let z = z + TOUCH;
    if stroke.low() > z {
        return false;
    }
    if tool.shape == Shape::Flat || stroke.from_z == stroke.to_z {
        let Some(curve) = stroke.below(z, 1.0) else {
            return false;
        };
        let radius = if tool.shape == Shape::Flat {
            tool.radius
        } else {
            tool.radius_at(z - stroke.low())
        };
        return distance_to(x, y, &curve) <= radius + TOUCH;
    }
    let [nx, ny] = crate::geometry::distance::nearest_point(x, y, &stroke.curve);
    let flat = stroke.curve.chord();
    let share = if flat == 0.0 {
        1.0
    } else {
        (length(nx - stroke.curve.ax, ny - stroke.curve.ay) / flat).min(1.0)
    };
    let tip = if flat == 0.0 {
        stroke.low()
    } else {
        stroke.from_z + (stroke.to_z - stroke.from_z) * share
    };
    tip <= z && length(x - nx, y - ny) <= tool.radius_at(z - tip) + TOUCH
}

/// Takes off the rim what a stroke has cut at a height. A slope cut by a shaped tool goes in chunks, each with its least radius.
pub fn cover_with(
    rim: &mut Rim,
    stroke: &Stroke,
    tool: &Tool,
    height: f64,
    own_share: Option<f64>,
) {
    const CHUNKS: usize = 8;
    let up_to = own_share.unwrap_or(1.0);
    // Levels that differ by rounding alone are one; a radius that grew by it would reach over the rim that belongs to it.
    // Straight down or up the deepest place cuts widest.
    let is_vertical = stroke.curve.is_line() && stroke.curve.chord() == 0.0;
    if stroke.from_z == stroke.to_z || is_vertical || tool.shape == Shape::Flat {
        let radius = tool.radius_at((height - stroke.low()).max(0.0));
        if let Some(curve) = stroke.below(height + TOUCH, up_to) {
            rim.cover(&curve, radius);
        }
        return;
    }
    for chunk in 0..CHUNKS {
        let (from, to) = (
            chunk as f64 / CHUNKS as f64,
            (chunk + 1) as f64 / CHUNKS as f64,
        );
        let z_at = |ratio: f64| stroke.from_z + (stroke.to_z - stroke.from_z) * ratio;
        let high = z_at(from).max(z_at(to));
        if to > up_to || high > height {
            continue;
        }
        rim.cover(&stroke.curve.part(from, to), tool.radius_at(height - high));
    }
}
