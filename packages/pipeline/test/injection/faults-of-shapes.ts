// Changes to the shape of a cut as a whole: a ring left out, a tab moved, a turn too few, a gap, a way out into the part, another scale.
import {
  type Changed,
  coordinate,
  drop,
  editLine,
  type Fault,
  insertAll,
  linesOf,
  mapLines,
  opRange,
  opsOf,
  placesOf,
  setWord,
  unit,
  wordOf,
} from './fault.ts';
import { anyJob, type Job, onSheet } from './jobs.ts';
import type { Random } from './random.ts';

/** A word of a place. */
const xy = (job: Job, x: number, y: number): string => `X${coordinate(job, x)} Y${coordinate(job, y)}`;

/** Every move with both its words, its place (program units) mapped; arcs turn the other way where the map is a mirror. */
export function remapped(
  job: Job,
  map: (x: number, y: number) => readonly [number, number],
  isMirror: boolean,
  fits: (i: number) => boolean = () => true,
): Changed {
  const places = placesOf(job);
  const [ox, oy] = map(0, 0);
  const lines = job.lines.map((line, i) => {
    if (!fits(i) || !/^G[0123] .*[XY]/.test(line)) return line;
    const [x, y] = places[i] as readonly [number, number, number];
    const rest = line
      .replace(/^G\d /, '')
      .replace(/[XYIJ]-?[\d.]+ ?/g, '')
      .trim();
    const g = line.slice(0, 2);
    const turned = isMirror && g === 'G2' ? 'G3' : isMirror && g === 'G3' ? 'G2' : g;
    const [cx, cy] = map(wordOf(line, 'I'), wordOf(line, 'J'));
    const centre = /[IJ]/.test(line) ? ` I${coordinate(job, cx - ox)} J${coordinate(job, cy - oy)}` : '';
    return `${turned} ${xy(job, ...map(x, y))}${centre}${rest === '' ? '' : ` ${rest}`}`;
  });
  return { lines, at: [] };
}

