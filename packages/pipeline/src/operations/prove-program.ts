import {
  layoutSchema,
  type Point,
  type ProgramReading,
  partSchema,
  refOf,
  type Tab,
  toolpathPlanSchema,
} from '@millwright/contracts';
import { z } from 'zod';
import { bind, putJson, summariseFindings } from './binding.js';

/**
 * `prove_program`: the text of a program is read back and judged against the drawing. The plan only says where tabs are meant; the engine takes
 * the program to sheet coordinates by frame and setup.
 */
export const proveProgram = bind('prove_program', {
  engine: (engines) => engines.simulate.manifest,
  async resolve(input, reader) {
    const { plan, layout, otherSide, ...rest } = input;
    const bytesOf = (source: typeof input.program) =>
      reader.bytes(typeof source === 'string' ? source : new TextEncoder().encode(source.text));
    return {
      ...rest,
      program: await bytesOf(input.program),
      parts: await reader.json(input.parts, z.array(partSchema).readonly()),
      ...(layout === undefined ? {} : { layout: await reader.json(layout, layoutSchema) }),
      ...(plan === undefined ? {} : { plan: await reader.json(plan, toolpathPlanSchema) }),
      ...(otherSide === undefined
        ? {}
        : { otherSide: { ...otherSide, program: await bytesOf(otherSide.program) } }),
    };
  },
  hashed: ({ program, otherSide, ...rest }) => ({
    ...rest,
    program: program.id,
    ...(otherSide === undefined ? {} : { otherSide: { ...otherSide, program: otherSide.program.id } }),
  }),
  async run({ program, plan, otherSide, ...input }, { engines, store, options }) {
    const read = async ({ bytes }: typeof program) => {
      const text = new TextDecoder().decode(bytes);
      const controller = input.machine?.controller;
      const request = controller === undefined ? { text } : { text, controller };
      return { text, reading: await engines['post-grbl'].readProgram(request, options) };
    };
    const onSheet =
      input.layout?.placements.filter((placement) => placement.sheetIndex === input.sheetIndex) ?? [];
    const planned = plan?.toolpaths.filter((toolpath) => toolpath.sheetIndex === input.sheetIndex) ?? [];
    const proof = await engines.simulate.proveProgram(
      {
        ...input,
        ...(await read(program)),
        programSha256: program.id,
        tabs: planned.flatMap((toolpath) => toolpath.tabs),
        partsExpected: onSheet.map(({ partId, copy }) => ({ partId, copy })),
        uncuttable: plan?.uncuttable ?? [],
        ...(otherSide === undefined ? {} : { otherSide: await otherSideOf(otherSide, read) }),
      },
      options,
    );
    const stored = await putJson(store, proof, { name: `proof-${input.sheetIndex + 1}.json`, kind: 'proof' });
    return {
      output: {
        proof: refOf(stored.id),
        verdict: proof.verdict,
        missing: proof.missing,
        timeS: proof.timeS,
        cutLengthMm: proof.cutLengthMm,
        ...summariseFindings(proof.findings),
      },
      artifacts: [stored],
    };
  },
});

interface OtherSide<Source> {
  readonly program: Source;
  readonly turnedAbout: 'x' | 'y';
  readonly tabs: readonly Tab[];
  readonly pins: readonly { readonly centreMm: Point; readonly diameterMm: number }[];
}

async function otherSideOf<Source extends { readonly id: string }>(
  { program, ...rest }: OtherSide<Source>,
  read: (source: Source) => Promise<{ readonly reading: ProgramReading }>,
) {
  const { reading } = await read(program);
  return { ...rest, programSha256: program.id, reading };
}
