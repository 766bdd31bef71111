// Changes to what the program is held against: another tool in the spindle, another sheet, another drawing, a clamp somewhere else.
import type { Part, Tool } from '@millwright/contracts';
import { rectangle } from './drawings.ts';
import { askedAnew, type Fault } from './fault.ts';
import type { Asked, Job } from './jobs.ts';
import type { Random } from './random.ts';

const withTool = (kind: string, change: (tool: Tool) => Tool, only = /./): Fault => ({
  kind,
  make: (job, random) => {
    const tools = job.asked.tools ?? [];
    const fitting = tools.filter(({ id }) => only.test(id));
    if (fitting.length === 0) return undefined;
    const one = random.pick(fitting);
    return askedAnew(job, { tools: tools.map((tool) => (tool === one ? change(tool) : tool)) });
  },
});

const withSheet = (
  kind: string,
  change: (
    sheet: NonNullable<Asked['layout']>['sheets'][number],
  ) => NonNullable<Asked['layout']>['sheets'][number],
): Fault => ({
  kind,
  make: (job) =>
    job.asked.layout === undefined
      ? undefined
      : askedAnew(job, { layout: { ...job.asked.layout, sheets: job.asked.layout.sheets.map(change) } }),
});

type Operations = NonNullable<Asked['operations']>;
type Placements = NonNullable<Asked['layout']>['placements'];

const withPlacement = (
  kind: string,
  change: (one: Placements[number], random: Random) => Placements[number],
): Fault => ({
  kind,
  make: (job, random) => {
    const { layout } = job.asked;
    if (layout === undefined) return undefined;
    const moved = random.pick(layout.placements);
    return askedAnew(job, {
      layout: {
        ...layout,
        placements: layout.placements.map((one) => (one === moved ? change(one, random) : one)),
      },
    });
  },
});

/** What was said of a part's features goes with them: an operation about a feature that is not drawn is refused. */
function aboutIts(part: Part, operations: Operations): Operations {
  const drawn = new Set(part.features.map(({ id }) => id));
  return operations.filter(
    (one) => !('featureId' in one) || one.partId !== part.id || drawn.has(one.featureId),
  );
}

const withPart = (kind: string, change: (part: Part, random: Random) => Part | undefined): Fault => ({
  kind,
  make: (job, random) => {
    const parts = job.asked.parts ?? [];
    const i = random.whole(0, parts.length - 1);
    const changed = change(parts[i] as Part, random);
    if (changed === undefined) return undefined;
    return askedAnew(job, {
      parts: parts.map((part, k) => (k === i ? changed : part)),
      ...(job.asked.operations === undefined ? {} : { operations: aboutIts(changed, job.asked.operations) }),
    });
  },
});

const clampAt = (job: Job, random: Random, topZMm: number) => {
  const sheet = job.asked.layout?.sheets[0];
  const x = random.between(0, sheet?.widthMm ?? 0);
  const y = random.between(0, sheet?.heightMm ?? 0);
  return { id: 'stray', kind: 'clamp' as const, footprint: rectangle(x, y, 12, 12), topZMm, clearanceMm: 1 };
};

