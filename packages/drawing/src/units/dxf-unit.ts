import type { DrawingUnit, UnitDecision } from '@millwright/contracts';
import { headerNumber } from '../dxf/document.js';
import type { DxfUnitFacts } from '../dxf/unit-facts.js';
import {
  ask,
  diagonalOf,
  type Extent,
  MM_PER_UNIT,
  PLAUSIBLE_DIAGONAL_MM,
  type Reading,
  SMALLEST_FEATURE_MM,
  shown,
  tooSmallToDrill,
} from './units.js';
import { speaksFor, type Witness, witnessesOf } from './witnesses.js';

/** `$INSUNITS` (Autodesk DXF reference): name and mm of each; `unit` where this package has a name for it. US survey foot = 1200/3937 m. */
const INSUNITS: readonly (readonly [name: string, mm: number, unit?: DrawingUnit])[] = [
  ['none', 0],
  ['inch', 25.4, 'in'],
  ['foot', 304.8, 'ft'],
  ['mile', 1_609_344],
  ['millimetre', 1, 'mm'],
  ['centimetre', 10, 'cm'],
  ['metre', 1_000, 'm'],
  ['kilometre', 1e6],
  ['microinch', 2.54e-5],
  ['mil', 0.0254],
  ['yard', 914.4],
  ['ångström', 1e-7],
  ['nanometre', 1e-6],
  ['micrometre', 1e-3],
  ['decimetre', 100],
  ['decametre', 1e4],
  ['hectometre', 1e5],
  ['gigametre', 1e12],
  ['astronomical unit', 1.495978707e14],
  ['light year', 9.4607304725808e18],
  ['parsec', 3.0856775814914e19],
  ['US survey foot', 1_200_000 / 3_937],
  ['US survey inch', 100_000 / 3_937],
  ['US survey yard', 3_600_000 / 3_937],
  ['US survey mile', 6_336_000_000 / 3_937],
];

/** Limits that are paper formats, and the unit in which they are. Strong: nobody's template has them by accident. */
const SHEET_LIMITS: readonly (readonly [width: number, height: number, unit: DrawingUnit])[] = [
  [11, 8.5, 'in'],
  [17, 11, 'in'],
  [22, 17, 'in'],
  [34, 22, 'in'],
  [44, 34, 'in'],
  [46.811, 33.11, 'in'],
  [33.11, 23.386, 'in'],
  [297, 210, 'mm'],
  [594, 420, 'mm'],
  [841, 594, 'mm'],
  [1189, 841, 'mm'],
  [279.4, 215.9, 'mm'],
  [431.8, 279.4, 'mm'],
  // Sheets of plywood as sold, which people set their limits to; smaller ones in inches could as well be a part in mm.
  [96, 48, 'in'],
  [97, 49, 'in'],
  [2440, 1220, 'mm'],
  [2500, 1250, 'mm'],
  [3050, 1525, 'mm'],
  [1525, 1525, 'mm'],
  [2800, 2070, 'mm'],
];
/** Limits that templates come with: a hint, no more. */
const TEMPLATE_LIMITS: readonly (readonly [width: number, height: number, unit: DrawingUnit])[] = [
  [12, 9, 'in'],
  [420, 297, 'mm'],
];

/** Comments of programs that always write millimetres (FreeCAD's exporter does, whatever unit its user draws in), and our own. */
const MILLIMETRE_MARKS: readonly RegExp[] = [/^\s*FreeCAD\b/, /^\s*Millwright, unit: mm\b/];

/**
 * What the numbers of a DXF mean. A declared unit is proof when the size is one that is cut and nothing contradicts
 * it; a program that always writes mm is proof; all else is a question.
 */
