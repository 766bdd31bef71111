import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compareNumeric } from '../src/compare.ts';
import { compareProof } from '../src/compare-proof.ts';
import { wasmFolder as folderOf } from '../src/paths.ts';

const wasmFolder = folderOf('geometry');

test('a module gives the same results as its copy, and one whose sine is a cosine does not', async () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'millwright-compare-'));
  try {
    cpSync(wasmFolder, folder, { recursive: true });
    expect(await compareNumeric(folder, wasmFolder)).toBeGreaterThan(300_000);
    const other = resolve(folder, 'other');
    cpSync(wasmFolder, other, { recursive: true });
    const glue = readFileSync(resolve(other, 'numeric.js'), 'utf8');
    writeFileSync(resolve(other, 'numeric.js'), glue.replaceAll('wasm.sin(', 'wasm.cos('));
    await expect(compareNumeric(other, folder)).rejects.toThrow(/^sin: result 0 is /);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a proof module gives the same results as its copy', async () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'millwright-compare-'));
  try {
    cpSync(folderOf('simulate'), folder, { recursive: true });
    expect(await compareProof(folder, folderOf('simulate'))).toBeGreaterThan(600_000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
