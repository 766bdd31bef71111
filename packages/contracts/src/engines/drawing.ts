import { z } from 'zod';
import { count, finite, id, lengthMm, list, positiveMm, record, text } from '../schema.js';
import { contourSchema, pointSchema } from '../shapes/contour.js';
import { findingSchema } from '../shapes/finding.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import type { EngineBase, RunOptions, Verb } from './engine.js';

/** Units a drawing may be read in. */
export const drawingUnitSchema = z.enum(['mm', 'cm', 'm', 'in', 'ft', 'px96', 'px90', 'px72', 'pt']);
/** Units a drawing may be read in. */
export type DrawingUnit = z.infer<typeof drawingUnitSchema>;

/** What is done along, or inside, the contours a rule applies to. */
export const contourOperationSchema = z.enum(['cut', 'pocket', 'engrave', 'drill', 'ignore']);
/** What is done along, or inside, the contours a rule applies to. */
export type ContourOperation = z.infer<typeof contourOperationSchema>;

/** See {@link PartRule}. */
export const partRuleSchema = record({
  layer: text()
    .exactOptional()
    .describe('Applies to what is on this layer, in capitals or not, * for any letters; absent: to all'),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .exactOptional()
    .describe('Applies to what is drawn in this colour, #rrggbb; absent: to all'),
  label: text()
    .exactOptional()
    .describe('Applies to parts with this label, in capitals or not, * for any letters; absent: to all'),
  ignore: z
    .boolean()
    .exactOptional()
    .describe('The same as operation "ignore": leave these contours out before parts are formed'),
  operation: contourOperationSchema
    .exactOptional()
    .describe(
      'By layer or colour. cut: an edge of a part, as without a rule; pocket, engrave, drill: a feature of the part around it; ignore: left out',
    ),
  depthMm: positiveMm()
    .exactOptional()
    .describe('Depth of the operation below the stock top, mm; absent: through'),
  diameterMm: positiveMm()
    .exactOptional()
    .describe('Diameter drilled, mm; for lone points, which have none of their own, needed'),
  grainDeg: finite()
    .min(-360)
    .max(360)
    .exactOptional()
    .describe('Direction of the grain in the part, degrees from +X'),
  quantity: count().min(1).max(10_000).exactOptional(),
});
/** What the drawing does not say of its parts. All rules that match apply, the later ones last. */
export type PartRule = z.infer<typeof partRuleSchema>;

const optionFields = {
  unit: drawingUnitSchema.describe('What the numbers mean; absent: proved from the file, or asked'),
  split: z
    .enum(['auto', 'always', 'never'])
    .describe(
      'Whether lines are split where others meet or cross them: auto only where lines would stay open otherwise, always also through closed contours',
    ),
  maps: z
    .enum(['ask', 'faces', 'outline'])
    .describe(
      'What becomes of areas that share lines: a question, a part each, or one part with the outer boundary',
    ),
  crossing: z
    .enum(['keep', 'unite', 'cut'])
    .describe(
      'What becomes of contours that cross: kept as drawn, united, or the smaller cut from the larger',
    ),
  nesting: z
    .enum(['even-odd', 'holes'])
    .describe(
      'What a contour inside a hole is: a part of its own (even-odd), or a hole of the outermost one like all others',
    ),
  layers: z
    .enum(['together', 'apart'])
    .describe(
      'Whether contours on different layers lie inside each other, or each layer is a drawing of its own',
    ),
  rules: list(partRuleSchema, { max: 1_000 }),
} as const;

/** See {@link ReadDrawingOptions}. */
export const readDrawingOptionsSchema = record({
  format: z.enum(['auto', 'svg', 'dxf']).default('auto'),
  unit: optionFields.unit.exactOptional(),
  hatches: z
    .enum(['list', 'outlines'])
    .default('list')
    .describe('Whether the boundaries of hatched areas (DXF) are contours or only listed'),
  hiddenLayers: list(text(), { max: 1_000 })
    .default([])
    .describe('Layers to be read although they are frozen, off or not plotted (DXF); * for all'),
  joinMm: lengthMm()
    .max(1)
    .default(0.1)
    .describe('Largest gap closed between loose ends, mm; each one is reported'),
  split: optionFields.split.default('auto'),
  maps: optionFields.maps.default('ask'),
  crossing: optionFields.crossing.default('keep'),
  nesting: optionFields.nesting.default('even-odd'),
  layers: optionFields.layers.default('together'),
  fitArcs: z
    .boolean()
    .default(false)
    .describe('Whether contours drawn as polygons round a circle become circles'),
  mergeIdentical: z
    .boolean()
    .default(false)
    .describe('Whether identical outlines become one part with a quantity'),
  allowFlip: z.boolean().default(false).describe('Whether mirror images count as identical, too'),
  drillsMm: list(positiveMm(), { max: 200 })
    .default([2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 10, 12, 15, 20, 25, 26, 30, 35])
    .describe('Diameters of the drills at hand, mm'),
  cutterMm: positiveMm().default(3).describe('Diameter of the thinnest cutter that bores holes, mm'),
  rules: optionFields.rules.default([]),
});
/** How to read a drawing. */
export type ReadDrawingOptions = z.infer<typeof readDrawingOptionsSchema>;

