//! What several tests need: seeded numbers and rows of motions.
#![allow(dead_code)]

pub mod bench_sheet;
pub mod drawing;
pub mod envelope;
pub mod pocket;
pub mod random_program;

use millwright_proof::path::{COLUMNS, Path};

/// A small linear congruential generator (Knuth, TAOCP 2, 3.3.4, table 1, line 26), high bits used.
pub struct Random(pub u64);

impl Random {
    /// Evenly in [0, 1).
    pub fn unit(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// 0 … n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f64) as usize).min(n - 1)
    }
}

/// Writes motions in the flat form.
pub struct Writer {
    pub rows: Vec<f64>,
    pub at: [f64; 3],
    pub tool: f64,
}

impl Writer {
    pub fn new(at: [f64; 3]) -> Writer {
        Writer {
            rows: vec![],
            at,
            tool: 0.0,
        }
    }

    fn push(&mut self, kind: f64, to: [f64; 3], centre: [f64; 2], clockwise: f64) {
        let n = (self.rows.len() / COLUMNS) as f64;
        let [ax, ay, az] = self.at;
        let [bx, by, bz] = to;
        let [cx, cy] = centre;
        self.rows.extend([
            kind,
            ax,
            ay,
            az,
            bx,
            by,
            bz,
            cx,
            cy,
            clockwise,
            f64::NAN,
            self.tool,
            1.0,
            1000.0,
            18000.0,
            n,
            n + 1.0,
        ]);
        self.at = to;
    }

    pub fn rapid(&mut self, to: [f64; 3]) {
        self.push(0.0, to, [0.0; 2], 0.0);
    }

    pub fn line(&mut self, to: [f64; 3]) {
        self.push(1.0, to, [0.0; 2], 0.0);
    }

    pub fn arc(&mut self, to: [f64; 3], centre: [f64; 2], clockwise: bool) {
        self.push(2.0, to, centre, f64::from(u8::from(clockwise)));
    }

    pub fn path(&self) -> Path {
        Path::read(&self.rows)
    }
}
