//! Height of what one stroke leaves over a point (reference simulate.md, 5.5). A ramp is cut deeper than the nearest point of the path
//! suggests, by up to slope times radius; so the whole stroke is minimised over.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::numeric::{PI, acos, atan2};
use crate::tool::{Shape, Tool};

/// Height of the cutting surface over (x, y) after a tool went along a line (any slope, vertical too), a level arc, or an arc with Z even
/// along it and a flat tool: mm, +∞ where the tool did not come. Sloped arcs of shaped tools have no closed form: `+∞` unless split into
/// chords before (`sweep`). The profile of an unknown tool counts as flat.
pub fn height_at(tool: &Tool, curve: &Curve, from_z: f64, to_z: f64, x: f64, y: f64) -> f64 {
    if curve.is_line() {
        return Along::new(tool, curve, from_z, to_z).height(x, y);
    }
    let away = distance_to(x, y, curve);
    if away > tool.radius {
        f64::INFINITY
    } else if from_z == to_z {
        from_z + tool.height_at(away)
    } else if matches!(tool.shape, Shape::Flat | Shape::Unknown) {
        over_flat_helix(tool.radius, curve, from_z, to_z, x, y)
    } else {
        f64::INFINITY
    }
}

/// Slope of the height over (x, y) that [`height_at`] gives for a tool on a line: a subgradient of that convex surface, mm per mm along X and
/// Y. `None` where the tool did not come, and where the surface has an edge or a point. With the least w of the bracket free, or held by
/// the rim, p′(ρ) w/ρ = m, so the slopes are m along and m v/w across; where an end of the line holds it, those of the tool standing there.
pub fn slope_at(
    tool: &Tool,
    line: &Curve,
    [from_z, to_z]: [f64; 2],
    x: f64,
    y: f64,
) -> Option<[f64; 2]> {
    let (dx, dy) = (x - line.ax, y - line.ay);
    let long = line.chord();
    let standing = |dx: f64, dy: f64| {
        let away = length(dx, dy);
        (away > 1e-9 && away < tool.radius).then(|| {
            let rise = tool.rise_at(away) / away;
            [rise * dx, rise * dy]
        })
    };
    if long == 0.0 {
        return standing(dx, dy);
    }
    let (ux, uy) = ((line.bx - line.ax) / long, (line.by - line.ay) / long);
    let (u, v) = (dx * ux + dy * uy, dy * ux - dx * uy);
    if v.abs() >= tool.radius {
        return None;
    }
    let wide = (tool.radius * tool.radius - v * v).sqrt();
    let m = (to_z - from_z) / long;
    let free = lowest_offset(tool, m.abs(), v.abs(), wide);
    let w = if m < 0.0 { -free } else { free };
    if w > u {
        return standing(dx, dy);
    }
    if w < u - long {
        return standing(x - line.bx, y - line.by);
    }
    let across = if m == 0.0 {
        tool.rise_at(v.abs()) * v.signum()
    } else if w == 0.0 {
        return None;
    } else {
        m * v / w
    };
    Some([m * ux - across * uy, m * uy + across * ux])
}

/// A tool on a straight way, measured once for many points: the roots and quotients of the way are most of the work at one of them.
pub(crate) struct Along<'a> {
    tool: &'a Tool,
    line: &'a Curve,
    from_z: f64,
    to_z: f64,
    /// Length of the line, mm; 0 straight up and down.
    pub long: f64,
    ux: f64,
    uy: f64,
    slope: f64,
    /// √(1 + m²) with the slope m.
    lean: f64,
}

