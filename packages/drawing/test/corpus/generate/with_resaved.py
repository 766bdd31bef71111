"""Files written by hand, opened and saved again by other programs: the same facts must hold for what those programs write.

`python3 with_resaved.py ezdxf` and `python3 with_resaved.py inkscape`.
"""

import io
import subprocess
import sys

from lib import *

ROWS_BY_NAME = {row["file"]: row for row in json.loads(ROWS.read_text())["files"]}


def again(source, target, program, version, how, **changed):
    row = {key: value for key, value in ROWS_BY_NAME[source].items() if key not in ("file", "program", "version", "purpose", "units")} | changed
    units = row.pop("units", ROWS_BY_NAME[source]["units"])
    record(target, program, version, f"{ROWS_BY_NAME[source]['purpose']} ({how})", units, **row)


DXF = (
    "arc-through-zero arc-negative-angle arc-beyond-360 arc-whole-turn arc-two-halves arc-flipped-extrusion ellipse-full ellipse-ratio-1 ellipse-arc ellipse-flipped bulge-closing bulge-last-of-open "
    "bulge-clockwise bulge-nearly-full bulge-two-half-circles lwpolyline-first-point-repeated lwpolyline-flipped lwpolyline-widths polyline-curve-fit polyline-spline-frame polyline-3d-flat polyline-mesh "
    "spline-rational-circle spline-degree-1 spline-bezier-lens spline-periodic-unclamped spline-corner-knots insert-mirrored-arcs insert-nested-base-points insert-array-turned-not-scaled insert-unequal-scale "
    "insert-flipped-extrusion insert-layer-0-content insert-layer-0-frozen insert-frozen-layer insert-attribute insert-unused-block join-square-jumbled join-gap-0.05 join-gap-0.3 join-duplicates "
    "join-duplicate-outline join-nesting-4 join-row-32-cups-35 join-far-from-origin join-thread-mark join-identical labels-codes labels-cp932 visible-layers unit-metres-declared-mm-meant "
    "unit-insunits-05-cm unit-insunits-21-us-ft join-shared-edge join-crossing join-hole-touches-edge join-overlap-collinear join-circle-over-arc "
    "more-ellipse-beyond-turn more-ellipse-end-before-start more-insert-arc-unequal more-insert-sheared-circle more-insert-double-flip more-insert-five-deep more-insert-array-mirrored more-bulge-lens "
    "more-bulge-three-thirds more-arcs-tangent-chain more-spline-negative-knots more-spline-uneven-weights more-text-mirrored-and-turned more-two-labels more-label-in-island more-hexagon-is-meant "
    "more-circle-of-lines-rough more-concentric-counterbore more-inch-fractions more-layer-colours more-spline-straight-cubic more-square-corners-no-circle more-hole-near-edge more-tiny-steps more-insert-names-any-case more-gap-and-duplicate join-polygon-64 join-polygon-8 join-gear-of-arcs join-touching-corner"
).split()


R12 = {"LINE", "ARC", "CIRCLE", "POLYLINE", "INSERT", "TEXT", "ATTRIB", "ATTDEF", "POINT", "SOLID"}


def by_ezdxf():
    import ezdxf
    from ezdxf import recover

    for i, name in enumerate(DXF):
        doc, _ = recover.readfile(FILES / f"{name}.dxf")
        binary = i % 3 == 1
        old = all(entity.dxftype() in R12 for layout in doc.blocks for entity in layout)
        doc.dxfversion = "R12" if old else ("R2000", "R2000", "R2004")[i % 3]
        if binary:
            stream = io.BytesIO()
            doc.write(stream, fmt="bin")
            data = stream.getvalue()
        else:
            stream = io.StringIO()
            doc.write(stream)
            data = stream.getvalue().encode(doc.output_encoding, errors="dxfreplace")
        target = f"ezdxf-again-{name}.dxf"
        (FILES / target).write_bytes(data)
        units = {"units": ask(ROWS_BY_NAME[f"{name}.dxf"]["units"].get("facts_under") or "mm", reason="R12 has no unit")} if old else {}
        again(f"{name}.dxf", target, "ezdxf", ezdxf.__version__, f"opened and saved as {'binary ' if binary else ''}{doc.acad_release}", **units)


SVG = (
    "shapes rect-rounding path-commands path-arcs-glued path-curves path-lone-move path-after-close arc-degenerate stroke-unclosed stroke-width compound-nested circle-with-unit transform-nested transform-mirror "
    "transform-skew transform-unequal transform-rotate-about use-chain use-symbol nested-page css-fill-none hidden-layer not-drawn clip white-over-black touching-parts utf16 prefixed unit-cm unit-in unit-pt unit-viewbox-10 "
    "unit-meet unit-mm-no-viewbox unit-none-distorted unit-coreldraw-in more-css-transform more-root-style more-arc-rotated more-ellipse-rotated more-use-mirrored more-link-and-switch more-nested-symbol more-polygon-star-nonzero "
    "more-star-evenodd more-two-rings more-half-discs more-nested-clones"
).split()


def by_inkscape():
    version = subprocess.run(["inkscape", "--version"], capture_output=True, text=True).stdout.split()[1]
    for i, name in enumerate(SVG):
        plain = i % 2 == 1
        target = FILES / f"inkscape-again-{name}.svg"
        subprocess.run(["inkscape", f"--actions=export-type:svg;export-plain-svg:{'true' if plain else 'false'};export-filename:{target};export-do", str(FILES / f"svg-{name}.svg")], check=True, capture_output=True)
        # Plain SVG knows no names of layers.
        again(f"svg-{name}.svg", target.name, "Inkscape", version, f"opened and saved{' as plain SVG' if plain else ''}", **({"layers": None} if plain else {}))


{"ezdxf": by_ezdxf, "inkscape": by_inkscape}[sys.argv[1]]()
