import { dialects } from '../../src/read/dialect/dialects.js';
import { errorCodes } from '../../src/read/dialect/error-codes.js';
import { words } from '../../src/read/dialect/words.js';

const columns = Object.values(dialects);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, index) => Math.max(...all.map((cells) => [...(cells[index] ?? '')].length)));
  const padded = (cells: readonly string[]) =>
    row(cells.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - [...cell].length)));
  return [padded(head), row(widths.map((width) => '-'.repeat(width))), ...rows.map(padded)].join('\n');
}

/** The tables of limits, words and errors as they stand in the guide, from the data that the reader uses. */
export function dialectTables(): string {
  const limits = table(
    ['', ...columns.map(({ label }) => label)],
    [
      ['characters of a line that count', ...columns.map((each) => String(each.maxSignificant))],
      [
        'bytes of the receive buffer',
        ...columns.map((each) => (each.receiveBytes === 0 ? 'by channel' : String(each.receiveBytes))),
      ],
      ['blocks looked ahead over', ...columns.map((each) => String(each.plannerBlocks))],
      ['work systems', ...columns.map((each) => String(each.words.nWorkSystems))],
      ['largest tool number', ...columns.map((each) => String(each.words.maxToolNumber))],
      ['angle of arcs', ...columns.map((each) => (each.isArcAngleSingle ? '32 bits' : '64 bits'))],
      ['read in', ...columns.map((each) => each.source)],
    ],
  );
  const known = table(
    ['words', 'meaning', 'group', ...columns.map(({ label }) => label), 'source'],
    words.map((each) => [
      each.words.join(' '),
      each.meaning,
      each.group,
      ...columns.map(({ name }) =>
        each.readFor.includes(name) ? 'read' : each.knownBy.includes(name) ? 'not read' : '–',
      ),
      each.source,
    ]),
  );
  const errors = table(
    ['error', 'code', 'meaning', 'why a program of ours cannot raise it'],
    Object.entries(errorCodes).map(([number, each]) => [number, each.code, each.message, each.prevention]),
  );
  return `## Limits\n\n${limits}\n\n## Words\n\n${known}\n\n## Errors\n\n${errors}\n`;
}
