//! The elementary functions, the same on every machine: never the standard library's own (they are the platform's).

pub use libm::{acos, asin, atan, atan2, cos, sin, tan};
pub use std::f64::consts::PI;

/// Twice the signed area of the triangle a, b, c: > 0 where a → b → c turns left. The sign is exact.
#[inline]
pub fn orient2d(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64) -> f64 {
    use robust::{Coord, orient2d};
    orient2d(
        Coord { x: ax, y: ay },
        Coord { x: bx, y: by },
        Coord { x: cx, y: cy },
    )
}
