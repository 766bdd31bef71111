import type { Motion } from '@millwright/contracts';

/** Whether a motion only lifts the tool out of where it stands: it cuts nothing. */
export function isStraightUp({ fromMm, toMm }: Motion): boolean {
  return fromMm[0] === toMm[0] && fromMm[1] === toMm[1] && toMm[2] >= fromMm[2];
}
