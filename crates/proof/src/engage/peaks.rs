//! The largest load between the places: a bound that holds for every place of a motion, and a search where the bound is over a limit.
//!
//! What a straight move of any tool has swept is convex: a sum of the tool's own convex body, open upwards, and a segment. A place of the rim that
//! moves straight and lies inside one such sweep at two moments lies inside it in between. So what is never covered between two places is at
//! most what no single sweep covers at both of them. Where moves are not straight, sweeps are taken narrower by what the straight way may
//! leave out: for arcs the height of a segment of circle, else half the way that the rim moves.

use crate::engage::arcs::Arcs;
use crate::engage::drift::{Drift, Slice};
use crate::engage::load::{SLICES, cover_with, slice_share};
use crate::engage::path::Stroke;
use crate::engage::rim::Rim;
use crate::engage::walk::Walk;
use crate::engage::{LEAST_WIDTH, Place};
use crate::path::Piece;
use crate::scene::{Scene, TOUCH};
use crate::tool::{Shape, Tool};

/// Steps are halved down to this share where a bound is over a limit: a stretch over the limit that is twice as long is met. Ends of strokes
/// are not looked at: beside the end of an earlier pass the rim meets wood ahead for some hundredths of a mm, which loads no tool.
const FINEST_RATIO: f64 = 1.0 / 16.0;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct PeakQuestion<'a> {
    /// Distance of the places along the path, mm.
    pub step: f64,
    /// Engagement allowed per tool, degrees; 180 and more: not asked.
    pub limits: &'a [f64],
    /// Chip thickness allowed per motion, as a share of its feed per tooth; 1 and more, or beyond the list: not asked.
    pub thickness: &'a [f64],
    /// Most pairs of a place and an earlier stroke.
    pub budget: u64,
}

/// The largest load of one motion.
#[derive(Clone, Copy, Debug, Default)]
pub struct Peak {
    /// Nowhere on it is the engagement larger, degrees. Slivers narrower than `LEAST_WIDTH` and the slack of its strokes count as none.
    pub bound: f64,
    /// Largest engagement met, degrees, where the bound was over the limit.
    pub seen: f64,
    /// Nowhere on it is a chip thicker, as a share of the feed per tooth.
    pub thickness_bound: f64,
    /// Thickest chip met, where the bound was over the limit.
    pub thickness_seen: f64,
    /// Where `seen` is.
    pub at: [f64; 3],
    /// Length with a bound over a limit that was not searched to the end, mm.
    pub open: f64,
    /// 1 if it was asked for, else 0: a number, since JavaScript reads it as one where it stands.
    pub asked: f64,
}

impl Peak {
    /// Whether it was asked for.
    pub fn is_judged(&self) -> bool {
        self.asked > 0.0
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Peaks {
    /// By motion.
    pub motions: Vec<Peak>,
    /// Work done.
    pub n_pairs: u64,
    /// Whether the budget lasted.
    pub is_complete: bool,
}

/// Bounds the load of all motions whose tool or feed has a limit, and searches where the bound is over it.
pub fn peaks(scene: &Scene, question: &PeakQuestion) -> Peaks {
    let mut search = Search {
        walk: Walk::new(scene, question.step),
        scene,
        question,
        found: vec![Peak::default(); scene.path.motions.len()],
        is_complete: true,
    };
    for id in 0..search.walk.strokes.len() {
        search.stroke(id);
    }
    Peaks {
        n_pairs: search.walk.n_pairs,
        motions: search.found,
        is_complete: search.is_complete,
    }
}

/// A load between two places.
#[derive(Clone, Copy, Debug, Default)]
struct Most {
    angle: f64,
    thickness: f64,
}

impl Most {
    fn is_within(&self, allowed: &Most) -> bool {
        self.angle <= allowed.angle && self.thickness <= allowed.thickness
    }
}

/// A stroke that is searched.
struct Subject {
    id: usize,
    tool: Tool,
    stroke: Stroke,
    /// Length in space, mm.
    long: f64,
    allowed: Most,
    /// Share of the stroke at the end of each of its pieces.
    ends: Vec<f64>,
}

struct Search<'a> {
    walk: Walk<'a>,
    scene: &'a Scene,
    question: &'a PeakQuestion<'a>,
    found: Vec<Peak>,
    is_complete: bool,
}

/// Places that share one search for earlier strokes.
const BLOCK: usize = 64;

impl Search<'_> {
    fn stroke(&mut self, id: usize) {
        let stroke = self.walk.strokes[id];
        let allowed = self.allowed(&stroke);
        let is_asked = allowed.angle < 180.0 || allowed.thickness < 1.0;
        let long = stroke.length();
        if !stroke.is_feed || !is_asked || stroke.is_vertical() || long == 0.0 {
            return;
        }
        let pieces = self.pieces_of(&stroke);
        let all: f64 = pieces.iter().map(|piece| piece.curve.chord()).sum();
        let mut passed = 0.0;
        let ends = pieces.iter().map(|piece| {
            passed += piece.curve.chord();
            passed / all
        });
        let subject = Subject {
            id,
            tool: self.scene.tools[stroke.tool as usize],
            stroke,
            long,
            allowed,
            ends: ends.collect(),
        };
        for at in stroke.first..=stroke.last {
            let motion = self.scene.path.pieces[at as usize].motion;
            self.found[motion as usize].asked = 1.0;
        }
        let n = (long / self.question.step).ceil().max(1.0) as usize;
        let mut places = Vec::with_capacity(BLOCK + 1);
        let mut done = 0;
        // From the start by the places judged to the end: n + 2 of them.
        while done < n + 1 {
            let count = BLOCK.min(n + 1 - done);
            places.clear();
            for i in done..=done + count {
                let ratio = ((i as f64 - 0.5) / n as f64).clamp(0.0, 1.0);
                places.push(stroke.place(ratio, long));
            }
            self.walk.gather(id, &places, subject.tool.radius);
            self.block(&subject, &places);
            done += count;
        }
    }

