//! Ways through waste into a cut along a wall and out of it.
//!
//! A cut in waste harms no part. What makes it doubtful is that nothing asks for it: it may be a traverse that lost its retract. So it is
//! in order where the program itself shows what it is for. With the tool down all the time (one *run*)
//!
//! * a *lead in* begins where the tool goes down and ends at a wall (within the kerf along it); the cut goes on along walls and comes back
//!   to where the lead has met it, so it closes round something. A *lead out* is the same backwards;
//! * a *turn* leaves a wall and comes back to the same part: between two passes that close, to go down in the waste; or at a corner, where
//!   it leaves along one side and comes back along the other, or goes down beyond the corner and comes back the same way. A single vertex that
//!   was put astray does neither.
//!
//! None goes farther from the meeting point than [`reach`], none is faster or deeper than the run's cuts along walls. A traverse from
//! part to part, tool down, is none of these, nor is one from a contour's end to elsewhere that is longer than a lead.

use crate::geometry::curve::length;
use crate::geometry::distance::{distance_to, farthest_from, nearest_point};
use crate::scene::Z_ROUNDING;
use crate::stray::lane::TURN_RADII;
use crate::stray::run::{Item, Run, items_of};
use crate::stray::waste::{Loner, is_off_sheet, is_straight};
use crate::stray::{KERF_RADII, Search, Stray, Strays, Why};
use std::ops::Range;

/// A lead goes no farther from where it meets the contour than this many diameters of its tool ...
const LEAD_DIAMETERS: f64 = 5.0;
/// ... or this, whichever is more, mm: arcs and lines of 20 mm, as programs for sheet work have them.
const LEAD_LENGTH: f64 = 40.0;
/// A loop at a corner comes back this near to where it left, in radii: the sides of a square corner are 4 apart there.
const LOOP_RADII: f64 = 5.0;
/// Two directions that differ by less are the same: the sine of one degree.
const SAME_WAY: f64 = 0.0175;
/// One turn beside a wall may be a mistake; so many are a trochoid.
const LEAST_TURNS: usize = 3;
/// More excursions than this are not looked at in one run.
const MOST_EXCURSIONS: usize = 20_000;

/// How far from its meeting point a lead may go, mm.
pub fn reach(radius: f64) -> f64 {
    (LEAD_DIAMETERS * 2.0 * radius).max(LEAD_LENGTH)
}

/// Judges the excursions of one run. Runs that may be cuts of another kind are handed on.
pub fn judge_run(search: &mut Search, run: &Run, found: &mut Strays, loners: &mut Vec<Loner>) {
    let scene = search.scene;
    let first = &scene.path.pieces[run.pieces[0] as usize];
    let tool = scene.path.motions[first.motion as usize].tool;
    let Some(radius) = scene.tools.get(tool as usize).map(|tool| tool.radius) else {
        return;
    };
    let mut items = items_of(scene, run, radius, |stretch| {
        search.place_of(stretch, radius).is_some()
    });
    let lanes = search.mark_lanes(&mut items, radius);
    let home = Home::of(search, &items);
    let mut found_here = Strays::default();
    // Where the tool is off the sheet it might as well be up.
    for part in on_sheet(&items) {
        let one = Segment {
            items: &items[part.clone()],
            lanes: &lanes[part],
            radius,
        };
        judge_segment(search, &one, &home, &mut found_here);
    }
    found.n_leads += found_here.n_leads;
    let bad = !found_here.strays.is_empty();
    let strays = found_here.strays;
    loners.push(Loner {
        items,
        strays,
        radius,
        is_lead: !bad,
    });
}

/// What a run does on the sheet without leaving it.
struct Segment<'a> {
    items: &'a [Item],
    lanes: &'a [bool],
    radius: f64,
}

/// Ranges of items on the sheet, one after the other.
fn on_sheet(items: &[Item]) -> Vec<Range<usize>> {
    ranges_of(items, |item| !item.is_air)
}

