// The same program in other words, line by line: steps instead of places, radii instead of centres, inches, another zero, noise.
import type { ProgramFrame } from '@millwright/contracts';
import type { Asked } from './jobs.ts';

/** A program told otherwise: as many lines, the same motions. */
export interface Dialect {
  readonly name: string;
  readonly tell: (lines: readonly string[], thicknessMm: number) => readonly string[] | undefined;
  readonly frame?: (thicknessMm: number) => ProgramFrame;
}

const MOVE = /^G([0123])((?: [XYZIJF]-?[\d.]+)+)$/;

interface Word {
  readonly letter: string;
  readonly value: number;
}

const wordsOf = (line: string): Word[] =>
  [...line.matchAll(/([XYZIJF])(-?[\d.]+)/g)].map(([, letter, value]) => ({
    letter: letter as string,
    value: Number(value),
  }));

const number = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
};

/** Lines whose meaning nothing but their own words and G90 decide: other programs are not told anew. */
const isPlain = (lines: readonly string[]): boolean =>
  lines.every(
    (line) =>
      MOVE.test(line) ||
      line === '' ||
      /^(G2[01]|G90 G94 G17|G54|T\d+|M3 S\d+|M[0235]|M30|G4 P[\d.]+)$/.test(line),
  );

/** Every move rewritten from where it starts and where it ends. */
function retold(
  lines: readonly string[],
  tell: (
    g: string,
    words: Word[],
    from: readonly number[],
    to: readonly number[],
    seen: boolean[],
  ) => string | undefined,
  others: (line: string) => string = (line) => line,
): readonly string[] | undefined {
  if (!isPlain(lines)) return undefined;
  let at = [0, 0, 0];
  const seen = [false, false, false];
  const told: string[] = [];
  for (const line of lines) {
    const move = MOVE.exec(line);
    if (move === null) {
      told.push(others(line));
      continue;
    }
    const words = wordsOf(line);
    const to = at.map((value, axis) => words.find(({ letter }) => letter === 'XYZ'[axis])?.value ?? value);
    const text = tell(move[1] as string, words, at, to, seen);
    if (text === undefined) return undefined;
    told.push(text);
    words.forEach(({ letter }) => {
      const axis = 'XYZ'.indexOf(letter);
      if (axis >= 0) seen[axis] = true;
    });
    at = to;
  }
  return told;
}

const rest = (words: readonly Word[], letters: string, decimals: number): string =>
  words
    .filter(({ letter }) => letters.includes(letter))
    .map(({ letter, value }) => ` ${letter}${number(value, decimals)}`)
    .join('');

const inInches = (lines: readonly string[]): boolean => lines.includes('G20');

/** All words by a factor, the unit word exchanged; exact enough that nothing moves by more than 0.1 nm. */
function converted(lines: readonly string[]): readonly string[] | undefined {
  if (!isPlain(lines)) return undefined;
  const factor = inInches(lines) ? 25.4 : 1 / 25.4;
  return lines.map((line) => {
    if (line === 'G20') return 'G21';
    if (line === 'G21') return 'G20';
    const move = MOVE.exec(line);
    if (move === null) return line;
    return `G${move[1]}${wordsOf(line)
      .map(({ letter, value }) => ` ${letter}${number(value * factor, letter === 'F' ? 6 : 9)}`)
      .join('')}`;
  });
}

/** Each arc of less than 170° by its radius. The controller works its centre out from it. */
function byRadius(lines: readonly string[]): readonly string[] | undefined {
  return retold(lines, (g, words, from, to) => {
    const plain = `G${g}${rest(words, 'XYZIJF', 9)}`;
    if (g === '0' || g === '1') return plain;
    const [i, j] = ['I', 'J'].map((one) => words.find(({ letter }) => letter === one)?.value ?? 0) as [
      number,
      number,
    ];
    const r = Math.hypot(i, j);
    const [vx, vy] = [(to[0] ?? 0) - (from[0] ?? 0) - i, (to[1] ?? 0) - (from[1] ?? 0) - j];
    const turn = Math.atan2(-i * vy + j * vx, -i * vx - j * vy);
    const isShort = (g === '3') === turn > 0 && Math.abs(turn) < 2.9 && Math.abs(turn) > 0.1;
    return isShort ? `G${g}${rest(words, 'XYZ', 9)} R${number(r, 6)}${rest(words, 'F', 9)}` : plain;
  });
}

