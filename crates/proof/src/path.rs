//! The path of the tool's tip: motions as pieces, as meant by their words and as the controller executes them.

use crate::geometry::curve::{Curve, length};
use crate::path_arc::{Turn, Words};
use crate::sweep::merge::Stroke;
use std::cell::OnceCell;

/// Whose path a piece belongs to. Most belong to both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Meant and executed alike.
    Both,
    /// Meant by the words, but executed otherwise.
    MeantOnly,
    /// Executed, but not meant: extra turns, the straight way instead of a dropped circle.
    ExecutedOnly,
}

/// A piece of the path. Z changes evenly along it.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// In the plane, sheet coordinates. A vertical move is a line from a to a.
    pub curve: Curve,
    /// Z at a, mm; 0 at the stock top.
    pub from_z: f64,
    /// Z at b, mm.
    pub to_z: f64,
    /// Which motion it belongs to.
    pub motion: u32,
    /// Whose path it is.
    pub reading: Reading,
}

impl Piece {
    /// Lowest Z, mm.
    #[inline]
    pub fn low(&self) -> f64 {
        self.from_z.min(self.to_z)
    }

    /// Highest Z, mm.
    #[inline]
    pub fn high(&self) -> f64 {
        self.from_z.max(self.to_z)
    }

    /// Whether the controller runs it.
    #[inline]
    pub fn is_executed(&self) -> bool {
        self.reading != Reading::MeantOnly
    }

    /// The shares of the piece between which its Z is at or below a height; `None` if it stays above.
    pub fn stretch_below(&self, z: f64) -> Option<[f64; 2]> {
        let (from_in, to_in) = (self.from_z <= z, self.to_z <= z);
        match (from_in, to_in) {
            (true, true) => Some([0.0, 1.0]),
            (false, false) => None,
            _ => {
                let ratio = (z - self.from_z) / (self.to_z - self.from_z);
                Some(if from_in { [0.0, ratio] } else { [ratio, 1.0] })
            }
        }
    }
}

/// What a block commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// G0, straight.
    Rapid,
    /// G1.
    Line,
    /// G2 or G3 in the plane of X and Y.
    Arc,
    /// G4, or nothing that moves.
    Dwell,
}

/// What the checks ask of a motion besides its pieces.
#[derive(Clone, Copy, Debug)]
pub struct Motion {
    /// What it is.
    pub kind: Kind,
    /// Position in the list of tools; `NO_TOOL` where the tool was not given.
    pub tool: u16,
    /// −1 counter-clockwise (M4), 0 off, 1 clockwise (M3).
    pub spindle: i8,
    /// Programmed feed, mm/min.
    pub feed: f32,
    /// Spindle speed, rpm.
    pub rpm: f32,
    /// When it starts and ends by the planner, seconds.
    pub start_s: f64,
    /// See `start_s`.
    pub end_s: f64,
}

/// A tool that was not given.
pub const NO_TOOL: u16 = u16::MAX;

/// The whole path.
#[derive(Clone, Debug, Default)]
pub struct Path {
    /// In program order.
    pub motions: Vec<Motion>,
    /// In program order.
    pub pieces: Vec<Piece>,
    /// The pieces of motion i are first[i] ≤ id < first[i + 1].
    pub first: Vec<u32>,
    /// See [`Path::strokes`].
    pub(crate) strokes: OnceCell<Vec<Stroke>>,
}

/// Numbers per motion in the flat form: kind (0 rapid, 1 line, 2 arc, 3 dwell), from X Y Z, to X Y Z, centre X Y, clockwise (1 or 0),
/// sweep in radians as executed (NaN: as meant), tool (−1: not given), spindle (1, 0, −1), feed, rpm, start s, end s.
pub const COLUMNS: usize = 17;

/// Two turns of an arc that end this near to each other are the same. mm.
pub const SAME_ARC: f64 = 1e-3;

impl Path {
    /// A path without motions, with room for so many.
    pub fn with_capacity(n_motions: usize) -> Path {
        let mut path = Path {
            motions: Vec::with_capacity(n_motions),
            pieces: Vec::with_capacity(n_motions),
            first: Vec::with_capacity(n_motions + 1),
            strokes: OnceCell::new(),
        };
        path.first.push(0);
        path
    }

    /// From the flat form. Rows beyond a whole number are left out.
    pub fn read(rows: &[f64]) -> Path {
        let mut path = Path::with_capacity(rows.len() / COLUMNS);
        path.add(rows);
        path
    }

    /// Adds motions in the flat form at the end. The path must come from [`Path::with_capacity`] or [`Path::read`].
    pub fn add(&mut self, rows: &[f64]) {
        let path = self;
        path.forget_strokes();
        for row in rows.as_chunks::<COLUMNS>().0 {
            let motion = path.motions.len() as u32;
            path.motions.push(Motion {
                kind: match row[0] as u8 {
                    0 => Kind::Rapid,
                    1 => Kind::Line,
                    2 => Kind::Arc,
                    _ => Kind::Dwell,
                },
                tool: if row[11] < 0.0 {
                    NO_TOOL
                } else {
                    row[11] as u16
                },
                spindle: row[12] as i8,
                feed: row[13] as f32,
                rpm: row[14] as f32,
                start_s: row[15],
                end_s: row[16],
            });
            add_pieces(row, motion, &mut path.pieces);
            path.first.push(path.pieces.len() as u32);
        }
    }

    /// The pieces of one motion.
    pub fn pieces_of(&self, motion: usize) -> &[Piece] {
        &self.pieces[self.first[motion] as usize..self.first[motion + 1] as usize]
    }
}

fn add_pieces(row: &[f64; COLUMNS], motion: u32, pieces: &mut Vec<Piece>) {
    let &[kind, ax, ay, az, bx, by, bz, cx, cy, clockwise, sweep, ..] = row;
    match kind as u8 {
        3 => {}
        2 => {
            let words = Words {
                from: [ax, ay],
                to: [bx, by],
                centre: [cx, cy],
                is_clockwise: clockwise != 0.0,
            };
            let meant = words.meant_sweep();
            let radius = length(ax - cx, ay - cy);
            let is_otherwise = sweep.is_finite() && (sweep - meant).abs() * radius > SAME_ARC;
            let turn = Turn {
                z: [az, bz],
                motion,
                meant,
                sweep: meant,
                reading: Reading::Both,
            };
            if is_otherwise {
                words.add_arc(
                    &Turn {
                        reading: Reading::MeantOnly,
                        ..turn
                    },
                    pieces,
                );
                words.add_arc(
                    &Turn {
                        reading: Reading::ExecutedOnly,
                        sweep,
                        ..turn
                    },
                    pieces,
                );
            } else {
                words.add_arc(&turn, pieces);
            }
        }
        _ => pieces.push(Piece {
            curve: Curve::line(ax, ay, bx, by),
            from_z: az,
            to_z: bz,
            motion,
            reading: Reading::Both,
        }),
    }
}
