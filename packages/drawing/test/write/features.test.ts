import { type Feature, featureSchema, type Part } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { writeDxf, writeSvg } from '../../src/index.js';
import { readText } from '../helpers.js';

const square = (x: number, y: number, size: number): Feature['contour'] => ({
  closed: true,
  vertices: [
    [x, y, 0],
    [x + size, y, 0],
    [x + size, y + size, 0],
    [x, y + size, 0],
  ],
});

const part: Part = {
  id: 'side',
  label: 'Side',
  layer: 'Carcass',
  quantity: 1,
  outline: {
    closed: true,
    vertices: [
      [0, 0, 0],
      [400, 0, 0],
      [400, 300, 0],
      [0, 300, 0],
    ],
  },
  holes: [square(300, 200, 40)],
  features: [
    {
      id: '1',
      kind: 'drill',
      depthMm: 12,
      contour: {
        closed: true,
        vertices: [
          [50, 50, 1],
          [55, 50, 1],
        ],
      },
    },
    { id: '2', kind: 'pocket', depthMm: 6.5, contour: square(100, 100, 80), islands: [square(120, 120, 20)] },
    {
      id: '3',
      kind: 'engrave',
      depthMm: 0.5,
      contour: {
        closed: false,
        vertices: [
          [20, 250, 0],
          [80, 250, 0.4],
          [120, 280, 0],
        ],
      },
    },
  ],
};
const rules = [
  { layer: 'DRILL_12_D5', operation: 'drill', depthMm: 12 },
  { layer: 'POCKET_6.5', operation: 'pocket', depthMm: 6.5 },
  { layer: 'ENGRAVE_0.5', operation: 'engrave', depthMm: 0.5 },
] as const;

describe('features written and read back with a rule for each layer', () => {
  it.each([
    ['SVG', writeSvg],
    ['DXF R12', writeDxf],
    ['DXF 2000', (request: Parameters<typeof writeDxf>[0]) => writeDxf({ ...request, version: 'r2000' })],
  ] as const)('are features of the same kind, depth and size: %s', async (_, write) => {
    const read = async (text: string) => (await readText(text, { rules })).parts;
    const once = await write({ title: 'T', parts: [part] });
    const [back] = await read(once);
    expect(back!.holes).toHaveLength(1);
    expect(back!.layer).toBe('Carcass');
    const known = (list: readonly Feature[]) =>
      list
        .map(({ kind, depthMm, contour, islands = [] }) => ({
          kind,
          depthMm,
          areaMm2: contour.closed ? Math.round(Math.abs(contourAreaMm2(contour)) * 1e3) / 1e3 : 0,
          nIslands: islands.length,
        }))
        .toSorted((a, b) => a.kind.localeCompare(b.kind, 'en'));
    expect(known(back!.features)).toEqual(known(part.features));
    const second = await write({ title: 'T', parts: [back!] });
    expect(await write({ title: 'T', parts: await read(second) })).toBe(second);
  });
});

describe('every kind of feature', () => {
  it.each(featureSchema.unwrap().shape.kind.options)(
    '%s is drawn, on a layer that says what it is',
    async (kind) => {
      const feature: Feature = { id: '1', kind, depthMm: 3, widthMm: 3, contour: square(100, 100, 80) };
      const request = { title: 'T', parts: [{ ...part, features: [feature] }] };
      const without = { title: 'T', parts: [{ ...part, features: [] }] };
      const layer = `${kind.toUpperCase()}_3`;
      expect(await writeSvg(request)).toContain(`data-millwright-layer="${layer}"`);
      expect(await writeSvg(without)).not.toContain(layer);
      for (const version of ['r12', 'r2000'] as const) {
        expect(await writeDxf({ ...request, version })).toContain(layer);
        expect(await writeDxf({ ...request, version })).not.toContain('undefined');
      }
    },
  );
});
