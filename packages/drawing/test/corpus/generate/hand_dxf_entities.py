"""DXF files written by hand: entities, blocks, visibility, encodings and the way the text of a file is laid out."""

from lib import *

HAND = ("hand", "")
MM = proved("mm", reason="$INSUNITS 4, plausible size")
PI = math.pi
QUARTER = math.tan(PI / 8)  # the bulge of a quarter circle


def mm(name, purpose, entities, w, h, outlines, holes, area, open_chains=0, circles=None, **facts):
    options = {key: facts.pop(key) for key in ("header", "tables", "blocks", "acadver", "end", "eof", "insunits") if key in facts}
    content = facts.pop("content", None) or dxf(entities, **options)
    emit(name, content, *HAND, purpose, facts.pop("units", MM), size_mm=size(w, h), outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, circles=circles or [], **facts)


# Arcs and circles
mm("arc-through-zero.dxf", "arc from 270° to 90° over 0°", [arc(0, 0, 50, 270, 90), line(0, 50, 0, -50)], 50, 100, 1, 0, disc(100) / 2)
mm("arc-negative-angle.dxf", "arc from -90° to 90°", [arc(0, 0, 50, -90, 90), line(0, 50, 0, -50)], 50, 100, 1, 0, disc(100) / 2)
mm("arc-beyond-360.dxf", "arc from 270° to 450°", [arc(0, 0, 50, 270, 450), line(0, -50, 0, 50)], 50, 100, 1, 0, disc(100) / 2)
mm("arc-whole-turn.dxf", "arc from 0° to 360° is a circle", [arc(0, 0, 50, 0, 360)], 100, 100, 1, 0, disc(100), circles=circles((100, 1)))
mm("arc-two-halves.dxf", "a circle in two arcs, both through other quadrants", [arc(10, 10, 25, 30, 210), arc(10, 10, 25, 210, 30)], 50, 50, 1, 0, disc(50))
mm("arc-flipped-extrusion.dxf", "extrusion −Z: x → −x, arcs clockwise", [arc(-10, 0, 50, 90, 270, "0", 210, 0, 220, 0, 230, -1), line(10, 50, 10, -50), circle(-35, 0, 5, "0", 210, 0, 220, 0, 230, -1)],
   50, 100, 1, 1, disc(100) / 2 - disc(10), circles=circles((10, 1)), size_note="the hole lies at x = 35, inside the half disc 10 … 60")
mm("circle-degenerate.dxf", "circles of radius 0 and −1 beside a good part", [rect(0, 0, 100, 50), circle(200, 0, 0), circle(300, 0, -1)], 100, 50, 1, 0, 5000, unsupported={"CIRCLE": 2})
mm("circle-tilted-plane.dxf", "a circle in a vertical plane is no contour", [rect(0, 0, 100, 50), circle(20, 30, 5, "0", 210, 0, 220, 1, 230, 0)], 100, 50, 1, 0, 5000, unsupported={"CIRCLE": 1})
mm("ellipse-full.dxf", "a whole ellipse 120 × 60, turned by 90°", [[0, "ELLIPSE", 8, "0", 10, 0, 20, 0, 30, 0, 11, 0, 21, 60, 31, 0, 40, 0.5, 41, 0, 42, 2 * PI]], 60, 120, 1, 0, PI * 60 * 30)
mm("ellipse-ratio-1.dxf", "an ellipse of ratio 1 is a circle", [[0, "ELLIPSE", 8, "0", 10, 5, 20, 5, 30, 0, 11, 24, 21, 7, 31, 0, 40, 1, 41, 0, 42, 2 * PI]], 50, 50, 1, 0, disc(50), circles=circles((50, 1)))
mm("ellipse-ratio-2.dxf", "a ratio above 1: the minor axis is the longer one", [[0, "ELLIPSE", 8, "0", 10, 0, 20, 0, 30, 0, 11, 30, 21, 0, 31, 0, 40, 2, 41, 0, 42, 2 * PI]], 60, 120, 1, 0, PI * 60 * 30)
mm("ellipse-arc.dxf", "half an ellipse by parameters from 3π/2 to π/2, closed by a line", [[0, "ELLIPSE", 8, "0", 10, 0, 20, 0, 30, 0, 11, 80, 21, 0, 31, 0, 40, 0.5, 41, 1.5 * PI, 42, 0.5 * PI], line(0, 40, 0, -40)], 80, 80, 1, 0, PI * 80 * 40 / 2)
mm("ellipse-flipped.dxf", "an ellipse arc with extrusion −Z runs the other way", [[0, "ELLIPSE", 8, "0", 10, 0, 20, 0, 30, 0, 11, 80, 21, 0, 31, 0, 210, 0, 220, 0, 230, -1, 40, 0.5, 41, 0, 42, PI], line(-80, 0, 80, 0)], 160, 40, 1, 0, PI * 80 * 40 / 2,
   size_note="the half below the axis")

