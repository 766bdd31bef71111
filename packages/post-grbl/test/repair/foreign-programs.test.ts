import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repairProgramResultSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readProgram, repairProgram } from '../../src/index.js';
import { sharedFolder } from '../support/shared.js';

const folder = sharedFolder('data/gcode');
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => !/\.(md|json)$/.test(name));

/** Programs that no one can repair, and what is true of them. */
const refused: Readonly<Record<string, RegExp>> = {
  'checksum-special.gcode': /3D printers/,
  'cut2d-braid.gcode': /feed is not said/,
  'fusion-marlin-laser-1001.gcode': /3D printers/,
  'fusion-marlin-mill-1001.gcode': /3D printers/,
  'fusion-sheep-tile.nc': /feed is not said/,
  'gcodetools-invalid-words.nc': /fourth axis|3D printers/,
  'handwritten-spool-params.nc': /parameter/,
  'heekscnc-midi.ngc': /no R or no Z/,
  'laser-tiles-g901.tap': /machine function/,
  'maxnc-rotary-in.nc': /fourth axis/,
  'pcb2gcode-linuxcnc-osub.ngc': /parameter/,
  'pcb2gcode-mach3-m98.ngc': /subprogram/,
  'pcb2gcode-mach4-params.ngc': /parameter/,
  'punch-control-371373p.gcode': /machine function/,
  'rs-cam-g41.nc': /compensation/,
  'sinumerik-r-params.nc': /Sinumerik/,
  'thread-mill-helix.gcode': /compensation/,
  'variables-cat.ngc': /parameter/,
  'vectric-rotary-cylinder-45.gcode': /fourth axis/,
};

describe.skipIf(folder === undefined)('programs that other software wrote', () => {
  it.each(files)(
    'are repaired with their path unchanged, or refused with a true reason: %s',
    async (name) => {
      const bytes = readFileSync(resolve(folder ?? '', name));
      const text = new TextDecoder().decode(bytes);
      const result = await repairProgram({ text });
      expect(repairProgramResultSchema.safeParse(result).success).toBe(true);
      const reason = refused[name];
      if (reason !== undefined) {
        expect(result.outcome).toBe('refused');
        expect(result.reasons[0]?.message).toMatch(reason);
        return;
      }
      expect(result.reasons).toEqual([]);
      const { diagnostics } = await readProgram({ text: result.text });
      expect(diagnostics.filter(({ grblStatus }) => grblStatus !== undefined)).toEqual([]);
      const again = await repairProgram({ text: result.text });
      expect([again.outcome, again.changes]).toEqual(['unchanged', []]);
    },
  );
});
