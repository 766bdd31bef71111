import { type Artifact, partSchema, refOf } from '@millwright/contracts';
import { z } from 'zod';
import { bind, putJson, putText, summariseFindings } from './binding.js';

/** `nest_parts`: parts and sheets → a layout, and a picture of each sheet. */
export const nestParts = bind('nest_parts', {
  engine: (engines) => engines.nest.manifest,
  async resolve(input, reader) {
    return { ...input, parts: await reader.json(input.parts, z.array(partSchema).readonly()) };
  },
  async run(request, { engines, store, options }) {
    const { layout, workDone, findings } = await engines.nest.nestParts(request, options);
    const stored = await putJson(store, layout, { name: 'layout.json', kind: 'layout' });
    const pictures: Artifact[] = [];
    for (const sheetIndex of layout.sheets.keys()) {
      const title = `Sheet ${sheetIndex + 1}`;
      const svg = await engines.drawing.writeSvg(
        { title, parts: request.parts, layout, sheetIndex },
        options,
      );
      pictures.push(
        await putText(store, svg, {
          name: `layout-${sheetIndex + 1}.svg`,
          kind: 'layout-svg',
          mediaType: 'image/svg+xml',
        }),
      );
    }
    return {
      output: {
        layout: refOf(stored.id),
        pictures: pictures.map((picture) => refOf(picture.id)),
        nSheets: layout.sheets.length,
        nPlaced: layout.placements.length,
        nUnplaced: layout.unplaced.length,
        yieldRatio: layout.yieldRatio,
        ...summariseFindings(findings),
      },
      artifacts: [stored, ...pictures],
      seed: request.seed,
      workDone,
    };
  },
});
