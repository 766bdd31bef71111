//! The history of a sheet's surface: what each motion lowers, tile by tile, so that a viewer can go to any motion, forward and back.
//! The format is described in `docs/replay-format.md`. Pictures only: verdicts never look here.

pub mod raster;
pub mod raster_target;

use crate::path::{NO_TOOL, Path};
use crate::replay::raster::{Heights, Raster, lower_cells};
use crate::tool::Tool;

/// Cells along the side of a tile.
pub const TILE: usize = 64;
/// After so many events of a tile its state is written out.
pub const KEY_EVERY: u32 = 4096;
/// Depth below the stock top of one step, mm. 65,535 of them are 327 mm.
pub const STEP: f64 = 0.005;
const DEEPEST: f64 = 65_535.0;

/// A tile's history while it is written.
#[derive(Clone, Debug, Default)]
struct Tile {
    events: Vec<u8>,
    keys: Vec<Key>,
    n_events: u32,
    motion: u32,
    cell: u32,
    depth: u32,
}

#[derive(Clone, Debug)]
struct Key {
    /// The motion of the last event before it.
    motion: u32,
    /// Where in `events` the next event starts.
    at: u32,
    depths: Vec<u8>,
}

/// Records a path over a raster.
struct Recorder {
    raster: Raster,
    tiles_wide: usize,
    /// Depths below the top in steps, as of now.
    depths: Vec<u16>,
    /// As of the last event written.
    written: Vec<u16>,
    /// Runs of cells the current motion lowered: row, first column, end.
    touched: Vec<[u32; 3]>,
    tiles: Vec<Tile>,
    n_events: usize,
}

/// The tiles' histories in the file's form; `None` where more than `most_events` would be needed. Only what the controller runs counts;
/// motions whose tool is not given cut nothing.
pub fn record(path: &Path, tools: &[Tool], raster: Raster, most_events: usize) -> Option<Vec<u8>> {
    let tiles_wide = raster.columns.div_ceil(TILE);
    let tiles_high = raster.rows.div_ceil(TILE);
    let mut recorder = Recorder {
        raster,
        tiles_wide,
        depths: vec![0; raster.columns * raster.rows],
        written: vec![0; raster.columns * raster.rows],
        touched: vec![],
        tiles: vec![Tile::default(); tiles_wide * tiles_high],
        n_events: 0,
    };
    let mut line = vec![];
    for (i, motion) in path.motions.iter().enumerate() {
        if motion.tool == NO_TOOL {
            continue;
        }
        let Some(tool) = tools.get(motion.tool as usize) else {
            continue;
        };
        for piece in path.pieces_of(i) {
            if piece.is_executed() {
                lower_cells(
                    &raster,
                    piece,
                    tool,
                    &mut line,
                    &mut |row, column, heights| {
                        recorder.lower(row, column, heights);
                    },
                );
            }
        }
        recorder.write_motion(i as u32);
        if recorder.n_events > most_events {
            return None;
        }
    }
    Some(recorder.bytes())
}

/// Depth in steps of a height, 0 for anything at or above the top.
#[inline]
pub fn steps_of(height: f64) -> u16 {
    // `as` saturates and takes infinity above (−∞ here) to 0.
    (-height / STEP + 0.5).floor().clamp(0.0, DEEPEST) as u16
}

impl Recorder {
    fn lower(&mut self, row: usize, column: usize, heights: Heights) {
        let start = row * self.raster.columns + column;
        let mut changed = [u32::MAX, 0];
        let mut put = |i: usize, depth: u16, cells: &mut [u16]| {
            if cells[i] < depth {
                cells[i] = depth;
                changed = [changed[0].min(i as u32), i as u32 + 1];
            }
        };
        match heights {
            Heights::Level(n, z) => {
                let depth = steps_of(z);
                let cells = &mut self.depths[start..start + n];
                for i in 0..n {
                    put(i, depth, cells);
                }
            }
            Heights::Each(each) => {
                let cells = &mut self.depths[start..start + each.len()];
                for (i, &z) in each.iter().enumerate() {
                    put(i, steps_of(z), cells);
                }
            }
        }
        if changed[0] < changed[1] {
            let column = column as u32;
            self.touched
                .push([row as u32, column + changed[0], column + changed[1]]);
        }
    }

    /// Writes what differs from before the motion, in the order of rows and columns.
    fn write_motion(&mut self, motion: u32) {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        for &[row, from, end] in &touched {
            let start = row as usize * self.raster.columns;
            let mut column = from as usize;
            let end = end as usize;
            while column < end {
                let depth = self.depths[start + column];
                if self.written[start + column] == depth {
                    column += 1;
                    continue;
                }
                let tile_end = end.min((column / TILE + 1) * TILE);
                let first = column;
                while column < tile_end
                    && self.depths[start + column] == depth
                    && self.written[start + column] != depth
                {
                    self.written[start + column] = depth;
                    column += 1;
                }
                self.write_event(motion, row as usize, first, column - first, depth);
            }
        }
        touched.clear();
        self.touched = touched;
    }