fn judge_segment(search: &mut Search, one: &Segment, home: &Home, found: &mut Strays) {
    let excursions = ranges_of(one.items, |item| item.is_stray);
    let is_too_many = excursions.len() > MOST_EXCURSIONS;
    let mut all = vec![];
    let mut n_turns = 0;
    for excursion in &excursions {
        let is_turn = !is_too_many && search.is_turn(&one.items[excursion.clone()], one.radius);
        n_turns += usize::from(is_turn);
        all.push(is_turn);
    }
    for (excursion, is_turn) in excursions.iter().zip(all) {
        let why = if is_too_many {
            Some(Why::Unseen)
        } else if is_turn && n_turns >= LEAST_TURNS {
            None
        } else {
            judge(search, one, excursion, home)
        };
        let Some(why) = why else {
            found.n_leads += 1;
            continue;
        };
        for at in excursion.clone() {
            let item = &one.items[at];
            let [x, y] = item.curve().middle();
            found.strays.push(Stray {
                motion: item.motion,
                x,
                y,
                why,
            });
        }
    }
}

/// What the run cuts along walls.
struct Home {
    long: f64,
    /// A good share of it is run at this feed or faster.
    feed: f32,
    lowest: f64,
}

/// That share: the last bit of a lead lies within the kerf and must not speak for the contour.
const SHARE: f64 = 0.25;

impl Home {
    fn of(search: &Search, items: &[Item]) -> Home {
        let motions = &search.scene.path.motions;
        let mut runs: Vec<(f32, f64)> = vec![];
        let mut lowest = f64::INFINITY;
        for item in items.iter().filter(|item| item.is_feed && !item.is_stray) {
            let feed = motions[item.motion as usize].feed;
            runs.push((feed, item.curve().length()));
            lowest = lowest.min(item.stretch.low());
        }
        runs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let long: f64 = runs.iter().map(|run| run.1).sum();
        let mut sum = 0.0;
        let share = runs.iter().find(|run| {
            sum += run.1;
            sum >= SHARE * long
        });
        Home {
            long,
            feed: share.map_or(0.0, |run| run.0),
            lowest,
        }
    }
}

/// Ranges of items one after the other that all are what is asked.
fn ranges_of(items: &[Item], is: impl Fn(&Item) -> bool) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = vec![];
    for (at, _) in items.iter().enumerate().filter(|(_, item)| is(item)) {
        match all.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => all.push(at..at + 1),
        }
    }
    all
}

/// Why an excursion is in no order; `None`: it is.
fn judge(
    search: &mut Search,
    segment: &Segment,
    excursion: &Range<usize>,
    home: &Home,
) -> Option<Why> {
    let &Segment {
        items,
        lanes,
        radius,
    } = segment;
    // A rapid down into a hole that is there already begins nothing.
    let begins = items[..excursion.start].iter().all(|item| !item.is_feed);
    let ends = items[excursion.end..].iter().all(|item| !item.is_feed);
    if begins && ends {
        return Some(Why::Apart);
    }
    let own = &items[excursion.clone()];
    let (first, last) = (own.first()?, own.last()?);
    let meeting = if begins { last.end() } else { first.start() };
    let extent = own
        .iter()
        .map(|item| farthest_from(meeting[0], meeting[1], item.curve()))
        .fold(0.0, f64::max);
    let near = KERF_RADII * radius + search.scene.tolerance;
    let is_rip = begins != ends && is_straight(items) && is_rip(search, own, begins, near);
    let is_between = !begins && !ends && {
        let beside = [lanes[excursion.start - 1], lanes[excursion.end]];
        search.is_between_lanes(own, beside, radius)
    };
    if extent > reach(radius) && !is_rip && !is_between {
        return Some(Why::Far);
    }
    if home.long < extent && !is_rip {
        return Some(Why::Apart);
    }
    let mut after = items[excursion.end..].iter();
    let mut before = items[..excursion.start].iter().rev();
    if begins || ends {
        let meets = if begins {
            excursion.end
        } else {
            excursion.start - 1
        };
        // A lane may begin at the corner of its sides drawn out.
        let near = if lanes[meets] {
            TURN_RADII * radius
        } else {
            near
        };
        let is_closed = if begins {
            comes_back(&mut after, meeting, near)
        } else {
            comes_back(&mut before, meeting, near)
        };
        let z = if begins {
            last.stretch.to_z
        } else {
            first.stretch.from_z
        };
        let pieces = items.first()?.piece..items.last()?.piece + 1;
        if !is_closed && !search.is_joined(meeting, z, radius, &pieces) {
            return Some(Why::NotClosed);
        }
    } else if !is_between {
        let back = last.end();
        let gap = length(back[0] - meeting[0], back[1] - meeting[1]);
        let parts = search.parts_at(meeting, radius);
        let is_same_part = search
            .parts_at(back, radius)
            .iter()
            .any(|part| parts.contains(part));
        let is_between_passes = gap <= reach(radius)
            && goes_down(items, excursion)
            && comes_back(&mut before, meeting, near)
            && comes_back(&mut after, back, near);
        let is_overrun = is_out_and_back(first, last, radius) && !own.iter().any(falls);
        let is_loop = gap <= LOOP_RADII * radius
            && !is_overrun
            && runs_along(search, meeting, first.curve().direction_at(0.0), near)
            && runs_along(search, back, last.curve().direction_at(1.0), near);
        if !is_same_part || !(is_between_passes || is_loop) {
            return Some(Why::Crossing);
        }
    }
    let feed = |item: &Item| search.scene.path.motions[item.motion as usize].feed;
    if own.iter().any(|item| feed(item) > home.feed) {
        return Some(Why::Faster);
    }
    if own
        .iter()
        .any(|item| item.stretch.low() < home.lowest - Z_ROUNDING)
    {
        return Some(Why::Deeper);
    }
    None
}

