import type { Motion, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { proveProgram as proveByStub } from '../src/stub.js';
import { circle, job, part, placed, rectangle, tool } from './support/job.js';
import { mapMotions } from './support/mutate.js';

const whole = job([
  { part: part('p', rectangle(50, 40), [circle(20, 20, 5, true)]), placement: placed('p', 20, 20) },
]);
const [only] = whole.parts as [ProveRequest['parts'][number]];

const refused: readonly (readonly [string, unknown, string])[] = [
  ['nothing', undefined, ''],
  ['an unknown key', { ...whole, tolerance: 1 }, ''],
  [
    'NaN',
    mapMotions(whole, (m, i): Motion => (i === 3 ? { ...m, toMm: [Number.NaN, 0, 0] } : m)),
    'reading.motions.3',
  ],
  [
    'a huge coordinate',
    mapMotions(whole, (m, i): Motion => (i === 3 ? { ...m, toMm: [1e9, 0, 0] } : m)),
    'reading.motions.3',
  ],
  ['a tolerance of zero', { ...whole, toleranceMm: 0 }, 'toleranceMm'],
  ['a sheet told in two ways', { ...whole, stock: { widthMm: 1, heightMm: 1, thicknessMm: 1 } }, 'stock'],
  [
    'a range of rpm the wrong way round',
    { ...whole, cuttingLimits: [{ toolNumber: 1, rpm: { least: 18000, most: 9000 } }] },
    'cuttingLimits.0.rpm',
  ],
  [
    'a spindle whose limits have changed places',
    { ...whole, machine: { ...whole.machine, spindle: { minRpm: 24000, maxRpm: 8000, spinUpS: 3 } } },
    'machine.spindle',
  ],
  [
    'tools for a feature that no part has',
    {
      ...whole,
      operations: [{ kind: 'feature-tools', partId: 'p', featureId: 'pokcet', toolNumbers: [1] }],
    },
    'operations.0.featureId',
  ],
  ['two tools of one number', { ...whole, tools: [tool, { ...tool, id: 'twin' }] }, 'tools.1'],
  ['a part twice', { ...whole, parts: [only, only] }, 'parts.1'],
  [
    'an expectation twice',
    { ...whole, partsExpected: [...whole.partsExpected, ...whole.partsExpected] },
    'partsExpected.1',
  ],
  [
    'an open outline',
    { ...whole, parts: [{ ...only, outline: { ...only.outline, closed: false } }] },
    'parts.0.outline',
  ],
  [
    'a hole without size',
    {
      ...whole,
      parts: [
        {
          ...only,
          holes: [
            {
              closed: true,
              vertices: [
                [1, 1, 0],
                [1, 1, 0],
              ],
            },
          ],
        },
      ],
    },
    'parts.0.holes.0',
  ],
  [
    'an arc without a centre',
    mapMotions(whole, (m) => {
      const { centreMm: _, ...rest } = m;
      return rest;
    }),
    'reading.motions',
  ],
  [
    'a turn without end',
    mapMotions(whole, (m) => (m.kind === 'arc' ? { ...m, sweepRad: 1e6 } : m)),
    'reading.motions',
  ],
];

describe('a request that is not valid', () => {
  it.each(refused)('is refused, by engine and stub alike, with its place: %s', async (_, request, path) => {
    for (const prove of [proveProgram, proveByStub]) {
      const error = await prove(request as ProveRequest).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'INPUT_INVALID' });
      expect(String((error as { data?: { path?: string } }).data?.path)).toContain(path);
    }
  });

  it('is refused when the layout has no such sheet', async () => {
    await expect(proveProgram({ ...whole, sheetIndex: 1 })).rejects.toMatchObject({
      code: 'SIMULATE_SHEET_UNKNOWN',
    });
  });
});
