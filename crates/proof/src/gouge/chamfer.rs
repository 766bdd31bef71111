//! A tool whose axis is over a chamfer: its flank may cut the wood behind it.

use crate::geometry::distance::distance_to;
use crate::gouge::floor::{Over, bends};
use crate::gouge::pair::{Aim, Overlap};
use crate::gouge::reach::{Edge, Reach};
use crate::target::Wall;
use crate::tool::Tool;

/// Steps in which a stretch over a chamfer is looked at.
const STEPS: usize = 32;

/// The overlap with a chamfered wall where the axis is on its wooden side, d behind the foot of the chamfer: E(z) + d, as long as d is less
/// than the setback (farther back the tip itself is too deep or nothing is cut). `None` where the stretch is not over the chamfer.
///
/// Between two places d is at most the larger of both, and what a curve bends; E at most that of the lower one.
pub fn overlap_behind(over: &Over, tool: &Tool, wall: &Wall, aim: &Aim) -> Option<Overlap> {
    let Over { stretch, ground } = over;
    if wall.setback <= 0.0 || ground.solid != wall.solid || ground.top != wall.top {
        return None;
    }
    let edge = Edge {
        curve: wall.curve,
        top: wall.top,
        setback: wall.setback,
        setback_depth: wall.setback_depth,
    };
    let reach = Reach::new(tool, &edge);
    let step = stretch.curve.length() / STEPS as f64;
    let bends = bends(stretch, wall, step);
    let slack = stretch.curve.slack + wall.curve.slack + aim.guard;
    let mut found: Option<Overlap> = None;
    let mut last: Option<(f64, f64)> = None;
    for i in 0..=STEPS {
        let t = i as f64 / STEPS as f64;
        let [x, y] = stretch.curve.point_at(t);
        let z = stretch.from_z + (stretch.to_z - stretch.from_z) * t;
        let d = distance_to(x, y, &wall.curve);
        let low = last.map_or(z, |(_, before)| z.min(before));
        let least_d = last.map_or(d, |(before, _)| d.min(before));
        let most_d = last.map_or(d, |(before, _)| d.max(before));
        last = Some((d, z));
        if low >= wall.top - aim.sink || least_d > wall.setback + step {
            continue;
        }
        let most = reach.at(low) + (most_d + bends).min(wall.setback) + slack;
        let least = if d <= wall.setback && z < wall.top - aim.sink && tool.is_known() {
            reach.at(z) + d - slack
        } else {
            f64::NEG_INFINITY
        };
        let best = found.get_or_insert(Overlap {
            most,
            least,
            x,
            y,
            z,
        });
        best.most = best.most.max(most);
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
    found.filter(|overlap| overlap.most > 0.0)
}
