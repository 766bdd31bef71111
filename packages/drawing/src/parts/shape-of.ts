import type { ReadDrawingOptions } from '@millwright/contracts';
import type { Chain } from '../join/chain.js';
import { withoutCovered } from '../join/covered.js';
import { type Joined, joinChains } from '../join/join-chains.js';
import { type United, uniteCrossing } from '../join/unite.js';
import { type ByOperation, byOperation } from './by-operation.js';
import { type CheckedLoops, checkLoops } from './check-loops.js';
import { type DrillMark, type Features, featuresOf } from './features-of.js';
import { asCircle } from './fit-circle.js';
import { makeParts, outlinesOf, type PlacedLabel, type PlacedPart } from './make-parts.js';
import { mergeIdentical } from './merge-identical.js';
import { allHoles, type Nesting, nestContours } from './nesting.js';
import { withQuantity } from './rules.js';

/** What parts are made of, mm. */
export interface ShapeInput {
  readonly chains: readonly Chain[];
  readonly labels: readonly PlacedLabel[];
  readonly marks: readonly DrillMark[];
}

/** Parts, and everything that was decided on the way to them. Coordinates of the chains. */
export interface Shape extends CheckedLoops {
  readonly sorted: ByOperation;
  readonly joined: Joined;
  /** Open lines that lie on contours, counted among what is drawn twice. */
  readonly covered: readonly Chain[];
  /** Lines that bound nothing, open pockets among them. */
  readonly open: readonly Chain[];
  /** What became of contours that cross, where they were not kept. */
  readonly united: United | undefined;
  readonly nesting: Nesting;
  readonly features: Features;
  readonly placed: readonly PlacedPart[];
  /** Contours that became circles. */
  readonly nFitted: number;
}

/**
 * The stage between chains and parts that depends on what is asked for: it is run again for each answer to a question.
 * @throws MillwrightError INPUT_TOO_LARGE, CANCELLED
 */
export function shapeOf(
  input: ShapeInput,
  settings: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): Shape {
  const sorted = byOperation(input.chains, settings.rules);
  const joined = joinChains(sorted.edges, settings, signal);
  const { open, covered } = withoutCovered(joined.open, joined.loops);
  const solid = joined.loops.filter(({ construction }) => !construction);
  const drawn = ofLayers(checkLoops(solid, signal), settings);
  const resolved = resolveCrossings(drawn, settings, signal);
  const { loops, nFitted } = fitted(resolved.checked, settings);
  const contours = loops.map(({ contour }) => contour);
  const nesting = nest({ ...resolved.checked, loops }, settings);
  const features = featuresOf(
    { marked: sorted.marked, marks: input.marks },
    outlinesOf(nesting).map((i) => contours[i]!),
    settings,
    signal,
  );
  const { labels } = input;
  const { rules } = settings;
  const made = makeParts(loops, nesting, { labels, features: features.features, rules });
  const merged = settings.mergeIdentical ? mergeIdentical(made, settings.allowFlip) : made;
  return {
    ...resolved.checked,
    loops,
    nFitted,
    sorted,
    joined,
    covered,
    open: [...open, ...features.open],
    united: resolved.united,
    nesting,
    features,
    placed: merged.map((one) => ({ ...one, part: withQuantity(one.part, rules, one.colour) })),
  };
}

function resolveCrossings(
  checked: CheckedLoops,
  settings: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): { readonly checked: CheckedLoops; readonly united: United | undefined } {
  if (settings.crossing === 'keep') return { checked, united: undefined };
  const self = checked.loops.flatMap(({ selfCrossings, selfTouch }, i) =>
    selfCrossings.length > 0 || selfTouch !== undefined ? [[i, i] as const] : [],
  );
  const pairs = [...self, ...checked.crossings.between.map(({ a, b }) => [a, b] as const)];
  if (pairs.length === 0) return { checked, united: undefined };
  const united = uniteCrossing(checked.loops, pairs, nest(checked, settings), settings.crossing, signal);
  const again = ofLayers(checkLoops(united.loops, signal), settings);
  return {
    united,
    checked: {
      ...again,
      nTinyLoops: checked.nTinyLoops + again.nTinyLoops,
      nSpikes: checked.nSpikes + again.nSpikes,
      nWithoutArea: checked.nWithoutArea + again.nWithoutArea,
    },
  };
}

/** Where each layer is a drawing of its own, contours of different layers do not cross. */
function ofLayers(checked: CheckedLoops, { layers }: ReadDrawingOptions): CheckedLoops {
  if (layers === 'together') return checked;
  const { loops, crossings } = checked;
  const between = crossings.between.filter(({ a, b }) => loops[a]!.layer === loops[b]!.layer);
  return { ...checked, crossings: { ...crossings, between } };
}

function nest({ loops, crossings }: CheckedLoops, settings: ReadDrawingOptions): Nesting {
  const contours = loops.map(({ contour }) => contour);
  const crossing = new Set(crossings.between.map(({ a, b }) => `${a},${b}`));
  const layerOf = settings.layers === 'apart' ? loops.map(({ layer }) => layer) : undefined;
  const nesting = nestContours(contours, crossing, layerOf);
  return settings.nesting === 'holes' ? allHoles(nesting) : nesting;
}

function fitted({ loops }: CheckedLoops, { fitArcs }: ReadDrawingOptions) {
  let nFitted = 0;
  if (!fitArcs) return { loops, nFitted };
  const round = loops.map((loop) => {
    const contour = asCircle(loop.contour);
    if (contour === undefined) return loop;
    nFitted++;
    return { ...loop, contour };
  });
  return { loops: round, nFitted };
}
