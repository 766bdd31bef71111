// Changes to how a program is written: modes that stay on, words exchanged, ends moved, noise that means nothing.
import {
  type Changed,
  coordinate,
  editLine,
  type Fault,
  insert,
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
import type { Job } from './jobs.ts';
import type { Random } from './random.ts';

const anyCutLine = (job: Job, random: Random): number =>
  linesOf(job, random, ({ role }) => role === 'cut') ?? Math.floor(job.lines.length / 2);

const inserted = (kind: string, text: string): Fault => ({
  kind,
  make: (job, random) => insert(job, anyCutLine(job, random), text),
});

/** One random line that fits, edited. */
const edited = (kind: string, pattern: RegExp, edit: (line: string, job: Job) => string): Fault => ({
  kind,
  make: (job, random) => {
    const i = linesOf(job, random, (_, line) => pattern.test(line));
    return i === undefined ? undefined : editLine(job, i, (line) => edit(line, job));
  },
});

/** The first line that fits, edited. */
const first = (kind: string, pattern: RegExp, edit: (line: string) => string): Fault => ({
  kind,
  make: (job) => {
    const i = job.lines.findIndex((line) => pattern.test(line));
    return i < 0 ? undefined : editLine(job, i, edit);
  },
});

/** Every line written otherwise; it means the same. */
const noise = (kind: string, edit: (line: string, i: number) => string): Fault => ({
  kind,
  make: (job) => mapLines(job, edit),
});

const number = (text: string, edit: (value: string) => string): string =>
  text.replace(/([XYZIJF])(-?[\d.]+)/g, (_, letter: string, value: string) => letter + edit(value));

/** A line moved to before another. */
function moved(job: Job, from: number, to: number): Changed {
  const lines = job.lines.flatMap((line, i) =>
    i === from ? [] : i === to ? [job.lines[from] as string, line] : [line],
  );
  return { lines, at: [to] };
}

const toInches = (job: Job, line: string, isAll: boolean): string =>
  line.replace(isAll ? /([XYZIJF])(-?[\d.]+)/g : /(F)([\d.]+)/, (_, letter: string, value: string) => {
    const factor = job.lines.includes('G20') ? 25.4 : 1 / 25.4;
    return letter + (Number(value) * factor).toFixed(5).replace(/\.?0+$/, '');
  });

export const wordFaults: readonly Fault[] = [
  {
    kind: 'decimal point moved by one place',
    make: (job, random) => {
      const axis = random.pick(['X', 'Y', 'Z', 'I', 'J']);
      const i = linesOf(job, random, ({ role }, line) => role !== 'head' && line.includes(axis));
      const factor = random.pick([10, 0.1]);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => setWord(line, axis, coordinate(job, wordOf(line, axis) * factor)));
    },
  },
  {
    kind: 'arc left on for the next line',
    make: (job, random) => {
      const i = linesOf(job, random, (_, line) => /^G1 /.test(line));
      const arcs = job.lines.flatMap((line, k) =>
        /^G1 /.test(line) && /^G[23] /.test(job.lines[k - 1] ?? '') ? [k] : [],
      );
      const k = arcs.length === 0 ? undefined : arcs[(i ?? 0) % arcs.length];
      return k === undefined ? undefined : editLine(job, k, (line) => line.slice(3));
    },
  },
  {
    kind: 'rapid left on for the next line',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }, line) => role === 'entry' && /^G1 /.test(line));
      return i === undefined ? undefined : editLine(job, i, (line) => line.slice(3));
    },
  },
  edited('I and J exchanged', /I\S+ J/, (line) => line.replace(/I(\S+) J(\S+)/, 'I$2 J$1')),
  edited('centre off by 4 µm', /^G[23].*I/, (line, job) =>
    setWord(line, 'I', coordinate(job, wordOf(line, 'I') + 0.004 / unit(job))),
  ),
  edited('centre off by 0.3 mm', /^G[23].*J/, (line, job) =>
    setWord(line, 'J', coordinate(job, wordOf(line, 'J') + 0.3 / unit(job))),
  ),
  edited('centre lost', /^G[23].*I/, (line) => line.replace(/ I\S+/, '')),
  edited('centre lost altogether', /^G[23].*I/, (line) => line.replace(/ I\S+ J\S+/, '')),
  edited('arc as a line', /^G[23].*I/, (line) => line.replace(/^G[23]/, 'G1').replace(/ I\S+ J\S+/, '')),
  edited('feed 0', /F\d/, (line) => line.replace(/F[\d.]+/, 'F0')),
  edited('feed with a minus', /F\d/, (line) => line.replace(/F/, 'F-')),
  edited('feed of another unit', /F\d/, (line, job) => toInches(job, line, false)),
  edited('one line in another unit', /^G[123] .*[XY]/, (line, job) => toInches(job, line, true)),
  {
    kind: 'spindle stopped before the last cuts',
    make: (job, random) => {
      const from = job.lines.lastIndexOf('M5');
      const cuts = job.tags.flatMap(({ role }, i) => (role === 'cut' || role === 'lift' ? [i] : []));
      const to = cuts.at(-random.whole(1, 4));
      return from < 0 || to === undefined ? undefined : moved(job, from, to);
    },
  },
  {
    kind: 'wait before the spindle starts',
    make: (job, random) => {
      const i = linesOf(job, random, (_, line) => line.startsWith('G4'));
      return i === undefined ? undefined : moved(job, i, i - 1);
    },
  },
  edited('speed word lost', /^M3/, (line) => line.replace(/ S\d+/, '')),
  edited('speed in a line of its own', /^M3 S/, (line) => line.replace(/M3 (S\d+)/, '$1 M3')),
  inserted('speed changed within limits', 'S15000'),
  inserted('speed changed beyond limits', 'S23000'),
  inserted('speed 0', 'S0'),
  inserted('spindle started again', 'M3'),
  inserted('spindle turned the other way', 'M4'),
  inserted('coolant off', 'M9'),
  inserted('mist', 'M7'),
  inserted('tool change in a cut', 'M6'),
  inserted('tool word in a cut', 'T1'),
  inserted('tool word of another in a cut', 'T7'),
  inserted('optional stop', 'M1'),
  edited('tool change at an optional stop', /^M0$/, () => 'M1'),
  edited('tool change with the spindle on', /^M5$/, () => '(M5)'),
  inserted('inches from here on', 'G20'),
  inserted('millimetres from here on', 'G21'),
  inserted('modes said once more', 'G17 G90 G94'),
  inserted('compensation off', 'G40'),
  inserted('compensation on', 'G41 D1'),
  inserted('tool length', 'G43 H1'),
  inserted('tool length by a number', 'G43.1 Z0.5'),
  inserted('canned cycle', 'G81 X10 Y10 Z-3 R2'),
  inserted('motion off', 'G80'),
  inserted('path mode', 'G64 P0.05'),
  inserted('exact path', 'G61'),
  inserted('centres absolute', 'G90.1'),
  inserted('centres relative', 'G91.1'),
  inserted('second home', 'G30'),
  inserted('home by a way', 'G28 Z0'),
  inserted('machine corner', 'G53 G0 X0 Y0'),
  inserted('probe', 'G38.2 Z-5 F50'),
  inserted('shift undone', 'G92.1'),
  inserted('shift of Z by 0.1', 'G92 Z0'),
  inserted('settings', '$H'),
  inserted('variable', '#1=3'),
  inserted('percent', '%'),
  inserted('feed hold', '!'),
  inserted('wait', 'G4 P1'),
  inserted('long wait in a cut', 'G4 P60'),
  inserted('wait without a time', 'G4'),
  inserted('unknown letter', 'A90'),
  first('relative from the start', /G90/, (line) => line.replace('G90', 'G91')),
  first('inverse time from the start', /G94/, (line) => line.replace('G94', 'G93')),
  first('wrong plane from the start', /G17/, (line) => line.replace('G17', 'G18')),
  first('other work system from the start', /^G54/, () => 'G55'),
  first('first approach sideways', /^G0 Z/, (line) => line.replace('G0 ', 'G0 X10 Y10 ')),
  first('first approach low', /^G0 Z/, (line) => line.replace(/Z\S+/, 'Z0.1')),
  {
    kind: 'ten lines lost at the end',
    make: (job) => ({ lines: job.lines.slice(0, -10), at: [job.lines.length - 11] }),
  },
  {
    kind: 'lines lost in the middle',
    make: (job, random) => {
      const i = anyCutLine(job, random);
      const n = random.whole(2, 8);
      return { lines: [...job.lines.slice(0, i), ...job.lines.slice(i + n)], at: [i] };
    },
  },
  {
    kind: 'begun in the middle',
    make: (job, random) => {
      const i = anyCutLine(job, random);
      const head = job.tags.findIndex(({ role }) => role === 'cut' || role === 'entry');
      return i <= head
        ? undefined
        : { lines: [...job.lines.slice(0, head), ...job.lines.slice(i)], at: [head] };
    },
  },
  {
    kind: 'part of a line lost at the end',
    make: (job, random) => {
      const i = linesOf(job, random, (_, line) => /^G[123] /.test(line) && line.length > 12);
      return i === undefined
        ? undefined
        : editLine(job, i, (line) => line.slice(0, line.length - random.whole(1, 6)));
    },
  },
  {
    kind: 'two lines run together',
    make: (job, random) => {
      const i = linesOf(job, random, (_, line) => /^G[01] /.test(line));
      if (i === undefined) return undefined;
      return {
        lines: job.lines.flatMap((line, k) =>
          k === i ? [`${line} ${job.lines[i + 1] ?? ''}`] : k === i + 1 ? [] : [line],
        ),
        at: [i],
      };
    },
  },
  {
    kind: 'rapid down to just above the wood',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }) => role === 'entry');
      return i === undefined || job.tags[i - 1]?.role !== 'approach'
        ? undefined
        : insert(job, i, `G0 Z${coordinate(job, 0.5 / unit(job))}`);
    },
  },
  {
    kind: 'rapid down into the wood',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role, level }) => role === 'entry' && level === 0);
      return i === undefined || job.tags[i - 1]?.role !== 'approach'
        ? undefined
        : insert(job, i, `G0 Z${coordinate(job, -random.pick([0.2, 1]) / unit(job))}`);
    },
  },
  {
    kind: 'way by the edge of the sheet in the air',
    make: (job, random) => {
      const op = random.pick(opsOf(job));
      const i = opRange(job, op)[0];
      if (i === undefined) return undefined;
      const [x, y] = placesOf(job)[i - 1] ?? [0, 0];
      const u = unit(job);
      return insertAll(job, i, [
        `G0 Z${coordinate(job, 15 / u)}`,
        'G0 X0 Y0',
        `G0 X${coordinate(job, x)} Y${coordinate(job, y)}`,
      ]);
    },
  },
  {
    kind: 'order of two tools exchanged by number',
    make: (job) => {
      const numbers = [...new Set(job.lines.flatMap((line) => /^T(\d+)/.exec(line)?.[1] ?? []))];
      const [a, b] = numbers;
      if (a === undefined || b === undefined) return undefined;
      return mapLines(job, (line) => (line === `T${a}` ? `T${b}` : line === `T${b}` ? `T${a}` : line));
    },
  },
  noise('no tool words', (line) => line.replace(/^T\d+$/, '')),
  noise('feed 5 % less', (line) =>
    line.replace(/F([\d.]+)/, (_, f: string) => `F${(Number(f) * 0.95).toFixed(3)}`),
  ),
  noise('ends of lines of another system', (line) => `${line}\r`),
  noise('blanks at the ends', (line) => `${line}  \t`),
  noise('comments at the ends', (line, i) => `${line} (line ${i}, G1 X5 Z-3)`),
  noise('comments after a semicolon', (line) => `${line}; G0 Z-5 M30`),
  noise('two digits for G and M', (line) => line.replace(/([GM])(\d)(?![\d.])/g, '$10$2')),
  noise('plus signs and zeros', (line) =>
    number(line, (v) => (v.startsWith('-') ? `-00${v.slice(1)}` : `+00${v}`)),
  ),
  noise('zeros at the ends', (line) => number(line, (v) => (v.includes('.') ? `${v}0000` : `${v}.0`))),
  noise('words in another order', (line) => {
    const [g, ...rest] = line.split(' ');
    return /^G[0123] /.test(line) ? [...rest.reverse(), g].join(' ') : line;
  }),
  noise('feed in every line', (line) => line.replace(/^(G0 .*)$/, '$1 F500')),
  noise('tabs for blanks', (line) => line.replaceAll(' ', '\t')),
  edited('letter O for the digit', /[XY]\d*0/, (line) => line.replace(/([XY][\d.]*)0/, '$1O')),
];
