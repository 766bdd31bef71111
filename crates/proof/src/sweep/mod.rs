//! What strokes sweep, prepared for questions about heights: closed forms only, deepest first, found through a grid.

pub mod height;
pub mod height_cell;
pub(crate) mod helix;
mod hidden;
pub mod merge;
mod merge_arc;
pub(crate) mod surface;

use crate::geometry::curve::{Curve, length};
use crate::geometry::grid::Grid;
use crate::geometry::split_arc::MAX_QUARTERS;
use crate::path::NO_TOOL;
use crate::sweep::hidden::drop_hidden;
use crate::sweep::merge::Stroke;
use crate::tool::{Shape, Tool};

/// A stroke with its tool. Sloped arcs of shaped tools are chords here, so a sweep is a line of any slope, a level arc, or a flat end on a helix.
#[derive(Clone, Copy, Debug)]
pub struct Sweep {
    /// In the plane, slack included.
    pub curve: Curve,
    /// Z at a, mm.
    pub from_z: f64,
    /// Z at b, mm.
    pub to_z: f64,
    /// See [`Stroke::z_slack`].
    pub z_slack: f64,
    /// Lowest Z it may have, slack included.
    pub low: f64,
    /// Largest radius of the tool.
    pub radius: f64,
    /// By position in the list of tools.
    pub tool: u16,
    /// A flat tool at one height: what it sweeps is a plane figure.
    pub is_level_flat: bool,
    /// First and last motion, both included.
    pub motions: [u32; 2],
}

impl Sweep {
    /// Whether Z changes along an arc.
    pub fn is_helix(&self) -> bool {
        !self.curve.is_line() && self.from_z != self.to_z
    }
}

/// Sweeps by depth, the lowest first.
#[derive(Clone, Debug)]
pub struct Sweeps {
    /// By `low`, then in program order.
    pub all: Vec<Sweep>,
    /// The tools by position.
    pub tools: Vec<Tool>,
    /// Over all sweeps, margins of radius and guard.
    pub grid: Grid,
    /// τ, see the scene.
    pub guard: f64,
}

/// Sagitta of a chord that stands for a piece of a helix, mm. It becomes slack.
const HELIX_SLACK: f64 = 5e-4;
const MAX_CHORDS: f64 = (MAX_QUARTERS * 4) as f64;
/// A chord is run through at another pace than its arc: with half angle α the places differ by at most R α³ · max(τ − τ³)/6 = 0.13 α
/// sagittas. α is at most 45° here.
const PACE: f64 = 1.11;

impl Sweeps {
    /// Prepares the strokes that go below `top`. A stroke whose tool was not given is one of `unknown_radius` of unknown shape.
    /// `keep_hidden` false drops what a deeper pass over the same way makes needless: the final map does not need it, a question about an
    /// earlier time does.
    pub fn new(
        strokes: &[Stroke],
        tools: &[Tool],
        guard: f64,
        top: f64,
        keep_hidden: bool,
    ) -> Sweeps {
        let mut tools = tools.to_vec();
        tools.push(unknown_like(&tools));
        let by_depth =
            |a: &Sweep, b: &Sweep| a.low.total_cmp(&b.low).then(a.motions.cmp(&b.motions));
        let mut whole: Vec<Sweep> = strokes
            .iter()
            .filter(|stroke| stroke.low() < top)
            .map(|stroke| sweep_of(stroke, &tools))
            .collect();
        whole.sort_by(by_depth);
        if !keep_hidden {
            drop_hidden(&mut whole, &tools);
        }
        let is_chords =
            |sweep: &Sweep| sweep.is_helix() && tools[sweep.tool as usize].shape != Shape::Flat;
        let all = if whole.iter().any(is_chords) {
            let mut all = Vec::with_capacity(whole.len());
            for sweep in &whole {
                if is_chords(sweep) {
                    chords(sweep, &mut all);
                } else {
                    all.push(*sweep);
                }
            }
            all.sort_by(by_depth);
            all
        } else {
            whole
        };
        let margin = |id: usize| all[id].radius + 2.0 * guard;
        let grid = Grid::over(all.len(), &|id| &all[id].curve, 8.0, &margin);
        Sweeps {
            all,
            tools,
            grid,
            guard,
        }
    }

    /// The tool of a sweep.
    #[inline]
    pub fn tool_of(&self, sweep: &Sweep) -> &Tool {
        &self.tools[sweep.tool as usize]
    }
}

/// Stands for a tool that was not given: it may be as wide as any that was, and cuts surely nowhere.
pub fn unknown_like(tools: &[Tool]) -> Tool {
    let widest = tools
        .iter()
        .fold(0.0f64, |wide, tool| wide.max(tool.radius));
    Tool {
        shape: Shape::Unknown,
        radius: widest,
        tip_radius: 0.0,
        corner_radius: 0.0,
        slope: 0.0,
        flute_length: 0.0,
        shank_radius: widest,
        stickout: 0.0,
        holder_radius: 0.0,
        holder_length: 0.0,
        can_plunge: false,
        flutes: 0.0,
    }
}

fn sweep_of(stroke: &Stroke, tools: &[Tool]) -> Sweep {
    let last = tools.len() - 1;
    let place = if stroke.tool == NO_TOOL {
        last
    } else {
        (stroke.tool as usize).min(last)
    };
    let tool = &tools[place];
    let sweep = Sweep {
        curve: stroke.curve,
        from_z: stroke.from_z,
        to_z: stroke.to_z,
        z_slack: stroke.z_slack,
        low: stroke.low() - stroke.z_slack,
        radius: tool.radius,
        tool: place as u16,
        is_level_flat: tool.shape == Shape::Flat
            && stroke.from_z == stroke.to_z
            && stroke.z_slack == 0.0,
        motions: stroke.motions,
    };
    // Straight down: what counts is the lower end.
    let is_plunge = stroke.curve.is_line() && stroke.curve.chord() == 0.0;
    if is_plunge {
        let z = stroke.low();
        Sweep {
            from_z: z,
            to_z: z,
            is_level_flat: tool.shape == Shape::Flat,
            ..sweep
        }
    } else {
        sweep
    }
}

/// A sloped arc as chords of at most [`HELIX_SLACK`] sagitta.
fn chords(sweep: &Sweep, all: &mut Vec<Sweep>) {
    let curve = &sweep.curve;
    let long = curve.length();
    let count = (long / (8.0 * curve.radius * HELIX_SLACK).sqrt())
        .ceil()
        .clamp(1.0, MAX_CHORDS);
    let mut at = [curve.ax, curve.ay];
    let mut z = sweep.from_z;
    for i in 1..=count as u32 {
        let ratio = f64::from(i) / count;
        let to = curve.point_at(ratio);
        let to_z = sweep.from_z + (sweep.to_z - sweep.from_z) * ratio;
        let chord = length(to[0] - at[0], to[1] - at[1]);
        let sagitta = chord * chord / (8.0 * curve.radius);
        // c²/8R is the sagitta less terms of fourth order; a quarter more covers them up to 90°.
        let slack = curve.slack + PACE * 1.25 * sagitta;
        all.push(Sweep {
            curve: Curve {
                slack,
                ..Curve::line(at[0], at[1], to[0], to[1])
            },
            from_z: z,
            to_z,
            low: z.min(to_z) - sweep.z_slack,
            is_level_flat: false,
            ..*sweep
        });
        (at, z) = (to, to_z);
    }
}
