"""What the generators share: writing a file of the corpus together with the row that says what a reader must find in it.

Every expected value comes from the way a file is constructed (closed formulas here), never from a reader's output.
"""

import json
import math
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent
FILES = CORPUS / "fixtures"
ROWS = CORPUS / "expected.json"

MM_PER_UNIT = {"mm": 1, "cm": 10, "m": 1000, "in": 25.4, "ft": 304.8, "px96": 25.4 / 96, "px90": 25.4 / 90, "px72": 25.4 / 72, "pt": 25.4 / 72}


def proved(unit, mm_per_unit=None, reason=""):
    """The file proves its unit: a question is a failure."""
    return {"decision": "proved", "unit": unit, "mm_per_unit": mm_per_unit or MM_PER_UNIT[unit], "ask_allowed": False, "reason": reason}


def ask(facts_under, first=None, also=(), reason=""):
    """The file proves nothing: a proof is a failure. All lengths of the row are under `facts_under`; `first` is the reading the question must name first."""
    return {"decision": "ask", "facts_under": facts_under, "first": first, "ask_allowed": True, "also_accepted": list(also), "reason": reason}


def either(unit, reason=""):
    """Evidence that may be taken for a proof or not: both a proof of `unit` and a question are right."""
    return {"decision": "ask", "facts_under": unit, "first": unit, "ask_allowed": True, "also_accepted": [f"proved {unit}"], "reason": reason}


def nothing():
    """There is nothing to size."""
    return {"decision": "none", "ask_allowed": False, "reason": "nothing to size"}


def record(name, program, version, purpose, units, **facts):
    """Keeps the row of one file; rows of the same file are replaced, the order is that of the names."""
    rows = json.loads(ROWS.read_text())["files"] if ROWS.exists() else []
    row = {"file": name, "program": program, "version": version, "purpose": purpose, "units": units, **facts}
    if "outlines" in row and "loops" not in row and row["outlines"] is not None and row.get("holes") is not None:
        row["loops"] = row["outlines"] + row["holes"]
    if row.get("area_mm2") is not None and "area_tol_mm2" not in row:
        row["area_tol_mm2"] = max(0.01, row["area_mm2"] * 1e-6)
    rows = sorted([other for other in rows if other["file"] != name] + [row], key=lambda one: one["file"])
    ROWS.write_text(json.dumps({"title": "What a reader must find in the files of the corpus", "files": rows}, indent=1, ensure_ascii=False) + "\n")


