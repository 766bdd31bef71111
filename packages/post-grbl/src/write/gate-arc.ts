import { MillwrightError, type Point, type Point3 } from '@millwright/contracts';
import { acos, atan2, cos, PI, sin } from '@millwright/geometry/numeric';
import { arcSweepRad } from '@millwright/motion';
import { controllerSweepRad } from './controller-arc.js';
import { type GridPoint, MAX_COORDINATE_MM, type OutputGrid, toGrid, toGridPoint, toMm } from './grid.js';

/** A block an arc is written as. */
export type ArcPiece =
  | { readonly kind: 'line'; readonly to: GridPoint }
  | { readonly kind: 'arc'; readonly to: GridPoint; readonly offset: readonly [number, number] };

/** An arc of a toolpath: exact ends and centre, and where on the grid the tool stands. */
export interface ArcMove {
  readonly fromMm: Point3;
  readonly toMm: Point3;
  readonly centreMm: Point;
  readonly clockwise: boolean;
  readonly fromGrid: GridPoint;
}

/** What the machine does with arcs. */
export interface ArcMachine {
  /** `$12`, mm. */
  readonly arcToleranceMm: number;
  /** Places the work zero may have in machine coordinates, X and Y, mm; arcs must come out right at each. */
  readonly workZerosMm: readonly (readonly [number, number])[];
  /** What the program can say. */
  readonly grid: OutputGrid;
}

/** Sagitta below which an arc is written as a line, mm. With it none of 24,000 arcs was executed wrongly (firmware, measured). */
const LEAST_SAGITTA_MM = 0.002;
/** Chord below which an arc is written as a line, grid steps. */
const LEAST_CHORD_GRID = 2;
/** Radius below which an arc is written as chords, mm: rounding would turn its ends by more than a fifth of a right angle. */
const LEAST_RADIUS_MM = 0.02;
/** Largest difference of the radii at start and end, mm: half of what GRBL refuses (0.005 mm). */
const RADIUS_SLACK_MM = 0.0025;
/** How far the chords that replace an arc may leave it, mm; the post's share of the error budget is 3 µm. */
const CHORD_TOLERANCE_MM = 0.001;
/** Most chords for one piece of an arc. */
const MAX_CHORDS = 65_536;
/** Difference of the radii beyond which what was given is not an arc, mm. */
const NOT_AN_ARC_MM = 0.01;
/** How far the executed turn may be from the meant one: an angle, and the grid's rounding as arc length, mm. */
const SWEEP_SLACK_RAD = 1e-3;
const SWEEP_SLACK_MM = 0.003;
/** A half turn with room for the rounding of an angle. */
const HALF_TURN_RAD = PI * (1 + 1e-9);
/** By how many grid steps rounding may move the ends of an arc along it, both together: each end 0.7, the centre 1.4 for each end. */
const ROUNDING_STEPS = 8;
/** Beyond this turn no rounding hides that an arc is more than half a circle. */
const SURELY_MORE_RAD = 1.5 * PI;
/** A centre this near to a grid point is one, steps: what was read from a program is written as it was. */
const ON_GRID_STEPS = 1e-6;

/**
 * Turns an arc into blocks that GRBL executes as meant. It skips full circles and blows up tiny arcs, both without an error; so no
 * block turns more than half a circle, small arcs become lines, and each arc is checked on the rounded figures by the controller's
 * own rule before it is accepted. What does not pass becomes chords. All is decided on the rounded figures, so that arcs read from a
 * program of ours are written as they were.
 * @throws MillwrightError POST_ARC_NOT_CIRCULAR, POST_COORDINATE_TOO_LARGE
 */
export function gateArc(move: ArcMove, machine: ArcMachine): readonly ArcPiece[] {
  const sweepRad = arcSweepRad(move);
  const curve = curveOf(move, sweepRad);
  const nPieces = isMoreThanHalf(curve, machine.grid) ? 2 : 1;
  const pieces: ArcPiece[] = [];
  let from = move.fromGrid;
  for (let piece = 0; piece < nPieces; piece += 1) {
    const range = { fromRatio: piece / nPieces, toRatio: (piece + 1) / nPieces };
    for (const block of gatePiece(from, curve, range, machine)) {
      pieces.push(block);
      from = block.to;
    }
  }
  return pieces;
}

