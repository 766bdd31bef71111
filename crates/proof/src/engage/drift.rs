//! How far a place of the rim strays from a straight way between two places of the tool, and how much narrower an earlier sweep is taken for it.

use crate::engage::path::Stroke;
use crate::tool::Tool;

/// A height at which two rims are compared.
pub struct Slice {
    /// Not above either of the two, mm.
    pub height: f64,
    /// Radii of the two, mm.
    pub radii: [f64; 2],
}

/// How a place of the rim moves between two places of the tool.
pub struct Drift {
    /// How far at most it moves, mm.
    far: f64,
    /// How far its way lies from the straight one, mm.
    pub bend: f64,
}

impl Drift {
    /// `way`: length of the tool's way in the plane, mm.
    pub fn new(own: &Stroke, way: f64, at: &Slice) -> Drift {
        let grown = (at.radii[1] - at.radii[0]).abs();
        let radius = at.radii[0].max(at.radii[1]);
        if own.curve.is_line() {
            return Drift {
                far: way + grown,
                bend: grown,
            };
        }
        // On a circle of at most R + r, turned by way / R: the height of a segment of circle is at most ρ · angle² / 8.
        let angle = way / own.curve.radius;
        let reach = own.curve.radius + radius;
        Drift {
            far: reach * angle + grown,
            bend: reach * angle * angle / 8.0 + grown,
        }
    }

    /// By how much a sweep is taken narrower.
    pub fn narrower(&self, own: &Stroke, other: &Stroke, tool: &Tool) -> f64 {
        let half = self.far / 2.0;
        if other.curve.is_line() {
            return self.bend.min(half);
        }
        let (a, b) = (&own.curve, &other.curve);
        let is_level = own.from_z == own.to_z && other.from_z == other.to_z;
        let r = tool.radius;
        let is_about_same = !a.is_line() && a.cx == b.cx && a.cy == b.cy;
        if is_about_same && is_level && b.radius >= r {
            // Seen from the common centre a sweep of at most a quarter turn and two half discs is a range of at most 270°, and so is what it
            // covers at each distance: a short turn that begins and ends inside stays inside.
            return 0.0;
        }
        // The distance to an arc, along a straight way outside the circle of R − r within it, bends by no more than 1 / ρ.
        let inner = b.radius - r - self.far;
        if is_level && inner > self.far {
            (self.far * self.far / (8.0 * inner) + self.bend).min(half)
        } else {
            half
        }
    }
}
