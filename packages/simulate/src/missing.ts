import type { MissingInput, ProgramDescription, Proof } from '@millwright/contracts';
import { guessOf } from './describe/guesses.js';
import { type Judgement, shortened, undecided } from './judgement.js';
import { familyOf, kindOf } from './kind-of.js';
import { type ObligationKind, obligationKinds } from './obligations.js';

/** Where no unit is stated motions are those of a controller that was just switched on (mm): what is wrong with them is wrong there. */
const ALWAYS_SURE_WITHOUT: readonly MissingInput[] = ['units'];

/** All inputs, in the order in which a proof names them. */
const INPUTS: readonly MissingInput[] = [
  'stock',
  'drawing',
  'tool',
  'machine',
  'setup',
  'work-offset',
  'z-frame',
  'units',
];

/** What an obligation needs that the list does not know. */
const needsEverything: Pick<ObligationKind, 'needs' | 'sureWithout'> = { needs: INPUTS };

/**
 * The judgements as they stand without the inputs that are missing. Checks run on stand-ins for them; here whatever rests on a stand-in is
 * taken back: nothing that needs a missing input holds, and a violation stays only where the stand-in cannot have caused it. What was
 * not judged at all for want of an input is added: a missing input removes no obligation.
 */
export function judgedWithout(
  judgements: readonly Judgement[],
  missing: ReadonlySet<MissingInput>,
): readonly Judgement[] {
  if (missing.size === 0) return judgements;
  const kept = judgements.map((judgement) => {
    const kind = kindOf(judgement.id) ?? needsEverything;
    const lacking = kind.needs.filter((input) => missing.has(input));
    if (lacking.length === 0) return judgement;
    const sure = [...ALWAYS_SURE_WITHOUT, ...(kind.sureWithout ?? [])];
    const isSure = lacking.every((input) => sure.includes(input));
    if (isSure && (judgement.state === 'violated' || judgement.state === 'undecided')) return judgement;
    return notJudged(judgement.id, lacking);
  });
  const there = new Set(judgements.map(({ id }) => familyOf(id)));
  const added = obligationKinds.flatMap(({ id, needs, unless }) => {
    const lacking = needs.filter((input) => missing.has(input));
    const isThere = there.has(familyOf(id)) || (unless !== undefined && there.has(unless));
    return lacking.length === 0 || isThere ? [] : [notJudged(familyOf(id), lacking)];
  });
  return [...kept, ...added];
}

function notJudged(id: string, lacking: readonly MissingInput[]): Judgement {
  return undecided(id, `Not judged: ${lacking.map((input) => NAMES[input]).join(', ')} not given.`);
}

/** Inputs as a sentence has them. */
const NAMES: Readonly<Record<MissingInput, string>> = {
  stock: 'the stock',
  drawing: 'the drawing',
  tool: 'the tool',
  machine: 'the machine',
  setup: 'the setup',
  'work-offset': 'the place of the program’s zero on the sheet',
  'z-frame': 'the height of its zero and the way its Z points',
  units: 'the unit',
};

/** Why each missing input is needed. */
const WHY_NEEDED: Readonly<Record<MissingInput, string>> = {
  stock: 'Without the size of the sheet it is not known which motions cut: give `stock` or `layout`.',
  drawing:
    'Without parts and where they lie nothing can be said of gouges and of what is left: give `parts`, `layout` and `partsExpected`.',
  tool: 'Without its shape and length what a tool cuts is not known: give `tools` with the numbers of the T words.',
  machine:
    'Without it travel, rates, the spindle’s range and the running time are not known: give `machine`.',
  setup: 'Without it travel, the heights that are safe and the spoilboard are not known: give `setup`.',
  'work-offset':
    'Without it where on the sheet the program’s X0 Y0 lies is not known: give `frame.zeroMm`, or a `setup`.',
  'z-frame':
    'Without it which height the program’s Z0 has and which way Z points are not known: give `frame`; nothing is simulated upside down.',
  units:
    'Without G20 or G21 its lengths are in the unit the controller was left in: state one in the program.',
};

/** A row of the proof’s list of missing inputs. */
export type MissingRow = Proof['missing'][number];

/** The inputs that are missing, each with why it is needed and what the program, in its own coordinates, suggests. */
export function missingRows(
  missing: ReadonlySet<MissingInput>,
  program: () => ProgramDescription,
): readonly MissingRow[] {
  if (missing.size === 0) return [];
  const described = program();
  return INPUTS.filter((input) => missing.has(input)).map((input) => {
    const guess = guessOf(input, described);
    return { input, why: WHY_NEEDED[input], ...(guess === undefined ? {} : { guess: shortened(guess) }) };
  });
}
