import type { Part, Proof, Tool } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { proveProgram } from '../../src/prove-program.js';
import { circle, part, placed, reading, rectangle, requestFor, setup, tool } from '../support/job.js';
import { MotionWriter } from '../support/motion-writer.js';

const vee: Tool = {
  ...tool,
  id: 'vee',
  number: 2,
  shape: 'vee',
  tipAngleDeg: 90,
  diameterMm: 12,
  label: 'V',
};
const ball: Tool = { ...tool, id: 'ball', number: 3, shape: 'ball', label: 'ball' };

/** A plate of 200 × 120 mm at (40, 40). */
function plate(features: Part['features']): Part {
  return { ...part('plate', rectangle(200, 120)), features };
}

/** Proves what a writer does to a plate; only features and gouges are looked at. */
async function proofOf(features: Part['features'], write: (writer: MotionWriter) => void): Promise<Proof> {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm).spindle('clockwise', 18000).dwell(3);
  write(writer);
  writer.rapid(writer.at[0], writer.at[1], setup.clearanceZMm);
  const jobPart = { part: plate(features), placement: placed('plate', 40, 40) };
  return proveProgram({
    ...requestFor([jobPart], reading(writer)),
    tools: [tool, vee, ball],
    measures: [],
  });
}

const stateOf = (proof: Proof, id: string): string | undefined =>
  proof.obligations.find((one) => one.id === id)?.state;

const pocket: Part['features'][number] = {
  id: 'tray',
  kind: 'pocket',
  depthMm: 5,
  contour: {
    closed: true,
    vertices: [
      [20, 20, 0],
      [80, 20, 0],
      [80, 60, 0],
      [20, 60, 0],
    ],
  },
  islands: [circle(50, 40, 6)],
};

/** One turn inside the pocket's wall. */
function ring(writer: MotionWriter, zMm: number, wallMm = 3): void {
  const [left, low, right, high] = [60 + wallMm, 60 + wallMm, 120 - wallMm, 100 - wallMm];
  writer.rapid(left, low, 5).line(left, low, zMm);
  writer.line(right, low, zMm).line(right, high, zMm).line(left, high, zMm).line(left, low, zMm);
}

describe('a pocket with an island', () => {
  it('is not gouged by a turn along its wall at its depth, and is no stray cut', async () => {
    const proof = await proofOf([pocket], (writer) => ring(writer, -5));
    expect(stateOf(proof, 'gouge:plate#0')).toBe('holds');
    expect(stateOf(proof, 'gouge:plate#0/tray')).toBe('holds');
    expect(stateOf(proof, 'floor:plate#0/tray')).toBe('holds');
    expect(stateOf(proof, 'cuts-at-walls')).toBe('holds');
  });

  it('is gouged at its floor by a tenth of a millimetre', async () => {
    const proof = await proofOf([pocket], (writer) => ring(writer, -5.1));
    expect(stateOf(proof, 'floor:plate#0/tray')).toBe('violated');
    const found = proof.findings.find(({ code }) => code === 'SIMULATE_FLOOR_TOO_DEEP');
    expect(found?.measured?.value).toBeCloseTo(0.1, 6);
    expect(found?.programLine).toBe(5);
    expect(proof.verdict).toBe('findings');
  });

  it('is gouged at its wall by 20 µm, and at its island', async () => {
    const wall = await proofOf([pocket], (writer) => ring(writer, -5, 2.98));
    expect(stateOf(wall, 'gouge:plate#0/tray')).toBe('violated');
    expect(wall.findings.find(({ code }) => code === 'SIMULATE_GOUGE')?.measured?.value).toBeCloseTo(0.02, 6);
    const island = await proofOf([pocket], (writer) => {
      writer.rapid(70, 80, 5).line(70, 80, -5).line(81.2, 80, -5);
    });
    expect(stateOf(island, 'gouge:plate#0/tray')).toBe('violated');
    expect(stateOf(island, 'gouge:plate#0')).toBe('holds');
  });

  it('is not made by a turn along its wall alone', async () => {
    const proof = await proofOf([pocket], (writer) => ring(writer, -5));
    expect(proof.verdict).not.toBe('proved');
  });
});

describe('shaped tools', () => {
  it('touch the edges of a carving with their sides, and gouge where they go deeper', async () => {
    const carving: Part['features'][number] = {
      id: 'letter',
      kind: 'v-carve',
      contour: {
        closed: true,
        vertices: [
          [30, 30, 0],
          [90, 30, 0],
          [90, 38, 0],
          [30, 38, 0],
        ],
      },
    };
    const carve = (zMm: number) =>
      proofOf([carving], (writer) => {
        writer.toolNumber = 2;
        writer.rapid(74, 74, 5).line(74, 74, zMm).line(126, 74, zMm);
      });
    expect(stateOf(await carve(-4), 'gouge:plate#0/letter')).toBe('holds');
    expect(stateOf(await carve(-4.05), 'gouge:plate#0/letter')).toBe('violated');
  });

  it('are judged on ramps by what they reach between the ends', async () => {
    const ramp = (yMm: number) =>
      proofOf([], (writer) => {
        writer.toolNumber = 3;
        // Away from the lower edge at y = 40 while it sinks: the ball widens faster at first.
        writer
          .rapid(100, yMm, 5)
          .line(100, yMm, 0)
          .line(100, yMm - 3, -3);
      });
    // h = t: √(h (6 − h)) − d − h is greatest at h = 3 − 3 / √2 and 1.2426 there.
    expect(stateOf(await ramp(40 - 1.2426 - 0.001), 'gouge:plate#0')).toBe('holds');
    expect(stateOf(await ramp(40 - 1.2426 + 0.02), 'gouge:plate#0')).toBe('violated');
  });

  it('may follow an engraving to its depth and no deeper', async () => {
    const line: Part['features'][number] = {
      id: 'line',
      kind: 'engrave',
      depthMm: 1,
      contour: {
        closed: false,
        vertices: [
          [30, 90, 0],
          [90, 90, 0],
        ],
      },
    };
    const engrave = (zMm: number) =>
      proofOf([line], (writer) => {
        writer.toolNumber = 2;
        writer.rapid(70, 130, 5).line(70, 130, zMm).line(130, 130, zMm);
      });
    expect(stateOf(await engrave(-1), 'gouge:plate#0')).toBe('holds');
    expect(stateOf(await engrave(-1.1), 'gouge:plate#0')).toBe('violated');
  });
});

describe('features that cannot be judged', () => {
  it('leave the part unproved and are named', async () => {
    const proof = await proofOf(
      [
        { id: 'below', kind: 'pocket', depthMm: 3, side: 'bottom', contour: rectangle(20, 20) },
        { id: 'nowhere', kind: 'chamfer', widthMm: 1, depthMm: 1, contour: rectangle(20, 20) },
      ],
      () => undefined,
    );
    expect(stateOf(proof, 'features:plate#0')).toBe('undecided');
    const found = proof.findings.find(({ code }) => code === 'SIMULATE_FEATURE_NOT_JUDGED');
    expect(found?.count).toBe(2);
  });
});
