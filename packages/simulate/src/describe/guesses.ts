import type { MissingInput, ProgramDescription } from '@millwright/contracts';
import { show } from '../judgement.js';

/** What a program suggests for an input that is missing, in one sentence or two; undefined where it suggests nothing. */
export function guessOf(input: MissingInput, program: ProgramDescription): string | undefined {
  const parts = [FROM_MOTIONS[input](program), quotations(input, program)];
  const text = parts.filter((part) => part !== undefined).join(' ');
  return text === '' ? undefined : text;
}

function quotations(input: MissingInput, { remarks }: ProgramDescription): string | undefined {
  const own = remarks.filter(({ about }) => about === input);
  if (own.length === 0) return undefined;
  return `The program says ${own.map(({ line, text }) => `"${text}" (line ${line})`).join(', ')}.`;
}

type Guess = (program: ProgramDescription) => string | undefined;

const range = (least: number, most: number) =>
  show(least) === show(most) ? show(least) : `${show(least)} to ${show(most)}`;

const FROM_MOTIONS: Readonly<Record<MissingInput, Guess>> = {
  stock: ({ feedBoxMm, zPoints }) =>
    feedBoxMm &&
    `Its feed motions go over X ${range(feedBoxMm.minMm[0], feedBoxMm.maxMm[0])}, Y ${range(feedBoxMm.minMm[1], feedBoxMm.maxMm[1])} and down to Z ${show(feedBoxMm[zPoints === 'down' ? 'maxMm' : 'minMm'][2])}.`,
  drawing: () => undefined,
  tool: ({ toolNumbers }) => {
    const named = toolNumbers.filter((number) => number > 0);
    return named.length === 0
      ? 'It names no tool number; give the one that is loaded.'
      : `It uses ${named
          .slice(0, 20)
          .map((number) => `T${number}`)
          .join(', ')}.`;
  },
  machine: ({ feedMmPerMin, spindleRpm }) => {
    const feeds = feedMmPerMin && `It feeds at ${range(feedMmPerMin.least, feedMmPerMin.most)} mm/min.`;
    const speeds = spindleRpm && `It turns at ${range(spindleRpm.least, spindleRpm.most)} rpm.`;
    return [feeds, speeds].filter((part) => part !== undefined).join(' ') || undefined;
  },
  setup: ({ safeZMm, zPoints }) =>
    safeZMm === undefined
      ? undefined
      : `Its rapids go sideways at Z ${show(safeZMm)}${zPoints === 'down' ? '' : ' and above'}.`,
  'work-offset': ({ feedBoxMm }) => feedBoxMm && guessZero(feedBoxMm),
  'z-frame': ({ zPoints, zZero, kind, levelsZMm, safeZMm }) => {
    if (kind === 'beam') return 'It never uses its height as milling does: a laser, plasma or knife program.';
    if (zPoints === 'down')
      return `It travels at Z ${show(safeZMm ?? 0)} and cuts at Z ${show(levelsZMm[0] ?? 0)}: its Z seems to point down.`;
    if (zZero === 'stock-bottom')
      return 'It cuts down to Z 0 and not below: its zero seems to be the underside of the stock.';
    if (zZero === 'stock-top')
      return 'It travels above Z 0 and cuts below: its zero seems to be the stock top.';
    return undefined;
  },
  units: ({ motionBoxMm, feedMmPerMin }) =>
    motionBoxMm &&
    `Read as mm it spans ${show(motionBoxMm.maxMm[0] - motionBoxMm.minMm[0])} × ${show(motionBoxMm.maxMm[1] - motionBoxMm.minMm[1])} mm${feedMmPerMin === undefined ? '' : ` and feeds at up to ${show(feedMmPerMin.most)} mm/min`}.`,
};

/** Where the zero seems to lie by how the feed motions lie around it. */
function guessZero({ minMm, maxMm }: NonNullable<ProgramDescription['feedBoxMm']>): string {
  const at = ([least, most]: readonly [number, number], names: readonly [string, string]) => {
    const span = most - least;
    if (Math.abs(least + most) <= 0.02 * span) return 'in the middle';
    return least >= -0.05 * span ? names[0] : most <= 0.05 * span ? names[1] : 'inside';
  };
  const x = at([minMm[0], maxMm[0]], ['left', 'right']);
  const y = at([minMm[1], maxMm[1]], ['near', 'far']);
  return `Its feed motions lie at X ${range(minMm[0], maxMm[0])}, Y ${range(minMm[1], maxMm[1])}: its zero seems to lie ${x} in X, ${y} in Y.`;
}
