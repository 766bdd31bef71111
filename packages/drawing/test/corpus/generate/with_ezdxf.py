"""DXF files written by ezdxf (`pip install ezdxf`), text and binary, R12 to R2018."""

import io

import ezdxf
from ezdxf.addons import r12writer
from ezdxf.addons.text2path import make_paths_from_str
from ezdxf.fonts.fonts import FontFace
from ezdxf.math import Matrix44, closed_uniform_bspline
from ezdxf.render import forms
from lib import *

PI = math.pi
MM = proved("mm", reason="$INSUNITS 4, plausible size")
QUARTER = math.tan(PI / 8)


def new(version="R2000", units=4, setup=False):
    doc = ezdxf.new(version, setup=setup)
    doc.units = units
    return doc, doc.modelspace()


def save(name, doc, purpose, w, h, outlines, holes, area, units=MM, binary=False, open_chains=0, **facts):
    if binary:
        stream = io.BytesIO()
        doc.write(stream, fmt="bin")
        content = stream.getvalue()
    else:
        stream = io.StringIO()
        doc.write(stream)
        content = stream.getvalue().encode(doc.output_encoding, errors="dxfreplace")
    emit(f"ezdxf-{name}.dxf", content, "ezdxf", ezdxf.__version__, purpose, units, size_mm=size(w, h), outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, **facts)


def plate(msp, layer="0", x=0, y=0):
    """A rounded plate 240 × 120, radius 20, with two holes of 8 and a slot of 60 between centres, 12 wide."""
    r, w, h = 20, 240, 120
    corners = [(r, 0), (w - r, 0, QUARTER), (w, r), (w, h - r, QUARTER), (w - r, h), (r, h, QUARTER), (0, h - r), (0, r, QUARTER)]
    shape = [(x + px, y + py, b[0] if b else 0) for px, py, *b in corners]
    slot = [(x + 90, y + 54, 0), (x + 150, y + 54, 1), (x + 150, y + 66, 0), (x + 90, y + 66, 1)]
    if msp.doc.dxfversion == "AC1009":
        for points in (shape, slot):
            msp.add_polyline2d(points, format="xyb", close=True, dxfattribs={"layer": layer})
    else:
        for points in (shape, slot):
            msp.add_lwpolyline(points, format="xyb", close=True, dxfattribs={"layer": layer})
    for cx in (30, 210):
        msp.add_circle((x + cx, y + 60), 4, dxfattribs={"layer": layer})


PLATE = (240, 120, 1, 3, rounded(240, 120, 20) - 2 * disc(8) - stadium(60, 12))
EIGHTS = circles((8, 2))

for version in ("R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018"):
    doc, msp = new(version)
    doc.layers.add("Außen – 外形")
    plate(msp, "Außen – 外形")
    msp.add_text("Tür links", height=6, dxfattribs={"insert": (100, 90)})
    units = MM if version != "R12" else either("mm", "R12 has no unit; this program may write one all the same")
    save(f"plate-{version.lower()}", doc, f"one plate as {version}, with names beyond ASCII", *PLATE, units=units, circles=EIGHTS, labels=["Tür links"], part_labels=["Tür links"], layers=["Außen – 外形"])
for version in ("R12", "R2000", "R2018"):
    doc, msp = new(version)
    plate(msp, "PART")
    msp.add_text("Shelf", height=6, dxfattribs={"insert": (100, 90)})
    units = MM if version != "R12" else either("mm")
    save(f"plate-binary-{version.lower()}", doc, f"the plate as binary {version}", *PLATE, units=units, binary=True, circles=EIGHTS, labels=["Shelf"], layers=["PART"])

for name, code, unit, k in [("inch", 1, "in", 1 / 25.4), ("feet", 2, "ft", 1 / 304.8), ("cm", 5, "cm", 0.1), ("m", 6, "m", 0.001)]:
    doc, msp = new("R2004", code)
    plate(msp)
    for entity in msp:
        entity.transform(Matrix44.scale(k, k, k))
    save(f"units-{name}", doc, f"the plate in {name}, scaled by the program", *PLATE, units=proved(unit), circles=EIGHTS)

doc = ezdxf.new("R2010")
plate(doc.modelspace())
save("units-default-metres", doc, "the program's default unit is the metre: 240 m", *PLATE, units=ask("mm", "mm"), circles=EIGHTS)
doc, msp = new("R2000", 0)
plate(msp)
save("units-none", doc, "no unit chosen", *PLATE, units=ask("mm", "mm"), circles=EIGHTS)

# Splines: areas by Green's theorem over the Bézier pieces, which is exact for polynomials (4 Gauss points).
GAUSS = [(0.5 - s * x / 2, w / 2) for x, w in ((0.8611363115940526, 0.3478548451374538), (0.3399810435848563, 0.6521451548625461)) for s in (1, -1)]


