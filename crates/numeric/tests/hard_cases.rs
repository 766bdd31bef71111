//! The neutral file of hard cases, read by Rust here and by TypeScript in `packages/geometry/test/numeric/hard-cases.test.ts`.
#![allow(clippy::unwrap_used)]

use millwright_numeric::elementary;
use serde_json::Value;

struct Case {
    function: String,
    inputs: Vec<f64>,
    nearest: f64,
    result: f64,
}

fn cases() -> Vec<Case> {
    let file: Value = serde_json::from_str(include_str!("hard-cases.json")).unwrap();
    let double =
        |value: &Value| f64::from_bits(u64::from_str_radix(value.as_str().unwrap(), 16).unwrap());
    file["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| Case {
            function: case["function"].as_str().unwrap().to_owned(),
            inputs: case["inputs"]
                .as_array()
                .unwrap()
                .iter()
                .map(double)
                .collect(),
            nearest: double(&case["nearest"]),
            result: double(&case["result"]),
        })
        .collect()
}

fn evaluate(function: &str, inputs: &[f64]) -> f64 {
    match (function, inputs) {
        ("sin", &[x]) => elementary::sin(x),
        ("cos", &[x]) => elementary::cos(x),
        ("tan", &[x]) => elementary::tan(x),
        ("asin", &[x]) => elementary::asin(x),
        ("acos", &[x]) => elementary::acos(x),
        ("atan", &[x]) => elementary::atan(x),
        ("exp", &[x]) => elementary::exp(x),
        ("log", &[x]) => elementary::log(x),
        ("cbrt", &[x]) => elementary::cbrt(x),
        ("atan2", &[y, x]) => elementary::atan2(y, x),
        ("hypot", &[x, y]) => elementary::hypot(x, y),
        ("pow", &[x, y]) => elementary::pow(x, y),
        _ => panic!("no function {function} of {} numbers", inputs.len()),
    }
}

#[test]
fn every_hard_case_gives_the_recorded_bits() {
    for case in cases() {
        let result = evaluate(&case.function, &case.inputs);
        assert_eq!(
            result.to_bits(),
            case.result.to_bits(),
            "{}({:?}) is {result:e}, recorded is {:e}",
            case.function,
            case.inputs,
            case.result
        );
    }
}

#[test]
fn every_hard_case_lies_within_one_unit_in_the_last_place_of_the_truth() {
    for case in cases() {
        // fdlibm takes few terms of the logarithm for exponents above 2^31; its documentation of pow excepts them.
        let allowed = if case.function == "pow" && case.inputs[1].abs() > 2f64.powi(31) {
            1000
        } else {
            1
        };
        let units = case.result.to_bits().abs_diff(case.nearest.to_bits());
        assert!(
            units <= allowed,
            "{}({:?}) is {units} units off",
            case.function,
            case.inputs
        );
    }
}
