//! Exact signs, by the crate `robust` after J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
//! Predicates", Discrete & Computational Geometry 18 (1997). Y points up.

use robust::Coord;

/// Which way `[ax, ay, bx, by, cx, cy]` turns: > 0 left (counter-clockwise), < 0 right, 0 exactly on one line.
pub fn orient2d(&[ax, ay, bx, by, cx, cy]: &[f64; 6]) -> f64 {
    robust::orient2d(
        Coord { x: ax, y: ay },
        Coord { x: bx, y: by },
        Coord { x: cx, y: cy },
    )
}

/// Whether d of `[ax, ay, bx, by, cx, cy, dx, dy]` lies in the circle through a, b, c, which run counter-clockwise: > 0 inside, < 0
/// outside, 0 exactly on it.
pub fn incircle(&[ax, ay, bx, by, cx, cy, dx, dy]: &[f64; 8]) -> f64 {
    robust::incircle(
        Coord { x: ax, y: ay },
        Coord { x: bx, y: by },
        Coord { x: cx, y: cy },
        Coord { x: dx, y: dy },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_left_turn_is_positive() {
        assert!(orient2d(&[0.0, 0.0, 1.0, 0.0, 0.0, 1.0]) > 0.0);
    }

    #[test]
    fn one_unit_in_the_last_place_off_the_line_is_seen() {
        let above = 0.5f64.next_up();
        assert_eq!(orient2d(&[12.0, 12.0, 24.0, 24.0, 0.5, 0.5]), 0.0);
        assert!(orient2d(&[12.0, 12.0, 24.0, 24.0, 0.5, above]) > 0.0);
        assert!(orient2d(&[12.0, 12.0, 24.0, 24.0, above, 0.5]) < 0.0);
    }

    #[test]
    fn a_point_on_the_circle_is_neither_inside_nor_outside() {
        assert_eq!(incircle(&[1.0, 0.0, 0.0, 1.0, -1.0, 0.0, 0.0, -1.0]), 0.0);
        assert!(incircle(&[1.0, 0.0, 0.0, 1.0, -1.0, 0.0, 0.0, (-1.0f64).next_up()]) > 0.0);
        assert!(incircle(&[1.0, 0.0, 0.0, 1.0, -1.0, 0.0, 0.0, (-1.0f64).next_down()]) < 0.0);
    }
}
