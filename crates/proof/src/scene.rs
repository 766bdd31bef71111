//! Everything the checks look at.

use crate::path::Path;
use crate::target::Target;
use crate::tool::Tool;

/// One clamping of one sheet, one program.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What the tool's tip does.
    pub path: Path,
    /// By position.
    pub tools: Vec<Tool>,
    /// What should be left.
    pub target: Target,
    /// Extent of the sheet along X, Y and its thickness, mm. Its lower left corner is the origin, its top Z 0.
    pub stock: [f64; 3],
    /// ε: how far a cut may enter wood, and a wall stay unfinished, mm.
    pub tolerance: f64,
    /// How much deeper than the sheet a through cut must reach, mm.
    pub through: f64,
    /// τ: bound of the rounding in any distance computed here, mm. Everything is judged with it on the unfavourable side.
    pub guard: f64,
}

/// A tip this little below the stock top counts as on it, mm: the tenth part of the last decimal a program writes.
pub const TOUCH: f64 = 1e-4;

/// Where heights are compared, half a unit of a program's last decimal (0.001 mm) and a little is allowed. mm.
pub const Z_ROUNDING: f64 = 0.001;

/// A cut counts as through, or as down to a skin, that ends this little above: half a unit of the last of four decimals of an inch, and a hair. mm.
pub const THROUGH_ROUNDING: f64 = 0.0013;
