import { expect, it } from 'vitest';
import * as surface from '../src/index.js';
import * as measure from '../src/measure.js';
import * as segments from '../src/segments.js';
import * as testing from '../src/testing.js';

it('offers exactly these names; each is a promise', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'FLAT_ARC_MM',
    'OFFSET_SIMPLIFY_MM',
    'ON_CONTOUR_MM',
    'circleContour',
    'circleOf',
    'contourAreaMm2',
    'contourBox',
    'contourIntersections',
    'contourLengthMm',
    'distanceBetweenContoursMm',
    'distanceToContourMm',
    'flattenContour',
    'flattenWithError',
    'loadPolygonKernel',
    'loadWasmModule',
    'offsetErrorMm',
    'orientContour',
    'pointInContour',
    'polygonContour',
    'reverseContour',
    'scaleContour',
    'segmentBetween',
    'segmentsOf',
    'transformContour',
    'transformPoint',
    'wasmModules',
  ]);
});

it('offers exactly these names in its subpaths', () => {
  expect(Object.keys(segments).sort()).toEqual([
    'distanceBetweenSegmentsMm',
    'distanceToSegmentMm',
    'nearestPointOnSegment',
    'pointOnSegment',
    'ratioOnSegment',
    'segmentBox',
    'segmentContour',
    'segmentIntersections',
    'segmentLengthMm',
    'splitSegment',
    'tangentOfSegment',
  ]);
  expect(Object.keys(measure).sort()).toEqual([
    'convexHull',
    'convexHullOfContours',
    'largestInscribedCircle',
    'largestInscribedRectangle',
    'pointInRings',
    'ringAreaMm2',
    'ringContour',
    'ringLengthMm',
    'ringsBox',
    'ringsCentroid',
  ]);
  expect(Object.keys(testing).sort()).toEqual([
    'TROUBLE_CONTOUR_KINDS',
    'TROUBLE_RING_KINDS',
    'randomFrom',
    'troubleContour',
    'troubleRings',
  ]);
});
