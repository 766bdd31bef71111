//! Tabs: where a declared one stands, how much of it, and whether it is as low as declared.

use crate::cover::Sweep;
use crate::cover::lanes::{across_kerf, longest_left};
use crate::cover::nearest::nearest_sweep;
use crate::cover::reach::{KerfPiece, Search, Walk, walk};
use crate::cover::sweeps::{Level, Sweeps, sweeps_at};
use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::{distance_between, distance_to, nearest_point};
use crate::numeric::PI;
use crate::scene::{Scene, TOUCH};
use crate::sweep::merge::Stroke;
use crate::target::Kind;

/// A tab as declared.
#[derive(Clone, Copy, Debug)]
pub struct Tab {
    /// Its place.
    pub at: [f64; 2],
    /// Along the kerf, mm.
    pub long: f64,
    /// Over the underside, mm.
    pub high: f64,
}

/// A tab, where it stands.
#[derive(Clone, Debug)]
pub struct StandingTab {
    /// As declared.
    pub tab: Tab,
    /// Position in the list given.
    pub given: usize,
    /// The contour it stands on.
    pub contour: u32,
    /// Where its middle may lie on the line of places: one place, or at a corner all those about the vertex.
    pub middles: Vec<Curve>,
    /// The walls along which it may lie: in a narrow slot the other side is none of them.
    pub walls: Vec<u32>,
    /// Of the tool that cut the kerf, mm.
    pub radius: f64,
    /// How much of its length stands, mm, no more than declared.
    pub stands: f64,
    /// Along how much of it no cut comes down to its top, mm.
    pub too_tall: f64,
    /// The deepest cut below its top that comes near it: motion, and the Z of its tip.
    pub deepest: Option<(u32, f64)>,
}

/// A tab may stand this much higher than declared, mm: a fiftieth of a pass, nothing that a chisel feels.
const TALLER: f64 = 0.05;
/// It may be as much lower: of the thinnest tab that anyone leaves, 1 mm, a twentieth.
const LOWER: f64 = TALLER;
/// A tab of which less than this share stands along some line beside the middle is parted there, whatever stands along the middle: the same
/// share below which it counts as cut. Above it lines beside the middle say nothing of its length, as in a bend they are shorter: about a
/// corner of 90° a tab of two radii has along the wall nine tenths of what it has in the middle, about one of 45° two thirds.
const PARTED: f64 = 0.5;

/// A place stands over a wall point if it is as far from it as the radius, but for rounding, mm.
const SAME_PLACE: f64 = 1e-7;

impl StandingTab {
    /// How far from its middle a place may lie and still spare it, mm: a tab of length L excuses every wall point whose place lies within L/2 + r of
    /// its own, as the path rises over it along L + 2r of its centre line, and a round tool leaves the wall where it begins to rise.
    pub fn excuse(&self, tolerance: f64) -> f64 {
        self.tab.long / 2.0 + self.radius + tolerance
    }
}

/// The cuts around tabs of one height.
struct Cuts {
    high: f64,
    /// Below the top by more than `LOWER`.
    deep: Sweeps,
    /// Down to the top, nearly.
    topping: Sweeps,
}

/// Puts each declared tab on the nearest outline or hole within the widest tool's radius and measures it; tabs at no wall are left out.
pub fn stand_tabs(
    scene: &Scene,
    strokes: &[Stroke],
    search: &mut Search,
    in_stock: &Sweeps,
    tabs: &[Tab],
) -> Vec<StandingTab> {
    let mut cuts: Vec<Cuts> = vec![];
    let mut standing = vec![];
    for (given, tab) in tabs.iter().enumerate() {
        let top = tab.high - scene.stock[2];
        let at = match cuts.iter().position(|cut| cut.high == tab.high) {
            Some(at) => at,
            None => {
                let level = |at: f64| Level {
                    at,
                    tip: f64::INFINITY,
                    with_rapids: false,
                };
                cuts.push(Cuts {
                    high: tab.high,
                    deep: sweeps_at(
                        scene,
                        strokes,
                        Level {
                            with_rapids: true,
                            ..level(top - LOWER)
                        },
                    ),
                    topping: sweeps_at(scene, strokes, level(top + TALLER)),
                });
                cuts.len() - 1
            }
        };
        standing.extend(stand_tab(scene, search, in_stock, tab, given, &cuts[at]));
    }
    standing
}

