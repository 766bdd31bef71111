"""DXF files written by hand: combinations of what the other generators try one by one."""

from hand_dxf_entities import mm
from lib import *

PI = math.pi
PLATE = [rect(0, 0, 100, 50), circle(20, 25, 5)]
FLIPPED = (210, 0, 220, 0, 230, -1)


def ellipse(x, y, ax, ay, ratio, start, end, *more):
    return [0, "ELLIPSE", 8, "0", *more, 10, x, 20, y, 30, 0, 11, ax, 21, ay, 31, 0, 40, ratio, 41, start, 42, end]


mm("more-ellipse-beyond-turn.dxf", "half an ellipse with parameters from 5 to 5 + π, beyond a whole turn", [ellipse(0, 0, 80, 0, 0.5, 5, 5 + PI), line(80 * math.cos(5), 40 * math.sin(5), -80 * math.cos(5), -40 * math.sin(5))],
   None, None, 1, 0, PI * 80 * 40 / 2, area_tol_mm2=0.3)
mm("more-ellipse-end-before-start.dxf", "an ellipse arc whose end parameter is below its start", [ellipse(0, 0, 60, 0, 0.5, 1.5 * PI, 0), line(60, 0, 0, 0), line(0, 0, 0, -30)], 60, 30, 1, 0, PI * 60 * 30 / 4, area_tol_mm2=0.2)
DEE = [arc(0, 0, 20, 270, 90), line(0, 20, 0, -20)]
mm("more-insert-arc-unequal.dxf", "an arc in a block scaled unequally and turned: half an ellipse", [insert("DEE", 50, 50, "0", 41, 3, 42, 1, 50, 90)], 40, 60, 1, 0, PI * 60 * 20 / 2, blocks=block("DEE", DEE), area_tol_mm2=0.2)
mm("more-insert-sheared-circle.dxf", "a turned block within an unequally scaled one: a circle becomes a slanting ellipse of known area", [insert("OUTER", 0, 0, "0", 41, 2, 42, 1)], 2 * 20 * math.hypot(1.5, 0.5) * math.sqrt(2), 2 * 20 * math.hypot(1.5, 0.5) / math.sqrt(2), 1, 0, PI * 400 * 2 * 1.5 * 0.5,
   blocks=block("HOLE", [circle(0, 0, 20)]) + block("MIDDLE", [insert("HOLE", 0, 0, "0", 41, 1.5, 42, 0.5)]) + block("OUTER", [insert("MIDDLE", 0, 0, "0", 50, 45)]), area_tol_mm2=0.3)
mm("more-insert-double-flip.dxf", "a flipped polyline in a mirrored INSERT: turned round twice", [insert("SLOT", 0, 0, "0", 41, -1)], 130, 30, 1, 0, stadium(100, 30), blocks=block("SLOT", [polyline([(0, 0), (100, 0, 1), (100, 30), (0, 30, 1)], True, "0", *FLIPPED)]))
mm("more-insert-five-deep.dxf", "five blocks in one another, each turned by 90° and moved", [insert("B4", 0, 0)], 20, 10, 1, 0, 200,
   blocks=block("B0", [rect(0, 0, 20, 10)]) + [part for i in range(4) for part in block(f"B{i + 1}", [insert(f"B{i}", 10 * i, 5, "0", 50, 90)])])
mm("more-insert-array-mirrored.dxf", "an arrayed INSERT with negative scale and negative spacing", [insert("DEE", 0, 0, "0", 41, -1, 42, 1, 43, 1, 70, 2, 71, 3, 44, -30, 45, -50)], 50, 140, 6, 0, 6 * disc(40) / 2, blocks=block("DEE", DEE))
mm("more-insert-names-any-case.dxf", "block names compare without case", [insert("Door", 0, 0)], 100, 50, 1, 0, 5000, blocks=block("DOOR", [rect(0, 0, 100, 50)]))
mm("more-bulge-lens.dxf", "two vertices, closed, both with a bulge: a lens", [polyline([(0, 0, 0.5), (80, 0, 0.5)])], 80, 40, 1, 0, 2 * segment(50, 4 * math.atan(0.5)))
mm("more-bulge-zero-length.dxf", "a bulge on a step of no length is no circle", [polyline([(0, 0), (100, 0, 1), (100, 0), (100, 50), (0, 50)])], 100, 50, 1, 0, 5000)
mm("more-bulge-three-thirds.dxf", "a whole circle in one polyline of three bulges", [polyline([(50 * math.cos(a), 50 * math.sin(a), math.tan(PI / 6)) for a in (0, 2 * PI / 3, 4 * PI / 3)])], 100, 100, 1, 0, disc(100))
mm("more-arcs-tangent-chain.dxf", "an oblong of four arcs of two radii that meet tangentially", [arc(0, 0, 30, 90, 270), arc(80, 0, 30, 270, 90), line(0, 30, 80, 30), line(80, -30, 0, -30), circle(0, 0, 10), circle(80, 0, 10)], 140, 60, 1, 2, stadium(80, 60) - 2 * disc(20), circles=circles((20, 2)), drills=circles((20, 2)))


