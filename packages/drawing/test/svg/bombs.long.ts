import { expect, it } from 'vitest';
import { readSvg } from '../../src/svg/read-svg.js';
import { describeBombs } from './bombs.js';

describeBombs({ isWhole: true });

it('50 MB of paths are read or refused', () => {
  const path = `<path d="M0 0${'L1.5 2.5l3 4'.repeat(80)}z"/>\n`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${path.repeat(50_000)}</svg>`;
  expect(text.length).toBeGreaterThan(48e6);
  expect(() => readSvg(text)).toThrow(/pieces/);
});