/// Whether a way goes straight on along a wall and off the sheet. Where all of the run is straight it parts the sheet; else it may be the way to
/// where the machine parks.
fn is_rip(search: &mut Search, own: &[Item], begins: bool, near: f64) -> bool {
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return false;
    };
    let (open, meeting, way) = if begins {
        (first.start(), last.end(), last.curve().direction_at(1.0))
    } else {
        (last.end(), first.start(), first.curve().direction_at(0.0))
    };
    let radius = near / KERF_RADII;
    is_off_sheet(search.scene, open, radius) && runs_along(search, meeting, way, near)
}

/// Whether cuts along walls leave the neighbourhood of a point and come back to it.
fn comes_back(items: &mut dyn Iterator<Item = &Item>, [x, y]: [f64; 2], near: f64) -> bool {
    let mut is_away = false;
    for item in items.filter(|item| item.is_feed && !item.is_stray) {
        let curve = item.curve();
        if is_away && distance_to(x, y, curve) <= near {
            return true;
        }
        // A full turn in one motion comes as quarters, so it is never away and back within one item.
        is_away = is_away || farthest_from(x, y, curve) > near;
    }
    false
}

/// Whether a way comes back on the line on which it left: round the narrowest finger of a part the two lie two radii apart.
fn is_out_and_back(first: &Item, last: &Item, radius: f64) -> bool {
    let (out, home) = (
        first.curve().direction_at(0.0),
        last.curve().direction_at(1.0),
    );
    let [from, to] = [first.start(), last.end()];
    let across = ((to[0] - from[0]) * out[1] - (to[1] - from[1]) * out[0]).abs();
    let is_opposite = out[0] * home[0] + out[1] * home[1] < 0.0
        && (out[0] * home[1] - out[1] * home[0]).abs() <= SAME_WAY;
    is_opposite && across < KERF_RADII * radius
}

fn falls(item: &Item) -> bool {
    item.stretch.to_z < item.stretch.from_z - Z_ROUNDING
}

/// Whether an excursion leads from one pass down to the next: straight down somewhere, or down between two that are level.
fn goes_down(items: &[Item], excursion: &Range<usize>) -> bool {
    let own = &items[excursion.clone()];
    let is_level =
        |item: Option<&Item>| item.is_some_and(|one| one.stretch.from_z == one.stretch.to_z);
    own.iter()
        .any(|item| falls(item) && item.curve().chord() == 0.0)
        || own.iter().any(falls)
            && is_level(items.get(excursion.start.wrapping_sub(1)))
            && is_level(items.get(excursion.end))
}

/// Whether some wall near a point runs in a direction there, forth or back.
fn runs_along(search: &mut Search, [x, y]: [f64; 2], way: [f64; 2], near: f64) -> bool {
    let walls = search.walls_at([x, y], near);
    walls.iter().any(|&id| {
        let wall = &search.scene.target.walls[id as usize].curve;
        let [nx, ny] = nearest_point(x, y, wall);
        let along = if wall.is_line() {
            wall.direction_at(0.0)
        } else {
            let far = length(nx - wall.cx, ny - wall.cy);
            [-(ny - wall.cy) / far, (nx - wall.cx) / far]
        };
        (along[0] * way[1] - along[1] * way[0]).abs() <= SAME_WAY && way != [0.0, 0.0]
    })
}
