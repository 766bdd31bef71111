import type { FindingRow } from './row.js';

/** Findings of `@millwright/toolpath`. */
export const toolpathFindings = {
  TOOLPATH_TOOL_TOO_SHORT: {
    title:
      'The cutting edges or the stickout are shorter than the cut is deep; nothing is planned on the sheet',
    severity: 'error',
  },
  TOOLPATH_HOLE_TOO_SMALL: { title: 'The tool does not fit into a hole', severity: 'warning' },
  TOOLPATH_CANNOT_PLUNGE: {
    title: 'A hole as wide as the tool needs a tool that cuts at its centre',
    severity: 'warning',
  },
  TOOLPATH_ENTRY_TOO_TIGHT: {
    title: 'A contour is too short to ramp into within the limit of turns',
    severity: 'warning',
  },
  TOOLPATH_NECK_TOO_NARROW: {
    title: 'A neck is narrower than the tool, so that a contour is cut in several pieces',
    severity: 'warning',
  },
  TOOLPATH_NOT_REACHED: {
    title: 'Part of a contour keeps material that a round tool of this size cannot reach',
    severity: 'info',
  },
  TOOLPATH_CONTOUR_UNSAFE: {
    title:
      'No path keeps the tool’s radius from a contour that crosses itself or another of its part; it is not cut',
    severity: 'error',
  },
  TOOLPATH_HITS_NEIGHBOUR: {
    title: 'A cut would reach into another part; it is not planned',
    severity: 'error',
  },
  TOOLPATH_LEAVES_SHEET: {
    title: 'A cut would leave the sheet by more than the tool’s radius; it is not planned',
    severity: 'error',
  },
  TOOLPATH_FEATURE_NOT_PLANNED: {
    title: 'A feature of a part (drilling, pocket or engraving to a depth) is not planned yet',
    severity: 'warning',
  },
  TOOLPATH_NO_TABS: { title: 'A part comes loose because no tabs were asked for', severity: 'warning' },
  TOOLPATH_TABS_TOO_FEW: { title: 'A part is too small for the tabs asked for', severity: 'warning' },
  TOOLPATH_TAB_GAP_TOO_LONG: {
    title: 'A stretch of an outline without a tab is longer than asked for',
    severity: 'warning',
  },
  TOOLPATH_LOOSE_SLUG: { title: 'A piece of waste comes loose in a hole', severity: 'warning' },
} as const satisfies Record<string, FindingRow>;
