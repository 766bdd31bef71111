//! How the tool is loaded along its path: engagement, width and cross-section of the cut, depth of a pass, by closed forms at places a step
//! apart. A sample of places is no bound; whoever judges with it says so.

use crate::curve::Curve;
use crate::engage_path::{Stroke, strokes_of};
use crate::grid::{Grid, Stamps};
use crate::load::{Bottom, Heights};
use crate::path::Piece;
use crate::rim::Rim;
use crate::scene::{Scene, TOUCH};
use crate::tool::{Shape, Tool};

/// A cut narrower than this is none: a rim beside an earlier cut differs from it by the last decimal of the program. mm.
pub const LEAST_WIDTH: f64 = 2e-3;
/// A cut narrower than this share of the diameter does not count as a pass of its whole depth: finishing passes at full depth are so (10 to
/// 25 % stepover goes with one to three diameters of depth: Shapeoko CNC A to Z, Feeds & speeds).
pub const SIDE_CUT_RATIO: f64 = 0.1;
/// Places judged together; they share one search for earlier strokes.
const PLACES_PER_BLOCK: usize = 16;
/// Cells of the index, mm.
const CELL: f64 = 3.0;
/// Steps of the fine histogram per degree.
pub const BINS_PER_DEG: usize = 10;
/// Bins of the fine histogram, 0 to 180°.
pub const BINS: usize = 180 * BINS_PER_DEG;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Distance of the places along the path, mm.
    pub step: f64,
    /// Engagement allowed per tool, degrees; beyond the list: any.
    pub limits: &'a [f64],
    /// Most pairs of a place and an earlier stroke.
    pub budget: u64,
}

/// One place of the tool under load.
#[derive(Clone, Copy, Debug, Default)]
pub struct Load {
    /// Largest engagement of its slices, degrees.
    pub angle: f64,
    /// Width of the cut at that slice, mm.
    pub width: f64,
    /// Thickest chip as a share of the feed per tooth.
    pub thickness: f64,
    /// Wood taken off per mm of path, mm².
    pub area: f64,
    /// Wood above the tip, mm, wherever the rim meets any.
    pub depth: f64,
    /// The same where the cut is no mere side cut, see [`SIDE_CUT_RATIO`].
    pub pass: f64,
    /// Whether the rim is in wood by at least [`LEAST_WIDTH`].
    pub is_cut: bool,
    /// Whether wood lies under the tool on its way down.
    pub is_entry: bool,
}

/// What one motion does, summed over its places.
#[derive(Clone, Copy, Debug, Default)]
pub struct MotionLoad {
    /// Length in wood, mm.
    pub cut: f64,
    /// Wood taken off, mm³.
    pub volume: f64,
    /// Length over the limit of its tool, mm.
    pub over: f64,
    /// Length down into wood, measured along Z, mm.
    pub entry: f64,
    /// Length judged, mm.
    pub judged: f64,
    /// The worst of its places in each respect; `is_entry` if any is one.
    pub worst: Load,
    /// Where the largest engagement is.
    pub at: [f64; 3],
}

/// How the tool is loaded along the whole path.
#[derive(Clone, Debug)]
pub struct Engagement {
    /// By motion.
    pub motions: Vec<MotionLoad>,
    /// Length in wood by engagement in tenths of a degree, entries left out, mm.
    pub histogram: Vec<f64>,
    /// Places judged.
    pub n_places: u64,
    /// Places whose rim touches a mere sliver, narrower than `LEAST_WIDTH`: there the angle means nothing.
    pub n_grazing: u64,
    /// Work done.
    pub n_pairs: u64,
    /// Distance of the places, mm; coarser than asked for where the budget wants it so.
    pub step: f64,
    /// Whether the budget lasted.
    pub is_complete: bool,
}

/// A place on a stroke.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Of the tip.
    pub at: [f64; 3],
    /// Unit direction in the plane; (0, 0) straight down.
    pub ahead: [f64; 2],
    /// Share of the stroke.
    pub ratio: f64,
    /// Share of the stroke it stands for.
    pub share: f64,
    /// Length it stands for, mm, along the path in space.
    pub long: f64,
    /// Drop per mm of `long`; negative upwards.
    pub drop: f64,
}

