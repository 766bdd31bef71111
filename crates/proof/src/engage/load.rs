//! Heights at which a cut is looked at, and what lies under the tool on its way down.

use crate::engage::path::Stroke;
use crate::engage::rim::{Disc, Rim};
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
pub const SLICES: usize = 8;

/// How deep a slice is looked at, as a share of the depth of the tip: in its middle.
pub fn slice_share(slice: usize) -> f64 {
    1.0 - (slice as f64 + 0.5) / SLICES as f64
}

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
        // Of levels that are one the upper counts: from there on up all of them have cut.
        self.levels.sort_unstable_by(|a, b| b.total_cmp(a));
        self.levels
            .dedup_by(|next, before| *before - *next < SAME_LEVEL);
        self.levels.reverse();
        if self.levels.len() >= MAX_LAYERS {
            self.even(floor, false);
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

    /// Eight even slices up to the stock top, each looked at in its middle; before them the tip itself, where a flat tool meets most.
    pub fn even(&mut self, floor: f64, with_tip: bool) {
        self.layers.clear();
        if with_tip {
            self.layers.push(Layer {
                bottom: floor,
                top: floor,
                at: floor,
                is_uniform: false,
            });
        }
        for i in 0..SLICES {
            let height = |i: usize| floor * (1.0 - i as f64 / SLICES as f64);
            let (bottom, top) = (height(i), height(i + 1));
            self.layers.push(Layer {
                bottom,
                top,
                at: floor * slice_share(i),
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

/// Takes off the rim what a stroke has cut at a height, or a sweep narrower by so many mm. On slopes the section of what a shaped tool has cut
/// is taken as hulls of neighbouring discs: exact for cones, within it for balls.
pub fn cover_with(
    rim: &mut Rim,
    stroke: &Stroke,
    tool: &Tool,
    height: f64,
    own_share: Option<f64>,
    narrower: f64,
) {
    let up_to = own_share.unwrap_or(1.0);
    // Levels that differ by rounding alone are one; a radius that grew by it would reach over the rim that belongs to it.
    // Straight down or up the deepest place cuts widest.
    if stroke.from_z == stroke.to_z || stroke.is_vertical() || tool.shape == Shape::Flat {
        let radius = tool.radius_at((height - stroke.low()).max(0.0)) - narrower;
        if let Some(curve) = stroke.below(height + TOUCH, up_to)
            && radius > 0.0
            && (!curve.is_line()
                || rim.may_meet([curve.ax, curve.ay], [curve.bx, curve.by], radius))
        {
            rim.cover(&curve, radius);
        }
        return;
    }
    let rise = stroke.to_z - stroke.from_z;
    let [from, to] = [
        height - stroke.from_z,
        height - stroke.from_z - rise * up_to,
    ];
    let (least, most) = (from.min(to).max(0.0), from.max(to));
    if most <= 0.0 {
        return;
    }
    if own_share.is_some() && rise > 0.0 {
        // On its way up the section behind grows: by more than the tool moves on, where the rim is turned far enough from the way.
        rim.keep_ahead(growth(tool, to.max(0.0)) * rise / stroke.curve.length());
    }
    let widest = (tool.radius_at(most) - narrower).max(0.0);
    let c = &stroke.curve;
    if c.is_line() && !rim.may_meet([c.ax, c.ay], [c.bx, c.by], widest) {
        return;
    }
    let mut before: Option<Disc> = None;
    for over in Nodes::new(stroke, tool, [least, most]) {
        let at = c.point_at((height - over - stroke.from_z) / rise);
        let mut disc = Disc::new(at, (tool.radius_at(over.max(0.0)) - narrower).max(0.0));
        if let Some(last) = &mut before {
            rim.cover_hull(last, &mut disc);
        }
        before = Some(disc);
    }
}

/// R′(h): by how much the radius of a tool grows with the height over its tip.
fn growth(tool: &Tool, h: f64) -> f64 {
    if h >= tool.full_height() {
        return 0.0;
    }
    match tool.shape {
        Shape::Flat | Shape::Unknown => 0.0,
        Shape::Cone => 1.0 / tool.slope,
        Shape::Ball => (tool.radius - h) / (h * (2.0 * tool.radius - h)).sqrt(),
        Shape::Bull => {
            let corner = tool.corner_radius;
            (corner - h) / (h * (2.0 * corner - h)).sqrt()
        }
    }
}

/// Heights over the tip, from low to high, between which the radius of a tool and the way of its tip are nearly straight.
struct Nodes {
    roots: [f64; 2],
    curved: usize,
    straight: usize,
    base: f64,
    top: f64,
    at: usize,
}

impl Nodes {
    /// A round profile begins like a root: so do the steps. Above its full height it is straight, and so is a cone all along.
    fn new(stroke: &Stroke, tool: &Tool, [least, most]: [f64; 2]) -> Nodes {
        const ROUND: usize = 12;
        const ARC: usize = 18;
        let full = tool.full_height();
        let low = least.min(full);
        let bend = most.min(full);
        let arc = if stroke.curve.is_line() { 1 } else { ARC };
        let round = if tool.shape == Shape::Cone { 1 } else { ROUND };
        Nodes {
            roots: [low.max(0.0).sqrt(), bend.sqrt()],
            curved: if least < full { arc.max(round) } else { 0 },
            straight: if most > full { arc } else { 0 },
            base: least.max(full),
            top: most,
            at: 0,
        }
    }
}

impl Iterator for Nodes {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        let at = self.at;
        self.at += 1;
        let [low, bend] = self.roots;
        if at < self.curved {
            let root = low + (bend - low) * at as f64 / self.curved as f64;
            return Some(root * root);
        }
        let step = at - self.curved;
        if self.straight == 0 && step == 0 {
            return Some(bend * bend);
        }
        if step <= self.straight {
            let share = step as f64 / self.straight as f64;
            return Some(self.base + (self.top - self.base) * share);
        }
        None
    }
}
