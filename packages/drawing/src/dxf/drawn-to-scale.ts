import { type Finding, finding } from '@millwright/contracts';
import { type DxfDocument, headerNumber } from './document.js';
import type { DxfRecord } from './record.js';

/** How far two lengths may be apart that are the same but for rounding, as a share. */
const ROUNDING_RATIO = 0.02;
/** mm per unit of `$INSUNITS` codes that dimensions are written in, too: inch, foot, millimetre, centimetre, metre. */
const MM_OF_CODE: ReadonlyMap<number, number> = new Map([
  [1, 25.4],
  [2, 304.8],
  [4, 1],
  [5, 10],
  [6, 1_000],
]);

/**
 * How many times longer than it is drawn a dimension says that something is; `undefined` where it cannot be told: for angles and radii, and
 * where words stand at the dimension. Turned dimensions (type 0) are compared along their own line (50, degrees), aligned ones (1) from point to point.
 */
export function scaleOfDimension(record: DxfRecord, text: string): number | undefined {
  const kind = record.number(70, 0) & 7;
  if (kind > 1) return undefined;
  const [dx, dy] = [record.number(14, 0) - record.number(13, 0), record.number(24, 0) - record.number(23, 0)];
  const angleDeg = record.number(50, 0);
  if (kind === 0 && angleDeg % 90 !== 0) return undefined;
  const drawn = kind === 1 ? Math.sqrt(dx * dx + dy * dy) : Math.abs((angleDeg / 90) % 2 === 0 ? dx : dy);
  const words = text.trim();
  const written = /^(\d+(?:[.,]\d+)?)$/.exec(words)?.[1];
  const said =
    words === '' || words === '<>' ? record.number(42, 0) : Number((written ?? 'NaN').replace(',', '.'));
  return drawn > 0 && said > 0 ? said / drawn : undefined;
}

/** What is said of a drawing most of whose dimensions say the same other length than is drawn, other than in another unit; nothing else is. */
export function scaleFindings(scales: readonly number[], document: DxfDocument): readonly Finding[] {
  const declaredMm = MM_OF_CODE.get(headerNumber(document, '$INSUNITS', 70) ?? 0);
  const isUnit = (scale: number) =>
    [...MM_OF_CODE.values()].some((mm) =>
      (declaredMm === undefined ? [...MM_OF_CODE.values()] : [declaredMm]).some((own) =>
        isNear(scale, own / mm),
      ),
    );
  const other = scales.filter((scale) => !isUnit(scale));
  const scale = other.toSorted((a, b) => a - b)[other.length >> 1];
  if (scale === undefined) return [];
  const count = other.filter((one) => isNear(one, scale)).length;
  if (2 * count <= scales.length) return [];
  const times = String(Number(scale.toFixed(4)));
  return [
    finding('DRAWING_DRAWN_TO_SCALE', {
      message: `${count} of ${scales.length} dimensions say ${times} times the length that is drawn: the drawing seems to be to a scale. Parts come out as drawn; draw them 1:1, or scale the drawing ${times} times before it is exported.`,
      count,
    }),
  ];
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING_RATIO * b;
}
