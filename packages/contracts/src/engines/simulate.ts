import { z } from 'zod';
import { count, finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';
import { contourSchema, point3Schema, pointSchema } from '../shapes/contour.js';
import { findingSchema } from '../shapes/finding.js';
import { machineSchema, setupSchema } from '../shapes/machine.js';
import { layoutSchema, materialSchema, partSchema } from '../shapes/part.js';
import { programReadingSchema } from '../shapes/program.js';
import { toolSchema } from '../shapes/tool.js';
import { tabSchema } from '../shapes/toolpath.js';
import type { EngineBase, Verb } from './engine.js';

const stockSchema = record({
  widthMm: positiveMm().describe('Along X, mm'),
  heightMm: positiveMm().describe('Along Y, mm'),
  thicknessMm: positiveMm(),
  material: materialSchema.exactOptional(),
});
/** A sheet by itself. Its lower left corner is the origin of sheet coordinates, its top Z 0. */
export type ProofStock = z.infer<typeof stockSchema>;

const frameSchema = record({
  zeroMm: point3Schema.describe(
    'Program zero in sheet coordinates (lower left corner, Z 0 at the stock top), mm',
  ),
  zPoints: z
    .enum(['up', 'down'])
    .default('up')
    .describe('down: greater Z is deeper, as some hobby programs write'),
});
/** How a program's coordinates lie over the sheet. */
export type ProgramFrame = z.infer<typeof frameSchema>;

const intentSchema = z.discriminatedUnion('kind', [
  record({
    kind: z.literal('onion-skin'),
    partId: id(),
    copy: count(),
    holeIndex: count().exactOptional().describe('Which hole; absent: the outline'),
    thicknessMm: positiveMm().describe('What stays under the contour all round, mm'),
  }),
  record({
    kind: z.literal('clear'),
    id: id(),
    contour: contourSchema.describe('Closed, sheet coordinates'),
    depthMm: positiveMm().exactOptional().describe('Down to here, mm; absent: through'),
    isRequired: z.boolean().default(false).describe('Whether it must be cut; else it only may'),
  }),
  record({
    kind: z.literal('feature-tools'),
    partId: id(),
    copy: count().exactOptional().describe('Absent: every copy'),
    featureId: id(),
    toolNumbers: list(count().min(1)).describe('What the slimmest of them reaches of its floor must be cut'),
  }),
]);
/** Something meant that no part shows. */
export type ProofIntent = z.infer<typeof intentSchema>;

const obstacleSchema = record({
  id: id(),
  kind: z.enum(['clamp', 'screw', 'keep-out']),
  footprint: contourSchema.describe('Closed, sheet coordinates'),
  topZMm: finite().describe('Its height, sheet coordinates (Z 0 at the stock top), mm'),
  clearanceMm: lengthMm().default(1).describe('How far tool, shank and holder have to stay away, mm'),
});
/** What tool and holder must not meet: a clamp, a hold-down screw, a place to keep out of. */
export type Obstacle = z.infer<typeof obstacleSchema>;

const cuttingLimitSchema = record({
  toolNumber: count().min(1),
  maxFeedMmPerMin: finite().positive().exactOptional(),
  maxPlungeMmPerMin: finite().positive().exactOptional(),
  maxStepdownMm: positiveMm().exactOptional().describe('Largest axial depth of one pass, mm'),
  maxEngagementDeg: finite().positive().max(180).exactOptional(),
  maxRampDeg: finite()
    .positive()
    .max(90)
    .exactOptional()
    .describe('Steepest way down into solid wood, degrees'),
  chipLoadMm: record({ least: lengthMm(), most: positiveMm() })
    .exactOptional()
    .describe('Feed per tooth: thinner rubs and burns, thicker breaks, mm'),
  rpm: record({ least: finite().min(0), most: finite().positive() }).exactOptional(),
  spindle: z.enum(['clockwise', 'counter-clockwise']).default('clockwise'),
  source: text().exactOptional(),
});
/** Limits of one tool in this material, each with the source its owner has for it. */
export type CuttingLimit = z.infer<typeof cuttingLimitSchema>;

const otherSideSchema = record({
  programSha256: z.string().regex(/^[0-9a-f]{64}$/),
  reading: programReadingSchema,
  turnedAbout: z
    .enum(['x', 'y'])
    .describe('Axis the sheet is turned about: y swaps left and right, x swaps near and far'),
  tabs: list(tabSchema).default([]).describe('Seen from the other side, its sheet coordinates'),
  obstacles: list(obstacleSchema)
    .exactOptional()
    .describe('What stands on the sheet then, seen from the other side, its sheet coordinates'),
  pins: list(record({ centreMm: pointSchema, diameterMm: positiveMm() }))
    .default([])
    .describe('Dowels that place the sheet, coordinates of the first side; they must map onto themselves'),
});
/** The second program of a two-sided job, in coordinates of the sheet as it then lies: lower left corner, Z 0 at the face that is up. */
export type OtherSide = z.infer<typeof otherSideSchema>;

/** See {@link ProveRequest}. */
export const proveRequestSchema = record({
  programSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Digest of the program’s text; the proof is bound to it'),
  reading: programReadingSchema.describe('The program as read back from its text'),
  text: z
    .string()
    .max(64 * 1024 * 1024)
    .exactOptional()
    .describe('Its text, for what comments suggest where an input is missing; decides nothing'),
  parts: list(partSchema)
    .default([])
    .describe('The drawing; absent: what is gouged or missing cannot be said'),
  layout: layoutSchema.exactOptional().describe('Where the parts lie; absent: `stock` gives the sheet'),
  sheetIndex: count().default(0),
  stock: stockSchema
    .exactOptional()
    .describe('The sheet where there is no layout; with a layout its sheet is the stock'),
  tools: list(toolSchema).default([]).describe('What the T words stand for; absent: no cut can be judged'),
  machine: machineSchema.exactOptional().describe('Absent: limits, travel and time cannot be judged'),
  setup: setupSchema
    .exactOptional()
    .describe('Absent: travel, safe heights and the spoilboard cannot be judged'),
  frame: frameSchema
    .exactOptional()
    .describe(
      'Where the program’s zero lies and which way its Z points; absent with a setup: as this vocabulary has it (corner, stock top, up); absent without: a question',
    ),
  tabs: list(tabSchema).default([]).describe('Bridges that are meant to stay, sheet coordinates'),
  operations: list(intentSchema)
    .default([])
    .describe('What is meant beside parts and features: skins that stay, waste that may be cut'),
  obstacles: list(obstacleSchema).default([]).describe('What stands on the sheet or beside it'),
  cuttingLimits: list(cuttingLimitSchema).default([]).describe('How hard each tool may be driven'),
  blocks: list(record({ id: id(), firstLine: count().min(1), lastLine: count().min(1) }))
    .default([])
    .describe('Operations of the program by lines, both ends included, for times and findings by operation'),
  otherSide: otherSideSchema
    .exactOptional()
    .describe('The program of the other face of a sheet that is turned over; both are judged together'),
  measures: list(z.enum(['removal', 'engagement']))
    .default(['removal', 'engagement'])
    .describe('What is measured beside the verdict; what rests on a measure left out stays undecided'),
  budgetCells: count()
    .min(1)
    .max(2_000_000_000)
    .default(20_000_000)
    .describe('Work that maps and searches may do, cells; what is left undecided widens brackets'),
  toleranceMm: positiveMm()
    .default(0.01)
    .describe('How far a cut may enter a part, and a contour stay unfinished, mm'),
  throughMm: lengthMm().default(0).describe('How much deeper than the sheet a through cut must reach, mm'),
  partsExpected: list(record({ partId: id(), copy: count() }))
    .default([])
    .describe('What this program has to cut out'),
  uncuttable: list(record({ partId: id(), holeIndex: count(), reason: text() }))
    .default([])
    .describe('Holes that the plan said it cannot make; the proof names them and holds nothing else back'),
});
/** A program as read back, and all that it is to be judged against. */
export type ProveRequest = z.infer<typeof proveRequestSchema>;

/** Times or lengths of a program by what the tool does. */
const byUseSchema = (what: () => z.ZodType<number>) =>
  record({
    cut: what().describe('Fed in wood'),
    link: what().describe('Fed below the stock top, through what is cut already'),
    air: what().describe('Fed above the stock'),
    rapid: what(),
  });

const engagementSchema = record({
  stepMm: positiveMm().describe('Distance of the positions judged along the path, mm'),
  nPositions: count(),
  nGrazing: count().describe('Of them such as touch wood by less than 0.002 mm: they count as outside'),
  isComplete: z.boolean().describe('Whether the budget lasted for the whole path'),
  histogramMm: list(lengthMm()).describe('Length cut at an engagement of 0–10°, 10–20° … 170–180°, mm'),
  p50Deg: finite(),
  p95Deg: finite(),
  p99Deg: finite(),
  maxDeg: finite().describe('Largest engagement met'),
  maxLine: count(),
  boundDeg: finite()
    .min(0)
    .max(180)
    .exactOptional()
    .describe(
      'Certified: nowhere on the path is it larger, between the positions neither (slivers narrower than 0.002 mm count as none; balls, V-bits and bull-noses at 8 heights). Absent where the budget did not last for it',
    ),
  maxAtMm: pointSchema.exactOptional().describe('Where, sheet coordinates'),
  entries: list(
    record({
      kind: z.enum(['plunge', 'ramp', 'helix']),
      count: count(),
      depthMm: lengthMm().describe('How far they lead down into wood altogether, mm'),
      steepestDeg: finite(),
      line: count().describe('Of the first'),
    }),
  ).describe('Ways down into wood; they are not in the histogram'),
  deepestPassMm: lengthMm().describe(
    'Most wood above the tip; side cuts narrower than a tenth of the diameter left out',
  ),
  deepestPassLine: count(),
  maxRemovalMm3PerS: finite().min(0),
  maxRemovalLine: count(),
  removedMm3: finite().min(0).describe('Sum over the path: near the certified volume, but no bound'),
  removalSeries: record({
    bucketS: finite().min(0),
    mm3PerS: list(finite().min(0)).describe('Mean rate of each stretch of time'),
  }).describe('Wood taken off over the running time'),
  maxChipMm: lengthMm().exactOptional().describe('Thickest chip with the planner’s feed, mm'),
  maxChipLine: count().exactOptional(),
  overLimitS: finite().min(0).describe('Time above the limits that were given, s'),
  maxForceN: finite().min(0).exactOptional().describe('Only where the material has a sourced figure'),
  maxPowerW: finite().min(0).exactOptional().describe('Only where the material has a sourced figure'),
  forceSource: text().exactOptional(),
  timeS: byUseSchema(() => finite().min(0)).describe(
    'By the planner, s; what is left to the total are dwells',
  ),
  lengthMm: byUseSchema(() => lengthMm()),
});
/** How the tool is loaded: sampled along the path; of the engagement `boundDeg` is a bound. */
export type EngagementSummary = z.infer<typeof engagementSchema>;

const bracketSchema = record({
  least: finite().min(0),
  most: finite().min(0),
}).describe('Certified: the true value lies between the two; their difference is what is not known');
/** A certified lower and upper bound. */
export type Bracket = z.infer<typeof bracketSchema>;

const missingInputSchema = z.enum([
  'stock',
  'drawing',
  'tool',
  'machine',
  'setup',
  'work-offset',
  'z-frame',
  'units',
]);
/** An input without which something cannot be judged. */
export type MissingInput = z.infer<typeof missingInputSchema>;

/** See {@link Proof}. */
export const proofSchema = record({
  programSha256: z.string(),
  obligationsVersion: count().describe('Version of the list of obligations'),
  verdict: z.enum(['proved', 'unproved', 'findings']),
  obligations: list(
    record({
      id: z.string(),
      state: z.enum(['holds', 'violated', 'undecided', 'not-applicable']),
      detail: text(),
    }),
  ).describe('What had to be shown, and how it stands; the verdict is their join'),
  findings: list(findingSchema),
  missing: list(
    record({
      input: missingInputSchema,
      why: text().describe('What cannot be judged without it'),
      guess: text().exactOptional().describe('What the program itself suggests, never used unasked'),
    }),
  ).describe('Inputs that were not given; each leaves obligations undecided'),
  removal: record({
    cutMm3: bracketSchema.describe('Wood taken off'),
    gougeMm2: bracketSchema.exactOptional().describe('Area cut that should stand; absent without a drawing'),
    gougeMm3: bracketSchema.exactOptional(),
    residueMm2: bracketSchema.exactOptional().describe('Area that must be cut and is not'),
    residueMm3: bracketSchema.exactOptional().describe('Wood that stands there above the floors'),
    unreachableMm2: bracketSchema
      .exactOptional()
      .describe('Area no given tool can reach; no defect of the program'),
    undecidedMm2: lengthMm().describe('Area of cells whose mean height is not known to 0.01 mm'),
    nCells: count().describe('Work done'),
  })
    .exactOptional()
    .describe('The certified height map in sums; absent where an input is missing'),
  engagement: engagementSchema.exactOptional().describe('How the tool is loaded along its path'),
  deepestGougeMm: lengthMm()
    .exactOptional()
    .describe(
      'Certified upper bound of how far the tool enters a part, mm; absent where an input for it is missing',
    ),
  timeS: finite()
    .min(0)
    .describe(
      'Estimated running time, seconds; without a machine that of feeds and waits alone, so a lower bound',
    ),
  operationTimes: list(record({ id: id(), timeS: finite().min(0) })).describe('Of the blocks given'),
  cutLengthMm: lengthMm(),
  rapidLengthMm: lengthMm(),
  notCovered: list(text()).describe('What no proof of this kind covers'),
});
/** A verdict with its reasons. `proved` only if every obligation holds or is shown not to apply. */
export type Proof = z.infer<typeof proofSchema>;

/** See {@link DescribeRequest}. */
export const describeRequestSchema = record({
  reading: programReadingSchema,
  text: z
    .string()
    .max(64 * 1024 * 1024)
    .exactOptional()
    .describe('The program’s text, for its comments'),
});
/** A program of which nothing else is known. */
export type DescribeRequest = z.infer<typeof describeRequestSchema>;

const spanSchema = () => record({ least: finite(), most: finite() });
const boxSchema = () => record({ minMm: point3Schema, maxMm: point3Schema });

/** See {@link ProgramDescription}. */
export const programDescriptionSchema = record({
  units: z.enum(['mm', 'inch', 'unstated']),
  kind: z
    .enum(['milling', 'beam', 'nothing'])
    .describe('beam: laser, plasma or knife, as far as the motions tell; nothing: it moves nothing'),
  motionBoxMm: boxSchema()
    .exactOptional()
    .describe('All places it goes to, program coordinates, mm, arcs with their bulge'),
  feedBoxMm: boxSchema().exactOptional().describe('The same of feed motions'),
  zPoints: z
    .enum(['up', 'down', 'unclear'])
    .describe('Which way its Z seems to point; down: it travels below 0 and cuts above'),
  zZero: z
    .enum(['stock-top', 'stock-bottom', 'unclear'])
    .describe('Where its Z0 seems to lie; stock-bottom: it cuts down to 0 and not below'),
  safeZMm: finite().exactOptional().describe('Lowest height at which rapids go sideways'),
  levelsZMm: list(finite()).describe('Heights at which it cuts level, from above, at most 100'),
  stepdownMm: lengthMm().exactOptional().describe('Largest step between two of these levels, mm'),
  feedMmPerMin: spanSchema().exactOptional(),
  spindleRpm: spanSchema().exactOptional().describe('While it cuts'),
  toolNumbers: list(count()).describe('Numbers of its T words, in the order of their use; 0: none'),
  remarks: list(record({ line: count().min(1), about: missingInputSchema, text: text() })).describe(
    'Comments that speak of an input, word for word',
  ),
});
/** What a program suggests by itself: never proof, and never used unasked. */
export type ProgramDescription = z.infer<typeof programDescriptionSchema>;

/** `@millwright/simulate`, real or stub. */
export interface SimulateEngine extends EngineBase {
  readonly describeProgram: Verb<z.input<typeof describeRequestSchema>, ProgramDescription>;
  readonly proveProgram: Verb<z.input<typeof proveRequestSchema>, Proof>;
}
