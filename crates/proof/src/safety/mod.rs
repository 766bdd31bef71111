//! What would crash: rapids through wood, tools pushed into it that cannot, cuts at the pace of a rapid, and wood above the cutting edges.

pub mod body;
pub mod height;
pub mod loose;
pub mod obstacle;
pub mod obstacle_near;
pub mod retrace;
pub mod scrap;
pub mod stock;
pub mod under;

use crate::geometry::curve::Curve;
use crate::path::{Kind, Motion, Path, Piece};
use crate::safety::body::Body;
use crate::safety::stock::{Meeting, Past, tool_of};
use crate::scene::{Scene, TOUCH};
use crate::tool::Tool;

/// What a motion was found to do. The numbers go to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// A rapid meets wood.
    Rapid = 0,
    /// A tool that does not cut at its centre goes down steeply into wood.
    Plunge = 1,
    /// A way down into wood is steeper than the tool's limit.
    Ramp = 2,
    /// A feed motion that was asked about meets wood.
    Fast = 3,
    /// Wood stands beside the tool above its cutting edges.
    Flute = 4,
    /// The shank, wider than the cut, meets wood.
    Shank = 5,
    /// The holder meets wood.
    Holder = 6,
}

/// How many kinds there are.
const KINDS: usize = 7;

/// One motion and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// What.
    pub danger: Danger,
    /// Which motion.
    pub motion: u32,
    /// Whether it is sure; else it could not be decided.
    pub is_sure: bool,
    /// Place of the wood, or of the motion's end where that is not known.
    pub x: f64,
    /// The same, Y.
    pub y: f64,
    /// Lowest Z of the tip in the piece.
    pub z: f64,
    /// `Ramp` and `Plunge`: fall per length along; else 0.
    pub slope: f64,
}

/// What is asked besides what always is.
pub struct Asked<'a> {
    /// 1 for each feed motion that runs at the pace of a rapid.
    pub is_fast: &'a [u8],
    /// Steepest way down into wood by tool, fall per length along; infinity: none.
    pub steepest: &'a [f64],
    /// Whether each axis of a rapid runs by itself, so that its way is not straight.
    pub is_dog_leg: bool,
    /// What has cut the sheet from below before (see [`under`]); without motions where nothing has.
    pub under: &'a Path,
    /// Cells that may be looked at.
    pub budget: u64,
}

/// After so many sure sightings of one kind the rest is not counted.
const MOST_SIGHTINGS: u32 = 1000;
/// A tool that does not cut at its centre may go down by as much as along: over 45° its middle meets wood before the edges clear it.
const PLUNGE_SLOPE: f64 = 1.0;
/// Slopes are compared with this much to spare.
const SLOPE_ROUNDING: f64 = 1e-6;
/// Of a tool that was not given at least this much round its axis is there, mm.
const SURE_RADIUS: f64 = 0.05;

/// All dangers in program order.
pub fn dangers(scene: &Scene, asked: &Asked) -> Vec<Sighting> {
    let mut watch = Watch {
        scene,
        asked,
        past: None,
        seen: vec![],
        counts: [0; KINDS],
    };
    for i in 0..scene.path.motions.len() {
        watch.motion(i);
    }
    watch.seen
}

struct Watch<'a> {
    scene: &'a Scene,
    asked: &'a Asked<'a>,
    /// Made when first needed: most programs ask nothing of it.
    past: Option<Past<'a>>,
    seen: Vec<Sighting>,
    counts: [u32; KINDS],
}

impl<'a> Watch<'a> {
    fn motion(&mut self, i: usize) {
        let scene = self.scene;
        let motion = &scene.path.motions[i];
        if motion.kind == Kind::Dwell {
            return;
        }
        let first = self.seen.len();
        for piece in scene.path.pieces_of(i) {
            let tool = tool_of(scene, piece);
            if !(self.asked.is_dog_leg && motion.kind == Kind::Rapid) {
                self.piece(motion, piece, tool, first);
                continue;
            }
            for way in hull(piece, tool.map_or(0.0, |tool| tool.radius)) {
                self.piece(motion, &way, tool, first);
            }
        }
    }

