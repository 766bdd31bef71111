import type { FindingCode, MissingInput } from '@millwright/contracts';

/**
 * Version of the list of obligations. A proof names it: what an older version did not ask was not shown. Raised with every obligation that
 * is added, dropped or asks something else.
 */
export const OBLIGATIONS_VERSION = 5;

/** One row of the list: a kind of thing that has to be shown. */
export interface ObligationKind {
  /** Its id in a proof; what stands in braces names the object, one obligation for each. */
  readonly id: string;
  /** What has to be shown. */
  readonly asks: string;
  /** Inputs without which it is never taken as shown. */
  readonly needs: readonly MissingInput[];
  /**
   * Inputs whose stand-in makes things look better than they are, never worse (no tool: a line without width; no setup: everything is
   * high enough): what is wrong even then is wrong.
   */
  readonly sureWithout?: readonly MissingInput[];
  /** Id of the obligation that says of all of its kind that there is nothing to show. */
  readonly unless?: string;
  readonly codes: readonly FindingCode[];
}

/** Where the motions lie over the sheet. */
export const PLACE: readonly MissingInput[] = ['stock', 'work-offset', 'z-frame', 'units'];
/** What is cut. */
export const CUT: readonly MissingInput[] = [...PLACE, 'tool'];
/** What is cut of what should stand. */
export const SHAPE: readonly MissingInput[] = [...CUT, 'drawing'];

/**
 * Everything that may have to be shown. An obligation that a check returns and that is not listed here counts as needing every input.
 * The table of the README is tested against it.
 */
