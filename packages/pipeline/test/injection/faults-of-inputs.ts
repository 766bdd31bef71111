// More changes to what a program is held against: machine, safe heights, skins, depths, parts that are expected, a tool of the wrong kind.
import type { Machine, Setup } from '@millwright/contracts';
import { askedAnew, type Fault } from './fault.ts';
import type { Asked, Job } from './jobs.ts';
import type { Random } from './random.ts';

const withMachine = (kind: string, change: (machine: Machine) => Machine): Fault => ({
  kind,
  make: (job) =>
    job.asked.machine === undefined ? undefined : askedAnew(job, { machine: change(job.asked.machine) }),
});

const withSetup = (kind: string, change: (setup: Setup) => Setup): Fault => ({
  kind,
  make: (job) =>
    job.asked.setup === undefined ? undefined : askedAnew(job, { setup: change(job.asked.setup) }),
});

const withLimits = (
  kind: string,
  change: (limit: Asked['cuttingLimits'][number]) => Asked['cuttingLimits'][number],
): Fault => ({
  kind,
  make: (job) => askedAnew(job, { cuttingLimits: job.asked.cuttingLimits.map(change) }),
});

/** The skins, or those that are asked for anew. */
const withSkins = (
  kind: string,
  change: (job: Job, skins: Asked['operations'], random: Random) => Asked['operations'] | undefined,
): Fault => ({
  kind,
  make: (job, random) => {
    const operations = change(job, job.asked.operations, random);
    return operations === undefined ? undefined : askedAnew(job, { operations });
  },
});

export const inputFaults: readonly Fault[] = [
  withMachine('machine with less travel', (machine) => ({ ...machine, travelMm: [160, 800, 120] })),
  withMachine('machine with a slow spindle', (machine) => ({
    ...machine,
    spindle: { minRpm: 3000, maxRpm: 10_000, spinUpS: 3 },
  })),
  withMachine('spindle that takes longer', (machine) => ({
    ...machine,
    spindle: { ...machine.spindle, spinUpS: 6 },
  })),
  withSetup('higher retract asked for', (setup) => ({ ...setup, retractZMm: 8 })),
  withSetup('lower retract asked for', (setup) => ({ ...setup, retractZMm: 3 })),
  withSetup('thinner spoilboard', (setup) => ({ ...setup, spoilboardMm: 0.2 })),
  withSetup('work zero 50 mm elsewhere', (setup) => ({ ...setup, workZeroMm: [80, 80, 60] })),
  withLimits('slower feed allowed', (limit) => ({ ...limit, maxFeedMmPerMin: 800 })),
  withLimits('slower plunge allowed', (limit) => ({ ...limit, maxPlungeMmPerMin: 200 })),
  withLimits('fewer turns allowed', (limit) => ({ ...limit, rpm: { least: 5000, most: 10_000 } })),
  withLimits('more of everything allowed', (limit) => ({
    ...limit,
    maxFeedMmPerMin: 4000,
    maxPlungeMmPerMin: 2000,
    maxStepdownMm: 20,
  })),
  withSkins('skin thicker in the plan', (_, skins) =>
    skins.length === 0
      ? undefined
      : skins.map((one) =>
          one.kind === 'onion-skin' ? { ...one, thicknessMm: one.thicknessMm + 0.2 } : one,
        ),
  ),
  withSkins('skin thinner in the plan', (_, skins) =>
    skins.length === 0
      ? undefined
      : skins.map((one) =>
          one.kind === 'onion-skin' ? { ...one, thicknessMm: one.thicknessMm - 0.2 } : one,
        ),
  ),
  withSkins('no skin in the plan', (_, skins) => (skins.length === 0 ? undefined : [])),
  withSkins('skin in the plan alone', (job, skins, random) => {
    const { id } = random.pick(job.asked.parts);
    return skins.some((one) => one.kind === 'onion-skin' && one.partId === id)
      ? undefined
      : [...skins, { kind: 'onion-skin', partId: id, copy: 0, thicknessMm: 0.6 }];
  }),
  {
    kind: 'deeper through cuts asked for',
    make: (job) => askedAnew(job, { throughMm: 0.5 }),
  },
  {
    kind: 'shallower through cuts asked for',
    make: (job) => askedAnew(job, { throughMm: 0.1 }),
  },
  {
    kind: 'tools without numbers of the program',
    make: (job) =>
      askedAnew(job, { tools: job.asked.tools.map((tool) => ({ ...tool, number: tool.number + 10 })) }),
  },
  {
    kind: 'parts exchanged on the sheet',
    make: (job) => {
      const { layout } = job.asked;
      const [a, b] = layout?.placements ?? [];
      if (layout === undefined || a === undefined || b === undefined) return undefined;
      const placements = layout.placements.map((one) =>
        one === a ? { ...a, partId: b.partId } : one === b ? { ...b, partId: a.partId } : one,
      );
      return askedAnew(job, { layout: { ...layout, placements } });
    },
  },
  {
    kind: 'drawing 0.1 % larger',
    make: (job) =>
      askedAnew(job, {
        parts: job.asked.parts.map((part) => ({
          ...part,
          outline: {
            ...part.outline,
            vertices: part.outline.vertices.map(([x, y, bulge]) => [x * 1.001, y * 1.001, bulge] as const),
          },
        })),
      }),
  },
  {
    kind: 'clamps gone',
    make: (job) => (job.asked.obstacles.length === 0 ? undefined : askedAnew(job, { obstacles: [] })),
  },
  {
    kind: 'tabs a little lower in the plan',
    make: (job) =>
      job.asked.tabs.length === 0
        ? undefined
        : askedAnew(job, {
            tabs: job.asked.tabs.map((tab) => ({ ...tab, heightMm: tab.heightMm - 0.5 })),
          }),
  },
];
