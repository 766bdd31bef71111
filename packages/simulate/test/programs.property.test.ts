// Whole programs: right by construction, then bent, against a slow second opinion.
import type { Motion, Point3 } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../src/index.js';
import { anyJob } from './support/arbitraries.js';
import type { FullRequest } from './support/job.js';
import { seriousFindings, withMotions } from './support/mutate.js';
import { leftPoints, POLYGON_MM, STEP_MM, sampledOverlap } from './support/oracle.js';

const RADIUS_MM = 3;

/** A whole program per run: a failure is reported as it is, shrinking it would take an hour. */
const heavy = { endOnFailure: true };

describe('programs that are right by construction', () => {
  it('are all proved: no false alarm in 150', async () => {
    await fc.assert(
      fc.asyncProperty(anyJob, async ({ request }) => {
        const proof = await proveProgram(request);
        expect(seriousFindings(proof)).toEqual([]);
        expect(proof.verdict).toBe('proved');
      }),
      { ...heavy, numRuns: 150, seed: 51 },
    );
  });
});

/** A program with the end of one cutting motion moved by 1 µm to 3 mm. */
const bentJob = fc
  .tuple(
    anyJob,
    fc.nat(),
    fc.double({ min: -3, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
  )
  .map(([{ request }, pick, exponent, directionRad]) => {
    const { motions } = request.reading;
    const cuts = motions.flatMap((motion, i) =>
      motion.kind === 'line' && motion.toMm[2] < 0 && motions[i + 1]?.kind === 'line' ? [i] : [],
    );
    if (cuts.length === 0) return request;
    const index = cuts[pick % cuts.length] as number;
    const by = 10 ** exponent;
    const moved = ([x, y, z]: Point3): Point3 => [
      x + by * Math.cos(directionRad),
      y + by * Math.sin(directionRad),
      z,
    ];
    return withMotions(
      request,
      motions.map((motion, i): Motion => {
        if (i === index) return { ...motion, toMm: moved(motion.toMm) };
        return i === index + 1 ? { ...motion, fromMm: moved(motion.fromMm) } : motion;
      }),
    );
  });

describe('bent programs against dense samples', () => {
  it('have a certified bound that no sample exceeds, and that exceeds the samples by half a step at most', async () => {
    let nGouged = 0;
    let nClean = 0;
    await fc.assert(
      fc.asyncProperty(bentJob, async (request) => {
        const proof = await proveProgram(request);
        const sampled = sampledOverlap(request, RADIUS_MM);
        expect(proof.deepestGougeMm).toBeGreaterThanOrEqual(sampled - POLYGON_MM);
        expect(proof.deepestGougeMm).toBeLessThanOrEqual(Math.max(0, sampled) + STEP_MM / 2 + POLYGON_MM);
        const hasGouge = proof.findings.some(({ code }) => code === 'SIMULATE_GOUGE');
        if (sampled > 0.01 + POLYGON_MM) expect(hasGouge).toBe(true);
        expect(hasGouge).toBe((proof.deepestGougeMm ?? 0) > 0.01);
        if (hasGouge) nGouged++;
        else nClean++;
      }),
      { ...heavy, numRuns: 30, seed: 52 },
    );
    // The law must have been tried on both kinds.
    expect(Math.min(nGouged, nClean)).toBeGreaterThan(4);
  });
});

describe('bent programs against wall points', () => {
  it('are incomplete exactly where samples say so', async () => {
    let nLeft = 0;
    let nWhole = 0;
    await fc.assert(
      fc.asyncProperty(bentJob, async (request) => {
        const proof = await proveProgram(request);
        const left = leftPoints(request, RADIUS_MM, -12.299);
        const isIncomplete = (partId: string): boolean =>
          proof.findings.some((one) => one.code === 'SIMULATE_CONTOUR_INCOMPLETE' && one.partId === partId);
        // Between two samples of a path, half a step away, a wall point may be SAGITTA nearer than to either.
        const sagitta = STEP_MM ** 2 / 8 / RADIUS_MM;
        for (const { partId } of request.layout.placements) {
          const most = Math.max(
            0,
            ...left.filter((one) => one.partId === partId).map(({ leftMm }) => leftMm),
          );
          if (most > 0.01 + sagitta + POLYGON_MM) expect(isIncomplete(partId)).toBe(true);
          const gapMm = proof.findings.find(
            (one) => one.code === 'SIMULATE_CONTOUR_INCOMPLETE' && one.partId === partId,
          )?.measured?.value;
          // A gap of more than 4 mm beside what tabs excuse holds a sample.
          if (gapMm !== undefined && gapMm > 4 && request.tabs.length === 0)
            expect(most).toBeGreaterThan(0.01 - POLYGON_MM);
          if (isIncomplete(partId)) nLeft++;
          else nWhole++;
        }
      }),
      { ...heavy, numRuns: 15, seed: 59 },
    );
    expect(Math.min(nLeft, nWhole)).toBeGreaterThan(2);
  });
});

/** Verdict and what was found, without wording, places and order. */
async function outcome(request: FullRequest): Promise<{ verdict: string; codes: string[]; deepest: number }> {
  const proof = await proveProgram(request);
  const codes = proof.findings.map(({ code, partId }) => `${code}:${partId}`).sort();
  return { verdict: proof.verdict, codes, deepest: proof.deepestGougeMm ?? -1 };
}

async function expectSame(one: FullRequest, other: FullRequest): Promise<void> {
  const [a, b] = [await outcome(one), await outcome(other)];
  expect(b.verdict).toBe(a.verdict);
  expect(b.codes).toEqual(a.codes);
  expect(b.deepest).toBeCloseTo(a.deepest, 6);
}

/** Layout, tabs, motions and sheet moved in the plane by one function. */
function movedPlane(
  request: FullRequest,
  move: (x: number, y: number) => readonly [number, number],
  turnDeg: number,
): FullRequest {
  const moved = ([x, y, z]: Point3): Point3 => [...move(x, y), z] as const;
  return {
    ...request,
    layout: {
      ...request.layout,
      placements: request.layout.placements.map((placement) => {
        const [xMm, yMm] = move(placement.xMm, placement.yMm);
        return { ...placement, xMm, yMm, rotationDeg: ((placement.rotationDeg + turnDeg + 180) % 360) - 180 };
      }),
    },
    tabs: request.tabs.map((tab) => ({ ...tab, centreMm: move(...tab.centreMm) })),
    reading: {
      ...request.reading,
      motions: request.reading.motions.map((motion) => ({
        ...motion,
        fromMm: moved(motion.fromMm),
        toMm: moved(motion.toMm),
        ...(motion.centreMm === undefined ? {} : { centreMm: move(...motion.centreMm) }),
      })),
    },
  };
}

describe('the outcome', () => {
  const runs = { ...heavy, numRuns: 25 };

  it('does not change when sheet and program are turned by a quarter', async () => {
    await fc.assert(
      fc.asyncProperty(bentJob, (request) =>
        expectSame(
          request,
          movedPlane(request, (x, y) => [600 - y, x], 90),
        ),
      ),
      { ...runs, seed: 53 },
    );
  });

  it('does not change when layout and program are moved together', async () => {
    await fc.assert(
      fc.asyncProperty(bentJob, (request) =>
        expectSame(
          { ...request, layout: withSheet(request, 700) },
          movedPlane({ ...request, layout: withSheet(request, 700) }, (x, y) => [x + 40.5, y + 17.25], 0),
        ),
      ),
      { ...runs, seed: 54 },
    );
  });

  it('does not change when straight moves are split', async () => {
    await fc.assert(
      fc.asyncProperty(bentJob, fc.integer({ min: 2, max: 5 }), (request, n) =>
        expectSame(
          request,
          withMotions(
            request,
            request.reading.motions.flatMap((motion) => splitLine(motion, n)),
          ),
        ),
      ),
      { ...runs, seed: 55 },
    );
  });

  it('does not depend on the order of parts, placements, tools or expectations', async () => {
    await fc.assert(
      fc.asyncProperty(bentJob, (request) =>
        expectSame(request, {
          ...request,
          parts: [...request.parts].reverse(),
          layout: { ...request.layout, placements: [...request.layout.placements].reverse() },
          partsExpected: [...request.partsExpected].reverse(),
          tabs: [...request.tabs].reverse(),
        }),
      ),
      { ...runs, seed: 56 },
    );
  });

  it('gets no worse with a larger tolerance', async () => {
    const rank = { proved: 0, unproved: 1, findings: 2 };
    await fc.assert(
      fc.asyncProperty(bentJob, async (request) => {
        let before = 2;
        for (const toleranceMm of [0.005, 0.02, 0.1, 0.5, 5]) {
          const { verdict } = await proveProgram({ ...request, toleranceMm });
          expect(rank[verdict]).toBeLessThanOrEqual(before);
          before = rank[verdict];
        }
      }),
      { ...runs, seed: 57 },
    );
  });

  it('is the same, byte for byte, when asked again', async () => {
    await fc.assert(
      fc.asyncProperty(bentJob, async (request) => {
        expect(JSON.stringify(await proveProgram(structuredClone(request)))).toBe(
          JSON.stringify(await proveProgram(request)),
        );
      }),
      { ...heavy, numRuns: 10, seed: 58 },
    );
  });
});

function withSheet(request: FullRequest, sizeMm: number): FullRequest['layout'] {
  const sheets = request.layout.sheets.map((sheet) => ({ ...sheet, widthMm: sizeMm, heightMm: sizeMm }));
  return { ...request.layout, sheets };
}

function splitLine(motion: Motion, n: number): readonly Motion[] {
  if (motion.kind !== 'line') return [motion];
  const at = (i: number): Point3 => {
    const t = i / n;
    const [ax, ay, az] = motion.fromMm;
    const [bx, by, bz] = motion.toMm;
    if (i === n) return motion.toMm;
    return [ax + (bx - ax) * t, ay + (by - ay) * t, az + (bz - az) * t];
  };
  return Array.from({ length: n }, (_, i) => ({ ...motion, fromMm: at(i), toMm: at(i + 1) }));
}
