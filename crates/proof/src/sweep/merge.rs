//! Whole primitives out of chopped moves: runs of pieces on one line or one circle become one stroke, within a stated deviation that enters
//! as slack. Everything that asks "which earlier cuts are near" pays per stroke, so half-millimetre steps must not stay half-millimetre steps.

use crate::geometry::curve::{Curve, length};
use crate::path::{Motion, Path, Piece, Reading};
use crate::sweep::merge_arc::arc_run;

/// One primitive of the path with the pieces it stands for. Z changes evenly along it.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// In the plane; its slack holds every piece it stands for, and every point of it is that near to one of them.
    pub curve: Curve,
    /// Z at a, mm.
    pub from_z: f64,
    /// Z at b, mm.
    pub to_z: f64,
    /// How far the true Z may differ at the same place, mm.
    pub z_slack: f64,
    /// By position in the list of tools; [`crate::path::NO_TOOL`] where it was not given.
    pub tool: u16,
    /// Whose path it is.
    pub reading: Reading,
    /// First and last piece, both included. Pieces of no length in between are among them.
    pub pieces: [u32; 2],
    /// First and last motion, both included.
    pub motions: [u32; 2],
}

impl Stroke {
    /// Lowest Z, mm; less the slack it is certain.
    #[inline]
    pub fn low(&self) -> f64 {
        self.from_z.min(self.to_z)
    }

    /// Highest Z, mm.
    #[inline]
    pub fn high(&self) -> f64 {
        self.from_z.max(self.to_z)
    }

    /// A stroke of one piece.
    pub fn of_piece(piece: &Piece, id: u32, tool: u16) -> Stroke {
        Stroke {
            curve: piece.curve,
            from_z: piece.from_z,
            to_z: piece.to_z,
            z_slack: 0.0,
            tool,
            reading: piece.reading,
            pieces: [id; 2],
            motions: [piece.motion; 2],
        }
    }
}

/// Moves that lie this near to one line or circle are one where nothing else is said, mm: less than a program's last decimal says. It
/// enters as slack.
pub const MERGED: f64 = 1e-5;

impl Path {
    /// What the controller executes as whole lines and arcs, in program order, rapids by themselves. Made once: most checks ask for it.
    pub fn strokes(&self) -> &[Stroke] {
        self.strokes.get_or_init(|| {
            let mut strokes = merge(self, MERGED, |_, _| true);
            strokes.retain(|stroke| stroke.reading != Reading::MeantOnly);
            strokes.shrink_to_fit();
            strokes
        })
    }

    /// Gives their memory back; they are made anew when asked for.
    pub fn forget_strokes(&mut self) {
        self.strokes.take();
    }
}

/// All pieces of a path as strokes, in program order. Consecutive pieces are joined while they have the same tool, are read alike by both,
/// `is_alike` allows it, and lie within `delta` mm of one line or one circle with Z within `delta` of even. What is joined with nothing
/// stays as it is.
pub fn merge(path: &Path, delta: f64, is_alike: impl Fn(&Motion, &Motion) -> bool) -> Vec<Stroke> {
    let mut strokes = Vec::with_capacity(path.pieces.len().min(1 << 16));
    let mut run = Run::default();
    for (id, piece) in path.pieces.iter().enumerate() {
        let motion = &path.motions[piece.motion as usize];
        let is_next = run.last.is_some_and(|last: u32| {
            let before = &path.pieces[last as usize];
            let earlier = &path.motions[before.motion as usize];
            piece.reading == Reading::Both
                && before.reading == Reading::Both
                && motion.tool == earlier.tool
                && before.curve.bx == piece.curve.ax
                && before.curve.by == piece.curve.ay
                && before.to_z == piece.from_z
                && (earlier.kind == motion.kind || motion_moves(earlier, motion))
                && is_alike(earlier, motion)
        });
        if !is_next {
            run.end(path, delta, &mut strokes);
        }
        run.add(id as u32, piece);
    }
    run.end(path, delta, &mut strokes);
    strokes
}

/// Rapids are not joined with feed moves: whose place a finding names would no longer be clear.
fn motion_moves(a: &Motion, b: &Motion) -> bool {
    use crate::path::Kind::Rapid;
    (a.kind == Rapid) == (b.kind == Rapid)
}

/// A connected run of pieces that may be joined; pieces of no length are left out of `ids`.
#[derive(Default)]
struct Run {
    ids: Vec<u32>,
    first: Option<u32>,
    last: Option<u32>,
}

impl Run {
    fn add(&mut self, id: u32, piece: &Piece) {
        self.first = self.first.or(Some(id));
        self.last = Some(id);
        let is_still = piece.curve.is_line()
            && piece.curve.ax == piece.curve.bx
            && piece.curve.ay == piece.curve.by
            && piece.from_z == piece.to_z;
        if !is_still {
            self.ids.push(id);
        }
    }

    fn end(&mut self, path: &Path, delta: f64, strokes: &mut Vec<Stroke>) {
        let (Some(first), Some(last)) = (self.first.take(), self.last.take()) else {
            return;
        };
        if self.ids.is_empty() {
            self.ids.push(first);
        }
        let begin = strokes.len();
        let span = Span {
            path,
            ids: &self.ids,
            delta,
        };
        let mut at = 0;
        while at < self.ids.len() {
            at = span.join(at, strokes);
        }
        // Motions of no length at both ends of the run stay named.
        if let Some(stroke) = strokes.get_mut(begin) {
            stroke.pieces[0] = first;
            stroke.motions[0] = path.pieces[first as usize].motion;
        }
        if let Some(stroke) = strokes.last_mut() {
            stroke.pieces[1] = last;
            stroke.motions[1] = path.pieces[last as usize].motion;
        }
        self.ids.clear();
    }
}

