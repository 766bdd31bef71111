import { lineWords } from './foreign/line-words.js';

/** What a look over the whole program tells before it is repaired. */
export interface Survey {
  readonly statesUnits: boolean;
  readonly statesDistance: boolean;
  readonly statesPlane: boolean;
  readonly hasArcs: boolean;
  /** Whether it is the work of a laser: no Z cuts, or a power that changes as a drawing does, or its name. */
  readonly isLaser: boolean;
}

const UNITS: ReadonlySet<number> = new Set([20, 21, 70, 71]);
const DISTANCE: ReadonlySet<number> = new Set([90, 91]);
const PLANES: ReadonlySet<number> = new Set([17, 18, 19]);
/** Characters of a line that are looked at. */
const MAX_LINE = 4096;
/** A router's spindle starts for each tool, a laser's beam for each line of a drawing. */
const LEAST_LASER_SWITCHES = 20;

/** A program that names its beam, or starts it without power: no router turns at S0. */
const BEAM = /laser|plasma|M0*[34]\s*S0+(?![\d.])/i;

/** Looks at which modes are stated before anything moves, and for what kind of machine the program is. */
export function surveyProgram(text: string): Survey {
  let [statesUnits, statesDistance, statesPlane, hasArcs, hasZ, hasMoved] = Array<boolean>(6).fill(false);
  let nSwitches = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const { words } = lineWords(line.slice(0, MAX_LINE));
    for (const { letter, value } of words) {
      if (letter === 'G' && !hasMoved) {
        statesUnits ||= UNITS.has(value);
        statesDistance ||= DISTANCE.has(value);
        statesPlane ||= PLANES.has(value);
      }
      hasArcs ||= letter === 'G' && (value === 2 || value === 3);
      hasZ ||= letter === 'Z';
      if (letter === 'S' || (letter === 'M' && (value === 3 || value === 4))) nSwitches += 1;
    }
    hasMoved ||= words.some(({ letter }) => 'XYZ'.includes(letter));
  }
  const isLaser = !hasZ || nSwitches > LEAST_LASER_SWITCHES || BEAM.test(text);
  return {
    statesUnits: statesUnits === true,
    statesDistance: statesDistance === true,
    statesPlane: statesPlane === true,
    hasArcs: hasArcs === true,
    isLaser,
  };
}
