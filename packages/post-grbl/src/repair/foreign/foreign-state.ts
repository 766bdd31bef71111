/** A place, mm. */
export type Place = [number, number, number];

/** What a line does, in machine coordinates under the assumption that stored offsets are zero, as the reader has them. */
export type ForeignMove =
  | {
      readonly kind: 'rapid' | 'line';
      readonly from: Readonly<Place>;
      readonly to: Readonly<Place>;
      readonly feed: number;
    }
  | ForeignArc;

/** An arc or helix in any plane. */
export interface ForeignArc {
  readonly kind: 'arc';
  readonly from: Readonly<Place>;
  readonly to: Readonly<Place>;
  /** Axis indices: first and second of the plane, and the one across. */
  readonly axes: readonly [number, number, number];
  /** Centre along the first two axes. */
  readonly centre: readonly [number, number];
  /** Radians, counter-clockwise positive in the plane; several turns where the program says so. */
  readonly sweepRad: number;
  /** How much the radii at both ends differ as written, mm: within it the path is anybody's guess. */
  readonly doubtMm: number;
  readonly feed: number;
}

/** The modal state of a program, as its author meant it. Lengths in mm. */
export interface ForeignState {
  /** 0 to 3, 80, or the number of a canned cycle. */
  motion: number;
  plane: number;
  isInch: boolean;
  isIncremental: boolean;
  isArcAbsolute: boolean;
  isInverseTime: boolean;
  /** G99: holes are left at R. */
  isRetractToR: boolean;
  /** mm/min, or per minute. */
  feed: number;
  speed: number;
  /** 3, 4 or 5. */
  spindle: number;
  tool: number;
  /** 0 for G54. */
  system: number;
  /** Machine coordinates. */
  at: Place;
  /** Whether the program has said where the axis stands. */
  isKnown: [boolean, boolean, boolean];
  systems: Place[];
  /** G92. */
  shift: Place;
  /** What a canned cycle remembers, program coordinates or lengths, mm. */
  cycle: { z?: number; r?: number; q?: number; dwellS?: number; initialZ?: number };
  isEnded: boolean;
}

/** The state at the start: what a GRBL controller has after power-up, since nothing else is known. */
export function foreignStart(isInch: boolean): ForeignState {
  return {
    motion: 0,
    plane: 17,
    isInch,
    isIncremental: false,
    isArcAbsolute: false,
    isInverseTime: false,
    isRetractToR: false,
    feed: 0,
    speed: 0,
    spindle: 5,
    tool: 0,
    system: 0,
    at: [0, 0, 0],
    isKnown: [false, false, false],
    systems: Array.from({ length: 6 }, (): Place => [0, 0, 0]),
    shift: [0, 0, 0],
    cycle: {},
    isEnded: false,
  };
}

/** A copy that moves on its own. */
export function copyState(state: ForeignState): ForeignState {
  return {
    ...state,
    at: [...state.at],
    isKnown: [...state.isKnown],
    systems: state.systems.map((system): Place => [...system]),
    shift: [...state.shift],
    cycle: { ...state.cycle },
  };
}

/** Program zero in machine coordinates along an axis. */
export function zeroOf(state: ForeignState, axis: number): number {
  return (state.systems[state.system]?.[axis] ?? 0) + (state.shift[axis] ?? 0);
}
