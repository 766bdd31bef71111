import { expect, it } from 'vitest';
import * as surface from '../src/index.js';

it('offers exactly these names; each is a promise', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'FLAT_ARC_MM',
    'OFFSET_SIMPLIFY_MM',
    'ON_CONTOUR_MM',
    'circleContour',
    'circleOf',
    'contourAreaMm2',
    'contourBox',
    'contourLengthMm',
    'distanceToContourMm',
    'flattenContour',
    'loadPolygonKernel',
    'loadWasmModule',
    'orientContour',
    'pointInContour',
    'polygonContour',
    'reverseContour',
    'segmentsOf',
    'transformContour',
    'transformPoint',
    'wasmModules',
  ]);
});
