"""DXF files written by hand: what is visible, what is only listed, encodings, and how the text of a file is laid out."""

from hand_dxf_entities import mm
from lib import *

PLATE = [rect(0, 0, 100, 50), circle(20, 25, 5)]
PLATE_FACTS = (100, 50, 1, 1, 5000 - disc(10))
HOLE = circles((10, 1))

# Visibility
mm("visible-layers.dxf", "frozen, off, not plotted, invisible, paper space: listed, not cut",
   PLATE + [circle(50, 25, 3, "ICE"), circle(60, 25, 3, "DARK"), circle(70, 25, 3, "NOPLOT"), circle(80, 25, 3, "0", 60, 1), circle(90, 25, 3, "0", 67, 1), circle(95, 25, 2, "DEFPOINTS")],
   *PLATE_FACTS, circles=HOLE, tables=layers(("0", 0, 7), ("ICE", 1, 7), ("DARK", 0, -3), ("NOPLOT", 0, 7, 290, 0), ("DEFPOINTS", 0, 7)), unsupported={"CIRCLE": 6})
mm("visible-layer-names-any-case.dxf", "layer names compare without case: ICE is frozen as ice", PLATE + [circle(50, 25, 3, "ice")], *PLATE_FACTS, circles=HOLE, tables=layers(("ICE", 1, 7)), unsupported={"CIRCLE": 1})
mm("visible-line-types.dxf", "centre, hidden, dashed and phantom lines are construction, by entity and by layer; they count for the size, not for the parts",
   PLATE + [line(-20, 25, 120, 25, "0", 6, "CENTER"), line(20, -20, 20, 70, "0", 6, "HIDDEN"), rect(60, 10, 20, 20, "0", 6, "DASHED"), line(0, 60, 100, 60, "AXES"), circle(80, 40, 4, "0", 6, "Phantom2")],
   140, 90, 1, 1, 5000 - disc(10), None, circles=HOLE, tables=[0, "TABLE", 2, "LAYER", 70, 1, 0, "LAYER", 2, "AXES", 70, 0, 62, 7, 6, "CENTER", 0, "ENDTAB"],
   findings=["DRAWING_CONSTRUCTION_LEFT_OUT"])
mm("listed-entities.dxf", "what is no contour is listed with its count",
   PLATE + [[0, "POINT", 8, "P", 10, 1, 20, 1], [0, "POINT", 8, "P", 10, 900, 20, 1], [0, "SOLID", 8, "S", 10, 0, 20, 0, 11, 500, 21, 0, 12, 0, 22, 9, 13, 9, 23, 9], [0, "TRACE", 8, "S", 10, 0, 20, 0, 11, 9, 21, 0, 12, 0, 22, 9, 13, 9, 23, 9],
            [0, "3DFACE", 8, "S", 10, 0, 20, 0, 11, 9, 21, 0, 12, 0, 22, 9, 13, 9, 23, 9], [0, "XLINE", 8, "X", 10, 0, 20, 0, 11, 1, 21, 1], [0, "RAY", 8, "X", 10, 0, 20, 0, 11, 1, 21, 1], [0, "VIEWPORT", 8, "V", 10, 0, 20, 0, 40, 99, 41, 99],
            [0, "REGION", 8, "R", 70, 1, 1, "noise"], [0, "ACAD_PROXY_ENTITY", 8, "R"], [0, "OLE2FRAME", 8, "R", 1, "OLE"], [0, "WIPEOUT", 8, "R", 10, 0, 20, 0]],
   *PLATE_FACTS, circles=HOLE, unsupported={"POINT": 2, "SOLID": 1, "TRACE": 1, "3DFACE": 1, "XLINE": 1, "RAY": 1, "VIEWPORT": 1, "REGION": 1, "ACAD_PROXY_ENTITY": 1, "OLE2FRAME": 1, "WIPEOUT": 1})

# Labels
mm("labels-codes.dxf", "TEXT and MTEXT codes are taken out; the alignment point counts",
   [rect(0, 0, 100, 50), rect(200, 0, 100, 50), rect(400, 0, 100, 50),
    text(-500, -500, "%%uSide%%u %%c35", 5, "0", 72, 1, 73, 2, 11, 50, 21, 25, 31, 0),
    [0, "MTEXT", 8, "0", 10, 250, 20, 25, 30, 0, 40, 5, 1, "{\\fArial|b1|i0;\\H2.5x;Shelf} \\A1;left"],
    [0, "MTEXT", 8, "0", 10, 450, 20, 25, 30, 0, 40, 5, 3, "Bot", 1, "tom"]],
   500, 50, 3, 0, 15000, labels=["Side ⌀35", "Shelf left", "Bottom"], part_labels=["Bottom", "Shelf left", "Side ⌀35"])
mm("labels-unicode-escapes.dxf", "\\U+XXXX in a name and in a text", [rect(0, 0, 100, 50, "T\\U+00FCr"), text(10, 10, "Gr\\U+00F6\\U+00DFe")], 100, 50, 1, 0, 5000, acadver="AC1009", insunits=4, units=either("mm", "R12 with a unit: a newer variable in an older file"), labels=["Größe"], layers=["Tür"])
emit("labels-cp1252.dxf", dxf([rect(0, 0, 100, 50, "Tür"), text(10, 10, "Größe – 19 mm")], header=[9, "$DWGCODEPAGE", 3, "ANSI_1252"]).encode("cp1252"), "hand", "", "code page 1252", proved("mm"),
     size_mm=size(100, 50), outlines=1, holes=0, open_chains=0, area_mm2=5000, labels=["Größe – 19 mm"], layers=["Tür"])
