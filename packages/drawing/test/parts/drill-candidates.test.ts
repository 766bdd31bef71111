import { describe, expect, it } from 'vitest';
import { circleTags, dxf, polylineTags, readText, type Tag } from '../helpers.js';

const board = polylineTags([
  [0, 0],
  [600, 0],
  [600, 400],
  [0, 400],
]);
const polygon = (nSides: number, radius: number): Tag[] =>
  polylineTags(
    Array.from({ length: nSides }, (_, i) => {
      const angle = 0.3 + (2 * Math.PI * i) / nSides;
      return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)];
    }),
  );
const read = (more: readonly Tag[], options = {}) => readText(dxf([...board, ...more]), options);

describe('round holes', () => {
  it('say what could make them and what diameter is meant', async () => {
    const { features } = await read([
      ...circleTags(50, 50, 1.7508),
      ...circleTags(100, 50, 11.5004),
      ...circleTags(150, 50, 0.7),
      ...circleTags(200, 50, 17.52),
    ]);
    const told = features.map(({ diameterMm, nominalMm, use, named }) => [
      Number(diameterMm.toFixed(4)),
      nominalMm,
      use,
      named,
    ]);
    expect(told.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [1.4, 1.4, 'too-small', undefined],
      [3.5016, 3.5, 'drill', undefined],
      [23.0008, 23, 'bore', undefined],
      [35.04, 35, 'drill', 'cup-35'],
    ]);
  });

  it('go by the tools at hand', async () => {
    const holes = circleTags(50, 50, 2.5);
    const use = async (options: object) => (await read(holes, options)).features[0]!.use;
    expect(await use({})).toBe('drill');
    expect(await use({ drillsMm: [] })).toBe('bore');
    expect(await use({ drillsMm: [], cutterMm: 6 })).toBe('too-small');
  });

  it('drawn as polygons of more than twelve sides are told by their corners, and kept as drawn', async () => {
    for (const nSides of [13, 25, 30, 64]) {
      const { features, parts } = await read(polygon(nSides, 17.5));
      expect(features).toMatchObject([{ nSides, nominalMm: 35, named: 'cup-35' }]);
      expect(features[0]!.deviationMm).toBeCloseTo(17.5 * (1 - Math.cos(Math.PI / nSides)), 3);
      expect(parts[0]!.holes[0]!.vertices).toHaveLength(nSides);
    }
    for (const nSides of [3, 4, 6, 8, 12]) expect((await read(polygon(nSides, 17.5))).features).toEqual([]);
  });

  it('become circles where that is asked', async () => {
    const { parts, findings } = await read(polygon(30, 17.5), { fitArcs: true });
    expect(parts[0]!.holes[0]!.vertices).toHaveLength(2);
    expect(findings.map(({ code }) => code)).toEqual(['DRAWING_CIRCLE_FITTED']);
  });

  it('are not seen in stars, ellipses and flattened circles', async () => {
    const star = Array.from({ length: 25 }, (_, i) => {
      const angle = (2 * Math.PI * ((i * 7) % 25)) / 25;
      return [100 + 17.5 * Math.cos(angle), 100 + 17.5 * Math.sin(angle)];
    });
    expect((await read(polylineTags(star))).features).toEqual([]);
    const flat = polygon(40, 17.5).filter((_, i) => i < 4 || i > 15);
    expect((await read(flat)).features).toEqual([]);
  });
});

describe('rows of holes', () => {
  it('on a 32 mm grid are named, in whatever direction', async () => {
    const across = [0, 1, 2, 4].flatMap((n) => circleTags(50 + 32 * n, 50, 2.5));
    const slanted = [0, 1, 2].flatMap((n) => circleTags(300 + 32 * n * 0.6, 100 + 32 * n * 0.8, 2.5));
    const { rows, parts } = await read([...across, ...slanted, ...circleTags(500, 300, 2.5)]);
    expect(rows).toMatchObject([
      { partId: parts[0]!.id, pitchMm: 32, directionDeg: 0 },
      { pitchMm: 32, directionDeg: expect.closeTo(53.13, 1) },
    ]);
    expect(rows.map(({ holeIndexes }) => holeIndexes.length)).toEqual([4, 3]);
  });

  it('keep their distance of 32 mm within a tenth, hole by hole', async () => {
    const nearly = [0, 32.05, 64.02].flatMap((x) => circleTags(50 + x, 50, 2.5));
    expect((await read(nearly)).rows).toHaveLength(1);
    const off = [0, 32.2, 64].flatMap((x) => circleTags(50 + x, 50, 2.5));
    expect((await read(off)).rows).toEqual([]);
    const mixed = [0, 32, 64].flatMap((x, i) => circleTags(50 + x, 50, i === 1 ? 4 : 2.5));
    expect((await read(mixed)).rows).toEqual([]);
  });
});
