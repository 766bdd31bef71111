// A right program held against something else than it was made for: another sheet, machine, tool or layout. What each does is plain.
import type { FindingCode } from '@millwright/contracts';
import type { Job } from './oracle.ts';

/** A change of what a program is judged against, with a finding that has to be among those of the proof. */
export interface RequestFault {
  readonly name: string;
  readonly change: (job: Job) => Job;
  readonly code: FindingCode;
}

type Placement = Job['layout']['placements'][number];
type Tool = Job['tools'][number];

const withSheet = (job: Job, change: object): Job => ({
  ...job,
  layout: { ...job.layout, sheets: job.layout.sheets.map((sheet) => ({ ...sheet, ...change })) },
});
const withFirst = (job: Job, change: (placement: Placement) => object): Job => ({
  ...job,
  layout: {
    ...job.layout,
    placements: job.layout.placements.map((one, i) => (i === 0 ? { ...one, ...change(one) } : one)),
  },
});
const withTool = (job: Job, change: Partial<Tool>): Job => ({
  ...job,
  tools: job.tools.map((tool) => ({ ...tool, ...change })),
});
const withMachine = (job: Job, change: Partial<Job['machine']>): Job => ({
  ...job,
  machine: { ...job.machine, ...change },
});
const withCopy = (job: Job, xMm: number, yMm: number): Job => {
  const [first] = job.layout.placements as readonly [Placement];
  const copy = { ...first, copy: 9, xMm: first.xMm + xMm, yMm: first.yMm + yMm };
  return {
    ...job,
    layout: { ...job.layout, placements: [...job.layout.placements, copy] },
    partsExpected: [...job.partsExpected, { partId: first.partId, copy: 9 }],
  };
};

