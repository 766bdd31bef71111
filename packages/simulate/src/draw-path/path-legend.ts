import { CLASSES, ENTRY } from './path-lines.js';
import { coordinates, number } from './svg-numbers.js';

/** Room for one entry, units: the longest label. */
const COLUMN = 17;
/** From one row to the next, units. */
const ROW = 3;

/** What the colours mean, and a ruler, under a picture; as many rows as the sheet is narrow. */
export function pathLegend(picture: {
  readonly unit: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly hasFindings: boolean;
}): { readonly heightMm: number; readonly elements: readonly string[] } {
  const { unit, widthMm, heightMm, hasFindings } = picture;
  const entries: readonly (readonly [name: string, label: string])[] = [
    ...CLASSES.map(({ name, label }) => [name, label] as const),
    ['entry', ENTRY.label],
    ['rapid', 'rapid'],
    ...(hasFindings ? [['finding', 'finding'] as const] : []),
  ];
  const perRow = Math.max(1, Math.min(entries.length, Math.floor(widthMm / (COLUMN * unit))));
  const column = widthMm / perRow;
  const top = heightMm + 3 * unit;
  const swatches = entries.map(([name, label], i) => {
    const [x, y] = [(i % perRow) * column, top + Math.floor(i / perRow) * ROW * unit];
    return `${swatch(name, x, y, unit)}<text x="${number(x + 3.4 * unit)}" y="${number(y + 0.6 * unit)}">${label}</text>`;
  });
  const rulerMm = rulerFor(widthMm);
  const nRows = Math.ceil(entries.length / perRow);
  const below = top + nRows * ROW * unit + 0.4 * unit;
  const tick = 0.5 * unit;
  const ruler = `M${coordinates(0, below - tick)}V${number(below + tick)}M${coordinates(0, below)}L${coordinates(rulerMm, below)}M${coordinates(rulerMm, below - tick)}V${number(below + tick)}`;
  return {
    heightMm: (nRows * ROW + 4) * unit,
    elements: [
      ...swatches,
      `<path class="${CLASSES[0].name}" d="${ruler}"/><text x="${number(rulerMm + unit)}" y="${number(below + 0.6 * unit)}">${number(rulerMm)} mm; engagement of the rim in degrees</text>`,
    ],
  };
}

function swatch(name: string, x: number, y: number, unit: number): string {
  if (name === 'finding') {
    return `<circle class="finding" cx="${number(x + 1.3 * unit)}" cy="${number(y)}" r="${number(unit * 0.9)}"/>`;
  }
  return `<path class="${name}" d="M${coordinates(x, y)}L${coordinates(x + 2.6 * unit, y)}"/>`;
}

/** 1, 2 or 5 times a power of ten, at most a fifth of the width. */
function rulerFor(widthMm: number): number {
  let best = 0.01;
  for (let decade = 0.01; decade <= 1e6; decade *= 10) {
    for (const factor of [1, 2, 5]) {
      if (decade * factor <= widthMm / 5) best = decade * factor;
    }
  }
  return best;
}
