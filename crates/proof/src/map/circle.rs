//! What is cut within a circle, or all but that: one edge of a closed cell.

use crate::geometry::curve::length;
use crate::map::close_area::{HalfPlane, Polygon};
use crate::map::close_form::range;

/// Two circles count as one within the other while that is wrong by no more, mm: what arcs of a program with three decimals leave.
const ASTRAY: f64 = 1e-3;
/// A circle counts as straight over stretches of this share of its radius: it strays from its tangent by half of that share of them.
const STRAIGHT: f64 = 0.01;

/// Cut is what lies in the disc, or what lies outside of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circle {
    pub centre: [f64; 2],
    /// mm.
    pub radius: f64,
    pub is_inside: bool,
}

impl Circle {
    /// Whether it covers nothing of a polygon.
    pub fn misses(&self, polygon: &Polygon) -> bool {
        if polygon.is_empty() {
            return true;
        }
        let [near, far] = range(polygon, self.centre);
        if self.is_inside {
            near >= self.radius
        } else {
            far <= self.radius
        }
    }

    /// What both cover together where one covers all of the other, and how far that is wrong at most, mm: a disc lies within another but
    /// for its radius and the distance of the centres less the other's radius.
    pub fn with(&self, other: &Circle) -> Option<(Circle, f64)> {
        if self.is_inside != other.is_inside {
            return None;
        }
        let apart = length(
            self.centre[0] - other.centre[0],
            self.centre[1] - other.centre[1],
        );
        let (more, less) = (
            apart + self.radius - other.radius,
            apart + other.radius - self.radius,
        );
        // Of discs the larger counts; of all but discs what lies outside of the smaller.
        let (astray, larger, smaller) = if less <= more {
            (less, self, other)
        } else {
            (more, other, self)
        };
        let both = if self.is_inside { larger } else { smaller };
        (astray <= ASTRAY).then_some((*both, astray.max(0.0)))
    }

    /// What it leaves of a polygon so small that the circle may count as straight, and how far it strays from that, mm: t² / 2s for
    /// a point t beside the direction of the polygon and s along it.
    pub fn straight(&self, polygon: &Polygon) -> Option<(HalfPlane, f64)> {
        let corners = polygon.corners();
        let n = corners.len() as f64;
        let [x, y] = corners
            .iter()
            .fold([0.0; 2], |[x, y], c| [x + c[0] / n, y + c[1] / n]);
        let (dx, dy) = (x - self.centre[0], y - self.centre[1]);
        let away = length(dx, dy);
        if away <= 0.5 * self.radius {
            return None;
        }
        let (ux, uy) = (dx / away, dy / away);
        let (mut beside, mut along) = (0.0f64, f64::INFINITY);
        for [x, y] in corners {
            let (dx, dy) = (x - self.centre[0], y - self.centre[1]);
            beside = beside.max((dx * uy - dy * ux).abs());
            along = along.min(dx * ux + dy * uy);
        }
        if beside > STRAIGHT * self.radius || along < 0.4 * self.radius {
            return None;
        }
        let sign = if self.is_inside { -1.0 } else { 1.0 };
        let normal = [sign * ux, sign * uy];
        let offset = normal[0] * self.centre[0] + normal[1] * self.centre[1] + sign * self.radius;
        Some((
            HalfPlane { normal, offset },
            beside * beside / (2.0 * along),
        ))
    }
}
