// A sheet that is cut from both faces: two programs, one drawing.
import type { Bracket, OtherSide, Placement, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, job, part, placed, reading, rectangle, setup } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';
import { codesAndLines, mapMotions } from './support/mutate.js';

const SHEET_MM = 600;
const left = { part: part('left', rectangle(120, 80)), placement: placed('left', 40, 60) };
const right = { part: part('right', rectangle(100, 90)), placement: placed('right', 330, 150, 90) };

/** A placement as it lies when the sheet is turned about Y: a reflection of the plane, worked out by hand for 0° and 90°. */
function turned({ placement }: { placement: Placement }): Placement {
  const rotationDeg = placement.rotationDeg === 0 ? 0 : -90;
  return { ...placement, xMm: SHEET_MM - placement.xMm, rotationDeg, mirrored: true };
}

function otherSide(request: ProveRequest, more: Partial<OtherSide> = {}): OtherSide {
  return {
    programSha256: '1'.repeat(64),
    reading: request.reading,
    turnedAbout: 'y',
    tabs: request.tabs ?? [],
    pins: [],
    ...more,
  };
}

/** The left part is cut from the first face, the right one from the other. */
function twoSided(shiftMm: readonly [number, number] = [0, 0], more: Partial<OtherSide> = {}): ProveRequest {
  const both = job([left, right]);
  const first = job([left]);
  const other = job([{ part: right.part, placement: turned(right) }]);
  const moved = mapMotions(other, (motion) => ({
    ...motion,
    fromMm: [motion.fromMm[0] + shiftMm[0], motion.fromMm[1] + shiftMm[1], motion.fromMm[2]],
    toMm: [motion.toMm[0] + shiftMm[0], motion.toMm[1] + shiftMm[1], motion.toMm[2]],
    ...(motion.centreMm === undefined
      ? {}
      : { centreMm: [motion.centreMm[0] + shiftMm[0], motion.centreMm[1] + shiftMm[1]] as const }),
  }));
  return { ...both, reading: first.reading, otherSide: otherSide(moved, more) };
}

