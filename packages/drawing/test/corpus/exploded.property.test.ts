import type { Drawing } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readDrawing } from '../../src/index.js';
import { dxfOf, explode, type Motion, moved, shapesOf, shuffled } from './exploded.js';
import { type CorpusRow, corpusFile, corpusRows, sharedDrawings, unitOf } from './row.js';

/** Where contours meet or cross, single lines do not say which of them is whose: those drawings have no one answer when exploded. */
const AMBIGUOUS = new Set([
  'DRAWING_CONTOURS_CROSS',
  'DRAWING_CONTOUR_CROSSES_ITSELF',
  'DRAWING_CONTOUR_BRANCHES',
  'DRAWING_GAP_CLOSED',
]);
/** Written again by other programs, they say the same as the first. */
const COPY = /-again-/;
/** Quick runs leave the largest drawings to the others of their kind. */
const MAX_PIECES = 800;

const MOTIONS: Readonly<Record<string, Motion>> = {
  'moved 10⁵ mm away': { cos: 1, sin: 0, by: [1e5, -1e5] },
  'turned by a quarter and mirrored': { cos: 0, sin: 1, mirror: true, by: [0, 0] },
  'turned by three quarters': { cos: 0, sin: -1, by: [-317.25, 12.5] },
  'turned by an odd angle, mirrored, moved': {
    cos: Math.cos(1),
    sin: Math.sin(1),
    mirror: true,
    by: [9999.9, 7],
  },
};

async function read(row: CorpusRow, bytes: Uint8Array): Promise<Drawing | undefined> {
  const unit = unitOf(row.units.facts_under);
  return readDrawing(bytes, unit === undefined ? {} : { unit }).catch(() => undefined);
}

const files = [
  ...corpusRows
    .filter(({ file }) => !COPY.test(file))
    .map((row) => ({ row, bytes: () => corpusFile(row.file) })),
  // A contour that touches itself has no one answer either.
  ...sharedDrawings()
    .filter(({ self_touching_loops }) => (self_touching_loops ?? 0) === 0)
    .map((row) => ({ row, bytes: () => row.bytes })),
];

describe('the parts of every drawing, exploded into single lines and arcs', () => {
  it(`come back whole in any order, direction and position (${files.length} drawings)`, async () => {
    const lost: string[] = [];
    let nTried = 0;
    for (const [index, { row, bytes }] of files.entries()) {
      const drawing = await read(row, bytes());
      if (drawing === undefined || drawing.findings.some(({ code }) => AMBIGUOUS.has(code))) continue;
      const pieces = explode(drawing);
      if (pieces.length === 0 || pieces.length > MAX_PIECES) continue;
      const whole = await readDrawing(dxfOf(pieces), { unit: 'mm' });
      const names = Object.keys(MOTIONS);
      const name = names[index % names.length]!;
      const changed = shuffled(pieces, index + 1).map(moved(MOTIONS[name]!));
      const again = await readDrawing(dxfOf(changed), { unit: 'mm' });
      nTried++;
      for (const [how, found] of [
        ['as they are', whole],
        [name, again],
      ] as const) {
        const difference = differenceOf(shapesOf(drawing), shapesOf(found));
        if (difference !== undefined) lost.push(`${row.file}, ${how}: ${difference}`);
      }
      if (name === 'moved 10⁵ mm away' && idsOf(whole) !== idsOf(again))
        lost.push(`${row.file}: ids changed`);
    }
    expect(lost, lost.join('\n')).toEqual([]);
    expect(nTried).toBeGreaterThan(200);
  });
});

/** Ids as a set: equals are told apart by the order of reading. */
const idsOf = ({ parts }: Drawing) =>
  parts
    .map(({ id }) => id)
    .sort()
    .join(' ');

/** The first shape that differs by more than 1 µm along its edge or a millionth of its area. */
function differenceOf(
  expected: readonly (readonly number[])[],
  found: readonly (readonly number[])[],
): string | undefined {
  if (expected.length !== found.length) return `${expected.length} parts became ${found.length}`;
  for (const [part, areas] of expected.entries()) {
    const others = found[part]!;
    if (areas.length !== others.length) return `${areas.length - 1} holes became ${others.length - 1}`;
    for (const [index, area] of areas.entries())
      if (Math.abs(area - others[index]!) > Math.max(1e-3, area * 1e-6, Math.sqrt(area) * 4e-3))
        return `an area of ${area} mm² became ${others[index]}`;
  }
  return undefined;
}
