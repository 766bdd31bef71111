"""SVG files written by hand: the physical size of the page, and the marks that programs leave."""

from lib import *

PX, INKSCAPE, MARK = 25.4 / 96, 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"', 'inkscape:version="{}"'


def unit_file(name, purpose, units, attributes, mm, before="", namespaces="", content="", shift=(0, 0)):
    """A plate of 90 × 40 user units with a hole of 10; `mm` is what one user unit is."""
    x, y = shift
    emit(name, svg(f'{content}<g id="g"><rect x="{10 + x}" y="{10 + y}" width="90" height="40"/><circle cx="{30 + x}" cy="{30 + y}" r="5"/></g>', attributes, before, namespaces), "hand", "", purpose, units,
         size_mm=size(90 * mm, 40 * mm), outlines=1, holes=1, open_chains=0, area_mm2=(3600 - disc(10)) * mm * mm, circles=circles((10 * mm, 1)))


def sized(name, purpose, width, height, box, mm, unit="mm", **more):
    unit_file(name, purpose, proved(unit, mm, "absolute size over viewBox"), f'width="{width}" height="{height}"' + (f' viewBox="{box}"' if box else ""), mm, **more)


sized("svg-unit-mm.svg", "mm page, viewBox of the same numbers", "200mm", "100mm", "0 0 200 100", 1)
sized("svg-unit-cm.svg", "cm page", "20cm", "10cm", "0 0 200 100", 1)
sized("svg-unit-in.svg", "inch page", "4in", "2in", "0 0 200 100", 0.508)
sized("svg-unit-pt.svg", "page in points", "144pt", "72pt", "0 0 144 72", 25.4 / 72)
sized("svg-unit-pc.svg", "page in picas", "12pc", "6pc", "0 0 144 72", 25.4 / 72)
sized("svg-unit-q.svg", "page in quarter millimetres", "800Q", "400Q", "0 0 200 100", 1)
sized("svg-unit-mm-no-viewbox.svg", "a page in mm without viewBox: user units are px", "210mm", "297mm", None, PX)
sized("svg-unit-upper-case.svg", "units in capital letters, blanks around", " 200MM ", "100MM", "0 0 200 100", 1)
sized("svg-unit-viewbox-10.svg", "viewBox ten times as fine, with an origin of its own", "20mm", "10mm", "-500,-300,200,100", 0.1, shift=(-500, -300))
sized("svg-unit-meet.svg", "page and viewBox of different proportion: meet, one scale, centred", "200mm", "200mm", "0 0 200 100", 1)
emit("svg-unit-none-distorted.svg", svg('<circle cx="50" cy="50" r="20"/>', 'width="200mm" height="100mm" viewBox="0 0 100 100" preserveAspectRatio="none"'), "hand", "", "preserveAspectRatio none stretches: a circle is an ellipse", proved("mm", 1) | {"mm_per_unit": None, "decision": "proved"},
     size_mm=size(80, 40), outlines=1, holes=0, open_chains=0, area_mm2=math.pi * 40 * 20)

unit_file("svg-unit-inkscape-0.91.svg", "Inkscape 0.91: px are 90 to the inch", proved("px90", 25.4 / 90), 'width="744.09448" height="1052.3622" ' + MARK.format("0.91 r13725"), 25.4 / 90, namespaces=INKSCAPE)
unit_file("svg-unit-inkscape-0.48-mm-page.svg", "Inkscape 0.48 with a page in mm and no viewBox: user units are 90 to the inch", proved("px90", 25.4 / 90), 'width="210mm" height="297mm" ' + MARK.format("0.48.5 r10040"), 25.4 / 90, namespaces=INKSCAPE)
unit_file("svg-unit-inkscape-1.2-px.svg", "Inkscape 1.2: px are 96 to the inch", proved("px96", PX), 'width="800" height="600" viewBox="0 0 800 600" ' + MARK.format("1.2.2 (b0a8486541, 2022-12-01)"), PX, namespaces=INKSCAPE)
ILLUSTRATOR = '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator 24.0.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->\n'
unit_file("svg-unit-illustrator-px.svg", "Illustrator: px are points; the page is A4", proved("px72", 25.4 / 72), 'version="1.1" id="Layer_1" x="0px" y="0px" width="595.28px" height="841.89px" viewBox="0 0 595.28 841.89" style="enable-background:new 0 0 595.28 841.89;" xml:space="preserve"', 25.4 / 72, before=ILLUSTRATOR)
unit_file("svg-unit-illustrator-viewbox-only.svg", "Illustrator without width and height", proved("px72", 25.4 / 72), 'version="1.1" id="Layer_1" viewBox="0 0 595.28 841.89" style="enable-background:new 0 0 595.28 841.89;"', 25.4 / 72, before=ILLUSTRATOR)
unit_file("svg-unit-illustrator-export-as.svg", 'only a viewBox and data-name: "Export as", 72 first', ask("px72", "px72"), 'id="Layer_1" data-name="Layer 1" viewBox="0 0 595.28 841.89"', 25.4 / 72)
unit_file("svg-unit-affinity.svg", "Affinity: 100 % wide, its dpi is not in the file", ask("px96"), 'width="100%" height="100%" viewBox="0 0 2480 3508" version="1.1" xml:space="preserve" xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;"', PX)
unit_file("svg-unit-figma.svg", "Figma: width = viewBox, fill none on the root", ask("px96", "px96"), 'width="300" height="200" viewBox="0 0 300 200" fill="none"', PX)
unit_file("svg-unit-px-no-mark.svg", "px without a mark", ask("px96"), 'width="300px" height="200px" viewBox="0 0 300 200"', PX)
unit_file("svg-unit-none.svg", "no size, no viewBox, no mark", ask("px96"), "", PX)
unit_file("svg-unit-viewbox-only.svg", "a viewBox and nothing else", ask("mm"), 'viewBox="0 0 200 100"', 1)
unit_file("svg-unit-coreldraw-in.svg", "CorelDRAW: an absolute size is trusted", proved("in", 25.4 / 10), 'xml:space="preserve" width="20in" height="10in" version="1.1" style="shape-rendering:geometricPrecision; fill-rule:evenodd" viewBox="0 0 200 100"', 2.54, before="<!-- Creator: CorelDRAW X7 -->")
unit_file("svg-unit-openscad-mm.svg", "OpenSCAD: mm", proved("mm", 1), 'width="200mm" height="100mm" viewBox="0 0 200 100" version="1.1"', 1, content="<title>OpenSCAD Model</title>")
unit_file("svg-unit-fusion-cm.svg", "Fusion with the Shaper plug-in: cm", proved("cm", 10), 'width="100cm" height="60cm" viewBox="0 0 100 60" xmlns:shaper="http://www.shapertools.com/namespaces/shaper"', 10)
emit("svg-unit-openscad-sheet-in-inches.svg", svg('<title>OpenSCAD Model</title><path d="M1,-95 L23,-95 L23,-1 L1,-1 z M10,-50 L12,-50 L12,-48 L10,-48 z M5,-20 L5.25,-20 L5.25,-19.75 L5,-19.75 z"/>', 'width="48mm" height="96mm" viewBox="0 -96 48 96" version="1.1"'), "hand", "",
     "OpenSCAD page of 48 × 96 mm: a sheet in inches", ask("in", "in"), size_mm=size(22 * 25.4, 94 * 25.4), outlines=1, holes=2, open_chains=0, area_mm2=(22 * 94 - 4 - 0.0625) * 25.4**2)
