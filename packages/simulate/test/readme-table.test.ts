import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { obligationKinds } from '../src/obligations.js';

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
/** The items of the list: obligations up to the colon, what has to be shown, and their codes behind an arrow. */
const items = readme
  .split(/\n(?=- `)|\n\n/)
  .filter((item) => /^- `[^`]+`(, `[^`]+`)*:/.test(item.replaceAll(/\n\s+/g, ' ')))
  .map((item) => item.replaceAll(/\n\s+/g, ' '));
/** What stands in backticks: names, or beginnings that end in `…`. */
const named = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));
const isNamed = (name: string, names: readonly string[]): boolean =>
  names.some((each) => (each.endsWith('…') ? name.startsWith(each.slice(0, -1)) : name === each));

describe('the list of obligations in the README', () => {
  const ids = named(items.map((item) => /^- (`[^`]+`(?:, `[^`]+`)*):/.exec(item)?.[1] ?? '')).map((id) =>
    id.replace(/part#copy.*$/, '…'),
  );
  const codes = named(items.map((item) => item.split('→ ')[1] ?? ''));

  it.each(obligationKinds.map(({ id }) => id))('has the obligation %s', (id) => {
    expect(isNamed(id.replace(/\{.*$/, ''), ids) || isNamed(id, ids)).toBe(true);
  });

  it.each([...new Set(obligationKinds.flatMap((kind) => [...kind.codes]))])('has the code %s', (code) => {
    expect(isNamed(code.replace('SIMULATE_', ''), codes)).toBe(true);
  });
});
