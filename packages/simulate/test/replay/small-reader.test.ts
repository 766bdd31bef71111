import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const packages = resolve(import.meta.dirname, '../../..');

/** Everything that a file imports at any distance, values alone: files, and packages by name. */
function reachOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, , specifier = ''] of text.matchAll(/^(import|export)(?! type)[^;]*? from '([^']+)';/gm)) {
    if (specifier === '@millwright/contracts/errors')
      reachOf(join(packages, 'contracts/src/errors.ts'), seen);
    else if (specifier.startsWith('.')) reachOf(join(dirname(file), specifier.replace(/\.js$/, '.ts')), seen);
    else seen.add(specifier);
  }
  return seen;
}

describe('a viewer that only opens replays', () => {
  it('brings the player and the error class, and no schema', () => {
    const reach = [...reachOf(join(packages, 'simulate/src/replay/open-replay.ts'))];
    expect(reach.filter((one) => !one.startsWith(packages))).toEqual([]);
    const bytes = reach.reduce((sum, file) => sum + readFileSync(file).length, 0);
    // With comments; minified it is 17 kB.
    expect(bytes).toBeLessThan(60_000);
  });
});
