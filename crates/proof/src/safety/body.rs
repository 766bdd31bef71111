//! What of a tool moves through the stock.

use crate::path::NO_TOOL;
use crate::tool::{Shape, Tool};

/// What moves: a profile of revolution whose lowest point is `lift` over the tool's tip.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// Its profile.
    pub profile: Tool,
    /// Height over the tip, mm.
    pub lift: f64,
    /// The same tool's own sweeps have cut this very profile: its place in the list of tools. `NO_TOOL` for a shank or a holder.
    pub tool: u16,
}

impl Body {
    /// A cylinder: a shank, a holder, a clearance.
    pub fn cylinder(tool: &Tool, radius: f64, lift: f64) -> Body {
        Body {
            profile: Tool {
                shape: Shape::Flat,
                radius,
                ..*tool
            },
            lift,
            tool: NO_TOOL,
        }
    }
}
