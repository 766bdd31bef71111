//! When parts come loose, and what is cut in them after that.

use crate::cover::Sweep;
use crate::cover::contour::{ContourCover, Why};
use crate::cover::sweeps::Sweeps;
use crate::geometry::distance::distance_between;
use crate::geometry::grid::Stamps;
use crate::path::Kind as MotionKind;
use crate::scene::Scene;
use crate::target::{Contour, Kind};

/// A part that was cut after it came loose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loose {
    /// Which part.
    pub solid: u32,
    /// The motion that freed it.
    pub since: u32,
    /// The contour that this motion closed.
    pub by: u32,
    /// The first motion that cut it after that; `None` where none did.
    pub first: Option<u32>,
    /// How many motions did.
    pub count: u32,
}

/// For each part whether and by which motion it comes loose, and what is cut in it later. A part is loose once its outline is cut through
/// all round without a tab or a skin (a skin holds all of it); so is a part that stands inside a hole, or a part, that was freed. `covers[i]` tells of contour i at
/// through depth; `None` where none was asked.
///
/// A closed kerf frees a part also where it keeps an allowance from the walls: `covers[i].1` is the motion that closed the line of places.
///
/// Later cuts count if their axis runs inside the outline, if they reach over an edge that has a chamfer, or if they finish a wall of the part in another pass: the one that closes a kerf
/// also clears its last corner. A second pass over a finished outline
/// meets no wood of the part and does not count.
pub fn loose_parts(
    scene: &Scene,
    in_stock: &Sweeps,
    covers: &[Option<(ContourCover, Option<u32>)>],
) -> Vec<Loose> {
    let target = &scene.target;
    let passes = passes_of(scene);
    let closed: Vec<(u32, u32)> = covers
        .iter()
        .enumerate()
        .filter(|&(id, _)| target.contours[id].skin == 0.0)
        .filter_map(|(id, cover)| {
            let (cover, kerf) = cover.as_ref()?;
            let walls = cover.closed_by();
            let first = walls.into_iter().chain(*kerf).min()?;
            Some((first, id as u32))
        })
        .collect();
    let mut stamps = Stamps::default();
    let mut near = vec![];
    let mut all = vec![];
    for (at, solid) in target.solids.iter().enumerate() {
        let outline = solid.contours.start;
        let own = &target.contours[outline];
        let Some(point) = target.chain(outline).first().map(|piece| piece.middle()) else {
            continue;
        };
        let frees =
            |id: u32| id as usize == outline || surrounds(&target.contours[id as usize], point, at);
        let freed = closed.iter().filter(|&&(_, id)| frees(id)).min();
        let Some(&(since, by)) = freed else {
            continue;
        };
        let mut later: Vec<u32> = vec![];
        for id in solid.contours.clone() {
            if let Some(Some((cover, _))) = covers.get(id) {
                let is_later = |motion: u32| {
                    motion > since && passes[motion as usize] != passes[since as usize]
                };
                later.extend(cover.runs.iter().filter_map(|run| match run.why {
                    Why::Cut(motion) if is_later(motion) => Some(motion),
                    _ => None,
                }));
            }
        }
        in_stock.index.near(own.window, &mut stamps, &mut near);
        for &id in &near {
            let sweep = &in_stock.list[id as usize];
            let curve = &sweep.curve;
            let [mx, my] = curve.middle();
            let is_later = sweep.motion > since;
            if is_later
                && (own.contains(mx, my)
                    || own.contains(curve.ax, curve.ay) && own.contains(curve.bx, curve.by)
                    || solid.contours.clone().any(|id| cuts_edge(scene, id, sweep)))
            {
                let [from, to] = in_stock.motions[id as usize];
                later.extend(from.max(since + 1)..=to);
            }
        }
        later.sort_unstable();
        later.dedup();
        all.push(Loose {
            solid: at as u32,
            since,
            by,
            first: later.first().copied(),
            count: later.len() as u32,
        });
    }
    all
}

/// Whether a sweep at the stock top reaches over an edge that is to be chamfered.
fn cuts_edge(scene: &Scene, contour: usize, sweep: &Sweep) -> bool {
    let reach = sweep.widest() - scene.tolerance - scene.guard;
    let target = &scene.target;
    target.contours[contour].kind == Kind::Chamfer
        && target
            .chain(contour)
            .iter()
            .any(|edge| distance_between(&sweep.curve, edge).distance < reach)
}

/// Which pass each motion belongs to: a rapid above the stock begins the next.
pub fn passes_of(scene: &Scene) -> Vec<u32> {
    let mut pass = 0;
    let motions = scene.path.motions.iter().enumerate();
    motions
        .map(|(at, motion)| {
            let pieces = scene.path.pieces_of(at);
            if motion.kind == MotionKind::Rapid && pieces.iter().any(|piece| piece.high() > 0.0) {
                pass += 1;
            }
            pass
        })
        .collect()
}

/// Whether a contour of another part lies around a point of an outline, so that what it frees takes the outline's part along. (Contours that do
/// not cross lie inside one another with all their points.)
fn surrounds(contour: &Contour, [x, y]: [f64; 2], solid: usize) -> bool {
    let is_cut_through = matches!(contour.kind, Kind::Outline | Kind::Hole);
    is_cut_through && contour.solid != solid as u32 && contour.contains(x, y)
}
