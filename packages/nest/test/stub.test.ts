import { nestResultSchema } from '@millwright/contracts';
import { expect, test } from 'vitest';
import { validateLayout as trulyValidate } from '../src/index.js';
import { nestParts, validateLayout } from '../src/stub.js';
import { job, part, rectangle } from './shapes.js';

const request = job([part('a', rectangle(10, 10)), part('b', rectangle(20, 10))]);

test('the stub answers plainly marked data that name the parts asked for', async () => {
  const result = await nestParts(request);
  expect(nestResultSchema.parse(result)).toEqual(result);
  expect(result.layout.placements.map(({ partId }) => partId)).toEqual(['a', 'b']);
  expect(result.findings.map(({ code }) => code)).toEqual(['STUB_ENGINE']);
});

test('the stub’s layout is no layout to cut: the validator says so', async () => {
  const { layout } = await nestParts(request);
  expect(trulyValidate(request, layout).map(({ severity }) => severity)).toContain('error');
});

test('the stub’s validator never lets a layout pass for checked', async () => {
  const { layout } = await nestParts(request);
  expect(validateLayout(request, layout).map(({ code }) => code)).toEqual(['STUB_ENGINE']);
});