/** See {@link DrawingQuestion}. */
export const drawingQuestionSchema = record({
  kind: z.enum([
    'unit',
    'map',
    'junction',
    'crossing',
    'islands',
    'layers',
    'concentric',
    'lettering',
    'layer-names',
    'points',
  ]),
  message: text().describe('What the drawing does not decide, in a sentence'),
  atMm: pointSchema.exactOptional().describe('A place in the drawing to look at, mm'),
  choices: list(
    record({
      title: text(),
      options: record({
        unit: optionFields.unit.exactOptional(),
        split: optionFields.split.exactOptional(),
        maps: optionFields.maps.exactOptional(),
        crossing: optionFields.crossing.exactOptional(),
        nesting: optionFields.nesting.exactOptional(),
        layers: optionFields.layers.exactOptional(),
        rules: optionFields.rules.exactOptional(),
      }).describe('Options to read the drawing with again; rules go before those already given'),
      consequence: text().describe('What would come out: counts, sizes'),
    }),
    { min: 1, max: 10 },
  ),
  chosen: count()
    .exactOptional()
    .describe('0-based index of the choice this result was made with; absent: none, there is no result yet'),
});
/** Something the drawing does not decide, the answers that are possible, and the one that was taken in the meantime. */
export type DrawingQuestion = z.infer<typeof drawingQuestionSchema>;

/** See {@link UnitDecision}. */
export const unitDecisionSchema = record({
  decision: z.enum(['given', 'proved', 'ask', 'none']),
  unit: drawingUnitSchema.exactOptional(),
  mmPerUnit: finite().positive().exactOptional(),
  evidence: list(text()).describe('What was read, one sentence each'),
  candidates: list(record({ unit: drawingUnitSchema, widthMm: finite(), heightMm: finite() })).describe(
    'The size under each reading, most plausible first',
  ),
});
/**
 * What the numbers in the drawing mean. `ask`: the file does not prove a unit; parts are then empty and a finding says so.
 * `none`: there is nothing to size.
 */
export type UnitDecision = z.infer<typeof unitDecisionSchema>;

/** See {@link Drawing}. */
export const drawingSchema = record({
  units: unitDecisionSchema,
  sizeMm: record({ widthMm: finite(), heightMm: finite() }).exactOptional(),
  parts: list(partSchema),
  features: list(
    record({
      kind: z.literal('drill-candidate'),
      partId: id(),
      holeIndex: count(),
      centreMm: pointSchema,
      diameterMm: finite()
        .positive()
        .describe('As drawn; of a polygon that of the circle through its corners'),
      use: z
        .enum(['drill', 'bore', 'too-small'])
        .describe('What could make it: a drill at hand, a cutter going round, or neither'),
      nominalMm: finite().positive().describe('The diameter that is probably meant, mm'),
      differenceMm: finite().describe('Drawn less nominal diameter, mm'),
      deviationMm: lengthMm().describe('Largest distance of the drawn hole from the circle, mm'),
      nSides: count().min(3).exactOptional().describe('Number of sides of a circle drawn as a polygon'),
      named: z
        .literal('cup-35')
        .exactOptional()
        .describe('cup-35: the cup of a concealed hinge, 35 ± 0.1 mm'),
    }),
  ),
  rows: list(
    record({
      partId: id(),
      holeIndexes: list(count(), { min: 3 }).describe('0-based, in order along the row'),
      pitchMm: finite().positive().describe('Least distance of neighbours, mm: a multiple of 32 ± 0.1'),
      directionDeg: finite().min(0).max(180).describe('Direction of the row in the part, degrees from +X'),
    }),
  ).describe('Holes of one diameter on a line, at multiples of 32 mm: shelf pins and the like'),
  origins: list(record({ partId: id(), atMm: pointSchema })).describe(
    'Where the frame of each part lies in the drawing (its axes are the drawing’s), mm; of identical parts that were merged, that of the first',
  ),
  openContours: list(contourSchema),
  branching: list(contourSchema).describe(
    'Runs of lines between areas that share them: no part of anything until `maps` says what they are',
  ),
  labels: list(
    record({
      text: text(),
      atMm: pointSchema.exactOptional().describe('Where it begins, mm; absent while the unit is not known'),
    }),
  ),
  unread: list(record({ entity: z.string(), layer: z.string(), count: count() })),
  questions: list(drawingQuestionSchema).describe('What the drawing does not decide'),
  findings: list(findingSchema),
});
/** A drawing as read: parts, what could be drilled, and everything that was not understood. */
export type Drawing = z.infer<typeof drawingSchema>;

/** See {@link WriteDrawingRequest}. */
export const writeDrawingRequestSchema = record({
  title: text(),
  parts: list(partSchema),
  layout: layoutSchema.exactOptional(),
  sheetIndex: count()
    .exactOptional()
    .describe('Which sheet of the layout, from 0; absent: all of them, side by side'),
  version: z
    .enum(['r12', 'r2000'])
    .exactOptional()
    .describe('DXF only. r12 (default): every program opens it; r2000: names its unit in the header'),
});
/** Parts side by side, or, with a layout, its sheets with what lies on them. */
export type WriteDrawingRequest = z.infer<typeof writeDrawingRequestSchema>;

/** `@millwright/drawing`, real or stub. */
export interface DrawingEngine extends EngineBase {
  readonly readDrawing: (
    bytes: Uint8Array,
    options?: Partial<ReadDrawingOptions>,
    run?: RunOptions,
  ) => Promise<Drawing>;
  readonly writeSvg: Verb<WriteDrawingRequest, string>;
  readonly writeDxf: Verb<WriteDrawingRequest, string>;
}
