import {
  type Machine,
  MillwrightError,
  type Move,
  type Point3,
  type Setup,
  type Toolpath,
} from '@millwright/contracts';
import { fitMoves } from './fit/fit-moves.js';
import { type ArcMachine, gateArc } from './gate-arc.js';
import { type GridPoint, type OutputGrid, toGrid, toGridPoint, toGridUp, toMm, toWord } from './grid.js';
import type { ProgramText } from './program-text.js';
import { writeDrill } from './write-drill.js';

/** Heights and machine facts that every toolpath is written with. */
export interface Surroundings extends Writing {
  readonly clearanceGrid: number;
  readonly retractGrid: number;
  readonly spinUpS: number;
  readonly arcs: ArcMachine;
  /** Lowest height of a rapid sideways, sheet coordinates, mm. */
  readonly retractZMm: number;
}

/** How a program is to be written, beside what the machine and the setup say. */
export interface Writing {
  readonly grid: OutputGrid;
  /** Program zero in sheet coordinates, mm. */
  readonly zeroMm: Point3;
  /** How far arcs may be from the lines they replace, mm. */
  readonly fitToleranceMm: number;
  /** Whether a beam cuts: nothing hangs below the head, and rapids need only stay above the stock. */
  readonly isLaser: boolean;
  /** Whether drill cycles are written in the controller's own words. */
  readonly hasCycleWords: boolean;
}

/**
 * What a setup and a machine mean for writing. The clearance is never below the retract height.
 * @throws MillwrightError POST_COORDINATE_TOO_LARGE
 */
export function surroundingsOf(machine: Machine, setup: Setup, writing: Writing): Surroundings {
  const { grid, zeroMm } = writing;
  const clearanceZMm = Math.max(setup.clearanceZMm, setup.retractZMm);
  // Beyond what can be said is an error here, before anything is written.
  toGridPoint([0, 0, clearanceZMm - zeroMm[2]], grid);
  const [zeroX, zeroY] = setup.workZeroMm;
  const [travelX, travelY] = machine.travelMm;
  const retractZMm = writing.isLaser ? 0 : setup.retractZMm;
  return {
    ...writing,
    retractZMm,
    clearanceGrid: toGridUp(clearanceZMm - zeroMm[2], grid),
    // Nothing hangs below a beam's head, so that its height may be rounded like that of its cuts.
    retractGrid: (writing.isLaser ? toGrid : toGridUp)(retractZMm - zeroMm[2], grid),
    spinUpS: machine.spindle.spinUpS,
    arcs: {
      grid,
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
 * Pauses whenever there is enough text for a piece.
 * @param laserPower - S of a beam in cuts, where one cuts instead of a spindle
 * @throws MillwrightError POST_RAPID_TOO_LOW, POST_ARC_NOT_CIRCULAR, POST_COORDINATE_TOO_LARGE
 */
export function* writeToolpath(
  text: ProgramText,
  toolpath: Toolpath,
  surroundings: Surroundings,
  laserPower?: number,
): Generator<void, WrittenMoves> {
  const { clearanceGrid, retractGrid, spinUpS, grid, zeroMm } = surroundings;
  const start = toGridPoint(shifted(toolpath.startMm, zeroMm), grid);
  text.modalState();
  text.rapidZ(clearanceGrid);
  if (laserPower === undefined) text.spindle(toolpath.spindleRpm, spinUpS);
  else text.beamOn(laserPower);
  text.rapidXY(start[0], start[1]);
  text.rapidZ(Math.max(start[2], retractGrid));
  if (toolpath.drillCycle !== undefined) {
    writeDrill(text, { toolpath, cycle: toolpath.drillCycle }, surroundings);
    text.rapidZ(Math.max(clearanceGrid, text.height));
    return { nMoves: toolpath.moves.length, fitErrorMm: 0 };
  }
  const plungeMmPerMin = lowestFeed(toolpath.moves);
  const startsLow = toGridUp(toolpath.startMm[2] - zeroMm[2], grid) < retractGrid;
  if (startsLow && plungeMmPerMin !== undefined) text.feedLine(start[0], start[1], start[2], plungeMmPerMin);
  const fitted = fitMoves(toolpath.startMm, toolpath.moves, surroundings.fitToleranceMm);
  let fromMm = toolpath.startMm;
  for (const move of fitted.moves) {
    writeMove(text, { move, fromMm, toolpath }, surroundings);
    fromMm = move.toMm;
    if (text.isPieceFull) yield;
  }
  text.rapidZ(Math.max(clearanceGrid, text.height));
  return { nMoves: fitted.moves.length, fitErrorMm: fitted.maxErrorMm };
}

/** What became of the moves of a toolpath. */
export interface WrittenMoves {
  /** Moves after fitting. */
  readonly nMoves: number;
  /** How far fitted moves are from those given, mm; measured. */
  readonly fitErrorMm: number;
}

function shifted([x, y, z]: Point3, zeroMm: Point3): Point3 {
  return [x - zeroMm[0], y - zeroMm[1], z - zeroMm[2]];
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

/** A move of a toolpath, sheet coordinates. */
interface Step {
  readonly move: Move;
  readonly fromMm: Point3;
  readonly toolpath: Toolpath;
}

function writeMove(text: ProgramText, step: Step, surroundings: Surroundings): void {
  const { move } = step;
  const { grid, zeroMm } = surroundings;
  const { toMm: to } = move;
  if (move.kind === 'line') {
    const x = toWord(to[0] - zeroMm[0], grid);
    const y = toWord(to[1] - zeroMm[1], grid);
    const z = toWord(to[2] - zeroMm[2], grid);
    text.feedLine(x, y, z, move.feedMmPerMin);
  } else if (move.kind === 'rapid') writeRapid(text, step, surroundings);
  else {
    const arc = {
      fromMm: shifted(step.fromMm, zeroMm),
      toMm: shifted(to, zeroMm),
      centreMm: [move.centreMm[0] - zeroMm[0], move.centreMm[1] - zeroMm[1]] as const,
      clockwise: move.clockwise,
      fromGrid: text.at,
    };
    for (const piece of gateArc(arc, surroundings.arcs))
      text.feedArcPiece(piece, move.clockwise, move.feedMmPerMin);
  }
}

/** A rapid never goes sideways below the retract height: up first, sideways, then down, and not below it. */
function writeRapid(
  text: ProgramText,
  { move, toolpath }: Step,
  { retractGrid, grid, zeroMm }: Surroundings,
): void {
  const toMmShifted = shifted(move.toMm, zeroMm);
  const nearest = toGridPoint(toMmShifted, grid);
  // A rapid that is meant to end at the retract height may round below it by less than a step.
  const isRounding = nearest[2] < retractGrid && toGridUp(toMmShifted[2], grid) >= retractGrid;
  const to: GridPoint = isRounding ? [nearest[0], nearest[1], retractGrid] : nearest;
  if (to[2] < retractGrid) {
    const [measuredMm, allowedMm] = [to[2], retractGrid].map((z) => toMm(z, grid) + zeroMm[2]);
    throw new MillwrightError('POST_RAPID_TOO_LOW', {
      message: `Toolpath "${toolpath.id}" has a rapid to Z ${measuredMm} mm; rapids end at the retract height of ${allowedMm} mm or above.`,
      hint: 'End rapids at setup.retractZMm or above and go down from there with a feed move.',
      data: { toolpathId: toolpath.id, measuredMm, allowedMm },
    });
  }
  if (to[2] > text.height) text.rapidZ(to[2]);
  text.rapidXY(to[0], to[1]);
  text.rapidZ(to[2]);
}
