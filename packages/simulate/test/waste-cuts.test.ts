// Ways of cutting that go through waste on purpose, each beside the nearest one that is wrong: contours cut in runs between tabs, cuts at the sheet's
// edge, kerfs widened in the waste. A plate of 120 × 80 mm lies with its lower left corner in (200, 200); the tool has 6 mm.
import type { Proof, ProveRequest, Tab } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { type JobPart, part, placed, reading, rectangle, requestFor, setup } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';

type Place = readonly [number, number];
const LEVELS = [-5, -9, -12.3];
const plate = { part: part('plate', rectangle(120, 80)), placement: placed('plate', 200, 200) };

const program = (
  write: (writer: MotionWriter) => void,
  parts: readonly JobPart[] = [plate],
  tabs: readonly Tab[] = [],
): ProveRequest => {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  write(writer);
  const [x, y] = writer.at;
  writer.rapid(x, y, setup.clearanceZMm).rapid(0, 0, setup.clearanceZMm);
  return requestFor(parts, reading(writer), tabs);
};

/** Down at the first place, along the others, up. */
const run = (writer: MotionWriter, z: number, places: readonly Place[]): void => {
  const [[x, y]] = places as readonly [Place];
  writer.rapid(writer.at[0], writer.at[1], setup.retractZMm).rapid(x, y, setup.retractZMm);
  for (const place of places) writer.line(...place, z);
};

/** Once round the plate, its corners drawn out, at a distance from its walls. */
const ring = (off: number): readonly Place[] => [
  [200 - off, 200 - off],
  [320 + off, 200 - off],
  [320 + off, 280 + off],
  [200 - off, 280 + off],
  [200 - off, 200 - off],
];

async function outcome(request: ProveRequest): Promise<readonly [Proof['verdict'], readonly string[]]> {
  const proof = await proveProgram(request);
  const serious = proof.findings.filter(({ severity }) => severity !== 'info');
  return [proof.verdict, serious.map(({ code }) => code.slice(9))];
}
const RIGHT = ['proved', []];
const verdictOf = async (request: ProveRequest): Promise<string> => (await outcome(request))[0];

describe('a contour cut in runs, the tool lifted between them', () => {
  // Tabs of 8 mm in the middle of the long sides, as high as the sheet: the tool keeps 7 mm from their middles.
  const tabs: Tab[] = [
    { centreMm: [260, 200], lengthMm: 8, heightMm: 12 },
    { centreMm: [260, 280], lengthMm: 8, heightMm: 12 },
  ];
  const right: readonly Place[] = [
    [267, 197],
    [323, 197],
    [323, 283],
    [267, 283],
  ];
  const left: readonly Place[] = [
    [253, 283],
    [197, 283],
    [197, 197],
    [253, 197],
  ];
  const halves = (change: (places: readonly Place[], side: number, z: number) => readonly Place[]) =>
    program(
      (writer) => {
        for (const z of LEVELS) {
          run(writer, z, change(right, -1, z));
          run(writer, z, change(left, 1, z));
        }
      },
      [plate],
      tabs,
    );
  const led = (places: readonly Place[], side: number, inMm: number, outMm: number): readonly Place[] => {
    const [from, to] = [places[0] as Place, places.at(-1) as Place];
    return [[from[0], from[1] + side * inMm], ...places, [to[0], to[1] - side * outMm]];
  };

  it('may begin and end each run with a way through the waste at a tab', async () => {
    expect(await outcome(halves((places) => places))).toEqual(RIGHT);
    for (const [inMm, outMm] of [
      [12, 12],
      [30, 0],
      [0, 20],
    ] as const)
      expect(await outcome(halves((places, side) => led(places, side, inMm, outMm)))).toEqual(RIGHT);
  });

  it('is not in order where the first or the last place of a run in an upper pass is another', async () => {
    for (const at of [0, 3])
      for (const offMm of [10, 20, 35]) {
        const astray = halves((places, side, z) =>
          places.map(([x, y], i): Place => {
            const isAstray = side < 0 && z === -5 && i === at;
            return isAstray ? [x - 8, y + (at === 0 ? -offMm : offMm)] : [x, y];
          }),
        );
        expect([at, offMm, await verdictOf(astray)]).toEqual([at, offMm, 'unproved']);
      }
  });

  it('may be led into where the next run joins it, without any tab', async () => {
    const joined = (gapMm: number) =>
      program((writer) => {
        for (const z of LEVELS) {
          run(writer, z, [
            [260, 180],
            [260, 197],
            [323, 197],
            [323, 283],
            [260 - gapMm, 283],
            [260 - gapMm, 300],
          ]);
          run(writer, z, [
            [260, 300],
            [260, 283],
            [197, 283],
            [197, 197],
            [262, 197],
            [262, 180],
          ]);
        }
      });
    expect(await outcome(joined(2))).toEqual(RIGHT);
  });
});

