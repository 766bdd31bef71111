import { finding } from '@millwright/contracts';
import type { Covers, LoosePart } from '../cover/read-cover.js';
import { holds, type Judgement, notApplicable, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { type Solid, solidName } from '../scene/target.js';

/**
 * Nothing is cut in a part that lies loose. A part is loose once its outline is cut through all round without a tab or a skin, and so
 * is one that lies inside a contour that was: a cut in it after that moves the part instead of cutting it.
 */
export function checkLooseParts(scene: Scene, covers: Covers): readonly Judgement[] {
  return scene.solids.map((solid, i) => {
    const id = `order:${solid.name}`;
    const loose = covers.loose.find((part) => part.solid === i);
    if (loose === undefined)
      return holds(id, 'Nothing frees it: a tab, a skin or uncut wood holds it to the end.');
    const freedIn = lineOf(scene, loose.since);
    if (loose.firstLater === undefined) {
      return solid.nHoles === 0
        ? notApplicable(id, `Nothing is cut inside this part; line ${freedIn} frees it.`)
        : holds(id, `All of it is cut while it is held; line ${freedIn} frees it.`);
    }
    return violated(
      id,
      `Line ${lineOf(scene, loose.firstLater)} cuts in it, after it came loose in line ${freedIn}.`,
      [looseFinding(scene, solid, loose, loose.firstLater)],
    );
  });
}

/** The parts that come loose, each with the line that frees it. */
export function freedParts(
  scene: Scene,
  covers: Covers,
): readonly { readonly partId: string; readonly copy: number; readonly line: number }[] {
  return covers.loose.flatMap(({ solid, since }) => {
    const part = scene.solids[solid];
    return part === undefined ? [] : [{ partId: part.partId, copy: part.copy, line: lineOf(scene, since) }];
  });
}

function looseFinding(
  scene: Scene,
  solid: Solid,
  loose: LoosePart,
  firstLater: number,
): ReturnType<typeof finding> {
  const [line, freedIn] = [lineOf(scene, firstLater), lineOf(scene, loose.since)];
  return finding('SIMULATE_PART_LOOSE', {
    message: `Line ${line} cuts in part ${solid.name} after line ${freedIn} had cut ${whatFreed(solid, loose)} all round without a tab: the part lies loose. Cut what lies inside first, or leave tabs.`,
    partId: solid.partId,
    copy: solid.copy,
    sheetIndex: scene.request.sheetIndex,
    programLine: line,
    count: loose.nLater,
  });
}

function whatFreed(solid: Solid, { by }: LoosePart): string {
  const owner = solidName({ partId: by.partId ?? '', copy: by.copy ?? 0 });
  if (owner === solid.name) return 'its outline';
  return by.holeIndex === undefined
    ? `the outline of part ${owner} around it`
    : `hole ${by.holeIndex} of part ${owner} around it`;
}

function lineOf(scene: Scene, motion: number): number {
  return scene.request.reading.motions[motion]?.line ?? 1;
}
