/** Narrower terminals get lines of this many letters all the same. */
const LEAST_WIDTH = 40;

/** Rows of a name and a text in two columns; texts are broken between words where a terminal is so wide, never in a pipe. */
export function twoColumns(rows: readonly (readonly [string, string])[], columns?: number): string {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
  const width =
    columns === undefined ? Number.POSITIVE_INFINITY : Math.max(LEAST_WIDTH, columns - indent - 1);
  return rows
    .map(([name, text]) => {
      const lines = text.split('\n').flatMap((line) => broken(line, width));
      return `${name.padEnd(indent)}${lines.join(`\n${' '.repeat(indent)}`)}\n`;
    })
    .join('');
}

function broken(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
