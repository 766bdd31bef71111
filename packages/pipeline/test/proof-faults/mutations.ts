// What can happen to a program's text between the engine and the machine: by hand, by another program, by a bad cable.

/** A source of numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Changes a text; undefined where there is nothing of the kind to change. */
export type Mutation = (lines: readonly string[], random: () => number) => string | undefined;

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)];

/** The lines that a pattern meets, one of them replaced (by none, one or several). */
const atOne =
  (
    pattern: RegExp,
    change: (line: string, random: () => number) => readonly string[] | undefined,
  ): Mutation =>
  (lines, random) => {
    const at = pick(
      lines.flatMap((line, i) => (pattern.test(line) ? [i] : [])),
      random,
    );
    if (at === undefined) return undefined;
    const changed = change(lines[at] as string, random);
    return changed === undefined
      ? undefined
      : [...lines.slice(0, at), ...changed, ...lines.slice(at + 1)].join('\n');
  };

/** A line put in before one of the program's. */
const inserted = (line: string): Mutation => atOne(/^[GM]/, (old) => [line, old]);

/** One word's value moved by 0.02 to 5 mm up or down. */
const moved = (letter: string): Mutation =>
  atOne(new RegExp(`^G.*${letter}-?[\\d.]`), (line, random) => {
    const by = 0.02 * 250 ** random() * (random() < 0.5 ? -1 : 1);
    return [
      line.replace(new RegExp(`${letter}(-?[\\d.]+)`), (_, value) => `${letter}${round(Number(value) + by)}`),
    ];
  });

const round = (value: number): number => Math.round(value * 1000) / 1000;

const swapped = (from: RegExp, to: string): Mutation => atOne(from, (line) => [line.replace(from, to)]);

const everywhere =
  (from: RegExp, to: string): Mutation =>
  (lines) => {
    const text = lines.join('\n');
    const changed = text.replace(from, to);
    return changed === text ? undefined : changed;
  };

const dropped = (pattern: RegExp): Mutation => atOne(pattern, () => []);

const swapLines: Mutation = (lines, random) => {
  const at = pick(
    lines.flatMap((line, i) => (/^[GMTFS]/.test(line) && /^[GMTFS]/.test(lines[i + 1] ?? '') ? [i] : [])),
    random,
  );
  if (at === undefined) return undefined;
  return lines.map((line, i) => (i === at ? lines[at + 1] : i === at + 1 ? lines[at] : line)).join('\n');
};

const truncated: Mutation = (lines, random) => {
  const text = lines.join('\n');
  const at =
    random() < 0.5 ? Math.floor(random() * text.length) : text.length - 1 - Math.floor(random() * 40);
  return text.slice(0, Math.max(0, at));
};

/** One byte of the text replaced, as a bad cable does. */
const byteChanged: Mutation = (lines, random) => {
  const text = lines.join('\n');
  const at = Math.floor(random() * text.length);
  const byte = String.fromCharCode(10 + Math.floor(random() * 117));
  return text.slice(0, at) + byte + text.slice(at + 1);
};

const digitChanged: Mutation = (lines, random) => {
  const text = lines.join('\n');
  const places = [...text.matchAll(/\d/g)].map((found) => found.index);
  const at = pick(places, random);
  return at === undefined
    ? undefined
    : `${text.slice(0, at)}${Math.floor(random() * 10)}${text.slice(at + 1)}`;
};

/** A block of lines left out, as when a page is lost. */
const blockDropped: Mutation = (lines, random) => {
  const at = Math.floor(random() * lines.length);
  const n = 2 + Math.floor(random() * 30);
  return [...lines.slice(0, at), ...lines.slice(at + n)].join('\n');
};

/** A line with X and Y as a whole circle in one block, beginning and ending where it ends. */
const circleAdded: Mutation = atOne(/^G[123] .*X.*Y|^G[123] .*Y.*X/, (line, random) => [
  line,
  `G2 X${/X(-?[\d.]+)/.exec(line)?.[1]} Y${/Y(-?[\d.]+)/.exec(line)?.[1]} I${round(random() * 4 - 2) || 1} J${round(random() * 4 - 2)}`,
]);

