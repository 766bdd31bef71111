"""SVG files written by hand: shapes, paths, transforms, clones, style, and what is listed or refused."""

from lib import *

PAGE = proved("mm", 1, "width and height in mm, viewBox of the same numbers")


def page(name, purpose, content, w, h, outlines, holes, area, open_chains=0, circles=None, **facts):
    """A file on a page of 200 × 100 mm, one user unit a millimetre."""
    options = {key: facts.pop(key) for key in ("attributes", "before", "namespaces") if key in facts}
    text = facts.pop("text", None) or svg(content, **options)
    emit(name, text, "hand", "", purpose, facts.pop("units", PAGE), size_mm=size(w, h), outlines=outlines, holes=holes, open_chains=open_chains, area_mm2=area, circles=circles or [], **facts)


RECT = '<rect x="10" y="10" width="100" height="50"/>'
HOLE = '<circle cx="30" cy="35" r="5"/>'
PLATE = (100, 50, 1, 1, 5000 - disc(10))
TEN = circles((10, 1))

# Shapes and paths
page("svg-shapes.svg", "every basic shape", RECT + HOLE + '<ellipse cx="80" cy="35" rx="20" ry="10"/><polygon points="120,10 180,10 150,60"/><polyline fill="none" points="10,70 60,70 60,90"/><line x1="70" y1="90" x2="110" y2="90"/>',
     170, 80, 2, 2, 5000 - disc(10) - math.pi * 200 + 1500, 2, TEN)
page("svg-rect-rounding.svg", "rx alone sets ry; both are clamped to half a side; unequal ones give elliptic corners",
     '<rect x="0" y="0" width="60" height="40" rx="10"/><rect x="70" y="0" width="60" height="20" rx="99"/><rect x="0" y="50" width="60" height="40" rx="20" ry="10"/>',
     130, 90, 3, 0, rounded(60, 40, 10) + (60 * 20 - (4 - math.pi) * 30 * 10) + (2400 - (4 - math.pi) * 200))
page("svg-path-commands.svg", "M m L l H h V v Z z, repeated arguments, no blanks",
     '<path d="M10,10h40v20H10zm60,0 40,0 0,20-40,0zM10 50L50 50 50 70 10 70Z m60 0 l40 0l0 20l-40 0z"/>', 100, 60, 4, 0, 3200)
page("svg-path-arcs-glued.svg", "arc flags glued to their neighbours, radii too small are scaled up", '<path d="M10 50a20 20 0 0150 0 20 20 0 01-50 0z"/><path d="M100 40a20-20 0 1 0 40 0a20 20 0 10-40 0"/>', 130, 55, 2, 0, disc(50) + disc(40))
page("svg-path-curves.svg", "C S Q T: reflected control points; the waves take as much as they give", '<path d="M10 50C10 30 40 30 40 50S70 70 70 50V80H10Z"/><path d="M100 50Q115 20 130 50T160 50V80H100Z"/>', 150, 45, 2, 0, 60 * 30 + 60 * 30, area_tol_mm2=0.3)
page("svg-path-lone-move.svg", "a lone M draws nothing and does not enlarge the box", '<path d="M10 10h50v50h-50z M190 95"/><path d="M0 0"/>', 50, 50, 1, 0, 2500)
page("svg-path-broken.svg", "an error in the data keeps what precedes it, which the fill closes", '<path d="M10 10h50v50h-50z M 80 10 h 50 v 50 x -50 z"/>', 120, 50, 2, 0, 3750, findings=["DRAWING_PATH_DATA_BROKEN", "DRAWING_FILL_CLOSED"])
page("svg-path-after-close.svg", "after Z the current point is the start", '<path d="M10 10h20v20h-20zm40 40h20v20h-20z" fill="none"/>', 60, 60, 2, 0, 800)
page("svg-arc-degenerate.svg", "radius 0 is a line, equal ends are nothing", '<path d="M10 10A0 5 0 0 1 60 10A5 5 0 0 1 60 10V40H10Z"/>', 50, 30, 1, 0, 1500)
page("svg-fill-unclosed.svg", "a filled path that is not closed: the fill closes it, with a finding", '<path d="M10 10h50v50h-50"/>', 50, 50, 1, 0, 2500, findings=["DRAWING_FILL_CLOSED"])
page("svg-stroke-unclosed.svg", "without a fill it stays open", '<path d="M10 10h50v50h-50" fill="none" stroke="#000"/>', 50, 50, 0, 0, 0, 1, findings=["DRAWING_CONTOUR_OPEN"])
page("svg-stroke-width.svg", "the width of a stroke is not geometry", f'<g stroke="#000" stroke-width="6" fill="none">{RECT}{HOLE}</g>', *PLATE, circles=TEN)
page("svg-compound-nested.svg", "one path with a hole and an island in it", '<path fill-rule="evenodd" d="M0 0h100v100h-100zM20 20h60v60h-60zM40 40h20v20h-20z"/>', 100, 100, 2, 1, 10000 - 3600 + 400)
page("svg-circle-with-unit.svg", 'r="5mm" is 18.9 user units even where one user unit is 1 mm', '<circle cx="50" cy="50" r="5mm"/>', 10 * 96 / 25.4, 10 * 96 / 25.4, 1, 0, disc(10 * 96 / 25.4), circles=circles((10 * 96 / 25.4, 1)))
page("svg-percent-lengths.svg", "percentages of the viewBox", '<rect x="10%" y="10%" width="50%" height="50%"/>', 100, 50, 1, 0, 5000)
page("svg-degenerate-shapes.svg", "no width, no radius, one point: nothing drawn, nothing thrown", RECT + '<rect x="150" y="80" width="0" height="9"/><circle cx="190" cy="90" r="0"/><ellipse cx="190" cy="90" rx="0" ry="4"/><polygon points=""/><polyline points="150,90"/><path d=""/><path d="none"/>', 100, 50, 1, 0, 5000, None)

