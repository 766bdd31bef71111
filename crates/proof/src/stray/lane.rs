//! Lanes: cuts beside the kerf along a wall that widen it. They keep their distance from the wall, and the kerf is cut at the same height.

use crate::geometry::curve::length;
use crate::geometry::distance::{distance_to, nearest_point};
use crate::scene::Z_ROUNDING;
use crate::stray::run::Item;
use crate::stray::{KERF_RADII, Search};
use crate::target::NONE;

/// A lane runs at most this many radii from its wall: three from the kerf's middle.
const LANE_RADII: f64 = 4.0;
/// It keeps its distance from the wall within this, mm: both ends' rounding and the chords of fine polylines.
const EVEN: f64 = 0.02;
/// From one lane to the next the tool steps aside by at least this many radii ...
const LEAST_STEP: f64 = 0.1;
/// ... and goes no farther than this on the way, round a corner drawn out too.
const LONGEST_STEP: f64 = 12.0;
/// Sides drawn out about a square corner reach this many radii from it: √2 times as far as the lane, and a little.
pub const TURN_RADII: f64 = 6.0;

/// Where a point lies beside a part.
#[derive(Clone, Copy, Debug)]
struct Beside {
    part: u32,
    off: f64,
    at: [f64; 2],
}

impl Search<'_> {
    /// The nearest wall point within a distance.
    fn beside(&mut self, [x, y]: [f64; 2], reach: f64) -> Option<Beside> {
        let walls = self.walls_at([x, y], reach);
        let target = &self.scene.target;
        let mut best: Option<Beside> = None;
        for id in walls {
            let wall = &target.walls[id as usize];
            let off = distance_to(x, y, &wall.curve);
            if wall.solid != NONE && off <= reach && best.is_none_or(|one| off < one.off) {
                let at = nearest_point(x, y, &wall.curve);
                best = Some(Beside {
                    part: wall.solid,
                    off,
                    at,
                });
            }
        }
        best
    }

    /// Takes the items that widen the kerf along a wall for being at home. Returns for each whether it is such a lane. (One that comes all round
    /// before its part is finished lets it come loose: [`crate::cover::kerf`] sees that.)
    pub fn mark_lanes(&mut self, items: &mut [Item], radius: f64) -> Vec<bool> {
        let mut lanes: Vec<bool> = items
            .iter()
            .map(|item| {
                if item.is_stray && item.is_feed && item.curve().chord() > 0.0 {
                    self.lane_of(item, radius)
                } else {
                    false
                }
            })
            .collect();
        // Straight down at the beginning or the end of a lane.
        for at in 0..items.len() {
            let item = &items[at];
            if !item.is_stray || item.curve().chord() > 0.0 || !item.curve().is_line() {
                continue;
            }
            let beside = [at.checked_sub(1), Some(at + 1)];
            let is_at_lane = beside
                .into_iter()
                .flatten()
                .any(|near| lanes.get(near) == Some(&true));
            if is_at_lane {
                lanes[at] = true;
            }
        }
        for (item, lane) in items.iter_mut().zip(&lanes) {
            item.is_stray = item.is_stray && !*lane;
        }
        lanes
    }

    fn lane_of(&mut self, item: &Item, radius: f64) -> bool {
        let reach = LANE_RADII * radius + self.scene.tolerance;
        let Some(from) = self.beside(item.start(), reach) else {
            return false;
        };
        let mut middle = from;
        for (at, place) in [item.curve().middle(), item.end()].into_iter().enumerate() {
            let Some(one) = self.beside(place, reach) else {
                return false;
            };
            if one.part != from.part || (one.off - from.off).abs() > EVEN {
                return false;
            }
            if at == 0 {
                middle = one;
            }
        }
        let z = (item.stretch.from_z + item.stretch.to_z) / 2.0;
        self.is_kerf_at(&middle, z)
    }

    /// Whether the kerf itself is cut at the same height: a pass that lies beside its wall as a whole has no other there.
    fn is_kerf_at(&mut self, beside: &Beside, z: f64) -> bool {
        let scene = self.scene;
        let radius_of = |motion: u32| {
            let tool = scene.path.motions[motion as usize].tool;
            let tool = scene.tools.get(tool as usize);
            tool.map_or(0.0, |tool| tool.radius)
        };
        let found = self.cuts_near(beside.at, beside.off - EVEN);
        found.iter().any(|&id| {
            let piece = &scene.path.pieces[id as usize];
            let high = piece.from_z.max(piece.to_z);
            let is_level = piece.low() <= z + Z_ROUNDING && high >= z - Z_ROUNDING;
            let off = distance_to(beside.at[0], beside.at[1], &piece.curve);
            is_level && off <= KERF_RADII * radius_of(piece.motion) + scene.tolerance
        })
    }

    /// Whether an excursion turns about a corner between two lanes, or steps from one lane to another of the same part.
    pub fn is_between_lanes(&mut self, own: &[Item], beside: [bool; 2], radius: f64) -> bool {
        let reach = TURN_RADII * radius + self.scene.tolerance;
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return false;
        };
        let mut way = vec![];
        for place in own.iter().map(Item::start).chain([last.end()]) {
            let Some(one) = self.beside(place, reach) else {
                return false;
            };
            way.push(one);
        }
        if way.iter().any(|one| one.part != way[0].part) {
            return false;
        }
        let (from, to) = (way[0], way[way.len() - 1]);
        let is_even = (from.off - to.off).abs() <= 2.0 * EVEN;
        if is_even && beside == [true; 2] {
            // Both ways lead to one point straight on: the corner of the sides drawn out.
            let [ax, ay] = first.curve().direction_at(0.0);
            let [bx, by] = last.curve().direction_at(1.0);
            let vertex = from.at;
            return own.iter().zip(&way).all(|(item, one)| {
                let [dx, dy] = item.curve().direction_at(0.0);
                let is_on = (dx * ay - dy * ax).abs() <= SAME_WAY && dx * ax + dy * ay > 0.0
                    || (dx * by - dy * bx).abs() <= SAME_WAY && dx * bx + dy * by > 0.0;
                let off = length(one.at[0] - vertex[0], one.at[1] - vertex[1]);
                item.curve().is_line() && is_on && off <= radius
            });
        }
        let long: f64 = own.iter().map(|item| item.curve().length()).sum();
        beside.contains(&true)
            && (from.off - to.off).abs() >= LEAST_STEP * radius
            && long <= LONGEST_STEP * radius
    }

    /// Whether an excursion is one turn of a trochoid or a spiral that works its way along a wall: it stays beside one part, no farther than a lane, and
    /// has no sharp bend but at small arcs and short steps. A vertex astray makes one.
    pub fn is_turn(&mut self, own: &[Item], radius: f64) -> bool {
        let long: f64 = own.iter().map(|item| item.curve().length()).sum();
        if long > LONGEST_TURN * radius {
            return false;
        }
        let scene = self.scene;
        // Items are parts of their pieces: of a step the whole counts.
        let is_small = |item: &Item| {
            let curve = &scene.path.pieces[item.piece as usize].curve;
            if curve.is_line() {
                curve.chord() <= radius
            } else {
                curve.radius <= SMALL_ARC * radius
            }
        };
        let is_smooth = own.windows(2).all(|two| {
            let [ax, ay] = two[0].curve().direction_at(1.0);
            let [bx, by] = two[1].curve().direction_at(0.0);
            let is_joined = is_small(&two[0]) && is_small(&two[1])
                || two
                    .iter()
                    .any(|item| !item.curve().is_line() && is_small(item));
            is_joined && two[0].motion != two[1].motion || ax * bx + ay * by >= BEND
        });
        let reach = LANE_RADII * radius + self.scene.tolerance;
        let mut part = None;
        is_smooth
            && own.iter().all(|item| {
                let places = [item.start(), item.curve().middle(), item.end()];
                places.into_iter().all(|place| {
                    let beside = self.beside(place, reach);
                    beside.is_some_and(|one| *part.get_or_insert(one.part) == one.part)
                })
            })
    }
}

/// A turn of a trochoid is no longer than this, in radii of the tool: a circle of twice its radius, and the step.
const LONGEST_TURN: f64 = 17.0;
/// Its arcs have up to this many radii of the tool.
const SMALL_ARC: f64 = 2.0;
/// Cosine of 30°: moves that differ by less run smoothly on.
const BEND: f64 = 0.866;

/// Two directions that differ by less are the same: the sine of one degree.
const SAME_WAY: f64 = 0.0175;
