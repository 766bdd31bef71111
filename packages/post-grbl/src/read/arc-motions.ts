import type { Motion } from '@millwright/contracts';
import { cos, sin } from '@millwright/geometry/numeric';
import type { DiagnosticList } from './diagnostics.js';
import { PLANE_AXES } from './twin/check-motion.js';
import type { Block } from './twin/registers.js';
import { writtenSweepRad } from './written-sweep.js';

/**
 * How far the executed turn may differ from the written one and still be the same: an angle, or along the arc (32 bits hold the angle
 * of an arc of a few micrometres no better). A lost or an added turn differs by more than any of these.
 */
const SWEEP_TOLERANCE_RAD = 1e-3;
const SWEEP_TOLERANCE_MM = 1e-3;
const LOST_TURN_RAD = 1;

/** An arc as the controller executes it. */
export interface ExecutedArc {
  readonly block: Block;
  readonly fromMm: Motion['fromMm'];
  readonly toMm: Motion['toMm'];
  /** What the controller turns, radians, counter-clockwise positive. */
  readonly executedRad: number;
  /** Into how many lines it cuts the arc; at least 1. */
  readonly nSegments: number;
}

/** The arc's centre along the two axes of its plane, mm. */
export function centreOf({ block, fromMm }: ExecutedArc): readonly [number, number] {
  const [first, second] = PLANE_AXES[block.modes.plane] as readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  return [
    fromMm[first] + (block.extra.exact[first] as number),
    fromMm[second] + (block.extra.exact[second] as number),
  ];
}

/** How far the arc's decimals say that it turns, radians, counter-clockwise positive. */
export function writtenRadOf(arc: ExecutedArc): number {
  const [first, second] = PLANE_AXES[arc.block.modes.plane] as readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  return writtenSweepRad({
    from: [arc.fromMm[first], arc.fromMm[second]],
    to: [arc.toMm[first], arc.toMm[second]],
    centre: centreOf(arc),
    isClockwise: arc.block.modes.motion === 2,
  });
}

/** Remarks where the controller turns otherwise than the line says. */
export function remarkSweep(arc: ExecutedArc, line: number, diagnostics: DiagnosticList): void {
  const writtenRad = writtenRadOf(arc);
  const { executedRad } = arc;
  const differenceRad = Math.abs(writtenRad - executedRad);
  if (differenceRad <= SWEEP_TOLERANCE_RAD) return;
  if (differenceRad <= LOST_TURN_RAD && differenceRad * arc.block.radiusMm <= SWEEP_TOLERANCE_MM) return;
  const isLess = Math.abs(executedRad) < Math.abs(writtenRad);
  const detail = `Written ${writtenRad.toFixed(6)} rad, executed ${executedRad.toFixed(6)} rad.`;
  diagnostics.remark(line, isLess ? 'ARC_SKIPPED' : 'ARC_EXPLODED', detail);
}

/**
 * The straight lines the controller drives for an arc across Z (at its own `$12` of 0.002 mm), in exact arithmetic.
 * @returns their ends, mm; the last is the arc's end
 */
export function chordEnds(arc: ExecutedArc): Motion['toMm'][] {
  const { block, fromMm, toMm, executedRad, nSegments } = arc;
  const [first, second, across] = PLANE_AXES[block.modes.plane] as readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  const toFirst = block.extra.exact[first] as number;
  const toSecond = block.extra.exact[second] as number;
  const ends: Motion['toMm'][] = [];
  for (let chord = 1; chord < nSegments; chord += 1) {
    const turned = (executedRad * chord) / nSegments;
    const point: [number, number, number] = [0, 0, 0];
    point[first] = fromMm[first] + toFirst - toFirst * cos(turned) + toSecond * sin(turned);
    point[second] = fromMm[second] + toSecond - toFirst * sin(turned) - toSecond * cos(turned);
    point[across] = fromMm[across] + ((toMm[across] - fromMm[across]) * chord) / nSegments;
    ends.push(point);
  }
  ends.push(toMm);
  return ends;
}
