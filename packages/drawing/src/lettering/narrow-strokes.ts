import { type Finding, finding, type Lettering, type Region } from '@millwright/contracts';
import { flattenContour, type PolygonKernel, type Ring } from '@millwright/geometry';
import { named } from './characters.js';

/** Most letters reported one by one; the rest is counted in one finding. */
const MOST_REPORTED = 50;
/** Tolerance of curves and offsets, as a share of the tool's radius and at least, mm. */
const TOLERANCE_RATIO = 0.02;
const LEAST_TOLERANCE_MM = 0.001;
/**
 * How far from what the tool reaches a point may lie and still count as part of a corner, as a share of the tool's radius. A round tool
 * leaves r(1/sin(α/2) − 1) in a corner of angle α: all of a corner down to 60° is forgiven, what is left of a stroke it does not enter is not.
 */
const CORNER_RATIO = 1.05;
/** Halvings between 0 and the tool's diameter when the width of a stroke is sought: within half a percent. */
const WIDTH_HALVINGS = 8;

/**
 * Findings on strokes a round tool of a diameter cannot enter. What the tool reaches is the area shrunk by the tool's radius and grown by it again; a
 * place farther from that than a corner explains is a stroke that stays uncut. Each finding names the letter nearest to it and the
 * narrowest diameter for which that letter's area would be reached.
 */
export function narrowStrokes(
  kernel: PolygonKernel,
  regions: readonly Region[],
  letters: Lettering['letters'],
  toolDiameterMm: number,
): readonly Finding[] {
  const findings: Finding[] = [];
  const widths = new Map<string, number>();
  const toleranceMm = toleranceFor(toolDiameterMm);
  for (const { outline, holes } of regions) {
    const rings = [outline, ...holes].map((contour) =>
      flattenContour(contour, { toleranceMm, side: 'both' }),
    );
    const places = unreached(kernel, rings, toolDiameterMm);
    if (places.length === 0) continue;
    const byLetter = new Map<Lettering['letters'][number] | undefined, readonly [number, number]>();
    for (const place of places) {
      const letter = letterAt(letters, place);
      if (!byLetter.has(letter)) byLetter.set(letter, place);
    }
    // The same letters are as wide wherever they stand.
    const shape = `${outline.vertices.length} ${[...byLetter.keys()].map((letter) => letter?.text).join('')}`;
    const widthMm = widths.get(shape) ?? reachableDiameterMm(kernel, rings, toolDiameterMm);
    widths.set(shape, widthMm);
    for (const [letter, atMm] of byLetter) findings.push(tooNarrow(letter, atMm, widthMm, toolDiameterMm));
  }
  if (findings.length <= MOST_REPORTED) return findings;
  const kept = findings.slice(0, MOST_REPORTED - 1);
  const rest = findings.length - kept.length;
  return [
    ...kept,
    {
      ...findings[kept.length]!,
      message: `${rest} more strokes are narrower than the tool of ${toolDiameterMm} mm.`,
      count: rest,
    },
  ];
}

const toleranceFor = (toolDiameterMm: number): number =>
  Math.max(LEAST_TOLERANCE_MM, (toolDiameterMm / 2) * TOLERANCE_RATIO);

/** A point in each piece that the tool leaves standing and that no corner explains. */
function unreached(
  kernel: PolygonKernel,
  rings: readonly Ring[],
  toolDiameterMm: number,
): readonly (readonly [number, number])[] {
  const radius = toolDiameterMm / 2;
  const options = { join: 'round', arcToleranceMm: toleranceFor(toolDiameterMm) } as const;
  const centres = kernel.offset(rings, -radius, options);
  if (centres.length === 0) return [pointOf(rings[0]!)];
  const forgiven = kernel.offset(centres, radius * (1 + CORNER_RATIO), options);
  return kernel
    .difference(rings, forgiven)
    .filter((ring) => areaOf(ring) > 0)
    .map(pointOf);
}

/** The largest diameter, up to the tool's, that reaches all of an area, mm. */
function reachableDiameterMm(kernel: PolygonKernel, rings: readonly Ring[], toolDiameterMm: number): number {
  let reaches = 0;
  let fails = toolDiameterMm;
  for (let halving = 0; halving < WIDTH_HALVINGS; halving++) {
    const middle = (reaches + fails) / 2;
    if (unreached(kernel, rings, middle).length === 0) reaches = middle;
    else fails = middle;
  }
  return reaches;
}

function tooNarrow(
  letter: Lettering['letters'][number] | undefined,
  atMm: readonly [number, number],
  widthMm: number,
  toolDiameterMm: number,
): Finding {
  const what = letter === undefined ? 'A letter' : `The letter ${named(letter.text)}`;
  return finding('LETTERING_STROKE_BELOW_TOOL', {
    message: `${what} has strokes of about ${widthMm.toFixed(2)} mm near ${atMm[0].toFixed(1)}, ${atMm[1].toFixed(1)}, which a tool of ${toolDiameterMm} mm does not enter. Use a thinner tool, larger or bolder letters.`,
    measured: { value: widthMm, unit: 'mm' },
    allowed: { value: toolDiameterMm, unit: 'mm' },
    atMm: [...atMm],
  });
}

/** The letter whose stretch of its baseline a place stands above or below, nearest first. */
function letterAt(
  letters: Lettering['letters'],
  [x, y]: readonly [number, number],
): Lettering['letters'][number] | undefined {
  let nearest: Lettering['letters'][number] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const letter of letters) {
    const dx = x - (letter.atMm[0] + letter.advanceMm / 2);
    const dy = y - letter.atMm[1];
    const beside = Math.max(0, Math.abs(dx) - Math.abs(letter.advanceMm) / 2);
    const distance = beside * beside + dy * dy * 0.25;
    if (distance < least && letter.text.trim() !== '') {
      least = distance;
      nearest = letter;
    }
  }
  return nearest;
}

const pointOf = (ring: Ring): readonly [number, number] => [ring[0]!, ring[1]!];

function areaOf(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return twice / 2;
}
