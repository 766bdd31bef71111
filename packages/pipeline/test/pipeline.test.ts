import { type EventSink, type OperationEvent, parseRef, refOf, sha256 } from '@millwright/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPipeline, loadEngines, localContext, type Pipeline, readEngineFlags } from '../src/index.js';

const plate = {
  text: '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="60mm" viewBox="0 0 100 60"><rect width="100" height="60"/><circle cx="50" cy="30" r="10"/></svg>',
};
const sheets = [
  { id: 'birch', material: 'plywood', widthMm: 400, heightMm: 300, thicknessMm: 6, quantity: 1 },
] as const;

describe('engine flags', () => {
  it('are real unless a variable says otherwise', () => {
    expect(new Set(Object.values(readEngineFlags({})))).toEqual(new Set(['real']));
    expect(
      readEngineFlags({ MILLWRIGHT_ENGINES: 'stub', MILLWRIGHT_ENGINE_POST_GRBL: 'real' }),
    ).toMatchObject({
      nest: 'stub',
      'post-grbl': 'real',
    });
  });

  it.each([
    { MILLWRIGHT_ENGINES: 'fake' },
    { MILLWRIGHT_ENGINES: '' },
    { MILLWRIGHT_ENGINE_NEST: 'Real' },
    { MILLWRIGHT_ENGINE_POST: 'stub' },
  ])('refuse what they do not know: %j', (variables) => {
    expect(() => readEngineFlags(variables)).toThrow(
      expect.objectContaining({ code: 'ENGINE_FLAG_UNKNOWN' }),
    );
  });
});

describe('a pipeline', () => {
  let pipeline: Pipeline;
  const events: OperationEvent[] = [];
  const sink: EventSink = { record: (event) => events.push(event) };
  beforeAll(async () => {
    pipeline = createPipeline({ engines: await loadEngines(readEngineFlags({})), events: sink });
  });

  it('gives a reference and the same value inline the same input hash and the same answer', async () => {
    const read = await pipeline.call('read_drawing', { drawing: plate });
    const stored = await pipeline.store.get(parseRef(read.output.parts));
    const parts = JSON.parse(new TextDecoder().decode(stored?.bytes));
    const settings = { sheets: [...sheets], spacingMm: 8, marginMm: 10 };
    const byRef = await pipeline.call('nest_parts', { ...settings, parts: read.output.parts });
    const inline = await pipeline.call('nest_parts', { ...settings, parts });
    expect(inline.provenance).toEqual(byRef.provenance);
    expect(inline.output).toEqual(byRef.output);
  });

  it('hashes a drawing by its bytes, however it is given', async () => {
    const text = await pipeline.call('read_drawing', { drawing: plate });
    const base64 = await pipeline.call('read_drawing', { drawing: { base64: btoa(plate.text) } });
    expect(base64.provenance.inputSha256).toBe(text.provenance.inputSha256);
    expect(text.provenance.inputs).toEqual([sha256(plate.text)]);
  });

  it('names engine, version, kind and every WASM module in the provenance', async () => {
    const { provenance } = await pipeline.call('nest_parts', {
      parts: [],
      sheets: [...sheets],
      spacingMm: 8,
      marginMm: 10,
    });
    expect(provenance.engine).toMatchObject({ id: '@millwright/nest', kind: 'real' });
    expect(provenance.engine.modules.length).toBeGreaterThan(0);
    expect(provenance).toMatchObject({ seed: 1, operation: 'nest_parts' });
  });

  it('tells exactly one start and one end of every call, also of one that fails or is cancelled', async () => {
    events.length = 0;
    await pipeline.call('read_drawing', { drawing: plate });
    const gone = AbortSignal.abort();
    await expect(
      pipeline.call('read_drawing', { drawing: plate }, { ...localContext, signal: gone }),
    ).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const said = events.map((event) => (event.kind === 'started' ? 'started' : event.outcome));
    expect(said).toEqual(['started', 'succeeded', 'started', 'cancelled']);
  });

  it('refuses bad input with the place of the fault, unknown references and unknown operations', async () => {
    const wrong = { parts: [], sheets: [{ ...sheets[0], widthMm: -3 }], spacingMm: 8, marginMm: 10 };
    await expect(pipeline.call('nest_parts', wrong)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { path: 'sheets.0.widthMm' },
    });
    const unknown = refOf('0'.repeat(64));
    await expect(
      pipeline.call('nest_parts', { ...wrong, sheets: [...sheets], parts: unknown }),
    ).rejects.toMatchObject({ code: 'REF_UNKNOWN' });
    await expect(pipeline.call('toString' as never, {} as never)).rejects.toMatchObject({
      code: 'OPERATION_UNKNOWN',
    });
  });

  it('refuses a reference to an artifact of another kind', async () => {
    const { output } = await pipeline.call('read_drawing', { drawing: plate });
    const wrong = { parts: output.drawing, sheets: [...sheets], spacingMm: 8, marginMm: 10 };
    await expect(pipeline.call('nest_parts', wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  // The page said “Sheet 1: proved” beside the name of a program that nobody had proved.
  it('puts no program on the report under the proof of another', async () => {
    const { output } = await pipeline.call('read_drawing', { drawing: plate });
    const proof = {
      programSha256: sha256('G0 Z15'),
      obligationsVersion: 1,
      verdict: 'proved' as const,
      obligations: [],
      findings: [],
      missing: [],
      operationTimes: [],
      deepestGougeMm: 0,
      timeS: 0,
      cutLengthMm: 0,
      rapidLengthMm: 0,
      notCovered: [],
    };
    const report = (program: string) =>
      pipeline.call('write_report', {
        title: 'Plate',
        drawing: output.drawing,
        sheets: [{ sheetIndex: 0, program: refOf(sha256(program)), proof, estimateS: 0 }],
      });
    await expect(report('G0 Z-15')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/^The proof given for sheet 1 is that of program/),
    });
    await expect(report('G0 Z15')).resolves.toBeDefined();
  });

  it('does what the policy says before anything else', async () => {
    const strict = createPipeline({
      engines: pipeline.engines,
      policy: { decide: () => ({ effect: 'deny', rule: 'closed today' }) },
    });
    await expect(strict.call('read_drawing', { drawing: plate })).rejects.toMatchObject({
      code: 'capability_denied',
    });
  });
});
