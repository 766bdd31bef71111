// Ways through waste: those that lead to a cut along a wall are in order, a traverse with the tool down is not. Each program is worked out by hand
// for a plate of 120 × 80 mm with its lower left corner in (200, 200) and a tool of 6 mm: its centre runs around 197…323, 197…283.
import type { Proof, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, part, placed, reading, rectangle, requestFor, setup } from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';

const LEVELS = [-5, -9, -12.3];
const plate = { part: part('plate', rectangle(120, 80)), placement: placed('plate', 200, 200) };
const other = { part: part('other', rectangle(60, 40)), placement: placed('other', 352, 220) };

const program = (write: (writer: MotionWriter) => void, parts = [plate]): ProveRequest => {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  write(writer);
  const [x, y] = writer.at;
  writer.rapid(x, y, setup.clearanceZMm).rapid(0, 0, setup.clearanceZMm);
  return requestFor(parts, reading(writer));
};

const over = (writer: MotionWriter, x: number, y: number): MotionWriter =>
  writer.rapid(writer.at[0], writer.at[1], setup.retractZMm).rapid(x, y, setup.retractZMm);

/** Around the plate from the middle of its lower side and back there. */
const around = (writer: MotionWriter, z: number): MotionWriter =>
  writer.line(323, 197, z).line(323, 283, z).line(197, 283, z).line(197, 197, z).line(260, 197, z);

/** The whole plate with one way of going in and out. */
const withLead = (lead: (writer: MotionWriter, z: number) => void, parts = [plate]): ProveRequest =>
  program((writer) => {
    for (const z of LEVELS) lead(writer, z);
  }, parts);

async function outcome(request: ProveRequest): Promise<readonly [Proof['verdict'], readonly string[]]> {
  const proof = await proveProgram(request);
  const serious = proof.findings.filter(({ severity }) => severity !== 'info');
  return [proof.verdict, serious.map(({ code, programLine }) => `${code.slice(9)}@${programLine}`)];
}
const RIGHT = ['proved', []];

describe('a way in or out through waste is in order', () => {
  const arcs = (radius: number, line: number) => (writer: MotionWriter, z: number) => {
    const low = 197 - radius;
    over(writer, 260 - radius, low - line).line(260 - radius, low - line, z);
    writer.line(260 - radius, low, z).arc([260, 197, z], [260, low], true);
    around(writer, z)
      .arc([260 + radius, low, z], [260, low], true)
      .line(260 + radius, low - line, z);
  };

  it('as an arc, with or without a line before it', async () => {
    for (const [radius, line] of [
      [4, 0.5],
      [12, 0.5],
      [20, 10],
      [30, 2],
    ] as const)
      expect([radius, await outcome(withLead(arcs(radius, line)))]).toEqual([radius, RIGHT]);
  });

  it('as a line at any angle, the plunge away from the contour', async () => {
    for (const [x, y] of [
      [260, 170],
      [285, 175],
      [230, 178],
    ] as const) {
      const lead = (writer: MotionWriter, z: number) =>
        around(over(writer, x, y).line(x, y, z).line(260, 197, z), z);
      expect([x, y, await outcome(withLead(lead))]).toEqual([x, y, RIGHT]);
    }
  });

  it('along a side beyond its corner', async () => {
    const lead = (writer: MotionWriter, z: number) => {
      over(writer, 165, 197).line(165, 197, z).line(323, 197, z).line(323, 283, z);
      writer.line(197, 283, z).line(197, 165, z);
    };
    expect(await outcome(withLead(lead))).toEqual(RIGHT);
  });

  it('by a ramp to and fro, and by a helix', async () => {
    const ramp = (writer: MotionWriter, z: number) => {
      over(writer, 250, 172).line(250, 172, 0.5);
      writer
        .line(270, 172, z / 2)
        .line(250, 172, z)
        .line(260, 197, z);
      around(writer, z);
    };
    expect(await outcome(withLead(ramp))).toEqual(RIGHT);
    const helix = (writer: MotionWriter, z: number) => {
      over(writer, 262, 172).line(262, 172, 0.5);
      for (let turn = 1; turn <= 4; turn++)
        writer.arc([262, 172, 0.5 + ((z - 0.5) * turn) / 4], [260, 172], false, 2 * Math.PI);
      writer.line(260, 197, z);
      around(writer, z);
    };
    expect(await outcome(withLead(helix))).toEqual(RIGHT);
  });

  it('between two passes with the tool down', async () => {
    const request = program((writer) => {
      over(writer, 240, 177);
      for (const z of LEVELS) {
        writer.line(writer.at[0], 177, z);
        if (writer.at[0] !== 240) writer.line(240, 177, z);
        writer.arc([260, 197, z], [260, 177], true);
        around(writer, z).arc([280, 177, z], [260, 177], true);
      }
    });
    expect(await outcome(request)).toEqual(RIGHT);
  });

  it('as a loop at a corner', async () => {
    const lead = (writer: MotionWriter, z: number) => {
      over(writer, 260, 197).line(260, 197, z);
      writer.line(338, 197, z).arc([323, 182, z], [338, 182], true);
      around(writer.line(323, 197, z), z);
    };
    expect(await outcome(withLead(lead))).toEqual(RIGHT);
  });

  it('into a hole that was drilled for it in the waste', async () => {
    const request = program((writer) => {
      over(writer, 260, 170).line(260, 170, -12.3);
      for (const z of LEVELS) around(over(writer, 260, 170).line(260, 170, z).line(260, 197, z), z);
    });
    expect(await outcome(request)).toEqual(RIGHT);
  });

  it('when it parts the waste in more than one pass', async () => {
    const chop = (levels: readonly number[]) =>
      program((writer) => {
        for (const z of LEVELS) around(over(writer, 260, 197).line(260, 197, z), z);
        for (const z of levels) over(writer, 326, 240).line(326, 240, z).line(590, 240, z);
      });
    expect(await outcome(chop(LEVELS))).toEqual(RIGHT);
    // Once (and not out over the edge), or not through: nobody knows that it is meant.
    expect((await outcome(chop([-12.3])))[0]).toBe('unproved');
    expect((await outcome(chop([-5, -9])))[0]).toBe('unproved');
  });
});

