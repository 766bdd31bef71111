//! Scrap that lies loose: what a hole leaves in its middle once it is cut through all round, and what is cut in it after that.

use crate::cover::contour::ContourCover;
use crate::cover::sweeps::Sweeps;
use crate::geometry::distance::distance_between;
use crate::geometry::grid::Stamps;
use crate::path::{Kind as MotionKind, Path};
use crate::safety::body::Body;
use crate::safety::loose::passes_of;
use crate::safety::stock::{Meeting, Past, tool_of};
use crate::scene::{Scene, TOUCH};
use crate::target::Kind;

/// What lies loose in a hole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scrap {
    /// Position of the hole in `Target::contours`.
    pub contour: u32,
    /// The motion that freed it.
    pub since: u32,
    /// The first motion that cuts in its wood after that, and where.
    pub first: Option<(u32, [f64; 2])>,
    /// Whether it could not be decided that none does.
    pub is_open: bool,
}

/// Scrap smaller than this, either way, is chips, mm.
const SMALLEST: f64 = 20.0;
/// The kerf around it is this many radii wide; cuts whose axis runs within that meet no more than its edge.
const KERF_RADII: f64 = 2.0;
/// Most motions that are held against the wood of one piece of scrap.
const MOST_MOTIONS: usize = 2000;
/// Cells that may be looked at for all of them.
const CELLS: u64 = 2_000_000;

/// The scrap of each hole that is cut through all round, above a size. `covers` as for [`crate::safety::loose::loose_parts`].
pub fn loose_scrap(
    scene: &Scene,
    in_stock: &Sweeps,
    covers: &[Option<(ContourCover, Option<u32>)>],
) -> Vec<Scrap> {
    let mut all = vec![];
    let nothing = Path::read(&[]);
    let mut passes = vec![];
    let mut past: Option<Past> = None;
    let (mut stamps, mut near) = (Stamps::default(), vec![]);
    for (id, cover) in covers.iter().enumerate() {
        let contour = &scene.target.contours[id];
        let Some((cover, kerf)) = cover else { continue };
        if contour.kind != Kind::Hole || contour.skin > 0.0 {
            continue;
        }
        let Some(since) = cover.closed_by().into_iter().chain(*kerf).min() else {
            continue;
        };
        let freed_by = scene.path.motions[since as usize].tool;
        let radius = scene
            .tools
            .get(freed_by as usize)
            .map_or(0.0, |tool| tool.radius);
        let [x0, y0, x1, y1] = contour.window;
        if (x1 - x0).min(y1 - y0) - 2.0 * KERF_RADII * radius < SMALLEST {
            continue;
        }
        if passes.is_empty() {
            passes = passes_of(scene);
        }
        in_stock.index.near(contour.window, &mut stamps, &mut near);
        let mut later: Vec<u32> = near
            .iter()
            .flat_map(|&sweep| {
                let [from, to] = in_stock.motions[sweep as usize];
                from.max(since + 1)..=to
            })
            .filter(|&motion| passes[motion as usize] != passes[since as usize])
            .collect();
        later.sort_unstable();
        later.dedup();
        let mut scrap = Scrap {
            contour: id as u32,
            since,
            first: None,
            is_open: later.len() > MOST_MOTIONS,
        };
        for &motion in later.iter().take(MOST_MOTIONS) {
            let is_feed = scene.path.motions[motion as usize].kind != MotionKind::Rapid;
            for piece in scene.path.pieces_of(motion as usize) {
                let [x, y] = piece.curve.middle();
                let is_in = is_feed && piece.low() < -TOUCH && contour.contains(x, y);
                let Some(tool) = tool_of(scene, piece).filter(|tool| is_in && tool.is_known())
                else {
                    continue;
                };
                let edge = scene.target.chain(id).iter();
                let off = edge.map(|wall| distance_between(&piece.curve, wall).distance);
                if off.fold(f64::INFINITY, f64::min) <= KERF_RADII * radius {
                    continue;
                }
                let body = Body {
                    profile: *tool,
                    lift: 0.0,
                    tool: scene.path.motions[motion as usize].tool,
                };
                let past = past.get_or_insert_with(|| Past::new(scene, &nothing, CELLS));
                match past.meeting(&body, piece, motion) {
                    Meeting::Free => {}
                    Meeting::Open => scrap.is_open = true,
                    Meeting::Wood { x, y } => scrap.first = Some((motion, [x, y])),
                }
                if scrap.first.is_some() {
                    break;
                }
            }
            if scrap.first.is_some() {
                break;
            }
        }
        all.push(scrap);
    }
    all
}

/// Numbers per scrap: hole, motion that freed it, first motion that cuts in it later (−1: none, −2: not decided), X, Y.
pub fn push_scrap(
    scene: &Scene,
    in_stock: &Sweeps,
    covers: &[Option<(ContourCover, Option<u32>)>],
    out: &mut Vec<f64>,
) {
    let all = loose_scrap(scene, in_stock, covers);
    out.push(all.len() as f64);
    for scrap in all {
        let open = if scrap.is_open { -2.0 } else { -1.0 };
        let (motion, [x, y]) = scrap
            .first
            .map_or((open, [0.0; 2]), |(motion, at)| (f64::from(motion), at));
        out.extend([
            f64::from(scrap.contour),
            f64::from(scrap.since),
            motion,
            x,
            y,
        ]);
    }
}