const tinyArc: Mutation = atOne(/^G1 .*X.*Y/, (line, random) => {
  const [x, y] = [Number(/X(-?[\d.]+)/.exec(line)?.[1]), Number(/Y(-?[\d.]+)/.exec(line)?.[1])];
  const r = round(1 + random() * 200);
  return [line, `G3 X${x} Y${round(y + 0.001)} I${r}`, `G1 X${x} Y${y}`];
});

const splitMove: Mutation = (lines, random) => {
  const at = pick(
    lines.flatMap((line, i) => (/^G1 X-?[\d.]+$/.test(line) && /X/.test(lines[i - 1] ?? '') ? [i] : [])),
    random,
  );
  if (at === undefined) return undefined;
  const [a, b] = [
    Number(/X(-?[\d.]+)/.exec(lines[at - 1] as string)?.[1]),
    Number((lines[at] as string).slice(4)),
  ];
  return [...lines.slice(0, at), `G1 X${round((a + b) / 2)}`, ...lines.slice(at)].join('\n');
};

/** Blocks as the post writes them: from one comment line `(n of m: …)` to the next. */
export function blocksOf(lines: readonly string[]): {
  readonly head: string[];
  readonly blocks: string[][];
  readonly tail: string[];
} {
  const starts = lines.flatMap((line, i) => (/^\(\d+: /.test(line) ? [i] : []));
  const end = lines.indexOf('(End)');
  const blocks = starts.map((start, i) => lines.slice(start, starts[i + 1] ?? end));
  return { head: lines.slice(0, starts[0] ?? end), blocks, tail: lines.slice(end) };
}

const partOf = (block: readonly string[]): string => /copy.*$/.exec(block[0] ?? '')?.[0] ?? '';

/** Two neighbouring blocks of different parts change places; not the first, which holds the wait for the spindle. */
const blocksSwapped: Mutation = (lines, random) => {
  const { head, blocks, tail } = blocksOf(lines);
  const at = pick(
    blocks.flatMap((block, i) =>
      i > 0 && i + 1 < blocks.length && partOf(block) !== partOf(blocks[i + 1] ?? []) ? [i] : [],
    ),
    random,
  );
  if (at === undefined) return undefined;
  const order = blocks.map(
    (block, i) => (i === at ? blocks[at + 1] : i === at + 1 ? blocks[at] : block) as string[],
  );
  return [...head, ...order.flat(), ...tail].join('\n');
};

/** A block left out: a hole or the outline of one copy. */
const operationDropped: Mutation = (lines, random) => {
  const { head, blocks, tail } = blocksOf(lines);
  const at = pick(
    blocks.flatMap((_, i) => (i > 0 ? [i] : [])),
    random,
  );
  return at === undefined
    ? undefined
    : [...head, ...blocks.flatMap((block, i) => (i === at ? [] : block)), ...tail].join('\n');
};

/** A block's first pass at whatever depth left out: the lines of one level. */
const tabFlattened: Mutation = atOne(/^G1 Z-/, () => []);

/** The kinds, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'X moved': moved('X'),
  'Y moved': moved('Y'),
  'Z moved': moved('Z'),
  'I moved': moved('I'),
  'J moved': moved('J'),
  'line dropped': dropped(/^[GMTFS]/),
  'line doubled': atOne(/^[GMTFS]/, (line) => [line, line]),
  'lines swapped': swapLines,
  'G1 to G0': swapped(/^G1/, 'G0'),
  'G0 to G1': swapped(/^G0/, 'G1'),
  'G2 to G3': swapped(/^G2 /, 'G3 '),
  'G3 to G2': swapped(/^G3 /, 'G2 '),
  'arc to line': atOne(/^G[23] /, (line) => [line.replace(/^G[23]/, 'G1').replace(/ [IJ]-?[\d.]+/g, '')]),
  'lift dropped': dropped(/^G[01] Z(5|15)$/),
  'lift too low': swapped(/ Z15\b/, ' Z0.4'),
  'all lifts too low': everywhere(/ Z15\b/g, ' Z4'),
  'descent dropped': dropped(/^G[01] Z0/),
  'approach dropped': dropped(/^G0 X.* Y/),
  'F dropped': swapped(/ F[\d.]+/, ''),
  'all F dropped': everywhere(/ F[\d.]+/g, ''),
  'F times ten': atOne(/ F[\d.]+/, (line) => [
    line.replace(/F([\d.]+)/, (_, value) => `F${Number(value) * 10}`),
  ]),
  'S dropped': swapped(/ S\d+/, ''),
  'all S dropped': everywhere(/ S\d+/g, ''),
  'S a tenth': swapped(/ S(\d+)0\b/, ' S$1'),
  'S times ten': atOne(/ S\d+/, (line) => [line.replace(/ S\d+/, '$&0')]),
  'M3 dropped': dropped(/^M3 /),
  'all M3 dropped': everywhere(/^M3.*$/gm, ''),
  'M3 to M4': swapped(/^M3 /, 'M4 '),
  'M5 in the middle': inserted('M5'),
  'M5 dropped': dropped(/^M5/),
  'M3 at the end': swapped(/^M5/, 'M3'),
  'wait dropped': dropped(/^G4/),
  'wait shortened': swapped(/^G4 P.*/, 'G4 P0.4'),
  'G20 for G21': swapped(/G21/, 'G20'),
  'all G20': everywhere(/G21/g, 'G20'),
  'G21 dropped': everywhere(/G21 ?/g, ''),
  'G91 for G90': swapped(/G90/, 'G91'),
  'G18 for G17': swapped(/G17/, 'G18'),
  'all G18': everywhere(/G17/g, 'G18'),
  'G55 for G54': swapped(/G54/, 'G55'),
  'all G55': everywhere(/G54/g, 'G55'),
  'G93 for G94': swapped(/G94/, 'G93'),
  'G92 put in': inserted('G92 X0 Y0'),
  'G10 put in': inserted('G10 L20 P1 X0 Y0 Z0'),
  'G55 put in': inserted('G55'),
  'G20 put in': inserted('G20'),
  'G91 put in': inserted('G91'),
  'G28 put in': inserted('G28'),
  'G53 put in': inserted('G53 G0 Z0'),
  'G38 put in': inserted('G38.2 Z-5 F100'),
  'G43.1 put in': inserted('G43.1 Z-2'),
  'circle in one block': circleAdded,
  'tiny arc': tinyArc,
  T2: swapped(/^T1/, 'T2'),
  'T2 put in': inserted('T2'),
  'M6 put in': inserted('M6'),
  '% put in': inserted('%'),
  '$ put in': inserted('$H'),
  'M30 dropped': dropped(/^M30/),
  'M30 in the middle': inserted('M30'),
  truncated: truncated,
  'byte changed': byteChanged,
  'digit changed': digitChanged,
  'lines lost': blockDropped,
  'comment swallows': atOne(/^G[0123] /, (line, random) => [
    `${line.slice(0, 3 + Math.floor(random() * (line.length - 3)))}(${line.slice(3)}`,
  ]),
  'line commented out': atOne(/^[GM]/, (line) => [`;${line}`]),
  'hold in a comment': atOne(/^\(/, (line) => [line.replace('(', '(! ')]),
  'operation dropped': operationDropped,
  'tab or step flattened': tabFlattened,
  'comment added': inserted('(a comment)'),
  'remark added': atOne(/^[GM]/, (line) => [`${line} ; a remark`]),
  'blank line': inserted(''),
  'line numbers': (lines) =>
    lines.map((line, i) => (/^[GMT]/.test(line) ? `N${i + 1} ${line}` : line)).join('\n'),
  'CR LF': (lines) => lines.join('\r\n'),
  'lower case': (lines) => lines.map((line) => line.toLowerCase()).join('\n'),
  'no blanks': (lines) =>
    lines.map((line) => (line.startsWith('(') ? line : line.replaceAll(' ', ''))).join('\n'),
  'two-digit words': everywhere(/\bG([0123])\b/g, 'G0$1'),
  'more decimals': everywhere(/([XYZIJ]-?\d+)\b(?!\.)/g, '$1.000'),
  'move split': splitMove,
  'blocks swapped': blocksSwapped,
};

/** Kinds that must never raise an alarm, whatever the oracle says of the place. */
export const harmlessKinds: ReadonlySet<string> = new Set([
  'comment added',
  'remark added',
  'blank line',
  'line numbers',
  'CR LF',
  'lower case',
  'no blanks',
  'two-digit words',
  'more decimals',
  'move split',
  'blocks swapped',
]);
