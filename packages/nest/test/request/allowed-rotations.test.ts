import { expect, test } from 'vitest';
import { allowedRotationsDeg } from '../../src/request/allowed-rotations.js';

const quarters = { rotationsDeg: [0, 90, 180, 270] };

test('without a grain on either side the rotations of the request apply', () => {
  expect(allowedRotationsDeg({}, {}, quarters)).toEqual([0, 90, 180, 270]);
  expect(allowedRotationsDeg({ grainDeg: 20 }, {}, quarters)).toEqual([0, 90, 180, 270]);
  expect(allowedRotationsDeg({}, { grainDeg: 20 }, quarters)).toEqual([0, 90, 180, 270]);
});

test('equal directions are one, and all lie in [0, 360)', () => {
  const request = { rotationsDeg: [-90, 270, 360, 0, -360, -1e-20, 45] };
  expect(allowedRotationsDeg({}, {}, request)).toEqual([0, 45, 270]);
});

test('two grains leave the two rotations that line them up', () => {
  expect(allowedRotationsDeg({ grainDeg: 0 }, { grainDeg: 0 }, quarters)).toEqual([0, 180]);
  expect(allowedRotationsDeg({ grainDeg: 90 }, { grainDeg: 0 }, { rotationsDeg: [45] })).toEqual([90, 270]);
  expect(allowedRotationsDeg({ grainDeg: 12.5 }, { grainDeg: -45 }, quarters)).toEqual([122.5, 302.5]);
});
