//! A tool whose axis is over a chamfer: its flank may cut the wood behind it.

use crate::geometry::distance::distance_to;
use crate::gouge::floor::{Between, Over};
use crate::gouge::pair::{Aim, Overlap};
use crate::gouge::reach::{Edge, Reach};
use crate::target::Wall;
use crate::tool::Tool;

/// Steps in which a stretch over a chamfer is looked at.
const STEPS: usize = 32;

/// A chamfered wall as the tool sees it.
struct Behind<'a> {
    wall: &'a Wall,
    reach: Reach<'a>,
    between: Between,
    /// Distance of the place before.
    last: f64,
}

/// The overlap with the chamfered walls of a part where the axis is on their wooden side, d behind the foot of a chamfer: E(z) + d, as long
/// as d is less than the setback (farther back the tip itself is too deep or nothing is cut). With the contour of the wall that tells it;
/// `None` where the stretch is over no chamfer.
///
/// Each wall alone takes away all that lies within its setback, so where several are near the least of them bounds what is left to cut.
/// Between two places d is at most the larger of both, and what a curve bends; E at most that of the lower one.
pub fn overlap_behind(
    over: &Over,
    tool: &Tool,
    walls: &[&Wall],
    aim: &Aim,
) -> Option<(u32, Overlap)> {
    let Over { stretch, ground } = over;
    let step = stretch.curve.length() / STEPS as f64;
    let mut behind: Vec<Behind> = walls
        .iter()
        .filter(|wall| wall.setback > 0.0 && wall.solid == ground.solid && wall.top == ground.top)
        .map(|wall| Behind {
            wall,
            reach: Reach::new(tool, &edge_of(wall)),
            between: Between::new(stretch, wall, step),
            last: f64::NAN,
        })
        .collect();
    let mut found: Option<(u32, Overlap)> = None;
    let mut last_z = stretch.from_z;
    for i in 0..=STEPS {
        let t = i as f64 / STEPS as f64;
        let [x, y] = stretch.curve.point_at(t);
        let z = stretch.from_z + (stretch.to_z - stretch.from_z) * t;
        let low = z.min(last_z);
        last_z = z;
        let mut here: Option<(u32, f64, f64)> = None;
        for one in &mut behind {
            let wall = one.wall;
            let d = distance_to(x, y, &wall.curve);
            // No place before the first: then the larger and the lesser of both is the one.
            let least_d = d.min(one.last);
            let most_d = one.between.most(d, one.last);
            one.last = d;
            if low >= wall.top - aim.sink || least_d > wall.setback + step {
                continue;
            }
            let slack = stretch.curve.slack + wall.curve.slack + aim.guard;
            let most = one.reach.at(low) + most_d.min(wall.setback) + slack;
            let best = here.get_or_insert((wall.contour, most, f64::INFINITY));
            if most < best.1 {
                *best = (wall.contour, most, best.2);
            }
            if d <= wall.setback && z < wall.top - aim.sink && tool.is_known() {
                best.2 = best.2.min(one.reach.at(z) + d - slack);
            }
        }
        let Some((contour, most, least)) = here else {
            continue;
        };
        // Behind no wall within its setback nothing is sure.
        let least = if least == f64::INFINITY {
            f64::NEG_INFINITY
        } else {
            least
        };
        let (name, best) = found.get_or_insert((
            contour,
            Overlap {
                most,
                least,
                x,
                y,
                z,
            },
        ));
        if most > best.most {
            *name = contour;
            best.most = most;
        }
        if least > best.least {
            *best = Overlap {
                least,
                x,
                y,
                z,
                ..*best
            };
        }
    }
    found.filter(|(_, overlap)| overlap.most > 0.0)
}

fn edge_of(wall: &Wall) -> Edge {
    Edge {
        curve: wall.curve,
        top: wall.top,
        setback: wall.setback,
        setback_depth: wall.setback_depth,
    }
}
