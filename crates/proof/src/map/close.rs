//! Cells that level flat sweeps cover in part, closed by formula instead of halving them to the last micrometre.
//!
//! The cell is cut along the end lines of the sweeps (where a side turns into an end cap) until in each part every sweep is bounded by one
//! line, or by one circle. What no deeper sweep covers then stays a convex polygon, less at most one disc: its area has a closed form.

use crate::geometry::distance::distance_to;
use crate::map::circle::Circle;
use crate::map::close_area::{HalfPlane, Polygon};
use crate::map::close_form::{Form, form_of, give_of};
use crate::sweep::height_cell::Cell;
use crate::sweep::{Sweep, Sweeps};

/// So much of the cell is cut down to one height.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// mm.
    pub z: f64,
    /// mm².
    pub area: f64,
}

/// More sweeps than this are not closed at once; the cell is quartered first.
pub const MOST_SWEEPS: usize = 8;
/// Most cuts of one cell.
const MOST_CUTS: u32 = 10;

/// Work space of one cell.
struct Closing<'a> {
    sweeps: [Option<&'a Sweep>; MOST_SWEEPS],
    z: [f64; MOST_SWEEPS],
    n: usize,
    guard: f64,
    cuts_left: u32,
    layers: &'a mut Vec<Layer>,
    doubt: f64,
}

/// Adds to `layers` how much of the cell the sweeps `ids` (level, flat, deepest first) cut down to which height; what is left over is not
/// cut by them. Returns the area that may be counted to the wrong layer (slack and guard along every edge, rounding), mm². `None`, and
/// nothing added, where the formulas do not apply.
pub fn close(sweeps: &Sweeps, ids: &[u32], cell: &Cell, layers: &mut Vec<Layer>) -> Option<f64> {
    if ids.len() > MOST_SWEEPS {
        return None;
    }
    let mut taken = [(0, 0.0); MOST_SWEEPS];
    for (place, &id) in taken.iter_mut().zip(ids) {
        *place = (id, sweeps.all[id as usize].from_z);
    }
    close_at(sweeps, &taken[..ids.len()], cell, layers)
}

/// The same where everything that a sweep covers, whatever its slope and tool, is taken to lie at one given height (deepest first).
pub fn close_at(
    sweeps: &Sweeps,
    ids: &[(u32, f64)],
    cell: &Cell,
    layers: &mut Vec<Layer>,
) -> Option<f64> {
    if ids.len() > MOST_SWEEPS {
        return None;
    }
    let mut closing = Closing {
        sweeps: [None; MOST_SWEEPS],
        z: [0.0; MOST_SWEEPS],
        n: ids.len(),
        guard: sweeps.guard,
        cuts_left: MOST_CUTS,
        layers,
        doubt: 0.0,
    };
    for (i, &(id, z)) in ids.iter().enumerate() {
        closing.sweeps[i] = Some(&sweeps.all[id as usize]);
        closing.z[i] = z;
    }
    let begin = closing.layers.len();
    let is_closed = closing.part(&Polygon::new(cell.corners(0.0))).is_some();
    let doubt = closing.doubt;
    if !is_closed {
        layers.truncate(begin);
        return None;
    }
    Some(doubt)
}

impl Closing<'_> {
    fn part(&mut self, polygon: &Polygon) -> Option<()> {
        if polygon.is_empty() {
            return Some(());
        }
        let mut forms = [Form::Nothing; MOST_SWEEPS];
        for (i, form) in forms.iter_mut().enumerate().take(self.n) {
            let sweep = self.sweeps[i]?;
            *form = form_of(sweep, polygon, self.guard);
            match form {
                Form::Cut(line) => {
                    self.cuts_left = self.cuts_left.checked_sub(1)?;
                    let other = HalfPlane {
                        normal: [-line.normal[0], -line.normal[1]],
                        offset: -line.offset,
                    };
                    self.part(&polygon.within(line)?)?;
                    return self.part(&polygon.within(&other)?);
                }
                Form::Two => return None,
                // What is deeper comes first: nothing after this one counts.
                Form::All => break,
                _ => {}
            }
        }
        self.layer(polygon, &forms)
    }

    /// Takes one sweep after the other from the polygon, lines before circles where they are equally deep.
    fn layer(&mut self, polygon: &Polygon, forms: &[Form; MOST_SWEEPS]) -> Option<()> {
        let mut is_dropped = [false; MOST_SWEEPS];
        self.drop_end_caps(forms, &mut is_dropped);
        let mut rest = *polygon;
        let mut circle: Option<Circle> = None;
        let mut left = polygon.area();
        let perimeter = polygon.perimeter();
        let mut i = 0;
        while i < self.n {
            let z = self.z[i];
            let same = (i..self.n).take_while(|&j| self.z[j] == z).count();
            for is_circle in [false, true] {
                for j in i..i + same {
                    let sweep = self.sweeps[j]?;
                    let give = give_of(sweep, self.guard);
                    match forms[j] {
                        Form::All if !is_circle => {
                            self.layers.push(Layer { z, area: left });
                            return Some(());
                        }
                        Form::Half(half) if !is_circle => {
                            let out = HalfPlane {
                                normal: [-half.normal[0], -half.normal[1]],
                                offset: -half.offset,
                            };
                            rest = rest.within(&out)?;
                        }
                        Form::Disc(..) if is_circle && is_dropped[j] => {}
                        Form::Disc(centre, radius, is_inside) if is_circle => {
                            // Squares of the radius are subtracted in there.
                            self.doubt += 4e-15 * radius * radius;
                            let next = Circle {
                                centre,
                                radius,
                                is_inside,
                            };
                            match circle {
                                None => circle = Some(next),
                                Some(_) if next.misses(&rest) => {}
                                Some(before) => {
                                    if let Some((both, astray)) = before.with(&next) {
                                        circle = Some(both);
                                        self.doubt += astray * perimeter;
                                    } else {
                                        let (half, astray) = next.straight(polygon)?;
                                        rest = rest.within(&half)?;
                                        self.doubt += astray * perimeter;
                                    }
                                }
                            }
                        }
                        _ => continue,
                    }
                    // The stretch of a line in a convex polygon is at most half its perimeter, of a circle all of it.
                    self.doubt += give * perimeter * if is_circle { 1.0 } else { 0.5 };
                    let now = area_left(&rest, &circle);
                    self.layers.push(Layer {
                        z,
                        area: left - now,
                    });
                    left = now;
                }
            }
            i += same;
        }
        Some(())
    }

    /// An end cap is a disc around the end; a sweep that passes through that end, no higher and no narrower, covers it.
    fn drop_end_caps(&mut self, forms: &[Form; MOST_SWEEPS], is_dropped: &mut [bool; MOST_SWEEPS]) {
        for i in 0..self.n {
            let (Form::Disc(centre, radius, true), Some(sweep)) = (forms[i], self.sweeps[i]) else {
                continue;
            };
            let is_cap = radius == sweep.radius;
            is_dropped[i] = is_cap
                && (0..self.n).any(|j| {
                    j != i
                        && !is_dropped[j]
                        && self.sweeps[j].is_some_and(|other| {
                            self.z[j] <= self.z[i]
                                && other.radius >= radius
                                && distance_to(centre[0], centre[1], &other.curve)
                                    <= 4.0 * self.guard
                        })
                });
        }
    }
}

fn area_left(rest: &Polygon, circle: &Option<Circle>) -> f64 {
    let Some(circle) = circle else {
        return rest.area();
    };
    let inside = rest.area_in_disc(circle.centre, circle.radius);
    if circle.is_inside {
        (rest.area() - inside).max(0.0)
    } else {
        inside
    }
}