fn stand_tab(
    scene: &Scene,
    search: &mut Search,
    in_stock: &Sweeps,
    tab: &Tab,
    given: usize,
    cuts: &Cuts,
) -> Option<StandingTab> {
    let widest = scene
        .tools
        .iter()
        .fold(0.0, |wide: f64, t| wide.max(t.radius));
    let (wall, foot) = nearest_wall(scene, search, tab.at, widest + scene.tolerance)?;
    let target = &scene.target;
    let contour = target.walls[wall].contour;
    let radius = radius_of_kerf(
        scene,
        search,
        [&cuts.deep, in_stock],
        contour,
        (foot, tab),
        widest,
    );
    let walls = target.contours[contour as usize].walls.clone();
    let curve = target.walls[wall].curve;
    let whole = curve.length();
    let share = if whole == 0.0 {
        0.0
    } else {
        (curve_to(&curve, foot).length() / whole).clamp(0.0, 1.0)
    };
    let way = Walk {
        wall,
        share,
        is_forth: true,
        radius,
        long: tab.long / 2.0 + (1.0 + PI) * radius,
    };
    let forth = walk(target, search, walls.clone(), way);
    let back = walk(target, search, walls, way.back());
    let both: Vec<&KerfPiece> = back.iter().chain(&forth).collect();
    let (middles, spread) = middles_of(search, &both, foot, radius);
    if middles.is_empty() {
        return None;
    }
    let mut on: Vec<u32> = both.iter().map(|piece| piece.wall).collect();
    on.sort_unstable();
    on.dedup();
    let tolerance = scene.tolerance;
    let stands = longest_left(
        search,
        &back,
        &forth,
        &cuts.deep,
        -tolerance,
        tab.long / 2.0 + spread,
    );
    // Beside the middle bends and round ends make a sound tab shorter or longer; only one that is parted there is told by it.
    let across = across_kerf(target, search, tab, way, foot, &cuts.deep, -tolerance);
    let stands = if across < tab.long * PARTED {
        across.min(stands)
    } else {
        stands
    };
    let top = tab.high - scene.stock[2];
    let too_tall = if top >= -TOUCH {
        0.0
    } else {
        longest_left(search, &back, &forth, &cuts.topping, 0.0, tab.long / 2.0)
    };
    Some(StandingTab {
        tab: *tab,
        given,
        contour,
        middles,
        walls: on,
        radius,
        stands: stands.min(tab.long),
        too_tall,
        deepest: deepest_near(scene, search, &cuts.deep, foot, 2.0 * radius),
    })
}

/// Radius of the tool that cuts the kerf at a tab, mm: of the widest that runs along the tab's contour below the tab's top, as what rounds or
/// chamfers the edge above it leaves no such kerf, and what parts the tab is slimmer; where there is none, of the nearest cut, and else
/// `widest`.
fn radius_of_kerf(
    scene: &Scene,
    search: &mut Search,
    [deep, any]: [&Sweeps; 2],
    contour: u32,
    (foot, tab): ([f64; 2], &Tab),
    widest: f64,
) -> f64 {
    let reach = tab.long / 2.0 + 2.0 * widest;
    let [x, y] = foot;
    let window = [x - reach, y - reach, x + reach, y + reach];
    let target = &scene.target;
    let Search { stamps, found, .. } = search;
    target.index.near(window, stamps, found);
    let walls: Vec<Curve> = found
        .iter()
        .map(|&id| &target.walls[id as usize])
        .filter(|wall| wall.contour == contour)
        .map(|wall| wall.curve)
        .collect();
    deep.index.near(window, stamps, found);
    let mut radius: f64 = 0.0;
    for &id in found.iter() {
        let sweep = &deep.list[id as usize];
        let wide = sweep.widest();
        let runs_along = |wall: &Curve| {
            (distance_between(&sweep.curve, wall).distance - wide).abs() <= 2.0 * scene.tolerance
        };
        if wide > radius && distance_to(x, y, &sweep.curve) <= reach && walls.iter().any(runs_along)
        {
            radius = wide;
        }
    }
    if radius > 0.0 {
        return radius;
    }
    let nearest = [(deep, reach), (any, 2.0 * widest)]
        .into_iter()
        .find_map(|(sweeps, reach)| Some((sweeps, nearest_sweep(search, sweeps, foot, reach)?.1)));
    nearest.map_or(widest, |(sweeps, id)| sweeps.list[id as usize].widest())
}

