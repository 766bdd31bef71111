//! Kerfs that close round a contour, at its walls or beside them.

use crate::contact::touches_sheet;
use crate::cover::contour::{ContourCover, cover_curves};
use crate::cover::reach::{Search, rim_of_places};
use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::Curve;
use crate::geometry::grid::Grid;
use crate::scene::Scene;
use crate::target::Kind;

/// Cells of the index over one contour, mm.
const KERF_CELL: f64 = 8.0;
/// Lines about an outline along which a kerf beside it may close, in radii of each tool from the wall. A cut whose axis keeps one to four radii
/// from the walls, its corners round or drawn out to a point, covers one of them all round: straight on it covers those within a radius, about
/// a square corner those from √2 · (off − 1) on.
const BESIDE: [f64; 9] = [1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0];
/// Most lines that are looked at for one outline.
const MOST_LINES: usize = 60;
/// Where a line leaves the sheet is found within this, mm.
const STEP: f64 = 1.0;
/// No piece is cut into more.
const MOST_STEPS: f64 = 10_000.0;

/// The motion that closed a kerf around a contour, whether or not it finished the walls: along the line of places of the tool at work, or about
/// an outline along one farther away; `None` while something on each of these lines is not cut. Wood that ends at the sheet's edge holds nothing.
pub fn kerf_closed_by(
    scene: &Scene,
    search: &mut Search,
    id: usize,
    cover: &ContourCover,
    sweeps: &Sweeps,
) -> Option<u32> {
    let limits = [scene.tolerance, scene.guard];
    let line = kerf_of(scene, search, id, cover);
    let mut first = cover_curves(search, &line, sweeps, limits).closed_by();
    if scene.target.contours[id].kind != Kind::Outline {
        return first;
    }
    for off in lines_beside(scene, cover.radius) {
        if !is_cut_at_ends(scene, search, id, off, sweeps) {
            continue;
        }
        let line = on_sheet(scene, &rim_at(scene, search, id, cover, off));
        let closed = cover_curves(search, &line, sweeps, limits).closed_by();
        first = first.into_iter().chain(closed).min();
    }
    first
}

/// The line of places of the tool at work around a contour.
pub fn kerf_of(scene: &Scene, search: &mut Search, id: usize, cover: &ContourCover) -> Vec<Curve> {
    rim_at(scene, search, id, cover, cover.radius)
}

/// All places as far as `off` from a contour.
fn rim_at(
    scene: &Scene,
    search: &mut Search,
    id: usize,
    cover: &ContourCover,
    off: f64,
) -> Vec<Curve> {
    let contour = &scene.target.contours[id];
    let is_hole = contour.kind == Kind::Hole;
    let walls: Vec<Curve> = cover
        .walls
        .iter()
        .map(|&(_, wall)| scene.target.walls[wall as usize].curve)
        .collect();
    let index = Grid::new(&walls, KERF_CELL, |_| 0.0);
    let is_void = |x: f64, y: f64| contour.contains(x, y) == is_hole;
    rim_of_places(search, &walls, &index, off, &is_void)
}

/// Distances at which a kerf is looked for, mm, in order, but for that of the tool at work.
fn lines_beside(scene: &Scene, own: f64) -> Vec<f64> {
    let tools = scene.tools.iter().filter(|tool| tool.is_known());
    let farthest = scene.stock[0] + scene.stock[1];
    let mut all: Vec<f64> = tools
        .flat_map(|tool| BESIDE.map(|off| off * tool.radius))
        .filter(|&off| off > 0.0 && off < farthest && off != own)
        .collect();
    all.sort_unstable_by(f64::total_cmp);
    all.dedup();
    all.truncate(MOST_LINES);
    all
}

/// Whether the line at a distance is cut where it passes the leftmost, lowest, rightmost and highest vertex: no line is closed else, and few are
/// cut there.
fn is_cut_at_ends(
    scene: &Scene,
    search: &mut Search,
    id: usize,
    off: f64,
    sweeps: &Sweeps,
) -> bool {
    const WAYS: [[f64; 2]; 4] = [[-1.0, 0.0], [0.0, -1.0], [1.0, 0.0], [0.0, 1.0]];
    let chain = scene.target.chain(id);
    WAYS.iter().all(|[ux, uy]| {
        // Pieces end where a circle runs along an axis, so the farthest point is an end.
        let ends = chain.iter().map(|piece| [piece.ax, piece.ay]);
        let far = ends.max_by(|a, b| (a[0] * ux + a[1] * uy).total_cmp(&(b[0] * ux + b[1] * uy)));
        let Some([x, y]) = far else { return false };
        let place = Curve::line(x + off * ux, y + off * uy, x + off * ux, y + off * uy);
        if !touches_sheet(&place, 0.0, &scene.stock) {
            return true;
        }
        let Search { stamps, found, .. } = search;
        sweeps
            .index
            .near(place.window(scene.tolerance), stamps, found);
        found.iter().any(|&id| {
            let sweep = &sweeps.list[id as usize];
            sweep.gap(place.ax, place.ay) <= scene.tolerance
        })
    })
}

/// What of a line lies on the sheet.
fn on_sheet(scene: &Scene, line: &[Curve]) -> Vec<Curve> {
    let [wide, high, _] = scene.stock;
    let is_on = |[x, y]: [f64; 2]| x > 0.0 && y > 0.0 && x < wide && y < high;
    let mut kept = vec![];
    for curve in line {
        let [x0, y0, x1, y1] = curve.window(0.0);
        if x0 > 0.0 && y0 > 0.0 && x1 < wide && y1 < high {
            kept.push(*curve);
            continue;
        }
        let count = (curve.length() / STEP).ceil().clamp(1.0, MOST_STEPS);
        for at in 0..count as u32 {
            let part = curve.part(f64::from(at) / count, f64::from(at + 1) / count);
            if is_on(part.middle()) {
                kept.push(part);
            }
        }
    }
    kept
}
