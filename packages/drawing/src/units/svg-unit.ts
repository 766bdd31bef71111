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
  const length = width ?? height;
  const absolute = length === undefined ? undefined : ABSOLUTE_UNITS.get(length.unit);
  if (length !== undefined && absolute !== undefined) return fromPage(page, length, absolute, extent);
  const mark = pixelMark(page);
  if (mark !== undefined) {
    const mmPerUnit = MM_PER_UNIT[mark.unit] * pxPerUserUnit(page);
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

/**
 * mm per user unit when the caller says what the numbers are. On a page measured in px, px and pt are those of the page, before its
 * viewBox scales them; all else is taken to be the user unit itself.
 */
export function svgMmPerUnit(page: SvgPage, unit: DrawingUnit): number {
  const isOfPage =
    (unit.startsWith('px') || unit === 'pt') && !ABSOLUTE_UNITS.has((page.width ?? page.height)?.unit ?? '');
  return MM_PER_UNIT[unit] * (isOfPage ? pxPerUserUnit(page) : 1);
}

function reading(page: SvgPage, unit: DrawingUnit, favour: number): Reading {
  return { unit, mmPerUnit: svgMmPerUnit(page, unit), favour };
}

function fromPage(
  page: SvgPage,
  length: SvgLength,
  [unit, mm]: readonly [DrawingUnit, number],
  extent: Extent,
): UnitDecision {
  const { viewBox, marks } = page;
  const inViewBox =
    viewBox === undefined ? undefined : page.width === undefined ? viewBox.height : viewBox.width;
  // Without a viewBox user units are px, whatever unit the page is in.
  const mmPerUnit = inViewBox === undefined ? MM_PER_UNIT.px96 : (length.value * mm) / inViewBox;
  const size = [page.width, page.height].map((side) =>
    side === undefined ? 'auto' : `${shown(side.value)} ${side.unit}`,
  );
  const evidence = [`The page is ${size.join(' × ')}, so one user unit is ${shown(mmPerUnit)} mm.`];
  const doubt = marks.isOpenScad ? openScadDoubt(page, extent, mmPerUnit) : undefined;
  if (doubt === undefined) return { decision: 'proved', unit, mmPerUnit, evidence, candidates: [] };
  return ask(extent, [reading(page, 'mm', 0), reading(page, 'in', 2)], [...evidence, doubt]);
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

/** px of the page per user unit: the viewBox's scale. */
function pxPerUserUnit({ width, height, viewBox }: SvgPage): number {
  if (viewBox === undefined) return 1;
  if (width !== undefined) return width.px / viewBox.width;
  return height === undefined ? 1 : height.px / viewBox.height;
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