/// Judges the whole path.
pub fn engagement(scene: &Scene, question: &Question) -> Engagement {
    engagement_with(scene, question, |_, _, _| {})
}

/// Judges the whole path and hands each place over, with the motion it belongs to.
pub fn engagement_with(
    scene: &Scene,
    question: &Question,
    mut each: impl FnMut(u32, &Place, &Load),
) -> Engagement {
    let mut walk = Walk::new(scene, question.step);
    let mut result = Engagement {
        motions: vec![MotionLoad::default(); scene.path.motions.len()],
        histogram: vec![0.0; BINS],
        n_places: 0,
        n_grazing: 0,
        n_pairs: 0,
        step: question.step,
        is_complete: true,
    };
    let n_probed = walk.coarsen(question.budget);
    result.n_pairs = n_probed;
    result.step = walk.step;
    walk.n_pairs = n_probed;
    for id in 0..walk.strokes.len() {
        if !walk.strokes[id].is_feed {
            continue;
        }
        let stroke = walk.strokes[id];
        let mut owners = Owners::new(scene, &stroke);
        let limit = question.limits.get(stroke.tool as usize).copied();
        walk.judge_stroke(id, |place, load| {
            result.n_places += 1;
            result.n_grazing += u64::from(!load.is_cut && load.angle > 0.0);
            if !load.is_entry && load.is_cut {
                let bin = (load.angle * BINS_PER_DEG as f64) as usize;
                result.histogram[bin.min(BINS - 1)] += place.long;
            }
            let middle = owners.share_out(place, |motion, long| {
                let part = Place { long, ..*place };
                result.motions[motion as usize].add(&part, load, limit);
            });
            each(middle, place, load);
        });
        if walk.n_pairs > question.budget {
            result.is_complete = false;
            break;
        }
    }
    result.n_pairs = walk.n_pairs;
    result
}

impl MotionLoad {
    fn add(&mut self, place: &Place, load: &Load, limit: Option<f64>) {
        self.judged += place.long;
        if load.is_cut || load.is_entry {
            self.cut += place.long;
        }
        self.volume += load.area * place.long;
        if load.is_entry {
            self.entry += (place.drop * place.long).max(0.0);
        }
        if load.is_cut && limit.is_some_and(|limit| load.angle > limit + 1e-6) {
            self.over += place.long;
        }
        if !(load.is_cut || load.is_entry) {
            return;
        }
        let worst = &mut self.worst;
        if load.angle > worst.angle || !worst.is_cut {
            self.at = place.at;
        }
        worst.angle = worst.angle.max(load.angle);
        worst.width = worst.width.max(load.width);
        worst.thickness = worst.thickness.max(load.thickness);
        worst.area = worst.area.max(load.area);
        worst.depth = worst.depth.max(load.depth);
        worst.pass = worst.pass.max(load.pass);
        worst.is_entry |= load.is_entry;
        worst.is_cut |= load.is_cut;
    }
}

/// The motions that a stroke was made of, met in order.
struct Owners<'a> {
    pieces: &'a [Piece],
    /// Length of all pieces, by their chords.
    all: f64,
    /// The piece reached, and the length before it.
    at: usize,
    passed: f64,
}

impl<'a> Owners<'a> {
    fn new(scene: &'a Scene, stroke: &Stroke) -> Owners<'a> {
        let pieces = &scene.path.pieces[stroke.first as usize..=stroke.last as usize];
        let all = if pieces.len() > 1 {
            pieces.iter().map(|piece| piece.curve.chord()).sum()
        } else {
            0.0
        };
        Owners {
            pieces,
            all,
            at: 0,
            passed: 0.0,
        }
    }

    /// Shares the length a place stands for out among the motions under it; gives the one in the middle.
    fn share_out(&mut self, place: &Place, mut give: impl FnMut(u32, f64)) -> u32 {
        let mut middle = self.pieces[self.at].motion;
        if self.all == 0.0 {
            give(middle, place.long);
            return middle;
        }
        let half = place.share / 2.0;
        let (from, to) = (
            (place.ratio - half) * self.all,
            (place.ratio + half) * self.all,
        );
        loop {
            let piece = &self.pieces[self.at];
            let long = piece.curve.chord();
            let end = self.passed + long;
            let overlap = end.min(to) - self.passed.max(from);
            if overlap > 0.0 {
                give(piece.motion, place.long * overlap / (to - from));
            }
            if self.passed <= place.ratio * self.all {
                middle = piece.motion;
            }
            if end > to || self.at + 1 == self.pieces.len() {
                return middle;
            }
            self.passed = end;
            self.at += 1;
        }
    }
}

/// The strokes with their index, and the work on one place after the other.
struct Walk<'a> {
    scene: &'a Scene,
    strokes: Vec<Stroke>,
    grid: Grid,
    stamps: Stamps,
    near: Vec<u32>,
    bottom: Bottom,
    heights: Heights,
    step: f64,
    n_pairs: u64,
}