/** Steps from where the tool is. The first move of each axis stays absolute: nobody knows where the tool was. */
function relative(lines: readonly string[]): readonly string[] | undefined {
  let isStepping = false;
  const mode = (isStep: boolean): string => {
    const word = isStep === isStepping ? '' : isStep ? 'G91 ' : 'G90 ';
    isStepping = isStep;
    return word;
  };
  return retold(
    lines,
    (g, words, from, to, seen) => {
      const axes = [0, 1, 2].filter((axis) => words.some(({ letter }) => letter === 'XYZ'[axis]));
      const isStep = axes.every((axis) => seen[axis]);
      const head = mode(isStep);
      if (!isStep) return `${head}G${g}${rest(words, 'XYZIJF', 6)}`;
      const steps = axes
        .map((axis) => ` ${'XYZ'[axis]}${number((to[axis] ?? 0) - (from[axis] ?? 0), 6)}`)
        .join('');
      return `${head}G${g}${steps}${rest(words, 'IJF', 6)}`;
    },
    (line) => (line === 'M30' ? `${mode(false)}M30` : line),
  );
}

const noisy = (edit: (line: string, i: number) => string) => (lines: readonly string[]) => lines.map(edit);

export const dialects: readonly Dialect[] = [
  { name: 'in the other unit', tell: converted },
  { name: 'by steps', tell: relative },
  { name: 'arcs by their radius', tell: byRadius },
  {
    name: 'G words only where they change',
    tell: (lines) => {
      let last = '';
      return isPlain(lines)
        ? lines.map((line) => {
            const g = MOVE.exec(line)?.[1];
            if (g === undefined) return line;
            const isSame = g === last;
            last = g;
            return isSame ? line.slice(3) : line;
          })
        : undefined;
    },
  },
  {
    name: 'with line numbers and remarks',
    tell: (lines) =>
      lines.some((line) => /^N|^#|^\$|[!~?%]/.test(line))
        ? undefined
        : lines.map((line, i) => (line === '' ? line : `N${(i + 1) * 5} ${line} (G1 X${i})`)),
  },
  { name: 'small letters, no blanks', tell: noisy((line) => line.toLowerCase().replaceAll(' ', '')) },
  {
    name: 'Z zero at the underside',
    tell: fromBelow,
    frame: (thicknessMm) => ({ zeroMm: [0, 0, -thicknessMm], zPoints: 'up' }),
  },
];

/** The heights of a program counted from the underside of the sheet. */
function fromBelow(lines: readonly string[], thicknessMm: number): readonly string[] | undefined {
  const t = inInches(lines) ? thicknessMm / 25.4 : thicknessMm;
  return isPlain(lines)
    ? lines.map((line) =>
        MOVE.test(line)
          ? line.replace(/Z(-?[\d.]+)/, (_, z: string) => `Z${number(Number(z) + t, 9)}`)
          : line,
      )
    : undefined;
}

/** A job in a dialect; undefined where the program has words that the dialect cannot tell. */
export function inDialect(
  { tell, frame }: Dialect,
  asked: Asked,
  lines: readonly string[],
): { readonly asked: Asked; readonly lines: readonly string[] } | undefined {
  const thicknessMm = asked.layout?.sheets[0]?.thicknessMm ?? 0;
  const told = tell(lines, thicknessMm);
  if (told === undefined) return undefined;
  const { setup } = asked;
  if (frame === undefined || setup === undefined) return { asked, lines: told };
  const by = frame(thicknessMm);
  const [x, y, z] = setup.workZeroMm;
  const workZeroMm = [x + by.zeroMm[0], y + by.zeroMm[1], z + by.zeroMm[2]] as const;
  return { asked: { ...asked, frame: by, setup: { ...setup, workZeroMm } }, lines: told };
}