/** The curve to follow; where the radii differ a little it is a spiral, which ends exactly where the arc ends. */
interface Curve {
  readonly move: ArcMove;
  readonly sweepRad: number;
  readonly startRadiusMm: number;
  readonly endRadiusMm: number;
}

function curveOf(move: ArcMove, sweepRad: number): Curve {
  const { fromMm, toMm, centreMm } = move;
  const startRadiusMm = length(fromMm[0] - centreMm[0], fromMm[1] - centreMm[1]);
  const endRadiusMm = length(toMm[0] - centreMm[0], toMm[1] - centreMm[1]);
  const differenceMm = Math.abs(startRadiusMm - endRadiusMm);
  if (differenceMm > NOT_AN_ARC_MM) {
    throw new MillwrightError('POST_ARC_NOT_CIRCULAR', {
      message: `An arc starts ${startRadiusMm} mm and ends ${endRadiusMm} mm from its centre; they may differ by ${NOT_AN_ARC_MM} mm.`,
      hint: 'Give an arc whose ends lie on one circle about centreMm.',
      data: { measuredMm: differenceMm, allowedMm: NOT_AN_ARC_MM },
    });
  }
  return { move, sweepRad, startRadiusMm, endRadiusMm };
}

function pointAt({ move, sweepRad, startRadiusMm, endRadiusMm }: Curve, ratio: number): Point3 {
  const { fromMm, toMm, centreMm } = move;
  if (ratio >= 1) return toMm;
  const grow = startRadiusMm > 0 ? 1 + ((endRadiusMm - startRadiusMm) / startRadiusMm) * ratio : 0;
  const x = (fromMm[0] - centreMm[0]) * grow;
  const y = (fromMm[1] - centreMm[1]) * grow;
  const turned = sweepRad * ratio;
  return [
    centreMm[0] + x * cos(turned) - y * sin(turned),
    centreMm[1] + x * sin(turned) + y * cos(turned),
    fromMm[2] + (toMm[2] - fromMm[2]) * ratio,
  ];
}

/** Whether a curve is to be two blocks: where it turns more than half a circle, and more than by rounding. */
function isMoreThanHalf({ move, sweepRad }: Curve, grid: OutputGrid): boolean {
  const turnRad = Math.abs(sweepRad);
  if (turnRad <= HALF_TURN_RAD || turnRad > SURELY_MORE_RAD) return turnRad > HALF_TURN_RAD;
  const from = move.fromGrid;
  const to = toGridPoint(move.toMm, grid);
  const [i, j] = bestOffset(from, to, move.centreMm, grid);
  const [endI, endJ] = [to[0] - from[0] - i, to[1] - from[1] - j];
  const [cross, dot] = [i * -endJ - j * -endI, i * -endI + j * -endJ];
  // The angle left to the half turn, positive where the arc turns farther than that.
  const overRad = PI - Math.abs(atan2(cross, dot));
  const room = ROUNDING_STEPS / Math.max(1, length(i, j));
  const isBeyond = (move.clockwise ? cross : -cross) > 0;
  return isBeyond && overRad > room;
}

interface Range {
  readonly fromRatio: number;
  readonly toRatio: number;
}

function gatePiece(from: GridPoint, curve: Curve, range: Range, machine: ArcMachine): readonly ArcPiece[] {
  const { grid } = machine;
  const to = toGridPoint(pointAt(curve, range.toRatio), grid);
  const pieceRad = curve.sweepRad * (range.toRatio - range.fromRatio);
  const radiusMm = Math.max(curve.startRadiusMm, curve.endRadiusMm);
  const chordGrid = length(to[0] - from[0], to[1] - from[1]);
  if (chordGrid < LEAST_CHORD_GRID && Math.abs(pieceRad) < PI) return [{ kind: 'line', to }];
  const offset = bestOffset(from, to, curve.move.centreMm, grid);
  const gridRadiusMm = toMm(length(offset[0], offset[1]), grid);
  if (Math.abs(pieceRad) < PI && sagittaOf(gridRadiusMm, toMm(chordGrid, grid)) < LEAST_SAGITTA_MM)
    return [{ kind: 'line', to }];
  const arc = { from, to, offset, clockwise: curve.move.clockwise };
  if (
    gridRadiusMm >= Math.max(LEAST_RADIUS_MM, 2 * machine.arcToleranceMm) &&
    chordGrid >= LEAST_CHORD_GRID &&
    isWithinWords(offset, grid) &&
    radiiAgree(arc, grid) &&
    turnsAsMeant(arc, { pieceRad, radiusMm }, machine)
  ) {
    return [{ kind: 'arc', to, offset }];
  }
  return chords(curve, range, { radiusMm, pieceRad }, grid);
}

