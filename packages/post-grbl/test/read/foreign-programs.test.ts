import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { programReadingSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/read/read-program.js';
import { sharedFolder } from '../support/shared.js';

const folder = sharedFolder('data/gcode');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => !/\.(md|json)$/.test(name));

describe.skipIf(folder === undefined)('programs that other software wrote', () => {
  it('are all read, or refused line by line, and give a valid reading', () => {
    let nClean = 0;
    for (const name of files) {
      const reading = readBytes(readFileSync(resolve(folder ?? '', name)), {});
      const parsed = programReadingSchema.safeParse(reading);
      expect(parsed.success, `${name}: ${parsed.error?.message}`).toBe(true);
      if (!reading.diagnostics.some(({ severity }) => severity === 'error')) nClean += 1;
      for (const { line } of reading.diagnostics) expect(line).toBeLessThanOrEqual(reading.nLines);
    }
    console.log(`${files.length} programs read, ${nClean} of them without an error`);
    expect(files).toHaveLength(80);
  });

  it.each([
    ['fabex-first-down.gcode', 'mm'],
    ['cambam-alien-face-in.nc', 'inch'],
    ['cut2d-braid.gcode', 'unstated'],
  ])('tell their unit: %s is %s', (name, units) => {
    expect(readBytes(readFileSync(resolve(folder ?? '', name)), {}).units).toBe(units);
  });
});