    /// One event: tag (bits 0–1: motions since the last event, 3: a number follows; bit 2: same depth as the last; bits 3–7: run length
    /// less one, 31: a number follows), then those numbers: motions less 3, run less 32, cell as a signed difference, depth likewise.
    fn write_event(&mut self, motion: u32, row: usize, column: usize, run: usize, depth: u16) {
        self.n_events += 1;
        let index = row / TILE * self.tiles_wide + column / TILE;
        let cell = (row % TILE * TILE + column % TILE) as u32;
        let tile = &mut self.tiles[index];
        let since = motion - tile.motion;
        let run = run as u32 - 1;
        let depth = u32::from(depth);
        let is_same = depth == tile.depth;
        tile.events
            .push((since.min(3) | u32::from(is_same) << 2 | run.min(31) << 3) as u8);
        if since >= 3 {
            put_number(&mut tile.events, since - 3);
        }
        if run >= 31 {
            put_number(&mut tile.events, run - 31);
        }
        put_signed(&mut tile.events, cell as i32 - tile.cell as i32);
        if !is_same {
            put_signed(&mut tile.events, depth as i32 - tile.depth as i32);
        }
        (tile.motion, tile.cell, tile.depth) = (motion, cell, depth);
        tile.n_events += 1;
        if tile.n_events.is_multiple_of(KEY_EVERY) {
            self.write_key(index);
        }
    }

    /// A tile's depths as runs (length, signed difference of depth), its cells row by row; those beyond the raster count as the one before.
    fn write_key(&mut self, index: usize) {
        let (left, low) = (
            index % self.tiles_wide * TILE,
            index / self.tiles_wide * TILE,
        );
        let mut depths = vec![];
        let (mut run, mut now, mut last) = (0, 0, 0);
        for i in 0..TILE * TILE {
            let (column, row) = (left + i % TILE, low + i / TILE);
            let is_inside = column < self.raster.columns && row < self.raster.rows;
            let depth = if is_inside {
                i32::from(self.written[row * self.raster.columns + column])
            } else {
                now
            };
            if depth != now && run > 0 {
                put_number(&mut depths, run);
                put_signed(&mut depths, now - last);
                (last, run) = (now, 0);
            }
            now = depth;
            run += 1;
        }
        put_number(&mut depths, run);
        put_signed(&mut depths, now - last);
        let tile = &mut self.tiles[index];
        tile.keys.push(Key {
            motion: tile.motion,
            at: tile.events.len() as u32,
            depths,
        });
        (tile.cell, tile.depth) = (0, 0);
    }

    /// Per tile: bytes of events, number of keys, per key its motion, where it stands and its own bytes (the first two as differences);
    /// then all events, then all keys' depths, tile by tile.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![];
        for tile in &self.tiles {
            put_number(&mut bytes, tile.events.len() as u32);
            put_number(&mut bytes, tile.keys.len() as u32);
            let mut before = (0, 0);
            for key in &tile.keys {
                put_number(&mut bytes, key.motion - before.0);
                put_number(&mut bytes, key.at - before.1);
                put_number(&mut bytes, key.depths.len() as u32);
                before = (key.motion, key.at);
            }
        }
        for tile in &self.tiles {
            bytes.extend_from_slice(&tile.events);
            for key in &tile.keys {
                bytes.extend_from_slice(&key.depths);
            }
        }
        bytes
    }
}

/// Seven bits per byte, the lowest first; the eighth says that more follow.
fn put_number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 128 {
        bytes.push((value & 127 | 128) as u8);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// 0, −1, 1, −2 … as 0, 1, 2, 3 …
fn put_signed(bytes: &mut Vec<u8>, value: i32) {
    put_number(bytes, ((value << 1) ^ (value >> 31)) as u32);
}

/// Heights after the first `n_motions` motions, mm, 0 where nothing is cut; row by row from below. `widen`: the tool taken as so much
/// wider and longer (narrower and shorter where negative), to tell what is surely cut from what is surely not.
pub fn heights_after(
    path: &Path,
    tools: &[Tool],
    raster: Raster,
    n_motions: usize,
    widen: f64,
) -> Vec<f32> {
    let mut left = vec![0.0_f32; raster.columns * raster.rows];
    let tools: Vec<Tool> = tools.iter().map(|tool| widened(tool, widen)).collect();
    let mut line = vec![];
    for (i, motion) in path.motions.iter().enumerate().take(n_motions) {
        let Some(tool) = tools.get(motion.tool as usize) else {
            continue;
        };
        for piece in path.pieces_of(i).iter().filter(|piece| piece.is_executed()) {
            lower_cells(
                &raster,
                piece,
                tool,
                &mut line,
                &mut |row, column, heights| {
                    let start = row * raster.columns + column;
                    match heights {
                        Heights::Level(n, z) => {
                            let z = (z - widen) as f32;
                            left[start..start + n]
                                .iter_mut()
                                .for_each(|cell| *cell = cell.min(z));
                        }
                        Heights::Each(each) => {
                            for (cell, &z) in left[start..].iter_mut().zip(each) {
                                *cell = cell.min((z - widen) as f32);
                            }
                        }
                    }
                },
            );
        }
    }
    left
}

fn widened(tool: &Tool, widen: f64) -> Tool {
    let radius = (tool.radius + widen).max(0.0);
    Tool {
        radius,
        tip_radius: if tool.tip_radius > 0.0 {
            (tool.tip_radius + widen).clamp(0.0, radius)
        } else {
            0.0
        },
        corner_radius: tool.corner_radius.min(radius),
        ..*tool
    }
}
