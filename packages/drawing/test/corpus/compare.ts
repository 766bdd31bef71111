import type { Drawing, ReadDrawingOptions } from '@millwright/contracts';
import { circleOf, contourAreaMm2 } from '@millwright/geometry';
import { readDrawing } from '../../src/index.js';
import { type CorpusRow, unitOf } from './row.js';

/** What reading a file gave, and every fact of its row that it does not meet, in words. */
export interface Judgement {
  readonly row: CorpusRow;
  /** The reading without being told a unit; absent when it threw. */
  readonly plain?: Drawing;
  /** The reading under the unit of the row's facts: `plain` itself where that was proved. */
  readonly drawing?: Drawing;
  readonly error?: { readonly code: string; readonly message: string };
  readonly faults: readonly string[];
}

const SIZE_TOLERANCE_MM = 0.01;
const DIAMETER_TOLERANCE_MM = 0.001;

/** Reads a file and compares it with its row. */
export async function judge(row: CorpusRow, bytes: Uint8Array): Promise<Judgement> {
  const read = (options: Partial<ReadDrawingOptions>) => readDrawing(bytes, options);
  let plain: Drawing;
  try {
    plain = await read({});
  } catch (thrown) {
    const error = thrown as { readonly code?: string; readonly message: string };
    const isExpected = row.error !== undefined && error.code === row.error;
    const faults = isExpected ? [] : [`threw ${error.code}: ${error.message}`];
    return { row, error: { code: String(error.code), message: error.message }, faults };
  }
  if (row.error !== undefined && row.error_allowed !== true)
    return { row, plain, drawing: plain, faults: [`must be refused with ${row.error}, was read`] };
  const unitFaults = faultsOfUnits(row, plain);
  const unit = unitOf(row.units.facts_under);
  const drawing = plain.units.decision === 'ask' && unit !== undefined ? await read({ unit }) : plain;
  const faults = [...unitFaults, ...faultsOfFacts(row, drawing)];
  if (row.merged_quantities !== undefined) {
    const merged = await read({ mergeIdentical: true, ...(unit === undefined ? {} : { unit }) });
    const quantities = merged.parts.map(({ quantity }) => quantity).sort((a, b) => a - b);
    expectEqual(faults, 'quantities when merged', quantities, row.merged_quantities);
  }
  for (const { options, ...facts } of row.choices ?? []) {
    const chosen = await read({ ...options, ...(unit === undefined ? {} : { unit }) });
    const found = faultsOfFacts({ ...facts, file: row.file, units: row.units } as CorpusRow, chosen);
    faults.push(...found.map((fault) => `with ${JSON.stringify(options)}: ${fault}`));
  }
  return { row, plain, drawing, faults };
}

/** Whether proof or question is right, and the question complete. */
function faultsOfUnits({ units }: CorpusRow, { units: found, parts, findings }: Drawing): string[] {
  const faults: string[] = [];
  const proof = `${found.decision} ${found.unit ?? ''}`.trim();
  if (found.decision !== units.decision) {
    const accepted = units.also_accepted?.some((one) => one.replace(':', '').startsWith(proof)) === true;
    if (!accepted)
      faults.push(`unit: ${units.decision} expected, got ${proof} (${found.evidence.join(' ')})`);
  } else if (found.decision === 'proved') {
    const expected = units.mm_per_unit;
    if (
      expected !== undefined &&
      expected !== null &&
      !(Math.abs((found.mmPerUnit ?? 0) / expected - 1) < 1e-8)
    )
      faults.push(`unit: ${expected} mm expected, got ${found.mmPerUnit} mm`);
  } else if (found.decision === 'ask') {
    if (parts.length > 0) faults.push('unit: asked, and parts given all the same');
    if (!findings.some(({ code }) => code === 'DRAWING_UNIT_UNKNOWN'))
      faults.push('unit: asked without DRAWING_UNIT_UNKNOWN');
    const first = unitOf(units.first);
    if (first !== undefined && found.candidates[0]?.unit !== first)
      faults.push(`unit: the question names ${found.candidates[0]?.unit} first, not ${first}`);
    const facts = unitOf(units.facts_under);
    if (!found.candidates.some(({ unit }) => unit === facts))
      faults.push(`unit: ${facts} is not among the readings offered`);
  }
  return faults;
}

