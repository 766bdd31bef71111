//! How far from its axis a tool at a height reaches towards an edge of wood.

use crate::geometry::curve::Curve;
use crate::tool::{Shape, Tool};

/// An upper edge of wood, in the plane and in height. A chamfered one stands back by `setback` at `top`, and no longer at
/// `setback_depth` below.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// In the plane.
    pub curve: Curve,
    /// Height of the wood, mm.
    pub top: f64,
    /// See [`crate::target::Wall::setback`].
    pub setback: f64,
    /// See [`crate::target::Wall::setback_depth`].
    pub setback_depth: f64,
}

/// How far a tool at a height z reaches at an edge: E(z) = max over heights ζ of the edge, ζ ≥ z, of R(ζ − z) less how far the edge stands
/// back at ζ. Over one place the tool's overlap with the edge is E(z) − distance. A plain edge is worst at its top, because R grows
/// with height. E is non-increasing and concave in z: a partial maximum of a function concave in z and ζ.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    tool: &'a Tool,
    top: f64,
    /// Height where the edge stands back no more; `top` for a plain edge.
    foot: f64,
    /// How much farther it stands back per mm of height.
    lean: f64,
}

impl<'a> Reach<'a> {
    /// Of a tool at an edge.
    pub fn new(tool: &'a Tool, edge: &Edge) -> Reach<'a> {
        let is_chamfered = edge.setback > 0.0 && edge.setback_depth > 0.0;
        Reach {
            tool,
            top: edge.top,
            foot: if is_chamfered {
                edge.top - edge.setback_depth
            } else {
                edge.top
            },
            lean: if is_chamfered {
                edge.setback / edge.setback_depth
            } else {
                0.0
            },
        }
    }

    /// Whether the reach is the same at every height up to the top.
    pub fn is_constant(&self) -> bool {
        self.lean == 0.0 && matches!(self.tool.shape, Shape::Flat | Shape::Unknown)
    }

    /// E(z) for z ≤ top, mm.
    #[inline]
    pub fn at(&self, z: f64) -> f64 {
        if self.lean == 0.0 {
            return self.tool.radius_at(self.top - z);
        }
        let h = self.worst_height(z);
        self.tool.radius_at(h) - self.lean * (z + h - self.foot)
    }

    /// dE/dz for z ≤ top; ≤ 0, negative infinity where a round tip just touches.
    pub fn slope_at(&self, z: f64) -> f64 {
        if self.lean == 0.0 {
            return -widening_at(self.tool, self.top - z);
        }
        let h = self.worst_height(z);
        if h == self.top - z {
            -widening_at(self.tool, h).max(self.lean)
        } else if h == self.foot - z && h > 0.0 {
            -widening_at(self.tool, h)
        } else {
            -self.lean
        }
    }

    /// The height over the tip, among those where the edge is, with the largest R(h) − lean · h.
    fn worst_height(&self, z: f64) -> f64 {
        let tool = self.tool;
        let lean = self.lean;
        // R′(h) = lean on a circle of radius b: h = b (1 − lean / √(1 + lean²)).
        let on_circle = |b: f64| b * (1.0 - lean / (1.0 + lean * lean).sqrt());
        let free = match tool.shape {
            Shape::Flat | Shape::Unknown => 0.0,
            Shape::Ball => on_circle(tool.radius),
            Shape::Bull => on_circle(tool.corner_radius),
            Shape::Cone if lean * tool.slope < 1.0 => tool.full_height(),
            Shape::Cone => 0.0,
        };
        free.max(self.foot - z)
            .max(0.0)
            .min((self.top - z).max(0.0))
    }
}

/// R′(h): how fast the tool widens at a height over its tip, h ≥ 0. From the right at kinks.
fn widening_at(tool: &Tool, h: f64) -> f64 {
    let on_circle = |b: f64| {
        if h >= b {
            0.0
        } else {
            (b - h) / (h * (2.0 * b - h)).sqrt()
        }
    };
    match tool.shape {
        Shape::Flat | Shape::Unknown => 0.0,
        Shape::Ball => on_circle(tool.radius),
        Shape::Bull => on_circle(tool.corner_radius),
        Shape::Cone => {
            if h < tool.full_height() {
                1.0 / tool.slope
            } else {
                0.0
            }
        }
    }
}
