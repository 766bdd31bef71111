import { nestRequestSchema } from '../engines/nest.js';
import { count, list, ratio, record } from '../schema.js';
import { partSchema } from '../shapes/part.js';
import { defineOperation, pure } from './definition.js';
import { findingsField, refOr, refTo } from './fields.js';

/** Parts + stock → layout. */
export const nestPartsOperation = defineOperation({
  ...pure,
  toolId: 'nest',
  name: 'nest_parts',
  title: 'Lay parts on sheets',
  description:
    'Finds places for parts on sheets of material, keeping grain, spacing and margin (mm). Returns a layout of placements and a picture per sheet. Parts that do not fit come back as unplaced, not as an error.',
  input: record({ ...nestRequestSchema.unwrap().shape, parts: refOr(list(partSchema)) }),
  output: record({
    layout: refTo('the layout (JSON)'),
    pictures: list(refTo('the layout of one sheet (SVG)')),
    nSheets: count(),
    nPlaced: count(),
    nUnplaced: count(),
    yieldRatio: ratio(),
    ...findingsField,
  }),
  timeoutS: { default: 60, max: 300 },
  dependencies: ['@millwright/nest', '@millwright/drawing'],
  guardrails: ['every layout is checked by a validator that shares no code with the search'],
  errors: [
    'INPUT_INVALID',
    'INPUT_TOO_LARGE',
    'NEST_ID_REPEATED',
    'NEST_OUTLINE_OPEN',
    'NEST_OUTLINE_WITHOUT_AREA',
    'REF_UNKNOWN',
    'CANCELLED',
  ],
  examples: [],
});
