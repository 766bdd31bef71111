import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Part } from '@millwright/contracts';
import { expect, it } from 'vitest';
import { writeSvg } from '../../src/index.js';
import { engraveText, letterText, placeLettering } from '../../src/lettering.js';
import { fontBytes, fonts } from './fonts.js';

const picture = resolve(import.meta.dirname, '../../../../docs/pictures/sign.svg');

/** A sign with half-round ends: a word in a script font to be pocketed, a line below it to be engraved. */
async function sign(): Promise<{ part: Part; nFindings: number }> {
  const blank: Part = {
    id: 'sign',
    label: 'Sign',
    quantity: 1,
    outline: {
      closed: true,
      vertices: [
        [60, 0, 0],
        [340, 0, 1],
        [340, 120, 0],
        [60, 120, 1],
      ],
    },
    holes: [],
    features: [],
  };
  const name = await letterText(fontBytes(fonts.script), { text: 'Willkommen', sizeMm: 42, align: 'centre' });
  const line = await engraveText('hershey-sans-1', {
    text: 'TISCHLEREI MÜLLER',
    sizeMm: 7,
    align: 'centre',
    letterSpacingMm: 1,
  });
  const pocketed = await placeLettering(blank, name, {
    work: 'pocket',
    depthMm: 3,
    atMm: [200, 48],
    idPrefix: 'name',
  });
  const engraved = await placeLettering(pocketed.part, line, {
    work: 'engrave',
    depthMm: 0.5,
    atMm: [200, 16],
    idPrefix: 'line',
  });
  return {
    part: engraved.part,
    nFindings: [name, line, pocketed, engraved].reduce((sum, { findings }) => sum + findings.length, 0),
  };
}

it('writes a sign as the picture in the documentation shows it', async () => {
  const { part, nFindings } = await sign();
  expect(nFindings).toBe(0);
  const svg = await writeSvg({ title: 'Sign', parts: [part] });
  if (process.env.MILLWRIGHT_WRITE_PICTURES === '1') writeFileSync(picture, svg);
  expect(existsSync(picture)).toBe(true);
  const shapes = (text: string) => [...text.matchAll(/<path|<circle/g)].length;
  expect(shapes(readFileSync(picture, 'utf8'))).toBe(shapes(svg));
  expect(part.features.filter(({ kind }) => kind === 'engrave').length).toBeGreaterThan(30);
  expect(part.features.some(({ islands = [] }) => islands.length > 0)).toBe(true);
});
