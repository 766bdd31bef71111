import type { Setup, WriteOptions, Zero } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { createPipeline, loadEngines, planJob, readEngineFlags, runJob } from '../../src/index.js';

const plate = {
  text: '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="60mm" viewBox="0 0 100 60"><rect width="100" height="60" rx="7"/><circle cx="50" cy="30" r="10"/></svg>',
};
const setup: Setup = { workZeroMm: [400, 300, 60], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 0.5 };

async function verdicts(zero: Zero | undefined, program: WriteOptions | undefined, given = setup) {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags({})) });
  const plan = planJob({
    title: 'Plate',
    drawing: 'plate.svg',
    sheets: [{ id: 'birch', material: 'plywood', widthMm: 300, heightMm: 200, thicknessMm: 9, quantity: 1 }],
    machine: 'longmill-mk2-30x30',
    tool: 'flat-6mm-2f',
    setup: zero ? { ...given, zero } : given,
    ...(program ? { program } : {}),
  });
  const result = await runJob(plan, plate, (name, input) => pipeline.call(name, input));
  const { findings } = result;
  return { verdicts: result.sheets.map(({ verdict }) => verdict), codes: findings.map(({ code }) => code) };
}

describe('a job whose zero lies elsewhere on the sheet', () => {
  it.each<[Zero['x'], Zero['y'], Zero['z']]>([
    ['left', 'near', 'stock-top'],
    ['left', 'near', 'spoilboard'],
    ['centre', 'centre', 'stock-top'],
    ['right', 'far', 'spoilboard'],
  ])('is proved with X %s, Y %s, Z at the %s', async (x, y, z) => {
    expect((await verdicts({ x, y, z }, undefined)).verdicts).toEqual(['proved']);
  });

  it('is held against the travel from where its zero lies', async () => {
    // The sheet's far right corner is the zero, and lies 10 mm from the travel's least corner: nothing can be reached.
    const near: Setup = { ...setup, workZeroMm: [10, 10, 60] };
    const far = await verdicts({ x: 'right', y: 'far', z: 'stock-top' }, undefined, near);
    expect(far.verdicts).toEqual([]);
    expect(far.codes).toContain('POST_TRAVEL_EXCEEDED');
  });
});

describe('a job with a say in how its programs look', () => {
  it.each<WriteOptions>([
    { style: 'compact' },
    { style: 'verbose', units: 'inch' },
    { units: 'inch', fitToleranceMm: 0 },
  ])('is proved as %o', async (program) => {
    expect((await verdicts(undefined, program)).verdicts).toEqual(['proved']);
  });
});
