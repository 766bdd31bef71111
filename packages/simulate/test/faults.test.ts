// Faults seeded into a program that is right by construction. Each row says what is wrong, how it is done, and which code has to be
// found at which line. Numbers in brackets: the kinds of reference simulate.md, section 8.
import type { Motion, ProveRequest, Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import {
  angle,
  circle,
  job,
  machine,
  part,
  placed,
  reading,
  rectangle,
  requestFor,
  setup,
  thicknessMm,
  tool,
} from './support/job.js';
import { MotionWriter } from './support/motion-writer.js';
import { codesAndLines, cutOut, findMotion, lineOf, mapMotions, moveEnd } from './support/mutate.js';

const side = {
  part: part('side', rectangle(120, 80), [circle(30, 30, 6, true)]),
  placement: placed('side', 40, 40),
  tabs: [0, 0.5],
};
const shelf = { part: part('shelf', angle(100, 100)), placement: placed('shelf', 220, 40) };
const clean = job([side, shelf]);
const { motions } = clean.reading;

const isDeep = (m: Motion) => m.toMm[2] < -12 && m.fromMm[2] < -12;
const isPlunge = (m: Motion) => m.kind === 'line' && m.toMm[2] < m.fromMm[2] && m.toMm[0] === m.fromMm[0];
/** First full-depth straight cut along the upper side of `side` (y = 123), going left. */
const upper = findMotion(
  clean,
  (m) => m.kind === 'line' && isDeep(m) && m.toMm[1] === 123 && m.fromMm[1] === 123,
);
/** The last of the three passes around `shelf`. */
const shelfStart = findMotion(clean, (m) => m.kind === 'rapid' && m.toMm[0] > 200);
const shelfDeep = findMotion(clean, (m) => isPlunge(m) && m.toMm[2] < -12, shelfStart);
const shelfSide = findMotion(clean, (m) => m.kind === 'line' && isDeep(m), shelfDeep);

/** A right-hand list of finding codes with lines, exactly. */
async function expectFindings(request: ProveRequest, ...wanted: string[]): Promise<void> {
  const proof = await proveProgram(request);
  expect([...codesAndLines(proof)].sort()).toEqual([...wanted].sort());
  expect(proof.verdict).toBe('findings');
}

describe('the program the faults go into', () => {
  it('is proved', async () => {
    const proof = await proveProgram(clean);
    expect(codesAndLines(proof)).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });
});

describe('cuts into parts', () => {
  it('finds a vertex 20 µm inside a wall, at the first move that leads there (1)', async () => {
    await expectFindings(moveEnd(clean, upper, [0, -0.02, 0]), `SIMULATE_GOUGE@${lineOf(clean, upper)}`);
  });

  it('leaves a vertex 5 µm inside a wall alone: that is within the tolerance', async () => {
    expect((await proveProgram(moveEnd(clean, upper, [0, -0.005, 0]))).verdict).toBe('proved');
  });

  it('finds a cut 0.2 mm inside a part and measures it', async () => {
    const proof = await proveProgram(moveEnd(clean, upper, [0, -0.2, 0]));
    const [gouge] = proof.findings.filter(({ code }) => code === 'SIMULATE_GOUGE');
    expect(gouge?.programLine).toBe(lineOf(clean, upper));
    expect(gouge?.measured?.value).toBeCloseTo(0.2, 6);
    expect(gouge?.partId).toBe('side');
    expect(proof.deepestGougeMm).toBeGreaterThanOrEqual(0.2);
    expect(proof.deepestGougeMm).toBeLessThan(0.2001);
  });

  it('finds a sheet that lies 0.2 mm off', async () => {
    const shifted = mapMotions(clean, (m) => ({
      ...m,
      fromMm: [m.fromMm[0] + 0.2, m.fromMm[1], m.fromMm[2]],
      toMm: [m.toMm[0] + 0.2, m.toMm[1], m.toMm[2]],
      ...(m.centreMm === undefined ? {} : { centreMm: [m.centreMm[0] + 0.2, m.centreMm[1]] as const }),
    }));
    const proof = await proveProgram(shifted);
    expect(proof.verdict).toBe('findings');
    const gouged = proof.findings.filter(({ code }) => code === 'SIMULATE_GOUGE').map(({ partId }) => partId);
    expect(gouged).toEqual(['side', 'shelf']);
  });

  it('finds a rapid or a traverse through a part as a gouge too (6)', async () => {
    const deep: Motion[] = [
      {
        ...(motions.at(-2) as Motion),
        kind: 'line',
        feedMmPerMin: 800,
        fromMm: [0, 0, 15],
        toMm: [10, 80, 15],
        line: 900,
      },
      {
        ...(motions.at(-2) as Motion),
        kind: 'line',
        feedMmPerMin: 800,
        fromMm: [10, 80, 15],
        toMm: [10, 80, -2],
        line: 901,
      },
      {
        ...(motions.at(-2) as Motion),
        kind: 'line',
        feedMmPerMin: 800,
        fromMm: [10, 80, -2],
        toMm: [200, 80, -2],
        line: 902,
      },
      {
        ...(motions.at(-2) as Motion),
        kind: 'line',
        feedMmPerMin: 800,
        fromMm: [200, 80, -2],
        toMm: [200, 80, 15],
        line: 903,
      },
    ];
    const request = { ...clean, reading: { ...clean.reading, motions: [...motions, ...deep] } };
    await expectFindings(request, 'SIMULATE_GOUGE@902', 'SIMULATE_STRAY_CUT@901');
  });

  it('finds an arc turned the other way round (13)', async () => {
    const arc = findMotion(clean, (m) => m.kind === 'arc' && isDeep(m) && m.clockwise === false);
    const wrong = mapMotions(clean, (m, i) =>
      i === arc ? { ...m, clockwise: true, sweepRad: (m.sweepRad ?? 0) - 2 * Math.PI } : m,
    );
    const proof = await proveProgram(wrong);
    expect(codesAndLines(proof)).toContain(`SIMULATE_GOUGE@${lineOf(clean, arc)}`);
  });

  it('finds a tool that is wider than the one the path was made for (11)', async () => {
    const proof = await proveProgram({
      ...clean,
      tools: [{ ...tool, diameterMm: 6.35, shankDiameterMm: 6.35 }],
    });
    const gouge = proof.findings.find(({ code }) => code === 'SIMULATE_GOUGE');
    expect(gouge?.measured?.value).toBeCloseTo(0.175, 6);
  });

  it('finds a kerf that runs into the neighbour', async () => {
    const near = job([side, { ...shelf, placement: placed('shelf', 165, 40) }]);
    const proof = await proveProgram(near);
    const gouged = proof.findings.filter(({ code }) => code === 'SIMULATE_GOUGE').map(({ partId }) => partId);
    expect(gouged).toEqual(['side', 'shelf']);
  });
});

describe('what is not cut', () => {
  it('finds a missing part', async () => {
    await expectFindings(job([side, shelf], { skip: ['shelf'] }), 'SIMULATE_PART_MISSING@-');
  });

  it('finds a missing hole (3)', async () => {
    await expectFindings(job([side, shelf], { skip: ['side/0'] }), 'SIMULATE_HOLE_MISSING@-');
  });

  it('finds a side that is left out, and how long it is', async () => {
    const request = moveEnd(moveEnd(clean, upper, [0, 3, 0]), upper - 1, [0, 3, 0]);
    const proof = await proveProgram(request);
    const missing = proof.findings.find(({ code }) => code === 'SIMULATE_CONTOUR_INCOMPLETE');
    expect(missing?.partId).toBe('side');
    expect(missing?.measured?.value).toBeGreaterThan(30);
  });

  it('finds a vertex 20 µm off a wall: no gouge, but wood stays (2)', async () => {
    await expectFindings(
      moveEnd(clean, upper, [0, 0.02, 0]),
      `SIMULATE_CONTOUR_INCOMPLETE@${lineOf(clean, upper)}`,
    );
  });

  it('finds a missing last pass (4)', async () => {
    const end = findMotion(clean, (m) => m.kind === 'rapid', shelfDeep);
    const proof = await proveProgram(cutOut(clean, shelfDeep, end));
    const [missing] = proof.findings.filter(({ code }) => code === 'SIMULATE_CONTOUR_INCOMPLETE');
    expect(missing?.partId).toBe('shelf');
    // The inner corner is out of reach and counts apart.
    expect(missing?.measured?.value).toBeCloseTo(400 - 6, 0);
    expect(missing?.message).toContain('9 mm deep');
  });

  it('finds a cut that stays 0.1 mm too high (12)', async () => {
    const proof = await proveProgram(job([side, shelf], { bottomMm: -(thicknessMm + 0.2) }));
    expect(proof.findings.filter(({ code }) => code === 'SIMULATE_CONTOUR_INCOMPLETE').length).toBe(3);
  });

  it('finds a truncated program: what is missing, and the tool left in the stock (17)', async () => {
    const request = { ...clean, reading: { ...clean.reading, motions: motions.slice(0, shelfSide + 1) } };
    await expectFindings(
      request,
      `SIMULATE_ENDS_IN_STOCK@${lineOf(clean, shelfSide)}`,
      `SIMULATE_CONTOUR_INCOMPLETE@${lineOf(clean, shelfSide - 1)}`,
    );
  });

  it('finds parts that lie too near to be cut apart', async () => {
    const left = { part: part('left', rectangle(60, 60)), placement: placed('left', 40, 40) };
    const right = { part: part('right', rectangle(60, 60)), placement: placed('right', 104, 40) };
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer.rapid(37, 37, 15).line(37, 37, -12.3).line(167, 37, -12.3).line(167, 103, -12.3);
    writer.line(37, 103, -12.3).line(37, 37, -12.3).rapid(37, 37, 15);
    // Around both, not between them: nothing is gouged, and they stay one piece.
    await expectFindings(
      requestFor([left, right], reading(writer)),
      'SIMULATE_CONTOUR_BLOCKED@-',
      'SIMULATE_CONTOUR_BLOCKED@-',
    );
  });

  it('asks for no cut where a part ends with the sheet', async () => {
    const corner = { part: part('corner', rectangle(60, 60)), placement: placed('corner', 0, 0) };
    const writer = new MotionWriter();
    writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
    writer.rapid(63, -4, 15).line(63, -4, -12.3).line(63, 63, -12.3).line(-4, 63, -12.3).rapid(-4, 63, 15);
    expect((await proveProgram(requestFor([corner], reading(writer)))).verdict).toBe('proved');
  });

  it('finds a tab that is cut away (10)', async () => {
    const raised = findMotion(clean, (m) => m.kind === 'line' && m.toMm[2] === -9 && m.fromMm[2] < -12);
    const flat = mapMotions(clean, (m, i) => ({
      ...m,
      fromMm: i > raised && i < raised + 3 ? [m.fromMm[0], m.fromMm[1], -12.3] : m.fromMm,
      toMm: i >= raised && i < raised + 3 ? [m.toMm[0], m.toMm[1], -12.3] : m.toMm,
    }));
    await expectFindings(flat, `SIMULATE_TAB_CUT@${lineOf(clean, raised + 1)}`);
  });

  it('finds a path that rises over no declared tab', async () => {
    const proof = await proveProgram({ ...clean, tabs: clean.tabs.slice(1) });
    const [missing] = proof.findings.filter(({ code }) => code === 'SIMULATE_CONTOUR_INCOMPLETE');
    expect(missing?.partId).toBe('side');
    expect(missing?.measured?.value).toBeGreaterThan(10);
    expect(missing?.measured?.value).toBeLessThan(11);
  });
});

describe('how the machine is driven', () => {
  it('finds a rapid through stock (5)', async () => {
    const lowered = mapMotions(clean, (m, i) => ({
      ...m,
      toMm: i === shelfStart - 1 || i === shelfStart ? [m.toMm[0], m.toMm[1], -1] : m.toMm,
      fromMm: i === shelfStart || i === shelfStart + 1 ? [m.fromMm[0], m.fromMm[1], -1] : m.fromMm,
    }));
    const proof = await proveProgram(lowered);
    expect(codesAndLines(proof)).toContain(`SIMULATE_RAPID_IN_STOCK@${lineOf(clean, shelfStart)}`);
  });

  it('finds a rapid straight down into stock', async () => {
    const plunge = findMotion(clean, isPlunge);
    const proof = await proveProgram(
      mapMotions(clean, (m, i) => (i === plunge ? { ...m, kind: 'rapid', feedMmPerMin: 0 } : m)),
    );
    expect(codesAndLines(proof)).toEqual([`SIMULATE_RAPID_IN_STOCK@${lineOf(clean, plunge)}`]);
  });

  it('finds a plunge with the spindle off (7)', async () => {
    const off = mapMotions(clean, (m) => ({ ...m, spindle: 'off' as const }));
    await expectFindings(off, `SIMULATE_SPINDLE_OFF@${lineOf(clean, findMotion(clean, isPlunge))}`);
  });

  it('finds a spindle that turns the wrong way, too fast, too slow', async () => {
    const first = lineOf(clean, findMotion(clean, isPlunge));
    const turned = mapMotions(clean, (m) => ({ ...m, spindle: 'counter-clockwise' as const }));
    await expectFindings(turned, `SIMULATE_SPINDLE_WRONG_WAY@${first}`);
    await expectFindings(
      mapMotions(clean, (m) => ({ ...m, spindleRpm: 30_000 })),
      `SIMULATE_SPINDLE_TOO_FAST@${first}`,
    );
    await expectFindings(
      mapMotions(clean, (m) => ({ ...m, spindleRpm: 5_000 })),
      `SIMULATE_SPINDLE_TOO_SLOW@${first}`,
    );
  });

  it('finds a spin-up that is too short or missing', async () => {
    const first = lineOf(clean, findMotion(clean, isPlunge));
    const hasty = mapMotions(clean, (m) => (m.kind === 'dwell' ? { ...m, dwellS: 0.003 } : m));
    await expectFindings(hasty, `SIMULATE_SPIN_UP_TOO_SHORT@${first}`);
    const without = {
      ...clean,
      reading: { ...clean.reading, motions: motions.filter((m) => m.kind !== 'dwell') },
    };
    await expectFindings(without, `SIMULATE_SPIN_UP_TOO_SHORT@${first}`);
  });

  it('finds a plunge by a tool that does not cut at its centre (20)', async () => {
    const request = { ...clean, tools: [{ ...tool, canPlunge: false }] };
    await expectFindings(request, `SIMULATE_PLUNGE@${lineOf(clean, findMotion(clean, isPlunge))}`);
  });

  it('finds a move outside the machine’s travel', async () => {
    const far = moveEnd(clean, shelfStart, [700, 0, 0]);
    const proof = await proveProgram(far);
    const travel = proof.findings.find(({ code }) => code === 'SIMULATE_TRAVEL_EXCEEDED');
    expect(travel?.programLine).toBe(lineOf(clean, shelfStart));
    expect(travel?.measured?.value).toBeCloseTo((motions[shelfStart]?.toMm[0] ?? 0) + 700 + 20, 9);
    expect(travel?.allowed?.value).toBe(800);
  });

  it('finds the bulge of an arc outside the travel although both ends are inside', async () => {
    const disc = { part: part('disc', circle(0, 0, 40)), placement: placed('disc', 60, 100) };
    const program = job([disc]);
    expect((await proveProgram(program)).verdict).toBe('proved');
    // The path's leftmost point is at X 17 in the sheet, its start as well; turn the path so that no end lies there.
    const proof = await proveProgram({ ...program, setup: { ...setup, workZeroMm: [-20, 20, 60] } });
    expect(proof.findings.map(({ code }) => code)).toEqual(['SIMULATE_TRAVEL_EXCEEDED']);
    expect(proof.findings[0]?.measured?.value).toBeCloseTo(-20, 6);
  });

  it('finds Z beyond the travel, up and down', async () => {
    const high = { ...clean, setup: { ...setup, workZeroMm: [20, 20, 90] as const } };
    await expectFindings(high, `SIMULATE_TRAVEL_EXCEEDED@${lineOf(clean, 0)}`);
    const low = { ...clean, setup: { ...setup, workZeroMm: [20, 20, 10] as const } };
    const proof = await proveProgram(low);
    expect(proof.findings[0]?.code).toBe('SIMULATE_TRAVEL_EXCEEDED');
    expect(proof.findings[0]?.measured?.value).toBeCloseTo(10 - 12.3, 9);
  });

  it('finds a cut into the machine bed (12)', async () => {
    const request = { ...clean, setup: { ...setup, spoilboardMm: 0.2 } };
    const deep = findMotion(clean, (m) => m.toMm[2] < -12.2);
    await expectFindings(request, `SIMULATE_SPOILBOARD@${lineOf(clean, deep)}`);
  });

  it('finds a missing feed and one the machine cannot follow (14)', async () => {
    const cut = findMotion(clean, (m) => m.kind === 'line' && m.toMm[0] !== m.fromMm[0]);
    const none = mapMotions(clean, (m, i) => (i === cut ? { ...m, feedMmPerMin: 0 } : m));
    await expectFindings(none, `SIMULATE_FEED_MISSING@${lineOf(clean, cut)}`);
    const fast = mapMotions(clean, (m, i) => (i === cut ? { ...m, feedMmPerMin: 12_000 } : m));
    await expectFindings(fast, `SIMULATE_FEED_OVER_LIMIT@${lineOf(clean, cut)}`);
    const plunge = findMotion(clean, isPlunge);
    const steep = mapMotions(clean, (m, i) => (i === plunge ? { ...m, feedMmPerMin: 2500 } : m));
    await expectFindings(steep, `SIMULATE_FEED_OVER_LIMIT@${lineOf(clean, plunge)}`);
  });

  it('finds a first move that leads sideways or low from an unknown place, and none by Z alone at a feed', async () => {
    for (const toMm of [
      [10, 0, 15],
      [0, 0, 5],
    ] as const) {
      const request = mapMotions(clean, (m, i) =>
        i === 0 ? { ...m, toMm } : i === 1 ? { ...m, fromMm: toMm } : m,
      );
      await expectFindings(request, 'SIMULATE_FIRST_APPROACH@1');
    }
    const fed = mapMotions(clean, (m, i) => (i === 0 ? { ...m, kind: 'line', feedMmPerMin: 1500 } : m));
    expect((await proveProgram(fed)).verdict).toBe('proved');
    expect(
      (await proveProgram({ ...clean, reading: { ...clean.reading, startUnknown: false } })).verdict,
    ).toBe('proved');
  });

  it('finds lines the controller refuses', async () => {
    const diagnostics = [
      { line: 3, severity: 'warning' as const, code: 'W', message: 'odd.' },
      { line: 7, severity: 'error' as const, code: 'GRBL_20', grblStatus: 20, message: 'unsupported word.' },
    ];
    const request = { ...clean, reading: { ...clean.reading, diagnostics } };
    await expectFindings(request, 'SIMULATE_PROGRAM_UNREADABLE@7');
  });
});

describe('arcs the controller runs otherwise', () => {
  const disc = { part: part('disc', circle(0, 0, 30)), placement: placed('disc', 100, 100) };
  const program = job([disc]);
  const arc = findMotion(program, (m) => m.kind === 'arc' && isDeep(m));

  it('finds a circle that is dropped, and the wood it leaves (19)', async () => {
    const dropped = mapMotions(program, (m, i) => (i === arc ? { ...m, sweepRad: 0 } : m));
    const proof = await proveProgram(dropped);
    const codes = codesAndLines(proof);
    expect(codes).toContain(`SIMULATE_ARC_NOT_EXECUTED@${lineOf(program, arc)}`);
    // Instead of half the way around, the tool goes straight through the part.
    expect(codes.some((code) => code.startsWith('SIMULATE_GOUGE@'))).toBe(true);
    expect(codes.some((code) => code.startsWith('SIMULATE_CONTOUR_INCOMPLETE@'))).toBe(true);
  });

  it('finds a turn too many', async () => {
    const extra = mapMotions(program, (m, i) =>
      i === arc ? { ...m, sweepRad: (m.sweepRad ?? 0) + 2 * Math.PI } : m,
    );
    await expectFindings(extra, `SIMULATE_ARC_NOT_EXECUTED@${lineOf(program, arc)}`);
  });

  it('leaves whole circles undecided when the reading does not say how far they turn', async () => {
    const shortened = cutOut(program, arc + 1, arc + 2);
    const closed = mapMotions(shortened, (m, i) => {
      if (i === arc + 1) return { ...m, fromMm: m.toMm.with(2, -12.3) as [number, number, number] };
      if (i !== arc) return m;
      const { sweepRad: _, ...rest } = m;
      return { ...rest, toMm: m.fromMm };
    });
    const proof = await proveProgram(closed);
    expect(proof.verdict).toBe('unproved');
    expect(proof.findings.map(({ code }) => code)).toEqual(['SIMULATE_ARC_UNDECIDED']);
  });

  it('finds a controller whose chords are coarser than the tolerance', async () => {
    const coarse = { ...program, machine: { ...machine, arcToleranceMm: 0.05 } };
    await expectFindings(coarse, 'SIMULATE_ARC_TOLERANCE_TOO_COARSE@-');
  });
});

describe('order and tools', () => {
  it('finds a hole cut in a part that lies loose (9)', async () => {
    const loose = { ...side, tabs: [] };
    const request = job([loose], { outlineFirst: true });
    const hole = findMotion(
      request,
      (m) => m.kind === 'line' && Math.hypot(m.toMm[0] - 70, m.toMm[1] - 70) < 5,
    );
    await expectFindings(request, `SIMULATE_PART_LOOSE@${lineOf(request, hole)}`);
  });

  it('has nothing against holes after the outline while tabs hold the part', async () => {
    expect((await proveProgram(job([side], { outlineFirst: true }))).verdict).toBe('proved');
  });

  it('finds a tool number that was not given (11)', async () => {
    const proof = await proveProgram(mapMotions(clean, (m) => ({ ...m, toolNumber: 7 })));
    expect(proof.verdict).toBe('findings');
    expect(codesAndLines(proof)).toContain(
      `SIMULATE_TOOL_UNKNOWN@${lineOf(clean, findMotion(clean, isPlunge))}`,
    );
    // Nothing is known of the width of such a tool: no bound smaller than the parts may be claimed.
    expect(proof.deepestGougeMm).toBeGreaterThan(20);
  });

  it('leaves a change of tools undecided: the controller makes none', async () => {
    const second: Tool = { ...tool, id: 'flat-6b', number: 2 };
    const request = mapMotions(clean, (m, i) => (i >= shelfStart ? { ...m, toolNumber: 2 } : m));
    const proof = await proveProgram({ ...request, tools: [tool, second] });
    expect(proof.verdict).toBe('unproved');
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_TOOL_CHANGE_UNDECIDED');
  });

  it('finds cutting edges, shank and holder that are too short or too wide (22)', async () => {
    const deep = lineOf(
      clean,
      findMotion(clean, (m) => m.toMm[2] < -12),
    );
    await expectFindings(
      { ...clean, tools: [{ ...tool, fluteLengthMm: 10 }] },
      `SIMULATE_FLUTE_TOO_SHORT@${deep}`,
    );
    await expectFindings(
      { ...clean, tools: [{ ...tool, fluteLengthMm: 10, shankDiameterMm: 8 }] },
      `SIMULATE_FLUTE_TOO_SHORT@${deep}`,
      `SIMULATE_SHANK_IN_STOCK@${deep}`,
    );
    await expectFindings(
      { ...clean, tools: [{ ...tool, stickoutMm: 11 }] },
      `SIMULATE_HOLDER_IN_STOCK@${deep}`,
    );
  });

  it('finds a part that reaches over the edge of the sheet', async () => {
    const proof = await proveProgram(job([{ ...side, placement: placed('side', -1, 40) }]));
    expect(proof.findings.map(({ code }) => code)).toContain('SIMULATE_PART_OFF_SHEET');
  });
});
