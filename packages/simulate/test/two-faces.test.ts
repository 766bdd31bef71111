// Two programs on one sheet: what the first has taken off, what it has freed, and four ways in which the second can lie. Worked out by hand for
// a plate of 120 × 80 mm with its lower left corner in (40, 60), a tool of 6 mm, and a sheet turned about Y, so that X becomes 600 − X.
import type { Feature, OtherSide, Part, ProgramReading, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, job, part, placed, reading, rectangle, requestFor, setup } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';

const SHEET_MM = 600;
const LEVELS = [-5, -9, -12.3];

/** A program from a list of strokes, each entered from above. */
function programOf(strokes: readonly (readonly (readonly [number, number, number])[])[]): ProgramReading {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  for (const stroke of strokes) {
    const [x, y] = stroke[0] as readonly [number, number, number];
    writer.rapid(writer.at[0], writer.at[1], setup.retractZMm).rapid(x, y, setup.retractZMm);
    for (const place of stroke) writer.line(...place);
  }
  const [x, y] = writer.at;
  writer.rapid(x, y, setup.clearanceZMm).rapid(0, 0, setup.clearanceZMm);
  return reading(writer);
}

/** Around a rectangle, 3 mm outside, in levels. */
const around = (x: number, y: number, wide: number, high: number, levels = LEVELS) =>
  levels.map((z): [number, number, number][] => [
    [x - 3, y - 3, z],
    [x + wide + 3, y - 3, z],
    [x + wide + 3, y + high + 3, z],
    [x - 3, y + high + 3, z],
    [x - 3, y - 3, z],
  ]);

function both(
  one: Part,
  first: ProgramReading,
  second: ProgramReading,
  more: Partial<OtherSide> = {},
): ProveRequest {
  const request = requestFor([{ part: one, placement: placed(one.id, 40, 60) }], first);
  return {
    ...request,
    otherSide: {
      programSha256: '1'.repeat(64),
      reading: second,
      turnedAbout: 'y',
      tabs: [],
      pins: [],
      ...more,
    },
  };
}

const codesOf = async (request: ProveRequest): Promise<readonly string[]> => {
  const proof = await proveProgram(request);
  const serious = proof.findings.filter(({ severity }) => severity !== 'info');
  return [proof.verdict, ...serious.map(({ code }) => code.slice(9))];
};

const plain = part('plate', rectangle(120, 80));
/** The plate as it lies turned: from 440 to 560. */
const TURNED_X = SHEET_MM - 160;

describe('what the first program has taken off from below', () => {
  /** The second program drops into the kerf at rapid. */
  const dropped = (first: ProgramReading, z: number): ProveRequest => {
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer
      .rapid(TURNED_X + 60, 57, 15)
      .rapid(TURNED_X + 60, 57, z)
      .rapid(TURNED_X + 80, 57, z);
    writer.rapid(TURNED_X + 80, 57, 15).rapid(0, 0, 15);
    return both(plain, first, reading(writer));
  };

  it('is air for the second where it is through, and wood where it is not', async () => {
    const through = programOf(around(40, 60, 120, 80));
    expect(await codesOf(dropped(through, -8))).toEqual(['proved']);
    const shallow = programOf(around(40, 60, 120, 80, [-5, -9]));
    expect(await codesOf(dropped(shallow, -8))).toContain('RAPID_IN_STOCK');
    // 3 mm are left: a rapid through them is one through wood.
    expect(await codesOf(dropped(shallow, -2))).toContain('RAPID_IN_STOCK');
    // Beside the kerf nothing is open.
    const aside = dropped(through, -8);
    const off = (aside.otherSide as OtherSide).reading.motions.map((motion) => ({
      ...motion,
      fromMm: [motion.fromMm[0], motion.fromMm[1] - 0.2, motion.fromMm[2]] as const,
      toMm: [motion.toMm[0], motion.toMm[1] - 0.2, motion.toMm[2]] as const,
    }));
    const other = { ...(aside.otherSide as OtherSide) };
    const found = await codesOf({
      ...aside,
      otherSide: { ...other, reading: { ...other.reading, motions: off } },
    });
    expect(found).toContain('RAPID_IN_STOCK');
  });
});

