"""DXF files written by hand: from lines to parts. Gaps, duplicates, crossings, nesting, shapes that workshops draw."""

from hand_dxf_entities import mm
from lib import *

PI = math.pi

mm("join-square-jumbled.dxf", "four lines in any order and direction", [rect_lines(0, 0, 100, 50)], 100, 50, 1, 0, 5000)
mm("join-gap-0.005.dxf", "a gap of 5 µm is none", [line(0, 0, 100, 0), line(100.005, 0, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0)], 100.005, 50, 1, 0, 5000, area_tol_mm2=0.5, findings_absent=["DRAWING_GAP_CLOSED"])
mm("join-gap-0.05.dxf", "a gap of 0.05 mm is closed and reported", [line(0, 0, 100, 0), line(100, 0.05, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0)], 100, 50, 1, 0, 5000, area_tol_mm2=2.6, findings=["DRAWING_GAP_CLOSED"])
mm("join-gap-0.3.dxf", "a gap of 0.3 mm stays open and is reported", [line(0, 0, 100, 0), line(100, 0.3, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0)], 100, 50, 0, 0, 0, 1, findings=["DRAWING_CONTOUR_OPEN"])
mm("join-four-gaps.dxf", "a gap of 0.08 mm at every corner", [line(0, 0, 99.92, 0), line(100, 0, 100, 49.92), line(100, 50, 0.08, 50), line(0, 50, 0, 0.08)], 100, 50, 1, 0, 5000, area_tol_mm2=9, findings=["DRAWING_GAP_CLOSED"])
mm("join-gap-across-layers.dxf", "a gap is never closed across layers", [line(0, 0, 100, 0, "A"), line(100, 0, 100, 50, "A"), line(100, 50, 0, 50, "A"), line(0, 49.95, 0, 0.05, "B")], 100, 50, 0, 0, 0, 2, findings=["DRAWING_CONTOUR_OPEN"], findings_absent=["DRAWING_GAP_CLOSED"])
mm("join-overshoot-0.05.dxf", "lines that overshoot the corner by 0.05 mm", [line(0, 0, 100.05, 0), line(100, -0.05, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0)], 100.05, 50.05, 1, 0, 5000, area_tol_mm2=5.1, size_tol_mm=0.06)
mm("join-close-rectangles.dxf", "two rectangles 0.05 mm apart stay two", [rect_lines(0, 0, 100, 50), rect_lines(100.05, 0, 100, 50)], 200.05, 50, 2, 0, 10000)
mm("join-duplicates.dxf", "every line twice, half of them reversed", [rect_lines(0, 0, 100, 50), line(0, 0, 100, 0), line(100, 0, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0), circle(20, 25, 5), circle(20, 25, 5)], 100, 50, 1, 1, 5000 - disc(10), circles=circles((10, 1)), findings=["DRAWING_DUPLICATE_REMOVED"])
mm("join-duplicate-outline.dxf", "a polyline over the same outline in lines and arcs", [polyline([(0, 0), (100, 0, 1), (100, 30), (0, 30, 1)]), line(0, 0, 100, 0), arc(100, 15, 15, 270, 90), line(100, 30, 0, 30), arc(0, 15, 15, 90, 270)], 130, 30, 1, 0, stadium(100, 30), findings=["DRAWING_DUPLICATE_REMOVED"])
mm("join-circle-over-arc.dxf", "an arc drawn over a full circle: the circle stays", [rect(-100, -100, 200, 200), circle(0, 0, 17.5), arc(0, 0, 17.5, 20, 110)], 200, 200, 1, 1, 40000 - disc(35), circles=circles((35, 1)), findings=["DRAWING_DUPLICATE_REMOVED"])
mm("join-overlap-collinear.dxf", "two lines that overlap along one side", [line(0, 0, 70, 0), line(30, 0, 100, 0), line(100, 0, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0)], 100, 50, 1, 0, 5000, told=True)
mm("join-overlap-arcs.dxf", "two arcs of one circle that overlap", [arc(0, 0, 50, 0, 120), arc(0, 0, 50, 60, 180), line(-50, 0, 50, 0)], 100, 50, 1, 0, disc(100) / 2, told=True)
mm("join-overlap-open.dxf", "two lines that overlap and close nothing are one line, which is told", [rect(0, 20, 100, 50), line(0, 0, 70, 0), line(30, 0, 100, 0)], 100, 70, 1, 0, 5000, 1, told=True)
mm("join-tee.dxf", "a line that ends on the middle of another: two faces or an outline with a rest that is told", [rect(0, 0, 100, 50), line(50, 0, 50, 25)], 100, 50, 1, 0, 5000, 1)
mm("join-divider.dxf", "a divider from side to side: nothing may be lost or doubled without a word", [rect(0, 0, 100, 50), line(50, 0, 50, 50)], 100, 50, None, None, None, None, told=True, choices=[{"options": {"maps": "faces", "split": "always"}, "outlines": 2, "holes": 0, "area_mm2": 5000}])
mm("join-shared-edge.dxf", "two rectangles drawn with one common line: a question, since it may be a map or a part with a divider", [line(0, 0, 100, 0), line(100, 0, 200, 0), line(200, 0, 200, 50), line(200, 50, 100, 50), line(100, 50, 0, 50), line(0, 50, 0, 0), line(100, 0, 100, 50)], 200, 50, 0, 0, 0, None, told=True,
   choices=[{"options": {"maps": "faces"}, "outlines": 2, "holes": 0, "area_mm2": 10000}, {"options": {"maps": "outline"}, "outlines": 1, "holes": 0, "area_mm2": 10000}])
