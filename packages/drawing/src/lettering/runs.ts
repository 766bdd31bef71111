import { bidiLevels } from './bidi.js';
import { scriptOf } from './scripts.js';
import type { TextRun } from './shape.js';

interface Stretch extends TextRun {
  readonly level: number;
}

/**
 * The stretches of a line that share direction and script, as they stand from left to right.
 * @param options.script - for all of it; absent: by the characters, those that all scripts share going with what precedes them
 */
export function runsOf(
  line: string,
  options: {
    readonly direction: 'auto' | 'left-to-right' | 'right-to-left';
    readonly script?: string | undefined;
  },
): readonly TextRun[] {
  const levels = bidiLevels(line, options.direction);
  const scripts = scriptsOf(line, options.script);
  const stretches: Stretch[] = [];
  let start = 0;
  for (let i = 1; i <= line.length; i++) {
    if (i < line.length && levels[i] === levels[start] && scripts[i] === scripts[start]) continue;
    const level = levels[start]!;
    stretches.push({ start, end: i, isRightToLeft: level % 2 === 1, script: scripts[start], level });
    start = i;
  }
  return reorder(stretches);
}

function scriptsOf(line: string, given: string | undefined): readonly (string | undefined)[] {
  const scripts: (string | undefined)[] = [];
  let before: string | undefined;
  for (const character of line) {
    before = given ?? scriptOf(character.codePointAt(0)!) ?? before;
    for (let unit = 0; unit < character.length; unit++) scripts.push(before);
  }
  const first = scripts.find((script) => script !== undefined);
  return scripts.map((script) => script ?? first);
}

/** UAX 9, rule L2: from the highest level to the lowest odd one, every sequence at that level or above is turned round. */
function reorder(stretches: readonly Stretch[]): readonly Stretch[] {
  const visual = [...stretches];
  const highest = visual.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < visual.length; from++) {
      if (visual[from]!.level < level) continue;
      let end = from;
      while (end < visual.length && visual[end]!.level >= level) end++;
      visual.splice(from, end - from, ...visual.slice(from, end).reverse());
      from = end;
    }
  }
  return visual;
}