describe('a part that is free when the sheet is turned', () => {
  const holed = part('plate', rectangle(120, 80), [circle(60, 40, 10, true)]);
  /** Around the hole, 7 mm from its centre, in levels. */
  const bore = (x: number, levels = LEVELS) =>
    levels.map((z): [number, number, number][] => {
      const turn = Array.from({ length: 721 }, (_, i): [number, number, number] => [
        x + 7 * Math.cos((i * Math.PI) / 360),
        100 + 7 * Math.sin((i * Math.PI) / 360),
        z,
      ]);
      return turn;
    });

  it('is not to get its holes then', async () => {
    const outline = around(40, 60, 120, 80);
    const held = both(holed, programOf(bore(100)), programOf(around(TURNED_X, 60, 120, 80)));
    expect(await codesOf(held)).toEqual(['proved']);
    const loose = both(holed, programOf(outline), programOf(bore(TURNED_X + 60)));
    expect(await codesOf(loose)).toEqual(['findings', 'PART_LOOSE']);
    const again = both(holed, programOf([...bore(100), ...outline]), programOf(bore(TURNED_X + 60)));
    expect(await codesOf(again)).toEqual(['proved']);
  });

  it('has no hole where a web is left under it, though a pocket lies round it on the first face', async () => {
    const room: Feature = { id: 'room', kind: 'pocket', depthMm: 8, contour: circle(60, 40, 14) };
    const drawn = { ...holed, features: [room] };
    const ring = (r: number, z: number) =>
      Array.from({ length: 721 }, (_, i): [number, number, number] => [
        100 + r * Math.cos((i * Math.PI) / 360),
        100 + r * Math.sin((i * Math.PI) / 360),
        z,
      ]);
    const cleared = [-4, -8].map((z) => [...ring(11, z), ...ring(7, z), ...ring(2, z)]);
    const cutTo = (z: number) =>
      both(drawn, programOf([...cleared, ring(7, z)]), programOf(around(TURNED_X, 60, 120, 80)));
    expect(await codesOf(cutTo(-12.3))).toEqual(['proved']);
    expect(await codesOf(cutTo(-11.95))).toEqual(['findings', 'CONTOUR_INCOMPLETE']);
  });

  it('may be cut by halves, however many levels there are elsewhere', async () => {
    const levels = [-3, -5, -6, -7, -8, -9, -10, -11, -12.3];
    const first = programOf([...bore(100, levels), ...around(40, 60, 120, 80, [-3, -5.5])]);
    const meets = both(holed, first, programOf(around(TURNED_X, 60, 120, 80, [-4, -6.5])));
    expect(await codesOf(meets)).toEqual(['proved']);
    const short = both(holed, first, programOf(around(TURNED_X, 60, 120, 80, [-4, -6.4])));
    expect(await codesOf(short)).toEqual(['findings', 'CONTOUR_INCOMPLETE']);
  });

  it('is free as well where both programs meet, long before the second is through', async () => {
    const first = programOf(around(40, 60, 120, 80, [-4, -7]));
    const meets = around(TURNED_X, 60, 120, 80, [-3, -5.3]);
    const inTime = both(holed, first, programOf([...bore(TURNED_X + 60), ...meets]));
    expect(await codesOf(inTime)).toEqual(['proved']);
    const late = both(holed, first, programOf([...meets, ...bore(TURNED_X + 60)]));
    expect(await codesOf(late)).toEqual(['findings', 'PART_LOOSE']);
  });
});

describe('a skin that the first program leaves', () => {
  const dowel: Feature = {
    id: 'down',
    kind: 'drill',
    depthMm: 6,
    diameterMm: 6,
    side: 'bottom',
    contour: circle(60, 40, 3),
  };
  const held = { ...plain, features: [dowel] };
  const first = programOf(around(40, 60, 120, 80, [-5, -9, -11.5]));
  const hole: [number, number, number][] = [[TURNED_X + 60, 100, -6]];
  const skinned = (strokes: Parameters<typeof programOf>[0]): ProveRequest => ({
    ...both(held, first, programOf(strokes)),
    operations: [{ kind: 'onion-skin', partId: 'plate', copy: 0, thicknessMm: 0.5 }],
  });

  it('is spared by the second', async () => {
    expect(await codesOf(skinned([hole]))).toEqual(['proved']);
    expect(await codesOf(skinned([hole, ...around(TURNED_X, 60, 120, 80, [-0.8])]))).toEqual([
      'findings',
      'SKIN_CUT',
    ]);
    // One side of it, along the middle of the kerf, no deeper than it is thick.
    const side: [number, number, number][] = [
      [TURNED_X - 3, 57, -0.3],
      [TURNED_X + 123, 57, -0.3],
    ];
    const proof = await proveProgram(skinned([hole, side]));
    const cut = proof.findings.find(({ code }) => code === 'SIMULATE_SKIN_CUT');
    expect([proof.verdict, cut?.programLine]).toEqual([
      'findings',
      skinned([hole, side]).otherSide?.reading.motions.findLast(({ toMm }) => toMm[2] === -0.3)?.line,
    ]);
  });
});

