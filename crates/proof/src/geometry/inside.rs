//! Whether a point lies inside closed chains of pieces.

use crate::geometry::curve::Curve;
use crate::numeric::orient2d;

/// The even-odd test, holes count as outside: pieces stand in bands of equal height, a query counts the pieces of one band that a ray to
/// +X crosses. A joint belongs to one piece only, which needs pieces monotone in Y and chains without a gap in the last bit. On the
/// walls either answer.
#[derive(Clone, Debug)]
pub struct Inside {
    low: f64,
    high: f64,
    starts: Vec<u32>,
    ids: Vec<u32>,
    curves: Vec<Curve>,
}

/// Most bands; with more the table grows faster than the scans shrink.
const MAX_BANDS: usize = 4096;

impl Inside {
    /// Prepares the test for chains.
    pub fn new(curves: &[Curve]) -> Inside {
        let low = curves
            .iter()
            .fold(f64::INFINITY, |low, c| low.min(c.ay).min(c.by));
        let high = curves
            .iter()
            .fold(f64::NEG_INFINITY, |high, c| high.max(c.ay).max(c.by));
        let bands = (curves.len() / 2).clamp(1, MAX_BANDS);
        let mut inside = Inside {
            low,
            high,
            starts: vec![0; bands + 1],
            ids: vec![],
            curves: curves.to_vec(),
        };
        if high <= low || curves.is_empty() {
            return inside;
        }
        let span = |c: &Curve| [inside.band(c.ay.min(c.by)), inside.band(c.ay.max(c.by))];
        let spans: Vec<[usize; 2]> = curves.iter().map(span).collect();
        let mut starts = vec![0u32; bands + 1];
        for &[first, last] in &spans {
            for band in first..=last {
                starts[band + 1] += 1;
            }
        }
        for band in 1..=bands {
            starts[band] += starts[band - 1];
        }
        let mut next = starts.clone();
        inside.ids = vec![0; starts[bands] as usize];
        for (id, &[first, last]) in spans.iter().enumerate() {
            for at in &mut next[first..=last] {
                inside.ids[*at as usize] = id as u32;
                *at += 1;
            }
        }
        inside.starts = starts;
        inside
    }

    /// Whether a point lies inside.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        if !(y >= self.low && y <= self.high) {
            return false;
        }
        let band = self.band(y);
        let ids = &self.ids[self.starts[band] as usize..self.starts[band + 1] as usize];
        ids.iter()
            .filter(|&&id| is_crossed(x, y, &self.curves[id as usize]))
            .count()
            % 2
            == 1
    }

    fn band(&self, y: f64) -> usize {
        let bands = self.starts.len() - 1;
        (((y - self.low) / (self.high - self.low) * bands as f64).max(0.0) as usize).min(bands - 1)
    }
}

/// Whether the ray from (x, y) to +X crosses a piece that is monotone in X and Y.
fn is_crossed(x: f64, y: f64, curve: &Curve) -> bool {
    if (curve.ay <= y) == (curve.by <= y) {
        return false;
    }
    if x < curve.ax.min(curve.bx) {
        return true;
    }
    if x > curve.ax.max(curve.bx) {
        return false;
    }
    if curve.is_line() {
        let side = orient2d(curve.ax, curve.ay, curve.bx, curve.by, x, y);
        return if curve.by > curve.ay {
            side > 0.0
        } else {
            side < 0.0
        };
    }
    let (dx, dy) = (x - curve.cx, y - curve.cy);
    let is_in_circle = dx * dx + dy * dy < curve.radius * curve.radius;
    let is_right_half = (curve.ax + curve.bx) / 2.0 >= curve.cx;
    is_right_half == is_in_circle
}
