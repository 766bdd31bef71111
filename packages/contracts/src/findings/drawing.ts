import type { FindingRow } from './row.js';

/** Findings of `@millwright/drawing`. */
export const drawingFindings = {
  DRAWING_UNIT_UNKNOWN: { title: 'The file does not prove what its numbers mean', severity: 'error' },
  DRAWING_NOTHING_TO_CUT: { title: 'There is no closed contour to make a part of', severity: 'warning' },
  DRAWING_ENTITIES_UNREAD: { title: 'Something in the file is not in the result', severity: 'info' },
  DRAWING_TEXT_ENCODING_GUESSED: { title: 'The encoding of names and labels was guessed', severity: 'info' },
  DRAWING_PAGE_DISTORTED: { title: 'Page and viewBox differ in proportion', severity: 'warning' },
  DRAWING_PATH_DATA_BROKEN: { title: 'A path breaks off in the middle', severity: 'warning' },
  DRAWING_SPLINE_FROM_FIT_POINTS: { title: 'A spline gives points only, no curve', severity: 'warning' },
  DRAWING_CURVE_DISCONTINUOUS: { title: 'A curve of the file has a break in it', severity: 'warning' },
  DRAWING_DEGENERATE_REMOVED: { title: 'Pieces without length were left out', severity: 'info' },
  DRAWING_DUPLICATE_REMOVED: { title: 'What was drawn twice is taken once', severity: 'info' },
  DRAWING_GAP_CLOSED: { title: 'A gap between two ends was closed', severity: 'warning' },
  DRAWING_FILL_CLOSED: { title: 'An open but filled path was closed', severity: 'warning' },
  DRAWING_CONTOUR_OPEN: { title: 'A contour does not close', severity: 'warning' },
  DRAWING_CONTOUR_BRANCHES: {
    title: 'More than two lines meet, so the contour is not clear',
    severity: 'error',
  },
  DRAWING_CONTOURS_CROSS: { title: 'Two contours cross each other', severity: 'warning' },
  DRAWING_CONTOUR_CROSSES_ITSELF: { title: 'A contour crosses itself', severity: 'error' },
  DRAWING_CROSSINGS_UNCHECKED: { title: 'Too many pieces to look for crossings', severity: 'warning' },
  DRAWING_CONSTRUCTION_LEFT_OUT: { title: 'Dashed lines were not taken for edges', severity: 'info' },
  DRAWING_RULE_UNMATCHED: { title: 'A rule applies to no part', severity: 'warning' },
  DRAWING_PART_IN_HOLE: { title: 'A contour lies inside a hole and became a part', severity: 'warning' },
} as const satisfies Record<string, FindingRow>;
