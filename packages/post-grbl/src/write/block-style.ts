import type { WriteOptions } from '@millwright/contracts';

/** How blocks are put together. All styles make the machine do the same. */
export interface BlockStyle {
  /** Whether every block has all its axes and its feed. */
  readonly isVerbose: boolean;
  /** Whether every motion has its word: then a block that a sender lost does not change what the next one means. */
  readonly repeatsMotion: boolean;
  /** What stands between two words. */
  readonly space: '' | ' ';
  /** Whether comments are written, but for the first line. */
  readonly hasComments: boolean;
  /** Whether the zero before a point is left out. */
  readonly trimsZero: boolean;
}

const STYLES: Readonly<Record<NonNullable<WriteOptions['style']>, BlockStyle>> = {
  verbose: { isVerbose: true, repeatsMotion: true, space: ' ', hasComments: true, trimsZero: false },
  standard: { isVerbose: false, repeatsMotion: true, space: ' ', hasComments: true, trimsZero: false },
  compact: { isVerbose: false, repeatsMotion: false, space: '', hasComments: false, trimsZero: true },
};

/** The style of a name; `standard` where none is given. */
export function blockStyle(name: WriteOptions['style']): BlockStyle {
  return STYLES[name ?? 'standard'];
}
