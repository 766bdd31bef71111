//! Contours in the flat form.

/// Kinds of the flat form.
pub const OUTLINE: f64 = 0.0;
pub const HOLE: f64 = 1.0;
pub const POCKET: f64 = 2.0;
pub const POCKET_ISLAND: f64 = 3.0;
pub const DRILL: f64 = 4.0;
pub const VCARVE: f64 = 5.0;
pub const ENGRAVE: f64 = 7.0;
pub const CHAMFER: f64 = 8.0;
pub const CLEAR: f64 = 9.0;

/// One contour in the flat form.
pub struct Row {
    pub solid: f64,
    pub kind: f64,
    pub feature: f64,
    pub depth: f64,
    pub side: f64,
    pub width: f64,
}

impl Row {
    pub fn new(solid: usize, kind: f64) -> Row {
        Row {
            solid: solid as f64,
            kind,
            feature: -1.0,
            depth: -1.0,
            side: 0.0,
            width: 0.0,
        }
    }

    pub fn feature(solid: usize, kind: f64, feature: usize, depth: f64) -> Row {
        Row {
            feature: feature as f64,
            depth,
            ..Row::new(solid, kind)
        }
    }

    pub fn write(&self, vertices: &[[f64; 3]], rows: &mut Vec<f64>) {
        rows.extend_from_slice(&[
            self.solid,
            self.kind,
            self.feature,
            -1.0,
            self.depth,
            self.side,
            self.width,
            0.0,
            1.0,
            vertices.len() as f64,
        ]);
        rows.extend(vertices.iter().flatten());
    }
}

/// A rectangle, counter-clockwise.
pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Vec<[f64; 3]> {
    vec![
        [x, y, 0.0],
        [x + width, y, 0.0],
        [x + width, y + height, 0.0],
        [x, y + height, 0.0],
    ]
}

/// A circle of two half turns.
pub fn circle(x: f64, y: f64, radius: f64) -> Vec<[f64; 3]> {
    vec![[x - radius, y, 1.0], [x + radius, y, 1.0]]
}
