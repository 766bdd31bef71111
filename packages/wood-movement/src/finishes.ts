import { MillwrightError } from '@millwright/contracts';
import { nearest, wordKey } from './species-name.js';

/** How much of the moisture a finish keeps out for a while. */
export interface Finish {
  readonly name: string;
  /** Moisture-excluding effectiveness after 14 days at 90 % humidity and 27 °C, three coats where coats are counted; percent. */
  readonly effectivenessPct: number;
}

/**
 * Finishes of the US Forest Products Laboratory's test (ponderosa pine sapwood, 27 °C, 30 to 90 % humidity, 14 days) as quoted on
 * ukworkshop.co.uk, thread 95228; second-hand. A finish slows movement and never stops it: no clearance of any check is made smaller by one.
 */
export const finishes: readonly Finish[] = [
  { name: 'paraffin wax, dipped', effectivenessPct: 95 },
  { name: 'epoxy, clear two-part', effectivenessPct: 91 },
  { name: 'polyurethane paint, gloss two-part', effectivenessPct: 74 },
  { name: 'paraffin wax, brushed', effectivenessPct: 69 },
  { name: 'polyurethane, clear two-part', effectivenessPct: 66 },
  { name: 'enamel paint, gloss soya alkyd interior', effectivenessPct: 59 },
  { name: 'shellac', effectivenessPct: 42 },
  { name: 'oil-based house paint', effectivenessPct: 41 },
  { name: 'spar varnish, soya alkyd', effectivenessPct: 30 },
  { name: 'nitrocellulose lacquer', effectivenessPct: 10 },
  { name: 'tung oil', effectivenessPct: 2 },
  { name: 'linseed oil', effectivenessPct: 0 },
  { name: 'furniture wax', effectivenessPct: 0 },
  { name: 'unfinished', effectivenessPct: 0 },
];

const byKey = new Map(finishes.map((finish) => [wordKey(finish.name), finish]));

/**
 * Days under a finish in which wood makes the change that it makes bare in some days.
 *
 * A coat that lets through the share `1 − E` in 14 days makes time longer by `1 / (1 − E)²`, since in the beginning the change grows with the
 * square root of time; derived from the one figure that was read, so right in size only.
 * @throws MillwrightError MOVEMENT_FINISH_UNKNOWN with near matches
 */
export function slowedDays(name: string, bareDays: number): number {
  const finish = byKey.get(wordKey(name));
  if (!finish) {
    const near = nearest(
      name,
      finishes.map((each) => each.name),
    );
    throw new MillwrightError('MOVEMENT_FINISH_UNKNOWN', {
      message: `The finish table has no finish named "${name}". Near: ${near.map((each) => `"${each}"`).join(', ')}.`,
      hint: 'Name one of them, or leave the finish out: it changes time only, never the movement in the end.',
      data: { finish: name, nearMatches: near },
    });
  }
  const through = 1 - finish.effectivenessPct / 100;
  return bareDays / (through * through);
}
