import { nestResultSchema } from '@millwright/contracts';
import { expect, test } from 'vitest';
import { validateLayout as trulyValidate } from '../src/index.js';
import { nestParts, validateLayout } from '../src/stub.js';
import { job, part, rectangle, sheet } from './shapes.js';

test('the stub answers with the same plainly marked data whatever is asked', async () => {
  const one = await nestParts(job([part('a', rectangle(10, 10))]));
  expect(await nestParts(job([]))).toEqual(one);
  expect(nestResultSchema.parse(one)).toEqual(one);
  expect(one.findings.map(({ code }) => code)).toEqual(['STUB_ENGINE']);
});

test('the stub’s layout is a good layout of its own made-up part', async () => {
  const { layout } = await nestParts(job([]));
  const request = job([part('stub-part', rectangle(100, 50))], {
    sheets: [sheet(200, 100, { id: 'stub-sheet' })],
    spacingMm: 10,
  });
  expect(trulyValidate(request, layout)).toEqual([]);
});

test('the stub’s validator never lets a layout pass for checked', async () => {
  const { layout } = await nestParts(job([]));
  expect(validateLayout(job([]), layout).map(({ code }) => code)).toEqual(['STUB_ENGINE']);
});
