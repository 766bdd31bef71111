import { describe, expect, it } from 'vitest';
import { lintProgram, repairProgram, writeProgram } from '../../src/index.js';
import { request, toolpath } from '../support/shop.js';

const cuts = toolpath([
  { kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 300 },
  { kind: 'line', toMm: [60, 10, -3], feedMmPerMin: 1200 },
  { kind: 'arc', toMm: [60, 10, -3], centreMm: [56.211, 17.93], clockwise: false, feedMmPerMin: 1200 },
  { kind: 'arc', toMm: [60.004, 10, -3], centreMm: [60.002, 10], clockwise: true, feedMmPerMin: 1200 },
  { kind: 'rapid', toMm: [60.004, 10, 5] },
]);

describe.each(['verbose', 'standard', 'compact'] as const)('a program of ours in the style %s', (style) => {
  it.each(['mm', 'inch'] as const)(
    'in %s gives lint nothing to say and repair nothing to do',
    async (units) => {
      const { program } = await writeProgram(request([cuts], { options: { style, units } }));
      expect((await lintProgram({ text: program.text })).remarks).toEqual([]);
      const { outcome, changes } = await repairProgram({ text: program.text });
      expect([outcome, changes]).toEqual(['unchanged', []]);
    },
  );
});