    fn piece(&mut self, motion: &Motion, piece: &Piece, tool: Option<&Tool>, first: usize) {
        let is_straight_up = piece.curve.chord() == 0.0 && piece.to_z >= piece.from_z;
        if piece.low() >= -TOUCH || is_straight_up {
            return;
        }
        self.way_in(motion, piece, tool, first);
        if let Some(tool) = tool {
            self.above_the_edges(motion, piece, tool, first);
        }
    }

    /// What the cutting end meets.
    fn way_in(&mut self, motion: &Motion, piece: &Piece, tool: Option<&Tool>, first: usize) {
        if motion.kind == Kind::Rapid {
            self.ask(Danger::Rapid, piece, self.cutter(motion, tool), 0.0, first);
            return;
        }
        let along = piece.curve.length();
        let slope = if along == 0.0 {
            f64::INFINITY
        } else {
            (piece.from_z - piece.to_z) / along
        };
        let limit = (self.asked.steepest)
            .get(motion.tool as usize)
            .copied()
            .unwrap_or(f64::INFINITY);
        let cannot = tool.is_some_and(|tool| !tool.can_plunge);
        if cannot && slope > limit.min(PLUNGE_SLOPE) * (1.0 + SLOPE_ROUNDING) {
            self.ask(
                Danger::Plunge,
                piece,
                self.cutter(motion, tool),
                slope,
                first,
            );
        } else if slope > limit * (1.0 + SLOPE_ROUNDING) {
            self.ask(Danger::Ramp, piece, self.cutter(motion, tool), slope, first);
        }
        if self.asked.is_fast.get(piece.motion as usize) == Some(&1) {
            self.ask(Danger::Fast, piece, self.cutter(motion, tool), 0.0, first);
        }
    }

    fn cutter(&self, motion: &Motion, tool: Option<&Tool>) -> Option<Body> {
        tool.filter(|tool| tool.is_known()).map(|tool| Body {
            profile: *tool,
            lift: 0.0,
            tool: motion.tool,
        })
    }

    /// Shank and holder. A shank as wide as the cut rubs on the wall beside it; a narrower one only meets what stands in its own way.
    fn above_the_edges(&mut self, _motion: &Motion, piece: &Piece, tool: &Tool, first: usize) {
        let beside = 2.0 * self.scene.tolerance;
        if piece.low() + tool.flute_length < -TOUCH {
            let radius = if tool.shank_radius >= tool.radius - self.scene.tolerance {
                tool.radius + beside
            } else {
                tool.shank_radius
            };
            let body = Body::cylinder(tool, radius, tool.flute_length);
            self.ask(Danger::Flute, piece, Some(body), 0.0, first);
            if tool.shank_radius > tool.radius {
                let body = Body::cylinder(tool, tool.shank_radius, tool.flute_length);
                self.ask(Danger::Shank, piece, Some(body), 0.0, first);
            }
        }
        if piece.low() + tool.stickout < -TOUCH {
            // Where no holder is given, some holder is there all the same: at least as wide as the tool, and who knows how much wider.
            let is_given = tool.holder_radius > 0.0;
            let radius = if is_given {
                tool.holder_radius
            } else {
                tool.radius.max(tool.shank_radius) + beside
            };
            let body = Body::cylinder(tool, radius, tool.stickout);
            self.ask(Danger::Holder, piece, Some(body), 0.0, first);
            if !is_given && self.is_over_sheet(piece, radius) {
                self.leave_open(Danger::Holder, piece, first);
            }
        }
    }

    fn is_over_sheet(&self, piece: &Piece, margin: f64) -> bool {
        let [x0, y0, x1, y1] = piece.curve.window(margin);
        let [width, height, _] = self.scene.stock;
        x0 < width && y0 < height && x1 > 0.0 && y1 > 0.0
    }

