// Changes to where a program goes: vertices, passes, depths, arcs, places.

import {
  type Changed,
  coordinate,
  drop,
  editLine,
  type Fault,
  linesOf,
  mapLines,
  opRange,
  opsOf,
  setWord,
  unit,
  wordOf,
} from './fault.ts';
import type { Job } from './jobs.ts';
import type { Random } from './random.ts';

/** A cut with a word of X or Y. */
const anyCut = (job: Job, random: Random, pattern = /[XY]/): number | undefined =>
  linesOf(job, random, ({ role }, line) => role === 'cut' && pattern.test(line));

const shiftVertex =
  (mm: readonly number[]) =>
  (job: Job, random: Random): Changed | undefined => {
    const i = anyCut(job, random);
    if (i === undefined) return undefined;
    const axis = random.pick((['X', 'Y'] as const).filter((one) => job.lines[i]?.includes(one)));
    const by = random.pick(mm) * random.pick([1, -1]);
    return editLine(job, i, (line) =>
      setWord(line, axis, coordinate(job, wordOf(line, axis) + by / unit(job))),
    );
  };

const shiftZ = (job: Job, random: Random, mm: number, isWhole: boolean): Changed | undefined => {
  const op = random.pick(opsOf(job));
  return mapLines(job, (line, i) => {
    const tag = job.tags[i];
    if (tag === undefined || !/^G[123] .*Z-/.test(line) || (!isWhole && tag.op !== op)) return line;
    return setWord(line, 'Z', coordinate(job, wordOf(line, 'Z') + mm / unit(job)));
  });
};

/** All lines of one pass: the deepest, or one in the middle. */
const dropLevel = (job: Job, random: Random, isLast: boolean): Changed | undefined => {
  const op = random.pick(opsOf(job));
  const own = opRange(job, op).filter((i) => ['cut', 'entry', 'link'].includes(job.tags[i]?.role ?? ''));
  const levels = [...new Set(own.map((i) => job.tags[i]?.level ?? 0))];
  if (levels.length < (isLast ? 2 : 3)) return undefined;
  const level = isLast ? Math.max(...levels) : random.pick(levels.slice(1, -1));
  return drop(
    job,
    own.filter((i) => job.tags[i]?.level === level),
  );
};

