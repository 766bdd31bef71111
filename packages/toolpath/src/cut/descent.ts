import { MillwrightError } from '@millwright/contracts';
import { passDepths } from './pass-depths.js';

/** A run along a loop from one position to another while Z changes evenly with the length; upright where the positions are equal. */
export interface Stretch {
  /** Position along the loop, mm; unrolled, so the second turn begins at one length. */
  readonly fromMm: number;
  readonly toMm: number;
  readonly fromZMm: number;
  readonly toZMm: number;
}

/** More turns than this would take hours and fill the program; 20 mm at 2 µm a turn. */
export const MAX_TURNS = 10_000;
/** The ramp is made this much flatter than allowed, so that rounding cannot make it steeper. */
const FLATTER_RATIO = 1 - 1e-9;

/** How a loop of some length is taken down to a depth. */
export interface Descent {
  readonly loopLengthMm: number;
  readonly depthMm: number;
  readonly stepdownMm: number;
  /** Tangent of the steepest descent. */
  readonly rampSlope: number;
}

/** How many turns a loop needs from the stock top to the depth, each at most one stepdown and nowhere steeper than the ramp. */
export function nTurnsOf(descent: Descent): number {
  return Math.ceil(descent.depthMm / perTurnMm(descent));
}

/**
 * The way down a loop without a single lift: in each turn the tool ramps down to the turn's depth and runs on level to where the ramp
 * began, and after the last it cuts the last ramp level.
 *
 *     turn 1        turn 2        level
 *     0 \
 *        \__________
 *                   \
 *                    \__________ ____      the last ramp's length is cut twice
 *
 * The next turn's ramp lies under the last one's, so no cut is deeper than the difference of two turns.
 * @throws MillwrightError INTERNAL when it takes more than {@link MAX_TURNS} turns; ask {@link nTurnsOf} first
 */
export function descend(descent: Descent): Stretch[] {
  const { loopLengthMm, depthMm, rampSlope } = descent;
  if (nTurnsOf(descent) > MAX_TURNS) throw tooManyTurns(nTurnsOf(descent));
  const stretches: Stretch[] = [];
  let zMm = 0;
  let rampMm = 0;
  passDepths({ depthMm, stepdownMm: perTurnMm(descent) }).forEach((passMm, turn) => {
    const fromMm = turn * loopLengthMm;
    rampMm = Math.min(loopLengthMm, (passMm + zMm) / (rampSlope * FLATTER_RATIO));
    stretches.push({ fromMm, toMm: fromMm + rampMm, fromZMm: zMm, toZMm: -passMm });
    zMm = -passMm;
    if (rampMm < loopLengthMm) {
      stretches.push({ fromMm: fromMm + rampMm, toMm: fromMm + loopLengthMm, fromZMm: zMm, toZMm: zMm });
    }
    if (passMm === depthMm) {
      const endMm = fromMm + loopLengthMm;
      stretches.push({ fromMm: endMm, toMm: endMm + rampMm, fromZMm: zMm, toZMm: zMm });
    }
  });
  return stretches;
}

/** How far one turn may go down, mm. */
function perTurnMm({ loopLengthMm, stepdownMm, rampSlope }: Descent): number {
  return Math.min(stepdownMm, loopLengthMm * rampSlope * FLATTER_RATIO);
}

function tooManyTurns(nTurns: number): MillwrightError {
  return new MillwrightError('INTERNAL', {
    message: `A loop was to be cut in ${nTurns} turns; at most ${MAX_TURNS} are planned.`,
    hint: 'This is a bug in Millwright. Please report it with the input that caused it.',
  });
}
