"""Files written by hand, opened and exported again by FreeCAD (`freecadcmd with_freecad_again.py`): lines, arcs and circles of its own making, always mm."""

import os
import sys

sys.path.insert(0, os.getcwd())
import FreeCAD
import Import
import importDXF
from lib import *

NAMES = (
    "arc-through-zero arc-negative-angle arc-beyond-360 arc-two-halves bulge-closing bulge-clockwise bulge-nearly-full bulge-two-half-circles lwpolyline-first-point-repeated "
    "spline-degree-1 spline-bezier-lens spline-corner-knots join-square-jumbled join-gap-0.3 join-duplicates join-nesting-4 join-row-32-cups-35 "
    "join-thread-mark join-identical join-hole-touches-edge join-polygon-12 join-gear-of-arcs join-crossing join-sliver unit-insunits-01-in unit-insunits-05-cm"
).split()
GEOMETRY = "size_mm size_tol_mm outlines holes loops open_chains area_mm2 area_tol_mm2 circles drills findings told".split()
ROWS_BY_NAME = {row["file"]: row for row in json.loads(ROWS.read_text())["files"]}
VERSION = ".".join(FreeCAD.Version()[:3])

for name in NAMES:
    document = FreeCAD.newDocument("again")
    Import.readDXF(str(FILES / f"{name}.dxf"), document.Name, True)
    document.recompute()
    target = f"freecad-again-{name}.dxf"
    importDXF.export([one for one in document.Objects if hasattr(one, "Shape") and one.Shape.Edges], str(FILES / target))
    row = ROWS_BY_NAME[f"{name}.dxf"]
    facts = {key: row[key] for key in GEOMETRY if key in row}
    record(target, "FreeCAD", VERSION, f"{row['purpose']} (opened and exported)", proved("mm", reason="FreeCAD writes mm always"), **facts)
    FreeCAD.closeDocument(document.Name)