# Polylines and bulges
mm("bulge-closing.dxf", "the last bulge closes the outline: a slot", [polyline([(0, 0), (100, 0, 1), (100, 30), (0, 30, 1)])], 130, 30, 1, 0, stadium(100, 30))
mm("bulge-last-of-open.dxf", "the last bulge of an open polyline counts for nothing", [polyline([(0, 0), (100, 0, 1), (100, 30), (0, 30, 1)], False), line(0, 30, 0, 0)], 115, 30, 1, 0, 3000 + disc(30) / 2)
mm("bulge-clockwise.dxf", "round bites out of the corners: negative bulges", [polyline([(10, 0), (90, 0, -QUARTER), (100, 10), (100, 40, -QUARTER), (90, 50), (10, 50, -QUARTER), (0, 40), (0, 10, -QUARTER)])], 100, 50, 1, 0, 5000 - disc(20))
NEAR = math.tan(math.radians(356) / 4)
mm("bulge-nearly-full.dxf", "356° of a circle of 60 in one bulge, closed by its chord", [polyline([(30 * math.cos(math.radians(2)), 30 * math.sin(math.radians(2)), NEAR), (30 * math.cos(math.radians(2)), -30 * math.sin(math.radians(2)))])],
   30 + 30 * math.cos(math.radians(2)), 60, 1, 0, segment(30, math.radians(356)))
mm("bulge-two-half-circles.dxf", "a circle as polyline of two half turns", [polyline([(0, 0, 1), (35, 0, 1)])], 35, 35, 1, 0, disc(35), circles=circles((35, 1)))
mm("bulge-tiny.dxf", "bulges far below a tenth of a micrometre are lines", [polyline([(0, 0, 1e-12), (100, 0, -1e-12), (100, 50, 1e-13), (0, 50)])], 100, 50, 1, 0, 5000)
mm("lwpolyline-first-point-repeated.dxf", "closed flag and first point repeated, the arc comes before it", [polyline([(0, 0), (100, 0), (100, 40, 1), (0, 40), (0, 0)])], 100, 90, 1, 0, 4000 + disc(100) / 2)
mm("lwpolyline-flipped.dxf", "extrusion −Z turns bulges round, elevation is ignored", [polyline([(0, 0), (100, 0, 1), (100, 30), (0, 30, 1)], True, "0", 38, 12.5, 210, 0, 220, 0, 230, -1)], 130, 30, 1, 0, stadium(100, 30))
mm("lwpolyline-widths.dxf", "widths do not change the outline", [[0, "LWPOLYLINE", 8, "0", 90, 4, 70, 1, 43, 6, 10, 0, 20, 0, 10, 100, 20, 0, 10, 100, 20, 50, 10, 0, 20, 50]], 100, 50, 1, 0, 5000)
mm("lwpolyline-repeated-vertices.dxf", "every vertex twice", [polyline([(0, 0), (0, 0), (100, 0), (100, 0), (100, 50), (100, 50), (0, 50), (0, 50)])], 100, 50, 1, 0, 5000)
mm("polyline-r12-unflagged.dxf", "R12: no closed flag, first point repeated", [old_polyline([(0, 0), (200, 0), (200, 80), (0, 80), (0, 0)], 0)], 200, 80, 1, 0, 16000, acadver="AC1009", insunits=None, units=ask("mm"))
mm("polyline-curve-fit.dxf", "a curve-fit polyline keeps the extra vertices with their bulges", [old_polyline([(50, 0, QUARTER), (0, 50, QUARTER, 1), (-50, 0, QUARTER), (0, -50, QUARTER, 1)], 3)], 100, 100, 1, 0, disc(100))
mm("polyline-spline-frame.dxf", "a spline-fit polyline: frame points (16) are not the curve", [old_polyline([(0, 0, 0, 16), (300, 0, 0, 16), (300, 300, 0, 16), (10, 10, 0, 8), (110, 10, 0, 8), (110, 60, 0, 8), (10, 60, 0, 8)], 5)], 100, 50, 1, 0, 5000)
mm("polyline-3d-flat.dxf", "a 3D polyline that lies flat", [old_polyline([(0, 0), (120, 0), (120, 60), (0, 60)], 9)], 120, 60, 1, 0, 7200)
mm("polyline-mesh.dxf", "a polygon mesh is listed, not cut", [rect(0, 0, 100, 50), [0, "POLYLINE", 8, "MESH", 66, 1, 70, 16, 71, 2, 72, 2, *[tag for x, y in [(0, 0), (9, 0), (0, 9), (9, 9)] for tag in (0, "VERTEX", 8, "MESH", 10, 400 + x, 20, y, 30, 0, 70, 64)], 0, "SEQEND"]],
   100, 50, 1, 0, 5000, unsupported={"POLYLINE": 1})

