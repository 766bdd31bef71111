import type { CuttingLimit, Proof } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../../src/index.js';
import { type FullRequest, reading, requestFor, tool } from '../support/job.js';
import { MotionWriter } from '../support/motion-writer.js';

type Limits = Omit<CuttingLimit, 'toolNumber' | 'spindle'>;

/** A slot of 80 mm, cut at the given depths one after the other; a rapid back over it in between. */
function slot(depthsMm: readonly number[], change: (writer: MotionWriter) => void = () => undefined) {
  const writer = new MotionWriter();
  writer.rapid(0, 0, 15).spindle('clockwise', 18000).dwell(3);
  writer.rapid(100, 100, 15).rapid(100, 100, 5);
  for (const depthMm of depthsMm) {
    writer.line(100, 100, -depthMm);
    change(writer);
    writer.line(180, 100, -depthMm);
    writer.feedMmPerMin = 1200;
    writer.rapid(180, 100, 5).rapid(100, 100, 5);
  }
  return writer.rapid(100, 100, 15);
}

function prove(writer: MotionWriter, limits?: Limits, more: Partial<FullRequest> = {}): Promise<Proof> {
  const request = requestFor([], reading(writer));
  const cuttingLimits =
    limits === undefined ? [] : [{ toolNumber: 1, spindle: 'clockwise' as const, ...limits }];
  return proveProgram({ ...request, cuttingLimits, ...more });
}

function stateOf(proof: Proof, family: string): string | undefined {
  return proof.obligations.find(({ id }) => id === `${family}:${tool.id}`)?.state;
}

