//! Which tools work inside a region.

use crate::cover::sweeps::Sweeps;
use crate::geometry::curve::Curve;
use crate::geometry::distance::distance_between;
use crate::scene::Scene;
use crate::target::Contour;

/// Of the tools that work inside a region the smallest radius at the height asked, or the smallest tip; `None` where none does.
pub fn least_radius(
    scene: &Scene,
    contour: &Contour,
    sweeps: &Sweeps,
    is_tip: bool,
) -> Option<f64> {
    let target = &scene.target;
    let chain = &target.pieces[contour.pieces.clone()];
    let least_of = |counts: &dyn Fn(&Curve) -> bool| {
        let mut least: Option<f64> = None;
        for (sweep, &tool) in sweeps.list.iter().zip(&sweeps.tools) {
            let radius = if is_tip {
                scene.tools[tool as usize].radius_at(0.0)
            } else {
                sweep.widest()
            };
            if least.is_none_or(|known| radius < known) && counts(&sweep.curve) {
                least = Some(radius);
            }
        }
        least
    };
    let runs_inside = |curve: &Curve| {
        let [x, y] = curve.middle();
        contour.contains(x, y)
    };
    // Long cuts through several regions may have their middles in none.
    least_of(&runs_inside).or_else(|| {
        least_of(&|curve| {
            contour.contains(curve.ax, curve.ay)
                || contour.contains(curve.bx, curve.by)
                || chain
                    .iter()
                    .any(|edge| distance_between(curve, edge).distance <= 0.0)
        })
    })
}
