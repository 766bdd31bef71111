//! How low a point is cut by one straight move of a tool of revolution. For pictures and the replay; verdicts never look here.

use crate::tool::{Shape, Tool};

/// A straight move seen from its own frame: u along, v across, the tip at z0 + m·u over 0 ≤ u ≤ length.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Length in the plane, mm; 0 for a vertical move.
    pub length: f64,
    /// Z at u = 0, mm; for a vertical move the lower of both ends.
    pub z0: f64,
    /// Rise per mm; 0 for a vertical move.
    pub m: f64,
}

/// Nearly as steep as the cone itself counts as as steep: the root below would lose its digits.
const STEEP: f64 = 1.0 - 1e-12;
/// Halvings of the interval for a bull-nose: 2⁻⁴⁰ of the radius is below any height step.
const HALVINGS: usize = 40;

/// Height left at (u, v), mm; positive infinity where the tool does not come. H = z0 + m·u + min over w of p(√(w² + v²)) − m·w, where w
/// is how far the tool has gone past the point: |w| ≤ √(r² − v²) and 0 ≤ u − w ≤ length. The bracket is convex in w, so its free
/// minimum is clamped to that interval.
pub fn height_under(tool: &Tool, way: &Way, u: f64, v: f64) -> f64 {
    let radius = tool.radius;
    let squared = radius * radius - v * v;
    if squared < 0.0 || tool.shape == Shape::Unknown {
        return f64::INFINITY;
    }
    let wide = squared.sqrt();
    let low = (-wide).max(u - way.length);
    let high = wide.min(u);
    if low > high {
        return f64::INFINITY;
    }
    let m = way.m;
    let free = if m == 0.0 {
        0.0
    } else {
        match tool.shape {
            Shape::Flat | Shape::Unknown => wide.copysign(m),
            Shape::Ball => m * wide / (1.0 + m * m).sqrt(),
            Shape::Cone => lowest_on_cone(tool, m, v, wide),
            Shape::Bull => lowest_on_bull(tool, m, v, low, high),
        }
    };
    let w = free.clamp(low, high);
    way.z0 + m * (u - w) + tool.height_at((w * w + v * v).sqrt().min(radius))
}

/// Where p − m·w is least on a cone of rise k: at m·|v| / √(k² − m²), but not inside the flat tip's far edge; as far as it goes where
/// the move is steeper than the cone.
fn lowest_on_cone(tool: &Tool, m: f64, v: f64, wide: f64) -> f64 {
    let k = tool.slope;
    let on_cone = if m * m >= k * k * STEEP {
        wide
    } else {
        m.abs() * v.abs() / (k * k - m * m).sqrt()
    };
    let on_tip = (tool.tip_radius * tool.tip_radius - v * v).max(0.0).sqrt();
    on_cone.max(on_tip).copysign(m)
}

/// The same for rounded corners, by halving on the sign of the derivative.
fn lowest_on_bull(tool: &Tool, m: f64, v: f64, low: f64, high: f64) -> f64 {
    let flat = tool.radius - tool.corner_radius;
    let falls = |w: f64| {
        let rho = (w * w + v * v).sqrt();
        let over = rho - flat;
        if over <= 0.0 {
            return m > 0.0;
        }
        let root = (tool.corner_radius * tool.corner_radius - over * over)
            .max(0.0)
            .sqrt();
        // p′(ρ)·w/ρ < m, without dividing by a root that may be zero.
        over * w < m * rho * root
    };
    let (mut from, mut to) = (low, high);
    for _ in 0..HALVINGS {
        let middle = (from + to) / 2.0;
        if falls(middle) {
            from = middle;
        } else {
            to = middle;
        }
    }
    (from + to) / 2.0
}
