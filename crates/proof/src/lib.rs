//! What a milling program cuts, leaves and hits, proved by closed forms and certified bounds. Built to catch mistakes: nothing here is
//! shared with the code that makes programs. Only `binding` knows of JavaScript.

pub mod contact;
pub mod cover;
pub mod engage;
pub mod geometry;
pub mod gouge;
pub mod map;
pub mod numeric;
pub mod path;
mod path_arc;
pub mod permit;
pub mod replay;
pub mod safety;
pub mod scene;
pub mod stray;
pub mod sweep;
pub mod target;
pub mod tool;

#[cfg(target_arch = "wasm32")]
mod binding;