impl<'a> Along<'a> {
    /// `line` must be straight.
    #[inline]
    pub fn new(tool: &'a Tool, line: &'a Curve, from_z: f64, to_z: f64) -> Along<'a> {
        let long = line.chord();
        let (ux, uy) = ((line.bx - line.ax) / long, (line.by - line.ay) / long);
        let slope = (to_z - from_z) / long;
        Along {
            tool,
            line,
            from_z,
            to_z,
            long,
            ux,
            uy,
            slope,
            lean: (1.0 + slope * slope).sqrt(),
        }
    }

    /// See [`height_at`]. Frame u along the line, v across. With w = u − t the surface over the point is z0 + m u + p(√(w² + v²)) − m w, convex
    /// in w, and w lies within ±√(r² − v²) and the ends; so the free minimiser is clamped.
    #[inline]
    pub fn height(&self, x: f64, y: f64) -> f64 {
        let tool = self.tool;
        let (dx, dy) = (x - self.line.ax, y - self.line.ay);
        if self.long == 0.0 {
            let away = length(dx, dy);
            return if away > tool.radius {
                f64::INFINITY
            } else {
                self.from_z.min(self.to_z) + tool.height_at(away)
            };
        }
        let u = dx * self.ux + dy * self.uy;
        let v = (dy * self.ux - dx * self.uy).abs();
        if v > tool.radius {
            return f64::INFINITY;
        }
        let wide = (tool.radius * tool.radius - v * v).sqrt();
        let (least, most) = ((u - self.long).max(-wide), u.min(wide));
        if least > most {
            return f64::INFINITY;
        }
        let slope = self.slope;
        let free = if tool.shape == Shape::Ball {
            slope.abs() * wide / self.lean
        } else {
            lowest_offset(tool, slope.abs(), v, wide)
        };
        let w = (if slope < 0.0 { -free } else { free }).clamp(least, most);
        self.from_z + slope * (u - w) + tool.height_at(length(w, v))
    }
}

/// The w ≥ 0 that minimises p(√(w² + v²)) − m w for m ≥ 0 on 0 … `wide`.
fn lowest_offset(tool: &Tool, m: f64, v: f64, wide: f64) -> f64 {
    if m == 0.0 {
        return 0.0;
    }
    match tool.shape {
        Shape::Flat | Shape::Unknown => wide,
        Shape::Ball => {
            let b = tool.radius;
            m * (b * b - v * v).max(0.0).sqrt() / (1.0 + m * m).sqrt()
        }
        Shape::Cone => {
            let k = tool.slope;
            // The root of k² − m² loses its digits where the ramp is as steep as the flank.
            if m * m >= k * k * (1.0 - 1e-12) {
                return wide;
            }
            let on_flank = m * v / (k * k - m * m).sqrt();
            let tip = tool.tip_radius;
            if v < tip {
                on_flank.max((tip * tip - v * v).sqrt())
            } else {
                on_flank
            }
        }
        Shape::Bull => lowest_on_bull(tool, m, v, wide),
    }
}

/// Halvings that bring any width to the last bit of a double.
const HALVINGS: usize = 60;

/// The derivative p′(ρ) w/ρ − m grows with w; p′ = s/√(c² − s²) with s = ρ − (r − c). Its sign is found without dividing.
fn lowest_on_bull(tool: &Tool, m: f64, v: f64, wide: f64) -> f64 {
    let corner = tool.corner_radius;
    let flat = tool.radius - corner;
    let (mut low, mut high) = (0.0, wide);
    for _ in 0..HALVINGS {
        let w = (low + high) / 2.0;
        let rho = length(w, v);
        let s = rho - flat;
        let rises =
            s > 0.0 && (s >= corner || s * w > m * rho * (corner * corner - s * s).max(0.0).sqrt());
        if rises {
            high = w;
        } else {
            low = w;
        }
    }
    (low + high) / 2.0
}

/// A flat end on a helix covers the point while cos(φ − ψ) ≥ (ρ² + a² − r²) / 2ρa; the height is Z at the lowest such φ on the arc.
fn over_flat_helix(radius: f64, arc: &Curve, from_z: f64, to_z: f64, x: f64, y: f64) -> f64 {
    let (dx, dy) = (x - arc.cx, y - arc.cy);
    let (rho, a) = (length(dx, dy), arc.radius);
    let sweep = arc.sweep().abs();
    let half = if rho == 0.0 || rho + a <= radius {
        PI
    } else {
        let cosine = (rho * rho + a * a - radius * radius) / (2.0 * rho * a);
        acos(cosine.clamp(-1.0, 1.0))
    };
    let (ux, uy) = (arc.ax - arc.cx, arc.ay - arc.cy);
    let to_point = atan2(arc.turn * (ux * dy - uy * dx), ux * dx + uy * dy);
    let mut best = f64::INFINITY;
    for turns in [-2.0 * PI, 0.0, 2.0 * PI] {
        let first = (to_point - half + turns).max(0.0);
        let last = (to_point + half + turns).min(sweep);
        if first <= last {
            let at = if to_z < from_z { last } else { first };
            best = best.min(from_z + (to_z - from_z) * (at / sweep));
        }
    }
    best
}
