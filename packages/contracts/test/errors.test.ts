import { describe, expect, it } from 'vitest';
import {
  assertInvariant,
  errorTable,
  finding,
  findingTable,
  isMillwrightError,
  MillwrightError,
} from '../src/index.js';

const FIXED_BY_OTHERS = new Set(['capability_denied']);

describe('the error table', () => {
  it('names codes in screaming snake case, but for those that other systems fixed', () => {
    const names = Object.keys(errorTable).filter((code) => !FIXED_BY_OTHERS.has(code));
    expect(names.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code))).toEqual([]);
  });

  it('gives every code an HTTP status, a JSON-RPC answer outside the reserved range and an exit status', () => {
    for (const [code, row] of Object.entries(errorTable)) {
      expect(row.httpStatus, code).toBeGreaterThanOrEqual(400);
      expect(row.httpStatus, code).toBeLessThan(600);
      expect(row.jsonRpc === 'isError' || row.jsonRpc > -32000 || row.jsonRpc < -32768, code).toBe(true);
      expect([1, 2, 3, 4, 5, 6, 130], code).toContain(row.exitStatus);
    }
  });

  it('shares no code with the findings, so that a code means one thing', () => {
    expect(Object.keys(findingTable).filter((code) => code in errorTable)).toEqual([]);
  });
});

describe('MillwrightError', () => {
  const error = new MillwrightError('INPUT_INVALID', {
    message: 'widthMm is −3 mm.',
    hint: 'Give more than 0 mm.',
    data: { widthMm: -3 },
  });

  it('is plain data as JSON', () => {
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'INPUT_INVALID',
      message: 'widthMm is −3 mm.',
      data: { widthMm: -3 },
      hint: 'Give more than 0 mm.',
    });
  });

  it('is recognised from another bundle, by shape and not by class', () => {
    const foreign = Object.assign(new Error('x'), { code: 'CANCELLED', hint: '', data: {} });
    expect(isMillwrightError(foreign)).toBe(true);
    expect(isMillwrightError(Object.assign(new Error('x'), { code: 'ENOENT', hint: '' }))).toBe(false);
    expect(isMillwrightError({ code: 'CANCELLED', hint: '' })).toBe(false);
  });

  it('says of a broken invariant that the bug is ours', () => {
    expect(() => assertInvariant(false, 'a part lies on no sheet')).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    expect(() => assertInvariant(true, '')).not.toThrow();
  });
});

describe('finding', () => {
  it('takes the usual severity of its code unless told otherwise', () => {
    expect(finding('STUB_ENGINE', { message: 'x' }).severity).toBe('warning');
    expect(finding('STUB_ENGINE', { message: 'x', severity: 'info' }).severity).toBe('info');
  });
});
