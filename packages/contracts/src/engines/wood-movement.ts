import { z } from 'zod';
import { finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';
import type { EngineBase } from './engine.js';
import { moistureMomentSchema, moisturePct, movementCheckSchema } from './movement-check.js';

export { type MovementCheck, movementCheckSchema } from './movement-check.js';

const buildReadingBandPct = finite()
  .min(0)
  .max(5)
  .exactOptional()
  .describe(
    'How far the build-day moisture may be off either way, points; absent: 1 for a moisture content (the mean of several readings; one reading of one piece: 2), 2 for air or a place',
  );

/** See {@link Climate}. */
export const climateSchema = z.union([
  record({
    buildMoisturePct: moisturePct().describe('Moisture content on the day it is built, percent'),
    driestMoisturePct: moisturePct().describe('Lowest moisture content in service, percent'),
    wettestMoisturePct: moisturePct().describe('Highest moisture content in service, percent'),
    buildReadingBandPct,
  }),
  record({
    build: moistureMomentSchema.describe('The day it is built'),
    service: z
      .union([
        record({ driest: moistureMomentSchema, wettest: moistureMomentSchema }),
        record({
          place: z.string().min(1).max(100).describe('A place of the climate table: its whole year'),
        }),
      ])
      .describe('Where it will live, from driest to wettest'),
    buildReadingBandPct,
  }),
]);
/** Moisture of the wood when it is built, and the range it will see: as moisture contents, or as air, place and month. */
export type Climate = z.infer<typeof climateSchema>;

/** See {@link MovementRequest}. */
export const movementRequestSchema = record({
  climate: climateSchema,
  cutToleranceMm: lengthMm()
    .max(10)
    .exactOptional()
    .describe('How far each dimension may be off either way, mm; absent: 0.2, half of 1/64 in'),
  checks: list(movementCheckSchema, { max: 10_000 }),
});
/** What to judge, and the climate it lives in. */
export type MovementRequest = z.infer<typeof movementRequestSchema>;

const season = z.enum(['driest', 'wettest', 'none']);

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
        .describe('How much smaller the margin may be, mm: the unfavourable half of its band'),
      leastMarginMm: finite().exactOptional().describe('Lower end of the band of the margin, mm'),
      mostMarginMm: finite().exactOptional().describe('Upper end of the band of the margin, mm'),
      widthDriestMm: finite().exactOptional(),
      widthWettestMm: finite().exactOptional(),
      cutToMm: positiveMm()
        .exactOptional()
        .describe('First of the dimensions to cut, at the moisture of the day it is built, mm'),
      cuts: list(
        record({
          dimension: text().describe('What to cut'),
          mm: finite().describe('At the moisture of the day it is built, mm'),
          text: text().describe('In mm and in inches to 1/64, rounded so that it still holds'),
        }),
      )
        .exactOptional()
        .describe('Dimensions that hold all year, at the moisture of the day it is built'),
      limits: list(
        record({
          name: text().describe('What is left'),
          season,
          marginMm: finite(),
          leastMarginMm: finite(),
          mostMarginMm: finite(),
        }),
      )
        .exactOptional()
        .describe('Each way in which it can fail, with its margin and band, mm'),
      season,
      message: text(),
      assumptions: list(text()).exactOptional().describe('What is assumed beyond the request'),
      cautions: list(text())
        .exactOptional()
        .describe(
          'Why the figures deserve less trust than most; with one of these a pass is not a bare pass',
        ),
      tradeRule: text().exactOptional().describe('What the trade says, with its source, to compare'),
      sources: list(text()).describe('Equation and table behind the numbers'),
    }),
  ),
  climate: record({
    buildMoisturePct: finite(),
    driestMoisturePct: finite(),
    wettestMoisturePct: finite(),
    buildReadingBandPct: finite(),
    sources: list(text()),
  })
    .exactOptional()
    .describe('The climate in moisture content, percent, and where each figure came from'),
  findings: list(findingSchema),
});
/** Each check with verdict, margin, band, dimensions to cut, assumptions and sources. */
export type MovementReport = z.infer<typeof movementReportSchema>;

/** `@millwright/wood-movement`, real or stub. Synchronous: a check costs microseconds. */
export interface WoodMovementEngine extends EngineBase {
  readonly checkMovement: (request: MovementRequest) => MovementReport;
}