export const requestFaults: readonly Fault[] = [
  {
    kind: '8 clamp elsewhere',
    make: (job, random) => {
      const obstacles = job.asked.obstacles ?? [];
      return askedAnew(job, { obstacles: [...obstacles.slice(1), clampAt(job, random, 12)] });
    },
  },
  {
    kind: 'clamps higher',
    make: (job) => {
      const obstacles = job.asked.obstacles ?? [];
      if (obstacles.length === 0) return undefined;
      return askedAnew(job, { obstacles: obstacles.map((one) => ({ ...one, topZMm: one.topZMm + 4 })) });
    },
  },
  {
    kind: 'low screw somewhere',
    make: (job, random) =>
      askedAnew(job, {
        obstacles: [...(job.asked.obstacles ?? []), { ...clampAt(job, random, 2), kind: 'screw' }],
      }),
  },
  withTool('11 tool of 6.35 mm', (tool) => ({ ...tool, diameterMm: 6.35 }), /flat-6/),
  withTool('11 tool of 5.9 mm', (tool) => ({ ...tool, diameterMm: 5.9 }), /flat-6/),
  withTool('radius for diameter', (tool) => ({ ...tool, diameterMm: tool.diameterMm / 2 }), /flat/),
  withTool('other angle of the V', (tool) => ({ ...tool, tipAngleDeg: 60 }), /vee/),
  withTool('V with a flat tip', (tool) => ({ ...tool, tipDiameterMm: 0.4 }), /vee/),
  withTool('11 ball instead of flat', (tool) => ({ ...tool, shape: 'ball' }), /flat-6/),
  withTool('22 shorter stick-out', (tool) => ({ ...tool, stickoutMm: 5 })),
  withTool('shorter edges', (tool) => ({ ...tool, fluteLengthMm: 4 }), /flat/),
  withTool('20 tool that cannot plunge', (tool) => ({ ...tool, canPlunge: false }), /flat/),
  withSheet('sheet 10 mm smaller', (sheet) => ({ ...sheet, widthMm: sheet.widthMm - 10 })),
  withSheet('thinner sheet', (sheet) => ({ ...sheet, thicknessMm: sheet.thicknessMm - 1 })),
  withSheet('sheet 0.2 mm thicker', (sheet) => ({ ...sheet, thicknessMm: sheet.thicknessMm + 0.2 })),
  withSheet('thicker sheet', (sheet) => ({ ...sheet, thicknessMm: sheet.thicknessMm + 1 })),
  withPlacement('15 part 0.2 mm elsewhere', (one) => ({ ...one, xMm: one.xMm + 0.2 })),
  withPlacement('part 3 µm elsewhere', (one) => ({ ...one, yMm: one.yMm + 0.003 })),
  withPlacement('part turned by 90°', (one) => ({
    ...one,
    rotationDeg: one.rotationDeg > 0 ? one.rotationDeg - 90 : one.rotationDeg + 90,
  })),
  withPlacement('part turned by 0.1°', (one) => ({ ...one, rotationDeg: one.rotationDeg * 0.999 + 0.1 })),
  withPlacement('part mirrored', (one) => ({ ...one, mirrored: !one.mirrored })),
  withPart('hole not in the drawing', (part) =>
    part.holes.length === 0 ? undefined : { ...part, holes: [] },
  ),
  withPart('feature not in the drawing', (part) =>
    part.features.length === 0 ? undefined : { ...part, features: [] },
  ),
  withPart('feature 0.3 mm deeper in the drawing', (part) => deepened(part, 0.3)),
  withPart('feature 0.3 mm shallower in the drawing', (part) => deepened(part, -0.3)),
  {
    kind: '10 one tab more is meant',
    make: (job, random) => {
      const tabs = job.asked.tabs ?? [];
      const [first] = tabs;
      if (first === undefined) return undefined;
      const other = random.pick(tabs);
      const more = { ...other, heightMm: other.heightMm + 1 };
      return askedAnew(job, { tabs: tabs.map((tab) => (tab === other ? more : tab)) });
    },
  },
  {
    kind: '10 one tab less is meant',
    make: (job) => {
      const tabs = job.asked.tabs ?? [];
      return tabs.length === 0 ? undefined : askedAnew(job, { tabs: tabs.slice(1) });
    },
  },
  {
    kind: 'work zero near the end of travel',
    make: (job) =>
      job.asked.setup === undefined
        ? undefined
        : askedAnew(job, { setup: { ...job.asked.setup, workZeroMm: [700, 30, 60] } }),
  },
  {
    kind: 'higher clearance asked for',
    make: (job) =>
      job.asked.setup === undefined
        ? undefined
        : askedAnew(job, { setup: { ...job.asked.setup, clearanceZMm: 25 } }),
  },
  {
    kind: 'less depth per pass allowed',
    make: (job) =>
      askedAnew(job, {
        cuttingLimits: (job.asked.cuttingLimits ?? []).map((limit) => ({ ...limit, maxStepdownMm: 1.5 })),
      }),
  },
];

function deepened(part: Part, mm: number): Part | undefined {
  const i = part.features.findIndex(({ depthMm, kind }) => depthMm !== undefined && kind !== 'v-carve');
  if (i < 0) return undefined;
  return {
    ...part,
    features: part.features.map((one, k) =>
      k === i && one.depthMm !== undefined ? { ...one, depthMm: Math.max(0.1, one.depthMm + mm) } : one,
    ),
  };
}
