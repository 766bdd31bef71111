import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const repoRoot = resolve(import.meta.dirname, '../../../..');

/** The folder of shared reference data, or nothing: tests that need it must then skip loudly. */
export function sharedFolder(inside: string): string | undefined {
  const folder = resolve(process.env.MILLWRIGHT_SHARED ?? resolve(repoRoot, '../shared'), inside);
  if (existsSync(folder)) return folder;
  console.warn(`SKIPPED: no shared data at ${folder}; set MILLWRIGHT_SHARED to run these comparisons.`);
  return undefined;
}

/** A folder of this package's fixtures. */
export function fixtureFolder(inside: string): string {
  return resolve(import.meta.dirname, '../fixtures', inside);
}

/** The rows of a comma-separated file with one header row and RFC 4180 quoting. */
export function readCsv(file: string): Record<string, string>[] {
  const [header = [], ...rows] = cells(readFileSync(file, 'latin1'));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || character === '\n') {
      row.push(cell);
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (character !== '\r') cell += character;
  }
  return rows;
}

/** Bytes of a cell of the recorded lines: escapes `\\ \r \n \t \xHH` undone. */
export function unescapeBytes(cell: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < cell.length; at += 1) {
    const next = cell[at + 1];
    if (cell[at] !== '\\' || next === undefined) bytes.push(cell.charCodeAt(at));
    else if (next === 'x') {
      bytes.push(Number.parseInt(cell.slice(at + 2, at + 4), 16));
      at += 3;
    } else {
      bytes.push({ r: 13, n: 10, t: 9, '\\': 92 }[next] ?? next.charCodeAt(0));
      at += 1;
    }
  }
  return Uint8Array.from(bytes);
}
