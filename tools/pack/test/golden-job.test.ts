import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareDigests, readGoldenDigests } from '../src/golden-job.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('the digests of the small golden job', () => {
  it('are those of every golden pair, of every artifact a golden result names, and of the hard proof', () => {
    const golden = readGoldenDigests(root);
    const listed = Object.keys(JSON.parse(readFileSync(resolve(root, 'tools/golden/hashes.json'), 'utf8')));
    const pairs = listed.filter((path) => path.startsWith('tools/golden/pairs/'));
    const proofs = listed.filter((path) => path.startsWith('tools/golden/proof/'));
    const names = Object.keys(golden).filter((name) => !name.startsWith('proof/'));
    const artifacts = names.filter((name) => !name.endsWith('t.json') || name.includes(' '));
    expect(names.length).toBe(pairs.length + artifacts.length);
    expect(proofs.length).toBeGreaterThan(0);
    expect(Object.keys(golden).length).toBe(names.length + proofs.length);
    expect(artifacts).toContain('01-read_drawing parts.json');
    expect(artifacts.some((name) => name.endsWith('.nc'))).toBe(true);
    for (const digest of Object.values(golden)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that are all the same differ in nothing', () => {
    expect(compareDigests({ a: '1', b: '2' }, { b: '2', a: '1' })).toEqual([]);
  });

  it('are told apart by name when one is different, missing or too much', () => {
    expect(compareDigests({ a: '1', b: '2', d: '4' }, { a: '1', b: '3', c: '4' })).toEqual([
      'b: sha256 2, golden 3',
      'c: sha256 of nothing, golden 4',
      'd: sha256 4, golden is none',
    ]);
  });

  it('of a run that failed are its error', () => {
    expect(compareDigests('Error: no engine', { a: '1' })).toEqual(['Error: no engine']);
  });
});
