"""Boxes of all files by ezdxf and svgelements, compared with the rows: `python3 second_opinion.py [folder of the shared drawings]`.

Both are oracles, not judges: `FAULTS` names where they are wrong, and why. A difference that is not named there is printed.
"""

import json
import logging
import re
import sys
import warnings
from pathlib import Path

import ezdxf
from ezdxf import bbox, recover
from lib import FILES, MM_PER_UNIT, ROWS
from svgelements import SVG, Path as SvgPath, Shape

logging.disable(logging.CRITICAL)
warnings.filterwarnings("ignore")

FAULTS = {
    "polyline-spline-frame": "ezdxf: the frame of a spline-fit polyline is taken for the curve",
    "polyline-mesh": "ezdxf: a mesh has a box, but is no contour",
    "lwpolyline-widths": "ezdxf: the width of a polyline enlarges its box",
    "pstoedit-": "ezdxf: as before, the width of the line",
    "spline-periodic-unclamped": "ezdxf: runs over the whole knot range",
    "spline-degree-1": "ezdxf: the box of a spline of degree 1 is not that of its points",
    "spline-corner-knots": "ezdxf: inner knots of full multiplicity overshoot",
    "spline-closed-flag-clamped": "ezdxf: as degree 1",
    "insert-sheared-circle": "ezdxf: unequal scales of nested turned blocks do not become a slant",
    "arrayed-holes": "ezdxf: divides by a scale of 0 in z, which LibreCAD writes",
    "insert-nested-base-points": "ezdxf: divides by a scale of 0 in z, which LibreCAD writes",
    "labels-unicode-escapes": "ezdxf: LWPOLYLINE needs markers, which R12 does not have",
    "unit-lunits": "ezdxf: as before",
    "unit-no-header": "ezdxf: as before",
    "unit-r12-sheet": "ezdxf: as before",
    "r12-polyline-plate": "ezdxf: handles that occur twice, of which it keeps one entity",
    "listed-entities": "ezdxf: fails on a damaged REGION",
    "transform-skew": "svgelements: skewX changes the height",
    "nested-symbol": "svgelements: a symbol's viewBox is not fitted",
    "use-symbol": "svgelements: as before",
    "path-lone-move": "svgelements: a lone move-to enlarges the box",
    "not-drawn": "svgelements: draws what stands in symbol, mask and pattern",
    "foreign-elements": "svgelements: draws elements of other vocabularies",
    "degenerate-shapes": "svgelements: shapes without extent have a box",
    "transform-singular": "svgelements: as before",
    "unit-q": "svgelements: does not know quarter millimetres",
    "unit-upper-case": "svgelements: does not know units in capitals",
    "openscad-sheet": "the page says mm and inches are meant",
    "circle-tilted-plane": "ezdxf: a circle in another plane has a box",
    "lines-end-in-cr": "ezdxf: line ends of CR only",
    "0.48-mm-page": "svgelements: px of this program are 90 to the inch",
    "utf16": "the page is looked for in UTF-8 here",
    "illustrator-16-case": "svgelements: lone move-to commands",
    "kicad-board": "ezdxf: the width of a polyline",
    "zipped": "svgelements: does not unzip",
}
LISTED = {"TEXT", "MTEXT", "POINT", "DIMENSION", "HATCH", "SOLID", "TRACE", "3DFACE", "IMAGE", "WIPEOUT", "RAY", "XLINE", "LEADER", "MLINE", "VIEWPORT", "REGION"}


def dxf_box(path, scale):
    document = ezdxf.readfile(path) if path.read_bytes().startswith(b"AutoCAD Binary") else recover.readfile(path)[0]
    hidden = {layer.dxf.name.lower() for layer in document.layers if layer.is_frozen() or layer.is_off() or layer.dxf.get("plot", 1) == 0} | {"defpoints"}
    shown = [one for one in document.modelspace() if one.dxftype() not in LISTED and one.dxf.layer.lower() not in hidden and not one.dxf.get("invisible", 0) and (one.dxftype() != "CIRCLE" or one.dxf.radius > 0)]
    box = bbox.extents(shown, fast=False)
    return box.size.x * scale, box.size.y * scale


def svg_box(path, scale):
    shapes = SVG.parse(path, ppi=96).elements(conditional=lambda one: isinstance(one, Shape) and one.values.get("display") != "none" and one.values.get("visibility") != "hidden")
    boxes = [box for box in (SvgPath(shape).bbox() for shape in shapes) if box]
    return (max(b[2] for b in boxes) - min(b[0] for b in boxes)) * scale, (max(b[3] for b in boxes) - min(b[1] for b in boxes)) * scale


def compare(path, row):
    """A difference in words, or nothing."""
    units = row["units"]
    unit = units.get("facts_under") or units.get("unit") or "mm"
    unit = "px96" if unit == "px" else unit
    try:
        if path.suffix == ".dxf":
            width, height = dxf_box(path, units.get("mm_per_unit") or MM_PER_UNIT[unit])
        else:
            # It takes px at 96 to the inch, which the row may know better; a page in units of length it knows itself.
            width = re.search(rb"""<(?:\w+:)?svg\b[^>]*?\swidth\s*=\s*["']\s*[\d.]+\s*([a-zA-Z%]*)""", path.read_bytes())
            is_absolute = width is not None and width[1].lower() in (b"mm", b"cm", b"in", b"pt", b"pc")
            width, height = svg_box(path, 25.4 / 96 if is_absolute else MM_PER_UNIT[unit])
    except Exception as problem:  # an oracle may fail in any way
        return f"fails: {str(problem)[:80]}"
    size = row["size_mm"]
    tolerance = max(row.get("size_tol_mm", 0), 0.02, 2e-4 * max(size["w"], size["h"]))
    if abs(width - size["w"]) <= tolerance and abs(height - size["h"]) <= tolerance:
        return None
    return f"{width:.3f} × {height:.3f}, expected {size['w']:.3f} × {size['h']:.3f}"


def main():
    pairs = [(FILES / row["file"], row) for row in json.loads(ROWS.read_text())["files"]]
    if len(sys.argv) > 1:
        shared = Path(sys.argv[1])
        pairs += [(shared / row["set"] / row["file"], row) for row in json.loads((shared / "drawings-foreign/expected.json").read_text())["files"]]
    sized = [(path, row) for path, row in pairs if row.get("size_mm") and not row.get("error")]
    differing = [(path.name, compare(path, row)) for path, row in sized]
    differing = [(name, words) for name, words in differing if words]
    for name, words in differing:
        fault = next((reason for part, reason in FAULTS.items() if part in name), None)
        if fault is None:
            print(name, words)
    print(f"{len(sized)} files with a size, {len(differing)} differ")


main()
