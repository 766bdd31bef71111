import { drawingQuestionSchema, readDrawingOptionsSchema, unitDecisionSchema } from '../engines/drawing.js';
import { count, finite, list, record } from '../schema.js';
import { defineOperation, pure } from './definition.js';
import { drawingSourceSchema, findingsField, refOr, refTo } from './fields.js';

/** SVG or DXF → parts. */
export const readDrawingOperation = defineOperation({
  ...pure,
  toolId: 'drawing',
  name: 'read_drawing',
  title: 'Read a drawing into parts',
  description:
    'Reads an SVG or DXF drawing and finds the parts in it: closed outlines with their holes, in millimetres. The unit is proved from the file or has to be given: where the file does not prove it, nothing is scaled; units.decision is "ask" and units.candidates shows the size under each reading.',
  input: record({ drawing: refOr(drawingSourceSchema), options: readDrawingOptionsSchema.prefault({}) }),
  output: record({
    drawing: refTo('the drawing as read (JSON)'),
    parts: refTo('the parts (JSON)'),
    units: unitDecisionSchema,
    sizeMm: record({ widthMm: finite(), heightMm: finite() }).exactOptional(),
    nParts: count(),
    nHoles: count(),
    nOpenContours: count(),
    questions: list(drawingQuestionSchema).describe(
      'What the drawing does not decide: put them to the person, and read again with the options of the answer',
    ),
    ...findingsField,
  }),
  timeoutS: { default: 60, max: 300 },
  dependencies: ['@millwright/drawing'],
  guardrails: ['never scales silently', 'no external references', 'at most 64 MB and 10⁶ segments'],
  errors: [
    'INPUT_INVALID',
    'INPUT_TOO_LARGE',
    'REF_UNKNOWN',
    'CANCELLED',
    'DRAWING_FORMAT_UNKNOWN',
    'DRAWING_XML_MALFORMED',
    'DRAWING_XML_REFUSED',
    'DRAWING_EXTERNAL_REFERENCE',
    'DRAWING_REFERENCE_CYCLE',
    'DRAWING_DXF_MALFORMED',
  ],
  examples: [
    {
      title: 'A square of 100 mm',
      input: {
        drawing: {
          text: '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100"><rect width="100" height="100"/></svg>',
        },
      },
    },
  ],
});