/** All of them. The sheet is 12 mm thick, cut 0.2 mm deeper, with 0.5 mm of spoilboard to spare; the tool is 6 mm wide. */
export const requestFaults: readonly RequestFault[] = [
  {
    name: 'the sheet is 0.5 mm thicker',
    change: (job) => withSheet(job, { thicknessMm: 12.5 }),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  {
    name: 'the sheet is 0.05 mm thicker',
    change: (job) => withSheet(job, { thicknessMm: 12.05 }),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  {
    name: 'the sheet is 18 mm thick',
    change: (job) => withSheet(job, { thicknessMm: 18 }),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  {
    name: 'the sheet is 1 mm thinner',
    change: (job) => withSheet(job, { thicknessMm: 11 }),
    code: 'SIMULATE_SPOILBOARD',
  },
  {
    name: 'the sheet is smaller',
    change: (job) => withSheet(job, { widthMm: 200 }),
    code: 'SIMULATE_PART_OFF_SHEET',
  },
  {
    name: 'a part is moved by 0.2 mm',
    change: (job) => withFirst(job, ({ xMm }) => ({ xMm: xMm + 0.2 })),
    code: 'SIMULATE_GOUGE',
  },
  {
    name: 'a part is moved by 0.02 mm',
    change: (job) => withFirst(job, ({ yMm }) => ({ yMm: yMm - 0.02 })),
    code: 'SIMULATE_GOUGE',
  },
  {
    name: 'a part is turned by 0.1°',
    change: (job) => withFirst(job, () => ({ rotationDeg: 0.1 })),
    code: 'SIMULATE_GOUGE',
  },
  {
    name: 'a part is turned over',
    change: (job) => withFirst(job, ({ xMm }) => ({ mirrored: true, xMm: xMm + 90 })),
    code: 'SIMULATE_GOUGE',
  },
  {
    name: 'one more copy is expected',
    change: (job) => withCopy(job, 180, 119),
    code: 'SIMULATE_PART_MISSING',
  },
  {
    name: 'one more copy lies over the first',
    change: (job) => withCopy(job, 0, 0),
    code: 'SIMULATE_PARTS_OVERLAP',
  },
  {
    name: 'one more copy lies 2 µm beside the first',
    change: (job) => withCopy(job, 0.002, 0),
    code: 'SIMULATE_PARTS_OVERLAP',
  },
  {
    name: 'a hole is 0.1 mm wider',
    change: (job) => withHole(job, 0.05),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  { name: 'a hole is 0.1 mm narrower', change: (job) => withHole(job, -0.05), code: 'SIMULATE_GOUGE' },
  {
    name: 'the tool is 0.04 mm wider',
    change: (job) => withTool(job, { diameterMm: 6.04 }),
    code: 'SIMULATE_GOUGE',
  },
  {
    name: 'the tool is 0.04 mm narrower',
    change: (job) => withTool(job, { diameterMm: 5.96 }),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  {
    name: 'the tool has another number',
    change: (job) => withTool(job, { number: 2 }),
    code: 'SIMULATE_TOOL_UNKNOWN',
  },
  {
    name: 'the tool is a ball',
    change: (job) => withTool(job, { shape: 'ball' }),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  {
    name: 'the flutes are short',
    change: (job) => withTool(job, { fluteLengthMm: 10 }),
    code: 'SIMULATE_FLUTE_TOO_SHORT',
  },
  {
    name: 'the tool stands out too little',
    change: (job) => withTool(job, { stickoutMm: 12 }),
    code: 'SIMULATE_HOLDER_IN_STOCK',
  },
  {
    name: 'the tool does not cut at its centre',
    change: (job) => withTool(job, { canPlunge: false }),
    code: 'SIMULATE_PLUNGE',
  },
  {
    name: 'the machine is slower',
    change: (job) => withMachine(job, { maxRateMmPerMin: [1500, 1500, 500] }),
    code: 'SIMULATE_FEED_OVER_LIMIT',
  },
  {
    name: 'the machine is smaller',
    change: (job) => withMachine(job, { travelMm: [200, 200, 120] }),
    code: 'SIMULATE_TRAVEL_EXCEEDED',
  },
  {
    name: 'the spindle is slower',
    change: (job) => withSpindle(job, { maxRpm: 12_000 }),
    code: 'SIMULATE_SPINDLE_TOO_FAST',
  },
  {
    name: 'the spindle is faster',
    change: (job) => withSpindle(job, { minRpm: 20_000 }),
    code: 'SIMULATE_SPINDLE_TOO_SLOW',
  },
  {
    name: 'the spindle takes longer',
    change: (job) => withSpindle(job, { spinUpS: 9 }),
    code: 'SIMULATE_SPIN_UP_TOO_SHORT',
  },
  {
    name: 'the controller follows arcs coarsely',
    change: (job) => withMachine(job, { arcToleranceMm: 0.05 }),
    code: 'SIMULATE_ARC_TOLERANCE_TOO_COARSE',
  },
  {
    name: 'the zero lies elsewhere',
    change: (job) => ({ ...job, setup: { ...job.setup, workZeroMm: [5, 700, 80] } }),
    code: 'SIMULATE_TRAVEL_EXCEEDED',
  },
  {
    name: 'the clamps are higher',
    change: (job) => ({ ...job, setup: { ...job.setup, clearanceZMm: 25 } }),
    code: 'SIMULATE_FIRST_APPROACH',
  },
  {
    name: 'the spoilboard is thinner',
    change: (job) => ({ ...job, setup: { ...job.setup, spoilboardMm: 0.1 } }),
    code: 'SIMULATE_SPOILBOARD',
  },
  {
    name: 'no tabs are declared',
    change: (job) => ({ ...job, tabs: [] }),
    code: 'SIMULATE_CONTOUR_INCOMPLETE',
  },
  { name: 'a tab is declared where none is', change: withTab, code: 'SIMULATE_TAB_CUT' },
  {
    name: 'the tabs are higher',
    change: (job) => ({ ...job, tabs: job.tabs.map((tab) => ({ ...tab, heightMm: 4 })) }),
    code: 'SIMULATE_TAB_CUT',
  },
  {
    name: 'the tabs are lower',
    change: (job) => ({ ...job, tabs: job.tabs.map((tab) => ({ ...tab, heightMm: 2 })) }),
    code: 'SIMULATE_TAB_TOO_TALL',
  },
  {
    name: 'a part is not given',
    change: (job) => ({ ...job, parts: job.parts.slice(0, 1) }),
    code: 'SIMULATE_PART_UNKNOWN',
  },
  {
    name: 'nothing is expected',
    change: (job) => ({ ...job, partsExpected: [] }),
    code: 'SIMULATE_NOTHING_EXPECTED',
  },
];

function withSpindle(job: Job, change: Partial<Job['machine']['spindle']>): Job {
  return withMachine(job, { spindle: { ...job.machine.spindle, ...change } });
}

/** The second hole of the plates, a circle of two vertices, with another radius. */
function withHole(job: Job, widerMm: number): Job {
  const parts = job.parts.map((part) => ({
    ...part,
    holes: part.holes.map((hole, i) => {
      const [left, right] = hole.vertices;
      if (i !== 1 || left === undefined || right === undefined) return hole;
      return {
        ...hole,
        vertices: [
          [left[0] - widerMm, left[1], left[2]],
          [right[0] + widerMm, right[1], right[2]],
        ] as const,
      };
    }),
  }));
  return { ...job, parts };
}

/** The middle of the longest side of the first plate that has no tab near: X 45 of its lower side. */
function withTab(job: Job): Job {
  return { ...job, tabs: [...job.tabs, { centreMm: [65, 20], lengthMm: 6, heightMm: 3 }] };
}