emit("labels-cp932.dxf", dxf([rect(0, 0, 100, 50, "外形"), text(10, 10, "棚板")], header=[9, "$DWGCODEPAGE", 3, "ANSI_932"]).encode("cp932"), "hand", "", "code page 932: Japanese names", proved("mm"),
     size_mm=size(100, 50), outlines=1, holes=0, open_chains=0, area_mm2=5000, labels=["棚板"], layers=["外形"])
emit("labels-cp1251.dxf", dxf([rect(0, 0, 100, 50, "Контур"), text(10, 10, "Полка")], header=[9, "$DWGCODEPAGE", 3, "ansi_1251"]).encode("cp1251"), "hand", "", "code page 1251, named in small letters", proved("mm"),
     size_mm=size(100, 50), outlines=1, holes=0, open_chains=0, area_mm2=5000, labels=["Полка"], layers=["Контур"])
emit("labels-utf8-in-old-version.dxf", dxf([rect(0, 0, 100, 50, "Tür"), text(10, 10, "Größe")], header=[9, "$DWGCODEPAGE", 3, "ANSI_1252"]), "hand", "", "UTF-8 in an AC1015 file: valid UTF-8 is read so, with a finding", proved("mm"),
     size_mm=size(100, 50), outlines=1, holes=0, open_chains=0, area_mm2=5000, labels=["Größe"], layers=["Tür"], findings=["DRAWING_TEXT_ENCODING_GUESSED"])
emit("labels-utf8-2007.dxf", b"\xef\xbb\xbf" + dxf([rect(0, 0, 100, 50, "Ölçü"), text(10, 10, "Raf – ölçü ⌀8")], acadver="AC1021").encode(), "hand", "", "AC1021 with a byte order mark", proved("mm"),
     size_mm=size(100, 50), outlines=1, holes=0, open_chains=0, area_mm2=5000, labels=["Raf – ölçü ⌀8"], layers=["Ölçü"])
mm("labels-near-and-far.dxf", "a label in a part, one within two text heights, one far away", [rect(0, 0, 100, 50), rect(200, 0, 100, 50), text(40, 20, "Inside"), text(220, -8, "Below"), text(700, 700, "Note")], 300, 50, 2, 0, 10000,
   labels=["Inside", "Below", "Note"], part_labels=["Below", "Inside"])

# The text of the file
for name, end, purpose in [("lines-end-in-cr", "\r", "line ends of CR only"), ("lines-end-in-crlf", "\r\n", "line ends of CR LF")]:
    mm(f"token-{name}.dxf", purpose, PLATE, *PLATE_FACTS, circles=HOLE, end=end)
mm("token-padded-codes.dxf", "codes padded with blanks, values with trailing blanks and signs", None, *PLATE_FACTS, circles=HOLE,
   content="".join(f"{pair[0].rjust(3)}\n{pair[1]}{'  ' if pair[0] in ('10', '20', '0') else ''}\n" for pair in zip(*[iter(dxf(PLATE).splitlines())] * 2)))
mm("token-number-forms.dxf", "numbers with exponent, plus sign, bare point", None, *PLATE_FACTS, circles=HOLE,
   content=dxf(PLATE).replace("\n10\n100\n", "\n10\n1.0E+02\n").replace("\n20\n50\n", "\n20\n+50.\n").replace("\n40\n5.0\n", "\n40\n5e0\n"))
mm("token-no-eof.dxf", "neither EOF nor a last line end", None, *PLATE_FACTS, circles=HOLE, content=dxf(PLATE, eof=False).rstrip("\n"))
mm("token-trailing-junk.dxf", "something after EOF", None, *PLATE_FACTS, circles=HOLE, content=dxf(PLATE) + "\x1a\x00\x00 left over by an upload form\n")
mm("token-comments.dxf", "999 comments between all groups", None, *PLATE_FACTS, circles=HOLE, content="999\nbegin\n" + dxf(PLATE).replace("\n0\nCIRCLE\n", "\n999\nthe hole\n0\nCIRCLE\n999\ninside it\n"))
mm("token-unknown-groups.dxf", "extended data, reactors and unknown codes between the known", [[*rect(0, 0, 100, 50), 1001, "ACAD", 1000, "10", 1010, 900, 1020, 900, 1040, 7, 1070, 1], [0, "CIRCLE", 5, "1F", 102, "{ACAD_REACTORS", 330, "2A", 102, "}", 330, "2", 100, "AcDbEntity", 8, "0", 100, "AcDbCircle", 10, 20, 20, 25, 30, 0, 40, 5, 370, 25, 440, 33554687]],
   *PLATE_FACTS, circles=HOLE)
mm("token-empty-text-value.dxf", "an empty value is a line of its own", [*PLATE, text(50, 25, ""), text(60, 25, "Shelf")], *PLATE_FACTS, circles=HOLE, labels=["Shelf"])
emit("token-not-a-number.dxf", dxf([rect(0, 0, 100, 50), line("nan", 0, 5, 5)]), "hand", "", "a coordinate that is no number", proved("mm"), error="DRAWING_DXF_MALFORMED")
emit("token-infinite.dxf", dxf([rect(0, 0, 100, 50), circle("1e400", 0, 5)]), "hand", "", "an infinite coordinate", proved("mm"), error="DRAWING_DXF_MALFORMED")
emit("token-cut-off.dxf", dxf([rect(0, 0, 100, 50), circle(20, 25, 5)], eof=False)[:-30].rsplit("\n", 2)[0] + "\n", "hand", "", "broken off within the last entity", proved("mm"), error="DRAWING_DXF_MALFORMED", error_allowed=True,
     size_mm=size(100, 50), outlines=1, open_chains=0)
