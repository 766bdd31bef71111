import { layoutSchema, partSchema, refOf } from '@millwright/contracts';
import { z } from 'zod';
import { bind, putJson, summariseFindings } from './binding.js';

/** `generate_toolpaths`: a layout and a tool → toolpaths in cutting order. */
export const generateToolpaths = bind('generate_toolpaths', {
  engine: (engines) => engines.toolpath.manifest,
  async resolve(input, reader) {
    return {
      ...input,
      layout: await reader.json(input.layout, layoutSchema),
      parts: await reader.json(input.parts, z.array(partSchema).readonly()),
    };
  },
  async run(request, { engines, store, options }) {
    const plan = await engines.toolpath.planToolpaths(request, options);
    const stored = await putJson(store, plan, { name: 'toolpaths.json', kind: 'toolpaths' });
    const sheets = request.layout.sheets.map((_, sheetIndex) => {
      const own = plan.toolpaths.filter((toolpath) => toolpath.sheetIndex === sheetIndex);
      return {
        sheetIndex,
        nToolpaths: own.length,
        nTabs: own.reduce((sum, toolpath) => sum + toolpath.tabs.length, 0),
      };
    });
    return {
      output: { plan: refOf(stored.id), sheets, ...summariseFindings(plan.findings) },
      artifacts: [stored],
    };
  },
});
