import { z } from 'zod';
import { count, finite, id, list, positiveMm, record } from '../schema.js';
import { point3Schema, pointSchema } from './contour.js';

const feed = () => finite().positive().max(100_000).describe('Feed along the path, mm/min');

/** See {@link Move}. */
export const moveSchema = z.discriminatedUnion('kind', [
  record({ kind: z.literal('rapid'), toMm: point3Schema }),
  record({ kind: z.literal('line'), toMm: point3Schema, feedMmPerMin: feed() }),
  record({
    kind: z.literal('arc'),
    toMm: point3Schema,
    centreMm: pointSchema,
    clockwise: z.boolean(),
    feedMmPerMin: feed(),
  }),
]);
/**
 * One move from where the last one ended. An arc turns in the XY plane about `centreMm`, its Z changing evenly with the angle
 * (a helix); where its end equals its start in X and Y it is one full turn.
 */
export type Move = z.infer<typeof moveSchema>;

/** See {@link Tab}. */
export const tabSchema = record({ centreMm: pointSchema, lengthMm: positiveMm(), heightMm: positiveMm() });
/** A bridge left standing on the sheet’s underside so that the part stays put: the path rises to `heightMm` over the underside. */
export type Tab = z.infer<typeof tabSchema>;

const drillCycleSchema = record({
  kind: z
    .enum(['plain', 'dwell', 'peck', 'chip-break'])
    .describe(
      'As G81, G82, G83 and G73: down in one; with a wait at the bottom; out after every peck; a little up after every peck',
    ),
  holesMm: list(pointSchema, { min: 1 }).describe('In drilling order, sheet coordinates'),
  bottomZMm: finite().describe('Depth of the holes, sheet coordinates, mm; below retractZMm'),
  retractZMm: finite().describe('From here down by feed, sheet coordinates, mm (R)'),
  returnTo: z
    .enum(['start', 'retract'])
    .describe('How high the tool goes between holes: where the toolpath starts (G98), or retractZMm (G99)'),
  feedMmPerMin: feed(),
  dwellS: finite().positive().max(600).exactOptional().describe('Wait at the bottom, s; for kind dwell'),
  peckMm: positiveMm().exactOptional().describe('Depth of one peck, mm; for kinds peck and chip-break'),
});

/** See {@link Toolpath}. */
export const toolpathSchema = record({
  id: id(),
  operation: z.enum(['profile-outside', 'profile-inside', 'bore', 'drill', 'engrave', 'pocket']),
  partId: id(),
  copy: count(),
  sheetIndex: count(),
  toolId: id(),
  spindleRpm: finite().positive(),
  startMm: point3Schema.describe('Where the first move starts; the post brings the tool there safely'),
  moves: list(moveSchema, { min: 1 }),
  tabs: list(tabSchema),
  drillCycle: drillCycleSchema
    .exactOptional()
    .describe('What the moves are the expansion of, waits aside; the post writes the cycle with its waits'),
});
/** Ordered moves of one tool for one operation, in sheet coordinates: origin at the lower left corner, Z 0 at the stock top. */
export type Toolpath = z.infer<typeof toolpathSchema>;