def spline(degree, flags, knots, points, weights=(), layer="0"):
    return [0, "SPLINE", 8, layer, 70, flags, 71, degree, 72, len(knots), 73, len(points), 74, 0, *[t for k in knots for t in (40, k)], *[t for w in weights for t in (41, w)], *[t for x, y in points for t in (10, x, 20, y, 30, 0)]]


mm("more-spline-negative-knots.dxf", "knots that start below zero and are far apart", [spline(2, 8, [-1000, -1000, -1000, 7e5, 7e5, 7e5], [(0, 0), (50, 60), (100, 0)]), line(0, 0, 100, 0)], 100, 30, 1, 0, 2000, area_tol_mm2=0.2)
mm("more-spline-closed-flag-clamped.dxf", "the closed flag on a clamped spline whose ends meet", [spline(1, 9, [0, 0, 1, 2, 3, 3], [(0, 0), (100, 0), (0, 60), (0, 0)])], 100, 60, 1, 0, 3000)
mm("more-spline-straight-cubic.dxf", "splines that are straight lines", [spline(3, 8, [0] * 4 + [1] * 4, [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (0, 0.2, 0.9, 1)]) for x0, y0, x1, y1 in ((0, 0, 90, 0), (90, 0, 90, 40), (90, 40, 0, 40), (0, 40, 0, 0))], 90, 40, 1, 0, 3600)
mm("more-spline-uneven-weights.dxf", "a rational spline whose weights are not those of a circle: an arc of a hyperbola over its chord", [spline(2, 12, [0, 0, 0, 1, 1, 1], [(0, 0), (50, 60), (100, 0)], [1, 3, 1]), line(0, 0, 100, 0)], 100, 45, 1, 0, None)
mm("more-spline-refused-weights.dxf", "a weight of zero: listed or refused, not cut", [*PLATE, spline(2, 12, [0, 0, 0, 1, 1, 1], [(0, 200), (50, 260), (100, 200)], [1, 0, 1])], None, None, 1, 1, 5000 - disc(10), None, told_or_unread=True)
mm("more-hatch-outlines.dxf", "a hatch is listed, or gives its boundary when asked", [*PLATE, [0, "HATCH", 8, "H", 10, 0, 20, 0, 30, 0, 210, 0, 220, 0, 230, 1, 2, "SOLID", 70, 1, 71, 0, 91, 1, 92, 2, 72, 0, 73, 1, 93, 4, 10, 200, 20, 0, 10, 260, 20, 0, 10, 260, 20, 40, 10, 200, 20, 40, 97, 0, 75, 0, 76, 1, 98, 0]],
   100, 50, 1, 1, 5000 - disc(10), unsupported={"HATCH": 1}, choices=[{"options": {"hatches": "outlines"}, "outlines": 2, "holes": 1, "area_mm2": 5000 - disc(10) + 2400}])
mm("more-hidden-layer-asked.dxf", "a frozen layer is read when asked for", [*PLATE, circle(70, 25, 4, "ICE")], 100, 50, 1, 1, 5000 - disc(10), tables=layers(("ICE", 1, 7)), unsupported={"CIRCLE": 1},
   choices=[{"options": {"hiddenLayers": ["ice"]}, "outlines": 1, "holes": 2, "area_mm2": 5000 - disc(10) - disc(8)}])
