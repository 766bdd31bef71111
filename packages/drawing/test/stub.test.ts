import { type DrawingEngine, drawingSchema } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import * as real from '../src/index.js';
import * as stub from '../src/stub.js';

describe('the stub', () => {
  it('has the names of the real engine and is an engine, as that is', () => {
    const engines: readonly DrawingEngine[] = [real, stub];
    expect(engines.map(({ manifest }) => manifest.kind)).toEqual(['real', 'stub']);
    expect(Object.keys(stub).sort()).toEqual(Object.keys(real).sort());
  });

  it('answers with a valid drawing that says that it is made up', async () => {
    const drawing = await stub.readDrawing(new Uint8Array());
    expect(drawingSchema.safeParse(drawing).error).toBeUndefined();
    expect(drawing.findings.map(({ code }) => code)).toEqual(['STUB_ENGINE']);
  });

  it('writes files that say STUB and hold no contour', async () => {
    const request = { title: 'T', parts: [] };
    for (const text of [await stub.writeSvg(request), await stub.writeDxf(request)]) {
      expect(text).toContain('STUB');
      expect((await real.readDrawing(new TextEncoder().encode(text))).parts).toEqual([]);
    }
  });
});

describe('the surface', () => {
  it('is these names', () => {
    expect(Object.keys(real).sort()).toEqual(['manifest', 'readDrawing', 'writeDxf', 'writeSvg']);
  });
});
