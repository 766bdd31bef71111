import type { DrawingUnit, UnitDecision } from '@millwright/contracts';
import type { SvgLength } from '../svg/numbers.js';
import type { SvgPage } from '../svg/page.js';
import { ask, type Extent, MM_PER_UNIT, type Reading, shown } from './units.js';

/** Units of length attributes that are lengths in the world, and what this package calls them. */
const ABSOLUTE_UNITS: ReadonlyMap<string, readonly [unit: DrawingUnit, mm: number]> = new Map([
  ['mm', ['mm', 1]],
  ['cm', ['cm', 10]],
  ['in', ['in', 25.4]],
  ['pt', ['pt', 25.4 / 72]],
  ['pc', ['pt', 25.4 / 6]],
  ['q', ['mm', 0.25]],
]);

/** Sheets whose size in inches is a page in OpenSCAD's "mm": a person meant inches. */
const SHEETS_IN: readonly (readonly [number, number])[] = [
  [48, 96],
  [49, 97],
  [60, 60],
  [24, 48],
  [48, 48],
  [60, 120],
];

/** Below this, in mm, nothing can be cut: the numbers are then likely inches. */
const SMALLEST_FEATURE_MM = 0.5;

/**
 * What the user units of an SVG mean: width and height in units of length are proof, a program known by its mark
 * makes its px a proof, and all else is a question.
 */
export function decideSvgUnit(page: SvgPage, extent: Extent): UnitDecision {
  const { marks, width, height, viewBox } = page;
  if (page.isViewBoxBroken) return askScale(page, extent);
  const side = isAbsolute(width) ? width : isAbsolute(height) ? height : undefined;
  if (side !== undefined) return fromPage(page, side, extent);
  const length = width ?? height;
  const mark = pixelMark(page);
  if (mark !== undefined) {
    const mmPerUnit = MM_PER_UNIT[mark.unit] * page.pxPerUserUnit;
    return {
      decision: 'proved',
      unit: mark.unit,
      mmPerUnit,
      evidence: [mark.evidence, ...a4(page)],
      candidates: [],
    };
  }
  const evidence = [
    length !== undefined
      ? 'Width and height are in px, which programs take to be 1/96, 1/90 or 1/72 inch.'
      : viewBox === undefined
        ? 'The file states neither width and height nor a viewBox.'
        : 'The file states a viewBox but no width and height in units of length.',
    'No known program left its mark.',
  ];
  if (marks.isAffinity)
    evidence[1] = 'Affinity wrote the file; it does not write down the resolution of the document.';
  const first: DrawingUnit = marks.isIllustratorExport && length === undefined ? 'px72' : 'px96';
  const units: readonly DrawingUnit[] = ['px96', 'px72', 'px90', 'mm', 'in'];
  return ask(
    extent,
    units.map((unit) => reading(page, unit, unit === first ? 2 : unit === 'mm' ? 1 : 0)),
    evidence,
  );
}

/** A viewBox that is not understood would have set the scale: whatever the page says, it proves nothing. */
function askScale(page: SvgPage, extent: Extent): UnitDecision {
  const units: readonly DrawingUnit[] = ['mm', 'px96', 'px72', 'px90', 'in'];
  const evidence =
    'The viewBox is not understood (it is four numbers, the last two above 0), so the scale of the page is not known.';
  return ask(
    extent,
    units.map((unit) => reading(page, unit, 0)),
    [evidence],
  );
}

/**
 * mm per user unit when the caller says what the numbers are. On a page measured in px, px and pt are those of the page, before its
 * viewBox scales them; all else is taken to be the user unit itself.
 */
export function svgMmPerUnit(page: SvgPage, unit: DrawingUnit): number {
  const isOfPage =
    (unit.startsWith('px') || unit === 'pt') && !isAbsolute(page.width) && !isAbsolute(page.height);
  return MM_PER_UNIT[unit] * (isOfPage ? page.pxPerUserUnit : 1);
}

function reading(page: SvgPage, unit: DrawingUnit, favour: number): Reading {
  return { unit, mmPerUnit: svgMmPerUnit(page, unit), favour };
}

/** What the unit of a page in units of length makes of a user unit. */
function fromPage(page: SvgPage, length: SvgLength, extent: Extent): UnitDecision {
  const [unit, mm] = ABSOLUTE_UNITS.get(length.unit)!;
  const size = [page.width, page.height].map((side) =>
    side === undefined ? 'auto' : `${shown(side.value)} ${side.unit}`,
  );
  const says = `The page is ${size.join(' × ')}`;
  if (page.viewBox === undefined) return withoutViewBox(page, extent, `${says}, without a viewBox.`);
  const mmPerUnit = mmOfViewBox(page, length, mm);
  const evidence = [`${says}, so one user unit is ${shown(mmPerUnit)} mm.`];
  const doubt = page.marks.isOpenScad ? openScadDoubt(page, extent, mmPerUnit) : undefined;
  if (doubt === undefined) return { decision: 'proved', unit, mmPerUnit, evidence, candidates: [] };
  return ask(extent, [reading(page, 'mm', 0), reading(page, 'in', 2)], [...evidence, doubt]);
}