/** The middle of the places an operation goes to, program units. */
function middleOf(job: Job, op: string): readonly [number, number] {
  const places = placesOf(job);
  const own = opRange(job, op).filter((i) => job.tags[i]?.role === 'cut' || job.tags[i]?.role === 'entry');
  const [xs, ys] = [0, 1].map((axis) => own.map((i) => places[i]?.[axis] ?? 0)) as [number[], number[]];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

/** The rings of pockets that begin with a link: first and last line of each. */
function rings(job: Job): (readonly [number, number])[] {
  return job.tags.flatMap(({ role }, i) => {
    if (role !== 'link') return [];
    let last = i;
    while (job.tags[last + 1]?.role === 'cut') last++;
    return last > i ? [[i, last] as const] : [];
  });
}

interface TabRun {
  /** The line that goes up, and the one that goes over the tab. */
  readonly up: number;
  readonly over: number;
  readonly ux: number;
  readonly uy: number;
}

/** The ways over tabs that go straight up and straight down. */
function tabRuns(job: Job): TabRun[] {
  const places = placesOf(job);
  const isUp = (i: number): boolean =>
    job.tags[i]?.op.startsWith('outline') === true &&
    /^G1 Z/.test(job.lines[i] ?? '') &&
    job.tags[i]?.role === 'cut' &&
    (places[i]?.[2] ?? 0) > (places[i - 1]?.[2] ?? 0);
  return job.lines.flatMap((_, i) => {
    if (!isUp(i) || !/[XY]/.test(job.lines[i + 1] ?? '') || !/^G1 .*[XY]/.test(job.lines[i - 1] ?? ''))
      return [];
    const [from, to] = [places[i], places[i + 1]];
    if (from === undefined || to === undefined) return [];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return length < 1e-6
      ? []
      : [{ up: i, over: i + 1, ux: (to[0] - from[0]) / length, uy: (to[1] - from[1]) / length }];
  });
}

/** A tab whose beginning and end are moved along the kerf, mm; the same on all levels that rise over it. */
function tabMoved(job: Job, random: Random, beginMm: number, endMm: number): Changed | undefined {
  const runs = tabRuns(job);
  if (runs.length === 0) return undefined;
  const places = placesOf(job);
  const one = random.pick(runs);
  const lines = [...job.lines];
  const move = (i: number, { ux, uy }: TabRun, mm: number): void => {
    const [x, y] = places[i] as readonly [number, number, number];
    const rest = /( F\S+)$/.exec(lines[i] as string)?.[1] ?? '';
    lines[i] = `G1 ${xy(job, x + (ux * mm) / unit(job), y + (uy * mm) / unit(job))}${rest}`;
  };
  for (const run of runs) {
    const [a, b] = [places[run.up], places[one.up]];
    if (a === undefined || b === undefined || Math.hypot(a[0] - b[0], a[1] - b[1]) > 0.01) continue;
    move(run.up - 1, run, beginMm);
    move(run.over, run, endMm);
  }
  return { lines, at: [one.up] };
}

/** The last cut of an operation, at its deepest. */
function lastCut(job: Job, op: string): number | undefined {
  return opRange(job, op).findLast((i) => job.tags[i]?.role === 'cut');
}

const outlines = (job: Job): string[] => opsOf(job).filter((op) => op.startsWith('outline'));

/** Lines put in before the last lift of an operation. */
function beforeLift(job: Job, op: string, lines: readonly string[]): Changed | undefined {
  const i = opRange(job, op).findLast((k) => job.tags[k]?.role === 'lift');
  return i === undefined ? undefined : insertAll(job, i, lines);
}

function gap(job: Job, random: Random): Changed | undefined {
  const op = random.pick(opsOf(job));
  const i = lastCut(job, op);
  if (i === undefined || !/^G1 .*[XY]/.test(job.lines[i] ?? '')) return undefined;
  const places = placesOf(job);
  const [from, to] = [places[i - 1], places[i]];
  if (from === undefined || to === undefined) return undefined;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = 1 - random.pick([0.3, 0.8, 2]) / unit(job) / length;
  if (!(share > 0)) return undefined;
  const words = xy(job, from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
  return editLine(job, i, (line) => `G1 ${words}${/( F\S+)$/.exec(line)?.[1] ?? ''}`);
}

/** From where an operation ends, some way towards the middle of its part (or away from it). */
function wayOut(job: Job, random: Random, mm: number): Changed | undefined {
  const op = random.pick(outlines(job));
  const i = lastCut(job, op);
  if (i === undefined) return undefined;
  const [x, y] = placesOf(job)[i] as readonly [number, number, number];
  const [mx, my] = middleOf(job, op);
  const length = Math.hypot(mx - x, my - y);
  const by = mm / unit(job) / length;
  return beforeLift(job, op, [`G1 ${xy(job, x + (mx - x) * by, y + (my - y) * by)}`]);
}

/** Across the wood that stands in a pocket. */
function acrossIsland(job: Job, random: Random): Changed | undefined {
  const all = (job.asked.parts ?? []).flatMap((part) =>
    part.features.flatMap(({ id, islands }) => (islands?.length ? [{ part, id, island: islands[0] }] : [])),
  );
  if (all.length === 0) return undefined;
  const { part, id, island } = random.pick(all);
  const placement = job.asked.layout?.placements.find(({ partId }) => partId === part.id);
  const vertices = island?.vertices ?? [];
  if (placement === undefined || vertices.length === 0) return undefined;
  const mean = (axis: 0 | 1): number => vertices.reduce((sum, v) => sum + v[axis], 0) / vertices.length;
  const [x, y] = onSheet([mean(0), mean(1)], placement);
  return beforeLift(job, `pocket:${part.id}/${id}`, [`G1 ${xy(job, x / unit(job), y / unit(job))}`]);
}

const turnedBy =
  (deg: number) =>
  (job: Job): Changed => {
    const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
    return remapped(job, (x, y) => [x * c - y * s, x * s + y * c], false);
  };

export const shapeFaults: readonly Fault[] = [
  {
    kind: 'ring of a pocket left out',
    make: (job, random) => {
      const all = rings(job);
      if (all.length === 0) return undefined;
      const [a, b] = random.pick(all);
      return drop(
        job,
        job.lines.flatMap((_, i) => (i >= a && i <= b ? [i] : [])),
      );
    },
  },
  {
    kind: 'ring of a pocket 0.2 mm too deep',
    make: (job, random) => {
      const all = rings(job);
      if (all.length === 0) return undefined;
      const [a, b] = random.pick(all);
      const z = placesOf(job)[a]?.[2] ?? 0;
      const deep = `G1 Z${coordinate(job, z - 0.2 / unit(job))}`;
      const lines = job.lines.flatMap((line, i) =>
        i === a ? [line, deep] : i === b ? [line, `G1 Z${coordinate(job, z)}`] : [line],
      );
      return { lines, at: [a + 1] };
    },
  },
  {
    kind: 'floor of a pocket grazed 0.05 mm too deep in one line',
    make: (job, random) => {
      const i = linesOf(
        job,
        random,
        ({ op, role }, line) => op.startsWith('pocket') && role === 'cut' && /^G1/.test(line),
      );
      if (i === undefined) return undefined;
      const z = placesOf(job)[i]?.[2] ?? 0;
      const lines = job.lines.flatMap((line, k) =>
        k === i ? [setZ(line, coordinate(job, z - 0.05 / unit(job))), `G1 Z${coordinate(job, z)}`] : [line],
      );
      return { lines, at: [i] };
    },
  },
  { kind: 'island of a pocket cut across', make: acrossIsland },
  {
    kind: 'turn of a helix left out',
    make: (job, random) => {
      const own = job.tags.flatMap(({ op, role }, i) =>
        op.startsWith('hole') && role === 'entry' && /^G[23]/.test(job.lines[i] ?? '') ? [i] : [],
      );
      if (own.length === 0) return undefined;
      const one = job.tags[random.pick(own)];
      return drop(
        job,
        own.filter((i) => job.tags[i]?.op === one?.op && job.tags[i]?.level === one?.level),
      );
    },
  },
  {
    kind: 'last turn of a bore left out',
    make: (job, random) => {
      const bores = [
        ...new Set(
          job.tags.flatMap(({ op, role }, i) =>
            op.startsWith('hole') && role === 'entry' && /^G[23]/.test(job.lines[i] ?? '') ? [op] : [],
          ),
        ),
      ];
      if (bores.length === 0) return undefined;
      const op = random.pick(bores);
      return drop(
        job,
        opRange(job, op).filter((i) => job.tags[i]?.role === 'cut'),
      );
    },
  },
  { kind: 'contour closed short', make: gap },
  { kind: 'way out into the part', make: (job, random) => wayOut(job, random, random.pick([0.05, 0.5, 3])) },
  { kind: 'way out into the waste', make: (job, random) => wayOut(job, random, -random.pick([0.5, 2])) },
  { kind: 'tab narrower by 2 mm', make: (job, random) => tabMoved(job, random, 1, -1) },
  { kind: 'tab wider by 2 mm', make: (job, random) => tabMoved(job, random, -1, 1) },
  {
    kind: 'tab moved along the kerf',
    make: (job, random) => {
      const by = random.pick([6, -6]);
      return tabMoved(job, random, by, by);
    },
  },
  {
    kind: 'tab left out',
    make: (job, random) => {
      const runs = tabRuns(job);
      if (runs.length === 0) return undefined;
      const { up } = random.pick(runs);
      return drop(job, [up]);
    },
  },
  {
    kind: 'hole drilled 0.5 mm short',
    make: (job, random) => {
      const drills = opsOf(job).filter((op) => op.startsWith('drill'));
      if (drills.length === 0) return undefined;
      const op = random.pick(drills);
      const i = opRange(job, op).findLast((k) => job.tags[k]?.role === 'entry');
      return i === undefined
        ? undefined
        : editLine(job, i, (line) =>
            setWord(line, 'Z', coordinate(job, wordOf(line, 'Z') + 0.5 / unit(job))),
          );
    },
  },
  {
    kind: 'skin cut through',
    make: (job, random) => {
      const skins = job.asked.operations.flatMap((one) => (one.kind === 'onion-skin' ? [one] : []));
      if (skins.length === 0) return undefined;
      const { partId, thicknessMm } = random.pick(skins);
      const last = Math.max(...opRange(job, `outline:${partId}`).map((i) => job.tags[i]?.level ?? 0));
      const by = random.pick([0.1, thicknessMm / 2, thicknessMm + 0.3]) / unit(job);
      return mapLines(job, (line, i) => {
        const tag = job.tags[i];
        return tag?.op === `outline:${partId}` && tag.level === last && /^G[123] .*Z-/.test(line)
          ? setWord(line, 'Z', coordinate(job, wordOf(line, 'Z') - by))
          : line;
      });
    },
  },
  {
    kind: 'program scaled by 1.001',
    make: (job) => remapped(job, (x, y) => [x * 1.001, y * 1.001], false),
  },
  { kind: 'program turned by 0.1°', make: turnedBy(0.1) },
  {
    kind: 'program mirrored',
    make: (job) => {
      const w = (job.asked.layout?.sheets[0]?.widthMm ?? 0) / unit(job);
      return remapped(job, (x, y) => [w - x, y], true);
    },
  },
  { kind: 'X and Y exchanged everywhere', make: (job) => remapped(job, (x, y) => [y, x], true) },
  { kind: 'X and Y exchanged, arcs as they were', make: (job) => remapped(job, (x, y) => [y, x], false) },
  {
    kind: 'one operation 1 % smaller',
    make: (job, random) => {
      const op = random.pick(opsOf(job));
      const own = new Set(opRange(job, op));
      const [mx, my] = middleOf(job, op);
      return remapped(
        job,
        (x, y) => [mx + (x - mx) * 0.99, my + (y - my) * 0.99],
        false,
        (i) => own.has(i),
      );
    },
  },
  {
    kind: 'one operation mirrored in its place',
    make: (job, random) => {
      const op = random.pick(opsOf(job));
      const own = new Set(opRange(job, op));
      const [mx] = middleOf(job, op);
      return remapped(
        job,
        (x, y) => [2 * mx - x, y],
        true,
        (i) => own.has(i),
      );
    },
  },
  {
    kind: 'one operation 0.5 mm into the wood on one side',
    make: (job, random) => {
      const op = random.pick(opsOf(job));
      const own = new Set(opRange(job, op));
      const [mx] = middleOf(job, op);
      const by = 0.5 / unit(job);
      return remapped(
        job,
        (x, y) => [x > mx + 1 ? x - by : x, y],
        false,
        (i) => own.has(i),
      );
    },
  },
  {
    kind: 'program of another sheet',
    make: (_, random) => {
      const other = anyJob(random.whole(1, 1_000_000), { withFeatures: false, withIntents: false });
      return { lines: other.lines, at: [] };
    },
  },
  {
    kind: 'order of two parts exchanged',
    make: (job, random) => {
      const all = outlines(job);
      if (all.length < 2) return undefined;
      const k = random.whole(0, all.length - 2);
      const block = (op: string): number[] => {
        const id = op.split(':')[1];
        return job.tags.flatMap((tag, i) => (tag.op === op || tag.op.startsWith(`hole:${id}/`) ? [i] : []));
      };
      const [a, b] = [block(all[k] as string), block(all[k + 1] as string)];
      const [from, to] = [Math.min(...a, ...b), Math.max(...a, ...b)];
      if (to - from + 1 !== a.length + b.length) return undefined;
      const text = (some: readonly number[]): string[] => some.map((i) => job.lines[i] as string);
      // Each block says all its words first.
      const places = placesOf(job);
      const full = (some: readonly number[]): string[] => {
        const first = some.find((i) => job.tags[i]?.role === 'approach') ?? 0;
        const [x, y] = places[first] as readonly [number, number, number];
        return text(some).map((line, i) => (some[i] === first ? `G0 ${xy(job, x, y)}` : line));
      };
      return {
        lines: [...job.lines.slice(0, from), ...full(b), ...full(a), ...job.lines.slice(to + 1)],
        at: [from],
      };
    },
  },
  {
    kind: 'hole drilled in a part by mistake',
    make: (job, random) => {
      const op = random.pick(opsOf(job));
      const placement = random.pick(job.asked.layout?.placements ?? []);
      const first = opRange(job, op)[0];
      if (first === undefined || placement === undefined) return undefined;
      const u = unit(job);
      const [x, y] = [
        (placement.xMm + random.between(-20, 20)) / u,
        (placement.yMm + random.between(-15, 15)) / u,
      ];
      const places = placesOf(job);
      const [bx, by] = places[first - 1] ?? [0, 0];
      return insertAll(job, first, [
        `G0 Z${coordinate(job, 15 / u)}`,
        `G0 ${xy(job, x, y)}`,
        `G1 Z${coordinate(job, -random.pick([0.05, 2]) / u)} F${coordinate(job, 300 / u)}`,
        `G0 Z${coordinate(job, 15 / u)}`,
        `G0 ${xy(job, bx, by)}`,
      ]);
    },
  },
];

function setZ(line: string, z: string): string {
  return line.includes('Z') ? setWord(line, 'Z', z) : line.replace(/( F\S+)?$/, ` Z${z}$1`);
}
