import { z } from 'zod';
import { finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';

const perAxis = <Item extends z.ZodType>(item: Item) => z.tuple([item, item, item]).readonly();

/** Controllers a program can be written for. */
export const controllerSchema = z.enum(['grbl-1.1', 'grblhal', 'fluidnc']);
/** Controllers a program can be written for. */
export type Controller = z.infer<typeof controllerSchema>;

/** See {@link Machine}. */
export const machineSchema = record({
  id: id(),
  label: text(),
  controller: controllerSchema,
  travelMm: perAxis(positiveMm()).describe('Travel of X, Y, Z, mm'),
  maxRateMmPerMin: perAxis(finite().positive()).describe('Fastest rate of X, Y, Z, mm/min ($110-$112)'),
  accelerationMmPerS2: perAxis(finite().positive()).describe('Acceleration of X, Y, Z, mm/s² ($120-$122)'),
  stepsPerMm: perAxis(finite().positive()).describe('Steps per mm of X, Y, Z ($100-$102)'),
  junctionDeviationMm: lengthMm().describe('$11, mm'),
  arcToleranceMm: positiveMm().describe('$12, mm'),
  spindle: record({
    minRpm: finite().min(0),
    maxRpm: finite().positive(),
    spinUpS: finite().min(0).max(60).describe('Seconds until the spindle is up to speed'),
  }),
  sources: list(
    record({ field: z.string(), source: text(), verified: z.enum(['source-read', 'community', 'assumed']) }),
  ),
});
/** A machine profile; a public file format. Every figure names its source. */
export type Machine = z.infer<typeof machineSchema>;

/** See {@link Setup}. */
export const setupSchema = record({
  workZeroMm: perAxis(finite()).describe(
    'Work zero measured from the corner of the travel box with least X, Y and Z, mm',
  ),
  clearanceZMm: positiveMm().describe('Safe above clamps and screws, mm over the stock top'),
  retractZMm: positiveMm().describe('Safe between cuts, mm over the stock top'),
  spoilboardMm: lengthMm().describe('How deep the tool may cut below the sheet, mm'),
});
/** One clamping. Program zero is the sheet’s lower left corner at its top face. */
export type Setup = z.infer<typeof setupSchema>;
