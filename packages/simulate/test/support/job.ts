import type {
  Contour,
  Machine,
  Part,
  Placement,
  ProgramReading,
  ProveRequest,
  Setup,
  Tab,
  Tool,
} from '@millwright/contracts';
import { MotionWriter } from './motion-writer.js';
import { type ClosedPath, offsetPath, place, type Step } from './offset-path.js';

/** A request in which nothing is missing. */
export type FullRequest = ProveRequest & Required<Pick<ProveRequest, 'layout' | 'machine' | 'setup'>>;

export const tool: Tool = {
  id: 'flat-6',
  number: 1,
  label: '6 mm flat, 2 flutes',
  shape: 'flat',
  diameterMm: 6,
  nFlutes: 2,
  fluteLengthMm: 25,
  shankDiameterMm: 6,
  stickoutMm: 40,
  canPlunge: true,
};

export const machine: Machine = {
  id: 'test-router',
  label: 'Test router',
  controller: 'grbl-1.1',
  travelMm: [800, 800, 100],
  maxRateMmPerMin: [5000, 5000, 2000],
  accelerationMmPerS2: [400, 400, 270],
  stepsPerMm: [40, 40, 189],
  junctionDeviationMm: 0.02,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 8000, maxRpm: 24000, spinUpS: 3 },
  sources: [],
};

export const setup: Setup = { workZeroMm: [20, 20, 60], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 };

export const thicknessMm = 12;
export const throughMm = 0.3;
const bottomMm = -(thicknessMm + throughMm);

/** A rectangle with its lower left corner in the origin, counter-clockwise. */
export function rectangle(width: number, height: number): Contour {
  return {
    closed: true,
    vertices: [
      [0, 0, 0],
      [width, 0, 0],
      [width, height, 0],
      [0, height, 0],
    ],
  };
}

/** A rectangle with round corners. */
export function roundedRectangle(width: number, height: number, radius: number): Contour {
  const b = Math.tan(Math.PI / 8);
  const [w, h, r] = [width, height, radius];
  return {
    closed: true,
    vertices: [
      [r, 0, 0],
      [w - r, 0, b],
      [w, r, 0],
      [w, h - r, b],
      [w - r, h, 0],
      [r, h, b],
      [0, h - r, 0],
      [0, r, b],
    ],
  };
}

/** An L: a rectangle with its upper right quarter missing. One inner corner. */
export function angle(width: number, height: number): Contour {
  const [w, h] = [width, height];
  return {
    closed: true,
    vertices: [
      [0, 0, 0],
      [w, 0, 0],
      [w, h / 2, 0],
      [w / 2, h / 2, 0],
      [w / 2, h, 0],
      [0, h, 0],
    ],
  };
}

/** A circle of two half turns. */
export function circle(x: number, y: number, radius: number, clockwise = false): Contour {
  const bulge = clockwise ? -1 : 1;
  return {
    closed: true,
    vertices: [
      [x - radius, y, bulge],
      [x + radius, y, bulge],
    ],
  };
}

export function part(id: string, outline: Contour, holes: readonly Contour[] = []): Part {
  return { id, quantity: 1, outline, holes, features: [] };
}

export function placed(
  partId: string,
  xMm: number,
  yMm: number,
  rotationDeg = 0,
  mirrored = false,
): Placement {
  return { partId, copy: 0, sheetIndex: 0, xMm, yMm, rotationDeg, mirrored };
}

/** What a job cuts: parts with their places, in cutting order. */
export interface JobPart {
  readonly part: Part;
  readonly placement: Placement;
  /** Shares of the way around the outline, 0..1, where tabs stand, on straight sides long enough. */
  readonly tabs?: readonly number[];
}

export interface JobOptions {
  /** Names whose cutting is left out. */
  readonly skip?: readonly string[];
  readonly outlineFirst?: boolean;
  readonly bottomMm?: number;
  readonly sheetMm?: number;
}

/** A fault-free program for parts on a sheet, with the request to prove it. */
export function job(jobParts: readonly JobPart[], options: JobOptions = {}): FullRequest {
  const writer = new MotionWriter();
  writer.rapid(0, 0, setup.clearanceZMm);
  writer.spindle('clockwise', 18000).dwell(3);
  const tabs: Tab[] = [];
  for (const jobPart of jobParts) {
    const cutHoles = (): void => {
      jobPart.part.holes.forEach((hole, i) => {
        if (options.skip?.includes(`${jobPart.part.id}/${i}`)) return;
        cutRing(
          writer,
          offsetPath(place(hole, jobPart.placement), tool.diameterMm / 2),
          [],
          options.bottomMm,
        );
      });
    };
    const cutOutline = (): void => {
      if (options.skip?.includes(jobPart.part.id)) return;
      const own = tabsOf(jobPart);
      tabs.push(...own);
      const path = offsetPath(place(jobPart.part.outline, jobPart.placement), tool.diameterMm / 2);
      cutRing(writer, path, own, options.bottomMm);
    };
    if (options.outlineFirst === true) cutOutline();
    cutHoles();
    if (options.outlineFirst !== true) cutOutline();
  }
  writer.rapid(writer.at[0], writer.at[1], setup.clearanceZMm);
  writer.rapid(0, 0, setup.clearanceZMm);
  return requestFor(jobParts, reading(writer), tabs, options.sheetMm);
}