export function decideDxfUnit(document: DxfUnitFacts, extent: Extent): UnitDecision {
  const facts = factsOf(document, extent);
  const { declared, evidence, mark } = facts;
  if (declared !== undefined) {
    const contradictions = contradictionsOf(facts, extent);
    if (contradictions.length === 0) {
      const { unit, mm } = declared;
      return {
        decision: 'proved',
        ...(unit === undefined ? {} : { unit }),
        mmPerUnit: mm,
        evidence,
        candidates: [],
      };
    }
    return ask(extent, readingsOf(facts), [...evidence, ...contradictions]);
  }
  if (mark !== undefined) return { decision: 'proved', unit: 'mm', mmPerUnit: 1, evidence, candidates: [] };
  return ask(extent, readingsOf(facts), evidence);
}

interface Facts {
  readonly declared:
    | { readonly name: string; readonly mm: number; readonly unit: DrawingUnit | undefined }
    | undefined;
  readonly sheet: DrawingUnit | undefined;
  readonly template: DrawingUnit | undefined;
  readonly isMetricDisplay: boolean | undefined;
  readonly showsFeet: boolean;
  readonly mark: string | undefined;
  readonly isInkscape: boolean;
  readonly witnesses: readonly Witness[];
  readonly evidence: readonly string[];
}

function factsOf(document: DxfUnitFacts, extent: Extent): Facts {
  const insunits = headerNumber(document, '$INSUNITS', 70);
  const measurement = headerNumber(document, '$MEASUREMENT', 70);
  const lunits = headerNumber(document, '$LUNITS', 70);
  const width = (headerNumber(document, '$LIMMAX', 10) ?? 0) - (headerNumber(document, '$LIMMIN', 10) ?? 0);
  const height = (headerNumber(document, '$LIMMAX', 20) ?? 0) - (headerNumber(document, '$LIMMIN', 20) ?? 0);
  const entry = insunits === undefined ? undefined : INSUNITS[insunits];
  const mark = document.comments.find((comment) => MILLIMETRE_MARKS.some((pattern) => pattern.test(comment)));
  const isInkscape =
    document.comments.some((comment) => comment.includes('Inkscape')) || hasInkscapeForm(document);
  const witnesses = witnessesOf(document, extent);
  const evidence = [
    declaration(insunits, entry),
    ...(measurement === undefined
      ? []
      : [
          `$MEASUREMENT ${measurement} selects ${measurement === 0 ? 'imperial' : 'metric'} hatches, which proves nothing.`,
        ]),
    ...(width > 0 && height > 0 ? [`The limits are ${shown(width)} × ${shown(height)}.`] : []),
    ...(mark === undefined
      ? []
      : [`The comment "${mark.trim().slice(0, 60)}" names a program that always writes mm.`]),
    ...(isInkscape
      ? ['The file looks like an export of Inkscape, which asks for the unit and does not write it down.']
      : []),
    ...witnesses.slice(0, MAX_WITNESSES_TOLD).map((witness) => witness.evidence),
  ];
  return {
    declared:
      entry === undefined || entry[1] === 0 ? undefined : { name: entry[0], mm: entry[1], unit: entry[2] },
    sheet: limitsUnit(SHEET_LIMITS, width, height),
    template: limitsUnit(TEMPLATE_LIMITS, width, height),
    isMetricDisplay: measurement === undefined ? undefined : measurement !== 0,
    showsFeet: lunits === 3 || lunits === 4,
    mark,
    isInkscape,
    witnesses,
    evidence,
  };
}

/** Witnesses named in the evidence at most. */
const MAX_WITNESSES_TOLD = 3;

function declaration(
  insunits: number | undefined,
  entry: readonly [name: string, mm: number, unit?: DrawingUnit] | undefined,
): string {
  if (entry !== undefined && entry[1] > 0) return `$INSUNITS ${insunits} declares the unit: ${entry[0]}.`;
  if (insunits === undefined || insunits === 0)
    return 'The file declares no unit ($INSUNITS is absent or 0).';
  return `The file declares no unit: $INSUNITS ${insunits} means none, it goes from 0 to ${INSUNITS.length - 1}.`;
}