/** Height of the smaller arc over its chord, mm. */
function sagittaOf(radiusMm: number, chordMm: number): number {
  const square = (chordMm * chordMm) / 4;
  return square / (radiusMm + Math.sqrt(Math.max(0, radiusMm * radiusMm - square)));
}

/** I and J: of the four grid points about the true centre the one with the least difference of radii; the nearest of equals. */
function bestOffset(
  from: GridPoint,
  to: GridPoint,
  centreMm: Point,
  { mmPerUnit, stepsPerUnit }: OutputGrid,
): readonly [number, number] {
  const exactI = (centreMm[0] / mmPerUnit) * stepsPerUnit - from[0];
  const exactJ = (centreMm[1] / mmPerUnit) * stepsPerUnit - from[1];
  const radiiDiffer = (i: number, j: number) =>
    Math.abs(length(i, j) - length(from[0] + i - to[0], from[1] + j - to[1]));
  const [nearI, nearJ] = [Math.round(exactI) + 0, Math.round(exactJ) + 0];
  const isOnGrid = Math.max(Math.abs(exactI - nearI), Math.abs(exactJ - nearJ)) < ON_GRID_STEPS;
  if (isOnGrid && (radiiDiffer(nearI, nearJ) / stepsPerUnit) * mmPerUnit <= RADIUS_SLACK_MM)
    return [nearI, nearJ];
  let best: readonly [number, number] = [0, 0];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const i of [Math.floor(exactI), Math.floor(exactI) + 1]) {
    for (const j of [Math.floor(exactJ), Math.floor(exactJ) + 1]) {
      // A thousandth of the distance decides between equals only.
      const cost = radiiDiffer(i, j) + length(i - exactI, j - exactJ) / 1000;
      if (cost < bestCost) {
        bestCost = cost;
        best = [i + 0, j + 0];
      }
    }
  }
  return best;
}

function isWithinWords(offset: readonly [number, number], grid: OutputGrid): boolean {
  return Math.max(Math.abs(offset[0]), Math.abs(offset[1])) <= toGrid(MAX_COORDINATE_MM, grid);
}

type BlockArc = Parameters<typeof controllerSweepRad>[0];

function radiiAgree({ from, to, offset }: BlockArc, grid: OutputGrid): boolean {
  const startGrid = length(offset[0], offset[1]);
  const endGrid = length(from[0] + offset[0] - to[0], from[1] + offset[1] - to[1]);
  return toMm(Math.abs(startGrid - endGrid), grid) <= RADIUS_SLACK_MM;
}

function turnsAsMeant(
  arc: BlockArc,
  meant: { pieceRad: number; radiusMm: number },
  { workZerosMm, grid }: ArcMachine,
): boolean {
  const slackRad = SWEEP_SLACK_RAD + SWEEP_SLACK_MM / meant.radiusMm;
  return workZerosMm.every(
    (workZeroMm) => Math.abs(controllerSweepRad(arc, workZeroMm, grid) - meant.pieceRad) <= slackRad,
  );
}

function chords(
  curve: Curve,
  range: Range,
  piece: { radiusMm: number; pieceRad: number },
  grid: OutputGrid,
): ArcPiece[] {
  const stepRad = 2 * acos(Math.max(-1, 1 - CHORD_TOLERANCE_MM / piece.radiusMm));
  const nChords = Math.min(MAX_CHORDS, Math.max(1, Math.ceil(Math.abs(piece.pieceRad) / stepRad)));
  return Array.from({ length: nChords }, (_, chord) => {
    const share = (chord + 1) / nChords;
    const ratio =
      chord + 1 === nChords ? range.toRatio : range.fromRatio + (range.toRatio - range.fromRatio) * share;
    return { kind: 'line', to: toGridPoint(pointAt(curve, ratio), grid) };
  });
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
