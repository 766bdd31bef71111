//! What a program sweeps at one height: stretches of path with the radius they cut there.

use crate::cover::Sweep;
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_to;
use crate::geometry::grid::Grid;
use crate::path::{Kind, Piece};
use crate::scene::Scene;
use crate::sweep::merge::Stroke;
use crate::tool::{Shape, Tool};

/// The sweeps at one height with an index over them.
#[derive(Clone, Debug)]
pub struct Sweeps {
    /// In program order.
    pub list: Vec<Sweep>,
    /// First and last motion of each, both included.
    pub motions: Vec<[u32; 2]>,
    /// How deep the tip goes in each at most, mm.
    pub low: Vec<f64>,
    /// The tool of each, by position.
    pub tools: Vec<u16>,
    /// Over `list`, each widened by its radius and the tolerance.
    pub index: Grid,
    /// Largest radius; 0 where there is none.
    pub widest: f64,
}

/// Which sweeps are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// The height at which the cut must be as wide as the sweep says, mm.
    pub at: f64,
    /// How deep the tip must be, mm: +∞ if that does not matter.
    pub tip: f64,
    /// Whether rapids count: they finish nothing, but they do cut.
    pub with_rapids: bool,
}

/// Cells of the index, mm.
const CELL: f64 = 4.0;
/// A bent radius (ball, bull-nose on a ramp) is taken as chords from below, none farther from it than this, mm.
const RADIUS_SLACK: f64 = 2.5e-4;
/// A helix of a tool whose radius changes along it is taken as chords no farther from it than this, mm.
const CHORD_SLACK: f64 = 5e-4;
/// A chord is run through at another pace than its arc, so that places of equal share lie up to this many sagittas apart (see `sweep`).
const PACE: f64 = 1.11;
/// No stretch is cut into more than this many halvings, each.
const MAX_HALVINGS: u32 = 12;

/// The path as whole lines and arcs: what all levels are taken from.
pub fn strokes_of(scene: &Scene) -> &[Stroke] {
    scene.path.strokes()
}

/// Every executed stretch that cuts at a height, with what it surely cuts there. Tools that are not known cut nothing surely. The time of a
/// stretch is that of its last motion.
pub fn sweeps_at(scene: &Scene, strokes: &[Stroke], level: Level) -> Sweeps {
    let mut sweeps = Sweeps {
        list: vec![],
        motions: vec![],
        low: vec![],
        tools: vec![],
        index: Grid::new(&[], CELL, |_| 0.0),
        widest: 0.0,
    };
    for stroke in strokes {
        if stroke.low() > level.at.min(level.tip) {
            continue;
        }
        let Some(tool) = scene.tools.get(stroke.tool as usize) else {
            continue;
        };
        let kind = scene.path.motions[stroke.motions[0] as usize].kind;
        if !tool.is_known() || (kind == Kind::Rapid && !level.with_rapids) {
            continue;
        }
        let piece = Piece {
            curve: stroke.curve,
            from_z: stroke.from_z + stroke.z_slack,
            to_z: stroke.to_z + stroke.z_slack,
            motion: stroke.motions[1],
            reading: stroke.reading,
        };
        add_sweeps(&piece, tool, level, &mut |sweep| {
            sweeps.list.push(sweep);
            sweeps.motions.push(stroke.motions);
            sweeps.low.push(stroke.low());
            sweeps.tools.push(stroke.tool);
        });
    }
    let list = &sweeps.list;
    let reach = scene.tolerance + 2.0 * scene.guard;
    sweeps.index = Grid::over(list.len(), &|id| &list[id].curve, CELL, &|id| {
        list[id].widest() + reach
    });
    sweeps.widest = list.iter().fold(0.0, |wide: f64, s| wide.max(s.widest()));
    sweeps
}

impl Sweeps {
    /// Of the motions of a sweep the one that comes nearest to a point.
    pub fn motion_near(&self, scene: &Scene, id: usize, [x, y]: [f64; 2]) -> u32 {
        let [first, last] = self.motions[id];
        let mut best = (f64::INFINITY, last);
        for motion in first..=last {
            for piece in scene.path.pieces_of(motion as usize) {
                let distance = distance_to(x, y, &piece.curve);
                if distance < best.0 && piece.is_executed() {
                    best = (distance, motion);
                }
            }
        }
        best.1
    }
}

/// One piece at a height: the stretch with its tip low enough, in parts along which the radius changes evenly.
fn add_sweeps(piece: &Piece, tool: &Tool, level: Level, add: &mut impl FnMut(Sweep)) {
    let Some([from, to]) = piece.stretch_below(level.at.min(level.tip)) else {
        return;
    };
    let z = |ratio: f64| piece.from_z + (piece.to_z - piece.from_z) * ratio;
    let radius = |ratio: f64| tool.radius_at((level.at - z(ratio)).max(0.0));
    let curve = piece.curve.part(from, to);
    if tool.shape == Shape::Flat || radius(from) == radius(to) {
        add(Sweep::even(curve, radius(from), piece.motion));
        return;
    }
    if curve.chord() == 0.0 && curve.is_line() {
        // Straight down or up: the widest disc of all.
        add(Sweep::even(
            curve,
            radius(from).max(radius(to)),
            piece.motion,
        ));
        return;
    }
    // The bend of the profile, where R stops growing, and for cones where a flat tip begins, are ends of parts.
    let mut cuts = vec![from, to];
    if piece.from_z != piece.to_z {
        let full = (piece.from_z - (level.at - tool.full_height())) / (piece.from_z - piece.to_z);
        if full > from && full < to {
            cuts.insert(1, full);
        }
    }
    for ends in cuts.windows(2) {
        split_even(piece, &radius, [ends[0], ends[1]], MAX_HALVINGS, add);
    }
}

/// Halves a part until the radius bends, and an arc bulges, by less than what is allowed; both are taken off the radius.
fn split_even(
    piece: &Piece,
    radius: &impl Fn(f64) -> f64,
    [from, to]: [f64; 2],
    halvings: u32,
    add: &mut impl FnMut(Sweep),
) {
    let middle = (from + to) / 2.0;
    let (r0, r1) = (radius(from), radius(to));
    // R is concave: over a half its chord stays below, by at most twice what it does in the middle.
    let bend = 2.0 * (radius(middle) - (r0 + r1) / 2.0);
    let part = piece.curve.part(from, to);
    let bulge = PACE * part.sagitta();
    let is_fine = bend <= RADIUS_SLACK && (r0 == r1 || bulge <= CHORD_SLACK);
    if !is_fine && halvings > 0 {
        split_even(piece, radius, [from, middle], halvings - 1, add);
        split_even(piece, radius, [middle, to], halvings - 1, add);
        return;
    }
    if r0 == r1 {
        add(Sweep::even(part, r0, piece.motion));
        return;
    }
    // Where nothing is left of the radius nothing surely is cut: the chord begins, or ends, farther on.
    let (r0, r1) = (r0 - bulge, r1 - bulge);
    if r0 < 0.0 && r1 < 0.0 {
        return;
    }
    let none_at = r0 / (r0 - r1);
    let line = Curve {
        slack: part.slack,
        ..Curve::line(part.ax, part.ay, part.bx, part.by)
    }
    .part(
        if r0 < 0.0 { none_at } else { 0.0 },
        if r1 < 0.0 { none_at } else { 1.0 },
    );
    add(Sweep {
        curve: line,
        from_radius: r0.max(0.0),
        to_radius: r1.max(0.0),
        motion: piece.motion,
    });
}