/** R14 with `$MEASUREMENT` and no unit: the template of Inkscape's export, which newer versions of it no longer name in a comment. */
function hasInkscapeForm(document: DxfUnitFacts): boolean {
  const version = document.variables.get('$ACADVER')?.[0]?.[1];
  const isNamedOtherwise = document.comments.length > 0;
  return String(version).trim() === 'AC1014' && document.variables.has('$MEASUREMENT') && !isNamedOtherwise;
}

function limitsUnit(
  table: readonly (readonly [number, number, DrawingUnit])[],
  width: number,
  height: number,
): DrawingUnit | undefined {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-3 * b;
  return table.find(
    ([w, h]) => (near(width, w) && near(height, h)) || (near(width, h) && near(height, w)),
  )?.[2];
}

function contradictionsOf(
  { declared, sheet, showsFeet, mark, witnesses }: Facts,
  extent: Extent,
): readonly string[] {
  const { name, mm, unit } = declared!;
  const contradictions: string[] = [];
  const diagonalMm = diagonalOf(extent) * mm;
  const isPlausible = diagonalMm >= PLAUSIBLE_DIAGONAL_MM.min && diagonalMm <= PLAUSIBLE_DIAGONAL_MM.max;
  // What a program that always writes mm declares as mm is no template's default, however large it is.
  if (!isPlausible && !(mark !== undefined && unit === 'mm')) {
    const range = `${PLAUSIBLE_DIAGONAL_MM.min} to ${PLAUSIBLE_DIAGONAL_MM.max} mm`;
    contradictions.push(
      `In ${name} the drawing's diagonal is ${shown(diagonalMm)} mm; what is cut measures ${range}.`,
    );
  }
  if (sheet !== undefined && sheet !== unit)
    contradictions.push(`The limits are a paper format in ${sheet}, not in ${name}.`);
  if (mark !== undefined && unit !== 'mm')
    contradictions.push(`The program that wrote the file always writes mm, not ${name}.`);
  if (showsFeet && unit !== 'in' && unit !== 'ft') {
    contradictions.push(`$LUNITS shows lengths in feet and inches, which does not go with ${name}.`);
  }
  if (tooSmallToDrill(extent, mm)) {
    contradictions.push(
      `In ${name} every circle is below ${SMALLEST_FEATURE_MM} mm; in inches all are as large as drills.`,
    );
  }
  const against = otherUnit(witnesses, mm);
  if (against !== undefined) contradictions.push(`That is a length in ${against}, not in ${name}.`);
  return contradictions;
}

/** The unit that texts of the drawing are in, when none of them is in the declared one. */
function otherUnit(witnesses: readonly Witness[], declaredMm: number): DrawingUnit | undefined {
  if (witnesses.some((witness) => speaksFor(witness, declaredMm))) return undefined;
  return WITNESSED_UNITS.find((unit) => witnesses.some((witness) => speaksFor(witness, MM_PER_UNIT[unit])));
}

/** Units a text of the drawing may speak for. */
const WITNESSED_UNITS: readonly DrawingUnit[] = ['mm', 'in', 'cm', 'm', 'ft'];

function readingsOf({
  declared,
  sheet,
  template,
  isMetricDisplay,
  showsFeet,
  isInkscape,
  witnesses,
}: Facts): readonly Reading[] {
  const units: readonly DrawingUnit[] = isInkscape
    ? ['mm', 'in', 'pt', 'px96', 'cm']
    : ['mm', 'in', 'cm', 'm', 'ft'];
  return units.map((unit) => {
    let favour = unit === 'mm' || unit === 'in' ? 2 : unit === 'ft' || unit === 'm' ? -2 : 0;
    if (unit === declared?.unit) favour += 1;
    if (unit === sheet) favour += 2;
    if (witnesses.some((witness) => speaksFor(witness, MM_PER_UNIT[unit]))) favour += 8;
    if (unit === template) favour += 1.5;
    if (showsFeet && unit === 'in') favour += 2;
    if (isMetricDisplay !== undefined && unit === (isMetricDisplay ? 'mm' : 'in')) favour += 1;
    return { unit, mmPerUnit: MM_PER_UNIT[unit], favour };
  });
}
