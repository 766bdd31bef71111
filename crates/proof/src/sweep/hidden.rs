//! Sweeps that a deeper one over the same way makes needless: the last height is the same without them. Ramps and helices lie over the pass
//! they lead down to, stepdowns over the last one.

use crate::geometry::curve::{Curve, length};
use crate::geometry::distance::distance_to;
use crate::geometry::grid::{Grid, Stamps};
use crate::sweep::Sweep;
use crate::tool::{Shape, Tool};
use std::cmp::Ordering;

/// A way counts as that of a deeper pass while it strays from it by no more, mm: what rounding to a program's last decimal moves both. What
/// it strays becomes slack of the deeper pass.
const ASTRAY: f64 = 1.5e-3;
/// Stretches of a way that meet no closer than this leave a gap, mm. Half of it counts as straying.
const GAP: f64 = 1e-6;

/// Drops what lies hidden. Sorted by depth before and after.
pub(crate) fn drop_hidden(all: &mut Vec<Sweep>, tools: &[Tool]) {
    drop_repeated(all);
    drop_led_down(all, tools);
}

/// Drops sweeps over a curve that the same tool also ran nowhere higher, whichever way round. The one that stays takes over the slack.
fn drop_repeated(all: &mut Vec<Sweep>) {
    // By one end first: few share it, and only those are compared in full.
    let mut ids: Vec<(f64, f64, u32)> = Vec::with_capacity(all.len());
    for (id, sweep) in all.iter().enumerate() {
        let [x, y, ..] = key(sweep);
        ids.push((x, y, id as u32));
    }
    ids.sort_by(|a, b| {
        let order = a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        order.then(a.2.cmp(&b.2))
    });
    let mut is_hidden = vec![false; all.len()];
    for group in ids.chunk_by_mut(|a, b| a.0 == b.0 && a.1 == b.1) {
        if group.len() == 1 {
            continue;
        }
        let key_of = |id: u32| key(&all[id as usize]);
        group.sort_by(|a, b| compare(&key_of(a.2), &key_of(b.2)).then(a.2.cmp(&b.2)));
        let mut keeper = group[0].2 as usize;
        for &(_, _, id) in &group[1..] {
            let (deep, high) = (all[keeper], all[id as usize]);
            if compare(&key(&deep), &key(&high)).is_eq() && is_nowhere_higher(&deep, &high) {
                is_hidden[id as usize] = true;
                all[keeper].curve.slack = deep.curve.slack.max(high.curve.slack);
            } else {
                keeper = id as usize;
            }
        }
    }
    retain(all, &is_hidden);
}

/// The curve from its lesser end to its greater, and the tool.
fn key(sweep: &Sweep) -> [f64; 9] {
    let c = &sweep.curve;
    let forward = is_forward(c);
    let [a, b] = if forward {
        [[c.ax, c.ay], [c.bx, c.by]]
    } else {
        [[c.bx, c.by], [c.ax, c.ay]]
    };
    let turn = if forward { c.turn } else { -c.turn };
    let tool = f64::from(sweep.tool);
    [a[0], a[1], b[0], b[1], c.cx, c.cy, turn, sweep.radius, tool]
}

fn is_forward(c: &Curve) -> bool {
    (c.ax, c.ay) <= (c.bx, c.by)
}

