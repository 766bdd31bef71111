import {
  type DrawingQuestion,
  MillwrightError,
  type Part,
  type ReadDrawingOptions,
} from '@millwright/contracts';
import type { Chain } from '../join/chain.js';
import { type ChoiceOptions, counted } from './asked.js';
import { layerQuestion, letteringQuestion, nameQuestion } from './layer-questions.js';
import { type Shape, type ShapeInput, shapeOf } from './shape-of.js';
import { crossingQuestion, islandQuestion, junctionQuestion, mapQuestion } from './shape-questions.js';

/** Vertices of a drawing whose other readings are still tried out, for the consequences shown with a question. */
const MOST_VERTICES_TRIED = 20_000;
/** … and crossings in it. */
const MOST_CROSSINGS_TRIED = 100;

/**
 * What the drawing does not decide: areas that share lines, lines that end on others, contours that cross, contours within holes,
 * layers that lie over each other, what is drawn in another colour or layer inside a part, layers whose names say what to do.
 * Each with the answers that are possible, what would come of them (the drawing is read again for that, unless it is very large), and
 * the answer this result was made with.
 */
export function questionsOf(
  input: ShapeInput,
  shape: Shape,
  settings: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): readonly DrawingQuestion[] {
  const asked = [
    mapQuestion(shape, settings),
    junctionQuestion(shape, settings),
    crossingQuestion(shape, settings),
    islandQuestion(shape, settings),
    layerQuestion(shape, settings),
    letteringQuestion(shape, settings),
    nameQuestion(input, settings),
  ].filter((question) => question !== undefined);
  // Split where they cross, a few lines may become a hundred thousand.
  const nVertices = Math.max(
    countVertices(input.chains),
    countVertices(shape.loops) + countVertices(shape.joined.unresolved),
  );
  const nCrossings = shape.loops.reduce(
    (total, { selfCrossings }) => total + selfCrossings.length,
    shape.crossings.between.length,
  );
  const isLarge =
    nVertices > MOST_VERTICES_TRIED || nCrossings > MOST_CROSSINGS_TRIED || !shape.crossings.isComplete;
  return asked.map(({ offers, ...question }) => ({
    ...question,
    choices: offers.map((offer, i) => ({
      ...offer,
      consequence:
        i === question.chosen
          ? countsText(shape)
          : isLarge
            ? 'Not counted: the drawing is large.'
            : consequence(input, offer.options, settings, signal),
    })),
  }));
}

function consequence(
  input: ShapeInput,
  options: ChoiceOptions,
  settings: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): string {
  const rules = [...(options.rules ?? []), ...settings.rules];
  try {
    return countsText(shapeOf(input, { ...settings, ...options, rules }, signal));
  } catch (error) {
    if (error instanceof MillwrightError && error.code === 'INPUT_TOO_LARGE') return 'Too large to be tried.';
    throw error;
  }
}

function countsText({ placed, open, joined }: Shape): string {
  const parts = placed.map(({ part }) => part);
  const nOpen = open.length + joined.stubs.length + joined.unresolved.length;
  const nFeatures = sum(parts, ({ features }) => features.length);
  return [
    counted(
      sum(parts, () => 1),
      'part',
    ),
    counted(
      sum(parts, ({ holes }) => holes.length),
      'hole',
    ),
    ...(nFeatures === 0 ? [] : [counted(nFeatures, 'feature')]),
    ...(nOpen === 0 ? [] : [`${counted(nOpen, 'line')} that bound${nOpen === 1 ? 's' : ''} nothing`]),
  ].join(', ');
}

function sum(parts: readonly Part[], count: (part: Part) => number): number {
  return parts.reduce((total, part) => total + count(part) * part.quantity, 0);
}

function countVertices(chains: readonly Chain[]): number {
  return chains.reduce((total, { contour }) => total + contour.vertices.length, 0);
}
