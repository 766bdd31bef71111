import { describe, expect, it } from 'vitest';
import * as engine from '../src/index.js';
import * as pictures from '../src/pictures.js';
import * as replay from '../src/replay.js';
import * as stub from '../src/stub.js';

describe('what the package exports', () => {
  it('is one verb and its manifest, and the same from the stub', () => {
    expect(Object.keys(engine).sort()).toEqual([
      'describeProgram',
      'drawEngagement',
      'manifest',
      'proveProgram',
    ]);
    expect(Object.keys(stub).sort()).toEqual([
      'describeProgram',
      'drawEngagement',
      'manifest',
      'proveProgram',
    ]);
  });

  it('has pictures and replays under names of their own', () => {
    expect(Object.keys(pictures).sort()).toEqual(expect.arrayContaining(['drawDifference', 'drawSheet']));
    expect(Object.keys(replay).sort()).toEqual(['openReplay', 'recordReplay', 'replayPage']);
  });
});
