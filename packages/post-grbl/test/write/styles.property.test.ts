import type { Motion, WriteOptions, Zero } from '@millwright/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram, writeProgram } from '../../src/index.js';
import { anyToolpath } from '../support/round-trip.js';
import { request, setup, toolpath } from '../support/shop.js';

const stock = { widthMm: 600, heightMm: 400.5, thicknessMm: 18.3 };
const square = toolpath([
  { kind: 'line', toMm: [10, 10, -3], feedMmPerMin: 300 },
  { kind: 'line', toMm: [60.25, 10, -3], feedMmPerMin: 1200 },
  { kind: 'arc', toMm: [60.25, 30, -3], centreMm: [60.25, 20], clockwise: false, feedMmPerMin: 1200 },
  { kind: 'line', toMm: [10, 0.5, -3], feedMmPerMin: 1200 },
]);
const anyToolpaths = fc
  .array(anyToolpath, { minLength: 1, maxLength: 3 })
  .map((each) => each.map(({ toolpath }, index) => ({ ...toolpath, id: `${toolpath.id}-${index}` })));

async function motionsOf(
  toolpaths: Parameters<typeof request>[0],
  options: WriteOptions,
  zero?: Zero,
): Promise<readonly Motion[]> {
  const given = request(toolpaths, { options, stock, ...(zero ? { setup: { ...setup, zero } } : {}) });
  const { program } = await writeProgram(given);
  const { motions, diagnostics } = await readProgram({ text: program.text });
  expect(diagnostics).toEqual([]);
  return motions;
}

/** What the machine does, without the lines it is written on. */
const deeds = (motions: readonly Motion[]) => motions.map(({ line: _, ...deed }) => deed);

describe('the three styles', () => {
  it('make the machine do the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyToolpaths,
        fc.constantFrom('mm' as const, 'inch' as const),
        async (toolpaths, units) => {
          const standard = deeds(await motionsOf(toolpaths, { style: 'standard', units }));
          expect(deeds(await motionsOf(toolpaths, { style: 'compact', units }))).toEqual(standard);
          expect(deeds(await motionsOf(toolpaths, { style: 'verbose', units }))).toEqual(standard);
        },
      ),
      { seed: 31, numRuns: 60 },
    );
  });

  it('differ in what they spell out', async () => {
    const text = async (style: WriteOptions['style']) =>
      (await writeProgram(request([square], { options: style ? { style } : {} }))).program.text;
    expect(await text(undefined)).toBe(await text('standard'));
    expect(await text('compact')).not.toMatch(/[ (](?!Millwright|program|for|GRBL|1\.1|millimetres)/);
    for (const line of (await text('verbose')).split('\n')) {
      if (/^G[123] /.test(line)) expect(line).toMatch(/^G[123] X\S+ Y\S+ Z\S+ (I\S+ J\S+ )?F\S+$/);
    }
  });
});

describe('a program in inches', () => {
  /** Half a step of the grid and what a double loses, mm. */
  const ROUNDING_MM = 0.000_127 + 1e-9;

  it('goes to the same places, rounded to a hundred thousandth of an inch', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, async (toolpaths) => {
        const meant = [0, 1, 2].map((axis) => [
          ...[0, setup.clearanceZMm, setup.retractZMm],
          ...toolpaths
            .flatMap(({ startMm, moves }) => [startMm, ...moves.map(({ toMm }) => toMm)])
            .map((p) => p[axis] ?? 0),
        ]);
        for (const { kind, toMm } of await motionsOf(toolpaths, { units: 'inch' })) {
          if (kind !== 'rapid') continue;
          toMm.forEach((value, axis) => {
            const offMm = Math.min(...(meant[axis] ?? []).map((mm) => Math.abs(mm - value)));
            // Heights that must be safe are rounded up.
            expect(offMm).toBeLessThan(axis === 2 ? 2 * ROUNDING_MM : ROUNDING_MM);
          });
        }
      }),
      { seed: 32, numRuns: 60 },
    );
  });

  it('states its unit, and its feeds in inches per minute', async () => {
    const line = { kind: 'line', toMm: [25.4, 12.7, -2.54], feedMmPerMin: 1270 } as const;
    const { program } = await writeProgram(request([toolpath([line])], { options: { units: 'inch' } }));
    const text = program.text.split('\n');
    expect(text[0]).toBe('(Millwright program for GRBL 1.1, inches)');
    expect(text).toContain('G20 G90 G17 G94 G54');
    expect(text).toContain('G1 X1 Y0.5 Z-0.1 F50');
  });
});

describe('a zero elsewhere on the sheet', () => {
  const anyZero = fc.record<Zero>({
    x: fc.constantFrom('left', 'centre', 'right'),
    y: fc.constantFrom('near', 'centre', 'far'),
    z: fc.constantFrom('stock-top', 'spoilboard'),
  });

  it('moves every motion by as much, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, anyZero, async (toolpaths, zero) => {
        const given = request(toolpaths, { stock, setup: { ...setup, zero } });
        const { program } = await writeProgram(given);
        const [zx, zy, zz] = program.zeroMm ?? [0, 0, 0];
        expect([zx, zy, zz]).toEqual([
          { left: 0, centre: 300, right: 600 }[zero.x],
          { near: 0, centre: 200.25, far: 400.5 }[zero.y],
          { 'stock-top': 0, spoilboard: -18.3 }[zero.z],
        ]);
        const plain = await motionsOf(toolpaths, {});
        const moved = await motionsOf(toolpaths, {}, zero);
        const rapids = (motions: readonly Motion[]) =>
          motions.slice(0, -1).filter(({ kind }) => kind === 'rapid');
        if (rapids(plain).length !== rapids(moved).length) return;
        rapids(moved).forEach(({ toMm }, index) => {
          const expected = rapids(plain)[index]!.toMm;
          const shift = [zx, zy, zz];
          // The first goes straight up from a place that no program knows.
          for (const [axis, value] of toMm.entries()) {
            if (index === 0 && axis < 2) continue;
            expect(Math.abs(value + shift[axis]! - expected[axis]!)).toBeLessThan(0.0011);
          }
        });
      }),
      { seed: 33, numRuns: 60 },
    );
  });

  it('needs the size of the sheet', async () => {
    const zero: Zero = { x: 'centre', y: 'near', z: 'stock-top' };
    await expect(writeProgram(request([square], { setup: { ...setup, zero } }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { path: 'stock' },
    });
  });
});
