// What deceived the proof once: each of these was proved by an earlier version, and none of them may be.
import type { Motion, ProveRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { circle, job, part, placed, rectangle } from './support/job.js';
import { codesAndLines, findMotion, mapMotions } from './support/mutate.js';

const plate = { part: part('plate', rectangle(120, 80)), placement: placed('plate', 40, 40), tabs: [0, 0.5] };
const disc = { part: part('disc', circle(0, 0, 30)), placement: placed('disc', 250, 80) };
const clean = job([plate, disc]);
const { reading } = clean;

const withReading = (change: Partial<ProveRequest['reading']>): ProveRequest => ({
  ...clean,
  reading: { ...reading, ...change },
});

async function outcome(request: ProveRequest): Promise<readonly [string, readonly string[]]> {
  const proof = await proveProgram(request);
  const codes = [...new Set(codesAndLines(proof).map((one) => one.replace(/@.*/, '')))];
  return [proof.verdict, codes.map((code) => code.replace('SIMULATE_', '')).sort()];
}

describe('how a program ends', () => {
  it('is proved as it is', async () => {
    expect(await outcome(clean)).toEqual(['proved', []]);
  });

  it('with the spindle turning: a file cut short inside M30 reads M3', async () => {
    const ending = { isProgramEnd: false, spindle: 'clockwise' } as const;
    expect(await outcome(withReading({ ending }))).toEqual(['findings', ['END_MISSING', 'SPINDLE_LEFT_ON']]);
  });

  it('without M2 or M30, though nothing is missing before', async () => {
    const ending = { isProgramEnd: false, spindle: 'off' } as const;
    expect(await outcome(withReading({ ending }))).toEqual(['unproved', ['END_MISSING']]);
  });

  it('or in which work system it runs, is undecided where the reading does not say it', async () => {
    const { ending: _, workSystem: __, ...rest } = reading;
    expect(await outcome({ ...clean, reading: rest })).toEqual(['unproved', []]);
  });
});

describe('a program in G55 from end to end', () => {
  it('cuts somewhere, but where is not known', async () => {
    expect(await outcome(withReading({ workSystem: 55 }))).toEqual(['unproved', ['WORK_SYSTEM']]);
  });
});

describe('a spindle stopped and started again with no motion between', () => {
  it('has to be waited for', async () => {
    const cut = findMotion(clean, (motion) => motion.toMm[2] < -12);
    const line = reading.motions[cut]?.line as number;
    expect(await outcome(withReading({ spindleStarts: [2, line] }))).toEqual([
      'findings',
      ['SPINDLE_START_IN_STOCK', 'SPIN_UP_TOO_SHORT'],
    ]);
  });
});

describe('a rapid across the sheet', () => {
  const lowered = (zMm: number): ProveRequest =>
    mapMotions(clean, (motion): Motion => {
      const low = ([x, y, z]: Motion['toMm']): Motion['toMm'] => [x, y, z === 5 ? zMm : z];
      return motion.kind === 'dwell'
        ? motion
        : { ...motion, fromMm: low(motion.fromMm), toMm: low(motion.toMm) };
    });

  it('0.4 mm over the top meets the first board that is not flat', async () => {
    expect(await outcome(lowered(0.4))).toEqual(['findings', ['RAPID_TOO_LOW']]);
  });

  it('is at the retract height or above it', async () => {
    expect(await outcome(lowered(5))).toEqual(['proved', []]);
    expect(await outcome(lowered(4.99))).toEqual(['findings', ['RAPID_TOO_LOW']]);
  });
});

describe('a cut where no part has a wall', () => {
  /** A slot through the free sheet, put in before the last two motions. */
  const withSlot = (xMm: number, yMm: number): ProveRequest => {
    const tail = reading.motions.slice(-2);
    const before = reading.motions.at(-3) as Motion;
    const at = before.toMm;
    const path: readonly Motion['toMm'][] = [
      at,
      [xMm, yMm, 15],
      [xMm, yMm, -3],
      [xMm + 40, yMm, -3],
      [xMm + 40, yMm, 15],
    ];
    const slot = path.slice(1).map(
      (toMm, i): Motion => ({
        ...(tail[0] as Motion),
        kind: i === 0 ? 'rapid' : 'line',
        feedMmPerMin: i === 0 ? 0 : 1000,
        fromMm: path[i] as Motion['toMm'],
        toMm,
      }),
    );
    const back: Motion = {
      ...(tail[0] as Motion),
      kind: 'rapid',
      fromMm: path.at(-1) as Motion['toMm'],
      toMm: tail[0]?.fromMm as Motion['toMm'],
    };
    return withReading({ motions: [...reading.motions.slice(0, -2), ...slot, back, ...tail] });
  };

  it('harms no part, but nobody asked for it', async () => {
    expect(await outcome(withSlot(400, 400))).toEqual(['unproved', ['STRAY_CUT']]);
  });

  it('is part of the kerf as far as it overlaps it', async () => {
    expect(await outcome(withSlot(60, 40 - 6))).toEqual(['proved', []]);
    expect(await outcome(withSlot(60, 40 - 6.1))).toEqual(['unproved', ['STRAY_CUT']]);
  });

  it('is asked for anywhere inside a hole, but not once that has come loose there', async () => {
    const ring = {
      part: part('ring', rectangle(200, 200), [circle(100, 100, 60, true)]),
      placement: placed('ring', 350, 350),
      tabs: [0, 0.5],
    };
    const whole = job([plate, disc, ring]);
    const { motions } = withSlot(430, 450).reading;
    const slot = motions.slice(reading.motions.length - 2, motions.length - 2);
    const [first, ...rest] = slot;
    const at = whole.reading.motions.at(-3)?.toMm as Motion['toMm'];
    const all = [
      ...whole.reading.motions.slice(0, -2),
      { ...(first as Motion), fromMm: at },
      ...rest.slice(0, -1),
      { ...(rest.at(-1) as Motion), toMm: at },
      ...whole.reading.motions.slice(-2),
    ];
    expect(await outcome({ ...whole, reading: { ...whole.reading, motions: all } })).toEqual([
      'findings',
      ['SCRAP_LOOSE'],
    ]);
  });
});

describe('two parts alike in the same place', () => {
  it('are not both cut out by one cut around them', async () => {
    const twice: ProveRequest = {
      ...clean,
      layout: {
        ...clean.layout,
        placements: [...clean.layout.placements, { ...disc.placement, copy: 1 }],
      },
      partsExpected: [...clean.partsExpected, { partId: 'disc', copy: 1 }],
    };
    expect(await outcome(twice)).toEqual(['findings', ['PARTS_OVERLAP']]);
  });

  it('may touch', async () => {
    const beside = { part: part('beside', rectangle(30, 80)), placement: placed('beside', 160, 40) };
    const request = job([plate, beside]);
    expect((await outcome(request))[1]).not.toContain('PARTS_OVERLAP');
  });
});

describe('a tab', () => {
  it('that no pass comes down to stands higher than declared', async () => {
    const top = 3 - 12;
    const raised = mapMotions(clean, (motion): Motion => {
      const lift = ([x, y, z]: Motion['toMm']): Motion['toMm'] => [x, y, z === top || z === -9 ? -8 : z];
      return motion.kind === 'dwell'
        ? motion
        : { ...motion, fromMm: lift(motion.fromMm), toMm: lift(motion.toMm) };
    });
    expect(await outcome(raised)).toEqual(['findings', ['TAB_TOO_TALL']]);
  });
});

describe('the bound of the deepest gouge', () => {
  it('holds for a move that enters through a vertex, where rounding hides the crossing', async () => {
    // From outside through the corner (40, 40) to 30 mm inside: the touch is at a distance of some 1e-15, not of 0.
    const motions: Motion[] = [];
    const moves: readonly (readonly [Motion['kind'], Motion['toMm']])[] = [
      ['rapid', [10.1, 10.1, 15]],
      ['line', [10.1, 10.1, -2]],
      ['line', [70.1, 70.1, -2]],
      ['line', [70.1, 70.1, 15]],
    ];
    let fromMm: Motion['toMm'] = [0, 0, 15];
    for (const [kind, toMm] of moves) {
      motions.push({
        ...(reading.motions.at(-1) as Motion),
        kind,
        feedMmPerMin: kind === 'line' ? 900 : 0,
        spindle: 'clockwise',
        fromMm,
        toMm,
      });
      fromMm = toMm;
    }
    const proof = await proveProgram(withReading({ motions: [...reading.motions, ...motions] }));
    expect(proof.deepestGougeMm).toBeGreaterThanOrEqual(3 + 30);
  });
});

describe('a byte in a comment that the controller takes for an override', () => {
  it('leaves feed and spindle unproved: an en dash in UTF-8 holds one that adds a per cent of feed', async () => {
    const diagnostics = [
      { line: 3, severity: 'warning', code: 'REALTIME_OVERRIDE', message: 'Byte 0x93.' },
    ] as const;
    expect(await outcome(withReading({ diagnostics }))).toEqual(['unproved', ['OVERRIDE']]);
  });
});

describe('a helix of 0.02 mm', () => {
  it('is a plunge by another word for a tool that does not cut at its centre', async () => {
    const tools = clean.tools.map((tool) => ({ ...tool, canPlunge: false }));
    const plunges = clean.reading.motions.map((motion): Motion => {
      const isPlunge =
        motion.kind === 'line' && motion.fromMm[2] > motion.toMm[2] && motion.toMm[0] === motion.fromMm[0];
      if (!isPlunge || motion.fromMm[1] !== motion.toMm[1]) return motion;
      const centreMm: readonly [number, number] = [motion.toMm[0] + 0.02, motion.toMm[1]];
      return { ...motion, kind: 'arc', centreMm, clockwise: false, sweepRad: 2 * Math.PI };
    });
    const [verdict, codes] = await outcome({ ...withReading({ motions: plunges }), tools });
    expect(verdict).toBe('findings');
    expect(codes).toContain('PLUNGE');
  });
});
