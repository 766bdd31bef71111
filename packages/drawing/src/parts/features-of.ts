import {
  type Contour,
  type Feature,
  type Finding,
  finding,
  type ReadDrawingOptions,
  sha256,
} from '@millwright/contracts';
import { circleContour, orientContour, reverseContour, transformContour } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import type { Chain } from '../join/chain.js';
import { joinChains } from '../join/join-chains.js';
import { limited } from '../limited.js';
import type { MarkedChains } from './by-operation.js';
import { canonicalStart, contourSignature } from './canonical.js';
import { type ContainerIndex, containerIndex } from './container.js';
import { nestContours } from './nesting.js';
import { roundHole } from './round.js';

/** A feature before it has a part: contours in the drawing's coordinates. */
export interface DrawnFeature extends Omit<Feature, 'id'> {
  /** Index of the outline it lies in. */
  readonly outline: number;
}

/** Features with the outlines they belong to, and a word about everything that became none. */
export interface Features {
  readonly features: readonly DrawnFeature[];
  /** What a rule makes pockets of, but does not close. */
  readonly open: readonly Chain[];
  readonly findings: readonly Finding[];
}

/** A lone point that a rule makes a hole of, mm. */
export interface DrillMark {
  readonly at: XY;
  readonly layer: string;
  readonly diameterMm: number;
  readonly depthMm: number | undefined;
}

/** Length of a feature id's digest. */
const ID_DIGITS = 8;

/**
 * Makes features of the chains that rules mark: pockets of closed contours (closed contours inside them are islands, and inside
 * these pockets again), engravings of all contours, drilled holes of round ones and of lone points. Each belongs to the smallest
 * outline around it.
 *
 * @throws MillwrightError INPUT_TOO_LARGE, CANCELLED
 */
export function featuresOf(
  { marked, marks }: { readonly marked: readonly MarkedChains[]; readonly marks: readonly DrillMark[] },
  outlines: readonly Contour[],
  settings: Pick<ReadDrawingOptions, 'joinMm' | 'drillsMm' | 'cutterMm'>,
  signal?: AbortSignal,
): Features {
  if (marked.length === 0 && marks.length === 0) return { features: [], open: [], findings: [] };
  const containers = containerIndex(outlines);
  const drawn: Omit<DrawnFeature, 'outline'>[] = [];
  const open: Chain[] = [];
  const findings: Finding[] = [];
  for (const group of marked) {
    const joined = joinChains(
      group.chains,
      { joinMm: settings.joinMm, split: 'auto', maps: 'ask', layers: 'together' },
      signal,
    );
    const loose = [...joined.open, ...joined.stubs, ...joined.unresolved];
    if (group.operation === 'engrave') {
      for (const chain of [...joined.loops, ...loose]) drawn.push(featureOf(group, chain, chain.contour));
      continue;
    }
    for (const chain of loose) open.push(chain);
    if (group.operation === 'pocket') drawn.push(...pocketsOf(group, joined.loops));
    else drawn.push(...holesOf(group, joined.loops, findings));
  }
  for (const mark of marks) drawn.push(featureOfMark(mark));
  const features = drawn.flatMap((feature) => placed(feature, containers, findings));
  return { features, open, findings: limited(findings) };
}

function featureOf(
  { operation, depthMm }: Pick<MarkedChains, 'operation' | 'depthMm'>,
  { layer }: Pick<Chain, 'layer'>,
  contour: Contour,
): Omit<DrawnFeature, 'outline'> {
  return {
    kind: operation,
    contour,
    ...(depthMm === undefined ? {} : { depthMm }),
    ...(layer === '' ? {} : { layer }),
  };
}

function pocketsOf(group: MarkedChains, loops: readonly Chain[]): readonly Omit<DrawnFeature, 'outline'>[] {
  const { depth, parent } = nestContours(
    loops.map(({ contour }) => contour),
    new Set(),
  );
  const inside = new Map<number, Contour[]>();
  loops.forEach(({ contour }, i) => {
    const list = inside.get(parent[i]!);
    if (list === undefined) inside.set(parent[i]!, [contour]);
    else list.push(contour);
  });
  return loops.flatMap((loop, i) => {
    if (depth[i]! % 2 === 1) return [];
    const islands = inside.get(i) ?? [];
    return [{ ...featureOf(group, loop, loop.contour), ...(islands.length === 0 ? {} : { islands }) }];
  });
}

