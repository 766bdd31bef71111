import type { ProveRequest, Tool } from '@millwright/contracts';
import { machine, reading, setup, tool } from './job.js';
import { MotionWriter } from './motion-writer.js';

/** The same numbers each time, 0 ≤ number < 1. */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A request with a sheet, a path and a tool, and no drawing. */
export function pathRequest(
  writer: MotionWriter,
  sheet: readonly [number, number],
  cutter: Tool = tool,
): ProveRequest {
  return {
    programSha256: '5'.repeat(64),
    reading: reading(writer),
    parts: [],
    layout: {
      sheets: [
        { stockId: 'ply', material: 'plywood', widthMm: sheet[0], heightMm: sheet[1], thicknessMm: 12 },
      ],
      placements: [],
      unplaced: [],
      marginMm: 0,
      spacingMm: 0,
      yieldRatio: 0,
    },
    sheetIndex: 0,
    tools: [{ ...cutter, number: 1 }],
    machine,
    setup,
    tabs: [],
    operations: [],
    obstacles: [],
    cuttingLimits: [],
    blocks: [],
    measures: ['removal', 'engagement'],
    budgetCells: 1_000_000,
    toleranceMm: 0.01,
    throughMm: 0,
    partsExpected: [],
    uncuttable: [],
  };
}

/** A ball follows waves in rows: a relief, in which every cell is lowered several times. */
export function relief(sizeMm: number, stepMm: number, rowMm: number): MotionWriter {
  const writer = new MotionWriter();
  writer.rapid(0, 0, 5);
  for (let row = 0; row * rowMm <= sizeMm; row++) {
    const y = row * rowMm;
    const nSteps = Math.round(sizeMm / stepMm);
    for (let i = 0; i <= nSteps; i++) {
      const x = (row % 2 === 0 ? i : nSteps - i) * stepMm;
      writer.line(x, y, -4 + 2 * Math.sin(x / 9) * Math.cos(y / 7));
    }
  }
  return writer;
}
