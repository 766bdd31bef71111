"""SVG files written by hand: combinations and newer habits of programs."""

import gzip

from hand_svg import page
from lib import *

PI = math.pi
RECT, HOLE = '<rect x="10" y="10" width="100" height="50"/>', '<circle cx="30" cy="35" r="5"/>'
STAR = [(50 + 40 * math.cos(PI / 2 + 4 * PI * i / 5), 50 - 40 * math.sin(PI / 2 + 4 * PI * i / 5)) for i in range(5)]
POINTS = " ".join(f"{x:.6f},{y:.6f}" for x, y in STAR)
TEN = circles((10, 1))

page("svg-more-css-transform.svg", "transforms in the style attribute and in a class", '<style>.m{transform:translate(20px,10px)}</style><rect class="m" x="0" y="0" width="40" height="30"/><g style="transform:rotate(90deg) translate(60px,-150px)"><rect x="0" y="0" width="20" height="10"/></g>', 130, 70, 2, 0, 1400)
page("svg-more-transform-origin.svg", "transform-origin at the middle of the box given in numbers", '<rect x="40" y="40" width="40" height="20" transform="rotate(90)" transform-origin="60 50"/>', 20, 40, 1, 0, 800)
page("svg-more-root-style.svg", "fill none inherited from the root: open stays open", '<path d="M10 10h50v50h-50"/><path d="M100 10h50v50h-50z"/>', 140, 50, 1, 0, 2500, 1, attributes='width="200mm" height="100mm" viewBox="0 0 200 100" style="fill:none;stroke:#000"')
page("svg-more-arc-rotated.svg", "elliptical arcs with a turned axis: a whole ellipse in two", f'<path d="M{100 - 40 * math.cos(PI / 6)} {50 - 40 * math.sin(PI / 6)}A40 20 30 0 1 {100 + 40 * math.cos(PI / 6)} {50 + 40 * math.sin(PI / 6)}A40 20 30 1 1 {100 - 40 * math.cos(PI / 6)} {50 - 40 * math.sin(PI / 6)}Z"/>',
     2 * math.hypot(40 * math.cos(PI / 6), 20 * math.sin(PI / 6)), 2 * math.hypot(40 * math.sin(PI / 6), 20 * math.cos(PI / 6)), 1, 0, PI * 800, area_tol_mm2=0.2)
page("svg-more-ellipse-rotated.svg", "an ellipse turned by 45°", '<ellipse cx="0" cy="0" rx="40" ry="20" transform="translate(100 50) rotate(45)"/>', 2 * math.sqrt(1000), 2 * math.sqrt(1000), 1, 0, PI * 800, area_tol_mm2=0.2)
page("svg-more-use-mirrored.svg", "a clone mirrored by a negative scale", '<path id="p" d="M10 10H60A15 15 0 0 1 60 40H10Z"/><use href="#p" transform="translate(200 0) scale(-1 1)"/>', 180, 30, 2, 0, 2 * (1500 + disc(30) / 2))
page("svg-more-link-and-switch.svg", "shapes within a and switch are drawn", f'<a href="#x">{RECT}</a><switch><g>{HOLE}</g></switch>', 100, 50, 1, 1, 5000 - disc(10), circles=TEN)
page("svg-more-nested-symbol.svg", "a symbol with aspect ratio kept: centred", '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol><use href="#s" x="20" y="20" width="100" height="40"/>', 40, 40, 1, 0, 1600)
page("svg-more-polygon-star-nonzero.svg", "a five-pointed star that crosses itself, filled nonzero: reported", f'<polygon points="{POINTS}"/>', None, None, None, None, None, None, told=True)
page("svg-more-star-evenodd.svg", "the same star filled even-odd: reported", f'<polygon fill-rule="evenodd" points="{POINTS}"/>', None, None, None, None, None, None, told=True)
page("svg-more-two-rings.svg", "two rings in one path, each with its hole", '<path fill-rule="evenodd" d="M10 50a20 20 0 1 0 40 0a20 20 0 1 0-40 0zM20 50a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM60 50a20 20 0 1 0 40 0a20 20 0 1 0-40 0zM70 50a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"/>', 90, 40, 2, 2, 2 * (disc(40) - disc(20)), circles=circles((40, 2), (20, 2)))
page("svg-more-half-discs.svg", "a disc out of two paths that share a line: two parts", '<path d="M50 20a30 30 0 0 1 0 60z"/><path d="M50 80a30 30 0 0 1 0-60z"/>', 60, 60, 2, 0, disc(60))
page("svg-more-nested-clones.svg", "a clone of a group of clones, turned and scaled", f'<g id="a">{HOLE}</g><g id="b"><use href="#a" x="20"/><use href="#a" x="40"/></g><use href="#b" transform="translate(160 10) rotate(90) scale(.5)"/>', None, None, 5, 0, 3 * disc(10) + 2 * disc(5), circles=circles((10, 3), (5, 2)))
page("svg-more-css-quoted-url.svg", "style sheets with comments, strings and at-rules", '<style>/* .a{display:none} */ @media print{.a{display:none}} @font-face{font-family:"a}b";src:local("x")} .b{display:none}</style><rect class="a" x="10" y="10" width="100" height="50"/><circle class="b" cx="30" cy="35" r="5"/>', 100, 50, 1, 0, 5000)
page("svg-more-important.svg", "!important outranks the style attribute", '<style>circle{display:none!important}</style>' + RECT + '<circle cx="30" cy="35" r="5" style="display:inline"/>', 100, 50, 1, 0, 5000)
page("svg-more-css-comma-and-child.svg", "selector lists, descendants and children", '<style>g.x > circle, .y .z{display:none}</style><g class="x"><circle cx="90" cy="35" r="5"/></g><g class="y"><g><circle class="z" cx="60" cy="35" r="5"/></g></g>' + RECT + HOLE, 100, 50, 1, 1, 5000 - disc(10), circles=TEN)
page("svg-more-zipped.svg", "a compressed SVG (svgz)", None, 100, 50, 1, 1, 5000 - disc(10), circles=TEN, text=gzip.compress(svg(RECT + HOLE).encode(), mtime=0))
page("svg-more-tspans.svg", "text in several lines keeps its words", RECT + '<text x="30" y="30"><tspan x="30" dy="0">Side</tspan><tspan x="30" dy="8">left</tspan></text>', 100, 50, 1, 0, 5000, labels=["Side left"])
page("svg-more-far-viewbox.svg", "a viewBox 10⁵ away", '<rect x="100010" y="-99990" width="100" height="50"/><circle cx="100030" cy="-99965" r="5"/>', 100, 50, 1, 1, 5000 - disc(10), circles=TEN, attributes='width="200mm" height="100mm" viewBox="100000 -100000 200 100"')
