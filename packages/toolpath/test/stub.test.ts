import { toolpathPlanSchema } from '@millwright/contracts';
import { expect, test } from 'vitest';
import * as real from '../src/index.js';
import * as stub from '../src/stub.js';
import { part, rectangle, requestFor } from './helpers.js';

test('the stub has the same names as the engine, says what it is, and never goes below the retract height', async () => {
  expect(Object.keys(stub).sort()).toEqual(Object.keys(real).sort());
  expect(stub.manifest).toMatchObject({ kind: 'stub', modules: [] });
  const plan = await stub.planToolpaths(requestFor([part('box', rectangle(0, 0, 100, 60))]));
  expect(plan.findings.map(({ code }) => code)).toEqual(['STUB_ENGINE']);
  expect(plan.toolpaths.every(({ moves }) => moves.every(({ toMm }) => toMm[2] >= 5))).toBe(true);
  expect(toolpathPlanSchema.safeParse(plan).success).toBe(true);
});

test('what the engine returns matches the schema of the contracts and survives a structured clone', async () => {
  const plan = await real.planToolpaths(requestFor([part('box', rectangle(0, 0, 100, 60))]));
  expect(toolpathPlanSchema.safeParse(plan).success).toBe(true);
  expect(structuredClone(plan)).toEqual(plan);
});
