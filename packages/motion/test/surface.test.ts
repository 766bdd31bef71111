import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.js';

describe('the surface of the package', () => {
  it('is these names and no others', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'LOOK_AHEAD_BLOCKS',
      'arcSweepRad',
      'createTimeEstimator',
      'estimateTimeS',
      'motionBounds',
      'motionLengthMm',
      'pointOnMotion',
    ]);
  });
});
