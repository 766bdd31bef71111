import { describe, expect, it } from 'vitest';
import { drawEngagement, proveProgram } from '../../src/index.js';
import { job, part, placed, rectangle, roundedRectangle } from '../support/job.js';

const request = job([
  {
    part: part('plate', roundedRectangle(120, 80, 10), [rectangle(30, 20)]),
    placement: placed('plate', 60, 60),
  },
]);

describe('the picture of the path', () => {
  it('is the same twice, small, and has sheet, part, rapids and full slots in it', async () => {
    const svg = await drawEngagement(request);
    expect(await drawEngagement(request)).toBe(svg);
    expect(svg.length).toBeLessThan(20_000);
    for (const name of ['sheet', 'part', 'rapid', 'full', 'entry']) {
      expect(svg).toContain(`class="${name}"`);
    }
    expect(svg).toContain('engagement of the rim in degrees');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('rings findings and writes their message as text, whatever is in it', async () => {
    const { findings } = await proveProgram({ ...request, toleranceMm: 0.01 });
    const one = { code: 'SIMULATE_GOUGE', severity: 'error', message: 'a < b & c', atMm: [10, 20] } as const;
    const svg = await drawEngagement(request, { findings: [...findings, one] });
    expect(svg).toContain('class="finding" cx="10"');
    expect(svg).toContain('a &lt; b &amp; c');
  });

  it('needs no drawing, machine or setup', async () => {
    const { reading, tools } = request;
    const stock = { widthMm: 600, heightMm: 600, thicknessMm: 12 };
    const programSha256 = '0'.repeat(64);
    const frame = { zeroMm: [0, 0, 0] as const, zPoints: 'up' as const };
    const svg = await drawEngagement({ programSha256, reading, tools, stock, frame });
    expect(svg).not.toContain('class="part"');
    expect(svg).toContain('class="full"');
  });
});
