import type { Bracket, Proof, Sheet } from '@millwright/contracts';

type Removal = NonNullable<Proof['removal']>;

/**
 * What two programs from both faces take off together. Where they meet the same wood counts once. What is cut is mapped by the core
 * (`jointMm3`); of the rest at least the larger of both counts, at most their sum, and never more than the sheet (volumes mm³, areas mm²).
 * @returns undefined where one of them is not known
 */
export function joinRemovals(
  first: Removal | undefined,
  second: Removal | undefined,
  { widthMm, heightMm, thicknessMm }: Pick<Sheet, 'widthMm' | 'heightMm' | 'thicknessMm'>,
  jointMm3: Bracket | undefined,
): Removal | undefined {
  if (first === undefined || second === undefined) return undefined;
  const sheetMm2 = widthMm * heightMm;
  const join = (a: Bracket, b: Bracket, whole: number): Bracket => ({
    least: Math.max(a.least, b.least),
    most: Math.min(a.most + b.most, whole),
  });
  const joined: Partial<Record<keyof Removal, Bracket>> = {};
  for (const name of ['gougeMm2', 'gougeMm3', 'residueMm2', 'residueMm3', 'unreachableMm2'] as const) {
    const [a, b] = [first[name], second[name]];
    const whole = name.endsWith('Mm3') ? sheetMm2 * thicknessMm : sheetMm2;
    if (a !== undefined && b !== undefined) joined[name] = join(a, b, whole);
  }
  return {
    ...joined,
    cutMm3: within(join(first.cutMm3, second.cutMm3, sheetMm2 * thicknessMm), jointMm3),
    undecidedMm2: Math.min(first.undecidedMm2 + second.undecidedMm2, sheetMm2),
    nCells: first.nCells + second.nCells,
  } as Removal;
}

/** Both brackets hold the truth; so does what they share. */
function within(bracket: Bracket, other: Bracket | undefined): Bracket {
  if (other === undefined) return bracket;
  return { least: Math.max(bracket.least, other.least), most: Math.min(bracket.most, other.most) };
}
