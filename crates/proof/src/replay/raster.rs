//! Cells over the sheet and what a piece of path does to them, row by row. For pictures and the replay; verdicts never look here.

use crate::geometry::curve::Curve;
use crate::path::Piece;
use crate::sweep::height::height_at;
use crate::tool::{Shape, Tool};

/// Square cells in rows that go up with Y. A cell stands for the point at its centre.
#[derive(Clone, Copy, Debug)]
pub struct Raster {
    /// Lower left corner of the first cell, mm.
    pub min: [f64; 2],
    /// Side of a cell, mm.
    pub cell: f64,
    /// Cells along X.
    pub columns: usize,
    /// Cells along Y.
    pub rows: usize,
}

impl Raster {
    /// X of the centres of a column, mm.
    #[inline]
    pub fn x(&self, column: usize) -> f64 {
        self.min[0] + (column as f64 + 0.5) * self.cell
    }

    /// Y of the centres of a row, mm.
    #[inline]
    pub fn y(&self, row: usize) -> f64 {
        self.min[1] + (row as f64 + 0.5) * self.cell
    }

    /// Rows whose centres lie in [low, high].
    fn rows_between(&self, low: f64, high: f64) -> std::ops::Range<usize> {
        span(low - self.min[1], high - self.min[1], self.cell, self.rows)
    }

    /// Columns whose centres lie in [low, high].
    fn columns_between(&self, low: f64, high: f64) -> std::ops::Range<usize> {
        span(
            low - self.min[0],
            high - self.min[0],
            self.cell,
            self.columns,
        )
    }
}

fn span(low: f64, high: f64, cell: f64, n: usize) -> std::ops::Range<usize> {
    let first = (low / cell - 0.5).ceil().max(0.0) as usize;
    let end = ((high / cell - 0.5).floor() + 1.0).max(0.0) as usize;
    first.min(n)..end.min(n).max(first.min(n))
}

/// A run of neighbouring cells and the heights a piece leaves there.
pub enum Heights<'a> {
    /// All the same: so many cells, Z in mm.
    Level(usize, f64),
    /// One by one; positive infinity where the tool does not come.
    Each(&'a [f64]),
}

/// How far a chord of a sloping arc may lie from it, mm: less than half a step of height even under a steep tool.
const SAGITTA: f64 = 0.001;
/// Most chords of a quarter turn.
const MAX_CHORDS: f64 = 4096.0;

/// Tells `lower(row, first column, heights)` what a piece leaves below Z 0, each row of cells once (a sloping arc: once per chord).
/// `line` is room for one row.
pub fn lower_cells(
    raster: &Raster,
    piece: &Piece,
    tool: &Tool,
    line: &mut Vec<f64>,
    lower: &mut impl FnMut(usize, usize, Heights),
) {
    if piece.low() >= 0.0 || tool.shape == Shape::Unknown {
        return;
    }
    if piece.curve.is_line() {
        lower_under_line(raster, piece, tool, line, lower);
    } else if piece.from_z == piece.to_z || tool.shape == Shape::Flat {
        lower_under_arc(raster, piece, tool, line, lower);
    } else {
        let sweep = piece.curve.length();
        let chord = (8.0 * piece.curve.radius * SAGITTA).sqrt();
        let n = (sweep / chord).ceil().clamp(1.0, MAX_CHORDS);
        let rise = piece.to_z - piece.from_z;
        let mut at = [piece.curve.ax, piece.curve.ay];
        for i in 1..=n as usize {
            let to = piece.curve.point_at(i as f64 / n);
            let chord = Piece {
                curve: Curve::line(at[0], at[1], to[0], to[1]),
                from_z: piece.from_z + rise * ((i - 1) as f64 / n),
                to_z: if i as f64 == n {
                    piece.to_z
                } else {
                    piece.from_z + rise * (i as f64 / n)
                },
                ..*piece
            };
            lower_under_line(raster, &chord, tool, line, lower);
            at = to;
        }
    }
}

/// How far from its axis a tool cuts below Z 0 when its tip is at `z`.
fn reach_at(tool: &Tool, z: f64) -> f64 {
    tool.radius_at(-z).clamp(0.0, tool.radius)
}

