import {
  type Machine,
  MillwrightError,
  type Move,
  type Point3,
  type Setup,
  type Toolpath,
} from '@millwright/contracts';
import { type ArcMachine, gateArc } from './gate-arc.js';
import { type GridPoint, toGridPoint, toMm } from './grid.js';
import type { ProgramText } from './program-text.js';

/** Heights and machine facts that every toolpath is written with. */
export interface Surroundings {
  readonly clearanceGrid: number;
  readonly retractGrid: number;
  readonly spinUpS: number;
  readonly arcs: ArcMachine;
}

/**
 * What a setup and a machine mean for writing. The clearance is never below the retract height.
 * @throws MillwrightError POST_COORDINATE_TOO_LARGE
 */
export function surroundingsOf(machine: Machine, setup: Setup): Surroundings {
  const [, retractGrid, higherGrid] = toGridPoint([
    0,
    setup.retractZMm,
    Math.max(setup.clearanceZMm, setup.retractZMm),
  ]);
  const [zeroX, zeroY] = setup.workZeroMm;
  const [travelX, travelY] = machine.travelMm;
  return {
    clearanceGrid: higherGrid,
    retractGrid,
    spinUpS: machine.spindle.spinUpS,
    arcs: {
      arcToleranceMm: machine.arcToleranceMm,
      // Not homed, homed to the far corner (GRBL's default: the box is −travel … 0), homed to the near corner.
      workZerosMm: [
        [0, 0],
        [zeroX - travelX, zeroY - travelY],
        [zeroX, zeroY],
      ],
    },
  };
}

/**
 * Writes one toolpath so that the program could start here: full modal state, up to the clearance, spindle on and up to speed, over
 * the start, down by rapid to the retract height and by feed from there, the moves, and up to the clearance.
 * @throws MillwrightError POST_RAPID_TOO_LOW, POST_ARC_NOT_CIRCULAR, POST_COORDINATE_TOO_LARGE
 */
export function writeToolpath(text: ProgramText, toolpath: Toolpath, surroundings: Surroundings): void {
  const { clearanceGrid, retractGrid, spinUpS } = surroundings;
  const start = toGridPoint(toolpath.startMm);
  text.modalState();
  text.rapidZ(clearanceGrid);
  text.spindle(toolpath.spindleRpm, spinUpS);
  text.rapidXY(start[0], start[1]);
  text.rapidZ(Math.max(start[2], retractGrid));
  const plungeMmPerMin = lowestFeed(toolpath.moves);
  if (start[2] < retractGrid && plungeMmPerMin !== undefined) text.feedLine(start, plungeMmPerMin);
  let fromMm = toolpath.startMm;
  for (const move of toolpath.moves) {
    writeMove(text, { move, fromMm, toolpath }, surroundings);
    fromMm = move.toMm;
  }
  text.rapidZ(Math.max(clearanceGrid, text.at[2]));
}

/** The slowest feed of a toolpath: what a plunge to its start is made with. */
function lowestFeed(moves: readonly Move[]): number | undefined {
  let lowest: number | undefined;
  for (const move of moves) {
    if (move.kind !== 'rapid' && (lowest === undefined || move.feedMmPerMin < lowest))
      lowest = move.feedMmPerMin;
  }
  return lowest;
}

interface Step {
  readonly move: Move;
  readonly fromMm: Point3;
  readonly toolpath: Toolpath;
}

function writeMove(text: ProgramText, step: Step, surroundings: Surroundings): void {
  const { move } = step;
  switch (move.kind) {
    case 'rapid':
      writeRapid(text, step, surroundings);
      return;
    case 'line':
      text.feedLine(toGridPoint(move.toMm), move.feedMmPerMin);
      return;
    case 'arc':
      for (const piece of gateArc({ ...move, fromMm: step.fromMm, fromGrid: text.at }, surroundings.arcs)) {
        text.feedArcPiece(piece, move.clockwise, move.feedMmPerMin);
      }
  }
}

/** A rapid never goes sideways below the retract height: up first, sideways, then down, and not below it. */
function writeRapid(text: ProgramText, { move, toolpath }: Step, { retractGrid }: Surroundings): void {
  const to: GridPoint = toGridPoint(move.toMm);
  if (to[2] < retractGrid) {
    throw new MillwrightError('POST_RAPID_TOO_LOW', {
      message: `Toolpath "${toolpath.id}" has a rapid to Z ${toMm(to[2])} mm; rapids end at the retract height of ${toMm(retractGrid)} mm or above.`,
      hint: 'End rapids at setup.retractZMm or above and go down from there with a feed move.',
      data: { toolpathId: toolpath.id, measuredMm: toMm(to[2]), allowedMm: toMm(retractGrid) },
    });
  }
  if (to[2] > text.at[2]) text.rapidZ(to[2]);
  text.rapidXY(to[0], to[1]);
  text.rapidZ(to[2]);
}