/// The pieces of one run that have length.
pub(crate) struct Span<'a> {
    pub path: &'a Path,
    pub ids: &'a [u32],
    pub delta: f64,
}

impl Span<'_> {
    /// The piece at a place of the run.
    #[inline]
    pub fn piece(&self, at: usize) -> &Piece {
        &self.path.pieces[self.ids[at] as usize]
    }

    /// Adds strokes for the pieces from `at` on that belong together and returns the place after them.
    fn join(&self, at: usize, strokes: &mut Vec<Stroke>) -> usize {
        let line_end = self.line_run(at);
        let mut end = at + 1;
        if let Some(arc) = arc_run(self, at)
            && arc.end > line_end
        {
            end = arc.end;
            arc.add_strokes(self, at, strokes);
        } else if line_end > at + 1
            && let Some(stroke) = self.line_stroke(at, line_end)
        {
            end = line_end;
            strokes.push(stroke);
        } else {
            let piece = self.piece(at);
            let tool = self.path.motions[piece.motion as usize].tool;
            strokes.push(Stroke::of_piece(piece, self.ids[at], tool));
        }
        end
    }

    /// The frame of a stroke over pieces `at` to `end` (not included).
    pub fn stroke(&self, at: usize, end: usize, curve: Curve, z: [f64; 2], z_slack: f64) -> Stroke {
        let (first, last) = (self.piece(at), self.piece(end - 1));
        Stroke {
            curve,
            from_z: z[0],
            to_z: z[1],
            z_slack,
            tool: self.path.motions[first.motion as usize].tool,
            reading: first.reading,
            pieces: [self.ids[at], self.ids[end - 1]],
            motions: [first.motion, last.motion],
        }
    }

    /// Where the run of straight pieces from `at` on ends that stay within δ of one line. A wedge of directions from the start narrows with
    /// each vertex passed (δ over its distance to both sides), and likewise the slopes in Z, so each piece costs the same.
    fn line_run(&self, at: usize) -> usize {
        let start = self.piece(at);
        if !start.curve.is_line() {
            return at + 1;
        }
        let (ax, ay, z) = (start.curve.ax, start.curve.ay, start.from_z);
        let mut wedge: Option<[[f64; 2]; 2]> = None;
        let mut slopes = [f64::NEG_INFINITY, f64::INFINITY];
        let mut end = at;
        while end < self.ids.len() {
            let piece = self.piece(end);
            let curve = &piece.curve;
            let (dx, dy) = (curve.bx - ax, curve.by - ay);
            let far = length(dx, dy);
            let forward = (curve.bx - curve.ax) * dx + (curve.by - curve.ay) * dy;
            if !curve.is_line() || forward <= 0.0 {
                break;
            }
            let slope = (piece.to_z - z) / far;
            if slope < slopes[0] || slope > slopes[1] {
                break;
            }
            if let Some([right, left]) = wedge
                && (right[0] * dy - right[1] * dx < 0.0 || dx * left[1] - dy * left[0] < 0.0)
            {
                break;
            }
            end += 1;
            if far <= 2.0 * self.delta {
                continue;
            }
            let give = self.delta / far;
            slopes = [slopes[0].max(slope - give), slopes[1].min(slope + give)];
            let (ux, uy, c) = (dx / far, dy / far, (1.0 - give * give).sqrt());
            let right = [ux * c + uy * give, uy * c - ux * give];
            let left = [ux * c - uy * give, uy * c + ux * give];
            wedge = Some(match wedge {
                None => [right, left],
                Some([r, l]) => [
                    if r[0] * right[1] - r[1] * right[0] > 0.0 {
                        right
                    } else {
                        r
                    },
                    if l[0] * left[1] - l[1] * left[0] < 0.0 {
                        left
                    } else {
                        l
                    },
                ],
            });
        }
        end.max(at + 1)
    }

    /// One straight stroke, its slack measured at each vertex. `None` if a vertex lies before the start or past the end.
    fn line_stroke(&self, at: usize, end: usize) -> Option<Stroke> {
        let (first, last) = (self.piece(at), self.piece(end - 1));
        let (ax, ay, bx, by) = (first.curve.ax, first.curve.ay, last.curve.bx, last.curve.by);
        let long = length(bx - ax, by - ay);
        let (ux, uy) = ((bx - ax) / long, (by - ay) / long);
        let (from_z, to_z) = (first.from_z, last.to_z);
        let (mut slack, mut piece_slack, mut z_slack) = (0.0f64, first.curve.slack, 0.0f64);
        for i in at..end - 1 {
            let piece = self.piece(i);
            let (dx, dy) = (piece.curve.bx - ax, piece.curve.by - ay);
            let along = dx * ux + dy * uy;
            if along < 0.0 || along > long {
                return None;
            }
            slack = slack.max((dy * ux - dx * uy).abs());
            z_slack = z_slack.max((piece.to_z - from_z - (to_z - from_z) * (along / long)).abs());
            piece_slack = piece_slack.max(self.piece(i + 1).curve.slack);
        }
        if slack > 1.5 * self.delta || z_slack > 2.0 * self.delta {
            return None;
        }
        let curve = Curve {
            slack: slack + piece_slack,
            ..Curve::line(ax, ay, bx, by)
        };
        Some(self.stroke(at, end, curve, [from_z, to_z], z_slack))
    }
}