fn lower_under_line(
    raster: &Raster,
    piece: &Piece,
    tool: &Tool,
    line: &mut Vec<f64>,
    lower: &mut impl FnMut(usize, usize, Heights),
) {
    if piece.low() >= 0.0 {
        return;
    }
    let curve = &piece.curve;
    let reach = reach_at(tool, piece.low());
    let long = curve.chord();
    let along = if long == 0.0 {
        [1.0, 0.0]
    } else {
        [(curve.bx - curve.ax) / long, (curve.by - curve.ay) / long]
    };
    let is_level = tool.shape == Shape::Flat && (piece.from_z == piece.to_z || long == 0.0);
    for row in raster.rows_between(
        curve.ay.min(curve.by) - reach,
        curve.ay.max(curve.by) + reach,
    ) {
        let y = raster.y(row);
        let Some([low, high]) = capsule_row(curve, along, long, reach, y) else {
            continue;
        };
        let columns = raster.columns_between(low, high);
        if is_level && !columns.is_empty() {
            lower(
                row,
                columns.start,
                Heights::Level(columns.len(), piece.low()),
            );
        } else {
            lower_each(raster, piece, tool, (row, columns), line, lower);
        }
    }
}

/// One row cell by cell.
fn lower_each(
    raster: &Raster,
    piece: &Piece,
    tool: &Tool,
    (row, columns): (usize, std::ops::Range<usize>),
    line: &mut Vec<f64>,
    lower: &mut impl FnMut(usize, usize, Heights),
) {
    if columns.is_empty() {
        return;
    }
    let y = raster.y(row);
    line.clear();
    line.extend(columns.clone().map(|column| {
        let x = raster.x(column);
        height_at(tool, &piece.curve, piece.from_z, piece.to_z, x, y)
    }));
    lower(row, columns.start, Heights::Each(line));
}

/// Where a row crosses a capsule: the hull of both discs and the band between them, which is one interval, a capsule being convex.
fn capsule_row(curve: &Curve, [c, s]: [f64; 2], long: f64, reach: f64, y: f64) -> Option<[f64; 2]> {
    let mut hull = [f64::INFINITY, f64::NEG_INFINITY];
    let mut add = |low: f64, high: f64| {
        if low <= high {
            hull = [hull[0].min(low), hull[1].max(high)];
        }
    };
    for [x, at] in [[curve.ax, curve.ay], [curve.bx, curve.by]] {
        let squared = reach * reach - (y - at) * (y - at);
        if squared >= 0.0 {
            let half = squared.sqrt();
            add(x - half, x + half);
        }
    }
    // The band: 0 ≤ u ≤ long and −reach ≤ v ≤ reach, with u = x·c + dy·s and v = dy·c − x·s, x counted from a.
    let dy = y - curve.ay;
    let along = between(c, dy * s, 0.0, long);
    let across = between(-s, dy * c, -reach, reach);
    add(
        curve.ax + along[0].max(across[0]),
        curve.ax + along[1].min(across[1]),
    );
    (hull[0] <= hull[1]).then_some(hull)
}

/// The x with low ≤ k·x + d ≤ high.
fn between(k: f64, d: f64, low: f64, high: f64) -> [f64; 2] {
    if k == 0.0 {
        return if d >= low && d <= high {
            [f64::NEG_INFINITY, f64::INFINITY]
        } else {
            [f64::INFINITY, f64::NEG_INFINITY]
        };
    }
    let (a, b) = ((low - d) / k, (high - d) / k);
    [a.min(b), a.max(b)]
}

fn lower_under_arc(
    raster: &Raster,
    piece: &Piece,
    tool: &Tool,
    line: &mut Vec<f64>,
    lower: &mut impl FnMut(usize, usize, Heights),
) {
    let curve = &piece.curve;
    let reach = reach_at(tool, piece.low());
    let [low_y, high_y] = [curve.ay.min(curve.by), curve.ay.max(curve.by)];
    for row in raster.rows_between(low_y - reach, high_y + reach) {
        let y = raster.y(row);
        // The arc is monotone: between two heights it lies between its two crossings with them.
        let one = x_at(curve, (y - reach).clamp(low_y, high_y));
        let other = x_at(curve, (y + reach).clamp(low_y, high_y));
        let columns = raster.columns_between(one.min(other) - reach, one.max(other) + reach);
        lower_each(raster, piece, tool, (row, columns), line, lower);
    }
}

/// X of the arc at a height between its ends.
fn x_at(curve: &Curve, y: f64) -> f64 {
    let dy = y - curve.cy;
    let half = (curve.radius * curve.radius - dy * dy).max(0.0).sqrt();
    let is_right = curve.ax + curve.bx >= 2.0 * curve.cx;
    let x = if is_right {
        curve.cx + half
    } else {
        curve.cx - half
    };
    x.clamp(curve.ax.min(curve.bx), curve.ax.max(curve.bx))
}
