import { type Part, partSchema } from '@millwright/contracts';
import {
  circleContour,
  contourAreaMm2,
  contourBox,
  polygonContour,
  reverseContour,
} from '@millwright/geometry';
import { expect, it } from 'vitest';
import { engraveText } from '../../src/lettering/engrave-text.js';
import { letterText } from '../../src/lettering/letter-text.js';
import { lettersAsParts, placeLettering } from '../../src/lettering/place-lettering.js';
import { fontBytes, fonts } from './fonts.js';

const plate = (holes: Part['holes'] = []): Part => ({
  id: 'plate',
  quantity: 1,
  outline: polygonContour([
    [0, 0],
    [200, 0],
    [200, 80],
    [0, 80],
  ]),
  holes,
  features: [],
});
const letters = (text: string) => letterText(fontBytes(fonts.sans), { text, sizeMm: 30 });

it('engraves single lines as open features, numbered, at the depth asked', async () => {
  const label = await engraveText('ems-readability', { text: 'Tür 3', sizeMm: 10 });
  const { part, findings } = await placeLettering(plate(), label, {
    work: 'engrave',
    atMm: [20, 20],
    depthMm: 0.5,
    layer: 'LABELS',
  });
  expect(findings).toEqual([]);
  expect(part.features).toHaveLength(label.strokes.length);
  expect(part.features[0]).toMatchObject({
    id: 'lettering-1',
    kind: 'engrave',
    depthMm: 0.5,
    layer: 'LABELS',
  });
  expect(part.features.every(({ contour }) => !contour.closed)).toBe(true);
  expect(() => partSchema.parse(part)).not.toThrow();
});

it('pockets letters with their counters left standing', async () => {
  const { part, findings } = await placeLettering(plate(), await letters('Oak'), {
    work: 'pocket',
    atMm: [30, 25],
    depthMm: 4,
  });
  expect(findings).toEqual([]);
  expect(part.features.map(({ kind, islands }) => [kind, islands?.length ?? 0])).toEqual(
    expect.arrayContaining([
      ['pocket', 1],
      ['pocket', 0],
    ]),
  );
  expect(() => partSchema.parse(part)).not.toThrow();
});

it('cuts letters through, clockwise, and says which counters fall out', async () => {
  const { part, findings } = await placeLettering(plate(), await letters('B®l'), {
    work: 'cut',
    atMm: [20, 25],
  });
  // B, the ring of ®, l: the R in the ring falls out with the ring’s counter.
  expect(part.holes).toHaveLength(3);
  for (const hole of part.holes) expect(contourAreaMm2(hole)).toBeLessThan(0);
  expect(findings).toMatchObject([{ code: 'LETTERING_COUNTER_FALLS_OUT', partId: 'plate', count: 4 }]);
});

it('leaves out what would reach beyond the part or into a hole, and says so', async () => {
  const text = await letters('III');
  const beyond = await placeLettering(plate(), text, { work: 'pocket', depthMm: 2, atMm: [180, 20] });
  expect(beyond.part.features).toHaveLength(1);
  expect(beyond.findings).toMatchObject([{ code: 'LETTERING_BEYOND_PART', severity: 'error', count: 2 }]);
  const drilled = plate([reverseContour(circleContour([26, 35], 8))]);
  const inHole = await placeLettering(drilled, text, { work: 'pocket', depthMm: 2, atMm: [20, 20] });
  expect(inHole.part.features).toHaveLength(2);
});

it('does not cut a letter round a hole: a hole in a hole would be no part', async () => {
  const drilled = plate([reverseContour(circleContour([34.5, 35], 2))]);
  const { part, findings } = await placeLettering(drilled, await letters('O'), {
    work: 'cut',
    atMm: [20, 20],
  });
  expect(part.holes).toHaveLength(1);
  expect(findings).toMatchObject([{ code: 'LETTERING_BEYOND_PART' }]);
});

it('turns lettering about its origin, and takes no id twice', async () => {
  const text = await letters('I');
  const once = await placeLettering(plate(), text, {
    work: 'pocket',
    depthMm: 1,
    atMm: [60, 30],
    rotationDeg: 90,
  });
  const twice = await placeLettering(once.part, text, { work: 'pocket', depthMm: 1, atMm: [120, 30] });
  expect(twice.part.features.map(({ id }) => id)).toEqual(['lettering-1', 'lettering-2']);
  const box = contourBox(once.part.features[0]!.contour);
  expect(box.maxXMm - box.minXMm).toBeCloseTo(30, 6);
  expect(box.maxXMm).toBeCloseTo(60, 6);
});

it('refuses depths that are missing and strokes to be pocketed', async () => {
  const label = await engraveText('hershey-sans-1', { text: 'A', sizeMm: 10 });
  await expect(placeLettering(plate(), label, { work: 'engrave' })).rejects.toMatchObject({
    data: { path: 'depthMm' },
  });
  await expect(placeLettering(plate(), label, { work: 'pocket', depthMm: 2 })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    data: { path: 'work' },
  });
});

it('makes parts of letters, each at its own corner', async () => {
  const parts = lettersAsParts(await letters('Oil'));
  expect(parts.map(({ id }) => id)).toEqual(['letter-1', 'letter-2', 'letter-3', 'letter-4']);
  for (const part of parts) {
    expect(() => partSchema.parse(part)).not.toThrow();
    const { minXMm, minYMm } = contourBox(part.outline);
    expect([minXMm, minYMm].every((corner) => Math.abs(corner) < 1e-9)).toBe(true);
  }
  expect(parts.reduce((sum, { holes }) => sum + holes.length, 0)).toBe(1);
});
