import {
  type DescribeRequest,
  describeRequestSchema,
  MillwrightError,
  type ProgramDescription,
  type SimulateEngine,
} from '@millwright/contracts';
import { motionBounds } from '@millwright/motion';
import { plainMotionsOf } from '../plain-motions.js';
import { lookAtMotions, type MotionLook, STARTS_OF_A_BEAM } from '../scene/motion-look.js';
import { remarksOf } from './comments.js';

/**
 * What a program of which nothing else is known suggests: its kind, how far it goes, which way its Z points, at which heights it travels and
 * cuts, feeds, speeds, tools, and what its comments say of stock, tool and zero. All in program coordinates, mm.
 *
 * For questions to a person: no part of it is ever taken as an input by itself.
 * @throws MillwrightError INPUT_INVALID
 */
export const describeProgram: SimulateEngine['describeProgram'] = async (request) => {
  const motions = plainMotionsOf(request);
  const bare = motions === undefined ? request : { ...request, reading: { ...request.reading, motions: [] } };
  const parsed = describeRequestSchema.safeParse(bare);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new MillwrightError('INPUT_INVALID', {
      message: `The program to be described is not valid at "${path}": ${issue?.message ?? 'it does not match the schema'}.`,
      hint: 'Give the reading as readProgram returns it; describeRequestSchema of @millwright/contracts describes it.',
      data: { path },
    });
  }
  const reading = motions === undefined ? parsed.data.reading : { ...parsed.data.reading, motions };
  return describe({ ...parsed.data, reading });
};

/** The same for a request that is known to be valid. */
export function describe({ reading, text }: DescribeRequest): ProgramDescription {
  const look = lookAtMotions(reading);
  const seen = survey(reading.motions, reading.startUnknown);
  const levels = [...seen.levels].sort((a, b) => b - a).slice(0, MAX_LEVELS);
  const steps = levels.map((at, i) => (i === 0 ? Math.max(0, -at) : (levels[i - 1] as number) - at));
  return {
    units: reading.units,
    kind: kindOf(look, seen.nMoves, reading.spindleStarts?.length ?? 0),
    ...(seen.all.isEmpty() ? {} : { motionBoxMm: seen.all.box() }),
    ...(seen.feeds.isEmpty() ? {} : { feedBoxMm: seen.feeds.box() }),
    zPoints: look.looksUpsideDown ? 'down' : look.isFlat || seen.feeds.isEmpty() ? 'unclear' : 'up',
    zZero: zeroOf(look),
    ...(look.rapidZMm === undefined ? {} : { safeZMm: look.rapidZMm.least }),
    levelsZMm: levels,
    ...(steps.length === 0 || look.looksUpsideDown ? {} : { stepdownMm: Math.max(...steps) }),
    ...spanOf('feedMmPerMin', seen.feedMmPerMin),
    ...spanOf('spindleRpm', seen.spindleRpm),
    toolNumbers: [...seen.toolNumbers],
    remarks: text === undefined ? [] : remarksOf(text),
  };
}

/** Levels that are listed. */
const MAX_LEVELS = 100;
/** Levels that are told apart while they are looked for; a relief has one for each motion. */
const MAX_LEVELS_SEEN = 10_000;

function kindOf(look: MotionLook, nMoves: number, nStarts: number): ProgramDescription['kind'] {
  if (nMoves === 0) return 'nothing';
  return look.isFlat || nStarts >= STARTS_OF_A_BEAM ? 'beam' : 'milling';
}

function zeroOf(look: MotionLook): ProgramDescription['zZero'] {
  if (look.feedZMm === undefined || look.isFlat || look.looksUpsideDown) return 'unclear';
  return look.looksZeroAtBottom ? 'stock-bottom' : 'stock-top';
}

type Span = readonly [number, number];

function spanOf<Name extends string>(
  name: Name,
  [least, most]: Span,
): { readonly [key in Name]?: { readonly least: number; readonly most: number } } {
  return least > most
    ? {}
    : ({ [name]: { least, most } } as { [key in Name]: { least: number; most: number } });
}

const NOTHING: Span = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const widened = ([least, most]: Span, value: number): Span => [Math.min(least, value), Math.max(most, value)];

/** A box that grows. */
class Box {
  readonly #min: [number, number, number] = [Infinity, Infinity, Infinity];
  readonly #max: [number, number, number] = [-Infinity, -Infinity, -Infinity];

  add(minMm: readonly number[], maxMm: readonly number[]): void {
    for (let axis = 0; axis < 3; axis++) {
      this.#min[axis] = Math.min(this.#min[axis] as number, minMm[axis] as number);
      this.#max[axis] = Math.max(this.#max[axis] as number, maxMm[axis] as number);
    }
  }

  isEmpty(): boolean {
    return this.#min[0] > this.#max[0];
  }

  box(): NonNullable<ProgramDescription['motionBoxMm']> {
    return { minMm: [...this.#min], maxMm: [...this.#max] };
  }
}

/** One pass over the motions. Where the first comes from is left out where it is unknown. */
function survey(motions: DescribeRequest['reading']['motions'], startUnknown: boolean) {
  const [all, feeds] = [new Box(), new Box()];
  const levels = new Set<number>();
  const toolNumbers = new Set<number>();
  let [feedMmPerMin, spindleRpm] = [NOTHING, NOTHING];
  let nMoves = 0;
  for (const motion of motions) {
    if (motion.kind === 'dwell') continue;
    nMoves++;
    const { fromMm, toMm, kind } = motion;
    toolNumbers.add(motion.toolNumber);
    if (nMoves === 1 && startUnknown) {
      all.add(toMm, toMm);
      continue;
    }
    const { minMm, maxMm } = motionBounds(motion);
    all.add(minMm, maxMm);
    if (kind === 'rapid') continue;
    feeds.add(minMm, maxMm);
    if (motion.feedMmPerMin > 0) feedMmPerMin = widened(feedMmPerMin, motion.feedMmPerMin);
    if (motion.spindle !== 'off') spindleRpm = widened(spindleRpm, motion.spindleRpm);
    const isLevel =
      fromMm[2] === toMm[2] && (kind === 'arc' || fromMm[0] !== toMm[0] || fromMm[1] !== toMm[1]);
    if (isLevel && levels.size < MAX_LEVELS_SEEN) levels.add(toMm[2]);
  }
  return { all, feeds, levels, toolNumbers, feedMmPerMin, spindleRpm, nMoves };
}
