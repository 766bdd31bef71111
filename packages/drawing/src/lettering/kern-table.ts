import type { ShaperFont } from './font.js';
import { tableBytes, tagNumber } from './font.js';
import { viewOf } from './font-damaged.js';
import { featureTags } from './font-features.js';

/** Pairs read; a font of 65,535 glyphs with more of them is a font gone astray. */
const MAX_PAIRS = 1_000_000;
const MAX_SUBTABLES = 64;
const PAIR_BYTES = 6;
/** Bits of the coverage word in Microsoft's form: horizontal, minimum, cross-stream; the format is in the high byte. */
const HORIZONTAL = 0x0001;
const MINIMUM_OR_CROSS = 0x0006;
/** Bits of the coverage word in Apple's form: vertical, cross-stream, variation; the format is in the low byte. */
const APPLE_OTHER = 0xe000;

/** What the advance of a glyph changes by when another follows it, font units; 0 for pairs the font says nothing of. */
export type PairKerning = (first: number, second: number) => number;

/**
 * Kerning from the table kern, pairs of format 0 (OpenType specification and Apple's TrueType reference manual, "kern"), for fonts whose GPOS does not
 * kern: the shaper as harfbuzzjs compiles it leaves this table out.
 * @returns nothing where the font kerns by GPOS or not at all
 */
export function pairKerning(font: ShaperFont): PairKerning | undefined {
  const table = tableBytes(font, 'kern');
  if (table.length < 4 || featureTags(font, 'GPOS').includes(tagNumber('kern'))) return undefined;
  const view = viewOf(table);
  const isApple = view.getUint32(0) === 0x00010000;
  const pairs = new Map<number, number>();
  let at = isApple ? 8 : 4;
  const nSubtables = Math.min(isApple ? numberAt(view, 4, 4) : view.getUint16(2), MAX_SUBTABLES);
  for (let i = 0; i < nSubtables; i++) {
    const headBytes = isApple ? 8 : 6;
    if (at + headBytes + 8 > table.length) break;
    const coverage = view.getUint16(at + 4);
    const isWanted = isApple
      ? (coverage & APPLE_OTHER) === 0 && (coverage & 0xff) === 0
      : (coverage & HORIZONTAL) !== 0 && (coverage & MINIMUM_OR_CROSS) === 0 && coverage >> 8 === 0;
    if (isWanted) readPairs(view, at + headBytes, pairs);
    const length = isApple ? view.getUint32(at) : view.getUint16(at + 2);
    if (length < headBytes) break;
    at += length;
  }
  return pairs.size === 0 ? undefined : (first, second) => pairs.get(first * 65_536 + second) ?? 0;
}

/** The number of pairs counts, not the length: tables of more than 64 kB overflow that. Later subtables add to earlier ones. */
function readPairs(view: DataView, start: number, pairs: Map<number, number>): void {
  const nPairs = view.getUint16(start);
  for (let i = 0; i < nPairs && pairs.size < MAX_PAIRS; i++) {
    const at = start + 8 + i * PAIR_BYTES;
    if (at + PAIR_BYTES > view.byteLength) return;
    const pair = view.getUint16(at) * 65_536 + view.getUint16(at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + view.getInt16(at + 4));
  }
}

const numberAt = (view: DataView, at: number, length: number): number =>
  at + length <= view.byteLength ? view.getUint32(at) : 0;