# Transforms
page("svg-transform-nested.svg", "move, turn about a point, scale, through three groups", f'<g transform="translate(100,50)"><g transform="rotate(90)"><g transform="scale(.5)"><g transform="translate(-60 -35)">{RECT}{HOLE}</g></g></g></g>', 25, 50, 1, 1, (5000 - disc(10)) / 4, circles=circles((5, 1)))
page("svg-transform-mirror.svg", "mirrored arcs stay arcs", '<g transform="matrix(-1 0 0 1 200 0)"><path d="M10 10H60A15 15 0 0 1 60 40H10Z"/><circle cx="30" cy="25" r="5"/></g>', 65, 30, 1, 1, 1500 + disc(30) / 2 - disc(10), circles=TEN)
page("svg-transform-skew.svg", "a circle under skewX is an ellipse of the same area", '<circle cx="60" cy="50" r="30" transform="skewX(30)"/>', 60 * math.sqrt(1 + math.tan(math.pi / 6) ** 2), 60, 1, 0, disc(60), circles=[])
page("svg-transform-unequal.svg", "a circle scaled unequally", '<circle cx="50" cy="20" r="10" transform="scale(2 4)"/>', 40, 80, 1, 0, math.pi * 20 * 40)
page("svg-transform-rotate-about.svg", "rotate(a, cx, cy) and a list of transforms", '<rect x="40" y="40" width="40" height="20" transform="translate(10) rotate(90, 60, 50)"/>', 20, 40, 1, 0, 800)
page("svg-transform-singular.svg", "a scale of 0 draws nothing", RECT + '<rect x="150" y="50" width="20" height="20" transform="scale(0)"/>', 100, 50, 1, 0, 5000, None)

# Clones
page("svg-use-chain.svg", "a clone of a clone, with and without xlink, and moved by x and y", f'<defs><g id="a">{HOLE}</g></defs><use id="b" href="#a" x="100"/><use xlink:href="#b" y="40"/>', 10, 50, 2, 0, 2 * disc(10), circles=circles((10, 2)))
page("svg-use-symbol.svg", "a symbol with a viewBox of its own", '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="5"/></symbol><use href="#s" x="20" y="20" width="60" height="60"/>', 60, 30, 1, 0, 1800)
page("svg-nested-page.svg", "a nested svg with x, y and a viewBox", '<svg x="50" y="20" width="40" height="40" viewBox="0 0 400 400"><circle cx="200" cy="200" r="100"/></svg>', 20, 20, 1, 0, disc(20), circles=circles((20, 1)))
emit("svg-use-cycle.svg", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "hand", "", "clones that contain each other", PAGE, error="DRAWING_REFERENCE_CYCLE")
page("svg-use-missing.svg", "a clone of what is not there", RECT + '<use href="#nowhere"/>', 100, 50, 1, 0, 5000, unsupported={"use": 1})
emit("svg-use-other-file.svg", svg('<use href="parts.svg#door"/>'), "hand", "", "a clone out of another file", PAGE, error="DRAWING_EXTERNAL_REFERENCE")

# Style and visibility
page("svg-css-hidden.svg", "classes hide things: later rule, higher specificity, style attribute", '<style>.off{display:none} rect.off{} #keep{display:inline!important} .ghost{visibility:hidden}</style>' + RECT + '<circle class="off" cx="30" cy="35" r="5"/><circle class="ghost" cx="60" cy="35" r="5"/><g visibility="hidden"><circle cx="80" cy="35" r="5" visibility="visible"/><circle cx="150" cy="35" r="5"/></g><g style="display:none"><circle cx="180" cy="35" r="5" style="display:inline"/></g>',
     *PLATE, circles=TEN)
