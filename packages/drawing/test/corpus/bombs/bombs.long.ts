import { describe, expect, it } from 'vitest';
import { heavyBombs } from './bomb-list.js';
import { defuse } from './defuse.js';

describe('drawings made to break the reader, large ones', () => {
  for (const bomb of heavyBombs)
    it(`${bomb.name}: ends in a result or a coded error within 1 GB of heap`, { timeout: 150_000 }, () => {
      const said = defuse(bomb);
      console.log(said);
      expect(said).not.toBe('');
    });
});
