// Changes to words and lines: what falls out, is doubled, is misread.
import {
  coordinate,
  drop,
  editLine,
  type Fault,
  insert,
  linesOf,
  mapLines,
  setWord,
  wordOf,
} from './fault.ts';
import type { Job } from './jobs.ts';
import type { Random } from './random.ts';

const anyMove = (job: Job, random: Random, pattern = /^G[0123] /): number | undefined =>
  linesOf(job, random, (_, line) => pattern.test(line));

/** A line in the middle, among the cuts. */
const anyCutLine = (job: Job, random: Random): number =>
  linesOf(job, random, ({ role }) => role === 'cut') ?? Math.floor(job.lines.length / 2);

const inserted = (kind: string, text: string): Fault => ({
  kind,
  make: (job, random) => insert(job, anyCutLine(job, random), text),
});

const replaced = (kind: string, pattern: RegExp, by: string): Fault => ({
  kind,
  make: (job, random) => {
    const i = linesOf(job, random, (_, line) => pattern.test(line));
    return i === undefined ? undefined : editLine(job, i, (line) => line.replace(pattern, by));
  },
});

const dropped = (kind: string, pattern: RegExp): Fault => ({
  kind,
  make: (job, random) => {
    const i = linesOf(job, random, (_, line) => pattern.test(line));
    return i === undefined ? undefined : drop(job, [i]);
  },
});

const scaled = (kind: string, letter: string, factor: number): Fault => ({
  kind,
  make: (job, random) => {
    const pattern = new RegExp(`${letter}\\d`);
    if (random.chance(0.5)) {
      return mapLines(job, (line) =>
        pattern.test(line) ? setWord(line, letter, coordinate(job, wordOf(line, letter) * factor)) : line,
      );
    }
    const i = anyMove(job, random, pattern);
    return i === undefined
      ? undefined
      : editLine(job, i, (line) => setWord(line, letter, coordinate(job, wordOf(line, letter) * factor)));
  },
});

