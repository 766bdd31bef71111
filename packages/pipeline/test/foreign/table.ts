// What each program of the collection is: the tool and the frame its comments and its way of moving tell a person, and what the proof then
// makes of it. Lengths mm, also for programs in inches.

/** Where the program's Z0 lies, and which way its Z points. */
export type ZFrame =
  /** Z 0 at the stock top; the sheet is as thick as the program is deep, or as stated. */
  | { readonly kind: 'top'; readonly thicknessMm?: number }
  /** Z 0 at the underside of a sheet of this thickness. */
  | { readonly kind: 'bottom'; readonly thicknessMm: number }
  /** Z 0 at the stock top, Z pointing down. */
  | { readonly kind: 'down'; readonly thicknessMm: number };

/** A tool: shape and diameter, and what else its shape needs. */
export interface ToolSpec {
  readonly shape: 'flat' | 'ball' | 'vee';
  readonly diameterMm: number;
  readonly tipAngleDeg?: number;
}

export interface Row {
  /**
   * `cut`: simulated. `beam`: no milling, the height of its zero is the question. `unreadable`: a line of it does not run on GRBL, nor
   * after repair; the finding names the line.
   */
  readonly outcome: 'cut' | 'beam' | 'unreadable';
  readonly tool?: ToolSpec;
  readonly z?: ZFrame;
  /** Where the figures are from. */
  readonly why?: string;
}

const flat = (diameterMm: number): ToolSpec => ({ shape: 'flat', diameterMm });
const ball = (diameterMm: number): ToolSpec => ({ shape: 'ball', diameterMm });
const vee = (tipAngleDeg: number, diameterMm: number): ToolSpec => ({
  shape: 'vee',
  diameterMm,
  tipAngleDeg,
});
const top: ZFrame = { kind: 'top' };
const bottom = (thicknessMm: number): ZFrame => ({ kind: 'bottom', thicknessMm });
const down = (thicknessMm: number): ZFrame => ({ kind: 'down', thicknessMm });
const cut = (tool: ToolSpec, z: ZFrame, why: string): Row => ({ outcome: 'cut', tool, z, why });
const unreadable = (why: string): Row => ({ outcome: 'unreadable', why });
const beam: Row = { outcome: 'beam' };

