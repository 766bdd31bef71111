import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMillwrightError } from '@millwright/contracts';
import { it } from 'vitest';
import { longRun } from '../../../../tools/config/long-run.ts';
import { letterText } from '../../src/lettering/letter-text.js';
import { fontBytes, fonts } from './fonts.js';

const total = 20_000;
const made = ['variable.ttf', 'compact.otf', 'restricted.ttf'].map(
  (name) => new Uint8Array(readFileSync(resolve(import.meta.dirname, '../fixtures/lettering', name))),
);
const files = [...made, fontBytes(fonts.serif), fontBytes(fonts.script), fontBytes(fonts.arabic)];
/** Bytes at the start of a table hold its counts and offsets: what matters most to a reader. */
const HEAD_BYTES = 300;

/** Shares 0..1 by a linear congruential generator. */
function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A copy with up to a dozen bytes of its tables changed, the first ones of a table more often. */
function mutated(file: Uint8Array, random: () => number): Uint8Array {
  const bytes = file.slice();
  const view = new DataView(bytes.buffer);
  const nTables = view.getUint16(4);
  for (let i = Math.floor(random() * 12); i >= 0; i--) {
    const entry = 12 + 16 * Math.floor(random() * nTables);
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    const at = offset + Math.floor((random() < 0.6 ? Math.min(length, HEAD_BYTES) : length) * random());
    if (at < bytes.length) bytes[at] = random() < 0.3 ? 255 : Math.floor(random() * 256);
  }
  return bytes;
}

it(`${total} damaged copies of fonts end in letters or a code`, async () => {
  await longRun(
    { name: 'drawing/damaged-fonts', total, chunk: 100, seed: 1, tally: { nSet: 0 } },
    async (seed, nCopies, tally) => {
      const random = randomSource(seed);
      let { nSet } = tally;
      for (let n = 0; n < nCopies; n++) {
        const bytes = mutated(files[Math.floor(random() * files.length)]!, random);
        const variations = [{ tag: 'wght', value: 100 + random() * 800 }];
        try {
          await letterText(bytes, { text: 'Hox Oak fi & Ä سلام', sizeMm: 20, sizeOf: 'em', variations });
          nSet++;
        } catch (error) {
          if (!isMillwrightError(error)) throw new Error(`copy ${n} of the chunk`, { cause: error });
        }
      }
      return { nSet };
    },
  );
});
