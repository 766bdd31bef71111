//! Which motions of the program a place of a stroke belongs to.

use crate::engage::Place;
use crate::engage::path::Stroke;
use crate::path::Piece;
use crate::scene::Scene;

/// The motions that a stroke was made of, met in order.
pub struct Owners<'a> {
    pieces: &'a [Piece],
    /// Whether they lead straight down or up.
    is_vertical: bool,
    /// Length of all pieces, by their chords in the plane, straight down along Z.
    all: f64,
    /// The piece reached, and the length before it.
    at: usize,
    passed: f64,
}

impl<'a> Owners<'a> {
    /// Nothing is met yet.
    pub fn new(scene: &'a Scene, stroke: &Stroke) -> Owners<'a> {
        let pieces = &scene.path.pieces[stroke.first as usize..=stroke.last as usize];
        let mut owners = Owners {
            pieces,
            is_vertical: stroke.is_vertical(),
            all: 0.0,
            at: 0,
            passed: 0.0,
        };
        if pieces.len() > 1 {
            owners.all = pieces.iter().map(|piece| owners.long(piece)).sum();
        }
        owners
    }

    fn long(&self, piece: &Piece) -> f64 {
        if self.is_vertical {
            (piece.to_z - piece.from_z).abs()
        } else {
            piece.curve.chord()
        }
    }

    /// The motion under a share of the stroke.
    pub fn motion_at(&self, ratio: f64) -> u32 {
        let mut passed = 0.0;
        for piece in self.pieces {
            passed += self.long(piece);
            if passed >= ratio * self.all {
                return piece.motion;
            }
        }
        self.pieces[self.pieces.len() - 1].motion
    }

    /// Shares the length a place stands for out among the motions under it; gives the one in the middle.
    pub fn share_out(&mut self, place: &Place, mut give: impl FnMut(u32, f64)) -> u32 {
        let mut middle = self.pieces[self.at].motion;
        if self.all == 0.0 {
            give(middle, place.long);
            return middle;
        }
        let half = place.share / 2.0;
        let (from, to) = (
            (place.ratio - half) * self.all,
            (place.ratio + half) * self.all,
        );
        loop {
            let piece = &self.pieces[self.at];
            let long = self.long(piece);
            let end = self.passed + long;
            let overlap = end.min(to) - self.passed.max(from);
            if overlap > 0.0 {
                give(piece.motion, place.long * overlap / (to - from));
            }
            if self.passed <= place.ratio * self.all {
                middle = piece.motion;
            }
            if end > to || self.at + 1 == self.pieces.len() {
                return middle;
            }
            self.passed = end;
            self.at += 1;
        }
    }
}