describe('a sheet cut from both faces', () => {
  it('is proved when each part is cut from one of them', async () => {
    const proof = await proveProgram(twoSided());
    expect(codesAndLines(proof)).toEqual([]);
    expect(proof.verdict).toBe('proved');
    const ids = proof.obligations.map(({ id }) => id);
    expect(ids).toContain('other-side/gouge:right#0');
    expect(ids.filter((id) => id === 'outline:right#0')).toHaveLength(1);
  });

  it('lacks a part that neither program cuts', async () => {
    const proof = await proveProgram({
      ...twoSided(),
      otherSide: otherSide(job([left], { skip: ['left'] })),
    });
    expect(proof.verdict).toBe('findings');
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_PART_MISSING');
  });

  it('finds a register that is 0.2 mm off, and by how much', async () => {
    const proof = await proveProgram(twoSided([0.2, 0]));
    expect(proof.verdict).toBe('findings');
    const register = proof.findings.find(({ code }) => code === 'SIMULATE_REGISTER');
    expect(register?.measured?.value).toBeGreaterThan(0.18);
    expect(register?.measured?.value).toBeLessThan(0.22);
    expect(proof.findings.some(({ code }) => code === 'SIMULATE_GOUGE')).toBe(true);
    const oblique = await proveProgram(twoSided([0.1, -0.17]));
    const found = oblique.findings.find(({ code }) => code === 'SIMULATE_REGISTER');
    expect(found?.measured?.value).toBeGreaterThan(0.17);
    expect(found?.measured?.value).toBeLessThan(0.22);
  });

  it('finds a sheet turned about the wrong axis', async () => {
    const proof = await proveProgram(twoSided([0, 0], { turnedAbout: 'x' }));
    const register = proof.findings.find(({ code }) => code === 'SIMULATE_REGISTER');
    expect(register?.message).toContain('turned about y');
    expect(proof.verdict).toBe('findings');
  });

  it('holds where both programs together cut a contour through, and not where they do not meet', async () => {
    const halves = (firstMm: number, otherMm: number): ProveRequest => ({
      ...job([left], { bottomMm: firstMm }),
      reading: cutTo(left.placement, firstMm),
      otherSide: otherSide({ ...job([left]), reading: cutTo(turned(left), otherMm) }),
    });
    const meeting = await proveProgram(halves(-7, -5.3));
    expect(codesAndLines(meeting)).toEqual([]);
    expect(meeting.verdict).toBe('proved');
    // A ring of 6 mm around 120 × 80, sharp inside, round outside; where both meet the wood counts once.
    const ringMm2 = 126 * 86 + 2 * (126 + 86) * 3 + 9 * Math.PI - 120 * 80;
    expectAbout(meeting.removal?.cutMm3, ringMm2 * 12);
    const apart = await proveProgram(halves(-7, -4.9));
    expect(apart.verdict).toBe('findings');
    expectAbout(apart.removal?.cutMm3, ringMm2 * 11.9);
    expect(apart.findings.map(({ code }) => code)).toContain('SIMULATE_CONTOUR_INCOMPLETE');
  });

  it('is proved with blind holes in both faces, and finds one that is not drilled', async () => {
    const dowel = (id: string, xMm: number, side: 'top' | 'bottom') =>
      ({ id, kind: 'drill', depthMm: 6, diameterMm: 6, side, contour: circle(xMm, 20, 3) }) as const;
    const plate = { ...left.part, features: [dowel('up', 30, 'top'), dowel('down', 90, 'bottom')] };
    const program = (drilled: boolean, isOutlined: boolean, placement: Placement) => {
      const writer = new MotionWriter();
      const [xMm, yMm] = [placement.xMm + (placement.mirrored ? -90 : 30), placement.yMm + 20];
      writer.rapid(0, 0, 15).spindle('clockwise', 18000).dwell(3);
      if (drilled) writer.rapid(xMm, yMm, 15).line(xMm, yMm, -6).rapid(xMm, yMm, 15);
      if (isOutlined) {
        // By the second program: cut loose by the first, the part would fall out when the sheet is turned.
        const [x0, y0, x1, y1] = [SHEET_MM - 163, 57, SHEET_MM - 37, 143];
        writer.rapid(x0, y0, 15);
        for (const z of [-6, -12.3])
          writer.line(x0, y0, z).line(x1, y0, z).line(x1, y1, z).line(x0, y1, z).line(x0, y0, z);
        writer.rapid(x0, y0, 15);
      }
      writer.rapid(0, 0, 15);
      return reading(writer);
    };
    const prove = (up: boolean, down: boolean) =>
      proveProgram({
        ...job([{ part: plate, placement: left.placement }]),
        reading: program(up, false, left.placement),
        otherSide: {
          programSha256: '1'.repeat(64),
          reading: program(down, true, turned(left)),
          turnedAbout: 'y',
        },
      });
    const both = await prove(true, true);
    expect(codesAndLines(both)).toEqual([]);
    expect(both.verdict).toBe('proved');
    expect((await prove(false, true)).findings.map(({ code }) => code)).toContain('SIMULATE_FEATURE_MISSING');
    const undrilled = await prove(true, false);
    expect(undrilled.verdict).toBe('findings');
    expect(undrilled.findings.map(({ message }) => message).join()).toMatch(/Other side: .*down/);
  });

  it('asks that pins come to lie on pins', async () => {
    const pin = (x: number, y: number) => ({ centreMm: [x, y] as const, diameterMm: 8 });
    const onAxis = await proveProgram(twoSided([0, 0], { pins: [pin(300, 20), pin(300, 580)] }));
    expect(onAxis.verdict).toBe('proved');
    const paired = await proveProgram(twoSided([0, 0], { pins: [pin(20, 300), pin(580, 300)] }));
    expect(paired.verdict).toBe('proved');
    const astray = await proveProgram(twoSided([0, 0], { pins: [pin(300.2, 20), pin(300, 580)] }));
    expect(codesAndLines(astray)).toEqual(['SIMULATE_REGISTER@-']);
    const otherAxis = await proveProgram(twoSided([0, 0], { pins: [pin(20, 300), pin(400, 300)] }));
    expect(otherAxis.findings[0]?.message).toContain('turned about x');
  });

  it('judges how the second program drives the machine, and says that it is the second', async () => {
    const request = twoSided();
    const off = {
      ...(request.otherSide as OtherSide),
      reading: {
        ...(request.otherSide as OtherSide).reading,
        motions: (request.otherSide as OtherSide).reading.motions.map((motion) => ({
          ...motion,
          spindle: 'off' as const,
        })),
      },
    };
    const proof = await proveProgram({ ...request, otherSide: off });
    const found = proof.findings.find(({ code }) => code === 'SIMULATE_SPINDLE_OFF');
    expect(found?.message).toMatch(/^Other side: /);
  });
});

