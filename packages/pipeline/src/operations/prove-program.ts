import { layoutSchema, partSchema, refOf, toolpathPlanSchema } from '@millwright/contracts';
import { z } from 'zod';
import { bind, putJson, summariseFindings } from './binding.js';
import { inSheetCoordinates, stockOf, zeroOnSheetMm } from './sheet-frame.js';

/** `prove_program`: the text of a program is read back and judged against the drawing. The plan only says where tabs are meant. */
export const proveProgram = bind('prove_program', {
  engine: (engines) => engines.simulate.manifest,
  async resolve(input, reader) {
    const program = await reader.bytes(
      typeof input.program === 'string' ? input.program : new TextEncoder().encode(input.program.text),
    );
    const { plan, ...rest } = input;
    return {
      ...rest,
      program,
      layout: await reader.json(input.layout, layoutSchema),
      parts: await reader.json(input.parts, z.array(partSchema).readonly()),
      ...(plan === undefined ? {} : { plan: await reader.json(plan, toolpathPlanSchema) }),
    };
  },
  hashed: ({ program, ...rest }) => ({ ...rest, program: program.id }),
  async run({ program, plan, ...input }, { engines, store, options }) {
    const text = new TextDecoder().decode(program.bytes);
    const read = await engines['post-grbl'].readProgram(
      { text, controller: input.machine.controller },
      options,
    );
    const zeroMm = zeroOnSheetMm(input.setup, stockOf(input.layout, input.sheetIndex));
    const onTheSheet = inSheetCoordinates(read, input.setup, zeroMm);
    const onSheet = input.layout.placements.filter((placement) => placement.sheetIndex === input.sheetIndex);
    const planned = plan?.toolpaths.filter((toolpath) => toolpath.sheetIndex === input.sheetIndex) ?? [];
    const proof = await engines.simulate.proveProgram(
      {
        ...input,
        ...onTheSheet,
        programSha256: program.id,
        tabs: planned.flatMap((toolpath) => toolpath.tabs),
        partsExpected: onSheet.map(({ partId, copy }) => ({ partId, copy })),
        uncuttable: plan?.uncuttable ?? [],
      },
      options,
    );
    const stored = await putJson(store, proof, { name: `proof-${input.sheetIndex + 1}.json`, kind: 'proof' });
    return {
      output: {
        proof: refOf(stored.id),
        verdict: proof.verdict,
        timeS: proof.timeS,
        cutLengthMm: proof.cutLengthMm,
        ...summariseFindings(proof.findings),
      },
      artifacts: [stored],
    };
  },
});
