//! The elementary functions of the crate `libm` (0.2.16): each within one unit in the last place (`pow` for exponents up to 2³¹), from + − × ÷ √ alone, hence the same
//! on every processor and in every WASM engine. Angles are in radians.

pub use libm::{acos, asin, atan, atan2, cbrt, cos, exp, hypot, log, pow, sin, tan};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_come_out_to_the_last_bit() {
        assert_eq!(sin(1.0).to_bits(), 0x3fea_ed54_8f09_0cee);
        assert_eq!(cos(1.0).to_bits(), 0x3fe1_4a28_0fb5_068c);
        assert_eq!(atan(1.0), core::f64::consts::FRAC_PI_4);
        assert_eq!(cbrt(27.0), 3.0);
        assert_eq!(hypot(3.0, 4.0), 5.0);
        assert_eq!(pow(2.0, 0.5), 2f64.sqrt());
    }
}
