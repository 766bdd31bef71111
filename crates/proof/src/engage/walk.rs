//! The load at place after place: which earlier strokes come near, what they have left of the rim, and what lies below.

use crate::engage::load::{Bottom, Heights};
use crate::engage::near::{Changes, Near, Own};
use crate::engage::path::{Stroke, repeats, strokes_of};
use crate::engage::{Load, Place};
use crate::geometry::curve::Curve;
use crate::geometry::grid::{Grid, Stamps};
use crate::scene::Scene;
use crate::tool::Shape;

/// Cells of the index, mm.
const CELL: f64 = 3.0;

/// Places judged together; they share one search for earlier strokes.
const PLACES_PER_BLOCK: usize = 64;

/// The strokes with their index, and the work on one place after the other.
pub struct Walk<'a> {
    pub(super) scene: &'a Scene,
    /// In program order.
    pub strokes: Vec<Stroke>,
    /// Where each of them cuts, box.
    pub(super) windows: Vec<[f64; 4]>,
    /// Over the strokes that cut something for the first time.
    grid: Grid,
    indexed: Vec<u32>,
    stamps: Stamps,
    /// The earlier strokes that may reach the places at hand.
    pub near: Vec<Near>,
    found: Vec<u32>,
    /// Where along the places at hand anything changes.
    pub changes: Changes,
    pub(super) bottom: Bottom,
    pub(super) heights: Heights,
    /// Whether any tool at hand is not flat.
    pub(super) has_shapes: bool,
    /// Distance of the places, mm.
    pub step: f64,
    /// Work done.
    pub n_pairs: u64,
    /// One stroke in so many is judged; more than 1 where the budget allows no more.
    pub every: usize,
    /// Depth of a pass allowed per tool, mm; beyond the list: any.
    pub depths: Vec<f64>,
    /// Beyond so much work nothing more is judged.
    pub(super) limit: u64,
}

impl<'a> Walk<'a> {
    /// Nothing is judged yet.
    pub fn new(scene: &'a Scene, step: f64) -> Walk<'a> {
        let strokes = strokes_of(scene);
        let is_repeat = repeats(&strokes);
        let indexed: Vec<u32> = (0..strokes.len() as u32)
            .filter(|&id| !is_repeat[id as usize])
            .collect();
        let curves: Vec<Curve> = indexed
            .iter()
            .map(|&id| strokes[id as usize].curve)
            .collect();
        let grid = Grid::new(&curves, CELL, |at| {
            scene.tools[strokes[indexed[at] as usize].tool as usize].radius
        });
        Walk {
            scene,
            windows: strokes
                .iter()
                .map(|stroke| {
                    stroke
                        .curve
                        .window(scene.tools[stroke.tool as usize].radius)
                })
                .collect(),
            strokes,
            grid,
            indexed,
            every: 1,
            limit: u64::MAX,
            depths: vec![],
            stamps: Stamps::default(),
            near: vec![],
            found: vec![],
            changes: Changes::default(),
            bottom: Bottom::new(),
            heights: Heights::default(),
            has_shapes: false,
            step,
            n_pairs: 0,
        }
    }

    /// Judges the places of one stroke, in order.
    pub fn judge_stroke(&mut self, id: usize, mut each: impl FnMut(&Place, &Load)) {
        let stroke = self.strokes[id];
        let tool = self.scene.tools[stroke.tool as usize];
        let flat = stroke.curve.length();
        let long = stroke.length();
        if long == 0.0 {
            return;
        }
        let n = (long / self.step).ceil().max(1.0) as usize;
        let mut places = [stroke.place(0.0, long); PLACES_PER_BLOCK];
        for place in &mut places {
            place.share = 1.0 / n as f64;
            place.long = long / n as f64;
        }
        let mut done = 0;
        while done < n && self.n_pairs <= self.limit {
            let count = PLACES_PER_BLOCK.min(n - done);
            for (i, place) in places[..count].iter_mut().enumerate() {
                let ratio = ((done + i) as f64 + 0.5) / n as f64;
                *place = Place {
                    share: place.share,
                    long: place.long,
                    ..stroke.place(ratio, long)
                };
            }
            self.gather(id, &places[..count], tool.radius);
            let mut before: Option<(usize, Load)> = None;
            for place in &places[..count] {
                let gap = self.changes.gap(place.ratio * flat);
                let load = match (gap, before) {
                    (Some(gap), Some((known, load))) if gap == known => load,
                    _ => self.judge_place(id, &tool, place),
                };
                before = gap.map(|gap| (gap, load));
                each(place, &load);
            }
            done += count;
        }
    }

    /// Finds the earlier strokes that may reach the rims of some places.
    pub fn gather(&mut self, id: usize, places: &[Place], radius: f64) {
        let mut window = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for place in places {
            let [x, y, _] = place.at;
            window = [
                window[0].min(x - radius),
                window[1].min(y - radius),
                window[2].max(x + radius),
                window[3].max(y + radius),
            ];
        }
        self.grid.near(window, &mut self.stamps, &mut self.found);
        let own = &self.strokes[id];
        // What it has cut itself reaches over its leading rim on tight arcs, and where a shaped tool climbs.
        let is_shaped = self.scene.tools[own.tool as usize].shape != Shape::Flat;
        let is_tight = (!own.curve.is_line() && own.curve.radius < radius)
            || (is_shaped && own.to_z > own.from_z);
        self.near.clear();
        // Newest first: what was cut last most often covers the rest.
        self.n_pairs += self.found.len() as u64;
        for &found in self.found.iter().rev() {
            let other = self.indexed[found as usize];
            let at = other as usize;
            if at < id || (at == id && is_tight) {
                let stroke = &self.strokes[at];
                let tool = &self.scene.tools[stroke.tool as usize];
                self.near
                    .push(Near::new(other, stroke, tool, self.windows[at]));
            }
        }
        self.changes.anywhere();
        if own.from_z == own.to_z && own.curve.chord() > 0.0 {
            let flat = own.curve.length();
            let [first, last] = [&places[0], &places[places.len() - 1]];
            let level = Own {
                id: id as u32,
                stroke: own,
                tool: &self.scene.tools[own.tool as usize],
                radius,
                range: [first.ratio * flat, last.ratio * flat],
            };
            let tools = &self.scene.tools;
            level.drop_idle(&mut self.near, &self.strokes, tools);
            let [wide, high, _] = self.scene.stock;
            let is_on_sheet =
                window[0] > 0.0 && window[1] > 0.0 && window[2] < wide && window[3] < high;
            if is_on_sheet && own.curve.is_line() {
                self.changes.find(&level, &self.near, &self.strokes, tools);
            }
        }
        self.has_shapes = self.scene.tools[own.tool as usize].shape != Shape::Flat
            || self.near.iter().any(|other| {
                let tool = self.strokes[other.id as usize].tool as usize;
                self.scene.tools[tool].shape != Shape::Flat
            });
        if own.from_z == own.to_z {
            self.set_heights(id, own.from_z);
        }
    }

    /// The layers over a tip at a height.
    pub(super) fn set_heights(&mut self, id: usize, z: f64) {
        let floor = z.max(-self.scene.stock[2]);
        if self.has_shapes {
            let tool = self.strokes[id].tool as usize;
            let with_tip = self.scene.tools[tool].shape == Shape::Flat;
            self.heights.even(floor, with_tip);
        } else {
            let levels = self.near.iter().map(|other| (other.low, other.high));
            self.heights.levels(floor, levels);
        }
    }
}
