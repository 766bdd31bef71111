"""DXF and SVG files written by FreeCAD (Debian freecad 0.20): `freecadcmd with_freecad.py`. Draft objects, sketches and solids, through its exporters."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)) if "__file__" in globals() else os.getcwd())
import Draft
import FreeCAD
import importDXF
import importSVG
import Part
import Sketcher
from FreeCAD import Vector
from lib import *

VERSION = ".".join(FreeCAD.Version()[:3])
MM = proved("mm", reason="FreeCAD writes mm whatever the user draws in, and says who it is in a 999 comment")


def save(name, objects, purpose, w, h, outlines, holes, area, export=importDXF.export, open_chains=0, units=MM, ending="dxf", **facts):
    file = f"freecad-{name}.{ending}"
    FreeCAD.ActiveDocument.recompute()
    export(objects, str(FILES / file))
    record(file, "FreeCAD", VERSION, purpose, units, size_mm=size(w, h), outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, **facts)


def extent(shape, axis):
    """Width or height of the curve itself; the box of the program holds its control points."""
    values = [point[axis] for edge in shape.Edges for point in edge.discretize(20001)]
    return max(values) - min(values)


def shoelace(edge):
    """Area within a closed edge by a fine polygon; the program's own area of the face is 13 mm² off."""
    points = edge.discretize(20001)
    return abs(sum(a.x * b.y - a.y * b.x for a, b in zip(points, points[1:]))) / 2


def document(name):
    return FreeCAD.newDocument(name)


document("rectangle")
shape = Draft.makeRectangle(300, 200)
hole = Draft.makeCircle(17.5)
hole.Placement.Base = Vector(60, 22.5, 0)
save("draft-rectangle", [shape, hole], "Draft rectangle and circle", 300, 200, 1, 1, 60000 - disc(35), circles=circles((35, 1)))

document("fillet")
shape = Draft.makeRectangle(300, 200)
shape.FilletRadius = 25
save("draft-fillet", [shape], "a rounded rectangle: lines and arcs", 300, 200, 1, 0, rounded(300, 200, 25))

document("polygon")
a = Draft.makePolygon(6, radius=50, inscribed=True)
b = Draft.makeWire([Vector(100, 0, 0), Vector(180, 0, 0), Vector(140, 60, 0)], closed=True)
save("draft-polygon-wire", [a, b], "hexagon and closed wire", 230, (25 * math.sqrt(3) + 60), 2, 0, 3 * math.sqrt(3) / 2 * 2500 + 2400, size_tol_mm=0.01)

document("bspline")
edge = Draft.makeBSpline([Vector(0, 0, 0), Vector(100, 20, 0), Vector(200, 0, 0), Vector(200, 100, 0), Vector(0, 100, 0)], closed=True)
FreeCAD.ActiveDocument.recompute()
save("draft-bspline", [edge], "a closed B-spline through five points", extent(edge.Shape, 0), extent(edge.Shape, 1), 1, 0, shoelace(edge.Shape.Edges[0]), area_tol_mm2=0.7)

document("ellipse")
edge = Draft.makeEllipse(120, 60)
save("draft-ellipse", [edge], "an ellipse", 240, 120, 1, 0, math.pi * 120 * 60, area_tol_mm2=0.6)

doc = document("sketch")
sketch = doc.addObject("Sketcher::SketchObject", "Sketch")
sketch.addGeometry([Part.ArcOfCircle(Part.Circle(Vector(0, 0, 0), Vector(0, 0, 1), 20), math.pi / 2, 3 * math.pi / 2), Part.ArcOfCircle(Part.Circle(Vector(100, 0, 0), Vector(0, 0, 1), 20), -math.pi / 2, math.pi / 2),
                    Part.LineSegment(Vector(0, 20, 0), Vector(100, 20, 0)), Part.LineSegment(Vector(0, -20, 0), Vector(100, -20, 0)), Part.Circle(Vector(50, 0, 0), Vector(0, 0, 1), 6)], False)
sketch.addGeometry(Part.LineSegment(Vector(-40, 0, 0), Vector(140, 0, 0)), True)
save("sketch-slot", [sketch], "a sketch with a construction line, which is not exported", 140, 40, 1, 1, stadium(100, 40) - disc(12), circles=circles((12, 1)))

doc = document("face")
plate = Part.makeBox(200, 100, 18).cut(Part.makeCylinder(8, 18, Vector(50, 50, 0))).cut(Part.makeBox(40, 20, 18, Vector(120, 40, 0)))
feature = doc.addObject("Part::Feature", "Plate")
feature.Shape = max(plate.Faces, key=lambda face: face.CenterOfMass.z)
save("face-with-holes", [feature], "the top face of a solid, with a round and a square hole", 200, 100, 1, 2, 20000 - disc(16) - 800, circles=circles((16, 1)))
feature.Shape = min(plate.Faces, key=lambda face: face.CenterOfMass.z)
save("face-from-below", [feature], "the lower face: circles seen from behind", 200, 100, 1, 2, 20000 - disc(16) - 800, circles=circles((16, 1)))

doc = document("svg")
shape = Draft.makeRectangle(150, 80)
hole = Draft.makeCircle(10)
hole.Placement.Base = Vector(40, 40, 0)
try:
    save("draft-rectangle", [shape, hole], "Draft rectangle and circle as SVG", 150, 80, 1, 1, 12000 - disc(20), export=importSVG.export, ending="svg", units=proved("mm"))
except Exception as problem:
    print("no SVG:", problem)

try:
    import TechDraw

    doc = document("techdraw")
    box = doc.addObject("Part::Feature", "Plate")
    box.Shape = plate
    page = doc.addObject("TechDraw::DrawPage", "Page")
    template = doc.addObject("TechDraw::DrawSVGTemplate", "Template")
    template.Template = FreeCAD.getResourceDir() + "Mod/TechDraw/Templates/A4_LandscapeTD.svg"
    page.Template = template
    view = doc.addObject("TechDraw::DrawViewPart", "View")
    page.addView(view)
    view.Source = [box]
    view.Direction = (0, 0, 1)
    doc.recompute()
    save("techdraw-view", [view], "a TechDraw view from above", 200, 100, 1, 2, 20000 - disc(16) - 800, export=lambda objects, file: TechDraw.writeDXFView(objects[0], file), circles=circles((16, 1)))
except Exception as problem:
    print("no TechDraw:", problem)