fn compare(a: &[f64; 9], b: &[f64; 9]) -> Ordering {
    a.iter()
        .zip(b)
        .map(|(x, y)| x.total_cmp(y))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn is_nowhere_higher(deep: &Sweep, high: &Sweep) -> bool {
    let ends = |sweep: &Sweep| {
        if is_forward(&sweep.curve) {
            [sweep.from_z, sweep.to_z]
        } else {
            [sweep.to_z, sweep.from_z]
        }
    };
    let ([a, b], [c, d]) = (ends(deep), ends(high));
    // Lowest against lowest: what is said of the lower bound stays true.
    let more = deep.z_slack - high.z_slack;
    a <= c + more && b <= d + more
}

/// Drops ramps and plunges whose whole way was also run level and no higher, by the same tool or by a flat one no narrower: over every place
/// of the way stands a disc of that pass, so nothing that was cut above counts.
fn drop_led_down(all: &mut Vec<Sweep>, tools: &[Tool]) {
    let is_level = |sweep: &Sweep| {
        let is_still = sweep.from_z == sweep.to_z && sweep.z_slack == 0.0;
        is_still && !(sweep.curve.is_line() && sweep.curve.chord() == 0.0)
    };
    let levels: Vec<u32> = (0..all.len() as u32)
        .filter(|&id| is_level(&all[id as usize]))
        .collect();
    if levels.is_empty() || levels.len() == all.len() {
        return;
    }
    let curves: Vec<Curve> = levels.iter().map(|&id| all[id as usize].curve).collect();
    let grid = Grid::new(&curves, 8.0, |_| 2.0 * ASTRAY);
    let mut is_hidden = vec![false; all.len()];
    let mut stamps = Stamps::default();
    let (mut near, mut spans) = (vec![], vec![]);
    for id in 0..all.len() {
        let ramp = all[id];
        if is_level(&ramp) || tools[ramp.tool as usize].shape == Shape::Unknown {
            continue;
        }
        near.clear();
        grid.near(ramp.curve.window(ASTRAY), &mut stamps, &mut near);
        spans.clear();
        for &place in &near {
            let below = &all[levels[place as usize] as usize];
            let tool = &tools[below.tool as usize];
            let is_wide =
                below.tool == ramp.tool || tool.shape == Shape::Flat && below.radius >= ramp.radius;
            if below.from_z <= ramp.low
                && is_wide
                && let Some(span) = shared(&ramp.curve, &below.curve)
            {
                spans.push((span, levels[place as usize]));
            }
        }
        if let Some(astray) = covered(&mut spans, ramp.curve.length()) {
            is_hidden[id] = true;
            for &(_, below) in &spans {
                let slack = &mut all[below as usize].curve.slack;
                *slack = slack.max(ramp.curve.slack + astray);
            }
        }
    }
    retain(all, &is_hidden);
}

/// A stretch of a way, by shares of its length, and how far it strays at most from what it is compared with.
#[derive(Clone, Copy)]
struct Span {
    from: f64,
    to: f64,
    astray: f64,
}

/// The stretch of a way that lies on another curve, if it does on any.
fn shared(way: &Curve, other: &Curve) -> Option<Span> {
    if way.is_line() != other.is_line() {
        return None;
    }
    let (from, to) = if way.is_line() {
        let (dx, dy) = (way.bx - way.ax, way.by - way.ay);
        let squared = dx * dx + dy * dy;
        if squared == 0.0 {
            (0.0, 1.0)
        } else {
            let at = |x: f64, y: f64| ((x - way.ax) * dx + (y - way.ay) * dy) / squared;
            (at(other.ax, other.ay), at(other.bx, other.by))
        }
    } else {
        let apart = length(way.cx - other.cx, way.cy - other.cy);
        if apart + (way.radius - other.radius).abs() > ASTRAY {
            return None;
        }
        let at = |x: f64, y: f64| share_of(way, x, y);
        (at(other.ax, other.ay), at(other.bx, other.by))
    };
    let (from, to) = (from.min(to).clamp(0.0, 1.0), from.max(to).clamp(0.0, 1.0));
    // A line that is near to another at two places is so in between; of two arcs the circles are compared.
    let mut astray = if way.is_line() {
        0.0
    } else {
        length(way.cx - other.cx, way.cy - other.cy) + (way.radius - other.radius).abs()
    };
    for share in [from, to] {
        let [x, y] = way.point_at(share);
        astray = astray.max(distance_to(x, y, other));
    }
    (astray <= ASTRAY).then_some(Span { from, to, astray })
}

/// Place of a direction along an arc, by angle.
fn share_of(arc: &Curve, x: f64, y: f64) -> f64 {
    let (ux, uy) = (arc.ax - arc.cx, arc.ay - arc.cy);
    let (dx, dy) = (x - arc.cx, y - arc.cy);
    let angle = crate::numeric::atan2(arc.turn * (ux * dy - uy * dx), ux * dx + uy * dy);
    angle / arc.sweep().abs()
}

/// Whether stretches leave no gap, and how far the way strays at most then. Only those that were needed stay in the list.
fn covered(spans: &mut Vec<(Span, u32)>, long: f64) -> Option<f64> {
    spans.sort_by(|(a, i), (b, j)| a.from.total_cmp(&b.from).then(i.cmp(j)));
    let gap = if long > 0.0 { GAP / long } else { 0.0 };
    let (mut end, mut astray) = (0.0f64, 0.0f64);
    let mut needed = vec![];
    for &(span, id) in spans.iter() {
        if end >= 1.0 {
            break;
        }
        if span.from > end + gap {
            return None;
        }
        if span.to > end || long == 0.0 {
            astray = astray.max(span.astray);
            end = if long == 0.0 { 1.0 } else { span.to };
            needed.push((span, id));
        }
    }
    if end < 1.0 - gap {
        return None;
    }
    *spans = needed;
    Some(astray + if spans.len() > 1 { GAP } else { 0.0 })
}

fn retain(all: &mut Vec<Sweep>, is_hidden: &[bool]) {
    let mut id = 0;
    all.retain(|_| {
        id += 1;
        !is_hidden[id - 1]
    });
}
