import type { Contour, Part } from '@millwright/contracts';
import { expect, test } from 'vitest';
import { programmed, prove } from './proof-faults/jobs.ts';

const TOOL_MM = 6;

/** A plate with one round hole, alone on its sheet. */
function plate(diameterMm: number): Parameters<typeof programmed> {
  const radius = diameterMm / 2;
  const hole: Contour = {
    closed: true,
    vertices: [
      [30 - radius, 30, -1],
      [30 + radius, 30, -1],
    ],
  };
  const outline: Contour = {
    closed: true,
    vertices: [
      [0, 0, 0],
      [60, 0, 0],
      [60, 60, 0],
      [0, 60, 0],
    ],
  };
  const part: Part = { id: 'plate', quantity: 1, features: [], holes: [hole], outline };
  const layout = {
    sheets: [{ stockId: 'ply', material: 'plywood', widthMm: 200, heightMm: 200, thicknessMm: 12 }],
    placements: [
      { partId: 'plate', copy: 0, sheetIndex: 0, xMm: 40, yMm: 40, rotationDeg: 0, mirrored: false },
    ],
    unplaced: [],
    marginMm: 10,
    spacingMm: 8,
    yieldRatio: 0.1,
  } as const;
  return [`hole of ${diameterMm}`, [part], layout];
}

// Around the tool's diameter planner and proof each decide what "fits" means: they must not contradict.
test.each([
  5.95, 5.98, 5.99, 5.998, 5.999, 5.9995, 6, 6.0005, 6.001, 6.01, 6.018, 6.019, 6.02, 6.021, 6.025, 6.03,
  6.04, 6.05, 6.06, 6.1, 6.2, 6.5,
])(
  'a hole %d mm wide is cut and proved with a tool of 6 mm, or both plan and proof say that it is too narrow',
  async (diameterMm) => {
    const { job, text } = await programmed(...plate(diameterMm));
    const { verdict, findings, obligations } = await prove(job, text);
    const isTooNarrow = diameterMm < TOOL_MM - 0.001;
    expect(verdict).toBe('proved');
    expect(job.uncuttable.map(({ holeIndex }) => holeIndex)).toEqual(isTooNarrow ? [0] : []);
    expect(findings.map(({ code }) => code)).toEqual(isTooNarrow ? ['SIMULATE_HOLE_UNCUTTABLE'] : []);
    const hole = obligations.find(({ id }) => id === 'hole:plate#0/0');
    expect(hole?.state).toBe(isTooNarrow ? 'not-applicable' : 'holds');
  },
);
