import { N_VALUES } from './codes.js';
import type { Eeprom } from './eeprom.js';

/** Coordinates in both arithmetics: 32-bit floats as the controller's, and doubles that hold what the decimals mean. All mm. */
export interface Coordinates {
  readonly single: Float64Array;
  readonly exact: Float64Array;
}

/** Three zeros in both arithmetics. */
export function threeZeros(): Coordinates {
  return { single: new Float64Array(3), exact: new Float64Array(3) };
}

/** Copies one place onto another. */
export function copyCoordinates(to: Coordinates, from: Coordinates): void {
  for (let axis = 0; axis < 3; axis += 1) {
    to.single[axis] = from.single[axis] as number;
    to.exact[axis] = from.exact[axis] as number;
  }
}

/** The modal words in force, as numbers: see codes.ts. */
export class Modes {
  motion = 0;
  /** 17, 18 or 19. */
  plane = 17;
  isInch = false;
  isIncremental = false;
  isInverseTime = false;
  /** 0 for G54 … 5 for G59. */
  workSystem = 0;
  /** 3, 4 or 5. */
  spindle = 5;
  isCoolantOn = false;

  /** Takes over another set of words. */
  copy(from: Modes): void {
    this.motion = from.motion;
    this.plane = from.plane;
    this.isInch = from.isInch;
    this.isIncremental = from.isIncremental;
    this.isInverseTime = from.isInverseTime;
    this.workSystem = from.workSystem;
    this.spindle = from.spindle;
    this.isCoolantOn = from.isCoolantOn;
  }
}

/** The words of one line, gathered before anything is checked against anything else. One object serves a whole program. */
export class Block {
  /** The modal words in force with this line's put in. */
  readonly modes = new Modes();
  /** Modal groups that this line names, as bits of `group`. */
  groups = 0;
  nonModal = 0;
  axisCommand = 0;
  toolLength = 0;
  programFlow = 0;
  /** Value words that the line has, as bits. */
  words = 0;
  /** Of these, those that no command has used yet. */
  unused = 0;
  readonly single = new Float64Array(N_VALUES);
  readonly exact = new Float64Array(N_VALUES);
  /** F in force, mm/min (per minute under G93), in both arithmetics. */
  feedSingle = 0;
  feedExact = 0;
  /** Whether the line is the text of a `$J=` command. */
  isJog = false;
  /** The line's work system: another than the one in force where it names one. */
  readonly system: Coordinates = threeZeros();
  /** Where the axis words send the tool; for G92 the new shift. */
  readonly target: Coordinates = threeZeros();
  /** New offsets of G10; where G28 and G30 go; the centre of an arc from its start, by axis (as I, J and K). */
  readonly extra: Coordinates = threeZeros();
  /** Of G10: 0 for G54 … 5 for G59. */
  systemIndex = 0;
  /** Of an arc, 32-bit, mm. */
  radiusMm = 0;

  /** Empties the block for the next line. */
  begin(modes: Modes, isJog: boolean): void {
    this.modes.copy(modes);
    this.groups = 0;
    this.nonModal = 0;
    this.axisCommand = 0;
    this.toolLength = 0;
    this.programFlow = 0;
    this.words = 0;
    this.isJog = isJog;
    this.systemIndex = 0;
  }
}

/** All that the interpretation of a line depends on. */
export class Registers {
  readonly modes = new Modes();
  /** F, mm/min. */
  feedSingle = 0;
  feedExact = 0;
  /** S, in both arithmetics. */
  spindleSpeed = 0;
  spindleSpeedExact = 0;
  /** T as the firmware holds it: forgotten on the next line. */
  tool = 0;
  /** The last T word of the program. */
  lastTool = 0;
  /** G43.1, along Z, mm. */
  toolLengthSingle = 0;
  toolLengthExact = 0;
  /** Where the parser stands, machine coordinates, mm. */
  readonly position: Coordinates = threeZeros();
  /** Offsets of the work system in force, mm. */
  readonly system: Coordinates = threeZeros();
  /** G92, mm. */
  readonly shift: Coordinates = threeZeros();

  constructor(readonly eeprom: Eeprom) {}

  /** What power-up and a reset leave: the position stays. The caller loads G54. */
  clear(): void {
    this.modes.copy(new Modes());
    this.feedSingle = 0;
    this.feedExact = 0;
    this.spindleSpeed = 0;
    this.spindleSpeedExact = 0;
    this.tool = 0;
    this.toolLengthSingle = 0;
    this.toolLengthExact = 0;
    for (const place of [this.system, this.shift]) {
      place.single.fill(0);
      place.exact.fill(0);
    }
  }
}
