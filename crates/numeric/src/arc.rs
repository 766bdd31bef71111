//! The arcs that bulges stand for. A bulge is the tangent of a quarter of the swept angle, positive counter-clockwise, 0 for a straight
//! line (Autodesk DXF Reference, LWPOLYLINE, group code 42).

use crate::elementary::{atan, hypot};

/// The arc of a segment `[x0, y0, x1, y1, bulge]`, mm, as `[centre x, centre y, radius, sweep]`, mm and rad; the sweep is positive
/// counter-clockwise and lies within ±2π. With the chord c and the bulge b: sweep = 4 atan b, radius = c (1 + b²) / 4|b|, and the centre
/// lies c (1 − b²) / 4b to the left of the chord's middle. A straight segment (bulge 0) gives `[NaN, NaN, ∞, 0]`.
pub fn arc_of_bulge(&[x0, y0, x1, y1, bulge]: &[f64; 5]) -> [f64; 4] {
    if bulge == 0.0 {
        return [f64::NAN, f64::NAN, f64::INFINITY, 0.0];
    }
    let (dx, dy) = (x1 - x0, y1 - y0);
    let leftward = (1.0 - bulge * bulge) / (4.0 * bulge);
    let radius = hypot(dx, dy) * (1.0 + bulge * bulge) / (4.0 * bulge.abs());
    [
        0.5 * (x0 + x1) - dy * leftward,
        0.5 * (y0 + y1) + dx * leftward,
        radius,
        4.0 * atan(bulge),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::f64::consts::{FRAC_PI_2, PI};

    #[test]
    fn a_bulge_of_one_is_a_half_circle_about_the_middle_of_the_chord() {
        assert_eq!(
            arc_of_bulge(&[0.0, 0.0, 10.0, 0.0, 1.0]),
            [5.0, 0.0, 5.0, PI]
        );
        assert_eq!(
            arc_of_bulge(&[0.0, 0.0, 10.0, 0.0, -1.0]),
            [5.0, 0.0, 5.0, -PI]
        );
    }

    #[test]
    fn a_quarter_circle_counter_clockwise_has_its_centre_on_the_left() {
        let bulge = 2f64.sqrt() - 1.0;
        let [x, y, radius, sweep] = arc_of_bulge(&[10.0, 0.0, 0.0, 10.0, bulge]);
        assert!(x.abs() < 1e-14 && y.abs() < 1e-14);
        assert!((radius - 10.0).abs() < 1e-14);
        assert!((sweep - FRAC_PI_2).abs() < 1e-15);
    }

    #[test]
    fn a_straight_segment_has_no_centre() {
        let [x, y, radius, sweep] = arc_of_bulge(&[0.0, 0.0, 10.0, 0.0, 0.0]);
        assert!(x.is_nan() && y.is_nan());
        assert_eq!((radius, sweep), (f64::INFINITY, 0.0));
    }
}
