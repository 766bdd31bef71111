import { toolpathRequestSchema } from '../engines/toolpath.js';
import { count, list, record } from '../schema.js';
import { layoutSchema, partSchema } from '../shapes/part.js';
import { defineOperation, pure } from './definition.js';
import { findingsField, refOr, refTo } from './fields.js';

/** Layout + tool → toolpaths. */
export const generateToolpathsOperation = defineOperation({
  ...pure,
  toolId: 'toolpath',
  name: 'generate_toolpaths',
  title: 'Plan toolpaths',
  description:
    'Plans how one cutter makes the parts of a layout: holes first, then inside profiles, then outside profiles with tabs, in passes of at most the stepdown (mm). What the cutter cannot make is a finding.',
  input: record({
    ...toolpathRequestSchema.unwrap().shape,
    layout: refOr(layoutSchema),
    parts: refOr(list(partSchema)),
  }),
  output: record({
    plan: refTo('the toolpaths (JSON)'),
    sheets: list(record({ sheetIndex: count(), nToolpaths: count(), nTabs: count() })),
    ...findingsField,
  }),
  timeoutS: { default: 60, max: 300 },
  dependencies: ['@millwright/toolpath'],
  guardrails: ['no pass deeper than the stepdown', 'rapids only above the retract height'],
  errors: [
    'INPUT_INVALID',
    'REF_UNKNOWN',
    'CANCELLED',
    'TOOLPATH_TOOL_SHAPE_UNSUPPORTED',
    'TOOLPATH_SPOILBOARD_TOO_THIN',
  ],
  examples: [],
});
