import type { Finding, SimulateEngine } from '@millwright/contracts';
import { STEP_MM } from '../engagement/measure.js';
import { type Subject, subjectOf, withSubject } from '../pictures/subject.js';
import { contourRows } from '../scene/contour-rows.js';
import { contourPaths } from './contour-paths.js';
import { CLASSES, ENTRY, type Place, pathsByClass } from './path-lines.js';
import { coordinates, number } from './svg-numbers.js';

/** What a picture of the path may show besides. */
export interface EngagementPictureOptions {
  /** Marked with a ring at their place, where they have one; the ring's title is the message. */
  readonly findings?: readonly Finding[];
  /** Distance of the places along the path, mm, at least 0.1; by the length of the path unless given. */
  readonly stepMm?: number;
}

/** Finest distance of places, mm. */
const LEAST_STEP_MM = 0.1;
/** Pairs of a place and an earlier stroke: a picture may cost a few seconds. */
const MAX_PAIRS = 2e8;
/** More places than this show nothing more. */
const WANTED_PLACES = 60_000;

/**
 * The path of the tool as SVG, coloured by how much of the rim is in wood: sheet, parts, rapids dashed, ways down into wood as dots, findings
 * ringed, a legend. One user unit is one millimetre, X to the right, Y up the page. It is a picture, and no verdict looks at it.
 *
 * The same request gives the same bytes on every machine. Readable on light and dark grounds.
 * @param request - as for `proveProgram`; the stock (or layout) and the tools are needed, nothing else
 * @returns an SVG document
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN, SIMULATE_PICTURE_INPUT_MISSING, GEOMETRY_WASM_UNAVAILABLE
 */
export async function drawEngagement(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  options: EngagementPictureOptions = {},
): Promise<string> {
  const subject = subjectOf(request);
  const stepMm = Math.max(LEAST_STEP_MM, options.stepMm ?? stepFor(subject));
  const rows = await withSubject(subject, (core) => core.engagement_places(stepMm, MAX_PAIRS));
  const { widthMm, heightMm } = subject.sheet;
  const unit = Math.max(widthMm, heightMm) / 100;
  const toleranceMm = unit / 50;
  const lines = pathsByClass(placesOf(rows), { toleranceMm, gapMm: 2.5 * stepMm, heightMm });
  const drawn = [
    `<rect class="sheet" width="${number(widthMm)}" height="${number(heightMm)}"/>`,
    `<path class="part" d="${contourPaths(contourRows(subject.request).rows, heightMm)}"/>`,
    `<path class="rapid" d="${rapidsOf(subject)}"/>`,
    ...CLASSES.map(({ name }, i) => `<path class="${name}" d="${lines[i] ?? ''}"/>`),
    `<path class="entry" d="${lines[CLASSES.length] ?? ''}"/>`,
    ...rings(options.findings ?? [], unit, heightMm),
  ].filter((element) => !element.includes('d=""'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${number(-2 * unit)} ${number(-2 * unit)} ${number(widthMm + 4 * unit)} ${number(heightMm + 10 * unit)}" role="img">`,
    `<title>Path of the tool by engagement, ${number(widthMm)} × ${number(heightMm)} mm</title>`,
    `<style>${styles(unit)}</style>`,
    ...drawn,
    ...legend(unit, widthMm, heightMm),
    '</svg>',
    '',
  ].join('\n');
}

/** Longer paths in longer steps. */
function stepFor({ motions }: Subject): number {
  let lengthMm = 0;
  for (const { kind, fromMm, toMm } of motions) {
    if (kind === 'rapid' || kind === 'dwell') continue;
    const [dx, dy] = [toMm[0] - fromMm[0], toMm[1] - fromMm[1]];
    lengthMm += Math.sqrt(dx * dx + dy * dy);
  }
  return Math.max(STEP_MM, lengthMm / WANTED_PLACES);
}

function* placesOf(rows: Float64Array): Generator<Place> {
  for (let i = 0; i < rows.length; i += 4) {
    yield { xMm: rows[i + 1] as number, yMm: rows[i + 2] as number, angleDeg: rows[i + 3] as number };
  }
}

function rapidsOf({ motions, sheet }: Subject): string {
  let path = '';
  let before = '';
  for (const { kind, fromMm, toMm } of motions) {
    const isAlong = fromMm[0] !== toMm[0] || fromMm[1] !== toMm[1];
    if (kind !== 'rapid' || !isAlong) continue;
    const from = coordinates(fromMm[0], sheet.heightMm - fromMm[1]);
    const to = coordinates(toMm[0], sheet.heightMm - toMm[1]);
    path += from === before ? `L${to}` : `M${from}L${to}`;
    before = to;
  }
  return path;
}

function rings(findings: readonly Finding[], unit: number, heightMm: number): readonly string[] {
  return findings.flatMap(({ atMm, code, message }) => {
    const [x, y] = atMm ?? [];
    if (x === undefined || y === undefined) return [];
    return [
      `<circle class="finding" cx="${number(x)}" cy="${number(heightMm - y)}" r="${number(unit)}"><title>${escaped(`${code}: ${message}`)}</title></circle>`,
    ];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Colours keep their contrast on white and on near black; classes differ in lightness too, for those who see few colours. */
function styles(unit: number): string {
  const stroke = number(unit / 6);
  return [
    `path{fill:none;stroke-width:${stroke};stroke-linejoin:round;stroke-linecap:round}`,
    `.sheet{fill:#b08d5714;stroke:#8c8c8c;stroke-width:${stroke}}`,
    `.part{fill:#b08d5733;stroke:#8c8c8c;stroke-width:${number(unit / 12)}}`,
    `.rapid{stroke:#8c8c8c;stroke-width:${number(unit / 12)};stroke-dasharray:${number(unit / 2)} ${number(unit / 2)}}`,
    ...CLASSES.map(({ name, colour }) => `.${name}{stroke:${colour}}`),
    `.entry{stroke:${ENTRY.colour};stroke-width:${number(unit / 1.8)}}`,
    `.finding{fill:none;stroke:#e5484d;stroke-width:${number(unit / 4)}}`,
    `text{font:${number(1.8 * unit)}px sans-serif;fill:#333}`,
    '@media(prefers-color-scheme:dark){text{fill:#ddd}}',
  ].join('');
}

function legend(unit: number, widthMm: number, heightMm: number): readonly string[] {
  const entries = [
    ...CLASSES.map(({ name, label }) => ({ name, label })),
    { name: 'entry', label: ENTRY.label },
    { name: 'rapid', label: 'rapid' },
  ];
  const y = heightMm + 3 * unit;
  const column = (widthMm + 2 * unit) / entries.length;
  const swatches = entries.map(({ name, label }, i) => {
    const x = i * column;
    const end = name === 'entry' ? x : x + 2 * unit;
    return `<path class="${name}" style="stroke-width:${number(unit / 2)}" d="M${coordinates(x, y)}L${coordinates(end, y)}"/><text x="${number(x + 2.6 * unit)}" y="${number(y + 0.6 * unit)}" textLength="${number(Math.min(column - 3.2 * unit, label.length * unit))}">${label}</text>`;
  });
  const rulerMm = rulerFor(widthMm);
  const below = y + 3.4 * unit;
  return [
    ...swatches,
    `<path class="${CLASSES[0].name}" d="M${coordinates(0, below)}L${coordinates(rulerMm, below)}"/><text x="${number(rulerMm + unit)}" y="${number(below + 0.6 * unit)}">${number(rulerMm)} mm; engagement of the rim in degrees</text>`,
  ];
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
