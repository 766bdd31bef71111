//! Cuts where nothing asked for one: at no wall, in no part, in no waste that may be cleared, and no way into or out of such a cut.

pub mod joint;
pub mod lane;
pub mod lead;
pub mod run;
pub mod waste;

use crate::contact::touches_sheet;
use crate::cover::tabs::Tab;
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_to;
use crate::geometry::grid::Stamps;
use crate::gouge::pair::Stretch;
use crate::path::{Kind as Move, Reading};
use crate::permit::is_beside;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::stray::joint::Joints;
use crate::stray::lead::judge_run;
use crate::stray::run::runs_of;
use crate::stray::waste::{Loner, keep_stray};
use crate::sweep::merge::Stroke;
use crate::target::Kind;

/// A motion that cuts astray, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stray {
    /// Which motion.
    pub motion: u32,
    /// X, mm.
    pub x: f64,
    /// Y, mm.
    pub y: f64,
    /// Why it belongs to no cut along a wall.
    pub why: Why,
}

/// Why a cut away from all walls is no way into or out of a cut along one. The numbers go to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Between going down and coming up again nothing is cut along a wall.
    Apart = 0,
    /// It leads from one wall to another, the tool down.
    Crossing = 1,
    /// It goes farther away than a lead does.
    Far = 2,
    /// The cut it leads to, or comes from, does not run all round: it does not come back to where they meet.
    NotClosed = 3,
    /// It is faster than that cut.
    Faster = 4,
    /// It is deeper than that cut.
    Deeper = 5,
    /// There were too many to look at.
    Unseen = 6,
}

/// What was found of cuts in waste.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strays {
    /// One place for each motion that is astray, in program order.
    pub strays: Vec<Stray>,
    /// Motions that lead to a cut or away from it, or cut waste into pieces: they are in order.
    pub n_leads: u32,
    /// The first motion that cuts waste into pieces.
    pub first_chop: Option<u32>,
}

/// Cuts this many radii from a wall overlap the kerf along it; farther away a rib stands between.
pub const KERF_RADII: f64 = 2.0;
/// 20 halvings bring the longest move of a sheet below a hundredth of a millimetre.
const MAX_HALVINGS: u32 = 20;
/// Most stretches looked at; after that the rest counts as stray.
const MAX_STRETCHES: u64 = 50_000_000;

/// Motions that cut the sheet, not at rapid, and not within two radii of a wall, inside an outline or a pocket, or in a region to be
/// cleared; nor lead from above to such a cut or away from it ([`lead`]), nor cut waste into pieces ([`waste`]).
/// `tabs`: where cuts along walls may end.
pub fn find_stray(scene: &Scene, tabs: &[Tab]) -> Strays {
    let mut search = Search {
        scene,
        tabs,
        joints: None,
        stamps: Stamps::default(),
        n_stretches: 0,
    };
    let pieces = search.pieces();
    let mut found = Strays::default();
    let mut loners: Vec<Loner> = vec![];
    for run in runs_of(scene, &pieces) {
        judge_run(&mut search, &run, &mut found, &mut loners);
    }
    keep_stray(scene, loners, &mut found);
    found.strays.sort_by_key(|one| one.motion);
    found.strays.dedup_by_key(|one| one.motion);
    found
}

/// What looks for the home of a stretch.
pub struct Search<'a> {
    /// Everything.
    pub scene: &'a Scene,
    tabs: &'a [Tab],
    joints: Option<Joints>,
    stamps: Stamps,
    n_stretches: u64,
}