describe('the load of the tool', () => {
  it('sees a level that is left out, on the line where the pass is too deep', async () => {
    const limits = { maxStepdownMm: 4 };
    const whole = await prove(slot([4, 8, 12]), limits);
    expect(stateOf(whole, 'load-depth')).toBe('holds');
    expect(whole.engagement?.deepestPassMm).toBeCloseTo(4, 2);
    const faulty = await prove(slot([4, 12]), limits);
    expect(stateOf(faulty, 'load-depth')).toBe('violated');
    const found = faulty.findings.find(({ code }) => code === 'SIMULATE_PASS_TOO_DEEP');
    expect(found?.measured?.value).toBeCloseTo(8, 2);
    // The second slot follows the first and two rapids; its plunge goes through what is cut for 4 mm, the cut itself is the next line.
    const line = reading(slot([4, 12])).motions.filter(({ kind }) => kind === 'line')[3]?.line;
    expect(found?.programLine).toBe(line);
  });

  it.each([
    { ...tool, shape: 'ball' as const },
    { ...tool, shape: 'vee' as const, tipAngleDeg: 60, diameterMm: 12, shankDiameterMm: 6 },
    { ...tool, shape: 'bull-nose' as const, cornerRadiusMm: 1 },
  ])('sees it with a $shape too, whose passes just keep to the limit', async (shaped) => {
    const limits = { maxStepdownMm: 3 };
    const whole = await prove(slot([3, 6, 9]), limits, { tools: [shaped] });
    expect(stateOf(whole, 'load-depth')).toBe('holds');
    const faulty = await prove(slot([3, 9]), limits, { tools: [shaped] });
    expect(stateOf(faulty, 'load-depth')).toBe('violated');
  });

  it('sees a way down that is too fast, also round a circle narrower than the tool', async () => {
    const downAt = async (radiusMm: number, feedMmPerMin: number): Promise<string | undefined> => {
      const writer = new MotionWriter();
      writer.rapid(0, 0, 15).spindle('clockwise', 18000).dwell(3);
      writer.rapid(100 + radiusMm, 100, 15).rapid(100 + radiusMm, 100, 1);
      writer.feedMmPerMin = feedMmPerMin;
      writer.arc([100 - radiusMm, 100, -2], [100, 100], false);
      writer.arc([100 + radiusMm, 100, -5], [100, 100], false);
      writer.rapid(100 + radiusMm, 100, 15);
      return stateOf(await prove(writer, { maxPlungeMmPerMin: 600 }), 'load-plunge');
    };
    for (const radiusMm of [0.6, 0.9]) {
      expect([radiusMm, await downAt(radiusMm, 300)]).toEqual([radiusMm, 'holds']);
      expect([radiusMm, await downAt(radiusMm, 1500)]).toEqual([radiusMm, 'violated']);
    }
  });

  it('does not hold a narrow finishing cut at full depth against the depth of a pass', async () => {
    const writer = slot([4, 8, 12]);
    writer.rapid(100, 100, 5);
    writer.line(100, 100, -12).line(100, 100.3, -12).line(180, 100.3, -12).rapid(180, 100.3, 15);
    const proof = await prove(writer, { maxStepdownMm: 4 });
    expect(stateOf(proof, 'load-depth')).toBe('holds');
  });

  it('takes a level that lies beside the others for what it is, not for a cut through all of them', async () => {
    // The last of three levels 10 and 100 µm aside: beside it stands a shaving as high as all of them.
    for (const asideMm of [0.01, 0.1]) {
      const writer = slot([4, 8]);
      writer
        .rapid(100, 100 + asideMm, 5)
        .line(100, 100 + asideMm, -12)
        .line(180, 100 + asideMm, -12);
      const proof = await prove(writer.rapid(180, 100, 15), { maxStepdownMm: 4 });
      expect([asideMm, stateOf(proof, 'load-depth')]).toEqual([asideMm, 'holds']);
    }
  });

  /** A field of passes from the sheet's left edge on, each so much beside the one before; the first is a slot by another tool. A pass may end before the one before it. */
  function field(stepMm: number, depthsMm: readonly number[], n: number, shorterMm = 0): MotionWriter {
    const writer = new MotionWriter();
    writer.rapid(0, 0, 15).spindle('clockwise', 18000).dwell(3);
    for (const depthMm of depthsMm) {
      for (let i = 0; i <= n; i++) {
        const y = 100 + i * stepMm;
        writer.toolNumber = i === 0 ? 2 : 1;
        const x = 60 - i * shorterMm;
        writer.rapid(-5, y, 15).line(-5, y, -depthMm).line(x, y, -depthMm).rapid(x, y, 15);
      }
    }
    return writer;
  }
  const second = { ...tool, id: 'second', number: 2 };
  const withSecond = { tools: [tool, second] };

  it('sees a missing level also where every pass is narrower than a tenth of the tool', async () => {
    // 0.4 mm of 6 mm, 100 times: a level left out makes passes of 8 mm that are no finishing.
    const limits = { maxStepdownMm: 4.5 };
    const whole = await prove(field(0.4, [4, 8], 100), limits, withSecond);
    expect(stateOf(whole, 'load-depth')).toBe('holds');
    const missing = await prove(field(0.4, [8], 100), limits, withSecond);
    expect(stateOf(missing, 'load-depth')).toBe('violated');
  });

  it('bounds the engagement between the positions, and meets a peak shorter than a step', async () => {
    // Two cleared fields with a rib of 0.2 mm between them, and a pass through both.
    const writer = new MotionWriter();
    writer.rapid(0, 0, 15).spindle('clockwise', 18000).dwell(3);
    for (const x of [100, 116.2]) {
      writer.rapid(x, 100, 15).line(x, 100, -2);
      for (let i = 0; i < 4; i++) {
        writer
          .line(x + 10, 100 + 3 * i, -2)
          .line(x + 10, 103 + 3 * i, -2)
          .line(x, 103 + 3 * i, -2);
      }
      writer.rapid(x, 112, 15);
    }
    writer.rapid(106, 106, 15).line(106, 106, -2).line(122, 106, -2).rapid(122, 106, 15);
    // The slots are 180°: only the rib is asked for, so only the last pass has a tool of its own.
    writer.motions.slice(-3).forEach((motion, i) => {
      writer.motions[writer.motions.length - 3 + i] = { ...motion, toolNumber: 2 };
    });
    const request = requestFor([], reading(writer));
    const stateAt = async (maxEngagementDeg: number): Promise<string | undefined> => {
      const cuttingLimits = [{ toolNumber: 2, spindle: 'clockwise' as const, maxEngagementDeg }];
      const proof = await proveProgram({ ...request, tools: [...request.tools, second], cuttingLimits });
      return proof.obligations.find(({ id }) => id === 'load-engagement:second')?.state;
    };
    // Positions 0.5 mm apart meet 33.4°, the rib is cut with 41.9°.
    expect(await stateAt(38)).toBe('violated');
    expect(await stateAt(42)).toBe('holds');
  });

  it('holds chips against a limit below the feed per tooth where little of the rim is in wood', async () => {
    // 0.3 mm of 6 mm: cos θ = 1 − 0.3 / 3, so chips are sin θ = 0.436 of the 0.0333 mm per tooth; the first slot is another tool's.
    const writer = field(0.3, [4], 3, 4);
    const judged = async (most: number): Promise<string | undefined> => {
      return stateOf(await prove(writer, { chipLoadMm: { least: 0, most } }, withSecond), 'load-chip-thick');
    };
    expect(await judged((1.1 * 0.436 * 1200) / 36000)).toBe('holds');
    expect(await judged((0.9 * 0.436 * 1200) / 36000)).toBe('violated');
  });

  it('says without limits what it measured and asks for nothing', async () => {
    const proof = await prove(slot([6]));
    expect(stateOf(proof, 'load-depth')).toBe('not-applicable');
    expect(proof.obligations.find(({ id }) => id.startsWith('load-depth'))?.detail).toContain('6 mm');
  });

  it('finds chips too thick and too thin, and nothing where the feed is right', async () => {
    const chipLoadMm = { least: 0.02, most: 0.05 };
    const fast = await prove(
      slot([4], (writer) => {
        writer.feedMmPerMin = 3600;
      }),
      { chipLoadMm },
    );
    expect(stateOf(fast, 'load-chip-thick')).toBe('violated');
    const slow = await prove(
      slot([4], (writer) => {
        writer.feedMmPerMin = 120;
      }),
      { chipLoadMm },
    );
    expect(stateOf(slow, 'load-chip-thin')).toBe('violated');
    const right = await prove(slot([4]), { chipLoadMm });
    expect(stateOf(right, 'load-chip-thick')).toBe('holds');
    expect(stateOf(right, 'load-chip-thin')).toBe('holds');
    // 1,200 mm/min at 18,000 rpm with 2 flutes, reached in 80 mm, the whole front in wood.
    expect(right.engagement?.maxChipMm).toBeCloseTo(1200 / 36000, 4);
  });

  it('holds feeds, plunges, rpm and engagement against the limits of the tool', async () => {
    const fine = {
      maxFeedMmPerMin: 1200,
      maxPlungeMmPerMin: 1200,
      maxEngagementDeg: 180,
      rpm: { least: 16000, most: 20000 },
    };
    const good = await prove(slot([4]), fine);
    for (const family of ['load-feed', 'load-plunge', 'load-engagement', 'load-rpm']) {
      expect(stateOf(good, family)).toBe('holds');
    }
    const strict = {
      maxFeedMmPerMin: 1100,
      maxPlungeMmPerMin: 600,
      maxEngagementDeg: 90,
      rpm: { least: 19000, most: 24000 },
    };
    const bad = await prove(slot([4]), strict);
    for (const family of ['load-feed', 'load-plunge', 'load-engagement', 'load-rpm']) {
      expect(stateOf(bad, family)).toBe('violated');
    }
  });

  it('leaves limits open where the load is not to be measured', async () => {
    const proof = await prove(slot([4]), { maxStepdownMm: 4 }, { measures: [] });
    expect(stateOf(proof, 'load-depth')).toBe('undecided');
    expect(proof.engagement).toBeUndefined();
  });
});

