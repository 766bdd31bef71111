//! How the tool is loaded along its path: engagement, width and cross-section of the cut, depth of a pass, by closed forms at places a step
//! apart. A sample of places is no bound; whoever judges with it says so.

pub mod arcs;
mod coarsen;
pub mod drift;
pub mod load;
pub mod near;
pub mod owners;
pub mod path;
pub mod peaks;
mod place;
pub mod rim;
pub mod rim_ends;
pub mod rim_straight;
mod spots;
pub mod walk;

use crate::engage::owners::Owners;
use crate::engage::walk::Walk;
use crate::scene::Scene;

/// A cut narrower than this is none: a rim beside an earlier cut differs from it by the last decimal of the program. mm.
pub const LEAST_WIDTH: f64 = 2e-3;
/// A cut narrower than this share of the diameter does not count as a pass of its whole depth: finishing passes at full depth are so (10 to
/// 25 % stepover goes with one to three diameters of depth: Shapeoko CNC A to Z, Feeds & speeds).
pub const SIDE_CUT_RATIO: f64 = 0.1;
/// A cut narrower than this share of the diameter is a shaving that loads no cutter, however deep: an arc's centre rounded by a post leaves such.
pub const SHAVING_RATIO: f64 = 0.01;
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
    /// Depth of a pass allowed per tool, mm, tolerance included; beyond the list: any.
    pub depths: &'a [f64],
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
    /// Part of it that is taken by mere side cuts, see [`SIDE_CUT_RATIO`], mm².
    pub narrow: f64,
    /// Wood above the tip, mm, wherever the rim meets more than a shaving, see [`SHAVING_RATIO`].
    pub depth: f64,
    /// The same where the cut is no mere side cut, see [`SIDE_CUT_RATIO`]. A tool that widens upwards meets wood beside an earlier pass over all of
    /// its height: with a depth allowed this is no more than that wherever the tool, raised by so much, would meet no wood.
    pub pass: f64,
    /// No pass is deeper than this at the heights looked at; more than `pass` where it lies between two of them how far up the wood is. Whether
    /// it is over the depth allowed is decided all the same.
    pub pass_most: f64,
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
    /// Part of it that is taken by mere side cuts, mm³.
    pub narrow: f64,
    /// Length over the limit of its tool, mm.
    pub over: f64,
    /// Length down into wood, measured along Z, mm.
    pub entry: f64,
    /// Length judged, mm.
    pub judged: f64,
    /// The worst of its places in each respect.
    pub worst: Worst,
    /// Where the largest engagement is.
    pub at: [f64; 3],
}

/// The worst of a motion's places in each respect, see [`Load`]. A million of them are kept: no more than is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Worst {
    /// See [`Load::angle`].
    pub angle: f64,
    /// See [`Load::thickness`].
    pub thickness: f64,
    /// See [`Load::area`].
    pub area: f64,
    /// See [`Load::depth`].
    pub depth: f64,
    /// See [`Load::pass`].
    pub pass: f64,
    /// See [`Load::pass_most`].
    pub pass_most: f64,
    /// Whether any of them is one.
    pub is_cut: bool,
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
    walk.depths = question.depths.to_vec();
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
    let mut wide: Vec<[f64; 3]> = vec![];
    let Some(&(mut before)) = walk.strokes.first() else {
        return result;
    };
    for id in 0..walk.strokes.len() {
        if !walk.strokes[id].is_feed {
            continue;
        }
        if !id.is_multiple_of(walk.every) {
            result.is_complete = false;
            continue;
        }
        if wide.len() > MAX_LASTING {
            wide.drain(..wide.len() - MAX_LASTING);
        }
        let stroke = walk.strokes[id];
        let mut owners = Owners::new(scene, &stroke);
        let least = SIDE_CUT_RATIO * 2.0 * scene.tools[stroke.tool as usize].radius;
        if !stroke.follows(&before) {
            wide.clear();
        }
        before = stroke;
        let limit = question.limits.get(stroke.tool as usize).copied();
        walk.judge_stroke(id, |place, load| {
            result.n_places += 1;
            result.n_grazing += u64::from(!load.is_cut && load.angle > 0.0);
            if !load.is_entry && load.is_cut {
                let bin = (load.angle * BINS_PER_DEG as f64) as usize;
                result.histogram[bin.min(BINS - 1)] += place.long;
            }
            wide.push([place.long, load.pass, load.pass_most]);
            let load = &Load {
                pass: lasting(&wide, least, 1),
                pass_most: lasting(&wide, least, 2),
                ..*load
            };
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

/// Places looked back over, at most.
const MAX_LASTING: usize = 64;

/// The depth that a pass has kept over its last `least` mm; 0 where it is shorter: a step sideways into a finishing cut is no pass.
fn lasting(passes: &[[f64; 3]], least: f64, column: usize) -> f64 {
    let (mut long, mut depth) = (0.0, f64::INFINITY);
    for pass in passes.iter().rev().take(MAX_LASTING) {
        long += pass[0];
        depth = depth.min(pass[column]);
        if long >= least || depth == 0.0 {
            return depth;
        }
    }
    0.0
}

impl MotionLoad {
    fn add(&mut self, place: &Place, load: &Load, limit: Option<f64>) {
        self.judged += place.long;
        if load.is_cut || load.is_entry {
            self.cut += place.long;
        }
        self.volume += load.area * place.long;
        self.narrow += load.narrow * place.long;
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
        worst.thickness = worst.thickness.max(load.thickness);
        worst.area = worst.area.max(load.area);
        worst.depth = worst.depth.max(load.depth);
        worst.pass = worst.pass.max(load.pass);
        worst.pass_most = worst.pass_most.max(load.pass_most);
        worst.is_cut |= load.is_cut;
    }
}
