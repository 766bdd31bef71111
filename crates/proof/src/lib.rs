//! What a milling program cuts, leaves and hits, proved by closed forms and certified bounds. Built to catch mistakes: nothing here is
//! shared with the code that makes programs. Only `binding` knows of JavaScript.

pub mod buckets;
pub mod close;
pub mod close_area;
pub mod cover;
pub mod cover_contour;
pub mod cover_features;
pub mod cover_report;
pub mod cover_sweeps;
pub mod cover_tabs;
pub mod cover_union;
pub mod crossings;
pub mod curve;
pub mod distance;
pub mod engage;
pub mod engage_path;
pub mod gouge;
pub mod gouge_floor;
pub mod gouge_pair;
pub mod gouge_reach;
pub mod gouge_state;
pub mod gouge_tangent;
pub mod grid;
pub mod height;
pub mod height_cell;
pub mod inside;
pub mod load;
pub mod loose;
pub mod map;
pub mod map_gouge;
pub mod map_sums;
pub mod merge;
mod merge_arc;
pub mod numeric;
pub mod obstacle;
pub mod path;
pub mod permit;
pub mod raster;
pub mod raster_target;
pub mod reach;
pub mod replay;
pub mod residue;
pub mod rim;
pub mod safety;
pub mod safety_height;
pub mod safety_stock;
pub mod scene;
pub mod split_arc;
pub mod stray;
pub mod sweep;
pub mod target;
pub mod target_read;
pub mod target_walls;
pub mod tool;

#[cfg(target_arch = "wasm32")]
mod binding;