/// The nearest wall of an outline or a hole that goes down to the underside, and its point.
fn nearest_wall(
    scene: &Scene,
    search: &mut Search,
    [x, y]: [f64; 2],
    reach: f64,
) -> Option<(usize, [f64; 2])> {
    let target = &scene.target;
    let window = [x - reach, y - reach, x + reach, y + reach];
    target
        .index
        .near(window, &mut search.stamps, &mut search.found);
    let mut best: Option<(f64, usize)> = None;
    for &id in &search.found {
        let wall = &target.walls[id as usize];
        let kind = target.contours[wall.contour as usize].kind;
        let is_through =
            wall.bottom <= -scene.stock[2] && matches!(kind, Kind::Outline | Kind::Hole);
        let distance = distance_to(x, y, &wall.curve);
        if is_through && distance <= reach && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, id as usize));
        }
    }
    let (_, id) = best?;
    Some((id, nearest_point(x, y, &target.walls[id].curve)))
}

/// A piece from its start to one of its points.
fn curve_to(curve: &Curve, [x, y]: [f64; 2]) -> Curve {
    Curve {
        bx: x,
        by: y,
        ..*curve
    }
}

/// The places over the foot, and how far along the line they reach from where the walk began (about a vertex: the arc), mm; where the tool
/// cannot stand there, the nearest one on the walk.
pub(crate) fn middles_of(
    search: &mut Search,
    pieces: &[&KerfPiece],
    [x, y]: [f64; 2],
    radius: f64,
) -> (Vec<Curve>, f64) {
    let foot = Sweep::even(Curve::line(x, y, x, y), radius, 0);
    let mut middles = vec![];
    let mut spread: f64 = 0.0;
    for piece in pieces {
        let curve = &piece.curve;
        let long = curve.length();
        search.cover.stretches(curve, &foot, SAME_PLACE, |stretch| {
            middles.push(curve.part(stretch.from, stretch.to));
            spread = spread.max(piece.from + stretch.to * long);
        });
    }
    if middles.is_empty() {
        let mut best: Option<(f64, [f64; 2])> = None;
        for piece in pieces {
            let [px, py] = nearest_point(x, y, &piece.curve);
            let distance = length(px - x, py - y);
            if best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, [px, py]));
            }
        }
        middles.extend(best.map(|(_, [px, py])| Curve::line(px, py, px, py)));
    }
    (middles, spread)
}

fn deepest_near(
    scene: &Scene,
    search: &mut Search,
    deep: &Sweeps,
    [x, y]: [f64; 2],
    reach: f64,
) -> Option<(u32, f64)> {
    let window = [x - reach, y - reach, x + reach, y + reach];
    deep.index
        .near(window, &mut search.stamps, &mut search.found);
    let mut deepest: Option<(u32, f64)> = None;
    for &id in &search.found {
        let sweep = &deep.list[id as usize];
        if distance_to(x, y, &sweep.curve) > reach {
            continue;
        }
        let z = deep.low[id as usize];
        if deepest.is_none_or(|(_, least)| z < least) {
            deepest = Some((deep.motion_near(scene, id as usize, [x, y]), z));
        }
    }
    deepest
}