def cubic_area(b):
    area = 0
    for t, w in GAUSS:
        u = 1 - t
        x, y = (u**3 * b[0][i] + 3 * u * u * t * b[1][i] + 3 * u * t * t * b[2][i] + t**3 * b[3][i] for i in (0, 1))
        dx, dy = (3 * (u * u * (b[1][i] - b[0][i]) + 2 * u * t * (b[2][i] - b[1][i]) + t * t * (b[3][i] - b[2][i])) for i in (0, 1))
        area += w * (x * dy - y * dx) / 2
    return area


def uniform_cubic(points):
    """Bézier pieces of the closed uniform cubic B-spline over these control points."""
    n, pieces = len(points), []
    for i in range(n):
        p = [points[(i + k) % n] for k in range(4)]
        mix = lambda *weights: tuple(sum(w * q[c] for w, q in zip(weights, p)) for c in (0, 1))
        pieces.append((mix(1 / 6, 4 / 6, 1 / 6, 0), mix(0, 2 / 3, 1 / 3, 0), mix(0, 1 / 3, 2 / 3, 0), mix(0, 1 / 6, 4 / 6, 1 / 6)))
    return pieces


CONTROL = [(0, 0), (120, -30), (240, 0), (240, 90), (120, 60), (0, 90)]
doc, msp = new()
msp.add_spline().apply_construction_tool(closed_uniform_bspline([(x, y, 0) for x, y in CONTROL], order=4))
pieces = uniform_cubic(CONTROL)
ends = [piece[0] for piece in pieces]
save("spline-closed", doc, "a closed uniform cubic spline, control points wrapped, knots not clamped", None, None, 1, 0, sum(cubic_area(piece) for piece in pieces), area_tol_mm2=0.6)
doc, msp = new()
msp.add_spline().apply_construction_tool(closed_uniform_bspline([(x, y, 0) for x, y in CONTROL], order=4, weights=[1] * 6))
save("spline-closed-rational", doc, "the same as rational spline with equal weights", None, None, 1, 0, sum(cubic_area(piece) for piece in pieces), area_tol_mm2=0.6)
doc, msp = new()
msp.add_open_spline([(0, 0, 0), (0, 80, 0), (100, 80, 0), (100, 0, 0)])
msp.add_line((100, 0), (0, 0))
save("spline-clamped", doc, "a clamped cubic of one span and its chord", 100, 60, 1, 0, abs(cubic_area(((0, 0), (0, 80), (100, 80), (100, 0)))), area_tol_mm2=0.25)
doc, msp = new()
msp.add_spline([(0, 0, 0), (50, 40, 0), (100, 0, 0)])
msp.add_line((100, 0), (0, 0))
save("spline-fit-points", doc, "a spline of fit points only, closed by a line", 100, 40, 1, 0, None, size_tol_mm=8, findings=["DRAWING_SPLINE_FROM_FIT_POINTS"])
doc, msp = new()
msp.add_rational_spline([(0, 0, 0), (50, 50, 0), (100, 0, 0)], weights=[1, math.sqrt(0.5), 1], degree=2)
msp.add_line((100, 0), (0, 0))
save("spline-rational-arc", doc, "a quarter circle as rational spline and its chord", 100, 100 / math.sqrt(2) * (1 - math.sqrt(0.5)), 1, 0, segment(100 / math.sqrt(2), PI / 2), area_tol_mm2=0.25)
doc, msp = new()
msp.add_ellipse((0, 0), (60, 0), 0.5, 0, PI)
msp.add_ellipse((0, 0), (60, 0), 0.5, PI, 2 * PI)
save("ellipse-halves", doc, "an ellipse in two halves", 120, 60, 1, 0, PI * 60 * 30, area_tol_mm2=0.3)

# What is mirrored by the program gets extrusions of −Z
doc, msp = new()
plate(msp)
msp.add_arc((120, 120), 15, 180, 360)
msp.add_line((105, 120), (135, 120), dxfattribs={"layer": "X"})
for entity in msp:
    entity.transform(Matrix44.scale(-1, 1, 1))
msp.delete_entity(msp[-1])
msp.delete_entity(msp[-1])
save("mirrored", doc, "the plate mirrored by the program: extrusion −Z on circles and polylines", *PLATE, circles=EIGHTS)

# Blocks
doc, msp = new()
unit = doc.blocks.new("CORNER", base_point=(10, 10))
unit.add_arc((10, 10), 20, 0, 90)
unit.add_line((10, 10), (30, 10))
unit.add_line((10, 30), (10, 10))
unit.add_circle((16, 16), 2.5)
for x, y, sx, sy in ((0, 0, 1, 1), (100, 0, -1, 1), (100, 60, -1, -1), (0, 60, 1, -1)):
    msp.add_blockref("CORNER", (x, y), dxfattribs={"xscale": sx, "yscale": sy})
