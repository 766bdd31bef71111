import type { Feature } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { decimal } from './number.js';

/** Layers for what belongs to no part. */
export const OWN_LAYERS = {
  /** Outlines and holes of parts without a layer. */
  outline: 'OUTLINE',
  holes: 'HOLES',
  sheet: 'SHEET',
  grain: 'GRAIN',
  labels: 'LABELS',
  /** Texts that are no names of parts: titles, quantities. */
  remarks: 'REMARKS',
} as const;

/**
 * The layer a feature is drawn on: its own, or one that says in its name what it is and how deep, as rules of `readDrawing` take it:
 * `POCKET_6.5`, `DRILL_12_D5` (12 mm deep, diameter 5), `ENGRAVE_0.5`; without a depth it goes through.
 */
export function featureLayer(feature: Feature): string {
  if (feature.layer !== undefined) return feature.layer;
  const depth = feature.depthMm === undefined ? '' : `_${decimal(feature.depthMm)}`;
  if (feature.kind !== 'drill') return `${feature.kind.toUpperCase()}${depth}`;
  const circle = circleOf(feature.contour);
  const diameterMm = feature.diameterMm ?? (circle === undefined ? undefined : 2 * circle.radiusMm);
  return `DRILL${depth}${diameterMm === undefined ? '' : `_D${decimal(diameterMm)}`}`;
}
