/** A line as it is executed, and where it stands in the program. */
export interface SourceLine {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** Whether a call has put it here. */
  readonly isUnrolled: boolean;
}

/** How deep calls may nest, and how many lines may come out. */
const MAX_DEPTH = 10;
const MAX_LINES = 2_000_000;
const MARK = /^\s*(?:N\d+\s*)?O(\d+|<[^>]+>)\s*(SUB|ENDSUB|CALL)\s*(?:[(;].*)?$/i;

/**
 * Puts the bodies of subroutines without parameters in the place of their calls, as LinuxCNC executes them (`O100 sub` … `O100 endsub`,
 * `O100 call`; LinuxCNC documentation, O codes). What is more than that (arguments, loops, conditions, calls of what is not there)
 * stays where it is, and is refused later.
 */
export function unrollSubroutines(text: string): SourceLine[] {
  const all = text
    .split(/\r\n|\r|\n/)
    .map((each, index) => ({ text: each, line: index + 1, isUnrolled: false }));
  const bodies = new Map<string, SourceLine[]>();
  const main: SourceLine[] = [];
  let open: string | undefined;
  for (const each of all) {
    const [, name = '', word = ''] = MARK.exec(each.text) ?? [];
    const mark = word.toUpperCase();
    if (open === undefined && mark === 'SUB' && !bodies.has(name)) {
      open = name;
      bodies.set(name, []);
    } else if (mark === 'ENDSUB' && name === open) open = undefined;
    else if (open !== undefined) bodies.get(open)?.push(each);
    else main.push(each);
  }
  // A subroutine without an end, or calls without an end: nothing is unrolled, and all is refused.
  if (open !== undefined || bodies.size === 0) return all;
  const out: SourceLine[] = [];
  return unrollInto(out, main, { bodies, depth: 0 }) ? out : all;
}

function unrollInto(
  out: SourceLine[],
  lines: readonly SourceLine[],
  { bodies, depth }: { bodies: ReadonlyMap<string, readonly SourceLine[]>; depth: number },
): boolean {
  if (depth > MAX_DEPTH) return false;
  for (const each of lines) {
    const [, name = '', word = ''] = MARK.exec(each.text) ?? [];
    const body = word.toUpperCase() === 'CALL' ? bodies.get(name) : undefined;
    if (body !== undefined) {
      if (!unrollInto(out, body, { bodies, depth: depth + 1 })) return false;
    } else {
      if (out.length >= MAX_LINES) return false;
      out.push(depth === 0 ? each : { ...each, isUnrolled: true });
    }
  }
  return true;
}
