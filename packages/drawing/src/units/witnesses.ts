import type { DrawingUnit } from '@millwright/contracts';
import type { DxfUnitFacts } from '../dxf/unit-facts.js';
import { type Extent, MM_PER_UNIT, shown } from './units.js';

/** Something written in the drawing that says what a length of it is. */
export interface Witness {
  /** mm per unit of the drawing as it follows from what is written. */
  readonly mmPerUnit: number;
  readonly evidence: string;
}

/** Units as people write them behind a number. */
const WRITTEN_UNITS: readonly (readonly [pattern: RegExp, unit: DrawingUnit])[] = [
  [/^(mm|millimet(re|er)s?)\b/i, 'mm'],
  [/^(cm|centimet(re|er)s?)\b/i, 'cm'],
  [/^(m|met(re|er)s?)\b/i, 'm'],
  [/^(in\b|inch(es)?\b|"|″|'')/i, 'in'],
  [/^(ft\b|feet\b|foot\b|'|′)/i, 'ft'],
];

/** A number, and perhaps a second one after a cross, with what follows. */
const LENGTHS = /(\d+(?:[.,]\d+)?)(?:\s*[x×*]\s*(\d+(?:[.,]\d+)?))?\s*([a-z″"'′]+)/gi;
/** What is written is rounded: so far may it be from what is drawn, as a share. */
const ROUNDING_RATIO = 0.01;
/** Texts looked at, and lengths in each; a drawing that is all text says no more. */
const MAX_TEXTS = 2_000;
const MAX_LENGTHS = 20;

/**
 * What the texts of a drawing say of its unit: a dimension that shows another number than it measures, or the same one with a unit; a
 * label with two lengths, when they are the size of the whole drawing.
 */
export function witnessesOf({ measured, texts }: DxfUnitFacts, extent: Extent): readonly Witness[] {
  const found: Witness[] = [];
  for (const { text, measurement } of measured.slice(0, MAX_TEXTS)) {
    const words = text.replace('<>', String(measurement));
    const [length] = lengthsIn(words);
    if (length === undefined || !(measurement > 0)) continue;
    const evidence = `A dimension of ${shown(measurement)} says "${words.slice(0, 40)}".`;
    found.push({ mmPerUnit: (length.first * MM_PER_UNIT[length.unit]) / measurement, evidence });
  }
  for (const text of texts.slice(0, MAX_TEXTS)) {
    for (const { first, second, unit } of lengthsIn(text)) {
      if (second === undefined) continue;
      const mmPerUnit = ratioToSize([first, second], extent) * MM_PER_UNIT[unit];
      const evidence = `The text "${text.slice(0, 40)}" is in proportion to the size of the drawing.`;
      if (mmPerUnit > 0) found.push({ mmPerUnit, evidence });
    }
  }
  return found;
}

/** Whether a witness says that the drawing is in this unit. */
export function speaksFor({ mmPerUnit }: Witness, unitMm: number): boolean {
  return Math.abs(mmPerUnit - unitMm) <= ROUNDING_RATIO * unitMm;
}

interface WrittenLength {
  readonly first: number;
  readonly second: number | undefined;
  readonly unit: DrawingUnit;
}

function lengthsIn(text: string): readonly WrittenLength[] {
  const lengths: WrittenLength[] = [];
  for (const [, first, second, after] of text.slice(0, 200).matchAll(LENGTHS)) {
    const unit = WRITTEN_UNITS.find(([pattern]) => pattern.test(after ?? ''))?.[1];
    if (unit === undefined) continue;
    const number = (written: string) => Number(written.replace(',', '.'));
    lengths.push({ first: number(first!), second: second === undefined ? undefined : number(second), unit });
    if (lengths.length === MAX_LENGTHS) break;
  }
  return lengths;
}

/** How many times larger two written lengths are than the sides of the drawing; 0 when they are not in proportion to these. */
function ratioToSize(written: readonly [number, number], { width, height }: Extent): number {
  const [short, long] = written.toSorted((a, b) => a - b) as [number, number];
  const [least, most] = width < height ? [width, height] : [height, width];
  if (!(least > 0) || !(short > 0)) return 0;
  const ratio = long / most;
  return Math.abs(short / least - ratio) <= ROUNDING_RATIO * ratio ? ratio : 0;
}
