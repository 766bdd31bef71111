import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Drawing, type DrawingUnit, drawingSchema } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { readDrawing } from '../src/index.js';
import { netAreaMm2 } from './helpers.js';

/**
 * Fifty published drawings against facts that were established without this reader. The data stands beside the repository; without
 * it the test says so and is skipped.
 */
const shared = resolve(
  process.env.MILLWRIGHT_SHARED ?? resolve(import.meta.dirname, '../../../../shared'),
  'data',
);
const folders = ['drawings', 'drawings-foreign'].map((name) => resolve(shared, name));
const isPresent = existsSync(resolve(shared, 'drawings-foreign/expected.json'));

interface ExpectedRow {
  readonly file: string;
  readonly units: {
    readonly decision: string;
    readonly unit: string | null;
    readonly mm_per_unit?: number;
    readonly facts_under?: string;
    readonly also_accepted?: readonly string[];
    readonly candidates?: readonly { readonly unit: string; readonly w_mm: number; readonly h_mm: number }[];
  };
  readonly size_mm: { readonly w: number; readonly h: number } | null;
  readonly loops: number | null;
  readonly outlines: number | null;
  readonly holes: number | null;
  readonly open_chains: number | null;
  readonly area_mm2: number | null;
  readonly area_tol_mm2: number | null;
  readonly circles: readonly { readonly d: number; readonly n: number }[];
  readonly circle_like: readonly { readonly d: number; readonly n: number; readonly source: string }[];
  readonly labels: readonly string[];
}

/**
 * Where this reader and the facts differ, and why. A ratchet: the test also fails when one of these starts to agree, so that the list
 * can only get shorter.
 */
const KNOWN_DIFFERENCES: Readonly<
  Record<string, { readonly facts: readonly string[]; readonly reason: string }>
> = {
  'us-states-lines.dxf': {
    facts: ['loops', 'outlines', 'openChains', 'area'],
    reason:
      'The facts count only what hangs together without branching. Three clean contours touch the map in a point and are taken; the runs that lead nowhere are given as open.',
  },
  'autodesk-cam-toolpath.dxf': {
    facts: ['loops', 'outlines', 'openChains', 'area'],
    reason:
      'The facts leave out lines that branch. The face they name is taken as a contour, the lead-in and lead-out as open.',
  },
  'librecad-broken-loop.dxf': {
    facts: ['loops', 'outlines', 'openChains', 'area'],
    reason: 'The facts allow closing its gap of exactly 0.1 mm, which is done and reported.',
  },
  'turbocad-blocks.dxf': {
    facts: ['loops', 'outlines', 'area'],
    reason: 'The facts allow eight squares: the six that touch at corners are contours too.',
  },
};

const UNITS: Readonly<Record<string, DrawingUnit>> = { px: 'px96', pt: 'pt', mm: 'mm', in: 'in', m: 'm' };

/** The facts of a drawing that are compared, by name, as whether they agree. */
function comparison(drawing: Drawing, row: ExpectedRow): ReadonlyMap<string, boolean> {
  const agrees = new Map<string, boolean>();
  const compare = (
    name: string,
    actual: number | undefined,
    expected: number | null | undefined,
    tolerance = 0,
  ) => {
    if (expected === null || expected === undefined) return;
    agrees.set(name, actual !== undefined && Math.abs(actual - expected) <= tolerance);
  };
  const nHoles = drawing.parts.reduce((sum, { holes }) => sum + holes.length, 0);
  compare('width', drawing.sizeMm?.widthMm, row.size_mm?.w, 0.01);
  compare('height', drawing.sizeMm?.heightMm, row.size_mm?.h, 0.01);
  compare('loops', drawing.parts.length + nHoles, row.loops);
  compare('outlines', drawing.parts.length, row.outlines);
  compare('holes', nHoles, row.holes);
  compare('openChains', drawing.openContours.length, row.open_chains);
  compare('area', netAreaMm2(drawing), row.area_mm2, row.area_tol_mm2 ?? 0);
  const contours = drawing.parts.flatMap(({ outline, holes }) => [outline, ...holes]);
  for (const { d, n } of row.circles) {
    const like = row.circle_like
      .filter((other) => Math.abs(other.d - d) < 0.001)
      .reduce((sum, other) => sum + other.n, 0);
    const found = contours.filter(
      (contour) => Math.abs(2 * (circleOf(contour)?.radiusMm ?? 0) - d) <= 0.001,
    ).length;
    agrees.set(`circles of ${d}`, found >= n && found <= n + like);
  }
  return agrees;
}

if (!isPresent)
  console.warn(`SKIPPED: the shared drawings are not at ${shared}; set MILLWRIGHT_SHARED to where they are.`);

describe.skipIf(!isPresent)('the published drawings', () => {
  const rows: readonly ExpectedRow[] = isPresent
    ? Object.values(JSON.parse(readFileSync(resolve(shared, 'drawings-foreign/expected.json'), 'utf8')).files)
    : [];
  const files = isPresent
    ? folders.flatMap((folder) =>
        readdirSync(folder)
          .filter((name) => /\.(svg|dxf)$/.test(name))
          .map((name) => resolve(folder, name)),
      )
    : [];

  it('are all among the expected facts', () => {
    expect(files.map((file) => file.split('/').at(-1)).sort()).toEqual(rows.map(({ file }) => file).sort());
  });

  for (const file of files) {
    const name = file.split('/').at(-1)!;
    const row = rows.find((candidate) => candidate.file === name)!;
    const factsUnit = UNITS[row.units.facts_under ?? ''];

    it(`${name}: the unit is proved, or asked with every size the question must show`, async () => {
      const { units, parts, findings } = await readDrawing(readFileSync(file));
      const mayProve = row.units.also_accepted?.some((accepted) => accepted.startsWith('proved')) === true;
      if (units.decision === 'proved' && mayProve) return;
      expect(units.decision).toBe(row.units.decision);
      if (row.units.mm_per_unit !== undefined) expect(units.mmPerUnit).toBeCloseTo(row.units.mm_per_unit, 8);
      if (units.decision !== 'ask') return;
      expect(parts).toEqual([]);
      expect(findings.map(({ code }) => code)).toContain('DRAWING_UNIT_UNKNOWN');
      expect(units.candidates[0]?.unit).toBe(factsUnit);
      for (const { unit, w_mm, h_mm } of row.units.candidates ?? []) {
        const candidate = units.candidates.find((one) => one.unit === UNITS[unit]);
        expect(Math.abs((candidate?.widthMm ?? 0) - w_mm)).toBeLessThanOrEqual(Math.max(0.01, w_mm * 1e-5));
        expect(Math.abs((candidate?.heightMm ?? 0) - h_mm)).toBeLessThanOrEqual(Math.max(0.01, h_mm * 1e-5));
      }
    });

    it(`${name}: size, contours, holes, areas and circles are as established`, async () => {
      const isAsked = row.units.decision === 'ask';
      const drawing = await readDrawing(
        readFileSync(file),
        isAsked && factsUnit !== undefined ? { unit: factsUnit } : {},
      );
      expect(drawingSchema.safeParse(drawing).error).toBeUndefined();
      const differing = [...comparison(drawing, row)].filter(([, agrees]) => !agrees).map(([fact]) => fact);
      expect(differing).toEqual(KNOWN_DIFFERENCES[name]?.facts ?? []);
      expect(drawing.labels.map(({ text }) => text).sort()).toEqual([...row.labels].sort());
      // Nothing disappears without a word: there are parts, or a finding says why not.
      expect(drawing.parts.length > 0 || drawing.findings.length > 0).toBe(true);
    });
  }
});
