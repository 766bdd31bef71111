//! Runs: what the tool does between going down into the sheet and coming up again.

use crate::contact::touches_sheet;
use crate::geometry::curve::Curve;
use crate::gouge::pair::Stretch;
use crate::path::Kind as Move;
use crate::scene::{Scene, TOUCH};

/// The pieces of path from going below the stock top to coming above it, at least one of them astray. One tool runs them all.
#[derive(Clone, Debug)]
pub struct Run {
    /// Positions of its pieces in the path: from, to (not included).
    pub pieces: [u32; 2],
    /// Which of them are not all at home, in order.
    pub astray: Vec<u32>,
}

/// A stretch of a run below the stock top.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Where.
    pub stretch: Stretch,
    /// Of which motion.
    pub motion: u32,
    /// Whether a feed runs it.
    pub is_feed: bool,
    /// Whether it, or a little of it, is at home nowhere.
    pub is_stray: bool,
    /// Whether the tool does not touch the sheet there.
    pub is_air: bool,
    /// Its piece of the path.
    pub piece: u32,
}

impl Item {
    /// Where it begins.
    pub fn start(&self) -> [f64; 2] {
        [self.stretch.curve.ax, self.stretch.curve.ay]
    }

    /// Where it ends.
    pub fn end(&self) -> [f64; 2] {
        [self.stretch.curve.bx, self.stretch.curve.by]
    }

    /// Its plan.
    pub fn curve(&self) -> &Curve {
        &self.stretch.curve
    }
}

/// The runs that hold pieces that are astray, in program order.
pub fn runs_of(scene: &Scene, astray: &[u32]) -> Vec<Run> {
    let pieces = &scene.path.pieces;
    let mut runs: Vec<Run> = vec![];
    for &id in astray {
        if let Some(last) = runs.last_mut()
            && id < last.pieces[1]
        {
            last.astray.push(id);
            continue;
        }
        let tool = scene.path.motions[pieces[id as usize].motion as usize].tool;
        let goes_on = |at: usize| {
            let piece = &pieces[at];
            scene.path.motions[piece.motion as usize].tool == tool && piece.low() < -TOUCH
        };
        let mut from = id as usize;
        while from > 0 && pieces[from].from_z < -TOUCH && goes_on(from - 1) {
            from -= 1;
        }
        let mut to = id as usize + 1;
        while to < pieces.len() && pieces[to - 1].to_z < -TOUCH && goes_on(to) {
            to += 1;
        }
        runs.push(Run {
            pieces: [from as u32, to as u32],
            astray: vec![id],
        });
    }
    runs
}

/// The stretches of a run below the stock top. Pieces that are astray are cut into stretches of at most `radius`, that of the tool, of which
/// `is_stray` tells.
pub fn items_of(
    scene: &Scene,
    run: &Run,
    radius: f64,
    mut is_stray: impl FnMut(&Stretch) -> bool,
) -> Vec<Item> {
    let mut items = vec![];
    let mut astray = run.astray.iter().peekable();
    for id in run.pieces[0]..run.pieces[1] {
        let piece = &scene.path.pieces[id as usize];
        let is_piece_astray = astray.next_if(|&&next| next == id).is_some();
        let whole = Stretch {
            curve: piece.curve,
            from_z: piece.from_z,
            to_z: piece.to_z,
        };
        let Some(below) = whole.below(-TOUCH) else {
            continue;
        };
        let is_feed = scene.path.motions[piece.motion as usize].kind != Move::Rapid;
        let count = if is_piece_astray {
            (below.curve.length() / radius.max(SHORTEST))
                .ceil()
                .clamp(1.0, MOST_STRETCHES)
        } else {
            1.0
        };
        for k in 0..count as u32 {
            let (from, to) = (f64::from(k) / count, f64::from(k + 1) / count);
            let z = |ratio: f64| below.from_z + (below.to_z - below.from_z) * ratio;
            let stretch = if count == 1.0 {
                below
            } else {
                Stretch {
                    curve: below.curve.part(from, to),
                    from_z: z(from),
                    to_z: z(to),
                }
            };
            items.push(Item {
                stretch,
                motion: piece.motion,
                is_feed,
                is_stray: is_piece_astray && is_stray(&stretch),
                is_air: !touches_sheet(&stretch.curve, radius, &scene.stock),
                piece: id,
            });
        }
    }
    items
}

/// No stretch is made shorter than this, mm.
const SHORTEST: f64 = 0.05;
/// Most stretches of one piece.
const MOST_STRETCHES: f64 = 4096.0;
