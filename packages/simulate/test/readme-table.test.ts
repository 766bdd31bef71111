import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { obligationKinds } from '../src/obligations.js';

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
/** What stands in backticks in one column: names, or beginnings that end in `…`. */
const named = (column: number): string[] =>
  rows.flatMap((row) =>
    [...(row.split('|')[column] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  );
const isNamed = (name: string, names: readonly string[]): boolean =>
  names.some((each) => (each.endsWith('…') ? name.startsWith(each.slice(0, -1)) : name === each));

describe('the table of the README', () => {
  const [ids, codes] = [named(1).map((id) => id.replace(/part#copy.*$/, '…')), named(3)];

  it.each(obligationKinds.map(({ id }) => id))('has the obligation %s', (id) => {
    expect(isNamed(id.replace(/\{.*$/, ''), ids) || isNamed(id, ids)).toBe(true);
  });

  it.each([...new Set(obligationKinds.flatMap((kind) => [...kind.codes]))])('has the code %s', (code) => {
    expect(isNamed(code.replace('SIMULATE_', ''), codes)).toBe(true);
  });
});
