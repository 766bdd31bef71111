//! A plate with a pocket, and what is said of its first feature.

use super::Writer;
use super::drawing::{OUTLINE, POCKET, Row, rectangle};
use millwright_proof::cover::features::{RESIDUE_COLUMNS, report_features};
use millwright_proof::cover::regions::Given;
use millwright_proof::cover::report::{CONTOUR_COLUMNS, GROUP_COLUMNS};
use millwright_proof::path::Path;
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;

pub const THICK: f64 = 12.0;
pub const DEEP: f64 = 5.0;

/// One plate with what `draw` adds to it, and a program.
pub fn scene(draw: impl Fn(&mut Vec<f64>), tools: &[f64], program: impl Fn(&mut Writer)) -> Scene {
    let mut rows = vec![];
    Row::new(0, OUTLINE).write(&rectangle(0.0, 0.0, 200.0, 150.0), &mut rows);
    draw(&mut rows);
    let mut writer = Writer::new([0.0, 0.0, 15.0]);
    program(&mut writer);
    Scene {
        path: Path::read(&writer.rows),
        tools: Tool::read(tools),
        target: Target::read(&rows, THICK),
        stock: [200.0, 150.0, THICK],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

pub fn flat(radius: f64) -> Vec<f64> {
    vec![
        0.0, radius, 0.0, 0.0, 0.0, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
    ]
}

pub fn ball(radius: f64) -> Vec<f64> {
    vec![
        1.0, radius, 0.0, 0.0, 0.0, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
    ]
}

pub fn bull(radius: f64, corner: f64) -> Vec<f64> {
    vec![
        3.0, radius, 0.0, corner, 0.0, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
    ]
}

pub fn cone(radius: f64, angle: f64) -> Vec<f64> {
    vec![
        2.0, radius, 0.0, 0.0, angle, 25.0, radius, 40.0, 0.0, 0.0, 1.0, 2.0,
    ]
}

/// Rings from the wall inwards, `step` apart, then the middle.
pub fn rings(writer: &mut Writer, [x, y, w, h]: [f64; 4], first: f64, step: f64, z: f64) {
    let mut inset = first;
    while inset < w.min(h) / 2.0 {
        let (x0, y0, x1, y1) = (x + inset, y + inset, x + w - inset, y + h - inset);
        writer.rapid([x0, y0, 5.0]);
        for [px, py] in [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]] {
            writer.line([px, py, z]);
        }
        writer.rapid([x0, y0, 5.0]);
        inset += step;
    }
    let (x0, x1, my) = (x + h / 2.0, x + w - h / 2.0, y + h / 2.0);
    writer.rapid([x0, my, 5.0]);
    writer.line([x0, my, z]);
    writer.line([x1, my, z]);
    writer.rapid([x1, my, 5.0]);
}

pub struct Said {
    /// By kind: cut, tab, edge, corner, blocked, missing.
    pub runs: [f64; 6],
    pub residue: Vec<f64>,
    /// With tools that may have been meant.
    pub further: Vec<f64>,
}

/// The first feature as reported.
pub fn said(scene: &Scene) -> Said {
    said_with(scene, &[])
}

/// The same with tools that the job gives.
pub fn said_with(scene: &Scene, given: &[Given]) -> Said {
    let rows = report_features(scene, given, 2_000_000);
    let mut runs = [0.0; 6];
    let mut at = 3;
    for _ in 0..rows[2] as usize {
        let groups = rows[at + 5] as usize;
        at += CONTOUR_COLUMNS;
        for _ in 0..groups {
            runs[rows[at] as usize] += rows[at + 2];
            at += GROUP_COLUMNS;
        }
    }
    Said {
        runs,
        residue: rows[at..at + RESIDUE_COLUMNS].to_vec(),
        further: rows[at + RESIDUE_COLUMNS..at + 2 * RESIDUE_COLUMNS].to_vec(),
    }
}

pub const POCKET_AT: [f64; 4] = [20.0, 20.0, 120.0, 80.0];

pub fn pocket(rows: &mut Vec<f64>) {
    let [x, y, w, h] = POCKET_AT;
    Row::feature(0, POCKET, 0, DEEP).write(&rectangle(x, y, w, h), rows);
}
