import { z } from 'zod';
import { count, finite, id, list, positiveMm, record, text } from '../schema.js';
import { boxSchema, contourSchema, pointSchema, regionSchema } from '../shapes/contour.js';
import { findingSchema } from '../shapes/finding.js';

const tag = () => z.string().regex(/^[\x20-\x7e]{1,4}$/);

const textFields = {
  text: z
    .string()
    .min(1)
    .max(10_000)
    .describe(
      'What is written, at most 10,000 UTF-16 units; line ends begin new lines, a tab is four spaces',
    ),
  sizeMm: positiveMm().max(10_000).describe('Height of the letters, mm; see sizeOf'),
  sizeOf: z
    .enum(['cap-height', 'em'])
    .default('cap-height')
    .describe(
      'What sizeMm is: the height of a capital letter, as one measures a sign, or the em, as programs set type',
    ),
  letterSpacingMm: finite()
    .min(-1_000)
    .max(1_000)
    .default(0)
    .describe('Added between letters, mm; not between letters of joined scripts'),
  lineSpacingMm: positiveMm()
    .max(10_000)
    .exactOptional()
    .describe('From baseline to baseline, mm; absent: as the font says'),
  align: z
    .enum(['left', 'centre', 'right'])
    .default('left')
    .describe('What of each line lies at x = 0, or at the start, middle or end of the baseline given'),
  baseline: contourSchema
    .exactOptional()
    .describe(
      'What a single line of text stands on, left of the contour as it runs: above one that runs to the right, outside a clockwise circle. Absent: the x axis',
    ),
  toolDiameterMm: positiveMm()
    .max(1_000)
    .exactOptional()
    .describe('Diameter of the tool the letters are for, mm: strokes narrower than it are reported'),
};

/** See {@link LetterTextRequest}. */
export const letterTextRequestSchema = record({
  ...textFields,
  direction: z
    .enum(['auto', 'left-to-right', 'right-to-left'])
    .default('auto')
    .describe('Of the line as a whole; auto: as its first letter runs'),
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/)
    .exactOptional()
    .describe('ISO 15924, e.g. Arab, for all of the text; absent: letter by letter'),
  language: z
    .string()
    .regex(/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,8}$/)
    .exactOptional()
    .describe('BCP 47, e.g. tr; some fonts draw letters differently by language'),
  features: list(record({ tag: tag(), value: count().max(65_535) }), { max: 100 })
    .default([])
    .describe('OpenType features: 0 off, 1 on, more for the alternate of that number'),
  variations: list(record({ tag: tag(), value: finite().min(-32_768).max(32_767) }), { max: 64 })
    .default([])
    .describe('Axes of a variable font, e.g. wght 700'),
  fontIndex: count().max(65_535).default(0).describe('Which font of a collection (.ttc), from 0'),
});
/** Text to be set in an OpenType font. */
export type LetterTextRequest = z.input<typeof letterTextRequestSchema>;

/** See {@link EngraveTextRequest}. */
export const engraveTextRequestSchema = record(textFields);
/** Text to be set in a single-line font. */
export type EngraveTextRequest = z.input<typeof engraveTextRequestSchema>;

/** See {@link LetteringFont}. */
export const letteringFontSchema = record({
  family: text(),
  style: text(),
  version: text().describe('As the font says; empty where it does not'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the file’s bytes'),
  unitsPerEm: finite().positive(),
  embedding: z
    .enum(['installable', 'editable', 'preview-and-print', 'restricted', 'unknown'])
    .describe('What OS/2.fsType of the font allows; unknown where it says nothing'),
});
/** Which font it was, for the record of where a part came from. */
export type LetteringFont = z.infer<typeof letteringFontSchema>;

const setFields = {
  letters: list(
    record({
      text: text().describe('The characters; several where a ligature stands for them'),
      line: count().describe('0-based'),
      atMm: pointSchema.describe('Where the pen stood'),
      advanceMm: finite().describe('How far it moved on'),
    }),
  ).describe('Each letter, line by line, from left to right'),
  advanceMm: finite().describe('Length of the longest line, mm: by how far the pen moved'),
  emMm: positiveMm(),
  capHeightMm: positiveMm().exactOptional().describe('Absent where the font has no capitals'),
  lineSpacingMm: positiveMm(),
  box: boxSchema.exactOptional().describe('Absent where nothing is drawn'),
  font: letteringFontSchema,
  findings: list(findingSchema),
};

/** See {@link Lettering}. */
export const letteringSchema = record({
  regions: list(regionSchema).describe('The letters’ areas, overlaps united, none crossing another'),
  ...setFields,
});
/** Text as areas: outlines counter-clockwise, holes clockwise, mm, Y up, the first baseline on y = 0. */
export type Lettering = z.infer<typeof letteringSchema>;

/** See {@link EngravedText}. */
export const engravedTextSchema = record({
  strokes: list(contourSchema).describe('Open, in the order and direction the font draws them'),
  ...setFields,
});
/** Text as lines for a tool to follow: open strokes, mm, Y up, the first baseline on y = 0. */
export type EngravedText = z.infer<typeof engravedTextSchema>;

/** See {@link LetterPartRequest}. */
export const letterPlacementSchema = record({
  atMm: pointSchema.default([0, 0]).describe('Where the lettering’s origin comes to lie in the part’s frame'),
  rotationDeg: finite().min(-360).max(360).default(0).describe('About that point, counter-clockwise'),
  work: z
    .enum(['engrave', 'pocket', 'cut'])
    .describe(
      'engrave: along strokes or outlines; pocket: the letters’ areas cleared; cut: the letters’ areas cut through',
    ),
  depthMm: positiveMm().exactOptional().describe('Below the stock top, mm; needed but for cut'),
  layer: text().exactOptional(),
  idPrefix: id().max(100).default('lettering').describe('Ids are this, a dash and a number'),
});
/** Where lettering goes on a part and what is done with it. */
export type LetterPlacement = z.input<typeof letterPlacementSchema>;
