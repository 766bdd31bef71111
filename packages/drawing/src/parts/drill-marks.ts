import { type Finding, finding, type PartRule } from '@millwright/contracts';
import type { SketchPoint, UnreadEntity } from '../sketch.js';
import { operationRules } from './by-operation.js';
import type { DrillMark } from './features-of.js';
import { operationFor } from './match-rule.js';

/** Lone points by what rules make of them. Coordinates as given. */
export interface SortedPoints {
  readonly marks: readonly DrillMark[];
  /** Points that no rule speaks of. */
  readonly unused: readonly UnreadEntity[];
  readonly findings: readonly Finding[];
}

/** Makes drill marks of the points that a rule drills; a point has no diameter, so the rule has to give one. */
export function drillMarks(points: readonly SketchPoint[], rules: readonly PartRule[]): SortedPoints {
  const speaking = operationRules(rules);
  const marks: DrillMark[] = [];
  const unused: UnreadEntity[] = [];
  let nWithoutDiameter = 0;
  for (const { at, layer, colour } of points) {
    const { operation, rule } = operationFor(speaking, { layer, colour });
    if (operation === 'ignore') continue;
    if (operation === 'drill' && rule?.diameterMm !== undefined) {
      marks.push({ at, layer, diameterMm: rule.diameterMm, depthMm: rule.depthMm });
      continue;
    }
    if (operation === 'drill') nWithoutDiameter++;
    unused.push({ entity: 'POINT', layer });
  }
  const message = `A rule says that ${nWithoutDiameter} points are drilled, but not how wide. Give it a "diameterMm".`;
  return {
    marks,
    unused,
    findings:
      nWithoutDiameter === 0
        ? []
        : [finding('DRAWING_FEATURE_LEFT_OUT', { message, count: nWithoutDiameter })],
  };
}