def emit(name, content, program, version, purpose, units, **facts):
    """Writes a file and keeps its row."""
    FILES.mkdir(exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    assert len(data) < 100_000, name
    (FILES / name).write_bytes(data)
    record(name, program, version, purpose, units, **facts)


def size(width, height):
    if width is None:
        return None
    return {"w": width, "h": height}


def circles(*pairs):
    """`(diameter, count)` pairs as rows."""
    return [{"d": d, "n": n} for d, n in pairs]


def disc(diameter):
    """Area of a disc."""
    return math.pi * diameter * diameter / 4


def stadium(length, diameter):
    """Area of a slot with round ends; `length` between the centres of its ends."""
    return length * diameter + disc(diameter)


def rounded(width, height, radius):
    """Area of a rectangle with round corners."""
    return width * height - (4 - math.pi) * radius * radius


def segment(radius, sweep):
    """Area between an arc of `sweep` radians and its chord."""
    return radius * radius * (sweep - math.sin(sweep)) / 2


# DXF by hand -------------------------------------------------------------------------------------------------------------------


MARKERS = {
    "LINE": "AcDbLine", "CIRCLE": "AcDbCircle", "ARC": "AcDbCircle", "LWPOLYLINE": "AcDbPolyline", "ELLIPSE": "AcDbEllipse", "SPLINE": "AcDbSpline", "INSERT": "AcDbBlockReference",
    "TEXT": "AcDbText", "MTEXT": "AcDbMText", "POLYLINE": "AcDb2dPolyline", "HATCH": "AcDbHatch", "POINT": "AcDbPoint", "SOLID": "AcDbTrace",
}


def marked(tags):
    """The entity with the subclass markers that the format has from R13 on, without which some programs read nothing."""
    out, kind = [], None
    for code, value in zip(tags[::2], tags[1::2]):
        out += [code, value]
        if code == 0:
            kind = value
        elif code == 8 and kind in MARKERS and 100 not in tags[::2]:
            out += [100, "AcDbEntity", 100, MARKERS[kind]]
        elif code == 40 and kind == "ARC":
            out += [100, "AcDbArc"]
    return out


def dxf(entities, header=(), tables=(), blocks=(), acadver="AC1015", insunits=4, end="\n", eof=True):
    """A text DXF. Entities are flat lists of code, value, code, value …; `insunits=None` leaves the unit out, `acadver=None` the whole header."""
    tags = []
    if acadver is not None and acadver != "AC1009":
        entities = [marked(entity) for entity in entities]
        blocks = [marked(block) for block in blocks]
    if acadver is not None:
        tags += [0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, acadver]
        if insunits is not None:
            tags += [9, "$INSUNITS", 70, insunits]
        tags += [*header, 0, "ENDSEC"]
    if tables:
        tags += [0, "SECTION", 2, "TABLES", *tables, 0, "ENDSEC"]
    if blocks:
        tags += [0, "SECTION", 2, "BLOCKS", *[tag for block in blocks for tag in block], 0, "ENDSEC"]
    tags += [0, "SECTION", 2, "ENTITIES", *[tag for entity in entities for tag in entity], 0, "ENDSEC"]
    if eof:
        tags += [0, "EOF"]
    return "".join(f"{code}{end}{value}{end}" for code, value in zip(tags[::2], tags[1::2]))


def line(x0, y0, x1, y1, layer="0", *more):
    return [0, "LINE", 8, layer, *more, 10, x0, 20, y0, 30, 0, 11, x1, 21, y1, 31, 0]


def arc(x, y, r, start, end, layer="0", *more):
    return [0, "ARC", 8, layer, *more, 10, x, 20, y, 30, 0, 40, r, 50, start, 51, end]


def circle(x, y, r, layer="0", *more):
    return [0, "CIRCLE", 8, layer, *more, 10, x, 20, y, 30, 0, 40, r]


def polyline(points, closed=True, layer="0", *more):
    """An LWPOLYLINE of `(x, y)` or `(x, y, bulge)`."""
    tags = [0, "LWPOLYLINE", 8, layer, *more, 90, len(points), 70, 1 if closed else 0]
    for x, y, *bulge in points:
        tags += [10, x, 20, y, *([42, bulge[0]] if bulge else [])]
    return tags


def old_polyline(points, flags=1, layer="0"):
    """A POLYLINE with VERTEX entities; a point is `(x, y)`, `(x, y, bulge)` or `(x, y, bulge, vertex flags)`."""
    tags = [0, "POLYLINE", 8, layer, 66, 1, 10, 0, 20, 0, 30, 0, 70, flags]
    for x, y, *more in points:
        tags += [0, "VERTEX", 8, layer, 10, x, 20, y, 30, 0]
        if more:
            tags += [42, more[0]]
        if len(more) > 1:
            tags += [70, more[1]]
    return [*tags, 0, "SEQEND", 8, layer]


def rect(x, y, w, h, layer="0", *more):
    return polyline([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], True, layer, *more)


def rect_lines(x, y, w, h, layer="0"):
    """The four sides as lines, in a jumbled order and direction."""
    return line(x + w, y + h, x + w, y, layer) + line(x, y, x + w, y, layer) + line(x, y, x, y + h, layer) + line(x + w, y + h, x, y + h, layer)


def text(x, y, value, height=5, layer="0", *more):
    return [0, "TEXT", 8, layer, 10, x, 20, y, 30, 0, 40, height, 1, value, *more]


def insert(name, x, y, layer="0", *more):
    return [0, "INSERT", 8, layer, 2, name, 10, x, 20, y, 30, 0, *more]


def block(name, entities, base=(0, 0), layer="0"):
    """A block; the three lists can be added to one another before they are handed to `dxf`."""
    return [[0, "BLOCK", 8, layer, 2, name, 70, 0, 10, base[0], 20, base[1], 30, 0, 3, name, *[tag for entity in entities for tag in entity], 0, "ENDBLK", 8, layer]]


def layers(*rows):
    """A LAYER table of `(name, flags, colour, …tags)`."""
    tags = [0, "TABLE", 2, "LAYER", 70, len(rows)]
    for name, flags, colour, *more in rows:
        tags += [0, "LAYER", 2, name, 70, flags, 62, colour, 6, "CONTINUOUS", *more]
    return [*tags, 0, "ENDTAB"]


# SVG by hand -------------------------------------------------------------------------------------------------------------------


def svg(content, attributes='width="200mm" height="100mm" viewBox="0 0 200 100"', before="", namespaces=""):
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {namespaces} {attributes}>\n{content}\n</svg>\n'
    )
