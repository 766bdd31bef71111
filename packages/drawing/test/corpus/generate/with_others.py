"""Files by OpenSCAD, build123d, svgwrite, drawsvg, matplotlib, potrace, pstoedit and graphviz: `python3 with_others.py`, the Python ones by pip, the others by apt."""

import importlib.metadata as metadata
import subprocess
import tempfile

from lib import *

WORK = Path(tempfile.mkdtemp())


def keep(name, path, program, version, purpose, units, w, h, outlines, holes, area, open_chains=0, **facts):
    data = Path(path).read_bytes()
    emit(name, data, program, version, purpose, units, size_mm=None if w is None else size(w, h), outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, **facts)


def first_line(*command):
    result = subprocess.run(command, capture_output=True, text=True)
    return (result.stdout + result.stderr).strip().splitlines()[0]


# OpenSCAD: polygons of 48 sides, corners on the circle
SCAD = "difference(){ square([200,100]); translate([50,50]) circle(r=20,$fn=48); translate([120,30]) square([40,40]); }"
(WORK / "plate.scad").write_text(SCAD)
POLYGON = 48 / 2 * 400 * math.sin(2 * math.pi / 48)
version = first_line("openscad", "--version").split()[-1]
for ending, units in (("dxf", ask("mm", "mm")), ("svg", proved("mm"))):
    subprocess.run(["openscad", "-o", str(WORK / f"plate.{ending}"), str(WORK / "plate.scad")], check=True, capture_output=True)
    keep(f"openscad-plate.{ending}", WORK / f"plate.{ending}", "OpenSCAD", version, "difference of square, polygon of 48 sides and square", units, 200, 100, 1, 2, 20000 - POLYGON - 1600, area_tol_mm2=1.5)
(WORK / "offset.scad").write_text("offset(r=10,$fn=64) square([80,40]); translate([150,0]) offset(delta=5) square([40,40]); translate([230,20]) text(\"OB\", size=30);")
subprocess.run(["openscad", "-o", str(WORK / "offset.svg"), str(WORK / "offset.scad")], check=True, capture_output=True)
keep("openscad-offset-text.svg", WORK / "offset.svg", "OpenSCAD", version, "offsets and letters: counters are holes", proved("mm"), None, None, 4, 3, None)

# build123d (OpenCASCADE)
from build123d import Axis, BuildSketch, Circle, ExportDXF, ExportSVG, GeomType, Locations, Mode, RectangleRounded, SlotOverall, Unit, fillet  # noqa: E402

with BuildSketch() as sketch:
    RectangleRounded(160, 80, 12)
    with Locations((-40, 0)):
        Circle(10, mode=Mode.SUBTRACT)
    with Locations((40, 0)):
        SlotOverall(50, 14, mode=Mode.SUBTRACT)
AREA = rounded(160, 80, 12) - disc(20) - stadium(36, 14)
version = metadata.version("build123d")
for unit, name, k in ((Unit.MM, "mm", 1), (Unit.IN, "in", 25.4)):  # the unit is declared, the numbers stay
    exporter = ExportDXF(unit=unit)
    exporter.add_shape(sketch.sketch)
    exporter.write(str(WORK / "b.dxf"))
    keep(f"build123d-{name}.dxf", WORK / "b.dxf", "build123d", version, f"a rounded plate with a hole and a slot, {name}", proved(name), 160 * k, 80 * k, 1, 2, AREA * k * k, circles=circles((20 * k, 1)))
exporter = ExportSVG(unit=Unit.MM)
exporter.add_shape(sketch.sketch)
exporter.write(str(WORK / "b.svg"))
keep("build123d-mm.svg", WORK / "b.svg", "build123d", version, "the same as SVG", proved("mm"), 160, 80, 1, 2, AREA, circles=circles((20, 1)))

# svgwrite, drawsvg
import drawsvg  # noqa: E402
import svgwrite  # noqa: E402

