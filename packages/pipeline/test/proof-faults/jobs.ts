// Real programs of the product with everything they are to be proved against.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Contour, Layout, Part, Proof, ToolpathPlan } from '@millwright/contracts';
import { readProgram, writeProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { planToolpaths } from '@millwright/toolpath';
import { planJob } from '../../src/index.js';
import type { Job } from './oracle.ts';

/** A job and the text that is right for it. */
export interface Programmed {
  readonly name: string;
  readonly job: Job;
  readonly text: string;
}

const example = new URL('../../../../examples/nightstand/', import.meta.url);

/** One sheet of the nightstand, from its artifacts. */
export function nightstandSheet(sheetIndex: number): Programmed {
  const json = (name: string) => JSON.parse(readFileSync(new URL(name, example), 'utf8'));
  const { machine, setup, tool, job } = planJob(json('job.json'));
  const layout: Layout = json('expected/layout.json');
  const plan: ToolpathPlan = json('expected/toolpaths.json');
  return {
    name: `nightstand ${sheetIndex + 1}`,
    text: readFileSync(new URL(`expected/sheet-${sheetIndex + 1}.nc`, example), 'utf8'),
    job: {
      parts: json('expected/parts.json'),
      layout,
      sheetIndex,
      tools: [tool],
      machine,
      setup,
      tabs: plan.toolpaths.flatMap((toolpath) => (toolpath.sheetIndex === sheetIndex ? toolpath.tabs : [])),
      partsExpected: layout.placements
        .filter((one) => one.sheetIndex === sheetIndex)
        .map(({ partId, copy }) => ({ partId, copy })),
      uncuttable: plan.uncuttable,
      toleranceMm: job.toleranceMm,
      throughMm: job.throughMm,
    },
  };
}

/** Parts with places, through planner and post. */
export async function programmed(
  name: string,
  parts: readonly Part[],
  layout: Layout,
  nTabs = 3,
): Promise<Programmed> {
  const { machine, setup, tool, cutting, job } = planJob(
    JSON.parse(readFileSync(new URL('job.json', example), 'utf8')),
  );
  const plan = await planToolpaths({
    layout,
    parts,
    tool,
    cutting,
    setup,
    throughMm: job.throughMm,
    tabs: { lengthMm: 6, heightMm: 3, perPart: nTabs, largestGapMm: 400 },
  });
  const machineSide = { sheetIndex: 0, tools: [tool], machine, setup };
  const { program } = await writeProgram({ ...machineSide, title: name, toolpaths: plan.toolpaths });
  return {
    name,
    text: program.text,
    job: {
      ...machineSide,
      parts,
      layout,
      tabs: plan.toolpaths.flatMap(({ tabs }) => tabs),
      partsExpected: layout.placements.map(({ partId, copy }) => ({ partId, copy })),
      uncuttable: plan.uncuttable,
      toleranceMm: job.toleranceMm,
      throughMm: job.throughMm,
    },
  };
}

/** The proof of a text, as the product makes it. */
export async function prove(job: Job, text: string): Promise<Proof> {
  return proveProgram({
    ...job,
    reading: await readProgram({ text, controller: job.machine.controller }),
    programSha256: createHash('sha256').update(text).digest('hex'),
  });
}

const closed = (vertices: readonly (readonly [number, number, number])[]): Contour => ({
  closed: true,
  vertices,
});

/** A small sheet with what makes trouble: round and square, holes of all widths, a notch, a turned and a mirrored part. */
export function smallSheet(thicknessMm: number): {
  readonly parts: readonly Part[];
  readonly layout: Layout;
} {
  const bulge = Math.SQRT2 - 1;
  const disc = (x: number, y: number, r: number, turn: 1 | -1): Contour =>
    closed([
      [x - r, y, turn],
      [x + r, y, turn],
    ]);
  const parts: readonly Part[] = [
    {
      id: 'plate',
      quantity: 2,
      features: [],
      holes: [disc(20, 20, 3, -1), disc(60, 20, 6.5, -1)],
      outline: closed([
        [4, 0, 0],
        [86, 0, bulge],
        [90, 4, 0],
        [90, 40, 0],
        [40, 40, 0],
        [40, 60, 0],
        [0, 60, 0],
        [0, 4, bulge],
      ]),
    },
    {
      id: 'comb',
      quantity: 1,
      features: [],
      holes: [
        closed([
          [12, 10, 0],
          [12, 19, 0],
          [44, 19, 0],
          [44, 10, 0],
        ]),
      ],
      outline: closed([
        [0, 0, 0],
        [70, 0, 0],
        [70, 50, 0],
        [50, 50, 0],
        [50, 30, 0],
        [42, 30, 0],
        [42, 50, 0],
        [0, 50, 0],
      ]),
    },
  ];
  const place = (
    partId: string,
    copy: number,
    xMm: number,
    yMm: number,
    rotationDeg: number,
    mirrored = false,
  ) => ({ partId, copy, sheetIndex: 0, xMm, yMm, rotationDeg, mirrored }) as const;
  return {
    parts,
    layout: {
      sheets: [{ stockId: 'ply', material: 'plywood', widthMm: 300, heightMm: 200, thicknessMm }],
      placements: [
        place('plate', 0, 20, 20, 0),
        place('plate', 1, 230, 90, 37, true),
        place('comb', 0, 90, 110, 12.5),
      ],
      unplaced: [],
      marginMm: 10,
      spacingMm: 8,
      yieldRatio: 0.3,
    },
  };
}
