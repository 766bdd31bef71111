import { type DrawingUnit, drawingUnitSchema, readingSchema } from '@millwright/contracts';
import { refuse } from './options.js';

const { split, maps, crossing, nesting, layers } = readingSchema.unwrap().shape;
/** What a drawing can leave open, and the choices. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  split: split.unwrap().options,
  maps: maps.unwrap().options,
  crossing: crossing.unwrap().options,
  nesting: nesting.unwrap().options,
  layers: layers.unwrap().options,
};

/**
 * The unit of a drawing.
 * @throws MillwrightError USAGE
 */
export function unitOf(given: string): DrawingUnit {
  const { data } = drawingUnitSchema.safeParse(given);
  return data ?? refuse(`"${given}" is not a unit; known are ${drawingUnitSchema.options.join(', ')}.`);
}

/**
 * An answer to what a drawing leaves open: `maps=faces`.
 * @throws MillwrightError USAGE: its name or its choice is not known
 */
export function answerOf(given: string): readonly [string, string] {
  const [name = '', choice = ''] = given.split('=', 2);
  const known = Object.entries(ANSWERS).find(([answer]) => answer === name)?.[1];
  if (known === undefined) {
    return refuse(`"${given}" is not an answer; names are ${Object.keys(ANSWERS).join(', ')}.`);
  }
  if (!known.includes(choice)) {
    return refuse(`"${choice}" is not a choice for ${name}; known are ${known.join(', ')}.`);
  }
  return [name, choice];
}
