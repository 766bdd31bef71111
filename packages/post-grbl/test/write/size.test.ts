import type { Move } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { writeProgram } from '../../src/index.js';
import { request, toolpath } from '../support/shop.js';

const N_MOVES = 5000;

/** Short lines along a rosette on a part of 200 × 100 mm, no coordinate round; climbing and falling where it is cut in three axes. */
function rosette(axes: 2 | 3): Move[] {
  return Array.from({ length: N_MOVES }, (_, k) => {
    const turn = (k / N_MOVES) * 40;
    const size = 0.7 + 0.3 * Math.cos(7.3 * turn);
    const z = axes === 2 ? -3 : -2.5 + 2.4 * Math.sin(3.1 * turn);
    return {
      kind: 'line',
      toMm: [100 + 99 * size * Math.cos(turn), 50 + 49 * size * Math.sin(turn), z],
      feedMmPerMin: 1800,
    };
  });
}

describe('a compact program', () => {
  it.each([
    [2, 15.8],
    [3, 22.1],
  ] as const)('of moves in %d axes takes at most %d bytes a move', async (axes, most) => {
    const options = { style: 'compact', fitToleranceMm: 0 } as const;
    const { program } = await writeProgram(request([toolpath(rosette(axes))], { options }));
    const bytesPerMove = program.text.length / N_MOVES;
    console.log(`${bytesPerMove.toFixed(2)} bytes a move in ${axes} axes`);
    expect(bytesPerMove).toBeLessThanOrEqual(most);
  });
});
