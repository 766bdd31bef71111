"""SVG and DXF files written by Inkscape (Debian inkscape 1.2): its own format, plain SVG, strokes to paths, trims, clones, and its two DXF exports."""

import re
import subprocess
import sys
import tempfile

from lib import *

VERSION = subprocess.run(["inkscape", "--version"], capture_output=True, text=True).stdout.split()[1]
EXTENSIONS = "/usr/share/inkscape/extensions/"
PAGE = proved("mm", reason="page in mm, viewBox of the same numbers")
WORK = Path(tempfile.mkdtemp())


def source(content, attributes='width="200mm" height="100mm" viewBox="0 0 200 100"'):
    path = WORK / "in.svg"
    path.write_text(svg(content, attributes))
    return path


def save(name, content, actions, purpose, w, h, outlines, holes, area, plain=False, units=PAGE, open_chains=0, attributes='width="200mm" height="100mm" viewBox="0 0 200 100"', **facts):
    """Opens, acts, exports. The file is what Inkscape writes."""
    target = FILES / f"inkscape-{name}.svg"
    kind = "export-plain-svg:true;" if plain else "export-plain-svg:false;"
    subprocess.run(["inkscape", f"--actions={actions}export-type:svg;{kind}export-filename:{target};export-do", str(source(content, attributes))], check=True, capture_output=True)
    assert target.exists() and target.stat().st_size < 100_000, name
    record(target.name, "Inkscape", VERSION, purpose, units, size_mm=size(w, h) if h else None, outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, **facts)


def extension(name, script, content, options, purpose, w, h, outlines, holes, area, units, open_chains=0, attributes='width="200mm" height="100mm" viewBox="0 0 200 100"', **facts):
    """A DXF by the extension that the export dialogue runs, fed with what Inkscape itself has saved."""
    middle = WORK / "middle.svg"
    subprocess.run(["inkscape", f"--actions=export-type:svg;export-plain-svg:false;export-filename:{middle};export-do", str(source(content, attributes))], check=True, capture_output=True)
    target = FILES / f"inkscape-{name}.dxf"
    result = subprocess.run(["/usr/bin/python3", EXTENSIONS + script, *options, f"--output={target}", str(middle)], capture_output=True, text=True)
    assert target.exists() and target.stat().st_size > 0, result.stderr
    record(target.name, f"Inkscape {script}", VERSION, purpose, units, size_mm=size(w, h) if h else None, outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, **facts)


RECT, HOLE = '<rect id="r" x="10" y="10" width="100" height="50"/>', '<circle id="c" cx="30" cy="35" r="5"/>'
PLATE = (100, 50, 1, 1, 5000 - disc(10))
TEN = circles((10, 1))
ALL, STEP = "select-all;", 25.4 / 96  # moves are given in px

