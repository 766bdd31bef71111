import type { Contour, Drawing, Finding, ReadDrawingOptions } from '@millwright/contracts';
import { contourBox, transformContour } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import type { Chains } from '../join/chains-of.js';
import { boxAround } from './box-index.js';
import { drillCandidates } from './drill-candidates.js';
import { findingsOf } from './findings.js';
import { holeRows } from './hole-rows.js';
import { questionsOf } from './questions.js';
import { type Shape, type ShapeInput, shapeOf } from './shape-of.js';

/** Where the chains' coordinates lie in the drawing, and who may stop the work. */
export interface DrawingContext {
  /** Added to coordinates that are reported, mm. */
  readonly offset: XY;
  readonly signal: AbortSignal | undefined;
}

/** From chains in mm to parts, with an account of everything that was decided on the way. */
export function drawingOf(
  chains: Chains,
  input: Omit<ShapeInput, 'chains'>,
  settings: ReadDrawingOptions,
  { offset, signal }: DrawingContext,
): Omit<Drawing, 'units' | 'unread'> {
  const whole: ShapeInput = { ...input, chains: chains.chains };
  const shape = shapeOf(whole, settings, signal);
  const open = [...shape.open, ...shape.joined.stubs].map(({ contour }) => contour);
  const branching = shape.joined.unresolved.map(({ contour }) => contour);
  const move = (contour: Contour) =>
    transformContour(contour, { xMm: offset[0], yMm: offset[1], rotationDeg: 0, mirrored: false });
  const moved = ([x, y]: XY) => [x + offset[0], y + offset[1]] as const;
  const candidates = shape.placed.map(({ part }) => drillCandidates(part, settings));
  const everything = everythingDrawn(shape);
  return {
    ...(everything.length === 0 ? {} : { sizeMm: sizeOf(everything) }),
    parts: shape.placed.map(({ part }) => part),
    features: candidates.flat(),
    rows: candidates.flatMap(holeRows),
    origins: shape.placed.map(({ part, origin }) => ({ partId: part.id, atMm: moved(origin) })),
    openContours: open.map(move),
    branching: branching.map(move),
    labels: input.labels.map(({ text, at }) => ({ text, atMm: moved(at) })),
    questions: questionsOf(whole, shape, settings, signal).map((question) =>
      question.atMm === undefined ? question : { ...question, atMm: moved(question.atMm) },
    ),
    findings: withOffset(
      findingsOf({ chains, shape, nLabels: input.labels.length, nesting: settings.nesting }),
      offset,
    ),
  };
}

/** What has an extent: contours, open ones, construction lines and what rules make features of; not what they ignore. */
function everythingDrawn({ loops, joined, open, sorted }: Shape): readonly Contour[] {
  return [
    ...loops,
    ...open,
    ...joined.stubs,
    ...joined.unresolved,
    ...joined.loops.filter(({ construction }) => construction),
    ...sorted.marked.flatMap(({ chains }) => chains),
  ].map(({ contour }) => contour);
}

function sizeOf(contours: readonly Contour[]): { widthMm: number; heightMm: number } {
  const { minXMm, minYMm, maxXMm, maxYMm } = contours.map(contourBox).reduce(boxAround);
  return { widthMm: maxXMm - minXMm, heightMm: maxYMm - minYMm };
}

function withOffset(findings: readonly Finding[], [dx, dy]: XY): readonly Finding[] {
  return findings.map((one) =>
    one.atMm === undefined ? one : { ...one, atMm: [one.atMm[0]! + dx, one.atMm[1]! + dy] },
  );
}
