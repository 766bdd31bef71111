import type { Motion } from '@millwright/contracts';
import { cos, sin } from '@millwright/geometry/numeric';
import type { CheckedBlock } from './check-block.js';
import type { ControllerState, Triple } from './controller-state.js';
import type { DiagnosticList } from './diagnostics.js';
import type { Effect } from './execute-block.js';
import { executedSegments } from './executed-sweep.js';
import { writtenSweepRad } from './written-sweep.js';

/** Largest coordinate of a motion, mm: the vocabulary's limit. */
const MAX_COORDINATE_MM = 1e7;

/** `$12` as the firmware ships it, mm: decides only how finely arcs outside the XY plane are broken up. */
const ARC_TOLERANCE_MM = 0.002;

/**
 * How far the executed turn may differ from the written one and still be the same: an angle, or along the arc (32 bits hold the angle
 * of an arc of a few micrometres no better). A lost or an added turn differs by more than any of these.
 */
const SWEEP_TOLERANCE_RAD = 1e-3;
const SWEEP_TOLERANCE_MM = 1e-3;
const LOST_TURN_RAD = 1;

type ArcEffect = Extract<Effect, { kind: 'arc' }>;

interface Step {
  readonly line: number;
  readonly fromMm: Triple;
  readonly effect: Effect;
  readonly checked: CheckedBlock;
}

/** One effect of a line as motions: one, none where it lies out of range, or the chords of an arc that is not in the XY plane. */
export function toMotions(step: Step, state: ControllerState, diagnostics: DiagnosticList): Motion[] {
  const { line, fromMm, effect, checked } = step;
  const common = { line, fromMm, ...modalsOf(checked, state) };
  if (effect.kind === 'dwell') {
    if (effect.dwellS !== (checked.block.values.get('P')?.exact ?? 0))
      diagnostics.remark(line, 'DWELL_WRAPS');
    return inRange(fromMm) ? [{ ...common, kind: 'dwell', toMm: fromMm, dwellS: effect.dwellS }] : [];
  }
  if (!inRange(fromMm) || !inRange(effect.toMm)) {
    diagnostics.remark(line, 'POSITION_OUT_OF_RANGE');
    return [];
  }
  if (effect.kind === 'arc') {
    const feedMmPerMin = common.feedMmPerMin * inverseTimeFactor(checked, segmentsOf(effect));
    return arcMotions({ ...step, effect }, { ...common, feedMmPerMin }, diagnostics);
  }
  const feedMmPerMin = common.feedMmPerMin * inverseTimeFactor(checked, lengthMm(fromMm, effect.toMm));
  return [{ ...common, feedMmPerMin, kind: effect.kind, toMm: effect.toMm }];
}

/**
 * What F is multiplied by under G93: the length of a line, which makes mm/min of "moves per minute"; for an arc the firmware takes
 * the number of its segments instead, and that as mm/min (measured; it is a bug of the firmware).
 */
function inverseTimeFactor({ block }: CheckedBlock, factor: number): number {
  return block.modal.feedMode === 'G93' ? factor : 1;
}

function lengthMm(from: Triple, to: Triple): number {
  const along = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  return Math.sqrt(along[0] * along[0] + along[1] * along[1] + along[2] * along[2]);
}

function segmentsOf({ arc }: ArcEffect): number {
  return Math.max(1, executedSegments(arc.executedRad, arc.radiusMm, ARC_TOLERANCE_MM));
}

/** What the spindle's words make it do. */
export const spindleWords = { M3: 'clockwise', M4: 'counter-clockwise', M5: 'off' } as const;

/** The modal state a motion happens under. A motion of M30's line still has the spindle as it was: M30 comes last. */
function modalsOf({ block, feed }: CheckedBlock, state: ControllerState) {
  return {
    feedMmPerMin: finiteOrZero(feed.exact),
    spindle: spindleWords[block.modal.spindle],
    spindleRpm: finiteOrZero(state.spindleSpeed),
    toolNumber: state.tool,
  };
}

type Common = Omit<Motion, 'kind' | 'toMm'>;

function arcMotions(
  step: Step & { effect: ArcEffect },
  common: Common,
  diagnostics: DiagnosticList,
): Motion[] {
  const { line, fromMm, effect, checked } = step;
  const { arc, toMm } = effect;
  const [first, second] = arc.axes;
  const centre = [fromMm[first] + arc.toCentre.exact[0], fromMm[second] + arc.toCentre.exact[1]] as const;
  if (!inRange([centre[0], centre[1], 0]) || !Number.isFinite(arc.executedRad)) {
    diagnostics.remark(line, 'POSITION_OUT_OF_RANGE');
    return [];
  }
  remarkSweep(step, centre, diagnostics);
  if (checked.block.modal.feedMode === 'G93') diagnostics.remark(line, 'INVERSE_TIME_ARC');
  if (checked.block.modal.plane !== 'G17') return chords(step, common);
  return [
    {
      ...common,
      kind: 'arc',
      toMm,
      centreMm: centre,
      clockwise: arc.isClockwise,
      sweepRad: arc.executedRad,
    },
  ];
}

function remarkSweep(
  { line, fromMm, effect }: Step & { effect: ArcEffect },
  centre: readonly [number, number],
  diagnostics: DiagnosticList,
): void {
  const { arc, toMm } = effect;
  const [first, second] = arc.axes;
  const writtenRad = writtenSweepRad({
    from: [fromMm[first], fromMm[second]],
    to: [toMm[first], toMm[second]],
    centre,
    isClockwise: arc.isClockwise,
  });
  const differenceRad = Math.abs(writtenRad - arc.executedRad);
  if (differenceRad <= SWEEP_TOLERANCE_RAD) return;
  if (differenceRad <= LOST_TURN_RAD && differenceRad * arc.radiusMm <= SWEEP_TOLERANCE_MM) return;
  const isLess = Math.abs(arc.executedRad) < Math.abs(writtenRad);
  const detail = `Written ${writtenRad.toFixed(6)} rad, executed ${arc.executedRad.toFixed(6)} rad.`;
  diagnostics.remark(line, isLess ? 'ARC_SKIPPED' : 'ARC_EXPLODED', detail);
}

/** An arc across Z as the straight segments the controller drives (at its own `$12` of 0.002 mm). */
function chords({ fromMm, effect }: Step & { effect: ArcEffect }, common: Common): Motion[] {
  const { arc, toMm } = effect;
  const [first, second, across] = arc.axes;
  const nChords = segmentsOf(effect);
  const [toFirst, toSecond] = arc.toCentre.exact;
  const motions: Motion[] = [];
  let from = fromMm;
  for (let chord = 1; chord <= nChords; chord += 1) {
    const turned = (arc.executedRad * chord) / nChords;
    const point: [number, number, number] = [0, 0, 0];
    point[first] = fromMm[first] + toFirst - toFirst * cos(turned) + toSecond * sin(turned);
    point[second] = fromMm[second] + toSecond - toFirst * sin(turned) - toSecond * cos(turned);
    point[across] = fromMm[across] + ((toMm[across] - fromMm[across]) * chord) / nChords;
    const to: Triple = chord === nChords ? toMm : point;
    motions.push({ ...common, kind: 'line', fromMm: from, toMm: to });
    from = to;
  }
  return motions;
}

function inRange(point: Triple): boolean {
  return point.every((value) => Math.abs(value) <= MAX_COORDINATE_MM);
}

function finiteOrZero(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}
