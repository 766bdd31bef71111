// Pockets, drilled holes and engravings of a part, each with a clean program and one that leaves something.
import type { Part, Proof, Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, part, placed, reading, rectangle, requestFor, setup, tool } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';

type Feature = Part['features'][number];

const bit: Tool = { ...tool, id: 'bit', number: 2, shape: 'vee', tipAngleDeg: 90, diameterMm: 12 };

const at = { x: 100, y: 100 };

/** A part of 120 × 80 with one feature; the program starts as any, then cuts the feature, then the outline. */
async function prove(
  feature: Feature,
  cut: (writer: MotionWriter) => void,
  options: { readonly outlineFirst?: boolean; readonly tools?: readonly Tool[] } = {},
): Promise<{
  states: Record<string, string>;
  codes: readonly string[];
  messages: string;
  removal: Proof['removal'];
}> {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  const outline = (): void => {
    const [x0, y0, x1, y1] = [at.x - 3, at.y - 3, at.x + 123, at.y + 83];
    writer.rapid(x0, y0, 15);
    for (const zMm of [-5, -9, -12.3]) {
      writer.line(x0, y0, zMm).line(x1, y0, zMm).line(x1, y1, zMm).line(x0, y1, zMm).line(x0, y0, zMm);
    }
    writer.rapid(x0, y0, 15);
  };
  if (options.outlineFirst === true) outline();
  cut(writer);
  if (options.outlineFirst !== true) outline();
  writer.rapid(0, 0, setup.clearanceZMm);
  const plate: Part = { ...part('p', rectangle(120, 80)), features: [feature] };
  const base = requestFor([{ part: plate, placement: placed('p', at.x, at.y) }], reading(writer));
  const request = { ...base, tools: [...(base.tools ?? []), ...(options.tools ?? [])] };
  const proof = await proveProgram(request);
  expect(proof.verdict === 'proved').toBe(
    proof.obligations.every(({ state }) => state === 'holds' || state === 'not-applicable'),
  );
  const own = proof.obligations.filter(({ id }) => id.endsWith('/f') || id.startsWith('order'));
  return {
    states: Object.fromEntries(own.map(({ id, state }) => [id, state])),
    codes: proof.findings
      .filter(
        ({ code }) => !['SIMULATE_FEATURE_NOT_JUDGED', 'SIMULATE_STRAY_CUT', 'SIMULATE_GOUGE'].includes(code),
      )
      .map(({ code }) => code),
    messages: proof.findings.map(({ message }) => message).join('\n'),
    removal: proof.removal,
  };
}

const pocket: Feature = {
  id: 'f',
  kind: 'pocket',
  depthMm: 5,
  contour: {
    closed: true,
    vertices: [
      [20, 20, 0],
      [80, 20, 0],
      [80, 60, 0],
      [20, 60, 0],
    ],
  },
};

/** Rings in the pocket, `stepMm` apart, and a line along its middle. */
const rings =
  (stepMm: number, zMm = -5, skip = -1) =>
  (writer: MotionWriter): void => {
    let ring = 0;
    for (let inset = 3; inset < 20; inset += stepMm) {
      const [x0, y0, x1, y1] = [120 + inset, 120 + inset, 180 - inset, 160 - inset];
      if (ring++ === skip) continue;
      writer.rapid(x0, y0, 15).line(x0, y0, zMm).line(x1, y0, zMm).line(x1, y1, zMm);
      writer.line(x0, y1, zMm).line(x0, y0, zMm).rapid(x0, y0, 15);
    }
    writer.rapid(139, 140, 15).line(139, 140, zMm).line(161, 140, zMm).rapid(161, 140, 15);
  };