mm("more-rule-ignore-layer.dxf", "a rule leaves a layer out", [*PLATE, rect(-10, -10, 120, 70, "FRAME")], 120, 70, 2, 1, 120 * 70 - 5000 + disc(10), choices=[{"options": {"rules": [{"layer": "frame", "ignore": True}]}, "outlines": 1, "holes": 1, "area_mm2": 5000 - disc(10)}])
mm("more-layer-colours.dxf", "colours by entity and by layer do not matter to the shape", [rect(0, 0, 100, 50, "A", 62, 1), circle(20, 25, 5, "A", 62, 256), circle(50, 25, 5, "A", 420, 16711680), circle(80, 25, 5, "A", 62, 0)], 100, 50, 1, 3, 5000 - 3 * disc(10), tables=layers(("A", 0, 3)), circles=circles((10, 3)))
mm("more-text-mirrored-and-turned.dxf", "labels in a mirrored INSERT lie where the block lies", [insert("DOOR", 300, 0, "0", 41, -1), rect(0, 0, 100, 50)], 300, 50, 2, 0, 10000, blocks=block("DOOR", [rect(0, 0, 100, 50), text(40, 20, "Left")]), labels=["Left"], part_labels=["Left"])
mm("more-two-labels.dxf", "two texts in one part: neither is lost", [rect(0, 0, 100, 50), text(10, 30, "Side"), text(10, 10, "18 mm")], 100, 50, 1, 0, 5000, labels=["Side", "18 mm"])
mm("more-label-in-island.dxf", "a label belongs to the smallest outline round it", [rect(0, 0, 200, 200), rect(20, 20, 160, 160), rect(50, 50, 100, 100), text(80, 90, "Island"), text(2, 5, "Frame")], 200, 200, 2, 1, 40000 - 25600 + 10000, labels=["Frame", "Island"], part_labels=["Frame", "Island"])
mm("more-hexagon-is-meant.dxf", "hexagons and octagons are meant as such, not as circles", [rect(0, 0, 200, 100), *[polyline([(x + 20 * math.cos(2 * PI * i / n), 50 + 20 * math.sin(2 * PI * i / n)) for i in range(n)]) for x, n in ((50, 6), (150, 8))]], 200, 100, 1, 2, 20000 - 3 * 400 * math.sin(PI / 3) - 4 * 400 * math.sin(PI / 4), drills=[])
mm("more-circle-of-lines-rough.dxf", "a circle as 36 loose lines", [rect(0, 0, 100, 50), *[line(50 + 10 * math.cos(PI * i / 18), 25 + 10 * math.sin(PI * i / 18), 50 + 10 * math.cos(PI * (i + 1) / 18), 25 + 10 * math.sin(PI * (i + 1) / 18)) for i in range(36)]], 100, 50, 1, 1, 5000 - 18 * 100 * math.sin(PI / 18), drills=circles((20, 1)))
mm("more-square-corners-no-circle.dxf", "a square's corners lie on a circle, and are no circle", [rect(0, 0, 100, 50), rect(30, 10, 30, 30)], 100, 50, 1, 1, 4100, drills=[])
mm("more-hole-near-edge.dxf", "a web of 0.02 mm between hole and edge stays", [rect(0, 0, 100, 50), circle(50, 10.02, 10)], 100, 50, 1, 1, 5000 - disc(20), circles=circles((20, 1)))
mm("more-concentric-counterbore.dxf", "a counterbore: circle in circle", [rect(0, 0, 100, 50), circle(50, 25, 10), circle(50, 25, 4)], 100, 50, 2, 1, 5000 - disc(20) + disc(8), circles=circles((20, 1), (8, 1)), told=True, choices=[{"options": {"nesting": "holes"}, "outlines": 1, "holes": 2}])
mm("more-gap-and-duplicate.dxf", "a doubled outline with a gap of 0.03 mm in one of the copies", [rect_lines(0, 0, 100, 50), line(0, 0, 99.97, 0), line(100, 0, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0)], 100, 50, 1, 0, 5000, None, area_tol_mm2=2, findings=["DRAWING_DUPLICATE_REMOVED"])
mm("more-tiny-steps.dxf", "an outline of steps of 20 µm is not eaten by joining", [polyline([(0, 0), (100, 0), (100, 50), *[(100 - 0.02 * i, 50 + 0.02 * ((i + 1) // 2 % 2)) for i in range(1, 200)], (0, 50)])], 100, 50.02, 1, 0, 5000, area_tol_mm2=0.2)
mm("more-inch-fractions.dxf", "an inch drawing of sixteenths", [rect(0, 0, 11.8125, 3.4375), circle(1.0625, 1.71875, 0.09375)], 11.8125 * 25.4, 3.4375 * 25.4, 1, 1, (11.8125 * 3.4375 - disc(0.1875)) * 25.4**2, circles=circles((0.1875 * 25.4, 1)), insunits=1, units=proved("in"))