mm("join-touching-corner.dxf", "two squares that touch in a corner", [rect(0, 0, 50, 50), rect(50, 50, 50, 50)], 100, 100, 2, 0, 5000)
mm("join-touching-edge.dxf", "two closed rectangles whose edges lie on one another", [rect(0, 0, 50, 50), rect(50, 0, 50, 50)], 100, 50, 2, 0, 5000)
mm("join-crossing.dxf", "two rectangles that cross: reported", [rect(0, 0, 100, 50), rect(80, 20, 100, 50)], 180, 70, 2, 0, None, findings=["DRAWING_CONTOURS_CROSS"],
   choices=[{"options": {"crossing": "unite"}, "outlines": 1, "holes": 0, "area_mm2": 10000 - 20 * 30}])
mm("join-figure-eight.dxf", "a figure eight of real size is reported, not silently cut", [polyline([(0, 0), (100, 100), (100, 0), (0, 100)])], 100, 100, None, None, None, None, findings=["DRAWING_CONTOUR_CROSSES_ITSELF"])
mm("join-spike.dxf", "a spike without width is taken off the outline", [polyline([(0, 0), (100, 0), (100, 25), (160, 25), (100, 25), (100, 50), (0, 50)])], 160, 50, 1, 0, 5000, size_tol_mm=61)
mm("join-loop-without-area.dxf", "there and back: encloses nothing", [polyline([(0, 0), (100, 0)]), rect(0, 20, 100, 50)], 100, 70, 1, 0, 5000, None, told=True, size_tol_mm=21)
mm("join-sliver.dxf", "a sliver 0.05 mm wide beside a part", [rect(0, 0, 100, 50), rect(0, 100, 100, 0.05)], 100, 100.05, 2, 0, 5005)
mm("join-nesting-4.dxf", "frame, hole, island, hole in the island, given from the inside out", [circle(100, 100, 5), rect(80, 80, 40, 40), circle(100, 100, 50), rect(0, 0, 200, 200)], 200, 200, 2, 2, 40000 - disc(100) + 1600 - disc(10), circles=circles((100, 1), (10, 1)), findings=["DRAWING_PART_IN_HOLE"],
   choices=[{"options": {"nesting": "holes"}, "outlines": 1, "holes": 3}])
