import { MillwrightError } from '@millwright/contracts';
import { LIMITS, requireWithin } from '../limits.js';
import type { DxfDocument, RecordRange } from './document.js';
import { nameKey } from './name-key.js';
import type { DxfRecord } from './record.js';

/**
 * How many entities a drawing has once every block is expanded, counted without expanding: a file of a few lines can ask for more
 * copies than there are atoms (32,767² in one INSERT, times the depth).
 * @throws MillwrightError DRAWING_REFERENCE_CYCLE, INPUT_TOO_LARGE
 */
export function countExpanded(document: DxfDocument): number {
  const known = new Map<string, number>();
  return document.entities.reduce((total, range) => total + countOf(range, document, known, []), 0);
}

/** Recursion follows blocks within blocks, which `insertDepth` limits; each block is counted once. */
function countOf(
  range: RecordRange,
  document: DxfDocument,
  known: Map<string, number>,
  path: readonly string[],
): number {
  requireWithin('Blocks are nested', path.length, LIMITS.insertDepth, 'deep');
  const { records } = document;
  let total = 0;
  for (let i = range.from; i < range.to; i = records.afterEntity(i)) {
    total++;
    if (records.typeOf(i) !== 'INSERT') continue;
    const record = records.at(i);
    const name = nameKey(record.name(2));
    const block = document.blocks.get(name);
    if (block === undefined) continue;
    if (path.includes(name)) refuseBlockCycle(name);
    const count = known.get(name) ?? countOf(block.entities, document, known, [...path, name]);
    known.set(name, count);
    const { nColumns, nRows } = arrayOf(record);
    total += nColumns * nRows * Math.max(1, count);
  }
  return total;
}

/** Columns and rows of an INSERT; absent or 0 means one. */
export function arrayOf(record: DxfRecord): { nColumns: number; nRows: number } {
  return {
    nColumns: Math.max(1, Math.floor(record.number(70, 1))),
    nRows: Math.max(1, Math.floor(record.number(71, 1))),
  };
}

function refuseBlockCycle(name: string): never {
  throw new MillwrightError('DRAWING_REFERENCE_CYCLE', {
    message: `The block "${name.slice(0, 100)}" contains itself.`,
    hint: 'Explode the block in the program the drawing came from.',
    data: { block: name.slice(0, 100) },
  });
}
