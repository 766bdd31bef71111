// Numbers for words: the hot path compares small integers. Tables that name them stand in ../../dialect.

/** Motion modes. G0 to G3 are themselves. */
export const PROBE_TOWARD = 382;
/** G38.3. */
export const PROBE_TOWARD_QUIET = 383;
/** G38.4. */
export const PROBE_AWAY = 384;
/** G38.5. */
export const PROBE_AWAY_QUIET = 385;
/** G80: no motion mode. */
export const NO_MOTION = 80;

/** Value words in the order of the firmware's bits (GRBL 1.1h gcode.h): the order in which nothing depends on the line. */
export const VALUE_LETTERS = 'FIJKLNPRSTXYZ';
/** Indices into the value words. */
export const F = 0;
/** Index of I; J and K follow. */
export const I = 1;
/** Index of L. */
export const L = 4;
/** Index of N. */
export const N = 5;
/** Index of P. */
export const P = 6;
/** Index of R. */
export const R = 7;
/** Index of S. */
export const S = 8;
/** Index of T. */
export const T = 9;
/** Index of X; Y and Z follow. */
export const X = 10;
/** Number of value words. */
export const N_VALUES = 13;

/** Bits of the value words X, Y and Z. */
export const AXIS_BITS = 7 << X;
/** Bits of the value words I, J and K. */
export const OFFSET_BITS = 7 << I;

/** Modal groups as bits: which of them a line names. Two words of one bit on a line are error 21. */
export const group = {
  nonModal: 1,
  motion: 1 << 1,
  plane: 1 << 2,
  distance: 1 << 3,
  arcDistance: 1 << 4,
  feedMode: 1 << 5,
  units: 1 << 6,
  cutterCompensation: 1 << 7,
  toolLength: 1 << 8,
  workSystem: 1 << 9,
  path: 1 << 10,
  programFlow: 1 << 11,
  spindle: 1 << 12,
  coolant: 1 << 13,
  toolChange: 1 << 14,
} as const;

/** Which command owns the axis words of a line. */
export const axisCommand = { none: 0, nonModal: 1, motion: 2, toolLength: 3 } as const;

/** Commands of the non-modal group; 0 for none. G28.1, G30.1 and G92.1 are ten times their number and one. */
export const nonModal = {
  none: 0,
  dwell: 4,
  offsets: 10,
  home28: 28,
  setHome28: 281,
  home30: 30,
  setHome30: 301,
  machine: 53,
  shift: 92,
  noShift: 921,
} as const;

/** G43.1 and G49 of a line. */
export const toolLength = { none: 0, set: 1, cancel: 2 } as const;
/** M0, M2 and M30 of a line. */
export const programFlow = { none: 0, pause: 1, end: 2 } as const;