mm("join-hole-touches-edge.dxf", "a hole that touches the outline in one point", [rect(0, 0, 100, 50), circle(50, 10, 10)], 100, 50, 1, 1, 5000 - disc(20), circles=circles((20, 1)))
for n in (8, 12, 24, 64):
    points = [(20 + 17.5 * math.cos(2 * PI * i / n), 25 + 17.5 * math.sin(2 * PI * i / n)) for i in range(n)]
    mm(f"join-polygon-{n}.dxf", f"a hole drawn as polygon of {n} sides", [rect(0, 0, 100, 50), polyline(points)], 100, 50, 1, 1, 5000 - n / 2 * 17.5**2 * math.sin(2 * PI / n), drills=circles((35, 1)) if n > 12 else [])
mm("join-row-32-cups-35.dxf", "a cabinet side: a row of 5 mm holes 32 mm apart, two cups of 35 mm", [rect(0, 0, 800, 400), *[circle(37, 64 + 32 * i, 2.5, "DRILL") for i in range(8)], circle(100, 22.5, 17.5, "CUP"), circle(700, 22.5, 17.5, "CUP")], 800, 400, 1, 10, 320000 - 8 * disc(5) - 2 * disc(35),
   circles=circles((5, 8), (35, 2)), drills=circles((5, 8), (35, 2)))
mm("join-thread-mark.dxf", "three quarters of a circle round a hole are a thread mark", [rect(0, 0, 100, 50), circle(50, 25, 2.1), arc(50, 25, 2.5, 0, 270)], 100, 50, 1, 1, 5000 - disc(4.2), 1, circles=circles((4.2, 1)))
FAR = 1e5
mm("join-far-from-origin.dxf", "10⁵ mm away from the origin, arcs and lines that must still meet", [line(FAR, FAR, FAR + 100, FAR), arc(FAR + 100, FAR + 15, 15, 270, 90), line(FAR + 100, FAR + 30, FAR, FAR + 30), arc(FAR, FAR + 15, 15, 90, 270), circle(FAR + 50, FAR + 15, 4)], 130, 30, 1, 1, stadium(100, 30) - disc(8), circles=circles((8, 1)))
mm("join-rounded-ends-noise.dxf", "ends that miss each other by 2 µm in all directions", [line(0, 0.001, 100, 0.001), line(100.001, -0.001, 99.999, 50.001), line(100, 49.999, -0.001, 50), line(0.001, 50, -0.001, -0.001)], 100, 50, 1, 0, 5000, area_tol_mm2=0.5, findings_absent=["DRAWING_GAP_CLOSED"])
mm("join-identical.dxf", "four equal parts, one turned and one mirrored", [polyline([(x + a, y + b) for a, b in shape]) for x, y, shape in [
    (0, 0, [(0, 0), (60, 0), (60, 20), (20, 20), (20, 40), (0, 40)]), (100, 0, [(0, 0), (60, 0), (60, 20), (20, 20), (20, 40), (0, 40)]), (200, 0, [(0, 0), (0, -60), (20, -60), (20, -20), (40, -20), (40, 0)]), (340, 0, [(0, 0), (-60, 0), (-60, 20), (-20, 20), (-20, 40), (0, 40)])]],
   340, 100, 4, 0, 4 * 1600, merged_quantities=[1, 3])
mm("join-gear-of-arcs.dxf", "12 lobes: 24 arcs of both signs, exploded", [[*polyline([(x0, y0, b), (x1, y1)], False)] for x0, y0, b, x1, y1 in [
    (50 * math.cos(2 * PI * i / 24), 50 * math.sin(2 * PI * i / 24), 0.4 if i % 2 else -0.4, 50 * math.cos(2 * PI * (i + 1) / 24), 50 * math.sin(2 * PI * (i + 1) / 24)) for i in range(24)]],
   None, None, 1, 0, 12 * 50 * 50 * math.sin(2 * PI / 24))