    fn pieces_of(&self, stroke: &Stroke) -> &[Piece] {
        &self.scene.path.pieces[stroke.first as usize..=stroke.last as usize]
    }

    /// The limits of a stroke: the strictest of its motions.
    fn allowed(&self, stroke: &Stroke) -> Most {
        let limit = self.question.limits.get(stroke.tool as usize);
        let thickness = self
            .pieces_of(stroke)
            .iter()
            .filter_map(|piece| self.question.thickness.get(piece.motion as usize))
            .fold(1.0, |least: f64, &share| least.min(share));
        Most {
            angle: limit.copied().unwrap_or(180.0),
            thickness,
        }
    }

    fn block(&mut self, subject: &Subject, places: &[Place]) {
        let flat = subject.stroke.curve.length();
        let mut before = self.walk.changes.gap(places[0].ratio * flat);
        let mut known: Option<(usize, Most)> = None;
        for pair in places.windows(2) {
            let [from, to] = pair else { continue };
            let gap = self.walk.changes.gap(to.ratio * flat);
            match gap {
                // Nothing changes: one place stands for all.
                Some(gap) if before == Some(gap) => {
                    let most = match known {
                        Some((at, most)) if at == gap => most,
                        _ => self.see(subject, from),
                    };
                    known = Some((gap, most));
                    self.bound(subject, [from, to], &most);
                }
                _ => self.between(subject, [from, to]),
            }
            before = gap;
        }
    }

    /// Bounds the load between two places, and halves the way between them where the bound is over a limit and neither of them is.
    fn between(&mut self, subject: &Subject, ends: [&Place; 2]) {
        let most = self.most_between(subject, ends);
        let way = (ends[1].ratio - ends[0].ratio) * subject.long;
        let is_over = !most.is_within(&subject.allowed);
        if is_over && self.walk.n_pairs > self.question.budget {
            self.is_complete = false;
            let motion = self.motions(subject, ends).start;
            self.found[motion].open += way;
        } else if is_over && way > 1.5 * FINEST_RATIO * self.question.step {
            let is_met = ends.iter().any(|place| {
                let is_inside = place.ratio > 0.0 && place.ratio < 1.0;
                is_inside && !self.see(subject, place).is_within(&subject.allowed)
            });
            if !is_met {
                let ratio = (ends[0].ratio + ends[1].ratio) / 2.0;
                let middle = subject.stroke.place(ratio, subject.long);
                self.between(subject, [ends[0], &middle]);
                self.between(subject, [&middle, ends[1]]);
                return;
            }
        }
        self.bound(subject, ends, &most);
    }

    /// The motions between two places, by position.
    fn motions(&self, subject: &Subject, [from, to]: [&Place; 2]) -> std::ops::Range<usize> {
        let pieces = self.pieces_of(&subject.stroke);
        let last = pieces.len() - 1;
        let first_at = subject.ends.partition_point(|&end| end <= from.ratio);
        let last_at = subject.ends.partition_point(|&end| end < to.ratio);
        let motion = |at: usize| pieces[at.min(last)].motion as usize;
        motion(first_at)..motion(last_at) + 1
    }

