//! Cuts in waste that are in order though no wall is near: holes drilled where a lead goes down, and straight cuts that part the waste.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::scene::{Scene, Z_ROUNDING};
use crate::stray::run::Item;
use crate::stray::{Stray, Strays};

/// A run that holds excursions, judged.
#[derive(Clone, Debug)]
pub struct Loner {
    /// What it does below the stock top.
    pub items: Vec<Item>,
    /// Those that are in no order yet.
    pub strays: Vec<Stray>,
    /// Of its tool, mm.
    pub radius: f64,
    /// Whether all its excursions are leads or turns.
    pub is_lead: bool,
}

/// A way is straight that stays this near to a line, and two cuts are one where they are this near, mm: the tolerance of contours.
const STRAIGHT: f64 = 0.01;
/// Most stretches of such runs that are compared with one another.
const MOST_COMPARED: usize = 4000;

/// Adds what is astray in runs that neither lead to a cut, nor drill where one goes down, nor part the waste.
pub fn keep_stray(scene: &Scene, loners: Vec<Loner>, found: &mut Strays) {
    let leads: Vec<(Curve, f64)> = loners
        .iter()
        .filter(|one| one.is_lead)
        .flat_map(|one| {
            one.items
                .iter()
                .filter(|item| item.is_stray)
                .map(|item| (*item.curve(), one.radius))
        })
        .take(MOST_COMPARED)
        .collect();
    let straight: Vec<bool> = loners
        .iter()
        .map(|one| !one.is_lead && is_straight(&one.items))
        .collect();
    let cuts: Vec<&Item> = loners
        .iter()
        .zip(&straight)
        .filter(|&(_, &is)| is)
        .flat_map(|(one, _)| one.items.iter().filter(|item| item.is_feed))
        .take(MOST_COMPARED + 1)
        .collect();
    let is_compared = cuts.len() <= MOST_COMPARED;
    for (one, is_straight) in loners.iter().zip(&straight) {
        if one.is_lead {
            continue;
        }
        if is_start_hole(one, &leads) {
            found.n_leads += 1;
            continue;
        }
        let is_chop = *is_straight
            && (opens_out(scene, one) || is_compared && parts_waste(scene, one, &cuts));
        if is_chop {
            found.first_chop = found
                .first_chop
                .or(one.items.first().map(|item| item.motion));
            continue;
        }
        found.strays.extend(&one.strays);
    }
}

/// Whether all that a run cuts lies in the kerf of one lead, or so near that its middle does: the hole at which that goes down.
fn is_start_hole(one: &Loner, leads: &[(Curve, f64)]) -> bool {
    leads.iter().any(|(lead, radius)| {
        one.items.iter().all(|item| {
            let curve = item.curve();
            let ends =
                distance_to(curve.ax, curve.ay, lead).max(distance_to(curve.bx, curve.by, lead));
            ends + curve.sagitta() <= *radius
        })
    })
}

/// Whether all of a run lies on one line.
pub fn is_straight(items: &[Item]) -> bool {
    let longest = items
        .iter()
        .max_by(|a, b| a.curve().chord().total_cmp(&b.curve().chord()));
    let Some(axis) = longest.map(Item::curve).filter(|axis| axis.chord() > 0.0) else {
        return false;
    };
    let [ux, uy] = axis.direction_at(0.0);
    items.iter().all(|item| {
        let off = |[x, y]: [f64; 2]| ((x - axis.ax) * uy - (y - axis.ay) * ux).abs();
        item.curve().is_line() && off(item.start()) <= STRAIGHT && off(item.end()) <= STRAIGHT
    })
}

/// Whether a straight run parts the waste in one pass: down through the sheet from a cut along a wall, or from beyond the sheet, out over the
/// sheet's edge. A traverse that has lost its retract goes on from the cut before it, so it has no way down of its own; and it ends at a part.
fn opens_out(scene: &Scene, one: &Loner) -> bool {
    let through = -scene.stock[2] + Z_ROUNDING;
    let (Some(first), Some(last)) = (one.items.first(), one.items.last()) else {
        return false;
    };
    let is_out = |place: [f64; 2]| is_off_sheet(scene, place, one.radius);
    let is_from_kerf = |item: &Item| !item.is_stray && !item.is_air;
    let strays = one.items.iter().filter(|item| item.is_stray);
    strays
        .clone()
        .all(|item| item.stretch.low() <= through && item.stretch.from_z == item.stretch.to_z)
        && (is_out(last.end()) && (is_out(first.start()) || is_from_kerf(first))
            || is_out(first.start()) && is_from_kerf(last))
}

/// Whether the axis lies beyond the sheet by half a radius or more.
pub fn is_off_sheet(scene: &Scene, [x, y]: [f64; 2], radius: f64) -> bool {
    let [wide, high, _] = scene.stock;
    (-x).max(x - wide).max(-y).max(y - high) >= radius / 2.0
}

/// Whether a straight run is cut at more than one depth, along the same line, down through the sheet: on purpose, then. A traverse that has lost
/// its retract runs once.
fn parts_waste(scene: &Scene, one: &Loner, cuts: &[&Item]) -> bool {
    let through = -scene.stock[2] + Z_ROUNDING;
    one.items.iter().filter(|item| item.is_stray).all(|item| {
        let [x, y] = item.curve().middle();
        let (mut highest, mut lowest) = (f64::NEG_INFINITY, f64::INFINITY);
        for cut in cuts {
            let curve = cut.curve();
            let is_level = cut.stretch.from_z == cut.stretch.to_z && curve.chord() > 0.0;
            if is_level && distance_to(x, y, curve) <= STRAIGHT && is_along(item.curve(), curve) {
                highest = f64::max(highest, cut.stretch.from_z);
                lowest = f64::min(lowest, cut.stretch.from_z);
            }
        }
        lowest <= through && highest > lowest + Z_ROUNDING
    })
}

/// Whether two straight stretches run the same way or the opposite one; one without length runs along any.
fn is_along(a: &Curve, b: &Curve) -> bool {
    let (ax, ay) = (a.bx - a.ax, a.by - a.ay);
    let (bx, by) = (b.bx - b.ax, b.by - b.ay);
    (ax * by - ay * bx).abs() <= STRAIGHT * length(bx, by)
}
