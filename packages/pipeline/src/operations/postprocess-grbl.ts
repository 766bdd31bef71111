import { layoutSchema, refOf, toolpathPlanSchema } from '@millwright/contracts';
import { bind, putText, summariseFindings } from './binding.js';
import { stockOf } from './stock-of.js';

/** `postprocess_grbl`: the toolpaths of one sheet → G-code. */
export const postprocessGrbl = bind('postprocess_grbl', {
  engine: (engines) => engines['post-grbl'].manifest,
  async resolve(input, reader) {
    const { layout, ...rest } = input;
    return {
      ...rest,
      plan: await reader.json(input.plan, toolpathPlanSchema),
      ...(layout === undefined ? {} : { layout: await reader.json(layout, layoutSchema) }),
    };
  },
  async run({ plan, layout, ...input }, { engines, store, options }) {
    const stock = layout && stockOf(layout, input.sheetIndex);
    const toolpaths = plan.toolpaths.filter((toolpath) => toolpath.sheetIndex === input.sheetIndex);
    const { program, findings } = await engines['post-grbl'].writeProgram(
      { ...input, toolpaths, ...(stock ? { stock } : {}) },
      options,
    );
    const name = `sheet-${input.sheetIndex + 1}.nc`;
    const stored = await putText(store, program.text, { name, kind: 'program', mediaType: 'text/x.gcode' });
    return {
      output: {
        program: refOf(stored.id),
        nLines: program.text.split('\n').length - 1,
        sizeBytes: stored.sizeBytes,
        estimateS: program.estimateS,
        ...summariseFindings(findings),
      },
      artifacts: [stored],
    };
  },
});
