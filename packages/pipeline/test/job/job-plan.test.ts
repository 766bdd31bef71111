import { describe, expect, it } from 'vitest';
import { planJob } from '../../src/index.js';

const sheet = (id: string, material: string) => ({
  id,
  material,
  widthMm: 600,
  heightMm: 400,
  thicknessMm: 12,
  quantity: 1,
});
const job = (materials: readonly string[], tool: string) => ({
  title: 'Shelf',
  drawing: 'shelf.svg',
  sheets: materials.map((material, i) => sheet(`stock-${i}`, material)),
  machine: 'longmill-mk2-30x30',
  tool,
});

describe('cutting data of a job with sheets of several materials', () => {
  // Only the first sheet was looked at: hardwood behind softwood was cut with the feed of softwood.
  it('are those of the material with the slowest feed, whatever the order', () => {
    const alone = planJob(job(['hardwood'], 'flat-6mm-2f')).cutting;
    expect(planJob(job(['softwood'], 'flat-6mm-2f')).cutting.feedMmPerMin).toBeGreaterThan(
      alone.feedMmPerMin,
    );
    expect(planJob(job(['softwood', 'hardwood'], 'flat-6mm-2f')).cutting).toEqual(alone);
    expect(planJob(job(['hardwood', 'softwood'], 'flat-6mm-2f')).cutting).toEqual(alone);
  });

  // Nothing ships for OSB with the small cutter, and the feed of plywood was taken for it.
  it('are asked for where any of them has none', () => {
    expect(() => planJob(job(['plywood', 'osb'], 'flat-3.175mm-2f'))).toThrow(
      /No feeds are shipped .* in osb/,
    );
  });
});
