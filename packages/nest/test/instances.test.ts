// Published furniture jobs and jigsaws. They live outside the repository; without them the tests are skipped, and say so.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Part } from '@millwright/contracts';
import { describe, expect, test } from 'vitest';
import { type NestInput, nestParts } from '../src/index.js';
import { part, polygon, sheet } from './shapes.js';

const shared = process.env.MILLWRIGHT_SHARED ?? resolve(import.meta.dirname, '../../../../shared');
const folder = resolve(shared, 'data/nesting/bin');
const isThere = existsSync(folder);
if (!isThere)
  console.warn(`SKIPPED: no nesting instances at ${folder}; set MILLWRIGHT_SHARED to where they are.`);

interface Corner {
  readonly x: number;
  readonly y: number;
}
interface FurnitureFile {
  readonly parameters?: { readonly item_item_minimum_spacing?: number };
  readonly bin_types: readonly {
    readonly width: number;
    readonly height: number;
    readonly copies?: number;
  }[];
  readonly item_types: readonly {
    readonly copies?: number;
    readonly allowed_rotations?: readonly { readonly start: number }[];
    /** Older files hold the polygon in the item itself. */
    readonly shapes?: readonly { readonly vertices: readonly Corner[] }[];
    readonly vertices?: readonly Corner[];
  }[];
}
interface JigsawFile {
  readonly items: readonly {
    readonly id: number;
    readonly demand: number;
    readonly shape: { readonly data: readonly [number, number][] };
  }[];
}

/** An OpenCutList job (PackingSolver, MIT), inches made millimetres; the rotations are those of its first part. */
function furnitureJob(name: string, mmPerUnit: number): NestInput {
  const file: FurnitureFile = JSON.parse(readFileSync(resolve(folder, `opencutlist/${name}.json`), 'utf8'));
  const parts = file.item_types.map(({ shapes, vertices, copies }, i): Part => {
    const corners = (shapes?.[0]?.vertices ?? vertices!).map(
      ({ x, y }) => [x * mmPerUnit, y * mmPerUnit] as const,
    );
    return part(`part ${i}`, polygon(corners), { quantity: copies ?? 1 });
  });
  const { width, height, copies } = file.bin_types[0]!;
  return {
    parts,
    sheets: [sheet(width * mmPerUnit, height * mmPerUnit, { quantity: copies ?? 50 })],
    spacingMm: (file.parameters?.item_item_minimum_spacing ?? 0) * mmPerUnit,
    marginMm: 0,
    rotationsDeg: file.item_types[0]!.allowed_rotations?.map(({ start }) => start) ?? [0],
    workBudget: 300,
  };
}

/** A jigsaw of Terashima-Marín et al. (ESICUP, CC0): 1000 × 1000 mm sheets that the pieces fill completely. */
function jigsawJob(name: string): NestInput {
  const file: JigsawFile = JSON.parse(readFileSync(resolve(folder, `terashima/${name}.json`), 'utf8'));
  const parts = file.items.map(({ id, demand, shape }) =>
    part(`piece ${id}`, polygon(shape.data), { quantity: demand }),
  );
  return {
    parts,
    sheets: [sheet(1000, 1000, { quantity: 50 })],
    spacingMm: 0,
    marginMm: 0,
    rotationsDeg: [0],
    workBudget: 1000,
  };
}

describe.skipIf(!isThere)('published jobs', () => {
  // The number of sheets is a ratchet: what was reached once must not be lost. All are those of PackingSolver after 60 s.
  test.each([
    ['stool_x10', 25.4, 2],
    ['knight_armor', 1, 1],
    ['adirondack_chair', 25.4, 1],
    ['stepladder', 25.4, 1],
  ])('%s of furniture fits on as many sheets as a good packer needs', async (name, mmPerUnit, nSheets) => {
    const { layout } = await nestParts(furnitureJob(name, mmPerUnit));
    expect(layout.unplaced).toEqual([]);
    expect(layout.sheets.length).toBeLessThanOrEqual(nSheets);
  });

  test.each([
    ['terashima1_TA001', 4],
    ['terashima1_TC001', 8],
    ['terashima2_TF001C5', 3],
  ])('jigsaw %s needs no more sheets than it did', async (name, nSheets) => {
    const { layout } = await nestParts(jigsawJob(name));
    expect(layout.unplaced).toEqual([]);
    expect(layout.sheets.length).toBeLessThanOrEqual(nSheets);
  });
});

test.runIf(!isThere)('SKIPPED: the published nesting instances are not on this machine', () => {
  expect(existsSync(folder)).toBe(false);
});
