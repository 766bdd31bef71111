//! The one file that knows of JavaScript. Arrays are copied in and out; nothing is kept between calls.

use crate::batch::{RaggedArray, flat_map_groups, map, map_groups};
use crate::{arc, elementary, predicate};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Exports a function of one number as one over an array.
macro_rules! of_one_number {
    ($($export:ident = $function:path;)*) => {$(
        #[doc = concat!("[`", stringify!($function), "`] of every number.")]
        #[wasm_bindgen]
        pub fn $export(values: &[f64]) -> Vec<f64> {
            map(values, $function)
        }
    )*};
}

/// Exports a function of two numbers as one over an array of pairs `[a0, b0, a1, b1, …]`.
macro_rules! of_two_numbers {
    ($($export:ident = $function:path;)*) => {$(
        #[doc = concat!("[`", stringify!($function), "`] of every pair.")]
        #[wasm_bindgen]
        pub fn $export(pairs: &[f64]) -> Result<Vec<f64>, JsValue> {
            map_groups(pairs, |&[a, b]| $function(a, b)).map_err(thrown)
        }
    )*};
}

of_one_number! {
    sin = elementary::sin;
    cos = elementary::cos;
    tan = elementary::tan;
    asin = elementary::asin;
    acos = elementary::acos;
    atan = elementary::atan;
    exp = elementary::exp;
    log = elementary::log;
    cbrt = elementary::cbrt;
}

of_two_numbers! {
    atan2 = elementary::atan2;
    hypot = elementary::hypot;
    pow = elementary::pow;
}

/// [`predicate::orient2d`] of every six numbers.
#[wasm_bindgen]
pub fn orient2d(points: &[f64]) -> Result<Vec<f64>, JsValue> {
    map_groups(points, predicate::orient2d).map_err(thrown)
}

/// [`predicate::incircle`] of every eight numbers.
#[wasm_bindgen]
pub fn incircle(points: &[f64]) -> Result<Vec<f64>, JsValue> {
    map_groups(points, predicate::incircle).map_err(thrown)
}

/// [`arc::arc_of_bulge`] of every five numbers, four results each.
#[wasm_bindgen(js_name = arcOfBulge)]
pub fn arc_of_bulge(segments: &[f64]) -> Result<Vec<f64>, JsValue> {
    flat_map_groups(segments, arc::arc_of_bulge).map_err(thrown)
}

fn thrown(error: RaggedArray) -> JsValue {
    JsError::new(&format!("{}: {error}", RaggedArray::CODE)).into()
}