function holesOf(
  group: MarkedChains,
  loops: readonly Chain[],
  findings: Finding[],
): readonly Omit<DrawnFeature, 'outline'>[] {
  return loops.flatMap((loop) => {
    const round = roundHole(loop.contour);
    if (round !== undefined)
      return [{ ...featureOf(group, loop, loop.contour), diameterMm: group.diameterMm ?? round.diameterMm }];
    findings.push(
      finding('DRAWING_FEATURE_LEFT_OUT', {
        message: 'A rule says that this contour is drilled, but it is not round. Nothing was made of it.',
        ...(loop.layer === '' ? {} : { layer: loop.layer }),
        atMm: startOf(loop.contour),
      }),
    );
    return [];
  });
}

function featureOfMark({ at, layer, diameterMm, depthMm }: DrillMark): Omit<DrawnFeature, 'outline'> {
  const contour = circleContour(at, diameterMm / 2);
  return { ...featureOf({ operation: 'drill', depthMm }, { layer }, contour), diameterMm };
}

function placed(
  feature: Omit<DrawnFeature, 'outline'>,
  containers: ContainerIndex,
  findings: Finding[],
): readonly DrawnFeature[] {
  const container = containers.around(feature.contour);
  const said = {
    ...(feature.layer === undefined ? {} : { layer: feature.layer }),
    atMm: startOf(feature.contour),
  };
  if (container === undefined) {
    const message = `A contour that a rule makes a ${feature.kind} feature lies in no part. Nothing was made of it.`;
    findings.push(finding('DRAWING_FEATURE_LEFT_OUT', { message, ...said }));
    return [];
  }
  if (!container.isWhole) {
    const message = `A ${feature.kind} feature reaches over the edge of its part. Check that it is meant so.`;
    findings.push(finding('DRAWING_FEATURE_OVER_EDGE', { message, ...said }));
  }
  return [{ ...feature, outline: container.index }];
}

/**
 * The features of one part in its own frame, ordered and named by what they are, so that names stay when the drawing is read again.
 * @param origin - of the part's frame, in the drawing, mm
 */
export function inPartFrame(
  features: readonly DrawnFeature[],
  [x, y]: XY,
): readonly { readonly feature: Feature; readonly signature: string }[] {
  const move = (contour: Contour, winding: 'counter-clockwise' | 'clockwise') => {
    const moved = transformContour(contour, { xMm: -x, yMm: -y, rotationDeg: 0, mirrored: false });
    if (contour.closed) return canonicalStart(orientContour(moved, winding));
    const backwards = reverseContour(moved);
    return contourSignature(backwards) < contourSignature(moved) ? backwards : moved;
  };
  const described = features.map(({ outline: _, ...feature }) => {
    const contour = move(feature.contour, 'counter-clockwise');
    const islands = feature.islands?.map((island) => move(island, 'clockwise'));
    const shapes = [contour, ...(islands ?? [])].map(contourSignature).join('|');
    const signature = `${feature.kind} ${feature.depthMm ?? ''} ${feature.diameterMm ?? ''} ${shapes}`;
    return { signature, feature: { ...feature, contour, ...(islands === undefined ? {} : { islands }) } };
  });
  described.sort((a, b) => (a.signature < b.signature ? -1 : a.signature > b.signature ? 1 : 0));
  const nEqual = new Map<string, number>();
  return described.map(({ signature, feature }) => {
    const name = `${feature.kind}-${sha256(signature).slice(0, ID_DIGITS)}`;
    const rank = nEqual.get(name) ?? 0;
    nEqual.set(name, rank + 1);
    return { signature, feature: { ...feature, id: rank === 0 ? name : `${name}-${rank + 1}` } };
  });
}

function startOf({ vertices }: Contour): number[] {
  return [vertices[0]![0], vertices[0]![1]];
}
