import type { FindingRow } from './row.js';

/** Findings of `@millwright/simulate`. */
export const simulateFindings = {
  SIMULATE_PROGRAM_UNREADABLE: { title: 'The controller refuses a line of the program', severity: 'error' },
  SIMULATE_OVERRIDE: { title: 'A byte of the program overrides feed or spindle', severity: 'warning' },
  SIMULATE_UNITS_UNSTATED: { title: 'The program does not say its units', severity: 'warning' },
  SIMULATE_ENDS_IN_STOCK: { title: 'The program ends with the tool in the stock', severity: 'error' },
  SIMULATE_END_MISSING: { title: 'The program does not end with M2 or M30', severity: 'warning' },
  SIMULATE_SPINDLE_LEFT_ON: { title: 'The program ends with the spindle turning', severity: 'error' },
  SIMULATE_WORK_SYSTEM: { title: 'The program runs in another work system than G54', severity: 'warning' },
  SIMULATE_FRAME_DOUBTFUL: {
    title: 'Where the program’s zero lies, or which way its Z points, does not fit its motions',
    severity: 'warning',
  },
  SIMULATE_NOT_MILLING: {
    title: 'The program never changes its height: not milling as it is judged here',
    severity: 'warning',
  },
  SIMULATE_PLACE_UNKNOWN: {
    title: 'A line leads to, or counts from, a place that is stored in the machine',
    severity: 'warning',
  },
  SIMULATE_WORK_OFFSET: { title: 'A line moves the work zero within the program', severity: 'warning' },
  SIMULATE_TOOL_CHANGE_UNSAFE: {
    title: 'The program pauses for another tool with the spindle turning or the tool in the stock',
    severity: 'error',
  },
  SIMULATE_FIRST_APPROACH: {
    title: 'The first motion leads sideways or low from an unknown place',
    severity: 'error',
  },
  SIMULATE_TOOL_UNKNOWN: { title: 'A motion cuts with a tool that was not given', severity: 'error' },
  SIMULATE_TOOL_ASSUMED: {
    title: 'The program names no tool; the only one given is taken',
    severity: 'info',
  },
  SIMULATE_TOOL_CHANGE_UNDECIDED: {
    title: 'Whether the tool is changed when its number changes is not known',
    severity: 'warning',
  },
  SIMULATE_TOOL_SHAPE_UNSUPPORTED: {
    title: 'The shape of a tool that cuts is not judged',
    severity: 'warning',
  },
  SIMULATE_FLUTE_TOO_SHORT: { title: 'A cut is deeper than the cutting edges are long', severity: 'error' },
  SIMULATE_SHANK_IN_STOCK: {
    title: 'A shank wider than the cut goes below the stock top',
    severity: 'error',
  },
  SIMULATE_HOLDER_IN_STOCK: { title: 'The holder goes below the stock top', severity: 'error' },
  SIMULATE_SPINDLE_OFF: { title: 'The tool touches the stock with the spindle off', severity: 'error' },
  SIMULATE_SPINDLE_WRONG_WAY: { title: 'The spindle turns the wrong way in a cut', severity: 'error' },
  SIMULATE_SPINDLE_TOO_FAST: { title: 'A cut asks for more rpm than the spindle turns', severity: 'error' },
  SIMULATE_SPINDLE_TOO_SLOW: { title: 'A cut asks for less rpm than the spindle turns', severity: 'error' },
  SIMULATE_SPIN_UP_TOO_SHORT: { title: 'The spindle is not up to speed at the first cut', severity: 'error' },
  SIMULATE_FEED_MISSING: { title: 'A feed motion has no feed', severity: 'error' },
  SIMULATE_FEED_OVER_LIMIT: { title: 'A feed is faster than the machine follows', severity: 'error' },
  SIMULATE_ARC_NOT_EXECUTED: {
    title: 'The controller turns an arc by another angle than meant',
    severity: 'error',
  },
  SIMULATE_ARC_UNDECIDED: {
    title: 'Whether the controller runs a whole circle is not known',
    severity: 'warning',
  },
  SIMULATE_ARC_TOLERANCE_TOO_COARSE: {
    title: 'The controller follows arcs by chords coarser than the tolerance',
    severity: 'error',
  },
  SIMULATE_TRAVEL_EXCEEDED: { title: 'The path leaves the machine’s travel', severity: 'error' },
  SIMULATE_SPOILBOARD: { title: 'The path goes deeper than the spoilboard allows', severity: 'error' },
  SIMULATE_RAPID_IN_STOCK: { title: 'A rapid runs through the stock', severity: 'error' },
  SIMULATE_RAPID_TOO_LOW: {
    title: 'A rapid crosses the sheet below the height that is safe between cuts',
    severity: 'error',
  },
  SIMULATE_CONTACT_AT_RAPID_FEED: {
    title: 'A feed motion runs through wood at the pace of a rapid',
    severity: 'error',
  },
  SIMULATE_RAMP_TOO_STEEP: {
    title: 'A way down into wood is steeper than its tool allows',
    severity: 'error',
  },
  SIMULATE_OBSTACLE_HIT: {
    title: 'The tool or its holder comes too near to something that stands there',
    severity: 'error',
  },
  SIMULATE_OBSTACLE_IN_PART: { title: 'A screw stands in a part', severity: 'error' },
  SIMULATE_STRAY_CUT: { title: 'A cut lies where no part has a wall', severity: 'warning' },
  SIMULATE_PLUNGE: {
    title: 'A tool that does not cut at its centre is pushed straight down',
    severity: 'error',
  },
  SIMULATE_PART_UNKNOWN: { title: 'The layout places a part whose shape is not given', severity: 'warning' },
  SIMULATE_CONTOURS_CROSS: { title: 'Contours of one part cross or touch', severity: 'warning' },
  SIMULATE_PART_OFF_SHEET: { title: 'A part reaches over the edge of the sheet', severity: 'error' },
  SIMULATE_PARTS_OVERLAP: { title: 'Two parts take the same place on the sheet', severity: 'error' },
  SIMULATE_FEATURE_NOT_JUDGED: { title: 'A feature of a part is not judged', severity: 'warning' },
  SIMULATE_FLOOR_TOO_DEEP: { title: 'A floor is cut deeper than it is drawn', severity: 'error' },
  SIMULATE_GOUGE: { title: 'The tool enters a part', severity: 'error' },
  SIMULATE_GOUGE_UNDECIDED: {
    title: 'Whether the tool enters a part could not be decided',
    severity: 'warning',
  },
  SIMULATE_TAB_CUT: { title: 'A tab that is meant to stay is cut away', severity: 'error' },
  SIMULATE_TAB_SHORT: { title: 'A tab stands, but shorter than declared', severity: 'warning' },
  SIMULATE_TAB_TOO_TALL: { title: 'A tab stands higher than declared', severity: 'error' },
  SIMULATE_TAB_ASTRAY: { title: 'A tab is declared where no wall is', severity: 'warning' },
  SIMULATE_PART_NOT_PLACED: { title: 'An expected part has no place in the layout', severity: 'warning' },
  SIMULATE_NOTHING_EXPECTED: {
    title: 'No part of this sheet is expected of the program',
    severity: 'warning',
  },
  SIMULATE_PART_MISSING: { title: 'An expected part is not cut at all', severity: 'error' },
  SIMULATE_HOLE_MISSING: { title: 'A hole of an expected part is not cut at all', severity: 'error' },
  SIMULATE_HOLE_UNCUTTABLE: { title: 'A hole is left uncut by plan', severity: 'info' },
  SIMULATE_CONTOUR_INCOMPLETE: {
    title: 'A contour is not cut all round to full depth',
    severity: 'error',
  },
  SIMULATE_CONTOUR_BLOCKED: {
    title: 'A contour cannot be cut because another part is too near',
    severity: 'error',
  },
  SIMULATE_CORNER_UNREACHABLE: { title: 'Wood stays in corners the tool cannot reach', severity: 'info' },
  SIMULATE_WORK_LIMIT: {
    title: 'The work limit was reached before something was judged',
    severity: 'warning',
  },
  SIMULATE_PART_LOOSE: { title: 'A hole is cut in a part that already lies loose', severity: 'error' },
  SIMULATE_PASS_TOO_DEEP: { title: 'A pass is deeper than the tool may cut at once', severity: 'error' },
  SIMULATE_ENGAGEMENT_OVER_LIMIT: { title: 'More of the tool is in wood than allowed', severity: 'error' },
  SIMULATE_CHIP_TOO_THICK: { title: 'Chips are thicker than the tool bears', severity: 'error' },
  SIMULATE_CHIP_TOO_THIN: { title: 'Chips are so thin that the tool rubs and burns', severity: 'warning' },
  SIMULATE_TOOL_FEED_OVER_LIMIT: { title: 'A cut is fed faster than the tool allows', severity: 'error' },
  SIMULATE_PLUNGE_TOO_FAST: {
    title: 'The tool goes down into wood faster than it may',
    severity: 'error',
  },
  SIMULATE_TOOL_RPM: { title: 'A cut turns slower or faster than the tool allows', severity: 'error' },
} as const satisfies Record<string, FindingRow>;