describe('a pocket', () => {
  it('holds when rings clear it, and says what the corners keep', async () => {
    const { states, codes } = await prove(pocket, rings(2.4));
    expect(states).toMatchObject({ 'pocket:p#0/f': 'holds', 'floor-reached:p#0/f': 'holds' });
    expect(codes).toEqual(['SIMULATE_CORNER_UNREACHABLE']);
  });

  it('has a ring left out: wood stays inside it', async () => {
    const { states, codes, removal } = await prove(pocket, rings(5, -5, 1));
    expect(states).toMatchObject({ 'pocket:p#0/f': 'holds', 'floor-reached:p#0/f': 'violated' });
    expect(codes).toEqual(['SIMULATE_RESIDUE']);
    // Between a rectangle of 48 × 28 and one of 34 × 14 widened by 3 all round; 5 mm high.
    const leftMm3 = 5 * (48 * 28 - (34 * 14 + 2 * (34 + 14) * 3 + 9 * Math.PI));
    const { least = 0, most = 0 } = removal?.residueMm3 ?? {};
    expect(least).toBeLessThanOrEqual(leftMm3);
    expect(most).toBeGreaterThanOrEqual(leftMm3);
    expect(most - least).toBeLessThan(0.05 * leftMm3);
  });

  it('has its first ring left out: the wall is not finished', async () => {
    const { states } = await prove(pocket, rings(2.4, -5, 0));
    expect(states['pocket:p#0/f']).toBe('violated');
  });

  it('ends a tenth too high', async () => {
    const { states, codes } = await prove(pocket, rings(2.4, -4.9));
    expect(states).toMatchObject({ 'pocket:p#0/f': 'violated', 'floor-reached:p#0/f': 'violated' });
    expect(codes.toSorted()).toEqual(['SIMULATE_FEATURE_INCOMPLETE', 'SIMULATE_FLOOR_NOT_REACHED']);
  });

  it('is not cut at all', async () => {
    const { codes } = await prove(pocket, () => {});
    expect(codes).toContain('SIMULATE_FEATURE_MISSING');
  });

  it('is cut after the part came loose', async () => {
    const { states, codes } = await prove(pocket, rings(2.4), { outlineFirst: true });
    expect(states['order:p#0']).toBe('violated');
    expect(codes).toContain('SIMULATE_PART_LOOSE');
  });
});

describe('a blind hole', () => {
  const hole: Feature = { id: 'f', kind: 'drill', depthMm: 8, contour: circle(60, 40, 3) };
  const plunge =
    (zMm: number) =>
    (writer: MotionWriter): void => {
      writer.rapid(160, 140, 15).line(160, 140, zMm).rapid(160, 140, 15);
    };

  it('is as deep as drawn, or not', async () => {
    expect((await prove(hole, plunge(-8))).states['drill:p#0/f']).toBe('holds');
    expect((await prove(hole, plunge(-7.9))).states['drill:p#0/f']).toBe('violated');
  });
});

describe('an engraved line', () => {
  const line: Feature = {
    id: 'f',
    kind: 'engrave',
    depthMm: 1,
    contour: {
      closed: false,
      vertices: [
        [20, 20, 0],
        [60, 20, 0],
        [60, 50, 0],
      ],
    },
  };
  const follow =
    (offMm: number, lastY = 150) =>
    (writer: MotionWriter): void => {
      writer
        .rapid(120, 120, 15)
        .line(120, 120, -1)
        .line(160 + offMm, 120, -1)
        .line(160 + offMm, lastY, -1);
      writer.rapid(160 + offMm, lastY, 15);
    };

  it('is followed, missed by 20 µm, or left early', async () => {
    expect((await prove(line, follow(0))).states['engrave:p#0/f']).toBe('holds');
    expect((await prove(line, follow(0.02))).states['engrave:p#0/f']).toBe('violated');
    expect((await prove(line, follow(0, 149.9))).states['engrave:p#0/f']).toBe('violated');
  });
});

describe('a chamfered edge', () => {
  it('is cut while the part is held, not after its outline is through', async () => {
    const edge: Feature = { id: 'f', kind: 'chamfer', widthMm: 2, depthMm: 2, contour: rectangle(120, 80) };
    const cut = (writer: MotionWriter): void => {
      const [x0, y0, x1, y1] = [at.x - 1, at.y - 1, at.x + 121, at.y + 81];
      writer.toolNumber = 2;
      writer.rapid(x0, y0, 15).line(x0, y0, -3).line(x1, y0, -3).line(x1, y1, -3).line(x0, y1, -3);
      writer.line(x0, y0, -3).rapid(x0, y0, 15);
      writer.toolNumber = 1;
    };
    expect((await prove(edge, cut, { tools: [bit] })).states).toMatchObject({
      'chamfer:p#0/f': 'holds',
      'order:p#0': 'not-applicable',
    });
    const late = await prove(edge, cut, { tools: [bit], outlineFirst: true });
    expect(late.states['order:p#0']).toBe('violated');
  });
});
