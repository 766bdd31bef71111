"""DXF files written by hand: what their header says of the unit, and what contradicts it."""

from lib import *


def unit_file(name, purpose, units, w, h, mm, **options):
    """A rectangle w × h with a round hole of a tenth of its height, in units of the drawing; `mm` is what one unit is."""
    d = h / 10
    emit(
        name, dxf([rect(3 * w, 2 * h, w, h), circle(3.5 * w, 2.5 * h, d / 2)], **options), "hand", "", purpose, units,
        size_mm=size(w * mm, h * mm), outlines=1, holes=1, open_chains=0, area_mm2=(w * h - disc(d)) * mm * mm, circles=circles((d * mm, 1)),
    )


LIMITS = lambda x, y: [9, "$LIMMIN", 10, 0, 20, 0, 9, "$LIMMAX", 10, x, 20, y]

for code, unit, mm, w, h in [
    (1, "in", 25.4, 24, 12), (2, "ft", 304.8, 4, 2), (4, "mm", 1, 600, 300), (5, "cm", 10, 60, 30), (6, "m", 1000, 0.6, 0.3),
    (9, "mil", 0.0254, 24000, 12000), (10, "yd", 914.4, 2, 1), (13, "um", 1e-3, 600000, 300000), (14, "dm", 100, 6, 3),
    (21, "us-ft", 304.8006096012192, 4, 2),
]:
    unit_file(f"unit-insunits-{code:02}-{unit}.dxf", f"$INSUNITS {code}", proved(unit, mm, f"$INSUNITS {code}, plausible size"), w, h, mm, insunits=code)

unit_file("unit-insunits-0.dxf", "$INSUNITS 0 says nothing", ask("mm", "mm"), 600, 300, 1, insunits=0)
unit_file("unit-insunits-unknown-code.dxf", "$INSUNITS 99 is no unit", ask("mm"), 600, 300, 1, insunits=99)
unit_file("unit-metres-declared-mm-meant.dxf", "metres declared, 671 m wide", ask("mm", "mm"), 600, 300, 1, insunits=6)
unit_file("unit-inch-default-mm-meant.dxf", "inch left as default, 15 m wide", ask("mm", "mm"), 600, 300, 1, insunits=1)
unit_file("unit-mm-declared-metres-meant.dxf", "mm declared, 1.3 mm wide", ask("m"), 1.2, 0.6, 1000, insunits=4)
unit_file("unit-inch-against-a4-limits.dxf", "inch declared against an A4 page in mm", ask("mm", "mm"), 120, 80, 1, insunits=1, header=LIMITS(297, 210))
unit_file("unit-mm-against-letter-limits.dxf", "mm declared against a letter page in inches", ask("in", "in"), 10, 8, 25.4, insunits=4, header=LIMITS(11, 8.5))
unit_file("unit-mm-template-limits-12x9.dxf", "the template's limits of 12 × 9 are no contradiction", proved("mm"), 400, 300, 1, insunits=4, header=LIMITS(12, 9))
unit_file("unit-mm-limits-420x297.dxf", "mm with A3 limits", proved("mm"), 400, 200, 1, insunits=4, header=LIMITS(420, 297))
unit_file("unit-inch-template-limits-12x9.dxf", "inch with limits of 12 × 9", proved("in"), 10, 8, 25.4, insunits=1, header=LIMITS(12, 9))
unit_file("unit-mm-measurement-0.dxf", "$MEASUREMENT contradicts, but selects hatch files only", proved("mm"), 400, 300, 1, header=[9, "$MEASUREMENT", 70, 0])
unit_file("unit-measurement-only.dxf", "$MEASUREMENT 1 proves nothing", ask("mm", "mm"), 400, 300, 1, insunits=None, header=[9, "$MEASUREMENT", 70, 1])
unit_file("unit-lunits-architectural.dxf", "architectural display: feet and inches", either("in"), 24, 12, 25.4, insunits=None, acadver="AC1009", header=[9, "$LUNITS", 70, 4])
unit_file("unit-no-header.dxf", "ENTITIES only", ask("mm", "mm"), 400, 300, 1, acadver=None)
unit_file("unit-r12-sheet-mm.dxf", "no unit; a sheet of 2440 × 1220", ask("mm", "mm"), 2440, 1220, 1, acadver="AC1009", insunits=None)
unit_file("unit-r12-sheet-inch.dxf", "no unit; a sheet of 96 × 48", ask("in", "in"), 96, 48, 25.4, acadver="AC1009", insunits=None)
unit_file("unit-r14-with-insunits.dxf", "R14 that carries a unit all the same", proved("mm"), 400, 300, 1, acadver="AC1014")
unit_file("unit-stale-extents.dxf", "$EXTMIN and $EXTMAX of ±1e20", proved("mm"), 400, 300, 1, header=[9, "$EXTMIN", 10, 1e20, 20, 1e20, 30, 1e20, 9, "$EXTMAX", 10, -1e20, 20, -1e20, 30, -1e20])
unit_file("unit-part-of-2-mm.dxf", "a tiny part: 2 × 1.5 mm, with its hole", proved("mm"), 2, 1.5, 1)
unit_file("unit-part-of-5800-mm.dxf", "a long part: 5.8 m", proved("mm"), 5800, 120, 1)

emit("unit-freecad-comment.dxf", "999\nFreeCAD v0.21 33771 (Git)\n" + dxf([rect(0, 0, 300, 200), circle(50, 50, 5)], acadver="AC1014", insunits=None), "hand", "",
     "FreeCAD's comment: it writes mm always", proved("mm"), size_mm=size(300, 200), outlines=1, holes=1, open_chains=0, area_mm2=60000 - disc(10), circles=circles((10, 1)))
emit("unit-nothing-to-size.dxf", dxf([text(0, 0, "Only a note")]), "hand", "", "a note and nothing else", nothing(), outlines=0, holes=0, open_chains=0, labels=["Only a note"],
     findings=["DRAWING_NOTHING_TO_CUT"])
