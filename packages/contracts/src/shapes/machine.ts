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
  rapids: z
    .enum(['straight', 'dog-leg'])
    .exactOptional()
    .describe(
      'Way of a rapid: straight (GRBL; so if absent), or each axis as fast as it can until it is there',
    ),
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

/** See {@link Zero}. */
export const zeroSchema = record({
  x: z.enum(['left', 'centre', 'right']).describe('Least X, middle or greatest X of the sheet'),
  y: z.enum(['near', 'centre', 'far']).describe('Least Y, middle or greatest Y of the sheet'),
  z: z.enum(['stock-top', 'spoilboard']).describe('The sheet’s upper face, or the face it lies on'),
});
/** Where on the sheet an operator sets X, Y and Z to 0. */
export type Zero = z.infer<typeof zeroSchema>;

/** See {@link Setup}. */
export const setupSchema = record({
  workZeroMm: perAxis(finite()).describe(
    'Work zero measured from the corner of the travel box with least X, Y and Z, mm',
  ),
  clearanceZMm: positiveMm().describe('Safe above clamps and screws, mm over the stock top'),
  retractZMm: positiveMm().describe('Safe between cuts, mm over the stock top'),
  spoilboardMm: lengthMm().describe('How deep the tool may cut below the sheet, mm'),
  zero: zeroSchema
    .exactOptional()
    .describe('Where on the sheet the work zero is set; absent: left, near, stock top'),
});
/** One clamping: where the sheet lies in the machine, and how high the tool is safe. */
export type Setup = z.infer<typeof setupSchema>;
