//! The load at one place: what is left of the rim at each height, how deep the pass is, what lies below.

use crate::engage::load::{Bottom, SLICES, cover_with, is_cut_by, slice_share};
use crate::engage::rim::Rim;
use crate::engage::walk::Walk;
use crate::engage::{LEAST_WIDTH, Load, Place, SHAVING_RATIO, SIDE_CUT_RATIO};
use crate::geometry::curve::length;
use crate::numeric::PI;
use crate::scene::TOUCH;
use crate::tool::{Shape, Tool};

/// How far up a pass over the depth allowed goes is found to a thirty-second of what was left open.
const PASS_HALVINGS: usize = 5;

impl Walk<'_> {
    /// The load at a place: from the lowest height upwards, until the rim is clear.
    pub fn judge_place(&mut self, id: usize, tool: &Tool, place: &Place) -> Load {
        let z = place.at[2];
        let floor = z.max(-self.scene.stock[2]);
        let mut load = Load::default();
        if floor >= -TOUCH || z <= -1e6 {
            return load;
        }
        if place.drop != 0.0 {
            self.set_heights(id, z);
        }
        let has_shapes = self.has_shapes;
        let heights = std::mem::take(&mut self.heights);
        if place.ahead != [0.0; 2] {
            for (at, layer) in heights.layers().iter().enumerate() {
                let radius = tool.radius_at(layer.at - z);
                if radius <= 1e-6 {
                    continue;
                }
                let rim = self.rim_at(id, place, radius, layer.at);
                let width = rim.width();
                if width > 0.0 {
                    let angle = rim.angle().to_degrees();
                    if angle > load.angle {
                        load.angle = angle;
                        load.width = width;
                    }
                }
                if width < LEAST_WIDTH {
                    if has_shapes {
                        continue;
                    }
                    break;
                }
                load.is_cut = true;
                load.thickness = load.thickness.max(rim.thickness_ratio());
                let area = width * (layer.top - layer.bottom);
                load.area += area;
                if width >= SHAVING_RATIO * 2.0 * radius {
                    load.depth = load.depth.max(layer.sure_top() - floor);
                }
                if width >= SIDE_CUT_RATIO * 2.0 * radius {
                    load.pass = load.pass.max(layer.sure_top() - floor);
                    // Up to where it is known that none is.
                    let most = match heights.layers().get(at + 1) {
                        Some(next) if !layer.is_uniform => next.at,
                        _ => layer.top,
                    };
                    load.pass_most = load.pass_most.max(most - floor);
                } else {
                    load.narrow += area;
                }
            }
            if tool.shape == Shape::Flat {
                self.settle_pass(id, tool, place, &mut load);
            } else {
                self.settle_shaped_pass(id, tool, place, &mut load);
            }
        }
        self.heights = heights;
        if place.drop > 1e-9 {
            let share = self.share_below(id, tool, place);
            let across = tool.radius_at(-z);
            load.is_entry = share > Bottom::LEAST_SHARE;
            load.area += share * PI * across * across * place.drop;
        }
        load
    }

    /// Of flat tools, where it lies between two heights whether a pass is deeper than allowed: looks at the depth allowed itself, and if the pass goes on above
    /// it, how far.
    fn settle_pass(&mut self, id: usize, tool: &Tool, place: &Place, load: &mut Load) {
        let z = place.at[2];
        let floor = z.max(-self.scene.stock[2]);
        let allowed = self.depth_allowed(id);
        if load.pass > allowed || load.pass_most <= allowed {
            return;
        }
        let mut is_pass = |height: f64| {
            let radius = tool.radius_at(height - z);
            let width = self.rim_at(id, place, radius, height).width();
            width >= SIDE_CUT_RATIO * 2.0 * radius
        };
        if !is_pass(floor + allowed + TOUCH) {
            load.pass_most = allowed;
            return;
        }
        let [mut sure, mut most] = [floor + allowed + TOUCH, floor + load.pass_most];
        for _ in 0..PASS_HALVINGS {
            let middle = f64::midpoint(sure, most);
            if is_pass(middle) {
                sure = middle;
            } else {
                most = middle;
            }
        }
        load.pass = load.pass.max(sure - floor);
        load.pass_most = most - floor;
    }

    /// A tool that widens upwards meets wood beside an earlier pass over all of its height. How deep its pass is tells how far it could be raised
    /// until it meets none: whether that is more than allowed is looked at with the tool raised by so much.
    fn settle_shaped_pass(&mut self, id: usize, tool: &Tool, place: &Place, load: &mut Load) {
        let floor = place.at[2].max(-self.scene.stock[2]);
        let allowed = self.depth_allowed(id);
        if load.pass_most.max(load.depth) <= allowed {
            return;
        }
        let raised = floor + allowed + TOUCH;
        let mut widest = 0.0f64;
        for slice in (0..SLICES).filter(|_| raised < 0.0) {
            let height = raised * slice_share(slice);
            let radius = tool.radius_at(height - raised);
            if radius > 1e-6 {
                let width = self.rim_at(id, place, radius, height).width();
                widest = widest.max(width / (2.0 * radius));
            }
        }
        if widest < SIDE_CUT_RATIO {
            load.pass = load.pass.min(allowed);
            load.pass_most = load.pass_most.min(allowed);
        } else {
            load.pass = load.pass.max(allowed + TOUCH);
        }
        if widest < SHAVING_RATIO {
            load.depth = load.depth.min(allowed);
        }
    }

    fn depth_allowed(&self, id: usize) -> f64 {
        let own = self.strokes[id].tool as usize;
        self.depths.get(own).copied().unwrap_or(f64::INFINITY)
    }

    /// What is left of the rim at one height after all earlier strokes, newest first.
    fn rim_at(&mut self, id: usize, place: &Place, radius: f64, height: f64) -> Rim {
        let [x, y, _] = place.at;
        let [wide, high, _] = self.scene.stock;
        let mut rim = Rim::new(x, y, radius, place.ahead);
        rim.keep_on_sheet([wide, high], 0.0);
        for other in &self.near {
            if rim.is_empty() {
                break;
            }
            let [low_x, low_y, high_x, high_y] = other.window;
            let is_apart = other.low > height + TOUCH
                || x + radius < low_x
                || y + radius < low_y
                || x - radius > high_x
                || y - radius > high_y;
            if is_apart {
                continue;
            }
            self.n_pairs += 1;
            if let Some(straight) = &other.straight
                && straight.is_equal(radius)
            {
                rim.cover_straight(straight);
                continue;
            }
            let stroke = &self.strokes[other.id as usize];
            let tool = &self.scene.tools[stroke.tool as usize];
            let own_share = (other.id as usize == id).then_some(place.ratio);
            cover_with(&mut rim, stroke, tool, height, own_share, 0.0);
        }
        rim
    }

    /// Share of the disc under the tool that is wood on its way down. What the stroke itself has cut so far lies higher.
    fn share_below(&mut self, id: usize, tool: &Tool, place: &Place) -> f64 {
        let [x, y, z] = place.at;
        let [wide, high, thick] = self.scene.stock;
        if z <= -thick {
            return 0.0;
        }
        let across = tool.radius_at(-z);
        let mut n_wood = 0;
        for &[px, py] in self.bottom.pattern() {
            let (qx, qy) = (x + px * across, y + py * across);
            if !(0.0..=wide).contains(&qx) || !(0.0..=high).contains(&qy) {
                continue;
            }
            let rho = length(px, py) * across;
            let height = z + tool.height_at(rho);
            if height > -TOUCH {
                continue;
            }
            let mut n_looked = 0;
            let mut earlier = self.near.iter().filter(|other| other.id as usize != id);
            let is_cut = earlier.any(|other| {
                n_looked += 1;
                let stroke = &self.strokes[other.id as usize];
                let tool = &self.scene.tools[stroke.tool as usize];
                is_cut_by(stroke, tool, [qx, qy, height])
            });
            self.n_pairs += n_looked;
            n_wood += usize::from(!is_cut);
        }
        n_wood as f64 / self.bottom.pattern().len() as f64
    }
}
