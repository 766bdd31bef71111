import { errorTable } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readDrawing } from '../../../src/index.js';
import { quickBombs } from './bomb-list.js';

describe('drawings made to break the reader, small ones', () => {
  for (const { name, make, options, mustRefuse } of quickBombs)
    it(`${name}: ends in a result or a coded error`, async () => {
      const outcome = await readDrawing(make(), options).then(
        () => 'result',
        (error: { readonly code?: unknown }) => String(error.code),
      );
      if (mustRefuse === undefined) expect(['result', ...Object.keys(errorTable)]).toContain(outcome);
      else expect(mustRefuse).toContain(outcome);
    });
});
