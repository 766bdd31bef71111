import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { drawingSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { judge } from './compare.js';
import { knownFaults } from './known-faults.js';
import { corpusFile, corpusRows } from './row.js';

describe('the corpus of small drawings', () => {
  it('has a row for every file and a file for every row', () => {
    expect(readdirSync(resolve(import.meta.dirname, 'fixtures')).sort()).toEqual(
      corpusRows.map(({ file }) => file).sort(),
    );
  });

  it('is written by foreign programs in at least a half', () => {
    const nForeign = corpusRows.filter(({ program }) => program !== 'hand').length;
    expect(corpusRows.length).toBeGreaterThanOrEqual(60);
    expect(nForeign / corpusRows.length).toBeGreaterThanOrEqual(0.5);
  });

  for (const row of corpusRows)
    it(`${row.file} is read as it was meant: ${row.purpose}`, async (context) => {
      const { faults, drawing } = await judge(row, corpusFile(row.file));
      const reason = knownFaults[row.file];
      if (faults.length > 0 && reason !== undefined) context.skip(`${reason}: ${faults.join('; ')}`);
      expect(faults, faults.join('\n')).toEqual([]);
      if (drawing !== undefined) expect(drawingSchema.safeParse(drawing).error).toBeUndefined();
    });
});
