import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.js';

describe('the surface of the package', () => {
  it('is these names and no others', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'answerLines',
      'drillMoves',
      'frameProgram',
      'importSettings',
      'lintProgram',
      'manifest',
      'programChunks',
      'readProgram',
      'readProgramStream',
      'repairProgram',
      'resumeProgram',
      'twoSided',
      'writeProgram',
    ]);
  });

  it('names a real engine with a version', () => {
    expect(surface.manifest).toMatchObject({ id: '@millwright/post-grbl', kind: 'real', modules: [] });
    expect(surface.manifest.version).not.toBe('0.0.0');
  });
});
