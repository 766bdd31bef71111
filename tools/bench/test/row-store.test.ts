import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RowIdentity } from '../src/row.ts';
import { folderStore, keyOf } from '../src/row-store.ts';
import { fakeClock, fakeIdentity, fakeRow, judged } from './fakes.ts';

const { target: _target, ok: _ok, ...row } = judged();
const identity = fakeIdentity({ uses: [], rows: [] }, fakeRow(fakeClock()));

describe('a folder of rows', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rows-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives back what was saved, to another store too', () => {
    folderStore(folder).save(identity, row);
    expect(folderStore(folder).find(identity, 'full')).toEqual(row);
  });

  it('keeps quick and full rows apart', () => {
    const store = folderStore(folder);
    store.save(identity, { ...row, effort: 'quick', value: 9 });
    expect(store.find(identity, 'full')).toBeUndefined();
    expect(store.find(identity, 'quick')?.value).toBe(9);
    store.save(identity, row);
    expect(store.find(identity, 'quick')?.value).toBe(1);
  });

  it('knows nothing of a row whose file is damaged', () => {
    const store = folderStore(folder);
    store.save(identity, row);
    const [file = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.json'),
    );
    writeFileSync(join(folder, file), '{"identity": {');
    expect(store.find(identity, 'full')).toBeUndefined();
  });
});

describe('the key of a row', () => {
  it('does not depend on the order in which its parts are named', () => {
    const reversed = Object.fromEntries(Object.entries(identity).reverse()) as unknown as RowIdentity;
    expect(keyOf(reversed)).toBe(keyOf(identity));
  });

  it.each<[string, Partial<RowIdentity>]>([
    ['a module', { modules: ['core 01'] }],
    ['a built package', { packages: ['@millwright/fake 1.0.0 01'] }],
    ['the metric', { metric: 'fake.other' }],
    ['the instance', { instance: 'large' }],
    ['the seed', { seed: 2 }],
    ['the budget', { budget: 1 }],
    ['the peer', { peer: 'other 1.0.0' }],
    ['the files that make the work', { workload: '01' }],
    ['what runs it', { runtime: 'node 2' }],
  ])('changes with %s', (_what, change) => {
    expect(keyOf({ ...identity, ...change })).not.toBe(keyOf(identity));
  });
});