describe('a cut at the edge of the sheet', () => {
  const inCorner = (x: number, y: number) => [
    { part: part('plate', rectangle(120, 80)), placement: placed('plate', x, y) },
  ];

  it('may come from beyond the sheet and end there', async () => {
    const request = program(
      (writer) => {
        for (const z of LEVELS)
          run(writer, z, [
            [-8, 60],
            [17, 60],
            [17, 17],
            [143, 17],
            [143, 103],
            [17, 103],
            [17, 58],
            [-8, 58],
          ]);
      },
      inCorner(20, 20),
    );
    expect(await outcome(request)).toEqual(RIGHT);
  });

  it('may part the sheet straight on along a side, in one pass too', async () => {
    const rips = (levels: readonly number[]) =>
      program(
        (writer) => {
          for (const z of levels)
            run(writer, z, [
              [123, -6],
              [123, 606],
            ]);
          for (const z of levels)
            run(writer, z, [
              [-6, 83],
              [123, 83],
            ]);
        },
        inCorner(0, 0),
      );
    expect(await outcome(rips(LEVELS))).toEqual(RIGHT);
    expect(await outcome(rips([-12.3]))).toEqual(RIGHT);
  });

  it('may square the sheet, in one go all round as well', async () => {
    const request = program((writer) => {
      for (const z of LEVELS)
        run(writer, z, [
          [-2, -2],
          [602, -2],
          [602, 602],
          [-2, 602],
          [-2, -2],
        ]);
      for (const z of LEVELS) run(writer, z, ring(3));
    });
    expect(await outcome(request)).toEqual(RIGHT);
  });

  it('is not in order as the way from part to part along the edge', async () => {
    const row = [4, 180].map((x) => ({
      part: part(`plate-${x}`, rectangle(120, 80)),
      placement: placed(`plate-${x}`, x, 4),
    }));
    const link = (isLifted: boolean) =>
      program((writer) => {
        for (const z of LEVELS) {
          run(
            writer,
            z,
            ring(3).map(([x, y]): Place => [x - 196, y - 196]),
          );
          const second = ring(3).map(([x, y]): Place => [x - 20, y - 196]);
          if (isLifted) run(writer, z, second);
          else for (const place of second) writer.line(...place, z);
        }
      }, row);
    expect(await outcome(link(true))).toEqual(RIGHT);
    expect((await outcome(link(false)))[1]).toContain('STRAY_CUT');
  });

  it('is not in order as the way to where the machine parks, a straight one neither', async () => {
    for (const park of [
      [-20, 197],
      [-20, -20],
      [197, -20],
      [0, 0],
    ] as readonly Place[]) {
      const request = program((writer) => {
        for (const z of LEVELS) run(writer, z, ring(3));
        writer.line(...park, -12.3);
      });
      expect([park, await verdictOf(request)]).toEqual([park, 'unproved']);
    }
  });

  it('parts the waste in one pass from a kerf, or from beyond the sheet; a slot that ends in the sheet does not', async () => {
    const chop = (from: Place, to: Place, z = -12.3) =>
      program((writer) => {
        for (const level of LEVELS) run(writer, level, ring(3));
        run(writer, z, [from, to]);
      });
    expect(await outcome(chop([323, 240], [610, 240]))).toEqual(RIGHT);
    expect(await outcome(chop([450, -8], [450, 608]))).toEqual(RIGHT);
    expect(await verdictOf(chop([323, 240], [590, 240]))).toBe('unproved');
    expect(await verdictOf(chop([400, 240], [610, 240]))).toBe('unproved');
    expect(await verdictOf(chop([323, 240], [610, 240], -5))).toBe('unproved');
  });
});