impl<'a> Walk<'a> {
    fn new(scene: &'a Scene, step: f64) -> Walk<'a> {
        let strokes = strokes_of(scene);
        let curves: Vec<Curve> = strokes.iter().map(|stroke| stroke.curve).collect();
        let grid = Grid::new(&curves, CELL, |id| {
            scene.tools[strokes[id].tool as usize].radius
        });
        Walk {
            scene,
            strokes,
            grid,
            stamps: Stamps::default(),
            near: vec![],
            bottom: Bottom::new(),
            heights: Heights::default(),
            step,
            n_pairs: 0,
        }
    }

    /// Tries some strokes, evenly spread, and widens the step where all of them would go over the budget. Returns the pairs spent.
    fn coarsen(&mut self, budget: u64) -> u64 {
        const PROBES: usize = 64;
        let n = self.strokes.len();
        if n < PROBES {
            return 0;
        }
        let (mut pairs, mut long) = (0, 0.0);
        for probe in 0..PROBES {
            let id = (2 * probe + 1) * n / (2 * PROBES);
            let stroke = self.strokes[id];
            if stroke.is_feed {
                let before = self.n_pairs;
                self.judge_stroke(id, |_, _| {});
                pairs += self.n_pairs - before;
                long += stroke.curve.length().max(self.step);
            }
        }
        let all: f64 = self
            .strokes
            .iter()
            .filter(|stroke| stroke.is_feed)
            .map(|stroke| stroke.curve.length().max(self.step))
            .sum();
        let wanted = pairs as f64 * all / long.max(self.step) / (0.7 * budget as f64);
        if wanted > 1.0 {
            self.step *= wanted.ceil();
        }
        self.n_pairs
    }

    /// Judges the places of one stroke, in order.
    fn judge_stroke(&mut self, id: usize, mut each: impl FnMut(&Place, &Load)) {
        let stroke = self.strokes[id];
        let tool = self.scene.tools[stroke.tool as usize];
        let flat = stroke.curve.length();
        let rise = (stroke.to_z - stroke.from_z).abs();
        let long = crate::curve::length(flat, rise);
        if long == 0.0 {
            return;
        }
        let n = (long / self.step).ceil().max(1.0) as usize;
        let mut places = [Place {
            at: [0.0; 3],
            ahead: [0.0; 2],
            ratio: 0.0,
            share: 1.0 / n as f64,
            long: long / n as f64,
            drop: (stroke.from_z - stroke.to_z) / long,
        }; PLACES_PER_BLOCK];
        let mut done = 0;
        while done < n {
            let count = PLACES_PER_BLOCK.min(n - done);
            for (i, place) in places[..count].iter_mut().enumerate() {
                place.ratio = ((done + i) as f64 + 0.5) / n as f64;
                let [x, y] = stroke.curve.point_at(place.ratio);
                let z = stroke.from_z + (stroke.to_z - stroke.from_z) * place.ratio;
                place.at = [x, y, z];
                place.ahead = stroke.curve.direction_at(place.ratio);
            }
            self.gather(id, &places[..count], tool.radius);
            for place in &places[..count] {
                let load = self.judge_place(id, &tool, place);
                each(place, &load);
            }
            done += count;
        }
    }

    /// Finds the earlier strokes that may reach the rims of some places.
    fn gather(&mut self, id: usize, places: &[Place], radius: f64) {
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
        self.grid.near(window, &mut self.stamps, &mut self.near);
        let own = &self.strokes[id];
        let is_tight = !own.curve.is_line() && own.curve.radius < radius;
        self.near
            .retain(|&other| (other as usize) < id || (other as usize == id && is_tight));
    }

    /// The load at a place: from the lowest height upwards, until the rim is clear.
    fn judge_place(&mut self, id: usize, tool: &Tool, place: &Place) -> Load {
        let z = place.at[2];
        let floor = z.max(-self.scene.stock[2]);
        let mut load = Load::default();
        if floor >= -TOUCH || z <= -1e6 {
            return load;
        }
        let has_shapes = tool.shape != Shape::Flat
            || self.near.iter().any(|&other| {
                let other = self.strokes[other as usize].tool as usize;
                self.scene.tools[other].shape != Shape::Flat
            });
        let mut heights = std::mem::take(&mut self.heights);
        if has_shapes {
            heights.even(floor);
        } else {
            let lows = self.near.iter().map(|&other| {
                let other = &self.strokes[other as usize];
                (other.low(), other.from_z.max(other.to_z))
            });
            heights.levels(floor, lows);
        }
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
                }
            }
        }
        self.heights = heights;
        if place.drop > 1e-9 {
            let share = self.share_below(tool, place);
            let across = tool.radius_at(-z);
            load.is_entry = share > Bottom::LEAST_SHARE;
            load.area += share * crate::numeric::PI * across * across * place.drop;
        }
        load
    }

    /// What is left of the rim at one height after all earlier strokes, newest first.
    fn rim_at(&mut self, id: usize, place: &Place, radius: f64, height: f64) -> Rim {
        let [x, y, _] = place.at;
        let [wide, high, _] = self.scene.stock;
        let mut rim = Rim::new(x, y, radius, place.ahead);
        rim.keep_on_sheet(wide, high);
        for &other in self.near.iter().rev() {
            if rim.is_empty() {
                break;
            }
            let stroke = self.strokes[other as usize];
            if stroke.low() > height + TOUCH {
                continue;
            }
            self.n_pairs += 1;
            let tool = &self.scene.tools[stroke.tool as usize];
            let own_share = (other as usize == id).then_some(place.ratio);
            cover_with(&mut rim, &stroke, tool, height, own_share);
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
            let rho = crate::curve::length(px, py) * across;
            let height = z + tool.height_at(rho);
            if height > -TOUCH {
                continue;
            }
            self.n_pairs += self.near.len() as u64;
            let is_cut = self.near.iter().any(|&other| {
                let stroke = &self.strokes[other as usize];
                let tool = &self.scene.tools[stroke.tool as usize];
                crate::load::is_cut_by(stroke, tool, [qx, qy, height])
            });
            n_wood += usize::from(!is_cut);
        }
        n_wood as f64 / self.bottom.pattern().len() as f64
    }
}

/// Takes off the rim what a stroke has cut at a height. A slope cut by a shaped tool goes in chunks, each with its least radius.
fn cover_with(rim: &mut Rim, stroke: &Stroke, tool: &Tool, height: f64, own_share: Option<f64>) {
    const CHUNKS: usize = 8;
    let height = height + TOUCH;
    let up_to = own_share.unwrap_or(1.0);
    if stroke.from_z == stroke.to_z || tool.shape == Shape::Flat {
        let radius = tool.radius_at(height - stroke.low().min(height));
        let radius = if tool.shape == Shape::Flat {
            tool.radius
        } else {
            radius
        };
        if let Some(curve) = stroke.below(height, up_to) {
            rim.cover(&curve, radius);
        }
        return;
    }
    for chunk in 0..CHUNKS {
        let (from, to) = (
            chunk as f64 / CHUNKS as f64,
            (chunk + 1) as f64 / CHUNKS as f64,
        );
        let z_at = |ratio: f64| stroke.from_z + (stroke.to_z - stroke.from_z) * ratio;
        let high = z_at(from).max(z_at(to));
        if to > up_to || high > height {
            continue;
        }
        rim.cover(&stroke.curve.part(from, to), tool.radius_at(height - high));
    }
}
