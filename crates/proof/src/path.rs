//! The path of the tool's tip: motions as pieces, as meant by their words and as the controller executes them.

use crate::geometry::curve::{Curve, length};
use crate::geometry::split_arc::{Arc, split_arc};
use crate::numeric::{PI, atan2, cos, sin};
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

/// From this radius on an arc is taken as chords: closed forms with so large a centre lose too many digits in doubles. mm.
const LARGEST_RADIUS: f64 = 1e5;
/// Below this an arc has no shape. mm.
const SMALLEST_RADIUS: f64 = 1e-6;
/// How far such a chord may lie from its arc, unless `MAX_CHORDS` forbids; it becomes slack. mm.
const CHORD_SLACK: f64 = 1e-4;
const MAX_CHORDS: f64 = 4096.0;
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

/// An arc as its block states it.
struct Words {
    from: [f64; 2],
    to: [f64; 2],
    centre: [f64; 2],
    is_clockwise: bool,
}

#[derive(Clone, Copy)]
struct Turn {
    z: [f64; 2],
    motion: u32,
    meant: f64,
    sweep: f64,
    reading: Reading,
}

impl Words {
    /// From the start to the end in its direction, radians, signed; a whole turn where they coincide.
    fn meant_sweep(&self) -> f64 {
        let whole = if self.is_clockwise {
            -2.0 * PI
        } else {
            2.0 * PI
        };
        if self.from == self.to {
            return whole;
        }
        let (ux, uy) = (self.from[0] - self.centre[0], self.from[1] - self.centre[1]);
        let (vx, vy) = (self.to[0] - self.centre[0], self.to[1] - self.centre[1]);
        let shortest = atan2(ux * vy - uy * vx, ux * vx + uy * vy);
        if shortest == 0.0 {
            whole
        } else if (shortest < 0.0) == self.is_clockwise {
            shortest
        } else {
            shortest + whole
        }
    }

    /// An arc turned by a given sweep, then, if that does not lead to its end, the straight way there (GRBL's last segment goes to the
    /// target whatever the angle was). Start and end radius may differ by a few µm: the mean is taken, half the difference is slack.
    fn add_arc(&self, turn: &Turn, pieces: &mut Vec<Piece>) {
        let &Words {
            from: [ax, ay],
            to: [bx, by],
            centre: [cx, cy],
            ..
        } = self;
        let &Turn {
            z: [az, bz],
            motion,
            reading,
            sweep,
            meant,
        } = turn;
        let start = length(ax - cx, ay - cy);
        let end = length(bx - cx, by - cy);
        let is_whole = (sweep - meant).abs() * start <= SAME_ARC;
        let radius = if is_whole { (start + end) / 2.0 } else { start };
        let mut add = |curve: Curve, from_z: f64, to_z: f64| {
            pieces.push(Piece {
                curve,
                from_z,
                to_z,
                motion,
                reading,
            });
        };
        if radius < SMALLEST_RADIUS {
            add(Curve::line(ax, ay, bx, by), az, bz);
            return;
        }
        let slack = if is_whole {
            (start - end).abs() / 2.0
        } else {
            0.0
        };
        let (c, s) = (cos(sweep), sin(sweep));
        let to = if is_whole {
            [bx, by]
        } else {
            [
                cx + (ax - cx) * c - (ay - cy) * s,
                cy + (ax - cx) * s + (ay - cy) * c,
            ]
        };
        let arc = Arc {
            from: [ax, ay],
            to,
            centre: [cx, cy],
            radius,
            sweep,
            slack,
        };
        let z_at = |ratio: f64| {
            if ratio <= 0.0 {
                az
            } else if ratio >= 1.0 {
                bz
            } else {
                az + (bz - az) * ratio
            }
        };
        if radius > LARGEST_RADIUS {
            chords(&arc, |curve, from, to| add(curve, z_at(from), z_at(to)));
        } else {
            split_arc(&arc, |curve, from, to| add(curve, z_at(from), z_at(to)));
        }
        if !is_whole {
            add(Curve::line(to[0], to[1], bx, by), bz, bz);
        }
    }
}

/// An arc too large for closed forms as chords, each with its sagitta c²/8R as slack.
fn chords(arc: &Arc, mut add: impl FnMut(Curve, f64, f64)) {
    let long = arc.sweep.abs() * arc.radius;
    let count = (long / (8.0 * arc.radius * CHORD_SLACK).sqrt())
        .ceil()
        .clamp(1.0, MAX_CHORDS);
    let chord = long / count;
    let slack = arc.slack + chord * chord / (8.0 * arc.radius);
    let [cx, cy] = arc.centre;
    let (ux, uy) = (arc.from[0] - cx, arc.from[1] - cy);
    let mut at = arc.from;
    for i in 1..=count as u32 {
        let ratio = f64::from(i) / count;
        let (c, s) = (cos(arc.sweep * ratio), sin(arc.sweep * ratio));
        let to = if ratio >= 1.0 {
            arc.to
        } else {
            [cx + ux * c - uy * s, cy + ux * s + uy * c]
        };
        add(
            Curve {
                slack,
                ..Curve::line(at[0], at[1], to[0], to[1])
            },
            f64::from(i - 1) / count,
            ratio,
        );
        at = to;
    }
}
