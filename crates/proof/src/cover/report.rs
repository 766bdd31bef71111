//! What the checks of contours report, in flat rows.

use crate::cover::contour::{
    Along, ContourCover, Demand, SHORTEST_GAP, Why, cover_contour, cover_curves,
};
use crate::cover::kerf::{kerf_closed_by, kerf_of};
use crate::cover::nearest::nearest_cut;
use crate::cover::reach::Search;
use crate::cover::since::missing_since;
use crate::cover::sweeps::{Level, Sweeps, strokes_of, sweeps_at};
use crate::cover::tabs::{StandingTab, Tab, stand_tabs};
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_between;
use crate::safety::loose::loose_parts;
use crate::safety::scrap::push_scrap;
use crate::scene::{Scene, THROUGH_ROUNDING, TOUCH};
use crate::sweep::merge::Stroke;
use crate::target::Kind;

/// Numbers per tab that stands at a wall: position in the list given, contour, what stands mm, too tall along mm, motion of the deepest cut
/// near it (−1: none), Z of its tip.
pub const TAB_COLUMNS: usize = 6;
/// Numbers per contour: position, length mm, smallest radius at work mm, thickest rest in corners mm, whether any cut comes near (1 or 0),
/// number of groups that follow.
pub const CONTOUR_COLUMNS: usize = 6;
/// Numbers per group of runs of one kind: kind (0 cut, 1 tab, 2 edge, 3 corner, 4 blocked, 5 missing), how many, their length mm, length of the
/// longest, its first point X Y, motion of the cut nearest to its middle (−1: none), how deep that goes mm, how much it leaves mm, motion
/// since which it is missing (−1: none).
pub const GROUP_COLUMNS: usize = 10;
/// Numbers per skin: contour, length that a cut goes through below its top mm, motion of the deepest such cut (−1: none), its Z.
pub const SKIN_COLUMNS: usize = 4;
/// Numbers per part that came loose: part, motion that freed it, contour it closed, first motion that cut it later (−1: none), how many did.
pub const LOOSE_COLUMNS: usize = 5;

/// A cut that misses a wall by no more than this was meant for it, mm: no part was left out, a size is wrong.
pub const MEANT: f64 = 0.5;

/// Of runs as long as the longest the one told is the first in the program: corners of a rectangle must not take turns as it is turned. Looked
/// for among so many.
const EQUALLY_LONG: usize = 16;

/// A skin may be this much thinner than meant, mm: a tenth of the thinnest that anyone leaves.
const THINNER: f64 = 0.03;

/// Judges tabs, through contours, loose parts and skins: number of tabs, their rows, number of contours, their rows with groups, number of
/// loose parts, their rows, number of skins, their rows, number of loose scrap, its rows.
pub fn report_contours(scene: &Scene, tabs: &[Tab]) -> Vec<f64> {
    let mut search = Search::default();
    let strokes = strokes_of(scene);
    let in_stock = sweeps_at(
        scene,
        strokes,
        Level {
            at: -TOUCH,
            tip: f64::INFINITY,
            with_rapids: false,
        },
    );
    let standing = stand_tabs(scene, strokes, &mut search, &in_stock, tabs);
    let mut out = vec![standing.len() as f64];
    for tab in &standing {
        let (motion, z) = tab.deepest.map_or((-1.0, 0.0), |(m, z)| (f64::from(m), z));
        out.extend([
            tab.given as f64,
            f64::from(tab.contour),
            tab.stands,
            tab.too_tall,
            motion,
            z,
        ]);
    }
    let covers = through_covers(scene, strokes, &mut search, &in_stock, &standing);
    out.push(covers.iter().flatten().count() as f64);
    for (id, cover) in covers.iter().enumerate() {
        if let Some((cover, sweeps)) = cover {
            push_cover(scene, &mut search, id, cover, [sweeps, &in_stock], &mut out);
        }
    }
    let asked: Vec<Option<(ContourCover, Option<u32>)>> = covers
        .into_iter()
        .enumerate()
        .map(|(id, judged)| {
            let (cover, sweeps) = judged?;
            let kerf = kerf_closed_by(scene, &mut search, id, &cover, &sweeps);
            Some((cover, kerf))
        })
        .collect();
    let loose = loose_parts(scene, &in_stock, &asked);
    out.push(loose.len() as f64);
    for part in loose {
        out.extend([
            f64::from(part.solid),
            f64::from(part.since),
            f64::from(part.by),
            part.first.map_or(-1.0, f64::from),
            f64::from(part.count),
        ]);
    }
    push_skins(scene, strokes, &mut search, &asked, &mut out);
    push_scrap(scene, &in_stock, &asked, &mut out);
    out
}

