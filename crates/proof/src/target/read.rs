//! Placed contours from their flat form.

use crate::geometry::buckets::Buckets;
use crate::geometry::curve::{Curve, length};
use crate::geometry::inside::Inside;
use crate::geometry::split_arc::{Arc, split_arc};
use crate::numeric::atan;
use crate::target::{Contour, Kind, NONE, Solid};

/// Numbers at the head of a contour: part (−1: none), kind (0 outline, 1 hole, 2 pocket, 3 its island, 4 drill, 5 v-carve, 6 its island,
/// 7 engrave, 8 chamfer, 9 clear, 10 must be cleared), feature (−1: none), hole (−1: none), depth mm (−1: through), cut from the other face
/// (1 or 0), width mm, skin mm, closed (1 or 0), number of vertices. As many times X, Y, bulge follow, placed on the sheet. The contours of a
/// part stand together, its outline first; islands follow their region.
pub const HEAD: usize = 10;
/// Numbers per vertex.
pub const VERTEX: usize = 3;

/// Arcs that rise less than this over their chord are judged as their chord, with the rise as slack. mm.
const FLAT_SAGITTA: f64 = 1e-7;
/// Radii beyond this lose digits (a product of two such numbers is off by 1e-6 mm² and more), so these arcs become chords. mm.
const LARGEST_RADIUS: f64 = 1e5;
/// How far a chord of so large an arc may lie from it, mm; it becomes slack.
const CHORD_SLACK: f64 = 1e-4;
/// Each halving divides the sagitta by four: 24 bring any arc of 10 km to `CHORD_SLACK`.
const MAX_HALVINGS: u32 = 24;

/// The contours and the pieces of their chains.
pub fn read_contours(rows: &[f64], thickness: f64) -> (Vec<Contour>, Vec<Curve>) {
    let mut contours = vec![];
    let mut pieces = vec![];
    let mut rest = rows;
    while rest.len() >= HEAD {
        let (head, after) = rest.split_at(HEAD);
        let n = (head[9].max(0.0) as usize).min(after.len() / VERTEX);
        let (vertices, next) = after.split_at(n * VERTEX);
        rest = next;
        let Some(kind) = kind_of(head[1]) else {
            continue;
        };
        let is_closed = head[8] != 0.0 || !matches!(kind, Kind::Engrave | Kind::Chamfer);
        let mut chain = chain_of(vertices, is_closed);
        let is_solid_within = matches!(
            kind,
            Kind::Outline | Kind::PocketIsland | Kind::VCarveIsland
        );
        if is_closed && (doubled_area(&chain) > 0.0) != is_solid_within {
            chain.reverse();
            for piece in &mut chain {
                *piece = piece.reversed();
            }
        }
        let is_curve = matches!(kind, Kind::Engrave | Kind::Chamfer);
        let first = pieces.len();
        contours.push(Contour {
            solid: position(head[0]),
            kind,
            feature: position(head[2]),
            hole: position(head[3]),
            floor: floor_of(head[4], thickness),
            is_other_side: head[5] != 0.0,
            width: head[6],
            skin: head[7],
            pieces: first..first + chain.len(),
            walls: 0..0,
            window: window_of(&chain),
            inside: Inside::new(if is_curve { &[] } else { &chain }),
        });
        pieces.append(&mut chain);
    }
    (contours, pieces)
}

/// The parts, by the outlines among the contours.
pub fn read_solids(contours: &[Contour]) -> Vec<Solid> {
    let mut solids: Vec<Solid> = vec![];
    for (id, contour) in contours.iter().enumerate() {
        if contour.kind == Kind::Outline {
            let [min_x, min_y, max_x, max_y] = contour.window;
            solids.push(Solid {
                contours: id..id + 1,
                walls: 0..0,
                window: contour.window,
                deepest: (max_x - min_x).min(max_y - min_y) / 2.0,
                regions: vec![],
                index: Buckets::new(&[]),
            });
        } else if contour.solid != NONE
            && let Some(solid) = solids.last_mut()
        {
            solid.contours.end = id + 1;
        }
    }
    for solid in &mut solids {
        let ids = solid.contours.clone().map(|id| id as u32);
        let is_asked = |id: &u32| {
            let contour = &contours[*id as usize];
            contour.is_region() && !contour.is_island()
        };
        solid.regions = ids.filter(is_asked).collect();
        let boxes: Vec<[f64; 4]> = solid
            .regions
            .iter()
            .map(|&id| contours[id as usize].window)
            .collect();
        solid.index = Buckets::new(&boxes);
    }
    solids
}

