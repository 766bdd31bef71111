// What would crash: each fault with a twin that is right.
import type { Motion, Obstacle, ProgramReading, ProveRequest, Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { job, machine, part, placed, rectangle, setup, tool } from './support/job.js';
import { codesAndLines, findMotion, lineOf, mapMotions, moveEnd } from './support/mutate.js';

const side = { part: part('side', rectangle(120, 80)), placement: placed('side', 40, 60) };
const shelf = { part: part('shelf', rectangle(90, 70)), placement: placed('shelf', 300, 60) };
const clean = job([side, shelf]);
const { motions } = clean.reading;
const isDown = (m: Motion) => m.kind === 'line' && m.toMm[2] < m.fromMm[2] && m.toMm[0] === m.fromMm[0];
const deepest = findMotion(clean, (m) => isDown(m) && m.toMm[2] < -12);
const bottomMm = motions[deepest]?.toMm[2] ?? 0;
/** A straight side of the first part's last pass. */
const straight = findMotion(
  clean,
  (m) => m.kind === 'line' && m.toMm[2] === bottomMm && m.fromMm[2] === bottomMm,
);

async function codes(request: ProveRequest): Promise<readonly string[]> {
  return codesAndLines(await proveProgram(request));
}

/** The request with motions put in before one of its own, which goes on from their end; lines are counted on from 900. */
function insert(request: ProveRequest, at: number, added: readonly Partial<Motion>[]): ProveRequest {
  const all = [...request.reading.motions];
  let before = all[at - 1] as Motion;
  const inserted = added.map((some, i) => {
    before = { ...before, ...some, fromMm: before.toMm, line: 900 + i } as Motion;
    return before;
  });
  const next = all[at] as Motion;
  all.splice(at, 1, ...inserted, { ...next, fromMm: before.toMm });
  return { ...request, reading: { ...request.reading, motions: all } };
}

function withReading(request: ProveRequest, more: Partial<ProgramReading>): ProveRequest {
  return { ...request, reading: { ...request.reading, ...more } };
}

describe('rapids below the stock top', () => {
  it('may go back along a kerf that is cut, and not 0.2 mm beside it or deeper', async () => {
    const last = motions[straight] as Motion;
    const [x, y] = last.toMm;
    const [backX, backY] = last.fromMm;
    const back = (dx: number, dz: number) =>
      insert(clean, straight + 1, [
        { kind: 'rapid', feedMmPerMin: 0, toMm: [backX, backY + dx, bottomMm + dz] },
        { kind: 'rapid', feedMmPerMin: 0, toMm: [x, y, bottomMm] },
      ]);
    expect(await codes(back(0, 0))).toEqual([]);
    expect(await codes(back(0, -0.1))).toContain('SIMULATE_RAPID_IN_STOCK@900');
    expect((await codes(back(0.2, 0))).join()).toMatch(/SIMULATE_(RAPID_IN_STOCK|GOUGE)@900/);
  });

  it('are not free where a later pass will cut', async () => {
    const first = findMotion(clean, (m) => isDown(m));
    const early = mapMotions(clean, (m, i) => (i === first ? { ...m, kind: 'rapid', feedMmPerMin: 0 } : m));
    expect(await codes(early)).toEqual([`SIMULATE_RAPID_IN_STOCK@${lineOf(clean, first)}`]);
  });

  it('are judged over the box of their ends where axes run one by one', async () => {
    const dogLeg = { ...machine, rapids: 'dog-leg' as const };
    expect(await codes({ ...clean, machine: dogLeg })).toEqual([]);
    const descent = findMotion(clean, (m) => isDown(m));
    const [x, y] = motions[descent]?.toMm ?? [0, 0];
    const oblique = insert(clean, descent, [
      { kind: 'rapid', feedMmPerMin: 0, toMm: [x - 60, y, 15] },
      { kind: 'rapid', feedMmPerMin: 0, toMm: [x, y, 5] },
    ]);
    expect(await codes({ ...oblique, machine: dogLeg })).toEqual([]);
  });
});

describe('feeds at the pace of a rapid', () => {
  it('are crashes in wood and links in a kerf', async () => {
    const rate = machine.maxRateMmPerMin[0];
    const cut = findMotion(clean, (m) => m.kind === 'line' && m.toMm[2] === -5 && m.fromMm[2] === -5);
    const fast = (at: number) => mapMotions(clean, (m, i) => (i === at ? { ...m, feedMmPerMin: rate } : m));
    expect(await codes(fast(cut))).toEqual([`SIMULATE_CONTACT_AT_RAPID_FEED@${lineOf(clean, cut)}`]);
    const last = motions[straight] as Motion;
    const link = insert(clean, straight + 1, [
      { kind: 'line', feedMmPerMin: rate, toMm: last.fromMm },
      { kind: 'line', feedMmPerMin: rate, toMm: last.toMm },
    ]);
    expect(await codes(link)).toEqual([]);
  });

  it('are cuts where the tool cuts with them all along, or its limit allows them', async () => {
    const rate = machine.maxRateMmPerMin[0];
    const all = mapMotions(clean, (m) =>
      m.kind === 'line' && !isDown(m) ? { ...m, feedMmPerMin: rate } : m,
    );
    // 5,000 mm/min at 18,000 rpm are 0.14 mm a tooth: a slow machine that cuts as fast as it can.
    expect(await codes(all)).toEqual([]);
    const limit = { toolNumber: 1, maxFeedMmPerMin: rate, spindle: 'clockwise' as const };
    expect(await codes({ ...all, cuttingLimits: [limit] })).toEqual([]);
    const lower = await codes({ ...all, cuttingLimits: [{ ...limit, maxFeedMmPerMin: rate / 2 }] });
    expect(lower.join()).toContain('CONTACT_AT_RAPID_FEED');
  });

  it('are undecided where a tooth would get more than tools bear', async () => {
    const rate = machine.maxRateMmPerMin[0];
    const slow = { ...machine, spindle: { ...machine.spindle, minRpm: 2000 } };
    const all = mapMotions(clean, (m) => ({
      ...m,
      ...(m.kind === 'line' && !isDown(m) ? { feedMmPerMin: rate } : {}),
      ...(m.spindle === 'off' ? {} : { spindleRpm: 3000 }),
    }));
    const proof = await proveProgram({ ...all, machine: slow });
    expect(proof.verdict).toBe('unproved');
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_CONTACT_AT_RAPID_FEED');
  });
});

describe('clamps and screws', () => {
  const clamp = (x: number, y: number, topZMm = 10, kind: Obstacle['kind'] = 'clamp'): Obstacle => ({
    id: 'one',
    kind,
    footprint: {
      closed: true,
      vertices: [
        [x, y, 0],
        [x + 30, y, 0],
        [x + 30, y + 20, 0],
        [x, y + 20, 0],
      ],
    },
    topZMm,
    clearanceMm: 1,
  });

  it('are kept clear of along every motion, rapids included', async () => {
    expect(await codes({ ...clean, obstacles: [clamp(2, 400)] })).toEqual([]);
    // Between the parts, where the tool only passes over at 5 mm.
    const passed = await codes({ ...clean, obstacles: [clamp(200, 60)] });
    expect(passed).toHaveLength(1);
    expect(passed[0]).toMatch(/^SIMULATE_OBSTACLE_HIT@/);
    expect(await codes({ ...clean, obstacles: [clamp(200, 60, 3.9)] })).toEqual([]);
    expect((await codes({ ...clean, obstacles: [clamp(200, 60, 4.1)] })).length).toBe(1);
    // Exactly at the clearance, and as inches with four decimals have it.
    expect(await codes({ ...clean, obstacles: [clamp(200, 60, 4)] })).toEqual([]);
    expect(await codes({ ...clean, obstacles: [clamp(200, 60, 4.0012)] })).toEqual([]);
    expect((await codes({ ...clean, obstacles: [clamp(200, 60, 4.01)] })).length).toBe(1);
  });

  it('are found 0.3 mm too near to a cut, and at the first line', async () => {
    // The cut around `side` reaches to x = 34.
    expect(await codes({ ...clean, obstacles: [clamp(2.9, 90)] })).toEqual([]);
    const near = await codes({ ...clean, obstacles: [clamp(3.3, 90)] });
    expect(near).toHaveLength(1);
    expect(near[0]).toMatch(/^SIMULATE_OBSTACLE_HIT@/);
  });

  it('make a screw in a part a finding, and a clamp on it none', async () => {
    const inside = (kind: Obstacle['kind']) => ({ ...clamp(80, 90, 1, kind), clearanceMm: 0 });
    expect(await codes({ ...clean, obstacles: [inside('screw')] })).toEqual(['SIMULATE_OBSTACLE_IN_PART@-']);
    expect(await codes({ ...clean, obstacles: [inside('clamp')] })).toEqual([]);
  });

  it('have to be cleared by the first approach', async () => {
    const tall = { ...clamp(500, 500), topZMm: 20 };
    expect(await codes({ ...clean, obstacles: [tall] })).toContain('SIMULATE_FIRST_APPROACH@1');
  });
});

describe('holder and shank', () => {
  const holder = { diameterMm: 30, lengthMm: 40 };

  it('meet the wood that still stands at that time', async () => {
    const short: Tool = { ...tool, holder, stickoutMm: 12 };
    expect(await codes({ ...clean, tools: [short] })).toEqual([
      `SIMULATE_HOLDER_IN_STOCK@${lineOf(clean, deepest)}`,
    ]);
    expect(await codes({ ...clean, tools: [{ ...short, stickoutMm: 12.4 }] })).toEqual([]);
  });

  it('lets a shank narrower than its cut go deeper than the cutting edges in levels', async () => {
    const relieved: Tool = { ...tool, fluteLengthMm: 6, shankDiameterMm: 5 };
    expect(await codes({ ...clean, tools: [relieved] })).toEqual([]);
    expect((await codes({ ...clean, tools: [{ ...relieved, fluteLengthMm: 3 }] })).join()).toContain(
      'SIMULATE_FLUTE_TOO_SHORT',
    );
  });
});

describe('tools that change', () => {
  const second: Tool = { ...tool, id: 'flat-6b', number: 2 };
  const start = findMotion(clean, (m) => m.kind === 'rapid' && m.toMm[0] > 200);
  const line = lineOf(clean, start);
  /** Lines are spread so that a pause fits between. */
  const spread = mapMotions(clean, (m, i) => ({
    ...m,
    line: m.line * 10,
    toolNumber: i >= start ? 2 : 1,
  }));
  const changed = (more: Partial<ProgramReading>): ProveRequest => ({
    ...withReading(spread, more),
    tools: [tool, second],
  });
  const call = { line: line * 10 - 3, number: 2, isChange: false };
  const pause = { line: line * 10 - 4, spindle: 'off' as const };

  it('are judged where a pause with the spindle off lies between', async () => {
    expect(await codes(changed({ toolCalls: [call], pauses: [pause] }))).toEqual([]);
    expect(await codes(changed({ toolCalls: [{ ...call, isChange: true }], pauses: [] }))).toEqual([]);
  });

  it('stay undecided by a T word alone, or with a pause at another place', async () => {
    for (const more of [
      { toolCalls: [call], pauses: [] },
      { toolCalls: [call], pauses: [{ ...pause, line: 1 }] },
      { toolCalls: [], pauses: [pause] },
    ]) {
      const proof = await proveProgram(changed(more));
      expect(proof.verdict).toBe('unproved');
      expect(proof.findings.map(({ code }) => code)).toEqual(['SIMULATE_TOOL_CHANGE_UNDECIDED']);
    }
  });

  it('are not changed while the spindle turns', async () => {
    const turning = { ...pause, spindle: 'clockwise' as const };
    expect(await codes(changed({ toolCalls: [call], pauses: [turning] }))).toEqual([
      `SIMULATE_TOOL_CHANGE_UNSAFE@${pause.line}`,
    ]);
  });
});

describe('a pause', () => {
  it('that changes no tool wants the spindle off as well', async () => {
    const pause = (spindle: 'off' | 'clockwise') =>
      codes(withReading(clean, { pauses: [{ line: 3, spindle }] }));
    expect(await pause('off')).toEqual([]);
    expect(await pause('clockwise')).toEqual(['SIMULATE_PAUSE_UNSAFE@3']);
  });
});

describe('while the tool stands still', () => {
  /** The end of a plunge to 5 mm. */
  const down = findMotion(clean, (m) => isDown(m) && m.toMm[2] === -5);
  const spread = mapMotions(clean, (m) => ({ ...m, line: m.line * 10 }));
  const line = lineOf(spread, down);
  const waits = (...seconds: readonly number[]) =>
    insert(
      spread,
      down + 1,
      seconds.map((dwellS) => ({ kind: 'dwell' as const, feedMmPerMin: 0, dwellS })),
    );

  it('a turning tool does not rub one place until it burns', async () => {
    expect(await codes(waits(2))).toEqual([]);
    expect(await codes(waits(3000))).toEqual(['SIMULATE_DWELL_IN_STOCK@900']);
    expect(await codes(waits(2, 2, 2))).toEqual(['SIMULATE_DWELL_IN_STOCK@902']);
    const above = insert(spread, down - 1, [{ kind: 'dwell', feedMmPerMin: 0, dwellS: 3000 }]);
    expect(await codes(above)).toEqual([]);
    const crawl = mapMotions(spread, (m, i) => (i === down + 1 ? { ...m, feedMmPerMin: 1 } : m));
    expect(await codes(crawl)).toEqual([`SIMULATE_DWELL_IN_STOCK@${lineOf(spread, down + 1)}`]);
  });

  it('nobody is waited for in the stock, and the spindle is not started there', async () => {
    const pause = (at: number) => withReading(spread, { pauses: [{ line: at, spindle: 'off' }] });
    expect(await codes(pause(line + 1))).toEqual([`SIMULATE_PAUSE_UNSAFE@${line + 1}`]);
    expect(await codes(pause(lineOf(spread, down - 1) + 1))).toEqual([]);
    const started = (at: number) => withReading(waits(4), { spindleStarts: [at] });
    expect(await codes(started(line + 1))).toEqual([`SIMULATE_SPINDLE_START_IN_STOCK@${line + 1}`]);
    expect((await codes(started(line))).join()).not.toContain('START_IN_STOCK');
  });
});

describe('where the zero is', () => {
  it('may be moved by the program itself, and not to where nobody knows', async () => {
    const known = await proveProgram(
      withReading(clean, {
        offsets: [
          { line: 3, kind: 'G92', isKnown: true },
          { line: 9, kind: 'G92.1', isKnown: true },
        ],
      }),
    );
    expect(known.verdict).toBe('proved');
    expect(known.findings.map(({ code }) => code)).toEqual(['SIMULATE_WORK_OFFSET']);
    const unknown = await proveProgram(
      withReading(clean, { offsets: [{ line: 3, kind: 'G92', isKnown: false }] }),
    );
    expect(unknown.verdict).toBe('unproved');
    expect(codesAndLines(unknown)).toEqual(['SIMULATE_WORK_OFFSET@3']);
  });

  it('is undecided after a move to a place that the machine has stored', async () => {
    for (const kind of ['G28', 'G53', 'G43.1', 'G55'] as const) {
      const proof = await proveProgram(withReading(clean, { offsets: [{ line: 7, kind, isKnown: false }] }));
      expect(proof.verdict).toBe('unproved');
      expect(codesAndLines(proof)).toEqual(['SIMULATE_PLACE_UNKNOWN@7']);
    }
  });
});

describe('the spindle', () => {
  it('may turn counter-clockwise for a tool that cuts so, and then not clockwise', async () => {
    const left = { toolNumber: 1, spindle: 'counter-clockwise' as const };
    const turned = mapMotions(clean, (m) =>
      m.spindle === 'off' ? m : { ...m, spindle: 'counter-clockwise' as const },
    );
    expect(await codes({ ...turned, cuttingLimits: [left] })).toEqual([]);
    expect((await codes({ ...clean, cuttingLimits: [left] })).join()).toContain('SIMULATE_SPINDLE_WRONG_WAY');
  });

  it('needs its time again after its speed rises, and none after it falls', async () => {
    const start = findMotion(clean, (m) => m.kind === 'rapid' && m.toMm[0] > 200);
    const later = (rpm: number) =>
      mapMotions(clean, (m, i) => (i >= start && m.spindle !== 'off' ? { ...m, spindleRpm: rpm } : m));
    const first = findMotion(clean, (m) => isDown(m), start);
    expect(await codes(later(22_000))).toEqual([`SIMULATE_SPIN_UP_TOO_SHORT@${lineOf(clean, first)}`]);
    expect(await codes(later(12_000))).toEqual([]);
  });
});

describe('heights that are limits', () => {
  it('allow the rounding of inches with four decimals and no more', async () => {
    const low = (mm: number) =>
      mapMotions(clean, (m, i) => ({
        ...m,
        toMm: i < 1 ? [m.toMm[0], m.toMm[1], setup.clearanceZMm - mm] : m.toMm,
        fromMm: i === 1 ? [m.fromMm[0], m.fromMm[1], setup.clearanceZMm - mm] : m.fromMm,
      }));
    expect(await codes(low(0.0012))).toEqual([]);
    expect(await codes(low(0.01))).toEqual(['SIMULATE_FIRST_APPROACH@1']);
  });

  it('see a low rapid between cuts', async () => {
    const start = findMotion(clean, (m) => m.kind === 'rapid' && m.toMm[0] > 200);
    const lowered = moveEnd(moveEnd(clean, start, [0, 0, -1]), start - 1, [0, 0, -1]);
    expect((await codes(lowered)).join()).toContain('SIMULATE_RAPID_TOO_LOW');
  });
});
