import type { MissingInput, Motion, Proof, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { describeProgram, proveProgram } from '../../src/index.js';
import { obligationKinds } from '../../src/obligations.js';
import { circle, type FullRequest, job, part, placed, rectangle } from '../support/job.js';
import { mapMotions } from '../support/mutate.js';

const whole = job([
  { part: part('p', rectangle(80, 60), [circle(30, 30, 10, true)]), placement: placed('p', 40, 40) },
]);

function without(...keys: readonly (keyof ProveRequest)[]): ProveRequest {
  const rest: Record<string, unknown> = { ...whole };
  for (const key of keys) delete rest[key];
  return rest as unknown as ProveRequest;
}

const stateOf = (proof: Proof, id: string) => proof.obligations.find((one) => one.id === id)?.state;
const familiesOf = (proof: Proof) => new Set(proof.obligations.map(({ id }) => id.split(':')[0]));
const missingOf = (proof: Proof): readonly MissingInput[] => proof.missing.map(({ input }) => input);
const stock = { widthMm: 600, heightMm: 600, thicknessMm: 12 };

describe('an input that is missing', () => {
  it.each<[string, ProveRequest, readonly MissingInput[]]>([
    ['the machine', without('machine'), ['machine']],
    ['the setup', without('setup'), ['setup', 'work-offset', 'z-frame']],
    [
      'the setup, with a frame',
      { ...without('setup'), frame: { zeroMm: [0, 0, 0], zPoints: 'up' } },
      ['setup'],
    ],
    ['the tools', { ...whole, tools: [] }, ['tool']],
    ['the layout', { ...without('layout'), stock }, ['drawing']],
    ['the sheet', without('layout'), ['stock', 'drawing']],
    ['the parts', { ...whole, parts: [], partsExpected: [] }, ['drawing']],
    ['the unit', { ...whole, reading: { ...whole.reading, units: 'unstated' } }, ['units']],
  ])('%s removes no obligation and is named', async (_, request, inputs) => {
    const [full, proof] = [await proveProgram(whole), await proveProgram(request)];
    expect(full.verdict).toBe('proved');
    expect(full.missing).toEqual([]);
    expect(proof.verdict).toBe('unproved');
    expect(missingOf(proof)).toEqual(inputs);
    const there = familiesOf(proof);
    for (const family of familiesOf(full)) {
      // Ids of one object stand under the name of their kind where the object is not known.
      if (family !== undefined && family !== 'spindle') expect([...there], family).toContain(family);
    }
    for (const { id, needs } of obligationKinds) {
      if (!needs.some((input) => inputs.includes(input))) continue;
      const states = proof.obligations
        .filter((one) => one.id.split(':')[0] === id.split(':')[0])
        .map(({ state }) => state);
      expect(states, id).not.toContain('holds');
    }
  });

  it('never accuses: what rests on a stand-in is not violated', async () => {
    const request = without('machine', 'setup', 'layout', 'parts', 'tools');
    const proof = await proveProgram({ programSha256: request.programSha256, reading: request.reading });
    expect(proof.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(proof.verdict).toBe('unproved');
    expect(proof.deepestGougeMm).toBeUndefined();
    expect(proof.removal).toBeUndefined();
  });

  it('excuses nothing that can be said without it', async () => {
    const off = mapMotions(whole, (motion): Motion => ({ ...motion, spindle: 'off', spindleRpm: 0 }));
    const { machine: _, tools: __, ...rest } = off as FullRequest;
    const proof = await proveProgram({ ...rest, tools: [] });
    expect(stateOf(proof, 'spindle-on')).toBe('violated');
    expect(proof.verdict).toBe('findings');
  });

  it('comes with what the program suggests, and that is never used', async () => {
    const request = { programSha256: whole.programSha256, reading: whole.reading };
    const text = '(T1 D=6 CR=0 - ZMIN=-12.3 - flat end mill)\n(STOCK/BLOCK, 600, 600, 12, 0, 0, 12)\nG21';
    const proof = await proveProgram({ ...request, text });
    const guess = (input: MissingInput) => proof.missing.find((one) => one.input === input)?.guess;
    expect(guess('tool')).toContain('T1 D=6 CR=0');
    expect(guess('tool')).toContain('It uses T1');
    expect(guess('stock')).toContain('STOCK/BLOCK, 600, 600, 12');
    expect(guess('stock')).toContain('down to Z -12.3');
    expect(guess('z-frame')).toContain('stock top');
    expect(guess('drawing')).toBeUndefined();
    const bare = await proveProgram(request);
    expect({ ...proof, missing: [] }).toEqual({ ...bare, missing: [] });
  });

  it('of everything leaves a program that does nothing unproved', async () => {
    const reading = { ...whole.reading, motions: [], startUnknown: false };
    expect((await proveProgram({ programSha256: whole.programSha256, reading })).verdict).toBe('unproved');
    expect((await describeProgram({ reading })).kind).toBe('nothing');
  });
});
