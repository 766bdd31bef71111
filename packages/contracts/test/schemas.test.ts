import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  contourSchema,
  engineManifest,
  errorTable,
  jobSchema,
  layoutSchema,
  operations,
  parseRef,
  partSchema,
  publicSchemas,
  refOf,
  sha256,
  toolSchema,
} from '../src/index.js';

const square = {
  closed: true,
  vertices: [
    [0, 0, 0],
    [10, 0, 0],
    [10, 10, 0],
    [0, 10, 0],
  ],
};
const part = { id: 'a', quantity: 1, outline: square, holes: [], features: [] };

describe('schemas', () => {
  it('refuse an unknown key instead of dropping it', () => {
    expect(partSchema.safeParse({ ...part, quantitty: 2 }).success).toBe(false);
    expect(partSchema.safeParse(part).success).toBe(true);
  });

  it.each([
    ['NaN', [Number.NaN, 0, 0]],
    ['infinity', [Number.POSITIVE_INFINITY, 0, 0]],
    ['a coordinate ten kilometres out', [2e7, 0, 0]],
    ['a string', ['1', 0, 0]],
    ['two numbers for three', [1, 2]],
  ])('refuse %s as a vertex', (_what, vertex) => {
    expect(contourSchema.safeParse({ ...square, vertices: [...square.vertices, vertex] }).success).toBe(
      false,
    );
  });

  it('refuse control characters and line ends in identifiers, which end up in comments of programs', () => {
    for (const id of ['a\nM3', 'a\u2028b', '\u0000', ''])
      expect(partSchema.safeParse({ ...part, id }).success, JSON.stringify(id)).toBe(false);
  });

  it('refuse undefined where a value is optional, so that equal values have equal text', () => {
    expect(partSchema.safeParse({ ...part, label: undefined }).success).toBe(false);
  });

  it('ask for everything of a tool that a collision check needs', () => {
    const required = Object.entries(toolSchema.unwrap().shape).filter(
      ([, schema]) => !schema.safeParse(undefined).success,
    );
    expect(required.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'diameterMm',
        'nFlutes',
        'fluteLengthMm',
        'shankDiameterMm',
        'stickoutMm',
        'canPlunge',
      ]),
    );
  });

  it('hold the job of the example', () => {
    const job = JSON.parse(
      readFileSync(new URL('../../../examples/nightstand/job.json', import.meta.url), 'utf8'),
    );
    expect(jobSchema.safeParse(job).error).toBeUndefined();
  });

  it('survive a structured clone and canonical order: parsing twice changes nothing', () => {
    const layout = { sheets: [], placements: [], unplaced: [], marginMm: 10, spacingMm: 8, yieldRatio: 0 };
    const once = layoutSchema.parse(structuredClone(layout));
    expect(layoutSchema.parse(once)).toEqual(once);
  });
});

describe('references', () => {
  const id = sha256('x');

  it('are read back as they were written', () => {
    expect(parseRef(refOf(id))).toBe(id);
  });

  it.each([
    `ref://sha256/${id.toUpperCase()}`,
    `ref://sha256/${id} `,
    ` ref://sha256/${id}`,
    `ref://sha256/${id}\n`,
    `ref://sha256/${id}?x=1`,
    `ref://sha256/../${id}`,
    `ref://sha256/${id.slice(1)}`,
    `REF://sha256/${id}`,
    'ref://spool/x',
    'file:///etc/passwd',
    `ref://sha256/%2e%2e${id}`,
    '',
  ])('are refused where they are not exactly right: %j', (ref) => {
    expect(() => parseRef(ref)).toThrow(expect.objectContaining({ code: 'REF_MALFORMED' }));
  });
});

describe('engine manifests', () => {
  const manifest = {
    id: '@millwright/nest',
    version: '1.2.3',
    kind: 'real',
    determinism: 'bytes',
    modules: [],
  } as const;

  it('are refused at version 0.0.0, which means that the build put none in', () => {
    expect(engineManifest(manifest)).toEqual(manifest);
    expect(() => engineManifest({ ...manifest, version: '0.0.0' })).toThrow(
      expect.objectContaining({ code: 'ENGINE_MANIFEST_INVALID' }),
    );
  });
});

describe('operations', () => {
  it.each(Object.entries(operations))(
    '%s is complete: schemas that become JSON Schema, examples that parse, codes that exist',
    (name, operation) => {
      expect(operation.name).toBe(name);
      const input = z.toJSONSchema(operation.input, { io: 'input' });
      const output = z.toJSONSchema(operation.output, { io: 'output' });
      expect(input).toMatchObject({ type: 'object', additionalProperties: false });
      expect(output).toMatchObject({ type: 'object', additionalProperties: false });
      expect(operation.description.length).toBeGreaterThan(80);
      expect(operation.timeoutS.default).toBeLessThanOrEqual(operation.timeoutS.max);
      for (const code of operation.errors) expect(errorTable).toHaveProperty(code);
      for (const example of operation.examples)
        expect(operation.input.safeParse(example.input).error, example.title).toBeUndefined();
    },
  );

  it('between them name every error of the engines they run, so that a client can be ready for it', () => {
    const named = new Set(Object.values(operations).flatMap(({ errors }) => errors as readonly string[]));
    const raised = Object.keys(errorTable).filter((code) =>
      /^(DRAWING|NEST|TOOLPATH|POST|SIMULATE)_/.test(code),
    );
    // Verbs for people at the machine and for pictures, which no operation runs.
    expect(raised.filter((code) => !named.has(code)).sort()).toEqual([
      'POST_RESUME_REFUSED',
      'SIMULATE_PICTURE_INPUT_MISSING',
      'SIMULATE_REPLAY_DAMAGED',
      'SIMULATE_REPLAY_TOO_LARGE',
    ]);
  });

  it('with a side effect none are pure by name: read, idempotent, the same bytes', () => {
    for (const operation of Object.values(operations)) {
      expect(operation).toMatchObject({
        sideEffect: 'none',
        scope: 'read',
        idempotency: 'idempotent',
        determinism: 'bytes',
      });
    }
  });
});

describe('public schemas', () => {
  it('describe the job file, the machine profile and the tool library with an address of their own', () => {
    expect(Object.keys(publicSchemas).sort()).toEqual([
      'job.schema.json',
      'machine.schema.json',
      'tool-library.schema.json',
    ]);
    for (const schema of Object.values(publicSchemas)) expect(schema).toHaveProperty('$id');
  });
});