export const pathFaults: readonly Fault[] = [
  { kind: '1-2 vertex moved 20 µm', make: shiftVertex([0.02, 0.025]) },
  { kind: '1-2 vertex moved 0.2 mm', make: shiftVertex([0.1, 0.2, 0.5]) },
  { kind: 'vertex moved 13 µm', make: shiftVertex([0.013, 0.015]) },
  { kind: 'vertex moved 3 µm', make: shiftVertex([0.002, 0.003]) },
  {
    kind: '3 operation deleted',
    make: (job, random) => drop(job, opRange(job, random.pick(opsOf(job)))),
  },
  { kind: '4 last pass missing', make: (job, random) => dropLevel(job, random, true) },
  { kind: '24 level removed', make: (job, random) => dropLevel(job, random, false) },
  {
    kind: '5 rapid lowered',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }, line) => role === 'lift' && /Z/.test(line));
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => setWord(line, 'Z', coordinate(job, -1 / unit(job))));
    },
  },
  {
    kind: '6 traverse by feed through stock',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }, line) => role === 'lift' && /Z/.test(line));
      const j = job.tags.findIndex(({ role }, k) => i !== undefined && k > i && role === 'approach');
      if (i === undefined || j < 0) return undefined;
      const lowered = editLine(job, i, (line) =>
        setWord(line, 'Z', coordinate(job, -2 / unit(job))).replace('G0', 'G1'),
      );
      return {
        ...lowered,
        lines: lowered.lines.map((line, k) => (k === j ? line.replace('G0', 'G1') : line)),
      };
    },
  },
  {
    kind: '9 operations swapped',
    make: (job, random) => {
      const inner = opsOf(job).filter((op) => /^(hole|pocket)/.test(op));
      if (inner.length === 0) return undefined;
      const op = random.pick(inner);
      const outline = `outline:${/:(p\d+)/.exec(op)?.[1]}`;
      const [a, b] = [opRange(job, op), opRange(job, outline)];
      if (a.length === 0 || b.length === 0 || (a[0] as number) > (b[0] as number)) return undefined;
      const moved = new Set(a);
      const after = b.at(-1) as number;
      const lines = job.lines.flatMap((line, i) =>
        moved.has(i) ? [] : i === after ? [line, ...a.map((k) => job.lines[k] as string)] : [line],
      );
      return { lines, at: [a[0] as number] };
    },
  },
  {
    kind: '10 tab lowered',
    make: (job, random) => {
      const tops = (job.asked.tabs ?? []).map(
        (tab) => tab.heightMm - (job.asked.layout?.sheets[0]?.thicknessMm ?? 0),
      );
      const i = linesOf(
        job,
        random,
        ({ op }, line) => op.startsWith('outline') && tops.some((top) => isAt(job, line, top)),
      );
      if (i === undefined) return undefined;
      const by = random.pick([0.5, 1, 3]) / unit(job);
      let isOpen = true;
      return mapLines(job, (line, k) => {
        if (k < i || !isOpen) return line;
        if (!isAt(job, line, tops[0] ?? 0) && !tops.some((top) => isAt(job, line, top))) {
          if (/Z/.test(line)) isOpen = false;
          return line;
        }
        return setWord(line, 'Z', coordinate(job, wordOf(line, 'Z') - by));
      });
    },
  },
  { kind: '12 Z 0.1 mm deeper', make: (job, random) => shiftZ(job, random, -0.1, true) },
  { kind: '12 Z 0.1 mm higher', make: (job, random) => shiftZ(job, random, 0.1, true) },
  { kind: '12 one operation 0.1 mm deeper', make: (job, random) => shiftZ(job, random, -0.1, false) },
  { kind: 'one operation 15 µm deeper', make: (job, random) => shiftZ(job, random, -0.015, false) },
  { kind: 'one operation 15 µm higher', make: (job, random) => shiftZ(job, random, 0.015, false) },
  { kind: '12 one operation 0.5 mm higher', make: (job, random) => shiftZ(job, random, 0.5, false) },
  { kind: '12 one operation 2 mm deeper', make: (job, random) => shiftZ(job, random, -2, false) },
  {
    kind: '13 arc the other way',
    make: (job, random) => {
      const i = anyCut(job, random, /^G[23]/);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => (line.startsWith('G2') ? `G3${line.slice(2)}` : `G2${line.slice(2)}`));
    },
  },
  {
    kind: '13 sign of an arc’s centre',
    make: (job, random) => {
      const i = anyCut(job, random, /^G[23].*I/);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => setWord(line, 'I', coordinate(job, -wordOf(line, 'I'))));
    },
  },
  {
    kind: 'arc by R of the wrong sign',
    make: (job, random) => {
      const i = anyCut(job, random, /^G[23].*I.*J/);
      if (i === undefined) return undefined;
      const isLarge = random.chance(0.5);
      const start = startOf(job, i);
      if (start === undefined) return undefined;
      const line = job.lines[i] as string;
      const r = Math.hypot(wordOf(line, 'I'), wordOf(line, 'J'));
      // Near half a turn rounding decides whether there is such an arc.
      const chord = Math.hypot(wordOf(line, 'X') - start[0], wordOf(line, 'Y') - start[1]);
      if (chord > 1.98 * r) return undefined;
      const changed = editLine(job, i, () =>
        line.replace(/ I\S+ J\S+/, ` R${isLarge ? '-' : ''}${coordinate(job, r)}`),
      );
      const meant = editLine(job, i, () => byCentre(job, line, start, r, isLarge)).lines;
      return { ...changed, meant };
    },
  },
  {
    kind: '15 operation translated',
    make: (job, random) => {
      const op = random.pick(opsOf(job));
      const own = new Set(opRange(job, op));
      const axis = random.pick(['X', 'Y'] as const);
      const by = random.pick([0.05, 0.3, 10]) / unit(job);
      return mapLines(job, (line, i) =>
        own.has(i) && line.includes(axis)
          ? setWord(line, axis, coordinate(job, wordOf(line, axis) + by))
          : line,
      );
    },
  },
  {
    kind: '19 full circle that may be dropped',
    make: (job, random) => {
      const i = anyCut(job, random, /^G[23]/);
      const before = i === undefined ? '' : job.lines.slice(0, i).findLast((line) => /X.*Y/.test(line));
      if (i === undefined || before === undefined) return undefined;
      const by = random.pick([0, 0, 0.001, -0.001]);
      return editLine(job, i, (line) =>
        setWord(
          setWord(line, 'X', coordinate(job, wordOf(before, 'X') + by)),
          'Y',
          coordinate(job, wordOf(before, 'Y')),
        ),
      );
    },
  },
  {
    kind: '21 retract shortened',
    make: (job, random) => {
      const z = random.pick([0.5, 1, 2]) / unit(job);
      return mapLines(job, (line, i) =>
        job.tags[i]?.role === 'lift' && /Z/.test(line) ? setWord(line, 'Z', coordinate(job, z)) : line,
      );
    },
  },
  {
    kind: 'Z sign flipped for one line',
    make: (job, random) => {
      const i = linesOf(job, random, (_, line) => /^G[0123] .*Z/.test(line));
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => setWord(line, 'Z', coordinate(job, -wordOf(line, 'Z'))));
    },
  },
  {
    kind: 'retract deleted',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }) => role === 'lift' || role === 'retract');
      return i === undefined ? undefined : drop(job, [i]);
    },
  },
  {
    kind: 'coordinate of another operation',
    make: (job, random) => {
      const i = anyCut(job, random, /X/);
      const j = anyCut(job, random, /X/);
      if (i === undefined || j === undefined) return undefined;
      const x = coordinate(job, wordOf(job.lines[j] as string, 'X'));
      return editLine(job, i, (line) => setWord(line, 'X', x));
    },
  },
  {
    kind: 'X and Y exchanged in a line',
    make: (job, random) => {
      const i = anyCut(job, random, /X.*Y/);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) =>
            line.replace(/X(\S+) Y(\S+)/, (_, x: string, y: string) => `X${y} Y${x}`),
          );
    },
  },
  {
    kind: 'whole program shifted',
    make: (job, random) => {
      const by = random.pick([0.02, 0.2, 5]) / unit(job);
      return mapLines(job, (line) =>
        /^G[0123].*X/.test(line) ? setWord(line, 'X', coordinate(job, wordOf(line, 'X') + by)) : line,
      );
    },
  },
  {
    kind: 'rapid instead of a cut',
    make: (job, random) => {
      const i = anyCut(job, random, /^G1/);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => line.replace(/^G1/, 'G0').replace(/ F\S+/, ''));
    },
  },
  {
    kind: 'cut instead of a rapid',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }, line) => role === 'approach' && /^G0/.test(line));
      return i === undefined ? undefined : editLine(job, i, (line) => line.replace(/^G0/, 'G1'));
    },
  },
];

