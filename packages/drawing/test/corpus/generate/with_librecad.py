"""Files written by hand, opened in LibreCAD's window and saved again (Debian librecad 2.2, xvfb, openbox, xdotool): `python3 with_librecad.py`."""

import shutil
import subprocess
import tempfile

from lib import *

NAMES = (
    "arc-through-zero arc-flipped-extrusion ellipse-arc bulge-closing bulge-clockwise lwpolyline-first-point-repeated spline-corner-knots polyline-curve-fit insert-mirrored-arcs "
    "insert-nested-base-points insert-array-turned-not-scaled insert-zero-z-scale insert-layer-0-content labels-codes join-nesting-4 join-row-32-cups-35 join-far-from-origin "
    "unit-insunits-01-in unit-insunits-06-m unit-insunits-0 unit-no-header"
).split()
ROWS_BY_NAME = {row["file"]: row for row in json.loads(ROWS.read_text())["files"]}
work = Path(tempfile.mkdtemp())
copies = [shutil.copy(FILES / f"{name}.dxf", work / f"{name}.dxf") for name in NAMES]
here = Path(__file__).resolve().parent
subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", "sh", str(here / "librecad-save.sh"), *map(str, copies)], check=True)
for name in NAMES:
    saved = work / f"{name}.dxf"
    if b"dxfrw" not in saved.read_bytes()[:40]:
        print("not saved:", name)
        continue
    row = {key: value for key, value in ROWS_BY_NAME[f"{name}.dxf"].items() if key not in ("file", "program", "version", "purpose", "units")}
    row["unsupported"] = {**row.get("unsupported", {}), "POINT": 1}
    emit(f"librecad-again-{name}.dxf", saved.read_bytes(), "LibreCAD", "2.2.0", f"{ROWS_BY_NAME[f'{name}.dxf']['purpose']} (opened and saved, with a point far away)", ROWS_BY_NAME[f"{name}.dxf"]["units"], **row)
