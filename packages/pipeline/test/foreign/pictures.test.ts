// Pictures of programs of other software, as they stand in docs/pictures/foreign; all of them come from repositories under MIT or
// Apache-2.0 (see README.md there). MILLWRIGHT_WRITE_PICTURES=1 writes them anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawSheet } from '@millwright/simulate/pictures';
import { openReplay, recordReplay } from '@millwright/simulate/replay';
import { describe, expect, it } from 'vitest';
import { files, isThere, load, sha256Of, sheetFor, toolsFor } from './programs.js';
import { table } from './table.js';

const pictures = resolve(import.meta.dirname, '../../../../docs/pictures/foreign');
const MOST_BYTES = 60_000;

const NAMES = [
  'bcnc-keyboard-plate.ngc',
  'cambam-flower-of-life.nc',
  'easel-logo-pocket.ngc',
  'easel-square-circle-mdf.nc',
  'freecad-air-filter-front-in.gcode',
  'freecad-tag-3mm-plywood.nc',
  'fusion-light-holes-1076.nc',
  'fusion-tabs-g18-g19-1012.nc',
  'fusion-wall-1070.nc',
  'hsm-form-parallel-in.nc',
];

/** The program on a sheet of its own size with the tool that its comments name. */
async function requestFor(name: string) {
  const row = table[name];
  if (row?.tool === undefined) throw new Error(`${name} is not to be cut`);
  const program = await load(name);
  const { text, reading } = program;
  return {
    programSha256: sha256Of(text),
    reading,
    ...sheetFor(program, row),
    tools: toolsFor(program, row.tool),
  };
}

describe.skipIf(!isThere)('pictures of foreign programs', () => {
  it.each(NAMES)('%s is cut as its picture in the docs shows', async (name) => {
    const request = await requestFor(name);
    const png = await drawSheet(request, { widthPx: 480 });
    const picture = join(pictures, `${name.replace(/\.\w+$/, '')}.png`);
    if (process.env.MILLWRIGHT_WRITE_PICTURES === '1') {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(picture, png);
    }
    expect(png.length).toBeLessThan(MOST_BYTES);
    expect(existsSync(picture) && Buffer.compare(readFileSync(picture), png) === 0).toBe(true);
  });
});

describe.skipIf(!isThere)('replays of foreign programs', () => {
  it('can be made of each that is cut, and end as deep as they go', async () => {
    for (const name of files.filter((file) => table[file]?.outcome === 'cut').filter((_, i) => i % 6 === 0)) {
      const request = await requestFor(name);
      const player = openReplay(await recordReplay(request, { mostEvents: 300_000 }));
      player.seek(player.nMoves);
      expect([name, player.nMoves]).toEqual([name, request.reading.motions.length]);
      expect([name, player.depths.some((depth) => depth > 0)]).toEqual([name, true]);
    }
  });
});
