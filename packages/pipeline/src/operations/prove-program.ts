import {
  type Artifact,
  type ArtifactStore,
  layoutSchema,
  type Point,
  type ProgramReading,
  partSchema,
  type RunOptions,
  refOf,
  type Tab,
  toolpathPlanSchema,
} from '@millwright/contracts';
import { z } from 'zod';
import { bind, putJson, summariseFindings } from './binding.js';
import { drawPictures, type ProofPicture } from './draw-pictures.js';

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
  hashed: ({ program, otherSide, pictures, ...rest }) => ({
    ...rest,
    ...(pictures ? { pictures } : {}),
    program: program.id,
    ...(otherSide === undefined ? {} : { otherSide: { ...otherSide, program: otherSide.program.id } }),
  }),
  async run(
    { program, plan, otherSide, pictures: arePicturesWanted, ...input },
    { engines, store, options },
  ) {
    const read = async ({ bytes }: typeof program) => {
      const text = new TextDecoder().decode(bytes);
      const controller = input.machine?.controller;
      const request = controller === undefined ? { text } : { text, controller };
      return { text, reading: await engines['post-grbl'].readProgram(request, options) };
    };
    const onSheet =
      input.layout?.placements.filter((placement) => placement.sheetIndex === input.sheetIndex) ?? [];
    const planned = plan?.toolpaths.filter((toolpath) => toolpath.sheetIndex === input.sheetIndex) ?? [];
    const request = {
      ...input,
      ...(await read(program)),
      programSha256: program.id,
      tabs: planned.flatMap((toolpath) => toolpath.tabs),
      partsExpected: onSheet.map(({ partId, copy }) => ({ partId, copy })),
      uncuttable: plan?.uncuttable ?? [],
      ...(otherSide === undefined ? {} : { otherSide: await otherSideOf(otherSide, read) }),
    };
    const proof = await engines.simulate.proveProgram(request, options);
    const isDrawn = arePicturesWanted && engines.simulate.manifest.kind === 'real';
    const number = input.sheetIndex + 1;
    const drawn = isDrawn
      ? await drawPictures(request, proof, {
          ...drawOptions(options),
          title: `Sheet ${number}`,
          text: request.text,
        })
      : [];
    const kept = await Promise.all(drawn.map((picture) => keepPicture(store, picture, number)));
    const stored = await putJson(store, proof, { name: `proof-${input.sheetIndex + 1}.json`, kind: 'proof' });
    return {
      output: {
        proof: refOf(stored.id),
        verdict: proof.verdict,
        missing: proof.missing,
        timeS: proof.timeS,
        cutLengthMm: proof.cutLengthMm,
        ...picturesField(drawn, kept),
        ...summariseFindings(proof.findings),
      },
      artifacts: [stored, ...kept],
    };
  },
});

function drawOptions({ signal, onProgress }: RunOptions) {
  return {
    ...(signal === undefined ? {} : { signal }),
    onStep: (message: string) => onProgress?.({ doneRatio: 1, message }),
  };
}

function keepPicture(
  store: ArtifactStore,
  { of, ending, mediaType, bytes }: ProofPicture,
  number: number,
): Promise<Artifact> {
  const kind = of === 'replay' ? 'replay' : 'picture';
  return store.put(bytes, { name: `${of}-${number}.${ending}`, kind, mediaType, units: 'mm' });
}

/** The references, where anything was drawn; the sheet and the path then always are. */
function picturesField(drawn: readonly ProofPicture[], kept: readonly Artifact[]) {
  const ref = (of: ProofPicture['of']): string | undefined => {
    const artifact = kept[drawn.findIndex((picture) => picture.of === of)];
    return artifact && refOf(artifact.id);
  };
  const [sheet, difference, engagement, replay] = [
    ref('sheet'),
    ref('difference'),
    ref('engagement'),
    ref('replay'),
  ];
  if (sheet === undefined || engagement === undefined) return {};
  return {
    pictures: {
      sheet,
      engagement,
      ...(difference === undefined ? {} : { difference }),
      ...(replay === undefined ? {} : { replay }),
    },
  };
}

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
