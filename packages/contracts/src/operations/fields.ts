import { z } from 'zod';
import { refSchema } from '../ref.js';
import { count, list, record } from '../schema.js';
import { findingSchema } from '../shapes/finding.js';

/** A value inline, or a reference to an artifact that holds it. Both give the same input hash. */
export const refOr = <Value extends z.ZodType>(value: Value) => z.union([refSchema, value]);

/** A drawing file inline: as text, or in base64 where it is not text (binary DXF). */
export const drawingSourceSchema = z.union([
  record({ text: z.string().max(64 * 1024 * 1024) }),
  record({ base64: z.base64().max(88 * 1024 * 1024) }),
]);

/** A reference to an artifact of the stated kind. */
export const refTo = (what: string) => refSchema.describe(`Reference to ${what}`);

/** What a program does, to look at. */
export const proofPicturesSchema = record({
  sheet: refTo('the finished sheet (PNG)'),
  difference: refTo('the sheet against the drawing (PNG)').exactOptional(),
  engagement: refTo('the path by how much of the tool is in wood (SVG)'),
  replay: refTo('the cut to play forward and back (HTML)').exactOptional(),
});

/** Findings in a result that a model reads: the first ones, and how many there are. */
export const findingsField = {
  findings: list(findingSchema).describe('The first 20, the worst first'),
  nFindings: record({ error: count(), warning: count(), info: count() }),
};
