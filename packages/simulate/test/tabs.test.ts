// Tabs where the kerf is not straight, and tabs beside other cuts. Each case was a false alarm or a miss once.
import type { ProveRequest, Tab, Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, part, placed, reading, rectangle, requestFor, setup } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';

/** A disc of radius 40 or a hole of radius 15 cut in one pass of two arcs, raised over a tab along a length of the middle line. */
function roundJob(options: {
  readonly isHole: boolean;
  readonly raisedMm: number;
  readonly tab?: Partial<Tab>;
  readonly shiftMm?: number;
}): ProveRequest {
  const { isHole, raisedMm, shiftMm = 0 } = options;
  const wall = isHole ? 15 : 40;
  const path = isHole ? wall - 3 : wall + 3;
  const [cx, cy] = [200, 200];
  const at = (a: number): [number, number] => [cx + path * Math.cos(a), cy + path * Math.sin(a)];
  const half = raisedMm / 2 / path;
  const shift = shiftMm / path;
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  writer.rapid(...at(Math.PI), 15).line(...at(Math.PI), -12.3);
  writer
    .arc([...at(shift - half), -12.3], [cx, cy], false)
    .line(...at(shift - half), -9)
    .arc([...at(shift + half), -9], [cx, cy], false)
    .line(...at(shift + half), -12.3)
    .arc([...at(Math.PI), -12.3], [cx, cy], false)
    .rapid(...at(Math.PI), 15);
  const disc = isHole
    ? part('p', rectangle(80, 80), [circle(40, 40, 15, true)])
    : part('p', circle(40, 40, 40));
  const tab: Tab = { centreMm: [cx + wall, cy], lengthMm: 6, heightMm: 3, ...options.tab };
  return requestFor([{ part: disc, placement: placed('p', 160, 160) }], reading(writer), [tab]);
}

const codes = async (request: ProveRequest): Promise<readonly string[]> =>
  (await proveProgram(request)).findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code }) => code);

describe('a tab on a round wall', () => {
  it('stands when the path is raised along its length and one tool diameter', async () => {
    expect(await codes(roundJob({ isHole: false, raisedMm: 12 }))).toEqual([]);
    // The rectangle around the hole is not cut in this program; the hole itself is found in order.
    expect(await codes(roundJob({ isHole: true, raisedMm: 12 }))).toEqual(['SIMULATE_PART_MISSING']);
  });

  it('stands when its height is that of a program in inches with four decimals, and not a tenth lower', async () => {
    const low = (heightMm: number) => roundJob({ isHole: false, raisedMm: 12, tab: { heightMm } });
    expect(await codes(low(3.0026))).toEqual([]);
    expect(await codes(low(3.1))).toEqual(['SIMULATE_TAB_CUT']);
  });

  it('is short when the path is raised too late, and gone when it is raised for less than half of it', async () => {
    expect(await codes(roundJob({ isHole: false, raisedMm: 10 }))).toEqual(['SIMULATE_TAB_SHORT']);
    expect(await codes(roundJob({ isHole: false, raisedMm: 8 }))).toEqual(['SIMULATE_TAB_CUT']);
  });

  it('leaves the wall unfinished when the path is raised for longer than declared', async () => {
    expect(await codes(roundJob({ isHole: false, raisedMm: 13 }))).toEqual(['SIMULATE_CONTOUR_INCOMPLETE']);
    // Beside its place: of the wood declared a millimetre is gone, and behind it the wall is not finished.
    expect(await codes(roundJob({ isHole: false, raisedMm: 12, shiftMm: 1 }))).toEqual([
      'SIMULATE_TAB_SHORT',
      'SIMULATE_CONTOUR_INCOMPLETE',
    ]);
  });

  it('is cut when it is declared higher than the path rises', async () => {
    expect(await codes(roundJob({ isHole: false, raisedMm: 12, tab: { heightMm: 3.5 } }))).toEqual([
      'SIMULATE_TAB_CUT',
    ]);
  });

  it('is named when it lies at no wall', async () => {
    const proof = await proveProgram(
      roundJob({ isHole: false, raisedMm: 12, tab: { centreMm: [300, 300] } }),
    );
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_TAB_ASTRAY');
    expect(proof.verdict).toBe('findings');
  });
});

describe('a tab whose top is cut', () => {
  const declared = (heightMm: number) => roundJob({ isHole: false, raisedMm: 12, tab: { heightMm } });

  it('may stand as much lower as it may stand higher', async () => {
    for (const heightMm of [2.951, 3, 3.015, 3.049])
      expect([heightMm, await codes(declared(heightMm))]).toEqual([heightMm, []]);
    expect(await codes(declared(3.06))).toEqual(['SIMULATE_TAB_CUT']);
    expect(await codes(declared(2.94))).toEqual(['SIMULATE_TAB_TOO_TALL']);
  });

  it('is said to be cut down to what is left of its height, or through', async () => {
    const messageOf = async (request: ProveRequest) =>
      (await proveProgram(request)).findings.find(({ code }) => code === 'SIMULATE_TAB_CUT')?.message;
    expect(await messageOf(declared(4))).toContain('is cut down to 3 mm of its 4 mm of height by line ');
    const gone = roundJob({ isHole: false, raisedMm: 0.01 });
    expect(await messageOf(gone)).toContain('is cut through by line ');
  });
});