describe('a traverse with the tool down is not in order', () => {
  const both = [plate, other];
  const aroundOther = (writer: MotionWriter, z: number) =>
    writer.line(415, 217, z).line(415, 263, z).line(349, 263, z).line(349, 217, z);

  it('from one part to the next, however near that lies', async () => {
    const link = (isLifted: boolean) =>
      program((writer) => {
        for (const z of LEVELS) {
          over(writer, 323, 240).line(323, 240, z).line(323, 283, z).line(197, 283, z);
          writer.line(197, 197, z).line(323, 197, z).line(323, 240, z);
          if (isLifted) over(writer, 349, 240).line(349, 240, z);
          else writer.line(349, 240, z);
          writer.line(349, 217, z);
          aroundOther(writer, z).line(349, 240, z);
        }
      }, both);
    expect(await outcome(link(true))).toEqual(RIGHT);
    const [verdict, codes] = await outcome(link(false));
    expect(verdict).toBe('unproved');
    expect(codes[0]).toMatch(/^STRAY_CUT@/);
  });

  it('from kerf to kerf between its own plunge and retract', async () => {
    const request = program((writer) => {
      for (const z of LEVELS) around(over(writer, 260, 197).line(260, 197, z), z);
      for (const z of LEVELS) aroundOther(over(writer, 349, 217).line(349, 217, z), z);
      over(writer, 323, 240).line(323, 240, -12.3).line(349, 240, -12.3);
    }, both);
    expect((await outcome(request))[0]).toBe('unproved');
  });

  it('back to the zero at the end, or from it at the start', async () => {
    const end = withLead((writer, z) => {
      around(over(writer, 260, 197).line(260, 197, z), z);
      if (z === -12.3) writer.line(100, 100, z);
    });
    expect((await outcome(end))[0]).toBe('unproved');
    const start = withLead((writer, z) => {
      over(writer, z === -5 ? 60 : 260, z === -5 ? 60 : 197);
      around(writer.line(writer.at[0], writer.at[1], z).line(260, 197, z), z);
    });
    expect((await outcome(start))[0]).toBe('unproved');
  });

  it('where a vertex lies astray in an upper pass', async () => {
    const spike = withLead((writer, z) => {
      over(writer, 260, 197)
        .line(260, 197, z)
        .line(323, 197, z)
        .line(z === -5 ? 350 : 323, 283, z);
      writer.line(197, 283, z).line(197, 197, z).line(260, 197, z);
    });
    expect((await outcome(spike))[0]).toBe('unproved');
    const outward = withLead((writer, z) => {
      over(writer, 260, 197)
        .line(260, 197, z)
        .line(z === -5 ? 345 : 323, z === -5 ? 180 : 197, z);
      writer.line(323, 283, z).line(197, 283, z).line(197, 197, z).line(260, 197, z);
    });
    expect((await outcome(outward))[0]).toBe('unproved');
  });

  it('where a point of a side lies beyond its end, unless it goes down there', async () => {
    const overrun = (z1: (z: number) => number, z2: (z: number) => number) =>
      withLead((writer, z) => {
        over(writer, 260, 197).line(260, 197, z).line(323, 197, z).line(323, 283, z);
        if (z === -5) writer.line(323, 240, z).line(323, 311, z1(z)).line(323, 283, z2(z));
        writer.line(197, 283, z).line(197, 197, z).line(260, 197, z);
      });
    const level = (z: number): number => z;
    expect((await outcome(overrun(level, level)))[0]).toBe('unproved');
    expect(
      (
        await outcome(
          overrun(
            (z) => z + 3,
            (z) => z + 3,
          ),
        )
      )[0],
    ).toBe('unproved');
    const ramp = withLead((writer, z) => {
      over(writer, 323, 250).line(323, 250, z / 4);
      writer.line(323, 311, z / 2).line(323, 250, z);
      writer.line(323, 283, z).line(197, 283, z).line(197, 197, z).line(323, 197, z).line(323, 250, z);
    });
    expect(await outcome(ramp)).toEqual(RIGHT);
  });

  it('where its first place is another one, though near', async () => {
    const request = withLead((writer, z) => {
      const isAstray = z === -5;
      over(writer, isAstray ? 235 : 197, isAstray ? 170 : 197);
      writer.line(writer.at[0], writer.at[1], z).line(323, 197, z).line(323, 283, z);
      writer.line(197, 283, z).line(197, 197, z);
    });
    expect((await outcome(request))[0]).toBe('unproved');
  });

  it('where a lead goes deeper or faster than its cut', async () => {
    const lead = (deeperMm: number, factor: number) =>
      withLead((writer, z) => {
        const own = writer.feedMmPerMin;
        over(writer, 260, 170).line(260, 170, z - deeperMm);
        writer.feedMmPerMin = own * factor;
        writer.line(260, 190, z - deeperMm).line(260, 197, z);
        writer.feedMmPerMin = own;
        around(writer, z);
      });
    expect(await outcome(lead(0, 1))).toEqual(RIGHT);
    expect((await outcome(lead(0.4, 1)))[0]).toBe('unproved');
    expect((await outcome(lead(0, 1.2)))[0]).toBe('unproved');
  });
});

