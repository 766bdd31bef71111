//! One function over a flat array, a group of numbers at a time.

use core::fmt;

/// The array does not divide into groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RaggedArray {
    /// How many numbers were given.
    pub length: usize,
    /// How many numbers make one group.
    pub group: usize,
}

impl RaggedArray {
    /// The code of this error in the table of `@millwright/contracts`.
    pub const CODE: &'static str = "INPUT_INVALID";
}

impl fmt::Display for RaggedArray {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} numbers were given, allowed is a multiple of {}",
            self.length, self.group
        )
    }
}

impl core::error::Error for RaggedArray {}

/// `function` of every number.
pub fn map(values: &[f64], function: impl Fn(f64) -> f64) -> Vec<f64> {
    values.iter().map(|&value| function(value)).collect()
}

/// `function` of every group of `N` numbers, one result per group.
///
/// # Errors
/// [`RaggedArray`] when the length is not a multiple of `N`.
pub fn map_groups<const N: usize>(
    values: &[f64],
    function: impl Fn(&[f64; N]) -> f64,
) -> Result<Vec<f64>, RaggedArray> {
    Ok(groups::<N>(values)?.iter().map(function).collect())
}

/// `function` of every group of `N` numbers, `M` results per group, one group of results behind the other.
///
/// # Errors
/// [`RaggedArray`] when the length is not a multiple of `N`.
pub fn flat_map_groups<const N: usize, const M: usize>(
    values: &[f64],
    function: impl Fn(&[f64; N]) -> [f64; M],
) -> Result<Vec<f64>, RaggedArray> {
    Ok(groups::<N>(values)?.iter().flat_map(function).collect())
}

fn groups<const N: usize>(values: &[f64]) -> Result<&[[f64; N]], RaggedArray> {
    let (groups, rest) = values.as_chunks::<N>();
    if rest.is_empty() {
        Ok(groups)
    } else {
        Err(RaggedArray {
            length: values.len(),
            group: N,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_taken_in_order() {
        assert_eq!(
            map_groups(&[1.0, 2.0, 3.0, 4.0], |[a, b]| a * 10.0 + b),
            Ok(vec![12.0, 34.0])
        );
    }

    #[test]
    fn a_ragged_array_is_refused_with_both_numbers() {
        let error = map_groups(&[1.0, 2.0, 3.0], |[a, b]| a + b).unwrap_err();
        assert_eq!(
            error.to_string(),
            "3 numbers were given, allowed is a multiple of 2"
        );
    }

    #[test]
    fn no_numbers_give_no_results() {
        assert_eq!(flat_map_groups(&[], |[a, b]| [*b, *a]), Ok(vec![]));
    }
}