export function reading(writer: MotionWriter): ProgramReading {
  return {
    motions: writer.motions,
    nLines: writer.nextLine,
    units: 'mm',
    diagnostics: [],
    startUnknown: true,
    workSystem: 54,
    spindleStarts: [],
    ending: { isProgramEnd: true, spindle: 'off' },
  };
}

export function requestFor(
  jobParts: readonly JobPart[],
  read: ProgramReading,
  tabs: readonly Tab[] = [],
  sheetMm = 600,
): FullRequest {
  return {
    programSha256: '0'.repeat(64),
    reading: read,
    parts: jobParts.map((jobPart) => jobPart.part),
    layout: {
      sheets: [{ stockId: 'ply', material: 'plywood', widthMm: sheetMm, heightMm: sheetMm, thicknessMm }],
      placements: jobParts.map((jobPart) => jobPart.placement),
      unplaced: [],
      marginMm: 10,
      spacingMm: 8,
      yieldRatio: 0.5,
    },
    sheetIndex: 0,
    tools: [tool],
    machine,
    setup,
    tabs,
    operations: [],
    obstacles: [],
    cuttingLimits: [],
    blocks: [],
    measures: ['removal', 'engagement'],
    budgetCells: 20_000_000,
    toleranceMm: 0.01,
    throughMm,
    partsExpected: jobParts.map(({ placement }) => ({ partId: placement.partId, copy: placement.copy })),
    uncuttable: [],
  };
}

/** The middles of the straight sides that stand at given shares of the vertex list. */
function tabsOf({ part: cut, placement, tabs = [] }: JobPart): Tab[] {
  const { vertices } = place(cut.outline, placement);
  return tabs.map((share) => {
    const i = Math.floor(share * vertices.length);
    const [ax, ay] = vertices[i] as (typeof vertices)[0];
    const [bx, by] = vertices[(i + 1) % vertices.length] as (typeof vertices)[0];
    return { centreMm: [(ax + bx) / 2, (ay + by) / 2], lengthMm: 5, heightMm: 3 };
  });
}

/** Three passes, each entered by a plunge, the last at full depth and raised over tabs. */
function cutRing(writer: MotionWriter, path: ClosedPath, tabs: readonly Tab[], lowestMm = bottomMm): void {
  const [x, y] = path.start;
  writer.rapid(writer.at[0], writer.at[1], setup.retractZMm);
  writer.rapid(x, y, setup.retractZMm);
  for (const zMm of [-5, -9, lowestMm]) {
    writer.line(x, y, zMm);
    for (const step of path.steps) cutStep(writer, step, zMm, tabs);
  }
  writer.rapid(x, y, setup.retractZMm);
}

function cutStep(writer: MotionWriter, step: Step, zMm: number, tabs: readonly Tab[]): void {
  if (step.centre !== undefined) {
    writer.arc([step.x, step.y, zMm], step.centre, step.clockwise === true);
    return;
  }
  const [ax, ay] = writer.at;
  const length = Math.hypot(step.x - ax, step.y - ay);
  const [ux, uy] = [(step.x - ax) / length, (step.y - ay) / length];
  for (const tab of tabs) {
    const topMm = tab.heightMm - thicknessMm;
    const along = (tab.centreMm[0] - ax) * ux + (tab.centreMm[1] - ay) * uy;
    const across = Math.abs((tab.centreMm[0] - ax) * uy - (tab.centreMm[1] - ay) * ux);
    const half = (tab.lengthMm + tool.diameterMm) / 2;
    if (zMm >= topMm || across > tool.diameterMm / 2 + 1e-6 || along - half < 0 || along + half > length)
      continue;
    const from: [number, number] = [ax + ux * (along - half), ay + uy * (along - half)];
    const to: [number, number] = [ax + ux * (along + half), ay + uy * (along + half)];
    writer
      .line(...from, zMm)
      .line(...from, topMm)
      .line(...to, topMm)
      .line(...to, zMm);
  }
  writer.line(step.x, step.y, zMm);
}