describe('a kerf widened in the waste', () => {
  const OFF = [0.3, 0.8, 1, 1.5, 2, 2.5, 3].map((radii) => 3 + 3 * radii);

  it('may be widened before or after, by rings up to three radii off', async () => {
    for (const off of OFF) {
      const before = program((writer) => {
        for (const z of LEVELS.slice(0, 2)) run(writer, z, ring(off));
        for (const z of LEVELS) run(writer, z, ring(3));
      });
      expect([off, await outcome(before)]).toEqual([off, RIGHT]);
      const after = program((writer) => {
        for (const z of LEVELS) {
          run(writer, z, ring(3));
          run(writer, z, ring(off));
        }
      });
      expect([off, await outcome(after)]).toEqual([off, RIGHT]);
    }
  });

  it('lets its part come loose where it is cut through all round before the part is finished', async () => {
    for (const off of OFF) {
      const first = program((writer) => {
        for (const z of LEVELS) run(writer, z, ring(off));
        for (const z of LEVELS) run(writer, z, ring(3));
      });
      expect([off, await outcome(first)]).toEqual([off, ['findings', ['PART_LOOSE']]]);
    }
  });

  it('is not in order where a vertex of the ring lies astray in an upper pass', async () => {
    for (const off of [3, 6, 9, 12])
      for (const [dx, dy] of [
        [10, 0],
        [0, 12],
        [9, 9],
        [25, 5],
      ] as const) {
        const request = program((writer) => {
          for (const z of LEVELS) {
            run(writer, z, ring(3));
            const astray = ring(off).map(
              ([x, y], i): Place => (z === -5 && i === 2 ? [x + dx, y + dy] : [x, y]),
            );
            run(writer, z, astray);
          }
        });
        expect([off, dx, dy, await verdictOf(request)]).toEqual([off, dx, dy, 'unproved']);
      }
  });

  it('may be wide by the turns of a trochoid, not by spikes as far out', async () => {
    const along = (turn: (writer: MotionWriter, x: number, z: number) => void) =>
      program((writer) => {
        for (const z of LEVELS) {
          run(writer, z, [[200, 195]]);
          for (let x = 200; x <= 320; x += 1.5) turn(writer.line(x, 195, z), x, z);
          run(writer, z, ring(3));
        }
      });
    for (const radius of [1.2, 1.9, 2.9]) {
      const trochoid = along((writer, x, z) => {
        writer.arc([x, 195 - 2 * radius, z], [x, 195 - radius], true);
        writer.arc([x, 195, z], [x, 195 - radius], true);
      });
      expect([radius, await outcome(trochoid)]).toEqual([radius, RIGHT]);
      const spikes = along((writer, x, z) => {
        if (z === -5 && x % 12 === 8) writer.line(x + 0.75, 191 - 2 * radius, z);
      });
      expect([radius, await verdictOf(spikes)]).toEqual([radius, 'unproved']);
    }
  });

  it('is none between two parts: a way from one to the other along a side stays in doubt', async () => {
    const other = { part: part('other', rectangle(60, 40)), placement: placed('other', 352, 200) };
    const request = program(
      (writer) => {
        for (const z of LEVELS) {
          run(writer, z, ring(3));
          writer.line(197, 190, z).line(349, 190, z).line(349, 197, z);
          writer.line(415, 197, z).line(415, 243, z).line(349, 243, z).line(349, 197, z);
        }
      },
      [plate, other],
    );
    expect((await outcome(request))[1]).toContain('STRAY_CUT');
  });
});
