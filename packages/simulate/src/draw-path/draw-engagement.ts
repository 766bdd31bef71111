import type { Finding, SimulateEngine } from '@millwright/contracts';
import { STEP_MM } from '../engagement/motion-load.js';
import { type Subject, subjectOf, withSubject } from '../pictures/subject.js';
import { contourRows } from '../scene/contour-rows.js';
import { contourPaths } from './contour-paths.js';
import { findingMarks } from './finding-marks.js';
import { pathLegend } from './path-legend.js';
import { CLASSES, ENTRY, type Place, pathsByClass } from './path-lines.js';
import { coordinates, number } from './svg-numbers.js';

/** What a picture of the path may show besides. */
export interface EngagementPictureOptions {
  /** Errors and warnings, the worst first: ringed at their place, where they have one, with their line; the ring's title is the message. */
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
 * The path of the tool as SVG, coloured by how much of the rim is in wood: sheet, parts, rapids dashed, ways down into wood as bands, findings
 * ringed with their lines, a legend. One user unit is one millimetre, X to the right, Y up the page. It is a picture, and no verdict looks at it.
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
  const findings = (options.findings ?? []).filter(({ severity }) => severity !== 'info');
  const drawn = [
    `<rect class="sheet" width="${number(widthMm)}" height="${number(heightMm)}"/>`,
    `<path class="part" d="${contourPaths(contourRows(subject.request).rows, heightMm)}"/>`,
    `<path class="rapid" d="${rapidsOf(subject)}"/>`,
    `<path class="entry" d="${lines[CLASSES.length] ?? ''}"/>`,
    ...CLASSES.map(({ name }, i) => `<path class="${name}" d="${lines[i] ?? ''}"/>`),
    ...findingMarks(findings, { unit, widthMm, heightMm }),
  ].filter((element) => !element.includes('d=""'));
  const below = pathLegend({ unit, widthMm, heightMm, hasFindings: findings.length > 0 });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${number(-2 * unit)} ${number(-2 * unit)} ${number(widthMm + 4 * unit)} ${number(heightMm + 3 * unit + below.heightMm)}" role="img">`,
    `<title>Path of the tool by engagement, ${number(widthMm)} × ${number(heightMm)} mm</title>`,
    `<style>${styles(unit)}</style>`,
    ...drawn,
    ...below.elements,
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

/** Colours keep their contrast on white and on near black. */
function styles(unit: number): string {
  const line = unit / 5;
  return [
    'path{fill:none;stroke-linejoin:round;stroke-linecap:round}',
    `.sheet{fill:#b08d5714;stroke:#8c8c8c;stroke-width:${number(line)}}`,
    `.part{fill:#b08d5733;stroke:#8c8c8c;stroke-width:${number(line / 2)}}`,
    `.rapid{stroke:#8c8c8c;stroke-width:${number(line / 2)};stroke-dasharray:${number(unit / 2)} ${number(unit / 2)}}`,
    ...CLASSES.map(
      ({ name, colour, thickness }) => `.${name}{stroke:${colour};stroke-width:${number(line * thickness)}}`,
    ),
    `.entry{stroke:${ENTRY.colour};stroke-width:${number(unit / 1.4)};stroke-opacity:.55}`,
    `.finding{fill:none;stroke:#c2255c;stroke-width:${number(unit / 3)}}.warning{stroke:#b35900;stroke-dasharray:${number(unit / 2)}}`,
    `text{font:${number(1.8 * unit)}px sans-serif;fill:#333}`,
    `.place{font-weight:700;stroke:#fff;stroke-width:${number(unit / 2)};paint-order:stroke;fill:#8f1b44}`,
    '@media(prefers-color-scheme:dark){text{fill:#ddd}.place{fill:#8f1b44}}',
  ].join('');
}
