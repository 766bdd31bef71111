import type { Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/replay/bytes.js';
import { openReplay, recordReplay } from '../../src/replay.js';
import { circle, job, part, placed, roundedRectangle, tool } from '../support/job.js';
import { MotionWriter } from '../support/motion-writer.js';
import { exactDepthAt, sampledDepthAt } from '../support/slow-surface.js';
import { lcg, pathRequest, relief } from '../support/surface-jobs.js';

const STEP_MM = 0.005;
const ball: Tool = { ...tool, id: 'ball', shape: 'ball' };
const vee: Tool = { ...tool, id: 'vee', shape: 'vee', tipAngleDeg: 60 };

/** Level lines and plunges at three depths. */
function levelLines(seed: number): MotionWriter {
  const random = lcg(seed);
  const writer = new MotionWriter();
  writer.rapid(10, 10, 5);
  for (let i = 0; i < 40; i++) {
    if (i % 5 === 0) writer.line(writer.at[0], writer.at[1], [-2, -5, -9][Math.floor(random() * 3)]!);
    writer.line(random() * 70 - 5, random() * 50 - 5, writer.at[2]);
  }
  return writer;
}

/** Ramps, helices and level arcs. */
function ramps(seed: number): MotionWriter {
  const random = lcg(seed);
  const writer = new MotionWriter();
  writer.rapid(20, 20, 1);
  for (let i = 0; i < 12; i++) {
    const [x, y, z] = writer.at;
    const down = random() < 0.4 ? z : -6 * random();
    if (random() < 0.5) writer.line(5 + random() * 50, 5 + random() * 30, down);
    else writer.arc([x, y, down], [x + random() * 8 - 4, y + random() * 8 - 4], random() < 0.5);
  }
  return writer;
}

describe('a replay', () => {
  it('shows at every move what all moves up to it have cut, exactly', async () => {
    for (const seed of [1, 2, 3]) {
      const writer = levelLines(seed);
      const player = openReplay(await recordReplay(pathRequest(writer, [63, 41]), { cellMm: 0.37 }));
      expect([player.nMoves, player.columns, player.rows]).toEqual([writer.motions.length, 171, 111]);
      const random = lcg(seed + 10);
      for (let i = 0; i < 12; i++) {
        const moves = Math.floor(random() * (player.nMoves + 1));
        player.seek(moves);
        const done = writer.motions.slice(0, moves);
        for (let k = 0; k < 400; k++) {
          const [column, row] = [Math.floor(random() * player.columns), Math.floor(random() * player.rows)];
          const expected = exactDepthAt((column + 0.5) * 0.37, (row + 0.5) * 0.37, done, tool);
          const found = player.depths[row * player.columns + column]! * STEP_MM;
          if (!Number.isNaN(expected)) expect(found).toBeCloseTo(expected, 9);
        }
      }
    }
  });

  it('follows ramps, helices and arcs of flat, ball and V tools', async () => {
    for (const [i, cutter] of [tool, ball, vee].entries()) {
      const writer = ramps(i + 4);
      const player = openReplay(await recordReplay(pathRequest(writer, [60, 40], cutter), { cellMm: 1.7 }));
      player.seek(player.nMoves);
      let nApart = 0;
      for (let cell = 0; cell < player.depths.length; cell++) {
        const x = ((cell % player.columns) + 0.5) * 1.7;
        const y = (Math.floor(cell / player.columns) + 0.5) * 1.7;
        const sampled = sampledDepthAt(x, y, writer.motions, cutter, 150);
        const found = player.depths[cell]! * STEP_MM;
        // A ball is vertical at its rim: 0.001 mm beside the path is 0.08 mm of depth there.
        expect(found).toBeGreaterThan(sampled - (cutter === ball ? 0.09 : 0.006));
        if (found > sampled + 0.08) nApart++;
      }
      expect(nApart).toBeLessThan(25);
    }
  });

  it('is the same forward, backward and in leaps', async () => {
    const writer = relief(60, 0.5, 0.6);
    const bytes = await recordReplay(pathRequest(writer, [60, 60], ball), { cellMm: 0.5 });
    const one = openReplay(bytes);
    const random = lcg(8);
    const places = Array.from({ length: 25 }, () => Math.floor(random() * (one.nMoves + 1)));
    for (const moves of [...places, 0, one.nMoves, one.nMoves - 1, 1, 0]) {
      one.seek(moves);
      const fresh = openReplay(bytes);
      fresh.seek(moves);
      expect(one.position).toBe(moves);
      expect(one.depths).toEqual(fresh.depths);
    }
    // In small steps, as a viewer plays it; what is not named as changed is the same as before.
    const walker = openReplay(bytes);
    for (let moves = 0; moves <= one.nMoves; moves += 1501) {
      const before = walker.depths.slice();
      const changed = new Set(walker.seek(moves));
      const tilesWide = Math.ceil(walker.columns / 64);
      walker.depths.forEach((depth, cell) => {
        if (depth === before[cell]) return;
        const [column, row] = [cell % walker.columns, Math.floor(cell / walker.columns)];
        expect(changed.has(Math.floor(row / 64) * tilesWide + Math.floor(column / 64))).toBe(true);
      });
      one.seek(moves);
      expect(walker.depths).toEqual(one.depths);
    }
  });

  it('knows place, tool, line and time of each move', async () => {
    const request = job([
      {
        part: part('p', roundedRectangle(80, 50, 8), [circle(30, 25, 10, true)]),
        placement: placed('p', 40, 40),
      },
    ]);
    const player = openReplay(await recordReplay(request));
    const { motions } = request.reading;
    expect(player.programSha256).toBe(request.programSha256);
    expect(player.lineAt(0)).toBe(0);
    motions.forEach((motion, i) => {
      const { xMm, yMm, zMm, tool: place, kind } = player.toolAt(i + 1);
      expect([xMm, yMm, zMm].every((mm, axis) => Math.abs(mm - motion.toMm[axis]!) <= 0.000_51)).toBe(true);
      expect([place, kind, player.lineAt(i + 1)]).toEqual([0, motion.kind, motion.line]);
      expect(player.movesAtLine(motion.line)).toBe(i + 1);
      expect(player.movesAtTime(player.timeAt(i + 1))).toBeGreaterThanOrEqual(i + 1);
      if (motion.kind !== 'arc' || motion.centreMm === undefined) return;
      const half = player.toolAt(i + 0.5);
      const [cx, cy] = motion.centreMm;
      const radius = Math.hypot(motion.fromMm[0] - cx, motion.fromMm[1] - cy);
      expect(Math.abs(Math.hypot(half.xMm - cx, half.yMm - cy) - radius)).toBeLessThan(0.01);
    });
    expect(player.timeAt(player.nMoves)).toBeGreaterThan(10);
  });

  it('shows nothing of an unknown tool, and takes times from feeds where no machine is given', async () => {
    const writer = levelLines(4);
    writer.toolNumber = 9;
    const request = pathRequest(writer, [60, 40]);
    const unknown = {
      ...request,
      reading: {
        ...request.reading,
        motions: writer.motions.map((motion) => ({ ...motion, toolNumber: 9 })),
      },
    };
    const player = openReplay(await recordReplay(unknown));
    player.seek(player.nMoves);
    expect(player.depths.every((depth) => depth === 0)).toBe(true);
    expect(player.toolAt(3).tool).toBe(-1);
  });

  it('is refused with a code when it would be too large or is asked for nonsense', async () => {
    const request = pathRequest(levelLines(5), [60, 40]);
    await expect(recordReplay(request, { cellMm: 0.1, mostEvents: 5 })).rejects.toMatchObject({
      code: 'SIMULATE_REPLAY_TOO_LARGE',
    });
    await expect(recordReplay(request, { cellMm: 0.001 })).rejects.toMatchObject({
      code: 'SIMULATE_REPLAY_TOO_LARGE',
    });
    await expect(recordReplay(request, { cellMm: Number.NaN })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(recordReplay({ ...request, tools: [] })).rejects.toMatchObject({ name: 'MillwrightError' });
    // Without a cell size the cells grow until the events do.
    const coarse = openReplay(await recordReplay(request, { mostEvents: 60 }));
    expect(coarse.cellMm).toBeGreaterThan(1);
  });
});

describe('a replay that was damaged', () => {
  it('is refused wherever it is cut off or changed', async () => {
    const bytes = await recordReplay(pathRequest(levelLines(6), [30, 20]), { cellMm: 1 });
    for (let n = 0; n < bytes.length; n += 7) {
      expect(() => openReplay(bytes.subarray(0, n))).toThrow(
        expect.objectContaining({ code: 'SIMULATE_REPLAY_DAMAGED' }),
      );
    }
    for (let i = 0; i < bytes.length; i += 3) {
      const changed = bytes.slice();
      changed[i] = changed[i]! ^ 0x11;
      expect(() => openReplay(changed)).toThrow(expect.objectContaining({ code: 'SIMULATE_REPLAY_DAMAGED' }));
    }
  });

  it('is refused or plays without a fault when its checksum was made to fit', async () => {
    const bytes = await recordReplay(pathRequest(relief(8, 0.5, 0.5), [8, 8], ball), { cellMm: 0.25 });
    const random = lcg(12);
    let nRefused = 0;
    for (let i = 0; i < 400; i++) {
      const changed = bytes.slice();
      for (let k = 0; k < 1 + random() * 3; k++)
        changed[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      changed.set([77, 87, 82, 80, 1, 0, 0, 0]);
      new DataView(changed.buffer).setUint32(8, crc32(changed, 12), true);
      let player: ReturnType<typeof openReplay>;
      try {
        player = openReplay(changed);
      } catch (error) {
        expect(error).toMatchObject({ code: 'SIMULATE_REPLAY_DAMAGED' });
        nRefused++;
        continue;
      }
      for (const share of [1, 0.3, 0.8, 0]) player.seek(player.nMoves * share);
      player.toolAt(player.nMoves / 2);
    }
    expect(nRefused).toBeGreaterThan(100);
  });
});
