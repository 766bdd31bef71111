/** A number as SVG and CSS write it (CSS Syntax 3, "number token"). */
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g;

/** All numbers of an attribute such as `points` or `viewBox`, in order. */
export function numbersIn(text: string): readonly number[] {
  return (text.match(NUMBER) ?? []).map(Number).filter(Number.isFinite);
}

/** Whether there is nothing but numbers and what stands between them, and every number is finite. */
export function isNumbersOnly(text: string): boolean {
  const numbers = text.match(NUMBER) ?? [];
  return numbers.map(Number).every(Number.isFinite) && /^[\s,]*$/.test(text.replace(NUMBER, ''));
}

/** Millimetres per unit of length (CSS Values 3, 6.2: 1 in = 96 px = 72 pt = 6 pc = 2.54 cm = 101.6 Q). `px` is left to the caller. */
const PX_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['pt', 96 / 72],
  ['pc', 16],
]);

/** Letters of a length at most: nobody writes more, and a pattern tried on megabytes takes its time. */
const MAX_LENGTH_TEXT = 200;

/** A length: how many px (user units), and the unit it was written in, in lower case. */
export interface SvgLength {
  readonly px: number;
  readonly value: number;
  readonly unit: string;
}

/**
 * A length attribute. `%` is a share of `referencePx`; em and ex are not known here, since text is not laid out.
 * @returns `undefined` when absent or not a length
 */
export function parseLength(text: string | undefined, referencePx: number): SvgLength | undefined {
  if (text === undefined || text.length > MAX_LENGTH_TEXT) return undefined;
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*|%)$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number(match[1]);
  const unit = match[2]!.toLowerCase();
  const factor = unit === '%' ? referencePx / 100 : PX_PER_UNIT.get(unit);
  if (factor === undefined || !Number.isFinite(value)) return undefined;
  return { px: value * factor, value, unit };
}