/** Size, counts, areas, circles, names and findings against the row. */
function faultsOfFacts(row: CorpusRow, drawing: Drawing): string[] {
  const faults: string[] = [];
  const near = (
    name: string,
    actual: number | undefined,
    expected: number | null | undefined,
    tolerance: number,
  ) => {
    if (expected === null || expected === undefined) return;
    if (!(Math.abs((actual ?? Number.NaN) - expected) <= tolerance))
      faults.push(`${name}: ${expected} expected (± ${tolerance}), got ${actual}`);
  };
  const nHoles = drawing.parts.reduce((sum, { holes }) => sum + holes.length, 0);
  const sizeTolerance = row.size_tol_mm ?? SIZE_TOLERANCE_MM;
  near('width', drawing.sizeMm?.widthMm, row.size_mm?.w, sizeTolerance);
  near('height', drawing.sizeMm?.heightMm, row.size_mm?.h, sizeTolerance);
  near('outlines', drawing.parts.length, row.outlines, 0);
  near('holes', nHoles, row.holes, 0);
  near('loops', drawing.parts.length + nHoles, row.loops, 0);
  near('open chains', drawing.openContours.length, row.open_chains, 0);
  near('area', netAreaMm2(drawing), row.area_mm2, row.area_tol_mm2 ?? 0);
  faults.push(...faultsOfCircles(row, drawing), ...faultsOfNames(row, drawing));
  const codes = new Set(drawing.findings.map(({ code }) => code));
  for (const code of row.findings ?? []) if (!codes.has(code)) faults.push(`finding ${code} is missing`);
  for (const code of row.findings_absent ?? [])
    if (codes.has(code)) faults.push(`finding ${code} is wrong here`);
  const isTold = drawing.findings.some(({ severity }) => severity !== 'info');
  if (row.told === true && !isTold) faults.push('not a word about it: no warning and no error');
  if (row.told_or_unread === true && !isTold && drawing.unread.length === 0)
    faults.push('neither told nor listed');
  if (drawing.parts.length === 0 && drawing.findings.length === 0) faults.push('no part and no finding');
  return faults;
}

function faultsOfCircles(row: CorpusRow, { parts, features }: Drawing): string[] {
  const faults: string[] = [];
  const contours = parts.flatMap(({ outline, holes }) => [outline, ...holes]);
  const diameters = contours.map((contour) => 2 * (circleOf(contour)?.radiusMm ?? 0));
  for (const { d, n } of row.circles ?? []) {
    const like = (row.circle_like ?? []).reduce(
      (sum, other) => sum + (Math.abs(other.d - d) < DIAMETER_TOLERANCE_MM ? other.n : 0),
      0,
    );
    const found = diameters.filter((diameter) => Math.abs(diameter - d) <= DIAMETER_TOLERANCE_MM).length;
    if (found < n || found > n + like) faults.push(`circles of ${d}: ${n} expected, got ${found}`);
  }
  for (const { d, n } of row.drills ?? []) {
    const found = features.filter(
      ({ diameterMm }) => Math.abs(diameterMm - d) <= DIAMETER_TOLERANCE_MM,
    ).length;
    if (found !== n) faults.push(`drill candidates of ${d}: ${n} expected, got ${found}`);
  }
  const nDrills = (row.drills ?? []).reduce((sum, { n }) => sum + n, 0);
  if (row.drills !== undefined && features.length !== nDrills)
    faults.push(`drill candidates: ${nDrills} expected, got ${features.length}`);
  return faults;
}

function faultsOfNames(row: CorpusRow, { parts, labels, unread }: Drawing): string[] {
  const faults: string[] = [];
  // The diameter sign has three common letters; which one %%c becomes is nobody's concern.
  const sorted = (texts: readonly string[]) => texts.map((one) => one.replace(/[Øø⌀]/g, '⌀').trim()).sort();
  if (row.labels !== undefined)
    expectEqual(faults, 'labels', sorted(labels.map(({ text }) => text)), sorted(row.labels));
  const partLabels = parts.flatMap(({ label }) => (label === undefined ? [] : [label]));
  if (row.part_labels !== undefined)
    expectEqual(faults, 'labels of parts', sorted(partLabels), sorted(row.part_labels));
  const layers = [...new Set(parts.flatMap(({ layer }) => (layer === undefined ? [] : [layer])))].sort();
  if (row.layers != null) expectEqual(faults, 'layers', layers, [...row.layers].sort());
  for (const [entity, n] of Object.entries(row.unsupported ?? {})) {
    const listed = unread
      .filter((one) => one.entity.toLowerCase().split(/[^a-z0-9_]/)[0] === entity.toLowerCase())
      .reduce((sum, { count }) => sum + count, 0);
    const all = unread.map((one) => `${one.count} ${one.entity}`).join(', ');
    if (listed !== n)
      faults.push(`unread ${entity}: ${n} expected, got ${listed} (${all || 'nothing listed'})`);
  }
  return faults;
}

function expectEqual(
  faults: string[],
  name: string,
  actual: readonly unknown[],
  expected: readonly unknown[],
): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    faults.push(`${name}: ${JSON.stringify(expected)} expected, got ${JSON.stringify(actual)}`);
}

/** Net area of all parts, mm². */
export const netAreaMm2 = ({ parts }: Drawing) =>
  parts.reduce(
    (sum, { outline, holes }) =>
      sum + contourAreaMm2(outline) + holes.reduce((all, hole) => all + contourAreaMm2(hole), 0),
    0,
  );