    /// Notes what cannot be known, unless the motion was seen to do it surely.
    fn leave_open(&mut self, danger: Danger, piece: &Piece, first: usize) {
        let is_seen = self.seen[first..].iter().any(|seen| seen.danger == danger);
        if is_seen || self.counts[danger as usize] >= MOST_SIGHTINGS {
            return;
        }
        self.seen.push(Sighting {
            danger,
            motion: piece.motion,
            is_sure: false,
            x: piece.curve.bx,
            y: piece.curve.by,
            z: piece.low(),
            slope: 0.0,
        });
    }

    fn ask(&mut self, danger: Danger, piece: &Piece, body: Option<Body>, slope: f64, first: usize) {
        if self.counts[danger as usize] >= MOST_SIGHTINGS {
            return;
        }
        let known = self.seen[first..]
            .iter()
            .position(|seen| seen.danger == danger)
            .map(|at| first + at);
        if known.is_some_and(|at| self.seen[at].is_sure) {
            return;
        }
        let scene = self.scene;
        let past = self
            .past
            .get_or_insert_with(|| Past::new(scene, self.asked.under, self.asked.budget));
        let meeting = match body {
            Some(body) => past.meeting(&body, piece, piece.motion),
            None => meeting_of_unknown(scene, past, piece),
        };
        let (x, y, is_sure) = match meeting {
            Meeting::Free => return,
            Meeting::Wood { x, y } => (x, y, true),
            Meeting::Open => (piece.curve.bx, piece.curve.by, false),
        };
        let sighting = Sighting {
            danger,
            motion: piece.motion,
            is_sure,
            x,
            y,
            z: piece.low(),
            slope,
        };
        match known {
            Some(at) if is_sure => self.seen[at] = sighting,
            Some(_) => return,
            None => self.seen.push(sighting),
        }
        if is_sure {
            self.counts[danger as usize] += 1;
        }
    }
}

/// A tool that was not given may be as wide as the widest that was; sure is only its axis.
fn meeting_of_unknown(scene: &Scene, past: &mut Past, piece: &Piece) -> Meeting {
    let Some(widest) = scene
        .tools
        .iter()
        .max_by(|a, b| a.radius.total_cmp(&b.radius))
    else {
        return Meeting::Open;
    };
    let wide = Body::cylinder(widest, widest.radius, 0.0);
    if past.meeting(&wide, piece, piece.motion) == Meeting::Free {
        return Meeting::Free;
    }
    let narrow = Body::cylinder(widest, SURE_RADIUS, 0.0);
    match past.meeting(&narrow, piece, piece.motion) {
        Meeting::Free => Meeting::Open,
        other => other,
    }
}

/// Rows of a hull lie this share of the tool's radius apart: nothing between them is left out.
const ROWS_PER_RADIUS: f64 = 4.0;
/// Most rows of one hull.
const MOST_ROWS: f64 = 2000.0;

/// Where a rapid may run whose axes move one by one or together: the box of its ends, as its edges and rows over it, at the lower of its two
/// heights where it also changes its height. One along a single axis runs straight.
pub fn hull(piece: &Piece, radius: f64) -> Vec<Piece> {
    let [ax, ay, bx, by] = piece.curve.window(0.0);
    let (wide, high) = (bx - ax, by - ay);
    let z = piece.low();
    let moved = [wide > 0.0, high > 0.0, piece.from_z != piece.to_z];
    if moved.iter().filter(|&&is| is).count() < 2 {
        return vec![*piece];
    }
    let at = |curve: Curve| Piece {
        curve,
        from_z: z,
        to_z: z,
        ..*piece
    };
    let mut ways = vec![
        at(Curve::line(ax, ay, ax, by)),
        at(Curve::line(bx, ay, bx, by)),
    ];
    let rows = (high * ROWS_PER_RADIUS / radius.max(1e-3))
        .ceil()
        .clamp(1.0, MOST_ROWS);
    for row in 0..=rows as u32 {
        let y = ay + high * f64::from(row) / rows;
        ways.push(at(Curve::line(ax, y, bx, y)));
    }
    ways
}