export const table: Readonly<Record<string, Row>> = {
  'bcnc-keyboard-plate.ngc': cut(flat(2), bottom(5), 'cuts from Z 5 down to 0'),
  'cambam-alien-face-in.nc': cut(flat(1), top, 'engraved 0.03 mm deep'),
  'cambam-enclosure.nc': cut(flat(1), top, '( T0 : 1.0 )'),
  'cambam-flower-of-life.nc': cut(flat(1), top, '( T0 : 1.0 )'),
  'carbide-copper.nc': cut(vee(60, 3.175), top, 'a circuit board, 0.1 mm deep'),
  'checksum-special.gcode': unreadable('words of a 3D printer'),
  'cut2d-braid.gcode': unreadable('no feed before the first cut'),
  'cutviewer-form-vcarve-63k.nc': cut(vee(60, 12.7), top, 'TOOL/MILL with a half angle of 30°'),
  'easel-logo-pocket.ngc': cut(flat(1), top, 'lines in a pocket'),
  'easel-square-circle-mdf.nc': cut(flat(3.175), top, 'file name: 1/8 in bit'),
  'estlcam-backplate.nc': cut(flat(3.175), down(1.5), 'endmill 3.175 mm, stock 1.5 mm; travels at Z -25'),
  'estlcam-enclosure.nc': cut(flat(2), down(3), 'endmill 2 mm, 3 mm thick; travels at Z -25'),
  'estlcam-rectangle-tabs.nc': cut(flat(3), top, 'no tool stated'),
  'estlcam-spool-2.nc': cut(flat(3.175), down(18), 'endmill 3.175 mm, 18 mm; travels at Z -20'),
  'f-engrave-letter-a-in.tap': cut(vee(60, 12.7), top, '60deg. 1/2" V bit'),
  'fabex-first-down.gcode': cut(flat(3), top, 'Tool: D = 3.0 mm type END'),
  'fabex-medial-pocket.gcode': cut(flat(3), top, 'no tool stated'),
  'fanuc-contour-r-arcs.nc': cut(flat(10), top, 'T1 D10'),
  'fanuc-g81-g91.nc': cut(flat(26), top, 'T1 D26'),
  'fanuc-g83.nc': cut(flat(26), top, 'T1 D26'),
  'fanuc-three-planes.nc': cut(
    ball(10),
    { kind: 'bottom', thicknessMm: 60 },
    'arcs in three planes, at Z 0 and above',
  ),
  'flatcam-form-sample.gcode': cut(vee(60, 3.175), top, 'a circuit board, 0.1 mm deep'),
  'freecad-air-filter-front-in.gcode': cut(flat(6.35), top, '1/4" downcut and another'),
  'freecad-key-test-g81.nc': cut(flat(3), bottom(2), 'file name: 2 mm acrylic; 3 mm endmill'),
  'freecad-mini-cabinet-shelves.nc': cut(flat(3.175), bottom(3), 'compensated for 3.175; cuts at Z 0'),
  'freecad-tag-3mm-plywood.nc': cut(flat(3), bottom(3), 'file name: 3 mm plywood; 3 mm endmill'),
  'fusion-block-1024.nc': cut(flat(1.4), top, 'D=1.4 flat end mill'),
  'fusion-endmill-3002.nc': cut(flat(6), bottom(15), 'D=6 flat end mill, ZMIN=12'),
  'fusion-guitar-body-back.nc': cut(flat(6.33), top, 'D=6.33 flat end mill'),
  'fusion-light-holes-1076.nc': cut(flat(2.7), top, 'D=2.7 flat end mill'),
  'fusion-marlin-laser-1001.gcode': unreadable('words of a 3D printer'),
  'fusion-marlin-mill-1001.gcode': unreadable('words of a 3D printer'),
  'fusion-n-words-1003.nc': cut(flat(2), top, 'D=2 flat end mill'),
  'fusion-n-words-commented-1003.nc': cut(flat(2), top, 'D=2 flat end mill'),
  'fusion-sheep-tile.nc': unreadable('no feed before the first cut'),
  'fusion-surfacing-1071.nc': cut(flat(40), bottom(0.5), 'D=40 face mill; takes off what lies over Z 0'),
  'fusion-tabs-g18-g19-1012.nc': cut(flat(2), top, 'D=2 flat end mill'),
  'fusion-wall-1070.nc': cut(flat(2.7), top, 'D=2.7 flat end mill'),
  'gcodekit4-designer.gcode': cut(flat(3.175), top, 'Tool diameter: 3.175mm'),
  'gcodepreview-export.nc': cut(flat(3.17), top, 'TOOL/MILL,3.17'),
  'gcodetools-dino.ngc': cut(vee(60, 3.175), top, 'engraved 0.05 mm deep'),
  'gcodetools-invalid-words.nc': unreadable('words of a fourth axis'),
  'handwritten-spool-params.nc': unreadable('parameters'),
  'heekscnc-midi.ngc': unreadable('a cycle without R and Z'),
  'hsm-form-parallel-in.nc': cut(ball(3.175), top, 'D=0.125 ball end mill'),
  'jscut-form-laser.gcode': beam,
  'jscut-form-tball.gcode': cut(flat(3.175), top, 'engraved 2 mm deep; no G0 at all'),
  'laser-etch-grid-m4.nc': beam,
  'laser-square-m4.gcode': beam,
  'laser-tiles-g901.tap': unreadable('machine functions'),
  'lightburn-g2-lens-excerpt.nc': beam,
  'mach3-wizard-circular-pocket.tap': cut(flat(4), top, 'TOOL DIA. 4'),
  'maxnc-rotary-in.nc': unreadable('words of a fourth axis'),
  'partkam-circle-square.nc': cut(flat(2), top, 'no tool stated'),
  'pathdxf2gcode-2916.gcode': cut(flat(2), bottom(2), 'cuts from Z 2 to -0.3'),
  'pcb-gcode-dice-drill.nc': cut(flat(1), top, 'T01 to T04 of 0.8128 to 1.3 mm'),
  'pcb-gcode-dice-mill.nc': cut(flat(1.27), top, 'goes 0.635 mm round the board'),
  'pcb2gcode-linuxcnc-osub.ngc': unreadable('parameters'),
  'pcb2gcode-mach3-m98.ngc': unreadable('a subprogram'),
  'pcb2gcode-mach4-params.ngc': unreadable('parameters'),
  'punch-control-371373p.gcode': unreadable('machine functions'),
  'pycam-shapeoko-calibration.ngc': cut(flat(1), bottom(2), 'tool_radius = 0.5; cuts at Z 0, travels at 2'),
  'rs-cam-g41.nc': unreadable('compensation'),
  'rs-cam-helix-linuxcnc.nc': cut(flat(6), top, 'a helix of radius 10'),
  'rs-cam-newline-snippet.nc': cut(flat(6), top, 'no tool stated'),
  'rs-cam-two-tools-mach3.nc': cut(flat(6), top, 'no tool stated'),
  'sheetcam-plasma.ngc': beam,
  'sinumerik-r-params.nc': unreadable('Sinumerik'),
  'sketchucam-arc-r-in.gcode': cut(
    flat(3.175),
    { kind: 'top', thicknessMm: 19.05 },
    'Bit diameter: 1/8", thickness 3/4"',
  ),
  'svg2gcode-curves-arcs.gcode': beam,
  'svg2gcode-shapes.gcode': beam,
  't2laser.nc': beam,
  'tabbed-box-laser.gcode': beam,
  'thread-mill-helix.gcode': unreadable('compensation'),
  'toolchange-semicolon.nc': cut(flat(6.35), top, 'Use a 1/4 inch bit'),
  'truncated-in.gcode': cut(vee(60, 3.175), top, 'engraved 1.27 mm deep'),
  'variables-cat.ngc': unreadable('parameters'),
  'vcarve-deer-g70-in.tap': cut(vee(90, 12.7), top, 'V-BIT {90 DEG 0.5"}'),
  'vectric-demo.gcode': cut(ball(3), bottom(50), 'cuts from Z 48.5 down to 42, travels at 50.5'),
  'vectric-rotary-cylinder-45.gcode': unreadable('words of a fourth axis'),
};