export const textFaults: readonly Fault[] = [
  dropped('7 spindle start dropped', /^M3/),
  replaced('7 spindle reversed', /^M3/, 'M4'),
  replaced('7 spin-up wait shortened', /^G4 P4/, 'G4 P1'),
  dropped('7 spin-up wait dropped', /^G4 P4/),
  {
    kind: '7 spindle start late',
    make: (job, random) => {
      const i = linesOf(job, random, (_, line) => line.startsWith('M3'));
      const j = job.tags.findIndex(({ role }, k) => i !== undefined && k > i && role === 'cut');
      if (i === undefined || j < 0) return undefined;
      const lines = job.lines.flatMap((line, k) =>
        k === i ? [] : k === j ? [line, job.lines[i] as string] : [line],
      );
      return { lines, at: [i] };
    },
  },
  replaced('wait in milliseconds read as seconds', /^G4 P4/, 'G4 P0.004'),
  inserted('spindle off in between', 'M5'),
  replaced('spindle too slow', /S1\d000/, 'S5000'),
  replaced('spindle too fast', /S1\d000/, 'S30000'),
  scaled('14 feed × 10', 'F', 10),
  scaled('feed ÷ 2', 'F', 0.5),
  {
    kind: '14 feed missing',
    make: (job) => mapLines(job, (line) => line.replace(/ F\S+/, '')),
  },
  {
    kind: 'cutting feed on a plunge',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }, line) => role === 'entry' && /^G1 .*F/.test(line));
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => line.replace(/ F\S+/, ` F${job.lines.includes('G20') ? 59 : 1500}`));
    },
  },
  {
    kind: '17 truncated',
    make: (job, random) => {
      const n = random.whole(Math.floor(job.lines.length / 3), job.lines.length - 1);
      return { lines: job.lines.slice(0, n), at: [n - 1] };
    },
  },
  {
    kind: 'ended in the middle',
    make: (job, random) => insert(job, anyCutLine(job, random), 'M30'),
  },
  {
    kind: '17 line lost',
    make: (job, random) => {
      const i = anyMove(job, random);
      return i === undefined ? undefined : drop(job, [i]);
    },
  },
  dropped('17 end lost', /^M30/),
  dropped('17 spindle stop and end lost', /^M5/),
  dropped('18 unit word lost', /^G2[01]$/),
  {
    kind: '18 other unit word',
    make: (job) => mapLines(job, (line) => (line === 'G21' ? 'G20' : line === 'G20' ? 'G21' : line)),
  },
  inserted('18 relative from here on', 'G91'),
  inserted('23 zero shifted by G92', 'G92 X0.5 Y0'),
  inserted('23 zero stored by G10', 'G10 L20 P1 X0 Y0'),
  inserted('23 other work system', 'G55'),
  inserted('wrong plane', 'G18'),
  inserted('inverse time', 'G93'),
  inserted('machine coordinates', 'G53 G0 Z0'),
  inserted('home in between', 'G28'),
  inserted('coolant', 'M8'),
  inserted('remark', '(all is well)'),
  inserted('empty line', ''),
  inserted('pause', 'M0'),
  inserted('feed word alone', 'F800'),
  replaced('11 other tool number', /^T(\d)/, 'T9'),
  dropped('tool change without a pause', /^M0/),
  dropped('line number words', /^N/),
  {
    // Words of more decimals would make ways of kilometres, which the judge follows half a millimetre at a time.
    kind: 'decimal point lost',
    make: (job, random) => {
      const i = anyMove(job, random, /[XYZ]-?\d+\.\d{1,3}(?!\d)/);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => line.replace(/([XYZ]-?\d+)\.(\d{1,3})(?!\d)/, '$1$2'));
    },
  },
  {
    kind: 'decimal comma',
    make: (job, random) => {
      const i = anyMove(job, random, /[XYZ]-?\d+\.\d/);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => line.replace(/([XYZ]-?\d+)\.(\d)/, '$1,$2'));
    },
  },
  {
    kind: 'line doubled',
    make: (job, random) => {
      const i = anyMove(job, random);
      return i === undefined ? undefined : insert(job, i, job.lines[i] as string);
    },
  },
  {
    kind: 'two lines exchanged',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }) => role === 'cut' || role === 'entry' || role === 'lift');
      const next = i === undefined ? undefined : job.lines[i + 1];
      if (i === undefined || next === undefined || next.startsWith('M')) return undefined;
      return {
        lines: job.lines.map((line, k) => (k === i ? next : k === i + 1 ? (job.lines[i] as string) : line)),
        at: [i, i + 1],
      };
    },
  },
  {
    kind: 'digit changed',
    make: (job, random) => {
      const i = anyMove(job, random);
      if (i === undefined) return undefined;
      const line = job.lines[i] as string;
      const digits = [...line].flatMap((c, k) => (k > 2 && /\d/.test(c) ? [k] : []));
      const k = random.pick(digits);
      const digit = String((Number(line[k]) + random.whole(1, 9)) % 10);
      return editLine(job, i, (one) => one.slice(0, k) + digit + one.slice(k + 1));
    },
  },
  {
    kind: 'word lost',
    make: (job, random) => {
      const i = anyMove(job, random);
      if (i === undefined) return undefined;
      const words = (job.lines[i] as string).split(' ');
      const k = random.whole(0, words.length - 1);
      return editLine(job, i, () => words.filter((_, w) => w !== k).join(' '));
    },
  },
  {
    kind: 'minus lost',
    make: (job, random) => {
      const i = anyMove(job, random, /-\d/);
      return i === undefined ? undefined : editLine(job, i, (line) => line.replace('-', ''));
    },
  },
  { kind: 'small letters', make: (job) => mapLines(job, (line) => line.toLowerCase()) },
  {
    kind: 'no blanks',
    make: (job) => mapLines(job, (line) => (line.startsWith('(') ? line : line.replaceAll(' ', ''))),
  },
  {
    kind: 'line numbers',
    make: (job) => mapLines(job, (line, i) => (line === '' ? line : `N${(i + 1) * 10} ${line}`)),
  },
  {
    kind: 'two programs one after the other',
    make: (job) => ({ lines: [...job.lines, ...job.lines], at: [job.lines.length] }),
  },
  {
    kind: 'rest of the program twice',
    make: (job, random) => {
      const i = anyCutLine(job, random);
      return { lines: [...job.lines.slice(0, -2), ...job.lines.slice(i)], at: [i] };
    },
  },
];
