//! Clamps, screws and keep-outs.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_between, distance_to};
use crate::geometry::inside::Inside;
use crate::geometry::split_arc::{Arc, split_arc};
use crate::numeric::atan;
use crate::target::{NONE, Target};

/// Something that stands on the sheet or beside it.
#[derive(Clone, Debug)]
pub struct Obstacle {
    /// Its closed outline.
    pub walls: Vec<Curve>,
    /// Over the outline.
    pub inside: Inside,
    /// Height of its top, mm.
    pub top: f64,
    /// How far everything has to stay away, mm.
    pub clearance: f64,
    /// Box of it, widened by the clearance: min x, min y, max x, max y.
    pub window: [f64; 4],
}

impl Obstacle {
    /// From the flat form: top, clearance, number of vertices, then x, y, bulge of each; one after the other.
    pub fn read(rows: &[f64]) -> Vec<Obstacle> {
        let mut all = vec![];
        let mut rest = rows;
        while let [top, clearance, count, more @ ..] = rest {
            let size = 3 * *count as usize;
            if more.len() < size {
                break;
            }
            let (own, after) = more.split_at(size);
            all.push(Obstacle::new(own, *top, *clearance));
            rest = after;
        }
        all
    }

    fn new(vertices: &[f64], top: f64, clearance: f64) -> Obstacle {
        let walls = closed_walls(vertices);
        let mut window = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for wall in &walls {
            let w = wall.window(clearance);
            window = [
                window[0].min(w[0]),
                window[1].min(w[1]),
                window[2].max(w[2]),
                window[3].max(w[3]),
            ];
        }
        Obstacle {
            inside: Inside::new(&walls),
            walls,
            top,
            clearance,
            window,
        }
    }

    /// Distance of a piece from the footprint; 0 where it is over it.
    pub fn distance(&self, curve: &Curve) -> f64 {
        if self.inside.contains(curve.ax, curve.ay) {
            return 0.0;
        }
        self.walls.iter().fold(f64::INFINITY, |near, wall| {
            near.min(distance_between(curve, wall).distance)
        })
    }

    /// The first part that the footprint touches or lies in.
    pub fn part_under(&self, target: &Target) -> Option<u32> {
        let first = self.walls.first()?;
        for wall in &target.walls {
            let crosses = |own: &Curve| distance_between(own, &wall.curve).distance <= 0.0;
            let is_inside = self.inside.contains(wall.curve.ax, wall.curve.ay);
            if is_inside || self.walls.iter().any(crosses) {
                return Some(wall.solid);
            }
        }
        let (_, solid) = target.height_at(first.ax, first.ay);
        (solid != NONE).then_some(solid)
    }

    /// Distance of a point from the footprint; 0 where it is over it.
    pub fn distance_of_point(&self, x: f64, y: f64) -> f64 {
        if self.inside.contains(x, y) {
            return 0.0;
        }
        self.walls.iter().fold(f64::INFINITY, |near, wall| {
            near.min(distance_to(x, y, wall))
        })
    }
}

/// Vertices with bulges (tan of a quarter of the turn to the next one) as pieces.
fn closed_walls(vertices: &[f64]) -> Vec<Curve> {
    let corners = vertices.as_chunks::<3>().0;
    let mut walls = vec![];
    for (i, &[ax, ay, bulge]) in corners.iter().enumerate() {
        let [bx, by, _] = corners[(i + 1) % corners.len()];
        if ax == bx && ay == by {
            continue;
        }
        if bulge == 0.0 {
            walls.push(Curve::line(ax, ay, bx, by));
            continue;
        }
        // The centre lies on the chord's perpendicular, (1 − b²) / 4b chords to its left.
        let to_left = (1.0 - bulge * bulge) / (4.0 * bulge);
        let centre = [
            (ax + bx) / 2.0 - (by - ay) * to_left,
            (ay + by) / 2.0 + (bx - ax) * to_left,
        ];
        let arc = Arc {
            from: [ax, ay],
            to: [bx, by],
            centre,
            radius: length(ax - centre[0], ay - centre[1]),
            sweep: 4.0 * atan(bulge),
            slack: 0.0,
        };
        split_arc(&arc, |curve, _, _| walls.push(curve));
    }
    walls
}