# Splines
CIRCLE_KNOTS = [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]
RIM = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0)]
HALF = math.sqrt(0.5)


def spline(degree, flags, knots, points, weights=()):
    return [0, "SPLINE", 8, "0", 70, flags, 71, degree, 72, len(knots), 73, len(points), 74, 0, *[t for k in knots for t in (40, k)], *[t for w in weights for t in (41, w)], *[t for x, y in points for t in (10, x, 20, y, 30, 0)]]


mm("spline-rational-circle.dxf", "a circle of 50 as rational spline of degree 2", [spline(2, 12, CIRCLE_KNOTS, [(25 * x, 25 * y) for x, y in RIM], [HALF if i % 2 else 1 for i in range(9)])], 50, 50, 1, 0, disc(50), circles=circles((50, 1)), area_tol_mm2=0.16)
mm("spline-degree-1.dxf", "a spline of degree 1 is a polyline", [spline(1, 8, [0, 0, 1, 2, 3, 4, 4], [(0, 0), (100, 0), (100, 50), (0, 50), (0, 0)])], 100, 50, 1, 0, 5000)
mm("spline-bezier-lens.dxf", "two quadratic pieces over a common chord: area 2/3 of their triangles", [spline(2, 8, [0, 0, 0, 1, 1, 1], [(0, 0), (50, 60), (100, 0)]), spline(2, 8, [5, 5, 5, 7, 7, 7], [(100, 0), (50, -40), (0, 0)])], 100, 50, 1, 0, 2 / 3 * (100 * 60 / 2 + 100 * 40 / 2), area_tol_mm2=0.25)
N = 6
HEX = [(40 * math.cos(2 * PI * i / N), 40 * math.sin(2 * PI * i / N)) for i in range(N)]
LONG = [*HEX, *HEX[:2]]
# A periodic uniform quadratic through the middles of the hexagon's sides: each span cuts a corner, area under it 1/3 of the corner's triangle.
HEX_AREA, CORNER = 3 * math.sqrt(3) / 2 * 1600, 0.5 * 20 * 20 * math.sin(2 * PI / 3)
mm("spline-periodic-unclamped.dxf", "a wrapped periodic spline: only the inner knot range is the curve", [spline(2, 11, list(range(len(LONG) + 3)), LONG)], 70, 40 * math.sqrt(3), 1, 0, HEX_AREA - N * CORNER / 3, area_tol_mm2=0.12,
   size_note="height between the middles of opposite sides; width between the tops of opposite spans: x of (P0 + 6·P1 + P2)/8 is 35")
mm("spline-corner-knots.dxf", "one spline with corners: inner knots of full multiplicity", [spline(3, 8, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4], [(0, 0), (20, 0), (40, 0), (60, 0), (60, 10), (60, 20), (60, 30), (40, 30), (20, 30), (0, 30), (0, 20), (0, 10), (0, 0)])], 60, 30, 1, 0, 1800, area_tol_mm2=0.18)

# INSERT
DEE = [arc(0, 0, 20, 270, 90), line(0, 20, 0, -20), circle(8, 5, 2)]
DEE_AREA = disc(40) / 2 - disc(4)
mm("insert-mirrored-arcs.dxf", "a block with arcs mirrored in x and turned", [insert("DEE", 100, 0, "0", 41, -1, 42, 1, 43, 1, 50, 90)], 40, 20, 1, 1, DEE_AREA, blocks=block("DEE", DEE), circles=circles((4, 1)))
mm("insert-nested-base-points.dxf", "two levels with base points of their own", [insert("OUTER", 500, 100, "0", 50, 180), insert("INNER", 0, 0)], 495, 85, 2, 0, 800,
   blocks=block("INNER", [rect(7, 3, 20, 20)], (7, 3)) + block("OUTER", [insert("INNER", 10, 20)], (5, 5)),
   size_note="inner square [0,20]², outer copy: corner (10,20)−(5,5) = (5,15), square to (25,35), turned by 180° about (500,100): x 475…495, y 65…85")