drawing = svgwrite.Drawing(str(WORK / "w.svg"), size=("300mm", "200mm"), viewBox="0 0 300 200")
group = drawing.add(drawing.g(id="CUT", fill="none", stroke="black"))
group.add(drawing.rect((10, 10), (250, 150), rx=15))
group.add(drawing.circle((60, 60), 17.5))
group.add(drawing.path(d="M150,80 h60 a15,15 0 0,1 0,30 h-60 a15,15 0 0,1 0,-30 z"))
drawing.save()
keep("svgwrite-door.svg", WORK / "w.svg", "svgwrite", svgwrite.version if isinstance(svgwrite.version, str) else metadata.version("svgwrite"), "rounded rectangle, cup and slot", proved("mm"), 250, 150, 1, 2, rounded(250, 150, 15) - disc(35) - stadium(60, 30), circles=circles((35, 1)), layers=["CUT"])
drawing = drawsvg.Drawing(200, 100, origin="center")
drawing.append(drawsvg.Rectangle(-80, -40, 160, 80, fill="#eee"))
drawing.append(drawsvg.Circle(-40, 0, 10, fill="white"))
drawing.append(drawsvg.Arc(40, 0, 20, 0, 180, stroke="black", fill="none"))
drawing.save_svg(str(WORK / "d.svg"))
keep("drawsvg-px.svg", WORK / "d.svg", "drawsvg", metadata.version("drawsvg"), "a page in px without a mark, origin in the middle, an open arc", ask("px96"), 160 * 25.4 / 96, 80 * 25.4 / 96, 1, 1, (12800 - disc(20)) * (25.4 / 96) ** 2, 1, circles=circles((20 * 25.4 / 96, 1)))

# matplotlib: points of 1/72 inch
import matplotlib  # noqa: E402

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

matplotlib.rcParams["svg.hashsalt"] = "corpus"
figure = pyplot.figure(figsize=(4, 2))
axes = figure.add_axes([0, 0, 1, 1])
axes.set_axis_off()
axes.set_xlim(0, 4)
axes.set_ylim(0, 2)
axes.fill([1, 3, 3, 1], [0.5, 0.5, 1.5, 1.5], facecolor="none", edgecolor="black")
figure.savefig(WORK / "m.svg", metadata={"Date": None}, transparent=True)
keep("matplotlib-inches.svg", WORK / "m.svg", "matplotlib", matplotlib.__version__, "a rectangle of 2 × 1 inch on a page of 4 × 2 inch, given in points", proved("pt"), None, None, None, None, None, None)

# Traces: a bitmap of a disc, 200 px wide at 72 per inch
W = 200
rows = ["".join("1" if (x - 99.5) ** 2 + (y - 99.5) ** 2 <= 80**2 and not (x - 99.5) ** 2 + (y - 99.5) ** 2 <= 30**2 else "0" for x in range(W)) for y in range(W)]
(WORK / "disc.pbm").write_text(f"P1\n{W} {W}\n" + "\n".join(" ".join(row) for row in rows) + "\n")
version = first_line("potrace", "--version").split()[1].rstrip(".")
PT = 25.4 / 72
subprocess.run(["potrace", "-s", "-o", str(WORK / "p.svg"), str(WORK / "disc.pbm")], check=True)
keep("potrace-ring.svg", WORK / "p.svg", "potrace", version, "a traced ring: points, scaled and flipped by a group", proved("pt"), 160 * PT, 160 * PT, 1, 1, (disc(160) - disc(60)) * PT * PT, size_tol_mm=0.6, area_tol_mm2=30)
subprocess.run(["potrace", "-b", "dxf", "-o", str(WORK / "p.dxf"), str(WORK / "disc.pbm")], check=True)
keep("potrace-ring.dxf", WORK / "p.dxf", "potrace", version, "a traced ring as DXF polylines with bulges, no unit", ask("mm"), 160, 160, 1, 1, disc(160) - disc(60), size_tol_mm=1.7, area_tol_mm2=230)

# pstoedit from a PostScript figure, graphviz
(WORK / "f.eps").write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 300 200\nnewpath 50 50 moveto 250 50 lineto 250 150 lineto 50 150 lineto closepath stroke\nshowpage\n")
for flavour, name, units in (("dxf", "plain", ask("in")), ("dxf_14:-polyaslines", "lines", proved("in")), ("dxf:-mm", "mm", ask("mm"))):  # inches unless told
    subprocess.run(["pstoedit", "-f", flavour, str(WORK / "f.eps"), str(WORK / "ps.dxf")], capture_output=True)
    keep(f"pstoedit-{name}.dxf", WORK / "ps.dxf", "pstoedit", "3.78", f"a rectangle out of PostScript, -f {flavour}", units, 200 * PT, 100 * PT, 1, 0, 20000 * PT * PT, size_tol_mm=0.01, area_tol_mm2=0.5)
(WORK / "g.dot").write_text('digraph { graph [bgcolor=transparent]; node [shape=box, width=2, height=1, fixedsize=true]; a [label="Side"]; }')
subprocess.run(["dot", "-Tsvg", "-o", str(WORK / "g.svg"), str(WORK / "g.dot")], check=True)
keep("graphviz-box.svg", WORK / "g.svg", "graphviz", first_line("dot", "-V").split()[4], "a box of 2 × 1 inch; the page is in points", proved("pt"), 144 * PT, 72 * PT, 1, 0, 144 * 72 * PT * PT, labels=["Side"], part_labels=["Side"])
