/** Parameters of each command (SVG 1.1, 8.3); those of an arc are three numbers, two flags, two numbers. */
const N_PARAMETERS: Readonly<Record<string, number>> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
};
/** A command may be left out this often before it is written again. */
const LONGEST_RUN = 500;
/** Shorter data are left as they are. */
const LONG_DATA = 10_000;

const COMMAND = /[mlhvcsqta]/gi;
const SEPARATOR = /[\s,]*/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const FLAG = /[01]/y;

/**
 * Path data in which no command is left out for long. `M0 0 1 0 1 1 …` draws lines without an L, and the library that splits path data
 * takes quadratic time for each such run: ten minutes for a traced outline of a million points. The data stay the same otherwise,
 * mistakes included.
 */
export function withShortRuns(d: string): string {
  if (d.length < LONG_DATA) return d;
  let written = '';
  let from = 0;
  COMMAND.lastIndex = 0;
  for (let match = COMMAND.exec(d); match !== null; match = COMMAND.exec(d)) {
    const [command] = match;
    const again = command === 'm' ? 'l' : command === 'M' ? 'L' : command;
    let at = match.index + 1;
    for (let n = 0; ; n++) {
      const end = endOfParameters(d, at, command.toLowerCase());
      if (end === undefined) break;
      if (n > 0 && n % LONGEST_RUN === 0) {
        // A comma belongs between two numbers; before a command it would be a mistake.
        written += `${d.slice(from, at)}${again}`;
        from = at + (/^\s*,?/.exec(d.slice(at, at + 100))?.[0].length ?? 0);
      }
      at = end;
    }
    COMMAND.lastIndex = at;
  }
  return written + d.slice(from);
}

/** Where one set of parameters ends; `undefined` where there is none, or no whole one. */
function endOfParameters(d: string, start: number, command: string): number | undefined {
  let at = start;
  for (let i = 0; i < N_PARAMETERS[command]!; i++) {
    SEPARATOR.lastIndex = at;
    SEPARATOR.test(d);
    const parameter = command === 'a' && (i === 3 || i === 4) ? FLAG : NUMBER;
    parameter.lastIndex = SEPARATOR.lastIndex;
    if (!parameter.test(d)) return undefined;
    at = parameter.lastIndex;
  }
  return at;
}
