//! A uniform grid over pieces, in flat arrays.

use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_to;

/// Finds the pieces near a window or a point. A long piece stands only in the cells it passes, not in all of its box.
#[derive(Clone, Debug)]
pub struct Grid {
    min: [f64; 2],
    cell: f64,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    ids: Vec<u32>,
    windows: Vec<[f64; 4]>,
}

/// Marks what a search has already met. One per search loop; grids are shared.
#[derive(Clone, Debug, Default)]
pub struct Stamps {
    marks: Vec<u32>,
    now: u32,
}

impl Stamps {
    /// Begins a new search over `n` pieces.
    pub fn next(&mut self, n: usize) {
        if self.marks.len() < n {
            self.marks.resize(n, 0);
        }
        self.now = self.now.wrapping_add(1);
        if self.now == 0 {
            self.marks.fill(0);
            self.now = 1;
        }
    }

    /// Whether a piece is met for the first time in this search.
    pub fn is_new(&mut self, id: u32) -> bool {
        let mark = &mut self.marks[id as usize];
        let is_new = *mark != self.now;
        *mark = self.now;
        is_new
    }
}

/// Most cells; more would cost more memory than they save time.
const MAX_CELLS: f64 = 4_000_000.0;

/// Most entries of all cells together; with more, wider cells hold fewer. Room for 60 cells per move of a million.
const MAX_IDS: u64 = 60_000_000;

impl Grid {
    /// Lays a grid with cells of `cell` mm (wider if there would be too many) over pieces, each widened by `margin(id)`.
    pub fn new(curves: &[Curve], cell: f64, margin: impl Fn(usize) -> f64) -> Grid {
        Grid::over(curves.len(), &|id| &curves[id], cell, &margin)
    }

