import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawYear, places } from '../src/index.js';
import { guideBlocks, guideText, runBlock } from './guide-blocks.js';

describe('the guide', () => {
  it('answers twelve questions, each with code', () => {
    const questions = guideText.match(/^## \d+\. /gm) ?? [];
    expect(questions).toHaveLength(12);
    expect(new Set(guideBlocks().map(({ heading }) => heading)).size).toBe(12);
    expect(guideText.match(/```js/g)).toHaveLength(guideBlocks().length);
  });

  it.each(guideBlocks())('prints what it says under $heading', ({ code, printed }) => {
    expect(runBlock(code)).toBe(printed);
  });

  it('shows the picture that the engine draws', () => {
    const picture = readFileSync(
      resolve(import.meta.dirname, '../../../docs/guides/wood-movement-year.svg'),
      'utf8',
    );
    const monthlyMoisturePct = places
      .find(({ name }) => name === 'Phoenix AZ')!
      .monthlyMoisturePct!.map((moisture) => moisture ?? Number.NaN);
    const board = { species: 'black cherry', widthMm: 300, ringAngleDeg: 0, buildMoisturePct: 8 };
    expect(drawYear({ ...board, monthlyMoisturePct })).toBe(picture);
  });
});