fn is_cut(why: &Why) -> bool {
    matches!(why, Why::Cut(_))
}

/// Skins: how much of their walls a cut below their top comes near to, or of the middle of the kerf along them.
fn push_skins(
    scene: &Scene,
    strokes: &[Stroke],
    search: &mut Search,
    covers: &[Option<(ContourCover, Option<u32>)>],
    out: &mut Vec<f64>,
) {
    let contours = &scene.target.contours;
    let skins: Vec<usize> = (0..contours.len())
        .filter(|&id| contours[id].skin > 0.0)
        .collect();
    out.push(skins.len() as f64);
    for id in skins {
        let top = contours[id].skin - scene.stock[2];
        let level = Level {
            at: top - THINNER,
            tip: f64::INFINITY,
            with_rapids: true,
        };
        let deep = sweeps_at(scene, strokes, level);
        let walls = &scene.target.walls[contours[id].walls.clone()];
        let curves: Vec<Curve> = walls.iter().map(|wall| wall.curve).collect();
        let at_walls = cover_curves(search, &curves, &deep, [scene.tolerance, scene.guard]);
        let in_kerf = covers[id].as_ref().map(|(cover, _)| {
            let line = kerf_of(scene, search, id, cover);
            cover_curves(search, &line, &deep, [-scene.tolerance, scene.guard])
        });
        // A cut at the walls is counted along them; one that only pierces the kerf along its middle.
        let cover = in_kerf
            .filter(|_| !at_walls.runs.iter().any(|run| is_cut(&run.why)))
            .unwrap_or(at_walls);
        let mut cut = 0.0;
        let mut deepest: Option<(f64, u32)> = None;
        for run in &cover.runs {
            if let Why::Cut(motion) = run.why {
                cut += run.to - run.from;
                let pieces = scene.path.pieces_of(motion as usize);
                let z = pieces
                    .iter()
                    .fold(f64::INFINITY, |z, piece| z.min(piece.low()));
                if deepest.is_none_or(|(least, _)| z < least) {
                    deepest = Some((z, motion));
                }
            }
        }
        let (z, motion) = deepest.map_or((0.0, -1.0), |(z, motion)| (z, f64::from(motion)));
        out.extend([id as f64, cut, motion, z]);
    }
}

type Judged = Option<(ContourCover, std::rc::Rc<Sweeps>)>;

/// Outlines and holes at the underside, or at the top of their skin.
fn through_covers(
    scene: &Scene,
    strokes: &[Stroke],
    search: &mut Search,
    in_stock: &Sweeps,
    tabs: &[StandingTab],
) -> Vec<Judged> {
    let thickness = scene.stock[2];
    let mut levels: Vec<(f64, std::rc::Rc<Sweeps>)> = vec![];
    let contours = scene.target.contours.iter();
    contours
        .enumerate()
        .map(|(id, contour)| {
            if !matches!(contour.kind, Kind::Outline | Kind::Hole) {
                return None;
            }
            let skin = contour.skin;
            let at = skin - thickness + THROUGH_ROUNDING;
            let tip = if skin > 0.0 { at } else { at - scene.through };
            let sweeps = match levels.iter().find(|(z, _)| *z == at) {
                Some((_, sweeps)) => sweeps.clone(),
                None => {
                    let level = Level {
                        at,
                        tip,
                        with_rapids: false,
                    };
                    let sweeps = std::rc::Rc::new(sweeps_at(scene, strokes, level));
                    levels.push((at, sweeps.clone()));
                    sweeps
                }
            };
            let own: Vec<StandingTab> = tabs
                .iter()
                .filter(|tab| tab.contour as usize == id)
                .cloned()
                .collect();
            let demand = Demand {
                sweeps: &sweeps,
                z: at,
                tabs: &own,
                radius: sweeps.widest.max(in_stock.widest),
                is_radius_fixed: false,
                tolerance: scene.tolerance,
            };
            let cover = cover_contour(scene, search, contour.walls.clone(), &demand);
            Some((cover, sweeps))
        })
        .collect()
}

