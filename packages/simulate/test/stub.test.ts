import { proofSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { manifest as real } from '../src/index.js';
import { manifest, proveProgram } from '../src/stub.js';
import { job, part, placed, rectangle } from './support/job.js';

describe('the stub', () => {
  const request = job([{ part: part('p', rectangle(50, 40)), placement: placed('p', 20, 20) }]);

  it('never proves, and says that it is a stub', async () => {
    const proof = await proveProgram(request);
    expect(proof.verdict).toBe('unproved');
    expect(proof.findings.map(({ code }) => code)).toEqual(['STUB_ENGINE']);
    expect(proof.programSha256).toBe(request.programSha256);
    expect(proofSchema.safeParse(proof).success).toBe(true);
  });

  it('is named as a stub of the same engine and version', () => {
    expect(manifest).toEqual({ ...real, kind: 'stub', modules: [] });
    expect(real.kind).toBe('real');
  });
});