save("blocks-mirrored", doc, "one block in four mirror images", 100, 60, 4, 4, 4 * (PI * 400 / 4 - disc(5)), circles=circles((5, 4)))
doc, msp = new()
row = doc.blocks.new("ROW")
row.add_circle((0, 0), 2.5)
msp.add_blockref("ROW", (40, 37), dxfattribs={"column_count": 8, "row_count": 2, "column_spacing": 32, "row_spacing": 326})
msp.add_lwpolyline([(0, 0), (300, 0), (300, 400), (0, 400)], close=True)
save("blocks-array", doc, "two rows of 5 mm holes as one arrayed INSERT", 300, 400, 1, 16, 120000 - 16 * disc(5), circles=circles((5, 16)), drills=circles((5, 16)))
doc, msp = new()
door = doc.blocks.new("DOOR")
door.add_lwpolyline([(0, 0), (80, 0), (80, 40), (0, 40)], close=True)
door.add_attdef("NAME", (10, 10), dxfattribs={"height": 5})
for i, name in enumerate(("Left", "Right")):
    msp.add_blockref("DOOR", (100 * i, 0)).add_auto_attribs({"NAME": name})
save("blocks-attributes", doc, "two doors named by attributes", 180, 40, 2, 0, 6400, labels=["Left", "Right"], part_labels=["Left", "Right"])

# Listed, hidden, written about
doc, msp = new("R2018")
plate(msp)
hatch = msp.add_hatch(color=2)
hatch.paths.add_polyline_path([(0, 0), (900, 0), (900, 900)], is_closed=True)
msp.add_solid([(0, 0), (500, 0), (0, 9)])
msp.add_3dface([(0, 0), (500, 0), (0, 9)])
msp.add_point((800, 0))
msp.add_ray((0, 0), (1, 0))
msp.add_xline((0, 0), (1, 0))
msp.add_mline([(0, 0), (700, 0)])
msp.add_leader([(0, 0), (700, 700)])
msp.add_wipeout([(0, 0), (600, 600)])
msp.add_image(doc.add_image_def("photo.png", (640, 360)), (0, 0), (640, 360))
save("listed", doc, "what is not read is listed", *PLATE, circles=EIGHTS, unsupported={kind: 1 for kind in ("HATCH", "SOLID", "3DFACE", "POINT", "RAY", "XLINE", "MLINE", "LEADER", "WIPEOUT", "IMAGE")})
doc, msp = new(setup=["dimstyles"])
plate(msp)
msp.add_linear_dim(base=(0, -40), p1=(0, 0), p2=(240, 0)).render()
msp.add_diameter_dim(center=(30, 60), radius=4, angle=45).render()
msp.add_mtext("{\\C1;\\H8;Shelf}\\P18 mm birch", dxfattribs={"insert": (100, 100), "char_height": 5})
save("dimensions", doc, "dimensions with their blocks, and an MTEXT of two lines", *PLATE, circles=EIGHTS, unsupported={"DIMENSION": 2})
doc, msp = new(setup=["linetypes"])
for layer, change in (("Ice", "freeze"), ("Dark", "off")):
    getattr(doc.layers.add(layer), change)()
    msp.add_circle((500, 500), 50, dxfattribs={"layer": layer})
plate(msp)
doc.paperspace().add_lwpolyline([(0, 0), (420, 0), (420, 297), (0, 297)], close=True)
doc.paperspace().add_viewport((200, 150), (100, 100), (0, 0), 100)
msp.add_circle((500, 500), 40, dxfattribs={"invisible": 1})
msp.add_line((-50, 60), (300, 60), dxfattribs={"linetype": "CENTER"})
save("hidden", doc, "frozen, off, invisible, paper space; a centre line, which counts for the size", 350, *PLATE[1:], open_chains=None, circles=EIGHTS, unsupported={"CIRCLE": 3})

# Drawn by its add-ons
stream = io.StringIO()
with r12writer(stream, fixed_tables=True) as dxf12:
    dxf12.add_polyline_2d([(0, 0), (100, 0, 0, 0, 1), (100, 30), (0, 30, 0, 0, 1)], format="xyseb", closed=True)
    dxf12.add_circle((50, 15), 4)
emit("ezdxf-r12writer.dxf", stream.getvalue(), "ezdxf r12writer", ezdxf.__version__, "the quick R12 writer: no unit at all", ask("mm", "mm"), size_mm=size(130, 30), outlines=1, holes=1, open_chains=0, area_mm2=stadium(100, 30) - disc(8), circles=circles((8, 1)))
doc, msp = new()
for path in make_paths_from_str("BO8", FontFace(family="DejaVu Sans"), size=60):
    msp.add_lwpolyline([(v.x, v.y) for v in path.flattening(0.15)], close=True)
save("lettering", doc, "letters as outlines: counters are holes", None, None, 3, 5, None)
teeth = list(forms.gear(12, top_width=6, bottom_width=10, height=8, outside_radius=60))
doc, msp = new("R2000")
for a, b in zip(teeth, teeth[1:] + teeth[:1]):
    msp.add_line(a, b)
save("gear-of-lines", doc, "a gear of 48 single lines", None, None, 1, 0, abs(sum(a.x * b.y - a.y * b.x for a, b in zip(teeth, teeth[1:] + teeth[:1]))) / 2)
