//! Lines and arcs of the plane: distances, crossings, sides, and indexes over them.

pub mod buckets;
pub mod crossings;
pub mod curve;
pub mod distance;
pub mod grid;
pub mod inside;
pub mod split_arc;