save("shapes", RECT + HOLE, "", "rect and circle as saved", *PLATE, circles=TEN)
save("shapes-plain", RECT + HOLE, "", "the same as plain SVG", *PLATE, plain=True, circles=TEN)
save("to-path", RECT + HOLE, ALL + "object-to-path;", "objects to paths: the circle becomes four arcs of cubics", *PLATE, area_tol_mm2=0.06)
save("difference", '<rect id="r" x="10" y="10" width="100" height="50"/><rect id="q" x="60" y="30" width="100" height="10"/>', ALL + "path-difference;", "path difference: a notch", 100, 50, 1, 0, 5000 - 500, area_tol_mm2=0.1)
save("union", '<rect x="10" y="10" width="100" height="50"/><rect x="60" y="30" width="100" height="50"/>', ALL + "path-union;", "path union of two rectangles", 150, 70, 1, 0, 10000 - 50 * 30, area_tol_mm2=0.1)
save("combine", RECT + '<rect x="20" y="20" width="30" height="30"/>', ALL + "path-combine;", "two rectangles combined into one path", 100, 50, 1, 1, 5000 - 900)
save("stroke-to-path", '<path d="M20 20H120V80" fill="none" stroke="#000" stroke-width="4"/>', ALL + "object-stroke-to-path;", "a stroke made an outline", 102, 62, 1, 0, 100 * 4 + 60 * 4)
save("clones", HOLE, "select-by-id:c;clone;transform-translate:50,0;clone;transform-translate:0,20;", "a clone and a clone of the clone", 10 + STEP * 50, 10 + STEP * 20, 3, 0, 3 * disc(10), circles=circles((10, 3)))
save("rotated-group", RECT + HOLE, ALL + "selection-group;transform-rotate:90;", "a group turned by 90°", 50, 100, 1, 1, 5000 - disc(10), circles=TEN)
save("flipped", '<path d="M10 10H60A15 15 0 0 1 60 40H10Z"/>', ALL + "object-flip-horizontal;", "an outline with an arc, flipped", 65, 30, 1, 0, 1500 + disc(30) / 2, area_tol_mm2=0.1)
save("layers", f'<g inkscape:groupmode="layer" inkscape:label="Außen" id="l1">{RECT}</g><g inkscape:groupmode="layer" inkscape:label="Bohren" id="l2">{HOLE}</g>'.replace("inkscape:", "inkscape:"), "", "two layers", *PLATE, attributes='width="200mm" height="100mm" viewBox="0 0 200 100" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"', circles=TEN, layers=["Außen"])
save("text", RECT + '<text x="20" y="40" style="font-size:10px;font-family:sans-serif">Shelf left</text>', "", "live text", 100, 50, 1, 0, 5000, labels=["Shelf left"], part_labels=["Shelf left"])
save("text-to-path", '<text x="20" y="60" style="font-size:50px;font-family:DejaVu Sans">BO8</text>', ALL + "object-to-path;", "text made outlines: counters are holes", None, None, 3, 5, None)
save("px-page", RECT + HOLE, "", "a page in px of this version: 96 to the inch", 100 * 25.4 / 96, 50 * 25.4 / 96, 1, 1, (5000 - disc(10)) * (25.4 / 96) ** 2, attributes='width="400" height="300"', units=either("px96", "the version stands in the file only when the document was made in the program's window"), circles=circles((10 * 25.4 / 96, 1)))
save("inch-page", RECT + HOLE, "", "a page in inches with a fine viewBox", 100 * 0.0254, 50 * 0.0254, 1, 1, (5000 - disc(10)) * 0.0254**2, attributes='width="2in" height="1in" viewBox="0 0 2000 1000"', units=proved("in", 0.0254), circles=circles((0.254, 1)))
save("clip-released", RECT + HOLE, ALL + "object-set-clip;", "one object clips the other: what is clipped is told", None, None, None, None, None, open_chains=None, told_or_unread=True)
save("simplified", '<path d="' + "M" + " ".join(f"{60 + 40 * math.cos(i / 50 * math.pi):.4f},{50 + 40 * math.sin(i / 50 * math.pi):.4f}" for i in range(100)) + 'Z"/>', ALL + "path-simplify;", "a polygon simplified to curves", 80, 80, 1, 0, disc(80), size_tol_mm=1.5, area_tol_mm2=150)


# Since version 1.2 the R14 export names the unit; 1 user unit becomes one of them, whatever the page says.
extension("r14-document-unit", "dxf_outlines.py", RECT + HOLE, [], "the R14 export with the unit of the document", *PLATE, proved("mm"), area_tol_mm2=0.2)
extension("r14-polylines", "dxf_outlines.py", RECT + HOLE, ["--POLY=true"], "R14 as LWPOLYLINE and SPLINE", *PLATE, proved("mm"), area_tol_mm2=0.2)
extension("r14-in", "dxf_outlines.py", RECT + HOLE, ["--unit_from_document=False", "--units=in"], "inch chosen in the dialogue: 100 in wide", 2540, 1270, 1, 1, (5000 - disc(10)) * 25.4**2, proved("in"), area_tol_mm2=120)
extension("r14-px", "dxf_outlines.py", RECT + HOLE, ["--unit_from_document=False", "--units=px"], "px chosen: the file says no unit", *PLATE, ask("mm"), area_tol_mm2=0.2)
extension("r12", "dxf12_outlines.py", '<path d="M10 10H110V60H10Z"/><path d="M20 20H50V50H20Z"/>', [], "the R12 export: lines, meant in mm", 100, 50, 1, 1, 5000 - 900, ask("mm"))
extension("r14-curves", "dxf_outlines.py", '<path d="M20 80C20 20 100 20 100 80Z"/><ellipse cx="150" cy="50" rx="30" ry="20"/>', [], "curves leave as splines", 160, 50, 2, 0, 0.6 * 80 * 60 + math.pi * 600, proved("mm"), area_tol_mm2=0.5)
