import { finding } from '@millwright/contracts';
import type { Covers, LooseScrap } from '../cover/read-cover.js';
import { holds, type Judgement, notApplicable, undecided, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { solidName } from '../scene/target.js';

/**
 * What a hole leaves in its middle lies loose once it is cut through all round. It may lie there; but a cut in it after that, in another pass,
 * throws it. Scrap below 20 mm either way is not followed, nor is what lies between parts.
 */
export function checkScrap(scene: Scene, { scrap }: Covers): Judgement {
  const id = 'scrap';
  const lineOf = (motion: number): number => scene.request.reading.motions[motion]?.line ?? 1;
  const hole = ({ name }: LooseScrap): string =>
    `hole ${name.holeIndex ?? 0} of part ${solidName({ partId: name.partId ?? '', copy: name.copy ?? 0 })}`;
  const [one] = scrap;
  if (one === undefined) return notApplicable(id, 'No hole sets a piece of scrap free.');
  const cut = scrap.filter(({ firstLater }) => firstLater !== undefined);
  const findings = cut.flatMap((lying) =>
    lying.firstLater === undefined
      ? []
      : [
          finding('SIMULATE_SCRAP_LOOSE', {
            message: `Line ${lineOf(lying.firstLater.motion)} cuts in the scrap inside ${hole(lying)}, which line ${lineOf(lying.since)} has cut loose: it may be thrown. Clear the inside first, or leave tabs.`,
            ...(lying.name.partId === undefined ? {} : { partId: lying.name.partId }),
            ...(lying.name.copy === undefined ? {} : { copy: lying.name.copy }),
            programLine: lineOf(lying.firstLater.motion),
            atMm: [...lying.firstLater.atMm],
          }),
        ],
  );
  if (findings.length > 0)
    return violated(id, `Scrap of ${cut.length} holes is cut after it came loose.`, findings);
  const open = scrap.find(({ isOpen }) => isOpen);
  if (open !== undefined)
    return undecided(id, `Whether the scrap inside ${hole(open)} is cut later was not decided.`);
  const rest = scrap.length === 1 ? '' : ` and that of ${scrap.length - 1} more`;
  return holds(
    id,
    `The scrap inside ${hole(one)} comes loose in line ${lineOf(one.since)}${rest}; nothing is cut in it after that. See that it cannot catch.`,
  );
}