export const obligationKinds: readonly ObligationKind[] = [
  {
    id: 'program-reads',
    asks: 'no line the controller refuses, no override hidden in a comment',
    needs: [],
    codes: ['SIMULATE_PROGRAM_UNREADABLE', 'SIMULATE_OVERRIDE'],
  },
  {
    id: 'units-stated',
    asks: 'a unit word',
    needs: [],
    codes: ['SIMULATE_UNITS_UNSTATED'],
  },
  { id: 'work-system', asks: 'the program runs in G54', needs: [], codes: ['SIMULATE_WORK_SYSTEM'] },
  {
    id: 'work-offsets',
    asks: 'all places are counted from one zero, and none is stored in the machine',
    needs: [],
    codes: ['SIMULATE_WORK_OFFSET', 'SIMULATE_PLACE_UNKNOWN'],
  },
  {
    id: 'milling',
    asks: 'the program changes its height: it is no laser, plasma or knife program',
    needs: [],
    codes: ['SIMULATE_NOT_MILLING'],
  },
  {
    id: 'frame-fits',
    asks: 'the program cuts into the sheet from above where its frame puts it',
    needs: ['stock', 'units'],
    codes: ['SIMULATE_FRAME_DOUBTFUL'],
  },
  {
    id: 'first-approach',
    asks: 'begins by Z alone to the clearance height',
    needs: ['setup', 'z-frame', 'units'],
    sureWithout: ['setup'],
    codes: ['SIMULATE_FIRST_APPROACH'],
  },
  {
    id: 'ends-clear',
    asks: 'ends above the stock',
    needs: ['z-frame', 'units'],
    codes: ['SIMULATE_ENDS_IN_STOCK'],
  },
  { id: 'ends', asks: 'ends with M2 or M30', needs: [], codes: ['SIMULATE_END_MISSING'] },
  {
    id: 'spindle-stops',
    asks: 'the spindle is off at the end',
    needs: [],
    codes: ['SIMULATE_SPINDLE_LEFT_ON'],
  },
  {
    id: 'tool-known',
    asks: 'the tools given do the cutting',
    needs: CUT,
    codes: ['SIMULATE_TOOL_UNKNOWN', 'SIMULATE_TOOL_ASSUMED'],
  },
  {
    id: 'tool-change',
    asks: 'another tool cuts only after M6, or a pause with the spindle off and the tool out of the stock',
    needs: PLACE,
    codes: ['SIMULATE_TOOL_CHANGE_UNDECIDED', 'SIMULATE_TOOL_CHANGE_UNSAFE'],
  },
  {
    id: 'pauses',
    asks: 'wherever the program waits for a person (M0) the spindle is off',
    needs: [],
    codes: ['SIMULATE_PAUSE_UNSAFE'],
  },
  {
    id: 'pauses-clear',
    asks: 'wherever it waits the tool is out of the stock',
    needs: PLACE,
    codes: ['SIMULATE_PAUSE_UNSAFE'],
  },
  {
    id: 'spindle-starts',
    asks: 'the spindle is started with the tool out of the stock',
    needs: PLACE,
    codes: ['SIMULATE_SPINDLE_START_IN_STOCK'],
  },
  {
    id: 'dwells',
    asks: 'the turning tool does not stand in the wood until that burns',
    needs: PLACE,
    codes: ['SIMULATE_DWELL_IN_STOCK'],
  },
  {
    id: 'tool:{tool}',
    asks: 'whether a tool cuts at all',
    needs: CUT,
    unless: 'tool-known',
    codes: ['SIMULATE_TOOL_IDLE'],
  },
  {
    id: 'tool-shape:{tool}',
    asks: 'its shape is judged',
    needs: CUT,
    codes: ['SIMULATE_TOOL_SHAPE_UNSUPPORTED'],
  },
  {
    id: 'tool-reach:{tool}',
    asks: 'above its cutting edges neither shank nor holder meets wood that still stands',
    needs: CUT,
    codes: ['SIMULATE_FLUTE_TOO_SHORT', 'SIMULATE_SHANK_IN_STOCK', 'SIMULATE_HOLDER_IN_STOCK'],
  },
  { id: 'spindle', asks: 'whether anything is cut', needs: CUT, unless: 'spindle-on', codes: [] },
  {
    id: 'spindle-on',
    asks: 'the spindle turns whenever the tool touches the sheet',
    needs: CUT,
    sureWithout: ['tool'],
    unless: 'spindle',
    codes: ['SIMULATE_SPINDLE_OFF'],
  },
  {
    id: 'spindle-direction',
    asks: 'it turns the way the tool cuts',
    needs: CUT,
    sureWithout: ['tool'],
    unless: 'spindle',
    codes: ['SIMULATE_SPINDLE_WRONG_WAY'],
  },
  {
    id: 'spindle-not-too-fast',
    asks: 'no cut asks for more rpm than the spindle has',
    needs: [...CUT, 'machine'],
    sureWithout: ['tool'],
    unless: 'spindle',
    codes: ['SIMULATE_SPINDLE_TOO_FAST'],
  },
  {
    id: 'spindle-not-too-slow',
    asks: 'no cut asks for less rpm than the spindle has',
    needs: [...CUT, 'machine'],
    sureWithout: ['tool'],
    unless: 'spindle',
    codes: ['SIMULATE_SPINDLE_TOO_SLOW'],
  },
  {
    id: 'spin-up',
    asks: 'the spindle is up to speed before the first contact after each start and rise of its speed',
    needs: [...CUT, 'machine'],
    sureWithout: ['tool'],
    unless: 'spindle',
    codes: ['SIMULATE_SPIN_UP_TOO_SHORT'],
  },
  { id: 'feed', asks: 'whether anything is fed', needs: [], codes: [] },
  {
    id: 'feed-stated',
    asks: 'every feed motion has a feed',
    needs: [],
    unless: 'feed',
    codes: ['SIMULATE_FEED_MISSING'],
  },
  {
    id: 'feed-within-machine',
    asks: 'the axes can follow every feed',
    needs: ['machine', 'units'],
    unless: 'feed',
    codes: ['SIMULATE_FEED_OVER_LIMIT'],
  },
  { id: 'arcs', asks: 'whether there are arcs', needs: [], codes: [] },
  {
    id: 'arcs-executed',
    asks: 'the controller turns arcs as meant',
    needs: ['units'],
    unless: 'arcs',
    codes: ['SIMULATE_ARC_NOT_EXECUTED', 'SIMULATE_ARC_UNDECIDED'],
  },
  {
    id: 'arc-chords',
    asks: 'it follows them by chords finer than the tolerance',
    needs: ['machine', 'units'],
    unless: 'arcs',
    codes: ['SIMULATE_ARC_TOLERANCE_TOO_COARSE'],
  },
  {
    id: 'travel',
    asks: 'the whole path, bulges of arcs included, lies within travel',
    needs: ['machine', 'setup', 'units'],
    codes: ['SIMULATE_TRAVEL_EXCEEDED'],
  },
  {
    id: 'spoilboard',
    asks: 'no cut goes deeper than the spoilboard allows',
    needs: [...CUT, 'setup'],
    sureWithout: ['tool', 'setup'],
    codes: ['SIMULATE_SPOILBOARD'],
  },
  {
    id: 'rapids-clear',
    asks: 'no rapid runs through stock',
    needs: CUT,
    codes: ['SIMULATE_RAPID_IN_STOCK'],
  },
  {
    id: 'rapids-high',
    asks: 'no rapid crosses the sheet below the retract height',
    needs: [...CUT, 'setup'],
    sureWithout: ['tool', 'setup'],
    codes: ['SIMULATE_RAPID_TOO_LOW'],
  },
  {
    id: 'plunge',
    asks: 'nothing is pushed down into wood steeply that does not cut at its centre',
    needs: CUT,
    codes: ['SIMULATE_PLUNGE'],
  },
  {
    id: 'ramps',
    asks: 'no way down into wood is steeper than its tool allows',
    needs: CUT,
    codes: ['SIMULATE_RAMP_TOO_STEEP'],
  },
  {
    id: 'contact-speed',
    asks: 'nothing runs through wood at the pace of a rapid, whatever its word',
    needs: [...CUT, 'machine'],
    codes: ['SIMULATE_CONTACT_AT_RAPID_FEED'],
  },
  { id: 'obstacles', asks: 'whether anything stands in the way', needs: [], codes: [] },
  {
    id: 'obstacle:{obstacle}',
    asks: 'tool, shank and holder keep their clearance from a clamp, screw or keep-out; no screw in a part',
    needs: CUT,
    sureWithout: ['tool'],
    unless: 'obstacles',
    codes: ['SIMULATE_OBSTACLE_HIT', 'SIMULATE_OBSTACLE_IN_PART'],
  },
  {
    id: 'pins',
    asks: 'the pins of a two-sided job come to lie on pins when the sheet is turned',
    needs: [],
    codes: ['SIMULATE_REGISTER'],
  },
  {
    id: 'register',
    asks: 'what its second program enters would not vanish under a small shift, or turned about the other axis',
    needs: [],
    codes: ['SIMULATE_REGISTER'],
  },
  {
    id: 'on-sheet:{part#copy}',
    asks: 'the part lies on the sheet',
    needs: ['drawing', 'stock'],
    codes: ['SIMULATE_PART_OFF_SHEET'],
  },
  {
    id: 'contours-apart:{part#copy}',
    asks: 'its contours do not cross',
    needs: ['drawing'],
    codes: ['SIMULATE_CONTOURS_CROSS'],
  },
  {
    id: 'parts-apart:{part#copy}',
    asks: 'it takes no wood of another part',
    needs: ['drawing'],
    codes: ['SIMULATE_PARTS_OVERLAP'],
  },
  {
    id: 'features:{part#copy}',
    asks: 'its features are judged',
    needs: ['drawing'],
    codes: ['SIMULATE_FEATURE_NOT_JUDGED'],
  },
  {
    id: 'gouge:{part#copy}',
    asks: 'no tool overlaps a wall of the part, or goes below its top, wherever the tip is below the stock top; with a feature behind a slash: a wall of that feature',
    needs: SHAPE,
    codes: ['SIMULATE_GOUGE', 'SIMULATE_GOUGE_UNDECIDED', 'SIMULATE_PART_UNKNOWN'],
  },
  {
    id: 'floor:{part#copy/feature}',
    asks: 'no tip goes deeper than the floor of a pocket, a blind drill or a carving',
    needs: SHAPE,
    codes: ['SIMULATE_FLOOR_TOO_DEEP', 'SIMULATE_GOUGE_UNDECIDED'],
  },
  {
    id: 'cuts-at-walls',
    asks: 'each cut belongs to the kerf along a wall, leads into such a cut or out of it, parts the waste in several passes, or lies inside a hole, a feature or waste to be cleared',
    needs: SHAPE,
    codes: ['SIMULATE_STRAY_CUT'],
  },
  {
    id: 'expectation',
    asks: 'something is expected of the program',
    needs: ['drawing'],
    codes: ['SIMULATE_NOTHING_EXPECTED'],
  },
  {
    id: 'part:{part#copy}',
    asks: 'an expected part has a place on this sheet',
    needs: ['drawing'],
    unless: 'expectation',
    codes: ['SIMULATE_PART_NOT_PLACED'],
  },
  {
    id: 'outline:{part#copy}',
    asks: 'each wall point is cut to full depth, or a tab, the sheet’s edge, or an inner corner is there',
    needs: SHAPE,
    codes: [
      'SIMULATE_PART_MISSING',
      'SIMULATE_CONTOUR_INCOMPLETE',
      'SIMULATE_CONTOUR_BLOCKED',
      'SIMULATE_CORNER_UNREACHABLE',
      'SIMULATE_WORK_LIMIT',
    ],
  },
  {
    id: 'hole:{part#copy/i}',
    asks: 'the same for the walls of a hole',
    needs: SHAPE,
    codes: ['SIMULATE_HOLE_MISSING', 'SIMULATE_HOLE_UNCUTTABLE'],
  },
  {
    id: 'pocket:{part#copy/feature}',
    asks: 'the walls of a pocket and of its islands are finished down to its floor, corners out of reach apart',
    needs: SHAPE,
    codes: ['SIMULATE_FEATURE_MISSING', 'SIMULATE_FEATURE_INCOMPLETE'],
  },
  {
    id: 'drill:{part#copy/feature}',
    asks: 'a drilled hole has its width at the top with the tip at its bottom',
    needs: SHAPE,
    codes: ['SIMULATE_FEATURE_MISSING', 'SIMULATE_FEATURE_INCOMPLETE'],
  },
  {
    id: 'engrave:{part#copy/feature}',
    asks: 'the axis follows all of the curve at its depth',
    needs: SHAPE,
    codes: ['SIMULATE_FEATURE_MISSING', 'SIMULATE_FEATURE_INCOMPLETE'],
  },
  {
    id: 'v-carve:{part#copy/feature}',
    asks: 'the tool touches the edge at the top all along, into its corners as far as its tip goes',
    needs: SHAPE,
    codes: ['SIMULATE_FEATURE_MISSING', 'SIMULATE_FEATURE_INCOMPLETE'],
  },
  {
    id: 'chamfer:{part#copy/feature}',
    asks: 'the edge is cut back by its width at the top and down to its depth',
    needs: SHAPE,
    codes: ['SIMULATE_FEATURE_MISSING', 'SIMULATE_FEATURE_INCOMPLETE'],
  },
  {
    id: 'clear:{intent}',
    asks: 'the walls beside waste that must be cleared are finished',
    needs: SHAPE,
    codes: ['SIMULATE_FEATURE_MISSING', 'SIMULATE_FEATURE_INCOMPLETE'],
  },
  {
    id: 'floor-reached:{part#copy/feature}',
    asks: 'all of a region that the tools at work in it, or given for it, reach is cut down to its floor',
    needs: SHAPE,
    codes: [
      'SIMULATE_RESIDUE',
      'SIMULATE_FLOOR_NOT_REACHED',
      'SIMULATE_CORNER_UNREACHABLE',
      'SIMULATE_TOOL_IDLE',
      'SIMULATE_WORK_LIMIT',
    ],
  },
  {
    id: 'skin:{part#copy}',
    asks: 'a skin that is meant to stay under a contour is not cut',
    needs: SHAPE,
    codes: ['SIMULATE_SKIN_CUT'],
  },
  {
    id: 'tabs:{part#copy}',
    asks: 'at least half of each declared tab stands, none higher than declared',
    needs: SHAPE,
    codes: ['SIMULATE_TAB_CUT', 'SIMULATE_TAB_SHORT', 'SIMULATE_TAB_TOO_TALL'],
  },
  {
    id: 'tabs-on-walls',
    asks: 'each declared tab lies at a wall',
    needs: ['drawing'],
    unless: 'expectation',
    codes: ['SIMULATE_TAB_ASTRAY'],
  },
  {
    id: 'order:{part#copy}',
    asks: 'nothing is cut in a part that lies loose, alone or with what is around it',
    needs: SHAPE,
    codes: ['SIMULATE_PART_LOOSE'],
  },
  {
    id: 'scrap',
    asks: 'nothing is cut in scrap that a hole has set free',
    needs: SHAPE,
    codes: ['SIMULATE_SCRAP_LOOSE'],
  },
  {
    id: 'load-depth:{tool}',
    asks: 'no pass is deeper than the tool may cut at once',
    needs: CUT,
    codes: ['SIMULATE_PASS_TOO_DEEP'],
  },
  {
    id: 'load-engagement:{tool}',
    asks: 'no more of its rim is in wood than allowed',
    needs: CUT,
    codes: ['SIMULATE_ENGAGEMENT_OVER_LIMIT'],
  },
  {
    id: 'load-chip-thick:{tool}',
    asks: 'no chip is thicker than it bears, at the planner’s fastest feed',
    needs: [...CUT, 'machine'],
    codes: ['SIMULATE_CHIP_TOO_THICK'],
  },
  {
    id: 'load-chip-thin:{tool}',
    asks: 'it does not rub for longer than the planner brakes at a corner',
    needs: [...CUT, 'machine'],
    codes: ['SIMULATE_CHIP_TOO_THIN'],
  },
  {
    id: 'load-feed:{tool}',
    asks: 'no cut is fed faster than it allows',
    needs: CUT,
    codes: ['SIMULATE_TOOL_FEED_OVER_LIMIT'],
  },
  {
    id: 'load-plunge:{tool}',
    asks: 'it goes down into wood no faster than it may',
    needs: CUT,
    codes: ['SIMULATE_PLUNGE_TOO_FAST'],
  },
  {
    id: 'load-rpm:{tool}',
    asks: 'each cut turns within its range',
    needs: CUT,
    codes: ['SIMULATE_TOOL_RPM'],
  },
  {
    id: 'height-map',
    asks: 'the height of the whole sheet after the program is known between two bounds, within the budget',
    needs: CUT,
    codes: [],
  },
];
