//! Numbers that are the same on every machine: the elementary functions of the crate `libm`, exact signs of geometric determinants, and
//! the arcs that bulges stand for. Everything works on flat arrays, many values per call. The modules know nothing of JavaScript; only
//! `binding` does. `packages/geometry/src/numeric` holds the same functions in TypeScript, and tests hold the two together bit by bit.

pub mod arc;
pub mod batch;
pub mod elementary;
pub mod predicate;

#[cfg(target_arch = "wasm32")]
mod binding;
