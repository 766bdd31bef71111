import { z } from 'zod';
import { finite, id, list, positiveMm, record, text } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';
import type { EngineBase } from './engine.js';

const moisturePct = () => finite().min(0).max(30).describe('Moisture content, percent of the dry mass');

/** See {@link Climate}. */
export const climateSchema = record({
  buildMoisturePct: moisturePct().describe('Moisture content on the day it is built, percent'),
  driestMoisturePct: moisturePct().describe('Lowest moisture content in service, percent'),
  wettestMoisturePct: moisturePct().describe('Highest moisture content in service, percent'),
});
/** Moisture content of the wood when it is built, and the range it will see. */
export type Climate = z.infer<typeof climateSchema>;

const board = {
  id: id(),
  species: z.string().max(100).describe('Common or Latin name as in the species table'),
  widthMm: positiveMm().describe('Across the grain, mm'),
  ringAngleDeg: finite()
    .min(0)
    .max(90)
    .describe('Angle of the rings to the face: 0 flat sawn (tangential), 90 quarter sawn (radial)'),
};

/** See {@link MovementCheck}. */
export const movementCheckSchema = z.discriminatedUnion('kind', [
  record({
    kind: z.literal('framed-panel'),
    ...board,
    grooveDepthMm: positiveMm().describe('Depth of one groove, mm'),
    gapPerSideMm: finite()
      .min(0)
      .describe('Gap between panel edge and groove floor on the day it is built, mm'),
  }),
  record({
    kind: z.literal('top-fastener'),
    ...board,
    slotTravelMm: positiveMm().describe('How far a fastener may slide each way in its slot, mm'),
    fixedAt: z.enum(['centre', 'edge']),
  }),
  record({
    kind: z.literal('inset-panel'),
    ...board,
    gapPerSideMm: finite().min(0).describe('Gap between the edge and its frame on the day it is built, mm'),
    leastGapMm: finite().min(0).describe('Gap that must remain at the wettest, mm'),
  }),
  record({ kind: z.literal('board'), ...board }),
]);
/** One thing to judge: a framed panel, a top on fasteners, an inset front or door, or only a board's change of width. */
export type MovementCheck = z.infer<typeof movementCheckSchema>;

/** See {@link MovementRequest}. */
export const movementRequestSchema = record({
  climate: climateSchema,
  checks: list(movementCheckSchema, { max: 10_000 }),
});
/** What to judge, and the climate it lives in. */
export type MovementRequest = z.infer<typeof movementRequestSchema>;

/** See {@link MovementReport}. */
export const movementReportSchema = record({
  checks: list(
    record({
      id: id(),
      kind: z.string(),
      verdict: z.enum(['ok', 'tight', 'jams', 'falls-out', 'set-or-slip', 'split-likely', 'not-judged']),
      marginMm: finite()
        .exactOptional()
        .describe('Least margin over the year; negative: fails by that much, mm'),
      uncertaintyMm: finite()
        .min(0)
        .exactOptional()
        .describe('Half width of the band the margin lies in, mm'),
      widthDriestMm: finite().exactOptional(),
      widthWettestMm: finite().exactOptional(),
      cutToMm: positiveMm()
        .exactOptional()
        .describe('Dimension to cut at the moisture of the day it is built, mm'),
      season: z.enum(['driest', 'wettest', 'none']),
      message: text(),
      sources: list(text()).describe('Equation and table behind the numbers'),
    }),
  ),
  findings: list(findingSchema),
});
/** Each check with verdict, margin, uncertainty and sources. */
export type MovementReport = z.infer<typeof movementReportSchema>;

/** `@millwright/wood-movement`, real or stub. Synchronous: a check costs microseconds. */
export interface WoodMovementEngine extends EngineBase {
  readonly checkMovement: (request: MovementRequest) => MovementReport;
}
