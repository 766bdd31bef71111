//! Which boxes a point may lie in.

/// Boxes by the cells of a coarse grid. A query gives the boxes of one cell, increasing.
#[derive(Clone, Debug)]
pub struct Buckets {
    window: [f64; 4],
    per_side: usize,
    starts: Vec<u32>,
    ids: Vec<u32>,
}

/// Most cells along one side; more would cost more than they save.
const MOST_PER_SIDE: f64 = 128.0;

impl Buckets {
    /// Prepares the query. Boxes: min x, min y, max x, max y; an empty one (min > max) is in no cell.
    pub fn new(boxes: &[[f64; 4]]) -> Buckets {
        let mut window = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for b in boxes {
            window = [
                window[0].min(b[0]),
                window[1].min(b[1]),
                window[2].max(b[2]),
                window[3].max(b[3]),
            ];
        }
        let per_side = (boxes.len() as f64).sqrt().clamp(1.0, MOST_PER_SIDE) as usize;
        let mut buckets = Buckets {
            window,
            per_side,
            starts: vec![0; per_side * per_side + 1],
            ids: vec![],
        };
        let mut lists: Vec<Vec<u32>> = vec![vec![]; per_side * per_side];
        for (id, b) in boxes.iter().enumerate() {
            if !(b[0] <= b[2] && b[1] <= b[3]) {
                continue;
            }
            let [from, to] = [buckets.cell(b[0], b[1]), buckets.cell(b[2], b[3])];
            for row in from[1]..=to[1] {
                for column in from[0]..=to[0] {
                    lists[row * per_side + column].push(id as u32);
                }
            }
        }
        for (at, list) in lists.iter().enumerate() {
            buckets.ids.extend_from_slice(list);
            buckets.starts[at + 1] = buckets.ids.len() as u32;
        }
        buckets
    }

    /// The boxes that may hold a point.
    pub fn at(&self, x: f64, y: f64) -> &[u32] {
        let w = &self.window;
        if !(x >= w[0] && y >= w[1] && x <= w[2] && y <= w[3]) {
            return &[];
        }
        let [column, row] = self.cell(x, y);
        let at = row * self.per_side + column;
        &self.ids[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn cell(&self, x: f64, y: f64) -> [usize; 2] {
        let share = |value: f64, low: f64, high: f64| {
            let ratio = (value - low) / (high - low);
            // A window without extent gives NaN, which becomes 0.
            ((ratio * self.per_side as f64).max(0.0) as usize).min(self.per_side - 1)
        };
        [
            share(x, self.window[0], self.window[2]),
            share(y, self.window[1], self.window[3]),
        ]
    }
}
