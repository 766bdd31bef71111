import type { Finding } from '@millwright/contracts';
import { holds, type Judgement } from '../judgement.js';
import { familyOf } from '../kind-of.js';

/** What stands before the id of an obligation of the second program. */
export const OTHER_SIDE = 'other-side/';

/** Contours through the sheet: either program may finish them, or both together. */
const JOINED: readonly string[] = ['outline', 'hole'];
/** What the first side has said of drawing and clamps already. */
const SAID_ONCE: readonly string[] = [
  'on-sheet',
  'contours-apart',
  'parts-apart',
  'expectation',
  'part',
  'obstacles',
];

/**
 * The judgements of both programs as one list. A contour through the sheet holds where one side finishes it, or where `meets` says that both
 * together do; else the judgement of the side that came nearer stands.
 */
export function joinSides(
  first: readonly Judgement[],
  other: readonly Judgement[],
  meets: (id: string) => boolean,
): readonly Judgement[] {
  const otherOf = new Map(other.map((judgement) => [judgement.id, judgement]));
  const joined = first.map((judgement) => {
    if (!JOINED.includes(familyOf(judgement.id))) return judgement;
    const second = otherOf.get(judgement.id);
    if (second === undefined || isDone(judgement)) return judgement;
    if (isDone(second)) return ofOtherSide(second, judgement.id);
    if (meets(judgement.id)) return holds(judgement.id, 'Both programs together cut it through.');
    return isNotBegun(judgement) ? ofOtherSide(second, judgement.id) : judgement;
  });
  const own = other.filter(({ id }) => !JOINED.includes(familyOf(id)) && !SAID_ONCE.includes(familyOf(id)));
  return [...joined, ...own.map((judgement) => ofOtherSide(judgement, OTHER_SIDE + judgement.id))];
}

/** Ids of contours that neither program finishes alone. */
export function unfinished(first: readonly Judgement[], other: readonly Judgement[]): readonly string[] {
  const done = new Set(other.filter(isDone).map(({ id }) => id));
  return first
    .filter((one) => JOINED.includes(familyOf(one.id)) && !isDone(one) && !done.has(one.id))
    .map(({ id }) => id);
}

/** Whether nothing of it is left to be cut. */
export function isDone({ state }: Judgement): boolean {
  return state === 'holds' || state === 'not-applicable';
}

/** Whether nothing of it was cut at all. */
export function isNotBegun({ findings }: Judgement): boolean {
  return findings.some(({ code }) => code === 'SIMULATE_PART_MISSING' || code === 'SIMULATE_HOLE_MISSING');
}

function ofOtherSide(judgement: Judgement, id: string): Judgement {
  return { ...judgement, id, findings: judgement.findings.map(marked) };
}

/** Lines and places are those of the second program. */
function marked(one: Finding): Finding {
  return { ...one, message: `Other side: ${one.message}` };
}
