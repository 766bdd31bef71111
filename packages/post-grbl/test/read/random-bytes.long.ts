import { programReadingSchema } from '@millwright/contracts';
import { expect, it } from 'vitest';
import { readBytes } from '../../src/read/read-program.js';

const N_BYTES = 10_000_000;
const N_MUTANTS = 20_000;
const SAMPLE =
  'G21 G90 G17\nM3 S9000\nG4 P3\nG0 X1 Y2 Z5\nG1 Z-1.5 F300\nG2 X9 Y2 I4 J0\nN7 G91 X-1 (a)\nG90\nG10 L20 P1 X0\nM30\n';

/** A linear congruential generator (Numerical Recipes, 2nd edition, page 284): the same bytes on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

it('reads ten million random bytes, and gives a valid reading', { timeout: 600_000 }, () => {
  const random = generator(5);
  const bytes = Uint8Array.from({ length: N_BYTES }, () => Math.floor(256 * random()));
  const reading = readBytes(bytes, {});
  expect(programReadingSchema.safeParse(reading).success).toBe(true);
});

it('reads ten million random characters that programs are made of', { timeout: 600_000 }, () => {
  const random = generator(6);
  const characters = 'GGGGMXYZIJKRFSTPNLE0123456789012345678900..--+$(;%!~ \n\n\r\x18';
  const bytes = Uint8Array.from({ length: N_BYTES }, () =>
    characters.charCodeAt(Math.floor(characters.length * random())),
  );
  const reading = readBytes(bytes, { maxMotions: 100_000 });
  expect(programReadingSchema.safeParse(reading).success).toBe(true);
});

it('reads programs with bytes changed, doubled and lost', { timeout: 600_000 }, () => {
  const random = generator(7);
  for (let mutant = 0; mutant < N_MUTANTS; mutant += 1) {
    const bytes = [...new TextEncoder().encode(SAMPLE)];
    for (let change = 0; change < 4; change += 1) {
      const at = Math.floor(random() * bytes.length);
      const kind = random();
      if (kind < 0.4) bytes[at] = Math.floor(256 * random());
      else if (kind < 0.7) bytes.splice(at, 1);
      else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + Math.floor(9 * random())));
    }
    const reading = readBytes(Uint8Array.from(bytes), {});
    const parsed = programReadingSchema.safeParse(reading);
    expect(parsed.success, parsed.error?.message).toBe(true);
  }
});
