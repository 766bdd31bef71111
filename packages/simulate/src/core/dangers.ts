import type { Core } from '../../wasm/proof.js';
import type { Sighting } from '../judgement.js';
import type { Scene } from '../scene/scene.js';

/** What the crate can find a motion to do, in the order of its own numbers. */
export const DANGERS = ['rapid', 'plunge', 'ramp', 'fast', 'flute', 'shank', 'holder'] as const;
/** What the crate can find a motion to do. */
export type Danger = (typeof DANGERS)[number];

/** A motion that meets wood in a way it must not. */
export interface DangerSeen extends Sighting {
  readonly danger: Danger;
  /** Position in the reading. */
  readonly motion: number;
  /** Whether it is sure; else the work limit was reached, or the tool is not known. */
  readonly isSure: boolean;
  /** Fall per length along; Infinity straight down. */
  readonly slope: number;
}

/** Numbers per row; `crates/proof/src/binding/safety.rs` says what they are. */
const COLUMNS = 7;

/**
 * Every motion that meets wood in a way that has to be judged. `measure`: how deep the tip is below the stock top, mm.
 * @param isFast - 1 for each feed motion at the pace of a rapid
 * @param steepest - steepest way down into wood by tool, fall per length along
 */
export function dangersOf(
  core: Core,
  scene: Scene,
  { isFast, steepest }: { readonly isFast: Uint8Array; readonly steepest: Float64Array },
): readonly DangerSeen[] {
  const { motions } = scene.request.reading;
  const rows = core.dangers(isFast, steepest, isDogLeg(scene), scene.request.budgetCells);
  const seen: DangerSeen[] = [];
  for (let at = 0; at + COLUMNS <= rows.length; at += COLUMNS) {
    const [danger, motion, isSure, x, y, z, slope] = rows.subarray(at, at + COLUMNS) as unknown as number[];
    seen.push({
      danger: DANGERS[danger as number] as Danger,
      motion: motion as number,
      line: motions[motion as number]?.line ?? 1,
      atMm: [x as number, y as number, z as number],
      isSure: isSure === 1,
      measure: -(z as number),
      slope: slope as number,
    });
  }
  return seen;
}

/** Whether each axis of a rapid runs by itself at this machine. */
export function isDogLeg(scene: Scene): boolean {
  return scene.request.machine.rapids === 'dog-leg';
}