describe('a second program that lies otherwise than the sheet', () => {
  /** A dowel hole off both middles, in the lower face of a plate in the middle of the sheet: only it tells the four lies apart. */
  const dowel: Feature = {
    id: 'down',
    kind: 'drill',
    depthMm: 6,
    diameterMm: 6,
    side: 'bottom',
    contour: circle(30, 20, 3),
  };
  const plate = { ...plain, features: [dowel] };
  const request = (x: number, y: number, about: 'x' | 'y' = 'y'): ProveRequest => {
    const base = job([{ part: plate, placement: placed('plate', 240, 260) }]);
    return {
      ...base,
      reading: programOf(around(240, 260, 120, 80, [-1])),
      otherSide: {
        programSha256: '1'.repeat(64),
        reading: programOf([[[x, y, -6]], ...around(240, 260, 120, 80)]),
        turnedAbout: about,
        tabs: [],
        pins: [],
      },
    };
  };
  // On the sheet the hole lies at (270, 280); turned about y at (330, 280), about x at (270, 320).
  it('is right where its features are', async () => {
    expect(await codesOf(request(330, 280))).toEqual(['proved']);
    expect(await codesOf(request(270, 320, 'x'))).toEqual(['proved']);
  });

  it('is told to be turned about the other axis, though its outline fits both', async () => {
    const proof = await proveProgram(request(270, 320));
    expect(proof.verdict).toBe('findings');
    const register = proof.findings.find(({ code }) => code === 'SIMULATE_REGISTER');
    expect(register?.message).toContain('turned about x it does neither');
  });

  it('is told not to be mirrored, where it was written as seen from the first face', async () => {
    for (const [x, y, axis] of [
      [270, 280, 'X'],
      [330, 320, 'Y'],
    ] as const) {
      const proof = await proveProgram(request(x, y));
      expect(proof.verdict).toBe('findings');
      const register = proof.findings.find(({ code }) => code === 'SIMULATE_REGISTER');
      expect(register?.message).toContain(`mirrored in ${axis} it does neither`);
    }
  });

  it('is not told to be turned where that would leave out a feature', async () => {
    const proof = await proveProgram(request(335, 280));
    expect(proof.verdict).toBe('findings');
    const found = proof.findings.filter(({ code }) => code === 'SIMULATE_REGISTER');
    expect(found.map(({ message }) => message).join()).not.toMatch(/turned about|mirrored/);
  });
});

describe('what stands on the turned sheet', () => {
  it('is given with the second program, and kept clear of by that alone', async () => {
    const clamp = (x: number) => ({
      id: 'one',
      kind: 'clamp' as const,
      footprint: {
        closed: true,
        vertices: [
          [x, 90, 0],
          [x + 20, 90, 0],
          [x + 20, 110, 0],
          [x, 110, 0],
        ] as const,
      },
      topZMm: 10,
      clearanceMm: 1,
    });
    const second = programOf(around(TURNED_X, 60, 120, 80));
    const first = programOf(around(40, 60, 120, 80, [-1]));
    expect(await codesOf(both(plain, first, second, { obstacles: [clamp(TURNED_X + 145)] }))).toEqual([
      'proved',
    ]);
    const hit = await proveProgram(both(plain, first, second, { obstacles: [clamp(TURNED_X + 124)] }));
    const found = hit.findings.find(({ code }) => code === 'SIMULATE_OBSTACLE_HIT');
    expect(found?.message).toMatch(/^Other side: /);
  });
});