/** mm per user unit by the side that sets the scale, in one division where the page has one scale: so 100 mm over 100 is 1. */
function mmOfViewBox(page: SvgPage, length: SvgLength, mm: number): number {
  const { width, height, pxPerUserUnit } = page;
  const viewBox = page.viewBox!;
  const inViewBox = length === width ? viewBox.width : viewBox.height;
  const isByOther = isAbsolute(width) && isAbsolute(height) && pxPerUserUnit !== length.px / inViewBox;
  return isByOther ? pxPerUserUnit * MM_PER_UNIT.px96 : (length.value * mm) / inViewBox;
}

/** Whether a side of the page is given in a unit of length, not in px. */
function isAbsolute(side: SvgLength | undefined): side is SvgLength {
  return side !== undefined && ABSOLUTE_UNITS.has(side.unit);
}

/** How much larger than its page a drawing may be before the page speaks against the reading: lines at the edge stand out. */
const OVERHANG_RATIO = 1.02;

/**
 * Without a viewBox user units are px, whatever unit the page is in: those of the program, or 96 to the inch (CSS Values 3, 6.2) unless
 * the drawing would then not fit on its page.
 */
function withoutViewBox(page: SvgPage, extent: Extent, says: string): UnitDecision {
  const mark = pixelMark(page);
  const unit = mark?.unit ?? 'px96';
  const mmPerUnit = MM_PER_UNIT[unit];
  const overhangs = (side: SvgLength | undefined, inUnits: number) =>
    side !== undefined && inUnits * mmPerUnit > side.px * MM_PER_UNIT.px96 * OVERHANG_RATIO;
  if (overhangs(page.width, extent.width) || overhangs(page.height, extent.height)) {
    const doubt = 'User units are then px, but the drawing would be larger than its page.';
    const units: readonly DrawingUnit[] = ['px96', 'px90', 'px72', 'mm', 'in'];
    return ask(
      extent,
      units.map((one) => reading(page, one, 0)),
      [says, doubt],
    );
  }
  const evidence = [says, mark?.evidence ?? 'User units are then px, 96 to the inch.'];
  return { decision: 'proved', unit, mmPerUnit, evidence, candidates: [] };
}

/** OpenSCAD knows no units and writes "mm" whatever was meant. */
function openScadDoubt({ width, height }: SvgPage, extent: Extent, mmPerUnit: number): string | undefined {
  const [short, long] = [width?.value ?? 0, height?.value ?? 0].toSorted((a, b) => a - b) as [number, number];
  if (SHEETS_IN.some(([a, b]) => Math.abs(a - short) < 0.01 && Math.abs(b - long) < 0.01)) {
    return `OpenSCAD writes mm whatever was meant; ${shown(short)} × ${shown(long)} is a sheet in inches.`;
  }
  if ((extent.smallestClosed ?? Number.POSITIVE_INFINITY) * mmPerUnit < SMALLEST_FEATURE_MM) {
    return `OpenSCAD writes mm whatever was meant; the smallest contour would be below ${SMALLEST_FEATURE_MM} mm.`;
  }
  return undefined;
}

/** Programs whose px are known. Illustrator outranks an Inkscape version in the same file: that is what the file once was. */
function pixelMark({ marks }: SvgPage): { unit: DrawingUnit; evidence: string } | undefined {
  if (marks.isIllustrator)
    return { unit: 'pt', evidence: 'Adobe Illustrator wrote the file; its px are points, 72 to the inch.' };
  if (marks.inkscapeVersion === undefined) return undefined;
  const [major = 0, minor = 0] = (marks.inkscapeVersion.match(/\d+/g) ?? []).map(Number);
  const version = marks.inkscapeVersion.slice(0, 20).trim();
  return major === 0 && minor < 92
    ? { unit: 'px90', evidence: `Inkscape ${version} wrote the file; before 0.92 its px are 90 to the inch.` }
    : {
        unit: 'px96',
        evidence: `Inkscape ${version} wrote the file; from 0.92 on its px are 96 to the inch.`,
      };
}

/** A page of a known format at 72 per inch supports the reading as points. */
function a4({ marks, width, height, viewBox }: SvgPage): readonly string[] {
  const w = width?.px ?? viewBox?.width ?? 0;
  const h = height?.px ?? viewBox?.height ?? 0;
  const [short, long] = [w, h].toSorted((a, b) => a - b) as [number, number];
  const formats = [
    ['A4', 595.28, 841.89],
    ['A3', 841.89, 1190.55],
    ['Letter', 612, 792],
  ] as const;
  const format = formats.find(([, a, b]) => Math.abs(a - short) < 0.5 && Math.abs(b - long) < 0.5);
  return marks.isIllustrator && format !== undefined
    ? [`${shown(w)} × ${shown(h)} points are the format ${format[0]}.`]
    : [];
}