describe('a tab in a slot', () => {
  it('does not stand when the cut along the other side of the slot takes it away', async () => {
    // Two parts 8 mm apart, their cuts 2 mm apart: the neighbour's path runs through the tab.
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    const ring = (x0: number, x1: number, tabAt?: number): void => {
      writer.rapid(x0, 97, 15).line(x0, 97, -12.3).line(x1, 97, -12.3);
      if (tabAt !== undefined) {
        writer
          .line(x1, tabAt - 6, -12.3)
          .line(x1, tabAt - 6, -9)
          .line(x1, tabAt + 6, -9)
          .line(x1, tabAt + 6, -12.3);
      }
      writer.line(x1, 153, -12.3).line(x0, 153, -12.3).line(x0, 97, -12.3).rapid(x0, 97, 15);
    };
    ring(97, 153, 125);
    ring(155, 211);
    const left = { part: part('left', rectangle(50, 50)), placement: placed('left', 100, 100) };
    const right = { part: part('right', rectangle(50, 50)), placement: placed('right', 158, 100) };
    const request = requestFor([left, right], reading(writer), [
      { centreMm: [150, 125], lengthMm: 6, heightMm: 3 },
    ]);
    const proof = await proveProgram(request);
    const found = proof.findings.filter(({ severity }) => severity !== 'info');
    expect(found.map(({ code, partId }) => `${code}:${partId}`)).toEqual(['SIMULATE_TAB_CUT:left']);
  });
});

describe('a tab of a straight kerf', () => {
  /** A plate with a tab at its lower side; a second, narrower tool runs past it at a distance from the wall. */
  const passedBy = (fromWallMm: number, diameterMm: number): ProveRequest => {
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer.rapid(97, 97, 15).line(97, 97, -9).line(203, 97, -9).line(203, 153, -9).line(97, 153, -9);
    writer.line(97, 97, -9).line(97, 97, -12.3).line(143, 97, -12.3).line(143, 97, -9).line(157, 97, -9);
    writer.line(157, 97, -12.3).line(203, 97, -12.3).line(203, 153, -12.3).line(97, 153, -12.3);
    writer.line(97, 97, -12.3).rapid(97, 97, 15);
    writer.toolNumber = 2;
    const y = 100 - fromWallMm;
    writer.rapid(145, y, 15).line(145, y, -12.3).line(155, y, -12.3).rapid(155, y, 15);
    const plate = { part: part('p', rectangle(100, 50)), placement: placed('p', 100, 100) };
    const tabs = [{ centreMm: [150, 100] as const, lengthMm: 8, heightMm: 3 }];
    const request = requestFor([plate], reading(writer), tabs);
    const [first] = request.tools ?? [];
    return { ...request, tools: [first as Tool, { ...(first as Tool), id: 'slim', number: 2, diameterMm }] };
  };

  it('is parted by a narrower tool along the wall or along the far side, not beyond it', async () => {
    for (const [fromWallMm, diameterMm] of [
      [1.5, 3],
      [0.6, 1.2],
      [4.5, 3],
      [5.3, 1.2],
    ] as const)
      expect(await codes(passedBy(fromWallMm, diameterMm))).toContain('SIMULATE_TAB_CUT');
    expect(await codes(passedBy(7.6, 3))).not.toContain('SIMULATE_TAB_CUT');
  });
});

describe('an onion skin', () => {
  const skin = [{ kind: 'onion-skin' as const, partId: 'p', copy: 0, thicknessMm: 0.5 }];
  const prove = async (zMm: number, lastMm = zMm, operations: ProveRequest['operations'] = skin) => {
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer.rapid(97, 97, 15).line(97, 97, zMm).line(153, 97, zMm).line(153, 153, zMm).line(97, 153, zMm);
    writer.line(97, 97, lastMm).rapid(97, 97, 15);
    const whole = { part: part('p', rectangle(50, 50)), placement: placed('p', 100, 100) };
    return proveProgram({ ...requestFor([whole], reading(writer)), operations });
  };

  it('holds a part that is cut down to its top', async () => {
    const proof = await prove(-11.5);
    expect(proof.findings).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });

  it('is named where it is pierced beside the wall, and about an outer corner', async () => {
    for (const [x, y] of [
      [125, 96.8],
      [97, 97],
    ] as const) {
      const writer = new MotionWriter();
      writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
      writer.rapid(97, 97, 15).line(97, 97, -11.5).line(153, 97, -11.5).line(153, 153, -11.5);
      writer.line(97, 153, -11.5).line(97, 97, -11.5).rapid(97, 97, 15).rapid(x, y, 15);
      writer.line(x, y, -12).rapid(x, y, 15);
      const whole = { part: part('p', rectangle(50, 50)), placement: placed('p', 100, 100) };
      expect(await codes({ ...requestFor([whole], reading(writer)), operations: skin })).toEqual([
        'SIMULATE_SKIN_CUT',
      ]);
    }
  });

  it('is named where it is cut, and missed where nothing comes down to its top', async () => {
    const cut = await prove(-11.5, -11.8);
    expect(cut.findings.map(({ code }) => code)).toEqual(['SIMULATE_SKIN_CUT']);
    const high = await prove(-11.4);
    expect(high.findings.map(({ code }) => code)).toEqual(['SIMULATE_CONTOUR_INCOMPLETE']);
    const unmeant = await prove(-11.5, -11.5, []);
    expect(unmeant.findings.map(({ code }) => code)).toEqual(['SIMULATE_CONTOUR_INCOMPLETE']);
  });
});

