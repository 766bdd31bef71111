import { programReadingSchema, writeProgramResultSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import * as real from '../src/index.js';
import * as stub from '../src/stub.js';
import { request, toolpath } from './support/shop.js';

const given = request([toolpath([{ kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 300 }])]);

describe('the stub', () => {
  it('has the names of the real engine and says that it is a stub', () => {
    expect(Object.keys(stub).sort()).toEqual(Object.keys(real).sort());
    expect(stub.manifest).toMatchObject({ id: real.manifest.id, kind: 'stub' });
  });

  it('writes a program without a single word that moves or turns anything', async () => {
    const result = await stub.writeProgram(given);
    expect(writeProgramResultSchema.safeParse(result).success).toBe(true);
    expect(result.program.text.replace(/^\(.*\)$/gm, '').trim()).toBe('');
    expect((await real.readProgram({ text: result.program.text })).motions).toEqual([]);
    expect(result.findings.map(({ code }) => code)).toEqual(['STUB_ENGINE']);
  });

  it('reads nothing, and says so as an error', async () => {
    const reading = await stub.readProgram({ text: 'G1 X1 F100' });
    expect(programReadingSchema.safeParse(reading).success).toBe(true);
    expect(reading.motions).toEqual([]);
    expect(reading.diagnostics).toMatchObject([{ severity: 'error', code: 'STUB_ENGINE' }]);
  });

  it('refuses what the real engine refuses', async () => {
    await expect(stub.writeProgram({ ...given, toolpaths: [] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});