impl Search<'_> {
    /// The pieces of path that are not all at home, by position. Chopped moves are looked at together, and one by one only where together
    /// they are not.
    fn pieces(&mut self) -> Vec<u32> {
        let scene = self.scene;
        let mut astray = vec![];
        let pieces = scene.path.pieces.iter().enumerate();
        let meant = pieces
            .filter(|(_, piece)| piece.reading == Reading::MeantOnly)
            .map(|(id, piece)| {
                let tool = scene.path.motions[piece.motion as usize].tool;
                Stroke::of_piece(piece, id as u32, tool)
            });
        for stroke in scene.path.strokes().iter().copied().chain(meant) {
            let motion = &scene.path.motions[stroke.motions[0] as usize];
            let Some(tool) = scene.tools.get(motion.tool as usize) else {
                continue;
            };
            if motion.kind == Move::Rapid || stroke.low() >= -TOUCH {
                continue;
            }
            let whole = Stretch {
                curve: stroke.curve,
                from_z: stroke.from_z,
                to_z: stroke.to_z,
            };
            if self.squares(&stroke.curve, tool.radius)
                || self.place_of(&whole, tool.radius).is_none()
            {
                continue;
            }
            for id in stroke.pieces[0]..=stroke.pieces[1] {
                let piece = &scene.path.pieces[id as usize];
                let own = Stretch {
                    curve: piece.curve,
                    from_z: piece.from_z,
                    to_z: piece.to_z,
                };
                if self.place_of(&own, tool.radius).is_some() {
                    astray.push(id);
                }
            }
        }
        astray.sort_unstable();
        astray
    }

    /// Whether a move runs along a whole edge of the sheet, so near that no rib stands there: it squares the sheet. One that runs along a
    /// part of it may lead from part to part.
    fn squares(&self, curve: &Curve, radius: f64) -> bool {
        let [wide, high, _] = self.scene.stock;
        let near = |a: f64, b: f64, edge: f64| (a - edge).abs().max((b - edge).abs()) <= radius;
        let is_whole = |a: f64, b: f64, long: f64| a.min(b) <= radius && a.max(b) >= long - radius;
        let along_x = near(curve.ay, curve.by, 0.0) || near(curve.ay, curve.by, high);
        let along_y = near(curve.ax, curve.bx, 0.0) || near(curve.ax, curve.bx, wide);
        curve.is_line()
            && (along_x && is_whole(curve.ax, curve.bx, wide)
                || along_y && is_whole(curve.ay, curve.by, high))
    }

    /// The walls within a distance of a point.
    fn walls_at(&mut self, [x, y]: [f64; 2], near: f64) -> Vec<u32> {
        let target = &self.scene.target;
        let mut found = vec![];
        let here = Curve::line(x, y, x, y);
        target
            .index
            .near(here.window(near), &mut self.stamps, &mut found);
        found.retain(|&id| {
            let wall = &target.walls[id as usize].curve;
            distance_to(x, y, wall) <= near + wall.slack
        });
        found.sort_unstable();
        found
    }

    /// The parts whose walls are near enough to a point for a cut there to belong to them, in order.
    fn parts_at(&mut self, at: [f64; 2], radius: f64) -> Vec<u32> {
        let walls = self.walls_at(at, KERF_RADII * radius + self.scene.tolerance);
        let solid = |id: &u32| self.scene.target.walls[*id as usize].solid;
        let mut parts: Vec<u32> = walls.iter().map(solid).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// A place of a move that is at home nowhere, if it cuts the sheet at all.
    pub fn place_of(&mut self, whole: &Stretch, radius: f64) -> Option<[f64; 2]> {
        let stretch = whole.below(-TOUCH)?;
        if !touches_sheet(&stretch.curve, radius, &self.scene.stock) {
            return None;
        }
        let reach = KERF_RADII * radius + self.scene.tolerance;
        self.place(&stretch, reach, MAX_HALVINGS)
    }

    /// Halves a stretch until each half surely lies at one wall, or all in one region, or at none.
    fn place(&mut self, stretch: &Stretch, reach: f64, halvings: u32) -> Option<[f64; 2]> {
        let target = &self.scene.target;
        let curve = &stretch.curve;
        let [x, y] = curve.middle();
        self.n_stretches += 1;
        if self.n_stretches > MAX_STRETCHES {
            return Some([x, y]);
        }
        let mut found = vec![];
        target
            .index
            .near(curve.window(reach), &mut self.stamps, &mut found);
        let walls = found.iter().map(|&id| &target.walls[id as usize].curve);
        if walls.clone().any(|wall| is_beside(curve, wall, reach)) {
            return None;
        }
        let near = walls
            .map(|wall| distance_to(x, y, wall))
            .fold(f64::INFINITY, f64::min);
        if near > reach {
            let Some(room) = self.room(x, y, stretch.low()) else {
                return Some([x, y]);
            };
            // No wall comes near, and no edge of the region: all of it is inside.
            let half = curve.length() / 2.0;
            if near > reach + half && room > half {
                return None;
            }
        }
        if halvings == 0 {
            return None;
        }
        let [first, second] = stretch.halves();
        self.place(&first, reach, halvings - 1)
            .or_else(|| self.place(&second, reach, halvings - 1))
    }

    /// How far it is from a point to the edge of a region where a cut is no stray: inside an outline (in the part itself it is a gouge and
    /// told as such), in a feature beyond it, in waste to be cleared. `None` outside all.
    fn room(&self, x: f64, y: f64, low: f64) -> Option<f64> {
        let target = &self.scene.target;
        let mut most: Option<f64> = None;
        for (id, contour) in target.contours.iter().enumerate() {
            let is_allowed = match contour.kind {
                Kind::Outline => true,
                Kind::Pocket | Kind::Drill | Kind::VCarve => !contour.is_other_side,
                Kind::Clear | Kind::ClearRequired => {
                    low >= contour.floor - self.scene.tolerance - Z_ROUNDING
                }
                _ => false,
            };
            if is_allowed && contour.contains(x, y) {
                let room = target
                    .chain(id)
                    .iter()
                    .map(|piece| distance_to(x, y, piece))
                    .fold(f64::INFINITY, f64::min);
                most = Some(most.unwrap_or(0.0).max(room));
            }
        }
        most
    }
}