    /// The same over the pieces of other things: a million of them need not be copied for it.
    pub fn over<'a>(
        n: usize,
        curve_of: &dyn Fn(usize) -> &'a Curve,
        cell: f64,
        margin: &dyn Fn(usize) -> f64,
    ) -> Grid {
        let windows: Vec<[f64; 4]> = (0..n).map(|id| curve_of(id).window(margin(id))).collect();
        let mut all = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for w in &windows {
            all = [
                all[0].min(w[0]),
                all[1].min(w[1]),
                all[2].max(w[2]),
                all[3].max(w[3]),
            ];
        }
        if windows.is_empty() {
            all = [0.0; 4];
        }
        let (wide, high) = (all[2] - all[0], all[3] - all[1]);
        let cells = MAX_CELLS.min(16.0 * n as f64 + 16.0);
        let cell = cell
            .max((wide * high / cells).sqrt())
            .max(wide.max(high) / cells)
            .max(1e-3);
        let columns = (wide / cell) as usize + 1;
        let rows = (high / cell) as usize + 1;
        let mut grid = Grid {
            min: [all[0], all[1]],
            cell,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            ids: vec![],
            windows,
        };
        let reach = cell * std::f64::consts::FRAC_1_SQRT_2 + 1e-6;
        let visit = |grid: &Grid, id: usize, each: &mut dyn FnMut(usize)| {
            let curve = curve_of(id);
            let window = grid.windows[id];
            let is_small = window[2] - window[0] < grid.cell && window[3] - window[1] < grid.cell;
            let near = reach + margin(id) + curve.slack;
            if is_small {
                grid.cells_in(window, |at, _, _| each(at));
            } else if curve.is_line() {
                grid.cells_along(window, curve, near, each);
            } else {
                grid.cells_in(window, |at, x, y| {
                    if distance_to(x, y, curve) <= near {
                        each(at);
                    }
                });
            }
        };
        let mut starts = std::mem::take(&mut grid.starts);
        let mut total: u64 = 0;
        for id in 0..n {
            visit(&grid, id, &mut |at| {
                starts[at + 1] += 1;
                total += 1;
            });
        }
        if total > MAX_IDS && columns * rows > 1 {
            return Grid::over(n, curve_of, 2.0 * cell, margin);
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut ids = vec![0; starts[columns * rows] as usize];
        for id in 0..n {
            visit(&grid, id, &mut |at| {
                ids[next[at] as usize] = id as u32;
                next[at] += 1;
            });
        }
        grid.starts = starts;
        grid.ids = ids;
        grid
    }

    /// How many pieces it holds.
    pub fn len(&self) -> usize {
        self.windows.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// Puts the ids of all pieces whose window meets a window into `found`, each once, increasing.
    pub fn near(&self, window: [f64; 4], stamps: &mut Stamps, found: &mut Vec<u32>) {
        found.clear();
        stamps.next(self.windows.len());
        self.cells_in(window, |at, _, _| {
            for &id in &self.ids[self.starts[at] as usize..self.starts[at + 1] as usize] {
                let w = self.windows[id as usize];
                let meets = w[0] <= window[2]
                    && w[2] >= window[0]
                    && w[1] <= window[3]
                    && w[3] >= window[1];
                if meets && stamps.is_new(id) {
                    found.push(id);
                }
            }
        });
        found.sort_unstable();
    }

    /// The ids of the cell a point lies in, increasing: every piece whose margin reaches the point is among them.
    pub fn at(&self, x: f64, y: f64) -> &[u32] {
        let column = (x - self.min[0]) / self.cell;
        let row = (y - self.min[1]) / self.cell;
        if !(column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64)
        {
            return &[];
        }
        let at = row as usize * self.columns + column as usize;
        &self.ids[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Visits the cells of a window whose centres lie within `near` of a line: a capsule, which each row meets in one interval.
    fn cells_along(&self, window: [f64; 4], line: &Curve, near: f64, visit: &mut dyn FnMut(usize)) {
        let clamp = |value: f64, n: usize| (value.max(0.0) as usize).min(n - 1);
        let [r0, r1] = [1, 3].map(|i| clamp((window[i] - self.min[1]) / self.cell, self.rows));
        let capsule = Capsule::new(line, near);
        for row in r0..=r1 {
            let y = self.min[1] + (row as f64 + 0.5) * self.cell;
            let [left, right] = capsule.across(y);
            // From a centre to the next: the first not left of the interval, the last not right of it.
            let first = ((left - self.min[0]) / self.cell - 0.5).ceil().max(0.0);
            let last = ((right - self.min[0]) / self.cell - 0.5).floor();
            if last < first {
                continue;
            }
            let start = row * self.columns;
            for column in first as usize..=(last as usize).min(self.columns - 1) {
                visit(start + column);
            }
        }
    }

    /// Visits the cells of a window with their centres.
    fn cells_in(&self, window: [f64; 4], mut visit: impl FnMut(usize, f64, f64)) {
        let clamp = |value: f64, n: usize| (value.max(0.0) as usize).min(n - 1);
        let [c0, c1] = [0, 2].map(|i| clamp((window[i] - self.min[0]) / self.cell, self.columns));
        let [r0, r1] = [1, 3].map(|i| clamp((window[i] - self.min[1]) / self.cell, self.rows));
        for row in r0..=r1 {
            let y = self.min[1] + (row as f64 + 0.5) * self.cell;
            for column in c0..=c1 {
                visit(
                    row * self.columns + column,
                    self.min[0] + (column as f64 + 0.5) * self.cell,
                    y,
                );
            }
        }
    }
}

/// What lies within a distance of a line.
struct Capsule {
    ends: [[f64; 2]; 2],
    radius: f64,
    /// The corners of the stripe between the ends, in order; empty for a line without length.
    stripe: Option<[[f64; 2]; 4]>,
}

/// Far above the rounding of an interval's ends, mm: a cell too many does no harm.
const SPARE: f64 = 1e-7;

impl Capsule {
    fn new(line: &Curve, radius: f64) -> Capsule {
        let (dx, dy) = (line.bx - line.ax, line.by - line.ay);
        let long = (dx * dx + dy * dy).sqrt();
        let ends = [[line.ax, line.ay], [line.bx, line.by]];
        let stripe = (long > 0.0).then(|| {
            let (nx, ny) = (-dy / long * radius, dx / long * radius);
            [
                [line.ax + nx, line.ay + ny],
                [line.bx + nx, line.by + ny],
                [line.bx - nx, line.by - ny],
                [line.ax - nx, line.ay - ny],
            ]
        });
        Capsule {
            ends,
            radius: radius + SPARE,
            stripe,
        }
    }

    /// The interval of X it has at a height; empty (from greater than to) where it has none. It is convex, so there is only one.
    fn across(&self, y: f64) -> [f64; 2] {
        let mut all = [f64::INFINITY, f64::NEG_INFINITY];
        let mut see = |from: f64, to: f64| all = [all[0].min(from), all[1].max(to)];
        for [x, end_y] in self.ends {
            let rest = self.radius * self.radius - (y - end_y) * (y - end_y);
            if rest >= 0.0 {
                let half = rest.sqrt();
                see(x - half, x + half);
            }
        }
        if let Some(stripe) = &self.stripe {
            for i in 0..4 {
                let ([ax, ay], [bx, by]) = (stripe[i], stripe[(i + 1) % 4]);
                if y >= ay.min(by) && y <= ay.max(by) {
                    let x = if ay == by {
                        ax
                    } else {
                        ax + (bx - ax) * ((y - ay) / (by - ay))
                    };
                    see(x - SPARE, x + SPARE);
                }
            }
        }
        all
    }
}
