//! Whether a body that moves meets wood that still stands at that time: first by whole stretches that an earlier sweep contains, then by
//! cells walked depth first, of which nothing is kept. (Reference: simulate.md 5.4 inside tests, 5.7 lemma 2.)

mod telling;

use crate::geometry::distance::distance_to;
use crate::geometry::grid::{Grid, Stamps};
use crate::path::{Kind, Path, Piece};
use crate::safety::body::Body;
use crate::safety::height::{Cell, highest_left, lowest_left};
use crate::safety::retrace::{cut, open_stretch, widest};
use crate::safety::under::Under;
use crate::scene::{Scene, TOUCH, Z_ROUNDING};
use crate::tool::{Shape, Tool};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meeting {
    /// No wood deeper than the tolerance.
    Free,
    /// Surely wood, at this place.
    Wood {
        /// Place in the sheet.
        x: f64,
        /// Place in the sheet.
        y: f64,
    },
    /// The work limit or the smallest cell was reached first.
    Open,
}

/// The stock as the motions before a given one have left it.
pub struct Past<'a> {
    scene: &'a Scene,
    sweeps: Grid,
    under: Under<'a>,
    stamps: Stamps,
    found: Vec<u32>,
    /// Shared by all levels of a walk.
    stack: Vec<u32>,
    /// Smallest cells of this root that may still be found open.
    open_left: u32,
    /// Cells that may still be looked at.
    pub budget: u64,
}

/// Roots of a walk are this wide, mm.
const ROOT: f64 = 4.0;
/// No cell is made smaller than this, mm: a fifth of the tolerance that is left around every body.
const SMALLEST: f64 = 0.002;
/// Most cells of one question.
const MOST_CELLS: u64 = 400_000;
/// So many smallest cells of one root found open, and the rest of it is not looked at: it is not free, and what is wood beside the way of an
/// earlier rapid mostly fills other roots too.
const MOST_OPEN: u32 = 200;

