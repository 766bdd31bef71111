/** X, Y, Z. */
export type Triple = readonly [number, number, number];

/** The modal words in force. */
export interface ModalState {
  readonly motion: 'G0' | 'G1' | 'G2' | 'G3' | 'G38.2' | 'G38.3' | 'G38.4' | 'G38.5' | 'G80';
  readonly plane: 'G17' | 'G18' | 'G19';
  readonly units: 'G20' | 'G21';
  readonly distance: 'G90' | 'G91';
  readonly feedMode: 'G93' | 'G94';
  /** 0 for G54 … 5 for G59. */
  readonly coordinateSystem: number;
  readonly spindle: 'M3' | 'M4' | 'M5';
  readonly coolant: 'M8' | 'M9';
}

/**
 * Where things are, in one arithmetic: 32-bit as the controller's, or double. All mm. Positions are machine coordinates under the
 * assumption that all stored offsets are zero, which makes them coordinates of the work system that was active at the start.
 */
export interface Frame {
  readonly round: (value: number) => number;
  readonly position: Triple;
  /** G54 … G59. */
  readonly systems: readonly Triple[];
  /** G92. */
  readonly shift: Triple;
  /** G43.1, along Z. */
  readonly toolLength: number;
  /** G28 and G30. */
  readonly homes: readonly [Triple, Triple];
}

/** All that a line can depend on. */
export interface ControllerState {
  readonly modal: ModalState;
  /** F in mm/min (per minute under G93: 0 unless just given), 32-bit and exact. */
  readonly feed: { readonly single: number; readonly exact: number };
  readonly spindleSpeed: number;
  /** Last T word. (The firmware forgets it on the next line; a reader that follows the tool must not.) */
  readonly tool: number;
  readonly single: Frame;
  readonly exact: Frame;
}

const ORIGIN: Triple = [0, 0, 0];

/** The state after power-up, standing at `startMm`. */
export function powerUp(startMm: Triple = ORIGIN): ControllerState {
  return {
    modal: {
      motion: 'G0',
      plane: 'G17',
      units: 'G21',
      distance: 'G90',
      feedMode: 'G94',
      coordinateSystem: 0,
      spindle: 'M5',
      coolant: 'M9',
    },
    feed: { single: 0, exact: 0 },
    spindleSpeed: 0,
    tool: 0,
    single: frameAt(startMm, Math.fround),
    exact: frameAt(startMm, (value) => value),
  };
}

function frameAt(startMm: Triple, round: (value: number) => number): Frame {
  return {
    round,
    position: [round(startMm[0]), round(startMm[1]), round(startMm[2])],
    systems: [ORIGIN, ORIGIN, ORIGIN, ORIGIN, ORIGIN, ORIGIN],
    shift: ORIGIN,
    toolLength: 0,
    homes: [ORIGIN, ORIGIN],
  };
}
