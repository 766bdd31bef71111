import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText, svgPage } from '../helpers.js';

const CODE = 'DRAWING_CONTOUR_CROSSES_ITSELF';

async function objections(d: string) {
  const { findings } = await readText(svgPage(`<path d="${d}"/>`, { width: 400, height: 400 }));
  return findings.filter(({ code }) => code === CODE);
}

describe('a contour that falls apart where it touches itself is not cut', () => {
  // Each of these was cut and proved, without a word: two loose halves, one of them perhaps without a tab.
  it.each([
    ['crosses itself at a corner of its own', 'M0 0 L150 150 L300 240 L300 0 L150 150 L0 120Z'],
    ['has a neck without width', 'M0 0 L150 150 L300 0 L300 240 L150 150 L0 240Z'],
    ['runs through a corner onto a line of its own', 'M0 50 H200 V200 H100 V50 V0 H0Z'],
    ['is drawn twice round', 'M0 0 H150 V150 H0 V0 H150 V150 H0Z'],
    [
      'is a circle drawn twice round',
      'M0 50a50 50 0 1 0 100 0a50 50 0 1 0 -100 0a50 50 0 1 0 100 0a50 50 0 1 0 -100 0z',
    ],
    ['is joined to its hole by a seam', 'M0 0 H200 V200 H0 V0 L50 50 V150 H150 V50 H50 L0 0Z'],
  ])('when it %s', async (_, d) => {
    const found = await objections(d);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', atMm: [expect.any(Number), expect.any(Number)] });
  });

  // The halves cancel in the sum of areas, so the whole was thrown away as “encloses no area”, for information.
  it('when it is a figure of eight of equal halves', async () => {
    expect(await objections('M100 100C200 0 200 200 100 100C0 0 0 200 100 100Z')).toHaveLength(1);
    expect(await objections('M0 20 L50 50 L100 80 L100 20 L50 50 L0 80Z')).toHaveLength(1);
  });

  it.each([
    ['two parts that share an edge', 'M0 0H100V100H0Z M100 0H200V100H100Z'],
    ['a slip of the pen', 'M0 0 H100 V50 H100.3 H100 V100 H0Z'],
    ['a tip as thin as a hair', 'M0 0 L300 0.5 L0 1Z'],
    ['a slot of a hundredth of a millimetre', 'M0 0 H100 V49.99 H20 V50 H100 V100 H0Z'],
    ['a circle', 'M0 50a50 50 0 1 0 100 0a50 50 0 1 0 -100 0z'],
  ])('but %s is no objection', async (_, d) => {
    expect(await objections(d)).toEqual([]);
  });

  it('and no star-shaped outline is objected to, however it is turned', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 20, max: 150, noNaN: true }), { minLength: 3, maxLength: 60 }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        async (radii, turn) => {
          const points = radii.map((radius, i) => {
            const angle = turn + (i / radii.length) * 2 * Math.PI;
            return `${200 + radius * Math.cos(angle)} ${200 + radius * Math.sin(angle)}`;
          });
          expect(await objections(`M${points.join(' ')}Z`)).toEqual([]);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });
});

it('a contour drawn there and back is left out with a warning', async () => {
  const { findings } = await readText(
    svgPage('<path d="M10 10L90 90L10 10Z"/><rect width="50" height="50"/>'),
  );
  expect(findings.find(({ code }) => code === 'DRAWING_DEGENERATE_REMOVED')).toMatchObject({
    severity: 'warning',
  });
});
