//! The height that should stand in each cell, for the difference picture. Verdicts never look here.

use crate::path::{Piece, Reading};
use crate::replay::raster::{Heights, Raster, lower_cells};
use crate::target::{Kind, NONE, Target};
use crate::tool::{Shape, Tool};

/// Heights that have to stand at the centres of cells, mm, row by row from below: NaN outside every part and where a part is cut through,
/// negative infinity in v-carves without a floor, a positive number where waste has to be cleared down to its negative. What engravings
/// permit counts as cut by any of the tools; chamfers as the cone between their two edges.
pub fn target_heights(target: &Target, tools: &[Tool], raster: Raster) -> Vec<f32> {
    let mut heights = Vec::with_capacity(raster.columns * raster.rows);
    for row in 0..raster.rows {
        let y = raster.y(row);
        for column in 0..raster.columns {
            let (top, solid) = target.height_at(raster.x(column), y);
            heights.push(if solid == NONE { f32::NAN } else { top as f32 });
        }
    }
    for (id, contour) in target.contours.iter().enumerate() {
        if contour.is_other_side {
            continue;
        }
        match contour.kind {
            Kind::Engrave => {
                for tool in tools {
                    lower_along(target, id, contour.floor, tool, raster, &mut heights);
                }
            }
            Kind::Chamfer if contour.width > 0.0 => {
                let cone = cone_of(contour.width, -contour.floor);
                lower_along(target, id, contour.floor, &cone, raster, &mut heights);
            }
            Kind::ClearRequired => clear(target, id, raster, &mut heights),
            _ => {}
        }
    }
    heights
}

/// Lowers parts (never what is no part) where a tool would cut that follows a contour at a depth.
fn lower_along(
    target: &Target,
    contour: usize,
    z: f64,
    tool: &Tool,
    raster: Raster,
    heights: &mut [f32],
) {
    let mut line = vec![];
    for &curve in target.chain(contour) {
        let piece = Piece {
            curve,
            from_z: z,
            to_z: z,
            motion: 0,
            reading: Reading::Both,
        };
        lower_cells(
            &raster,
            &piece,
            tool,
            &mut line,
            &mut |row, column, found| {
                let start = row * raster.columns + column;
                let mut put = |cell: usize, z: f64| {
                    let height = &mut heights[start + cell];
                    if !height.is_nan() {
                        *height = height.min(z as f32);
                    }
                };
                match found {
                    Heights::Level(n, z) => (0..n).for_each(|cell| put(cell, z)),
                    Heights::Each(each) => {
                        each.iter().enumerate().for_each(|(cell, &z)| put(cell, z))
                    }
                }
            },
        );
    }
}

/// A chamfer is what a cone leaves whose point follows the lower edge.
fn cone_of(width: f64, depth: f64) -> Tool {
    Tool {
        shape: Shape::Cone,
        radius: width,
        tip_radius: 0.0,
        corner_radius: 0.0,
        slope: depth / width,
        flute_length: depth,
        shank_radius: width,
        stickout: depth,
        holder_radius: 0.0,
        holder_length: 0.0,
        can_plunge: true,
        flutes: 1.0,
    }
}

/// Marks waste that has to go, where no part is.
fn clear(target: &Target, id: usize, raster: Raster, heights: &mut [f32]) {
    let contour = &target.contours[id];
    let depth = (-contour.floor).min(target.thickness) as f32;
    for row in 0..raster.rows {
        let y = raster.y(row);
        if y < contour.window[1] || y > contour.window[3] {
            continue;
        }
        for column in 0..raster.columns {
            let height = &mut heights[row * raster.columns + column];
            if height.is_nan() && contour.contains(raster.x(column), y) {
                *height = depth;
            }
        }
    }
}