impl<'a> Past<'a> {
    /// Prepares the index over everything that has moved, and over what has cut from below before that.
    pub fn new(scene: &'a Scene, under: &'a Path, budget: u64) -> Past<'a> {
        let curves: Vec<_> = scene.path.pieces.iter().map(|piece| piece.curve).collect();
        let sweeps = Grid::new(&curves, 8.0, |id| {
            tool_of(scene, &scene.path.pieces[id]).map_or(widest(scene), |tool| tool.radius)
        });
        Past {
            scene,
            sweeps,
            under: Under::new(scene, under),
            stamps: Stamps::default(),
            found: vec![],
            stack: vec![],
            open_left: MOST_OPEN,
            budget,
        }
    }

    /// Whether a body on a piece of path meets wood that stands before a motion.
    pub fn meeting(&mut self, body: &Body, piece: &Piece, before: u32) -> Meeting {
        let moved = Piece {
            from_z: piece.from_z + body.lift,
            to_z: piece.to_z + body.lift,
            ..*piece
        };
        let Some([from, to]) = moved.stretch_below(-TOUCH) else {
            return Meeting::Free;
        };
        let below = cut(&moved, from, to);
        let margin = (body.profile.radius / 2.0).min(self.scene.tolerance);
        let reach = body.profile.radius - margin;
        match self.not_retraced(body, &below, before) {
            None => Meeting::Free,
            Some([first, last]) => {
                let rest = cut(&below, first, last);
                self.walk(body, &rest, before, reach)
            }
        }
    }

    /// The stretch of a straight piece that no earlier sweep contains whole; `None` if nothing is left. The heights over which a straight
    /// sweep has passed form a convex set, so a stretch whose two ends lie in it lies in it.
    fn not_retraced(&mut self, body: &Body, piece: &Piece, before: u32) -> Option<[f64; 2]> {
        if !piece.curve.is_line() {
            return Some([0.0, 1.0]);
        }
        self.sweeps
            .near(piece.curve.window(0.0), &mut self.stamps, &mut self.found);
        let scene = self.scene;
        let helpers: Vec<(&Piece, f64)> = self
            .found
            .iter()
            .map(|&id| &scene.path.pieces[id as usize])
            .filter(|earlier| earlier.motion < before && earlier.curve.is_line())
            .filter_map(|earlier| Some((earlier, self.room(body, earlier)?)))
            .collect();
        if helpers.is_empty() {
            return Some([0.0, 1.0]);
        }
        open_stretch(piece, &helpers, scene.tolerance)
    }

    /// How far a body may stand beside an earlier sweep's axis and still be inside what that has cut; `None` if it may not at all.
    fn room(&self, body: &Body, earlier: &Piece) -> Option<f64> {
        if !self.is_sure(earlier) {
            return None;
        }
        let tool = tool_of(self.scene, earlier)?;
        let motion = &self.scene.path.motions[earlier.motion as usize];
        let slack = earlier.curve.slack + self.scene.guard;
        let room = if tool.shape == Shape::Flat {
            tool.radius - body.profile.radius + self.scene.tolerance - slack
        } else if motion.tool == body.tool {
            self.scene.tolerance - slack
        } else {
            return None;
        };
        (room >= 0.0).then_some(room)
    }

    /// Whether a piece surely has cut: run by the controller, at a feed, by a tool that is known.
    fn is_sure(&self, piece: &Piece) -> bool {
        let motion = &self.scene.path.motions[piece.motion as usize];
        piece.is_executed()
            && motion.kind != Kind::Rapid
            && tool_of(self.scene, piece).is_some_and(Tool::is_known)
    }

    fn walk(&mut self, body: &Body, piece: &Piece, before: u32, reach: f64) -> Meeting {
        let [width, height, _] = self.scene.stock;
        let mut window = piece.curve.window(reach);
        window = [
            window[0].max(0.0),
            window[1].max(0.0),
            window[2].min(width),
            window[3].min(height),
        ];
        let mut left = self.budget.min(MOST_CELLS);
        let before_walk = left;
        let mut worst = Meeting::Free;
        let (columns, rows) = (
            ((window[2] - window[0]) / ROOT).ceil().max(0.0),
            ((window[3] - window[1]) / ROOT).ceil().max(0.0),
        );
        'roots: for row in 0..rows as u64 {
            for column in 0..columns as u64 {
                let cell = Cell {
                    x: window[0] + (column as f64 + 0.5) * ROOT,
                    y: window[1] + (row as f64 + 0.5) * ROOT,
                    half: ROOT / 2.0,
                };
                if left == 0 {
                    worst = Meeting::Open;
                    break 'roots;
                }
                if distance_to(cell.x, cell.y, &piece.curve)
                    > reach + cell.reach() + piece.curve.slack
                {
                    left -= 1;
                    continue;
                }
                let question = Question { body, piece, reach };
                self.open_left = MOST_OPEN;
                self.gather(&cell, before);
                self.under.gather(&cell);
                match self.look(&question, cell, 0, &mut left) {
                    Meeting::Free => {}
                    Meeting::Open => worst = Meeting::Open,
                    wood => {
                        worst = wood;
                        break 'roots;
                    }
                }
            }
        }
        self.budget -= before_walk - left;
        worst
    }

    /// Puts all earlier pieces over a root into the stack, lowest first.
    fn gather(&mut self, cell: &Cell, before: u32) {
        let window = [
            cell.x - cell.half,
            cell.y - cell.half,
            cell.x + cell.half,
            cell.y + cell.half,
        ];
        self.sweeps.near(window, &mut self.stamps, &mut self.found);
        self.stack.clear();
        let pieces = &self.scene.path.pieces;
        self.stack.extend(
            self.found.iter().filter(|&&id| {
                pieces[id as usize].motion < before && pieces[id as usize].low() < 0.0
            }),
        );
        self.stack.sort_by(|&a, &b| {
            let (low_a, low_b) = (pieces[a as usize].low(), pieces[b as usize].low());
            low_a.total_cmp(&low_b).then(a.cmp(&b))
        });
    }

    /// One cell with the earlier pieces stack[from..].
    fn look(&mut self, question: &Question, cell: Cell, from: usize, left: &mut u64) -> Meeting {
        if *left == 0 || self.open_left == 0 {
            return Meeting::Open;
        }
        *left -= 1;
        let [width, height, thickness] = self.scene.stock;
        let guard = self.scene.guard;
        if cell.x - cell.half >= width || cell.y - cell.half >= height {
            return Meeting::Free;
        }
        let Question { body, piece, reach } = *question;
        let lowest = lowest_left(&body.profile, reach, piece, &cell);
        if lowest >= -TOUCH {
            return Meeting::Free;
        }
        let to = self.stack.len();
        let mut wood = 0.0;
        // Where the other side has cut as deep as this one there is no wood between.
        let floor = f64::max(-thickness, self.under.least(self.scene, &cell));
        if floor >= wood {
            return Meeting::Free;
        }
        for at in from..to {
            let id = self.stack[at];
            let earlier = &self.scene.path.pieces[id as usize];
            let tool = tool_of(self.scene, earlier);
            let radius = tool.map_or(widest(self.scene), |tool| tool.radius);
            let near = distance_to(cell.x, cell.y, &earlier.curve) - earlier.curve.slack;
            if near > radius + cell.reach() + guard {
                continue;
            }
            self.stack.push(id);
            if let Some(tool) = tool
                && self.is_sure(earlier)
                && earlier.low() <= lowest + Z_ROUNDING
            {
                wood = f64::min(wood, highest_left(tool, radius - guard, earlier, &cell));
                if wood <= lowest + Z_ROUNDING || wood <= floor {
                    self.stack.truncate(to);
                    return Meeting::Free;
                }
            }
        }
        let found = if self.is_surely_wood(question, &cell, to) {
            Meeting::Wood {
                x: cell.x,
                y: cell.y,
            }
        } else if cell.half <= SMALLEST || self.is_past_telling(question, &cell, to, lowest) {
            self.open_left -= 1;
            Meeting::Open
        } else {
            self.look_closer(question, &cell, to, left)
        };
        self.stack.truncate(to);
        found
    }

    fn look_closer(
        &mut self,
        question: &Question,
        cell: &Cell,
        from: usize,
        left: &mut u64,
    ) -> Meeting {
        let half = cell.half / 2.0;
        let mut worst = Meeting::Free;
        for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            let quarter = Cell {
                x: cell.x + sx * half,
                y: cell.y + sy * half,
                half,
            };
            match self.look(question, quarter, from, left) {
                Meeting::Free => {}
                Meeting::Open => worst = Meeting::Open,
                wood => return wood,
            }
        }
        worst
    }
}

#[derive(Clone, Copy)]
struct Question<'a> {
    body: &'a Body,
    piece: &'a Piece,
    reach: f64,
}

/// The tool of a piece; `None` where it was not given.
pub fn tool_of<'a>(scene: &'a Scene, piece: &Piece) -> Option<&'a Tool> {
    let place = scene.path.motions[piece.motion as usize].tool;
    scene.tools.get(place as usize)
}
