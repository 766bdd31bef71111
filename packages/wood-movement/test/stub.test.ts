import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { movementReportSchema, type WoodMovementEngine } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import * as real from '../src/index.js';
import * as stub from '../src/stub.js';

const request = {
  climate: { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 11 },
  checks: [{ kind: 'board', id: 'a', species: 'white oak', widthMm: 100, ringAngleDeg: 0 }],
} as const;

/** Both kinds fit the one interface: checked by the compiler. */
const kinds: readonly WoodMovementEngine[] = [real, stub];

describe('the stub', () => {
  it('has the names of the real engine and says that it is a stub', () => {
    expect(Object.keys(stub).sort()).toEqual(Object.keys(real).sort());
    expect(kinds.map(({ manifest }) => manifest.kind)).toEqual(['real', 'stub']);
    expect(kinds.map(({ manifest }) => manifest.id)).toEqual(Array(2).fill('@millwright/wood-movement'));
  });

  it('judges nothing, marks itself, and keeps to the contract', () => {
    const report = stub.checkMovement(request);
    expect(movementReportSchema.parse(report)).toEqual(report);
    expect(report.checks).toMatchObject([{ id: 'a', verdict: 'not-judged' }]);
    expect(report.findings).toMatchObject([{ code: 'STUB_ENGINE' }]);
  });

  it('refuses what the real engine refuses', () => {
    expect(() =>
      stub.checkMovement({ ...request, climate: { ...request.climate, driestMoisturePct: 40 } }),
    ).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('the surface', () => {
  it('is what the README promises', () => {
    expect(Object.keys(real).sort()).toEqual([
      'celsiusOf',
      'changeOfCurvedBoard',
      'changeOfLengthMm',
      'changeOfWidthMm',
      'checkMovement',
      'daysToShare',
      'drawYear',
      'equilibriumMoisturePct',
      'findSpecies',
      'finishes',
      'formatLength',
      'judgeCheck',
      'manifest',
      'parseLengthMm',
      'places',
      'relativeHumidityPct',
      'shareOfChange',
      'shareOfCycle',
      'siteOf',
      'speciesNames',
    ]);
  });

  it('names in the README every function and the number of woods', () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
    for (const name of Object.keys(real)) if (name !== 'manifest') expect(readme).toContain(`\`${name}`);
    expect(readme).toContain(`one of ${real.speciesNames.length} woods`);
  });
});