fn kind_of(value: f64) -> Option<Kind> {
    Some(match value as i32 {
        0 => Kind::Outline,
        1 => Kind::Hole,
        2 => Kind::Pocket,
        3 => Kind::PocketIsland,
        4 => Kind::Drill,
        5 => Kind::VCarve,
        6 => Kind::VCarveIsland,
        7 => Kind::Engrave,
        8 => Kind::Chamfer,
        9 => Kind::Clear,
        10 => Kind::ClearRequired,
        _ => return None,
    })
}

fn position(value: f64) -> u32 {
    if value < 0.0 { NONE } else { value as u32 }
}

/// A depth of the whole sheet or more is through.
fn floor_of(depth: f64, thickness: f64) -> f64 {
    if depth < 0.0 || depth >= thickness {
        f64::NEG_INFINITY
    } else {
        -depth
    }
}

fn chain_of(vertices: &[f64], is_closed: bool) -> Vec<Curve> {
    let points = vertices.as_chunks::<VERTEX>().0;
    let mut chain = vec![];
    let n = if is_closed {
        points.len()
    } else {
        points.len().saturating_sub(1)
    };
    for i in 0..n {
        let [ax, ay, bulge] = points[i];
        let [bx, by, _] = points[(i + 1) % points.len()];
        if ax != bx || ay != by {
            add_segment([ax, ay], [bx, by], bulge, MAX_HALVINGS, &mut chain);
        }
    }
    chain
}

/// A segment with a bulge as pieces. Sagitta = |b| c / 2; radius = c (1 + b²) / (4 |b|); centre = middle + n c (1 − b²) / (4 b) with the left
/// normal n; sweep = 4 atan b (contracts, Vertex).
fn add_segment(a: [f64; 2], b: [f64; 2], bulge: f64, halvings: u32, chain: &mut Vec<Curve>) {
    let [ax, ay] = a;
    let [bx, by] = b;
    let chord = length(bx - ax, by - ay);
    let rise = bulge.abs() * chord / 2.0;
    let radius = chord * (1.0 + bulge * bulge) / (4.0 * bulge.abs());
    let is_flat = rise < FLAT_SAGITTA;
    let is_large = !is_flat && radius > LARGEST_RADIUS;
    if is_flat || (is_large && (rise < CHORD_SLACK || halvings == 0)) {
        chain.push(Curve {
            slack: rise,
            ..Curve::line(ax, ay, bx, by)
        });
        return;
    }
    if is_large {
        // Half the sweep: tan(φ/2) = t / (1 + √(1 + t²)); a counter-clockwise arc lies to the right of its chord.
        let middle = [
            (ax + bx) / 2.0 + (by - ay) * bulge / 2.0,
            (ay + by) / 2.0 - (bx - ax) * bulge / 2.0,
        ];
        let half = bulge / (1.0 + (1.0 + bulge * bulge).sqrt());
        add_segment(a, middle, half, halvings - 1, chain);
        add_segment(middle, b, half, halvings - 1, chain);
        return;
    }
    let offset = (1.0 - bulge * bulge) / (4.0 * bulge);
    let arc = Arc {
        from: a,
        to: b,
        centre: [
            (ax + bx) / 2.0 - (by - ay) * offset,
            (ay + by) / 2.0 + (bx - ax) * offset,
        ],
        radius,
        sweep: 4.0 * atan(bulge),
        slack: 0.0,
    };
    split_arc(&arc, |piece, _, _| chain.push(piece));
}

/// Twice the signed area of a closed chain, mm²; only its sign is used. Chords by the shoelace formula about the first point; each arc's
/// segment by two thirds of chord × sagitta, which for at most a quarter turn is within 5 % of the truth.
fn doubled_area(chain: &[Curve]) -> f64 {
    let Some(first) = chain.first() else {
        return 0.0;
    };
    let (ox, oy) = (first.ax, first.ay);
    chain
        .iter()
        .map(|piece| {
            let chords = (piece.ax - ox) * (piece.by - oy) - (piece.bx - ox) * (piece.ay - oy);
            chords + piece.turn * (4.0 / 3.0) * piece.chord() * piece.sagitta()
        })
        .sum()
}

fn window_of(chain: &[Curve]) -> [f64; 4] {
    let mut all = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    for piece in chain {
        let w = piece.window(0.0);
        all = [
            all[0].min(w[0]),
            all[1].min(w[1]),
            all[2].max(w[2]),
            all[3].max(w[3]),
        ];
    }
    all
}