function isAt(job: Job, line: string, z: number): boolean {
  return /^G1.*Z/.test(line) && Math.abs(wordOf(line, 'Z') * unit(job) - z) < 0.002;
}

/** Where a line starts, in program units; undefined where X or Y was not said before. */
function startOf(job: Job, i: number): readonly [number, number] | undefined {
  const before = job.lines.slice(0, i);
  const x = before.findLast((line) => /^G[0123].*X/.test(line));
  const y = before.findLast((line) => /^G[0123].*Y/.test(line));
  return x === undefined || y === undefined ? undefined : [wordOf(x, 'X'), wordOf(y, 'Y')];
}

/** An arc by radius as one by its centre: left of the chord for a short turn counter-clockwise, and the other way round. */
function byCentre(
  job: Job,
  line: string,
  [x, y]: readonly [number, number],
  radius: number,
  isLarge: boolean,
): string {
  const [dx, dy] = [wordOf(line, 'X') - x, wordOf(line, 'Y') - y];
  const r = Number(coordinate(job, radius));
  const half = Math.hypot(dx, dy) / 2;
  const height = Math.sqrt(Math.max(0, r * r - half * half)) * (line.startsWith('G3') === isLarge ? -1 : 1);
  const [i, j] = [dx / 2 - (dy / (2 * half)) * height, dy / 2 + (dx / (2 * half)) * height];
  return line.replace(/ I\S+ J\S+/, ` I${i.toFixed(7)} J${j.toFixed(7)}`);
}