function expectAbout(bracket: Bracket | undefined, expected: number): void {
  const { least = 0, most = 0 } = bracket ?? {};
  expect(least).toBeLessThanOrEqual(expected + 1e-3);
  expect(most).toBeGreaterThanOrEqual(expected - 1e-3);
  expect(most - least).toBeLessThan(0.002 * expected);
}

/** Around the left part in levels down to a depth, by hand: 3 mm outside a rectangle of 120 × 80. */
function cutTo({ xMm, yMm, mirrored }: Placement, bottomMm: number): ProveRequest['reading'] {
  const [low, high] = [yMm - 3, yMm + 83];
  const [near, far] = mirrored ? [xMm - 123, xMm + 3] : [xMm - 3, xMm + 123];
  const base = job([left]).reading;
  const places: [kind: 'rapid' | 'line' | 'dwell', x: number, y: number, z: number][] = [
    ['rapid', 0, 0, setup.clearanceZMm],
    ['dwell', 0, 0, setup.clearanceZMm],
    ['rapid', near, low, setup.clearanceZMm],
  ];
  for (const z of [-3, bottomMm]) {
    places.push(['line', near, low, z], ['line', far, low, z], ['line', far, high, z]);
    places.push(['line', near, high, z], ['line', near, low, z]);
  }
  places.push(['rapid', near, low, setup.clearanceZMm]);
  let at: [number, number, number] = [0, 0, 0];
  const motions = places.map(([kind, x, y, z], i) => {
    const fromMm = at;
    at = [x, y, z];
    return {
      line: i + 1,
      kind,
      fromMm,
      toMm: at,
      feedMmPerMin: kind === 'line' ? 1000 : 0,
      spindle: i === 0 ? ('off' as const) : ('clockwise' as const),
      spindleRpm: i === 0 ? 0 : 18000,
      toolNumber: 1,
      ...(kind === 'dwell' ? { dwellS: 3 } : {}),
    };
  });
  return { ...base, motions, nLines: motions.length + 2 };
}

describe('what the second program does to what the first has left', () => {
  it('is to spare its tabs', async () => {
    const plate = { ...left, tabs: [0, 0.5] };
    const first = job([plate]);
    const [tab] = first.tabs ?? [];
    const [x, y] = tab?.centreMm ?? [0, 0];
    const second = (isOn: boolean): OtherSide => {
      const writer = new MotionWriter();
      writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
      const at = SHEET_MM - x + (isOn ? 0 : 40);
      writer
        .rapid(at, y - 3, 15)
        .line(at, y - 3, -12.3)
        .rapid(at, y - 3, 15);
      return otherSide({ ...first, reading: reading(writer) }, { tabs: [] });
    };
    expect((await proveProgram({ ...first, otherSide: second(false) })).verdict).toBe('proved');
    const proof = await proveProgram({ ...first, otherSide: second(true) });
    expect(codesAndLines(proof)).toEqual(['SIMULATE_TAB_CUT@5']);
  });

  it('wants the part held while it cuts in it', async () => {
    const contour = circle(60, 40, 3);
    const below = { id: 'f', kind: 'drill' as const, depthMm: 5, side: 'bottom' as const, contour };
    const prove = (tabs: readonly number[]) => {
      const first = job([{ ...left, part: { ...left.part, features: [below] }, tabs }]);
      const writer = new MotionWriter();
      writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
      writer
        .rapid(SHEET_MM - 100, 100, 15)
        .line(SHEET_MM - 100, 100, -5)
        .rapid(SHEET_MM - 100, 100, 15);
      return proveProgram({
        ...first,
        otherSide: otherSide({ ...first, reading: reading(writer) }, { tabs: [] }),
      });
    };
    expect((await prove([0, 0.5])).verdict).toBe('proved');
    const loose = await prove([]);
    expect(loose.findings.map(({ code }) => code)).toEqual(['SIMULATE_PART_LOOSE']);
  });
});