describe('the engagement of a program', () => {
  it('is half a turn in a slot and nothing on the way back through it', async () => {
    const writer = new MotionWriter();
    writer.rapid(0, 0, 15).spindle('clockwise', 18000).dwell(3).rapid(100, 100, 15);
    writer.line(100, 100, -5).line(180, 100, -5).line(100, 100, -5).rapid(100, 100, 15);
    const { engagement } = await prove(writer);
    expect(engagement?.p50Deg).toBeCloseTo(180, 0);
    expect(engagement?.boundDeg).toBe(180);
    expect(engagement?.lengthMm.link).toBeGreaterThan(79);
    expect(engagement?.entries).toEqual([
      { kind: 'plunge', count: 1, depthMm: expect.closeTo(5, 1), steepestDeg: 90, line: 5 },
    ]);
    // π r² below the start and 6 mm × 5 mm × 80 mm along it.
    expect(engagement?.removedMm3).toBeGreaterThan(0.98 * (Math.PI * 9 * 5 + 2400));
    expect(engagement?.removedMm3).toBeLessThan(1.02 * (Math.PI * 9 * 5 + 2400));
    const { bucketS = 0, mm3PerS = [] } = engagement?.removalSeries ?? {};
    expect(mm3PerS.reduce((sum, rate) => sum + rate * bucketS, 0)).toBeCloseTo(
      engagement?.removedMm3 ?? 0,
      6,
    );
  });

  it('is arccos(1 − s/r) at a stepover s', async () => {
    const writer = slot([5]);
    writer.line(100, 100, -5).line(100, 101.5, -5).line(180, 101.5, -5).rapid(180, 101.5, 15);
    const { engagement } = await prove(writer);
    // Half of the length is the slot (180°), half the next pass: cos θ = 1 − 1.5 / 3.
    const bin = engagement?.histogramMm[Math.floor(60 / 10)] ?? 0;
    const before = engagement?.histogramMm[Math.floor(60 / 10) - 1] ?? 0;
    expect(bin + before).toBeGreaterThan(75);
  });

  it('has times that add up, and those of the blocks', async () => {
    const writer = slot([4, 8]);
    const last = writer.motions.at(-1)?.line ?? 1;
    const blocks = [
      { id: 'first', firstLine: 1, lastLine: 8 },
      { id: 'second', firstLine: 9, lastLine: last },
    ];
    const proof = await prove(writer, undefined, { blocks });
    expect(proof.operationTimes.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(proof.operationTimes.reduce((sum, { timeS }) => sum + timeS, 0)).toBeCloseTo(proof.timeS, 6);
    const { cut = 0, link = 0, air = 0, rapid = 0 } = proof.engagement?.timeS ?? {};
    expect(cut + link + air + rapid + 3).toBeCloseTo(proof.timeS, 6);
  });

  it('names force and power only where a measurement of the material is known', async () => {
    const plywood = await prove(slot([4]));
    expect(plywood.engagement?.maxForceN).toBeUndefined();
    const request = requestFor([], reading(slot([4])));
    const sheets = request.layout.sheets.map((sheet) => ({ ...sheet, material: 'mdf' as const }));
    const mdf = await proveProgram({ ...request, layout: { ...request.layout, sheets } });
    // F = 4 mm · (31.44 N/mm² · 0.0333 mm + 3.36 N/mm).
    expect(mdf.engagement?.maxForceN).toBeCloseTo(4 * (31.44 / 30 + 3.36), 1);
    expect(mdf.engagement?.forceSource).toContain('Goli');
  });
});