mm("insert-array-turned-not-scaled.dxf", "3 columns × 2 rows turned by 90°: spacing turns, and is not scaled", [insert("SQ", 0, 0, "0", 41, 2, 42, 2, 43, 2, 50, 90, 70, 3, 71, 2, 44, 30, 45, 40)], 40 + 20, 60 + 20, 6, 0, 6 * 400, blocks=block("SQ", [rect(0, 0, 10, 10)]))
mm("insert-zero-z-scale.dxf", "a scale of 0 in z is read as 1", [insert("SQ", 0, 0, "0", 41, 1, 42, 1, 43, 0, 71, 3, 45, 20)], 10, 50, 3, 0, 300, blocks=block("SQ", [rect(0, 0, 10, 10)]))
mm("insert-unequal-scale.dxf", "unequal scales: a circle becomes an ellipse", [insert("HOLE", 0, 0, "0", 41, 2, 42, 1), rect(-50, -50, 100, 100)], 100, 100, 1, 1, 10000 - PI * 20 * 10, blocks=block("HOLE", [circle(0, 0, 10)]))
mm("insert-flipped-extrusion.dxf", "an INSERT with extrusion −Z", [insert("DEE", -100, 0, "0", 210, 0, 220, 0, 230, -1), line(0, 50, 10, 50)], 100, 70, 1, 1, DEE_AREA, 1, blocks=block("DEE", DEE), circles=circles((4, 1)),
   size_note="the half disc is mirrored: x 80 … 100, y −20 … 20")
mm("insert-layer-0-content.dxf", "content on layer 0 takes the layer of the INSERT, other content keeps its own", [insert("MIX", 0, 0, "FRONT")], 150, 50, 2, 0, 4000, blocks=block("MIX", [rect(0, 0, 50, 50), rect(120, 0, 30, 50, "BACK")]), layers=["BACK", "FRONT"])
mm("insert-twin-scale-mirror-both.dxf", "scaled by −1 in both directions is a half turn", [insert("DEE", 0, 0, "0", 41, -1, 42, -1)], 20, 40, 1, 1, DEE_AREA, blocks=block("DEE", DEE), circles=circles((4, 1)))
mm("insert-unused-block.dxf", "a block that nothing inserts is no part", [rect(0, 0, 100, 50)], 100, 50, 1, 0, 5000, blocks=block("SPARE", [rect(900, 900, 10, 10)]))
mm("insert-layer-0-frozen.dxf", "layer 0 frozen does not hide what a block brings to another layer", [insert("SQ", 0, 0, "PARTS")], 10, 10, 1, 0, 100, tables=layers(("0", 1, 7), ("PARTS", 0, 7)), blocks=block("SQ", [rect(0, 0, 10, 10, "PARTS")]))
mm("insert-frozen-layer.dxf", "an INSERT on a frozen layer", [insert("SQ", 50, 50, "ICE"), rect(0, 0, 30, 30)], 30, 30, 1, 0, 900, tables=layers(("0", 0, 7), ("ICE", 1, 7)), blocks=block("SQ", [rect(0, 0, 10, 10)]))
mm("insert-attribute.dxf", "an ATTRIB labels the part it stands in", [insert("DOOR", 0, 0, "0", 66, 1) + [0, "ATTRIB", 8, "0", 10, 50, 20, 25, 30, 0, 40, 5, 1, "Door left", 2, "NAME", 70, 0, 0, "SEQEND", 8, "0"]], 100, 50, 1, 0, 5000, blocks=block("DOOR", [rect(0, 0, 100, 50)]), labels=["Door left"], part_labels=["Door left"])
emit("insert-cycle.dxf", dxf([insert("A", 0, 0)], blocks=block("A", [insert("B", 1, 0)]) + block("B", [insert("A", 0, 1), rect(0, 0, 9, 9)])), *HAND, "two blocks that insert each other", MM, error="DRAWING_REFERENCE_CYCLE")
mm("insert-missing-block.dxf", "an INSERT of a block that is not there", [rect(0, 0, 100, 50), insert("NOWHERE", 10, 10)], 100, 50, 1, 0, 5000, unsupported={"INSERT": 1})