describe('a sharp corner', () => {
  it('may be gone round with its sides drawn out to a point', async () => {
    for (const deg of [40, 20, 10]) {
      const half = (deg * Math.PI) / 360;
      const rise = 100 * Math.tan(half);
      const outline = {
        closed: true,
        vertices: [
          [0, 0, 0],
          [100, -rise, 0],
          [100, rise, 0],
        ] as const,
      };
      const one = { part: part('wedge', outline), placement: placed('wedge', 200, 200) };
      const [tip, back] = [200 - 3 / Math.sin(half), 303];
      const high = (back - tip) * Math.tan(half);
      const request = withLead(
        (writer, z) => {
          over(writer, back, 200)
            .line(back, 200, z)
            .line(back, 200 + high, z)
            .line(tip, 200, z);
          writer.line(back, 200 - high, z).line(back, 200, z);
        },
        [one],
      );
      expect([deg, await outcome(request)]).toEqual([deg, RIGHT]);
    }
  });
});

describe('what a hole leaves in its middle', () => {
  const ring = {
    part: part('ring', rectangle(200, 200), [circle(100, 100, 60, true)]),
    placement: placed('ring', 200, 200),
  };
  const hole = (writer: MotionWriter, z: number, radius: number) =>
    over(writer, 300 + radius, 300)
      .line(300 + radius, 300, z)
      .arc([300 - radius, 300, z], [300, 300], false)
      .arc([300 + radius, 300, z], [300, 300], false);
  const outline = (writer: MotionWriter, z: number) =>
    over(writer, 197, 197)
      .line(197, 197, z)
      .line(403, 197, z)
      .line(403, 403, z)
      .line(197, 403, z)
      .line(197, 197, z);
  const request = (order: readonly ('hole' | 'inside' | 'outline')[]) =>
    program(
      (writer) => {
        for (const what of order)
          for (const z of LEVELS) {
            if (what === 'hole') hole(writer, z, 57);
            if (what === 'inside') hole(writer, z, 30);
            if (what === 'outline') outline(writer, z);
          }
      },
      [ring],
    );

  it('may lie there, and is not to be cut once it is loose', async () => {
    expect(await outcome(request(['hole', 'outline']))).toEqual(RIGHT);
    expect(await outcome(request(['inside', 'hole', 'outline']))).toEqual(RIGHT);
    // Going once more along what is cut already meets no wood.
    expect(await outcome(request(['inside', 'hole', 'inside', 'outline']))).toEqual(RIGHT);
    const [verdict, codes] = await outcome(request(['hole', 'inside', 'outline']));
    expect(verdict).toBe('findings');
    expect(codes.map((code) => code.split('@')[0])).toEqual(['SCRAP_LOOSE']);
  });
});
