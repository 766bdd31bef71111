// What a change to a job is, and small tools to make one.
import type { Tag } from './gcode.ts';
import type { Asked, Job } from './jobs.ts';
import { NothingToPick, type Random } from './random.ts';

/** A job after a change. */
export interface Changed {
  readonly lines: readonly string[];
  readonly asked?: Asked;
  /** The same program in words the text machine of the tests knows, where it does not know those of `lines`. */
  readonly meant?: readonly string[];
  /** Lines that were changed, 0-based, of the new program. */
  readonly at: readonly number[];
}

/** A kind of change; undefined where a job offers no place for it. */
export interface Fault {
  readonly kind: string;
  readonly make: (job: Job, random: Random) => Changed | undefined;
}

/** What a change makes of a job; nothing where the job offers no place for it. */
export function madeOf(make: Fault['make'], job: Job, random: Random): Changed | undefined {
  try {
    return make(job, random);
  } catch (error) {
    if (error instanceof NothingToPick) return undefined;
    throw error;
  }
}

/** A random line that fits; undefined if there is none. */
export function linesOf(
  job: Job,
  random: Random,
  fits: (tag: Tag, line: string) => boolean,
): number | undefined {
  const all = job.lines.flatMap((line, i) => {
    const tag = job.tags[i];
    return tag !== undefined && fits(tag, line) ? [i] : [];
  });
  return all.length === 0 ? undefined : random.pick(all);
}

/** Operations that cut. */
export function opsOf(job: Job): string[] {
  return [...new Set(job.tags.map(({ op }) => op))].filter(
    (op) => op !== 'head' && op !== 'foot' && !op.startsWith('tool:'),
  );
}

export function wordOf(line: string, letter: string): number {
  return Number(new RegExp(`${letter}(-?[\\d.]+)`).exec(line)?.[1] ?? 0);
}

export function setWord(line: string, letter: string, value: string): string {
  return line.replace(new RegExp(`${letter}-?[\\d.]+`), `${letter}${value}`);
}

/** A number as the programs write it. */
export function coordinate(job: Job, value: number): string {
  const text = value.toFixed(job.lines.includes('G20') ? 5 : 3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

export function editLine(job: Job, i: number, edit: (line: string) => string): Changed {
  return { lines: job.lines.map((line, k) => (k === i ? edit(line) : line)), at: [i] };
}

export function mapLines(job: Job, edit: (line: string, i: number) => string): Changed | undefined {
  const lines = job.lines.map(edit);
  const at = lines.flatMap((line, i) => (line === job.lines[i] ? [] : [i]));
  return at.length === 0 ? undefined : { lines, at };
}

export function drop(job: Job, gone: readonly number[]): Changed | undefined {
  const [first] = gone;
  if (first === undefined) return undefined;
  const set = new Set(gone);
  return { lines: job.lines.filter((_, i) => !set.has(i)), at: [first] };
}

export function insert(job: Job, i: number, line: string): Changed {
  return { lines: [...job.lines.slice(0, i), line, ...job.lines.slice(i)], at: [i] };
}

/** The job asked otherwise, the program as it was. */
export function askedAnew(job: Job, asked: Partial<Asked>): Changed {
  return { lines: job.lines, asked: { ...job.asked, ...asked }, at: [] };
}

/** Several lines put in before a line. */
export function insertAll(job: Job, i: number, lines: readonly string[]): Changed {
  return { lines: [...job.lines.slice(0, i), ...lines, ...job.lines.slice(i)], at: [i] };
}

/** How long the program's unit is, mm. */
export const unit = (job: Job): number => (job.lines.includes('G20') ? 25.4 : 1);

/** The lines of an operation, with its entry and its lift. */
export const opRange = (job: Job, op: string): number[] =>
  job.tags.flatMap((tag, i) => (tag.op === op ? [i] : []));

/** Where the tool is after each line, in program units: of the fault-free programs, whose words are absolute. */
export function placesOf(job: Job): readonly (readonly [number, number, number])[] {
  const at: [number, number, number] = [0, 0, 0];
  return job.lines.map((line) => {
    if (/^G[0123] /.test(line)) {
      ['X', 'Y', 'Z'].forEach((axis, i) => {
        if (line.includes(axis)) at[i] = wordOf(line, axis);
      });
    }
    return [...at] as const;
  });
}
