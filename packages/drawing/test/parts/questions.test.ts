import { drawingSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { circleTags, dxf, polylineTags, readText, svgPage } from '../helpers.js';

const square = ([x, y]: readonly [number, number], side: number, layer = '0') =>
  polylineTags(
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ],
    true,
    layer,
  );
const kinds = ({ questions }: { readonly questions: readonly { readonly kind: string }[] }) =>
  questions.map(({ kind }) => kind);

describe('what a drawing does not decide', () => {
  it('is not asked where there is nothing to ask', async () => {
    const plain = dxf([...square([0, 0], 100, 'OUTLINE'), ...circleTags(50, 50, 10, 'HOLES')]);
    expect((await readText(plain)).questions).toEqual([]);
  });

  it('may be the unit: then there is no answer in the meantime', async () => {
    const drawing = await readText(dxf(square([0, 0], 100), { insunits: 0 }));
    expect(drawingSchema.safeParse(drawing).error).toBeUndefined();
    expect(drawing.questions).toMatchObject([{ kind: 'unit' }]);
    expect(drawing.questions[0]).not.toHaveProperty('chosen');
    const [first] = drawing.questions[0]!.choices;
    const answered = await readText(dxf(square([0, 0], 100), { insunits: 0 }), first!.options);
    expect(answered.parts).toHaveLength(1);
    expect(answered.sizeMm!.widthMm.toFixed(0)).toBe(first!.consequence.split(' ')[0]);
  });

  it('may be what lies in holes: each answer, read again, gives what it said', async () => {
    const nested = dxf([...square([0, 0], 100), ...square([10, 10], 80), ...square([20, 20], 30)]);
    const { questions } = await readText(nested);
    expect(kinds({ questions })).toEqual(['islands']);
    for (const { options, consequence } of questions[0]!.choices) {
      const { parts } = await readText(nested, options);
      const nHoles = parts.reduce((sum, { holes }) => sum + holes.length, 0);
      expect(consequence).toBe(
        `${parts.length} part${parts.length === 1 ? '' : 's'}, ${nHoles} hole${nHoles === 1 ? '' : 's'}`,
      );
    }
    const asHoles = await readText(nested, { nesting: 'holes' });
    expect(asHoles.questions).toMatchObject([{ kind: 'islands', chosen: 1 }]);
  });

  it('may be circles round one centre: counterbore or disc', async () => {
    const drawing = await readText(
      dxf([...square([0, 0], 100), ...circleTags(50, 50, 9), ...circleTags(50, 50, 5)]),
    );
    expect(kinds(drawing)).toEqual(['concentric']);
  });

  it('may be layers that lie over each other, or hold the same outline', async () => {
    const twice = dxf([...square([0, 0], 100, 'A'), ...square([0, 0], 100, 'B')]);
    const drawing = await readText(twice);
    expect(kinds(drawing)).toEqual(['layers']);
    expect(drawing.parts).toHaveLength(1);
    expect((await readText(twice, { layers: 'apart' })).parts.map(({ layer }) => layer).sort()).toEqual([
      'A',
      'B',
    ]);
  });

  it('may be lettering painted on a part', async () => {
    const letters = [20, 40, 60].map((x) => `<path fill="#f00" d="M${x} 20h10v20h-5v-10h-5z"/>`).join('');
    const page = svgPage(`<rect width="200" height="100" fill="none" stroke="#000"/>${letters}`);
    const { questions, parts } = await readText(page);
    expect(kinds({ questions })).toEqual(['lettering']);
    expect(parts[0]!.holes).toHaveLength(3);
    const engraved = await readText(page, questions[0]!.choices[1]!.options);
    expect(engraved.parts[0]!.holes).toEqual([]);
    expect(engraved.parts[0]!.features.map(({ kind }) => kind)).toEqual(['engrave', 'engrave', 'engrave']);
  });

  it('may be names of layers, and whoever has rules for them is not asked', async () => {
    const named = dxf([...square([0, 0], 100, 'CUT'), ...square([20, 20], 30, 'POCKET_6')]);
    const { questions, parts } = await readText(named);
    expect(kinds({ questions })).toEqual(['layer-names']);
    expect(parts[0]!.holes).toHaveLength(1);
    const { rules } = questions[0]!.choices[1]!.options;
    expect(rules).toEqual([{ layer: 'POCKET_6', operation: 'pocket', depthMm: 6 }]);
    const followed = await readText(named, { rules: rules! });
    expect(followed.parts[0]!.features).toMatchObject([{ kind: 'pocket', depthMm: 6 }]);
    expect(followed.questions).toEqual([]);
  });
});

describe('marks that are no edges', () => {
  it('are three quarters of a circle round a hole: threads', async () => {
    const thread = [
      [0, 'ARC'],
      [8, '0'],
      [10, 50],
      [20, 50],
      [40, 2.5],
      [50, 80],
      [51, 350],
    ] as const;
    const drawing = await readText(dxf([...square([0, 0], 100), ...circleTags(50, 50, 2.1), ...thread]));
    expect(drawing.findings.map(({ code }) => code)).toEqual(['DRAWING_THREAD_MARK']);
    expect(drawing.openContours).toHaveLength(1);
  });

  it('are spikes without width, which are cut off with a word', async () => {
    const spiked = await readText(svgPage('<path d="M0 0 H200 V40 H250 H200 V80 H0Z"/>', { width: 300 }));
    expect(spiked.findings.map(({ code }) => code)).toEqual(['DRAWING_DEGENERATE_REMOVED']);
    expect(spiked.parts[0]!.outline.vertices.map(([x]) => x)).not.toContain(250);
  });
});
