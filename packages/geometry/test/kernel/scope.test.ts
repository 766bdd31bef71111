import { MillwrightError } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import type { ClipperModule, Handle } from '../../src/kernel/clipper-module.js';
import { withScope } from '../../src/kernel/scope.js';

const module = {} as ClipperModule;

/** An object that notes its own deletion. */
function handleInto(log: string[], name: string): Handle {
  return { delete: () => void log.push(name) };
}

describe('withScope', () => {
  it('frees what it owned, last first, and returns the result', () => {
    const log: string[] = [];
    const result = withScope(module, 'a test', ({ own }) => {
      own(handleInto(log, 'first'));
      own(handleInto(log, 'second'));
      return 42;
    });
    expect(result).toBe(42);
    expect(log).toEqual(['second', 'first']);
  });

  it('frees what it owned when the work fails, and lets our own errors through unchanged', () => {
    const log: string[] = [];
    const error = new MillwrightError('INPUT_INVALID', { message: 'no', hint: 'none' });
    expect(() =>
      withScope(module, 'a test', ({ own }) => {
        own(handleInto(log, 'only'));
        throw error;
      }),
    ).toThrow(error);
    expect(log).toEqual(['only']);
  });

  it('gives the bare number that C++ throws a code and a sentence', () => {
    expect(() =>
      withScope(module, 'an offset', () => {
        throw 92_448;
      }),
    ).toThrow(
      expect.objectContaining({
        code: 'GEOMETRY_KERNEL_FAILED',
        message: 'The polygon kernel could not finish an offset (C++ exception at address 92448).',
      }),
    );
  });

  it('reports the trap, not the handle that an aborted module cannot free any more', () => {
    expect(() =>
      withScope(module, 'a union', ({ own }) => {
        own({
          delete: () => {
            throw new WebAssembly.RuntimeError('dead');
          },
        });
        throw new WebAssembly.RuntimeError('memory access out of bounds');
      }),
    ).toThrow(
      expect.objectContaining({
        code: 'GEOMETRY_KERNEL_FAILED',
        message: expect.stringContaining('out of bounds'),
      }),
    );
  });
});
