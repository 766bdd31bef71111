//! The load at place after place: which earlier strokes come near, what they have left of the rim, and what lies below.

use crate::engage::load::{Bottom, Heights, cover_with, is_cut_by};
use crate::engage::near::{Changes, Near, Own};
use crate::engage::path::{Stroke, repeats, strokes_of};
use crate::engage::rim::Rim;
use crate::engage::{LEAST_WIDTH, Load, Place, SIDE_CUT_RATIO};
use crate::geometry::curve::{Curve, length};
use crate::geometry::grid::{Grid, Stamps};
use crate::numeric::PI;
use crate::scene::{Scene, TOUCH};
use crate::tool::{Shape, Tool};

/// Cells of the index, mm.
const CELL: f64 = 3.0;

/// Places judged together; they share one search for earlier strokes.
const PLACES_PER_BLOCK: usize = 64;

/// The strokes with their index, and the work on one place after the other.
pub struct Walk<'a> {
    scene: &'a Scene,
    /// In program order.
    pub strokes: Vec<Stroke>,
    /// Where each of them cuts, box.
    windows: Vec<[f64; 4]>,
    /// Over the strokes that cut something for the first time.
    grid: Grid,
    indexed: Vec<u32>,
    stamps: Stamps,
    /// The earlier strokes that may reach the places at hand.
    pub near: Vec<Near>,
    found: Vec<u32>,
    /// Where along the places at hand anything changes.
    pub changes: Changes,
    bottom: Bottom,
    heights: Heights,
    /// Whether any tool at hand is not flat.
    has_shapes: bool,
    /// Distance of the places, mm.
    pub step: f64,
    /// Work done.
    pub n_pairs: u64,
    /// One stroke in so many is judged; more than 1 where the budget allows no more.
    pub every: usize,
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
    fn set_heights(&mut self, id: usize, z: f64) {
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

    /// The load at a place: from the lowest height upwards, until the rim is clear.
    pub fn judge_place(&mut self, id: usize, tool: &Tool, place: &Place) -> Load {
        let z = place.at[2];
        let floor = z.max(-self.scene.stock[2]);
        let mut load = Load::default();
        if floor >= -TOUCH || z <= -1e6 {
            return load;
        }
        if place.drop != 0.0 {
            self.set_heights(id, z);
        }
        let has_shapes = self.has_shapes;
        let heights = std::mem::take(&mut self.heights);
        if place.ahead != [0.0; 2] {
            for layer in heights.layers() {
                let radius = tool.radius_at(layer.at - z);
                if radius <= 1e-6 {
                    continue;
                }
                let rim = self.rim_at(id, place, radius, layer.at);
                let width = rim.width();
                if width > 0.0 {
                    let angle = rim.angle().to_degrees();
                    if angle > load.angle {
                        load.angle = angle;
                        load.width = width;
                    }
                }
                if width < LEAST_WIDTH {
                    if has_shapes {
                        continue;
                    }
                    break;
                }
                load.is_cut = true;
                load.thickness = load.thickness.max(rim.thickness_ratio());
                load.area += width * (layer.top - layer.bottom);
                load.depth = load.depth.max(layer.sure_top() - z.max(floor));
                if width >= SIDE_CUT_RATIO * 2.0 * radius {
                    load.pass = load.pass.max(layer.sure_top() - z.max(floor));
                    load.pass_most = load.pass_most.max(layer.top - z.max(floor));
                }
            }
        }
        self.heights = heights;
        if place.drop > 1e-9 {
            let share = self.share_below(tool, place);
            let across = tool.radius_at(-z);
            load.is_entry = share > Bottom::LEAST_SHARE;
            load.area += share * PI * across * across * place.drop;
        }
        load
    }

    /// What is left of the rim at one height after all earlier strokes, newest first.
    fn rim_at(&mut self, id: usize, place: &Place, radius: f64, height: f64) -> Rim {
        let [x, y, _] = place.at;
        let [wide, high, _] = self.scene.stock;
        let mut rim = Rim::new(x, y, radius, place.ahead);
        rim.keep_on_sheet([wide, high], 0.0);
        for other in &self.near {
            if rim.is_empty() {
                break;
            }
            let [low_x, low_y, high_x, high_y] = other.window;
            let is_apart = other.low > height + TOUCH
                || x + radius < low_x
                || y + radius < low_y
                || x - radius > high_x
                || y - radius > high_y;
            if is_apart {
                continue;
            }
            self.n_pairs += 1;
            if let Some(straight) = &other.straight
                && straight.is_equal(radius)
            {
                rim.cover_straight(straight);
                continue;
            }
            let stroke = &self.strokes[other.id as usize];
            let tool = &self.scene.tools[stroke.tool as usize];
            let own_share = (other.id as usize == id).then_some(place.ratio);
            cover_with(&mut rim, stroke, tool, height, own_share, 0.0);
        }
        rim
    }

    /// Share of the disc under the tool that is wood.
    fn share_below(&mut self, tool: &Tool, place: &Place) -> f64 {
        let [x, y, z] = place.at;
        let [wide, high, thick] = self.scene.stock;
        if z <= -thick {
            return 0.0;
        }
        let across = tool.radius_at(-z);
        let mut n_wood = 0;
        for &[px, py] in self.bottom.pattern() {
            let (qx, qy) = (x + px * across, y + py * across);
            if !(0.0..=wide).contains(&qx) || !(0.0..=high).contains(&qy) {
                continue;
            }
            let rho = length(px, py) * across;
            let height = z + tool.height_at(rho);
            if height > -TOUCH {
                continue;
            }
            let mut n_looked = 0;
            let is_cut = self.near.iter().any(|other| {
                n_looked += 1;
                let stroke = &self.strokes[other.id as usize];
                let tool = &self.scene.tools[stroke.tool as usize];
                is_cut_by(stroke, tool, [qx, qy, height])
            });
            self.n_pairs += n_looked;
            n_wood += usize::from(!is_cut);
        }
        n_wood as f64 / self.bottom.pattern().len() as f64
    }
}