describe('a tab about an outer corner', () => {
  /** A square with a tab at its lower right corner; the path rises `beforeMm` before the arc about it and goes down as far behind it. */
  const about = (beforeMm: number, narrow?: number): ProveRequest => {
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer.rapid(97, 100, 15).line(97, 100, -9).arc([100, 97, -9], [100, 100], false);
    for (const zMm of [-9, -12.3]) {
      writer
        .line(100, 97, zMm)
        .line(150 - beforeMm, 97, zMm)
        .line(150 - beforeMm, 97, -9)
        .line(150, 97, -9);
      writer.arc([153, 100, -9], [150, 100], false).line(153, 100 + beforeMm, -9);
      writer
        .line(153, 100 + beforeMm, zMm)
        .line(153, 150, zMm)
        .arc([150, 153, zMm], [150, 150], false);
      writer.line(100, 153, zMm).arc([97, 150, zMm], [100, 150], false).line(97, 100, zMm);
      writer.arc([100, 97, zMm], [100, 100], false);
    }
    writer.rapid(100, 97, 15);
    const whole = { part: part('p', rectangle(50, 50)), placement: placed('p', 100, 100) };
    const request = requestFor([whole], reading(writer), [
      { centreMm: [150, 100], lengthMm: 6, heightMm: 3 },
    ]);
    if (narrow === undefined) return request;
    // A slim tool along the arc at a distance from the corner.
    writer.toolNumber = 2;
    writer
      .rapid(143, 100 - narrow, 15)
      .line(143, 100 - narrow, -12.3)
      .line(150, 100 - narrow, -12.3);
    writer.arc([150 + narrow, 100, -12.3], [150, 100], false).line(150 + narrow, 107, -12.3);
    writer.rapid(150 + narrow, 107, 15);
    const [first] = request.tools ?? [];
    const slim = { ...(first as Tool), id: 'slim', number: 2, diameterMm: 0.8 };
    return { ...request, reading: reading(writer), tools: [first as Tool, slim] };
  };

  it('has its whole length where the tool keeps half of it and a radius from the middle, as the crow flies', async () => {
    // Middle of the arc: 3/√2 right of and below the corner. (3/√2 + t)² + (3 − 3/√2)² = 6² gives t = 3.814 mm.
    const proof = await proveProgram(about(3.814));
    expect(proof.findings).toEqual([]);
    expect(proof.obligations.find(({ id }) => id === 'tabs:p#0')?.detail).toContain('18 mm²');
  });

  it('is shorter where the tool comes nearer, by what is cut of it', async () => {
    // 2 mm before the arc the disc reaches 1.014 mm into it: 4.712 − 2 · 1.014 = 2.684 mm stand. 3.2 mm before it 0.2 of the line: 5.112 mm.
    const found = await codes(about(2));
    expect(found).toEqual(['SIMULATE_TAB_CUT']);
    expect(await codes(about(3.2))).toEqual(['SIMULATE_TAB_SHORT']);
  });

  it('is parted by a slim cut along any line about the corner', async () => {
    for (const narrow of [0.6, 1.5, 2.45, 3.6, 4.5]) {
      expect(await codes(about(3.814, narrow))).toContain('SIMULATE_TAB_CUT');
    }
  });
});

describe('a tab beside another', () => {
  it('is not said to stand because its neighbour does', async () => {
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer.rapid(97, 97, 15).line(97, 97, -12.3);
    // Declared at X115 and X129; only the second is spared.
    writer.line(124, 97, -12.3).line(124, 97, -9).line(134, 97, -9).line(134, 97, -12.3);
    writer
      .line(153, 97, -12.3)
      .line(153, 153, -12.3)
      .line(97, 153, -12.3)
      .line(97, 97, -12.3)
      .rapid(97, 97, 15);
    const whole = { part: part('p', rectangle(50, 50)), placement: placed('p', 100, 100) };
    const tabs: Tab[] = [115, 129].map((x) => ({ centreMm: [x, 100], lengthMm: 4, heightMm: 3 }));
    expect(await codes(requestFor([whole], reading(writer), tabs))).toEqual(['SIMULATE_TAB_CUT']);
  });
});
