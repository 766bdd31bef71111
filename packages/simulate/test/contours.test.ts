// Contours by several tools, parts inside parts, and what rests on the order of cuts.
import type { Contour, Proof, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { part, placed, reading, rectangle, requestFor, setup, tool } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';

const stateOf = (proof: Proof, id: string): string | undefined =>
  proof.obligations.find((one) => one.id === id)?.state;

function started(): MotionWriter {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  return writer;
}

/** A ring around (or in) a rectangle, `off` mm outside of it. */
function ring(writer: MotionWriter, [x0, y0, x1, y1]: readonly number[], off: number, zMm = -12.3): void {
  const [l, b, r, t] = [
    (x0 as number) - off,
    (y0 as number) - off,
    (x1 as number) + off,
    (y1 as number) + off,
  ];
  writer.rapid(l, b, 15).line(l, b, zMm).line(r, b, zMm).line(r, t, zMm).line(l, t, zMm).line(l, b, zMm);
  writer.rapid(l, b, 15);
}

describe('two tools along one contour', () => {
  const fine = { ...tool, id: 'flat-3', number: 2, diameterMm: 3, shankDiameterMm: 3 };
  const prove = (allowanceMm: number, finishMm: number): Promise<Proof> => {
    const writer = started();
    ring(writer, [100, 100, 150, 150], 3 + allowanceMm);
    const first = writer.motions.length;
    ring(writer, [100, 100, 150, 150], finishMm);
    const motions = writer.motions.map((motion, i) => ({ ...motion, toolNumber: i < first ? 1 : 2 }));
    const whole = { part: part('p', rectangle(50, 50)), placement: placed('p', 100, 100) };
    const request = requestFor([whole], { ...reading(writer), motions });
    return proveProgram({ ...request, tools: [tool, fine] });
  };

  it('is finished by the second, and not by the first alone', async () => {
    expect(stateOf(await prove(0.3, 1.5), 'outline:p#0')).toBe('holds');
    const wide = await prove(0.3, 1.52);
    expect(stateOf(wide, 'outline:p#0')).toBe('violated');
    expect(stateOf(wide, 'gouge:p#0')).toBe('holds');
  });

  it('finds that the first has already freed the part, when it goes through all round', async () => {
    const proof = await prove(0.3, 1.5);
    expect(stateOf(proof, 'order:p#0')).toBe('violated');
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_PART_LOOSE');
  });
});

describe('a depth written in inches with four decimals', () => {
  const outlineAt = async (zMm: number): Promise<string | undefined> => {
    const writer = started();
    ring(writer, [100, 100, 150, 150], 3, zMm);
    const whole = { part: part('p', rectangle(50, 50)), placement: placed('p', 100, 100) };
    return stateOf(await proveProgram(requestFor([whole], reading(writer))), 'outline:p#0');
  };

  it('counts as through, though it is a micrometre short of what is asked, and no further', async () => {
    expect(await outlineAt(-12.2988)).toBe('holds');
    expect(await outlineAt(-12.298)).toBe('violated');
  });
});

describe('corners that the tool does not reach', () => {
  const unreachable = async (
    outline: Contour,
    holes: readonly Contour[],
    cut: (writer: MotionWriter) => void,
  ) => {
    const writer = started();
    cut(writer);
    const one = { part: part('p', outline, holes), placement: placed('p', 100, 100) };
    const proof = await proveProgram(requestFor([one], reading(writer)));
    return proof.findings.find(({ code }) => code === 'SIMULATE_CORNER_UNREACHABLE');
  };

  it('are counted once, though the contour is drawn from one of them on', async () => {
    const square: Contour = { ...rectangle(40, 40), vertices: [...rectangle(40, 40).vertices].reverse() };
    const hole = { ...square, vertices: square.vertices.map(([x, y]) => [x + 20, y + 20, 0] as const) };
    const found = await unreachable(rectangle(80, 80), [hole], (writer) => {
      ring(writer, [120, 120, 160, 160], -3);
      ring(writer, [100, 100, 180, 180], 3);
    });
    expect(found?.count).toBe(4);
    expect(found?.message).toContain('wood stays in 4 corners that the tool');
  });

  it('are told in words where there is one', async () => {
    const corner: Contour = {
      closed: true,
      vertices: [
        [0, 0, 0],
        [80, 0, 0],
        [80, 40, 0],
        [40, 40, 0],
        [40, 80, 0],
        [0, 80, 0],
      ],
    };
    const found = await unreachable(corner, [], (writer) => {
      writer.rapid(97, 97, 15).line(97, 97, -12.3).line(183, 97, -12.3).line(183, 143, -12.3);
      writer.line(143, 143, -12.3).line(143, 183, -12.3).line(97, 183, -12.3).line(97, 97, -12.3);
      writer.rapid(97, 97, 15);
    });
    expect(found?.count).toBe(1);
    expect(found?.message).toContain('wood stays in a corner that the tool');
  });
});

describe('a part inside a hole of another', () => {
  const hole: Contour = {
    closed: true,
    vertices: [
      [40, 40, 0],
      [40, 140, 0],
      [140, 140, 0],
      [140, 40, 0],
    ],
  };
  const frame = { part: part('frame', rectangle(180, 180), [hole]), placement: placed('frame', 100, 100) };
  const inner = { part: part('inner', rectangle(50, 50)), placement: placed('inner', 165, 165) };
  const cuts = {
    inner: (writer: MotionWriter) => ring(writer, [165, 165, 215, 215], 3),
    hole: (writer: MotionWriter) => ring(writer, [140, 140, 240, 240], -3),
    outline: (writer: MotionWriter) => ring(writer, [100, 100, 280, 280], 3),
  };
  const prove = (order: readonly (keyof typeof cuts)[], tabs: ProveRequest['tabs'] = []): Promise<Proof> => {
    const writer = started();
    for (const name of order) cuts[name](writer);
    return proveProgram(requestFor([frame, inner], reading(writer), tabs));
  };

  it('is cut before the hole around it, and that before the outline', async () => {
    const proof = await prove(['inner', 'hole', 'outline']);
    expect(proof.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });

  it('lies loose when the hole around it was cut first', async () => {
    const proof = await prove(['hole', 'inner', 'outline']);
    expect(stateOf(proof, 'order:inner#0')).toBe('violated');
    expect(stateOf(proof, 'order:frame#0')).toBe('holds');
    expect(proof.findings.map(({ message }) => message).join()).toContain('hole 0 of part frame#0 around it');
  });

  it('makes no difference when a finished ring is run once more', async () => {
    expect((await prove(['inner', 'inner', 'hole', 'outline', 'outline'])).verdict).toBe('proved');
  });
});

describe('a pocket, wherever the part lies', () => {
  it('is judged alike under rotation, mirroring and split moves', async () => {
    const pocket = {
      id: 'f',
      kind: 'pocket' as const,
      depthMm: 4,
      contour: {
        closed: true,
        vertices: [
          [10, 10, 0],
          [50, 10, 0],
          [50, 30, 0.5],
          [10, 30, 0],
        ] as [number, number, number][],
      },
    };
    const plate = { ...part('p', rectangle(80, 60)), features: [pocket] };
    const prove = async (rotationDeg: number, mirrored: boolean, nSplit: number): Promise<unknown> => {
      const [c, s] = [
        Math.round(Math.cos((rotationDeg * Math.PI) / 180)),
        Math.round(Math.sin((rotationDeg * Math.PI) / 180)),
      ];
      const at = (x: number, y: number): [number, number] => {
        const own = mirrored ? -x : x;
        return [250 + c * own - s * y, 250 + s * own + c * y];
      };
      const writer = started();
      const go = (x: number, y: number, zMm: number): void => {
        const [fx, fy, fz] = writer.at;
        const [tx, ty] = at(x, y);
        for (let i = 1; i <= nSplit; i++) {
          const part = i / nSplit;
          writer.line(fx + (tx - fx) * part, fy + (ty - fy) * part, fz + (zMm - fz) * part);
        }
      };
      for (let y = 13; y <= 25; y += 4) {
        writer.rapid(...at(13, y), 15);
        go(13, y, -4);
        go(47, y, -4);
        writer.rapid(...at(47, y), 15);
      }
      const proof = await proveProgram(
        requestFor(
          [{ part: plate, placement: placed('p', 250, 250, rotationDeg, mirrored) }],
          reading(writer),
        ),
      );
      return proof.obligations.filter(({ id }) => id.endsWith('/f')).map(({ id, state }) => [id, state]);
    };
    const first = await prove(0, false, 1);
    expect(first).toContainEqual(['floor-reached:p#0/f', 'violated']);
    expect(await prove(90, false, 1)).toEqual(first);
    expect(await prove(180, true, 1)).toEqual(first);
    expect(await prove(0, false, 7)).toEqual(first);
  });
});

describe('a contour that is only passed over', () => {
  it('is missing since the line that passes over it, whatever else is cut', async () => {
    const [low, high] = [
      { part: part('low', rectangle(50, 50)), placement: placed('low', 100, 100) },
      { part: part('high', rectangle(50, 50)), placement: placed('high', 100, 200) },
    ];
    const proveAt = async (zMm: number): Promise<Proof> => {
      const writer = started();
      ring(writer, [100, 100, 150, 150], 3);
      ring(writer, [100, 200, 150, 250], 3, zMm);
      return proveProgram(requestFor([low, high], reading(writer)));
    };
    expect((await proveAt(-12.3)).verdict).toBe('proved');
    for (const zMm of [0, 0.5, 3]) {
      const proof = await proveAt(zMm);
      const found = proof.findings.find(({ code }) => code === 'SIMULATE_PART_MISSING');
      expect(found?.partId).toBe('high');
      expect(found?.message).toContain(`line ${found?.programLine} passes above the sheet, at Z${zMm};`);
      // The way down above the left near corner comes first, then the ring.
      const writer = started();
      ring(writer, [100, 100, 150, 150], 3);
      const ways = reading(writer).motions;
      const before = ways[ways.length - 1]?.line ?? 0;
      expect(found?.programLine).toBeGreaterThan(before + 1);
      expect(found?.programLine).toBeLessThanOrEqual(before + 6);
    }
  });
});