page("svg-css-fill-none.svg", "a class says fill:none, so the path stays open", '<style type="text/css"><![CDATA[ .st0 { fill : none ; stroke:#000 } ]]></style><path class="st0" d="M10 10h50v50h-50"/>', 50, 50, 0, 0, 0, 1)
page("svg-hidden-layer.svg", "a hidden layer of Inkscape", f'<g inkscape:groupmode="layer" inkscape:label="Cut">{RECT}</g><g inkscape:groupmode="layer" inkscape:label="Notes" style="display:none">{HOLE}</g>', 100, 50, 1, 0, 5000, namespaces='xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"', layers=["Cut"])
page("svg-not-drawn.svg", "defs, symbol, clipPath, mask, marker, pattern are not drawn", RECT + "".join(f'<{tag} id="i{tag}"><rect width="180" height="90"/></{tag}>' for tag in ("defs", "symbol", "clipPath", "mask", "marker", "pattern")), 100, 50, 1, 0, 5000)
page("svg-clip.svg", "a clip is listed: the shape is given whole", '<clipPath id="c"><rect x="0" y="0" width="50" height="100"/></clipPath><rect x="10" y="10" width="100" height="50" clip-path="url(#c)"/>', 100, 50, 1, 0, 5000, told_or_unread=True)
page("svg-text-and-images.svg", "text becomes a label, an image is listed", RECT + '<text x="30" y="40">Door <tspan>left</tspan></text><image x="0" y="0" width="200" height="100" href="data:image/png;base64,AAAA"/><foreignObject width="9" height="9"/>', 100, 50, 1, 0, 5000, labels=["Door left"], part_labels=["Door left"], unsupported={"image": 1, "foreignobject": 1})
page("svg-white-over-black.svg", "white over black is not a hole, but stands inside: it is told or listed by depth", '<rect x="0" y="0" width="100" height="100" fill="#000"/><rect x="20" y="20" width="30" height="30" fill="#fff"/>', 100, 100, 1, 1, 10000 - 900)
page("svg-touching-parts.svg", "two rectangles with a common edge, as on a sheet without kerf", '<rect x="0" y="0" width="50" height="50"/><rect x="50" y="0" width="50" height="50"/>', 100, 50, 2, 0, 5000)
page("svg-layers-illustrator.svg", "groups with an id are layers; Corel writes blanks as _x0020_", f'<g id="Layer_x0020_1">{RECT}</g>', 100, 50, 1, 0, 5000, units=PAGE, layers=["Layer 1"], before="<!-- Creator: CorelDRAW -->")

# The text of the file
page("svg-utf16.svg", "UTF-16 with byte order mark", None, *PLATE, circles=TEN, text=svg(f'<g id="x">{RECT}{HOLE}</g>', before='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"))
page("svg-latin1.svg", "encoding ISO-8859-1", None, 100, 50, 1, 0, 5000, labels=["Tür"], text=svg(RECT + '<text x="30" y="40">Tür</text>', before='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1"))
page("svg-bom-and-doctype.svg", "byte order mark, comment and the plain doctype", RECT, 100, 50, 1, 0, 5000, before='\ufeff<?xml version="1.0"?>\n<!-- drawn --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n')
page("svg-prefixed.svg", "all elements with a prefix", None, *PLATE, circles=TEN, text='<s:svg xmlns:s="http://www.w3.org/2000/svg" width="200mm" height="100mm" viewBox="0 0 200 100"><s:rect x="10" y="10" width="100" height="50"/><s:circle cx="30" cy="35" r="5"/></s:svg>')
page("svg-foreign-elements.svg", "elements of other vocabularies are not shapes", RECT + '<sodipodi:namedview><inkscape:grid/></sodipodi:namedview><x:rect xmlns:x="urn:other" x="0" y="0" width="180" height="90"/><metadata><rdf:RDF xmlns:rdf="urn:r"><rect width="190" height="95"/></rdf:RDF></metadata>', 100, 50, 1, 0, 5000, namespaces='xmlns:sodipodi="urn:s" xmlns:inkscape="urn:i"')
emit("svg-entities.svg", svg("<text>&a;</text>" + RECT, before='<!DOCTYPE svg [<!ENTITY a "aaaa">]>'), "hand", "", "entities are refused", PAGE, error="DRAWING_XML_REFUSED")
emit("svg-malformed.svg", svg(RECT).replace("</svg>", "</g>"), "hand", "", "not well formed", PAGE, error="DRAWING_XML_MALFORMED")
emit("svg-stylesheet-outside.svg", svg(RECT, before='<?xml-stylesheet href="cut.css"?>'), "hand", "", "an outside style sheet is refused", PAGE, error="DRAWING_XML_REFUSED")