    fn bound(&mut self, subject: &Subject, ends: [&Place; 2], most: &Most) {
        for motion in self.motions(subject, ends) {
            let peak = &mut self.found[motion];
            peak.bound = peak.bound.max(most.angle);
            peak.thickness_bound = peak.thickness_bound.max(most.thickness);
        }
    }

    /// The load at a place, kept as seen.
    fn see(&mut self, subject: &Subject, place: &Place) -> Most {
        let load = self.walk.judge_place(subject.id, &subject.tool, place);
        if !load.is_cut {
            return Most::default();
        }
        let motion = self.motions(subject, [place; 2]).start;
        let peak = &mut self.found[motion];
        if load.angle > peak.seen {
            peak.seen = load.angle;
            peak.at = place.at;
        }
        peak.thickness_seen = peak.thickness_seen.max(load.thickness);
        Most {
            angle: load.angle,
            thickness: load.thickness,
        }
    }

    /// A bound of the load at all places from one to another. Flat tools: at the tip, where the least is covered; others at their slices.
    fn most_between(&mut self, subject: &Subject, ends: [&Place; 2]) -> Most {
        let deepest = -self.scene.stock[2];
        let floors = ends.map(|place| place.at[2].max(deepest));
        let mut most = Most::default();
        if floors[0].min(floors[1]) >= -TOUCH {
            return most;
        }
        let n = if subject.tool.shape == Shape::Flat {
            1
        } else {
            SLICES
        };
        for i in 0..n {
            let share = if n == 1 { 1.0 } else { slice_share(i) };
            let heights = floors.map(|floor| floor * share);
            let radii = [0, 1].map(|end| {
                subject
                    .tool
                    .radius_at(heights[end] - ends[end].at[2])
                    .max(0.0)
            });
            let at = Slice {
                height: heights[0].min(heights[1]),
                radii,
            };
            if radii[0].max(radii[1]) <= 1e-6 {
                continue;
            }
            let (arcs, slack) = self.never_covered(subject, ends, &at);
            let width = arcs.width_ratio() * radii[0].max(radii[1]);
            if width >= LEAST_WIDTH + 2.0 * slack {
                most.angle = most.angle.max(arcs.angle().to_degrees());
                most.thickness = most.thickness.max(arcs.thickness_ratio());
            }
        }
        most
    }

    /// What no single earlier sweep covers of a rim all the way between two places, and the largest slack that was taken off.
    fn never_covered(&mut self, subject: &Subject, ends: [&Place; 2], at: &Slice) -> (Arcs, f64) {
        let [wide, high, _] = self.scene.stock;
        let own = &subject.stroke;
        let way = (ends[1].ratio - ends[0].ratio) * own.curve.length();
        let drift = Drift::new(own, way, at);
        let rims = [0, 1].map(|end| {
            let [x, y, _] = ends[end].at;
            let mut rim = Rim::new(x, y, at.radii[end].max(1e-6), ends[end].ahead);
            rim.look();
            rim
        });
        let on_sheet = rims.map(|mut rim| {
            rim.keep_on_sheet([wide, high], drift.bend);
            *rim.left()
        });
        // What is left, as if all of it were at the first of the two.
        let mut left = rims[0];
        left.keep_either(&on_sheet[0], &on_sheet[1]);
        let mut slack = own.curve.slack;
        for other in &self.walk.near {
            if left.is_empty() {
                break;
            }
            if other.low > at.height + TOUCH {
                continue;
            }
            let stroke = &self.walk.strokes[other.id as usize];
            let tool = &self.scene.tools[stroke.tool as usize];
            let is_own = other.id as usize == subject.id;
            if is_own && stroke.from_z != stroke.to_z {
                continue;
            }
            let own_slack = own.curve.slack + stroke.curve.slack;
            slack = slack.max(own_slack);
            self.walk.n_pairs += 2;
            // What cannot reach at one of both places what is left covers none of it all the way.
            let c = &stroke.curve;
            let widest = tool.radius_at((at.height - other.low).max(0.0));
            if c.is_line() && !left.may_meet([c.ax, c.ay], [c.bx, c.by], widest) {
                continue;
            }
            let narrower = if is_own {
                0.0
            } else {
                own_slack + drift.narrower(own, stroke, tool)
            };
            let rest = |end: usize| {
                let mut rim = rims[end];
                let share = is_own.then_some(ends[end].ratio);
                cover_with(&mut rim, stroke, tool, at.height, share, narrower);
                *rim.left()
            };
            let first = rest(0);
            // In the frame of travel what the stroke itself has covered only grows.
            let last = if is_own { first } else { rest(1) };
            left.keep_either(&first, &last);
        }
        (*left.left(), slack)
    }
}