/// A contour with its groups. `sweeps`: at the depth asked, and at any depth, to tell "not cut" from "not deep enough".
pub fn push_cover(
    scene: &Scene,
    search: &mut Search,
    id: usize,
    cover: &ContourCover,
    sweeps: [&Sweeps; 2],
    out: &mut Vec<f64>,
) {
    let start = out.len();
    out.extend([
        id as f64,
        cover.long,
        cover.radius,
        cover.rest,
        f64::from(u8::from(is_touched(scene, search, id, sweeps[1]))),
        0.0,
    ]);
    for kind in 0..6 {
        let runs: Vec<_> = cover
            .runs
            .iter()
            .enumerate()
            .filter(|(_, run)| code_of(run.why) == kind && run.to - run.from > SHORTEST_GAP)
            .collect();
        let Some(most) = runs
            .iter()
            .map(|(_, run)| run.to - run.from)
            .reduce(f64::max)
        else {
            continue;
        };
        let total: f64 = runs.iter().map(|(_, run)| run.to - run.from).sum();
        // Round the place where the contour begins and ends runs one stretch, not two.
        let is_round_start = runs.len() > 1
            && runs
                .first()
                .is_some_and(|(_, run)| run.from <= SHORTEST_GAP)
            && runs
                .last()
                .is_some_and(|(_, run)| run.to >= cover.long - SHORTEST_GAP);
        let count = runs.len() - usize::from(is_round_start);
        let named = runs
            .iter()
            .filter(|(_, run)| run.to - run.from >= most - SHORTEST_GAP)
            .take(EQUALLY_LONG)
            .map(|&(at, run)| Named::of(scene, search, cover, (at, run), sweeps))
            .reduce(|first, next| {
                if next.line() < first.line() {
                    next
                } else {
                    first
                }
            });
        let Some(Named {
            run: longest,
            near,
            since,
        }) = named
        else {
            continue;
        };
        let [motion, deep, leaves] = near.unwrap_or([-1.0, 0.0, 0.0]);
        out[start + CONTOUR_COLUMNS - 1] += 1.0;
        out.extend([
            f64::from(kind),
            count as f64,
            total,
            longest.to - longest.from,
            longest.start[0],
            longest.start[1],
            motion,
            deep,
            leaves,
            since.map_or(-1.0, f64::from),
        ]);
    }
}

/// A run that speaks for its kind, and the motions that it is told with.
struct Named<'a> {
    run: &'a Along,
    /// The cut nearest to its middle, of runs that no cut finishes.
    near: Option<[f64; 3]>,
    since: Option<u32>,
}

impl<'a> Named<'a> {
    fn of(
        scene: &Scene,
        search: &mut Search,
        cover: &ContourCover,
        (at, run): (usize, &'a Along),
        sweeps: [&Sweeps; 2],
    ) -> Self {
        let is_open = matches!(run.why, Why::Blocked | Why::Missing);
        let near = sweeps
            .iter()
            .filter(|_| is_open)
            .find_map(|sweeps| nearest_cut(scene, search, sweeps, cover.middle_of(scene, run)));
        let since = (run.why == Why::Missing)
            .then(|| missing_since(scene, search, cover, at, sweeps))
            .flatten();
        Self { run, near, since }
    }

    /// The motion it is told with; none comes last.
    fn line(&self) -> f64 {
        let near = self.near.map(|[motion, ..]| motion);
        self.since.map(f64::from).or(near).unwrap_or(f64::INFINITY)
    }
}

fn code_of(why: Why) -> u8 {
    match why {
        Why::Cut(_) => 0,
        Why::Tab => 1,
        Why::Edge => 2,
        Why::Corner => 3,
        Why::Blocked => 4,
        Why::Missing => 5,
    }
}

/// Whether any cut comes within reach of a contour, or nearly.
fn is_touched(scene: &Scene, search: &mut Search, id: usize, sweeps: &Sweeps) -> bool {
    let contour = &scene.target.contours[id];
    let walls = &scene.target.walls[contour.walls.clone()];
    let mut curves: Vec<Curve> = walls.iter().map(|wall| wall.curve).collect();
    if !contour.is_region() {
        // Curves that are followed, and edges whose walls are the outline's.
        curves.extend_from_slice(scene.target.chain(id));
    }
    curves.iter().any(|curve| {
        let Search { stamps, found, .. } = search;
        sweeps.index.near(curve.window(MEANT), stamps, found);
        found.iter().any(|&id| {
            let sweep = &sweeps.list[id as usize];
            distance_between(curve, &sweep.curve).distance <= sweep.widest() + MEANT
        })
    })
}
