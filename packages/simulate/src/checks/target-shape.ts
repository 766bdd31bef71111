import { finding } from '@millwright/contracts';
import type { Curve } from '../geometry/curve.js';
import { windowOf } from '../geometry/curve-index.js';
import { distanceOfCurves } from '../geometry/distance.js';
import { holds, type Judgement, mm, show, undecided, violated } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { type Solid, solidName } from '../scene/target.js';

/** The shape the program is held against is itself sound: every placed part is known, lies on the sheet and is judged wholly. */
export function checkTargetShape(scene: Scene): readonly Judgement[] {
  const { solids } = scene.target;
  return [
    ...checkPlacements(scene),
    ...solids.map((solid) => checkOnSheet(scene, solid)),
    ...solids.flatMap((solid) => checkContoursApart(scene, solid)),
    ...solids.filter(({ features }) => features.length > 0).map(checkFeatures),
  ];
}

/** Wood of an unknown shape may be anywhere. */
function checkPlacements(scene: Scene): readonly Judgement[] {
  const { layout, parts, sheetIndex } = scene.request;
  const known = new Set(parts.map((part) => part.id));
  return layout.placements
    .filter((placement) => placement.sheetIndex === sheetIndex && !known.has(placement.partId))
    .map((placement) => {
      const name = solidName(placement);
      return undecided(`gouge:${name}`, 'The layout places this part, but its shape is not given.', [
        finding('SIMULATE_PART_UNKNOWN', {
          message: `The layout places part ${name} on this sheet, but no part of that id is given: what would gouge it is not known. Give all parts of the layout.`,
          partId: placement.partId,
          copy: placement.copy,
          sheetIndex,
        }),
      ]);
    });
}

function checkOnSheet(scene: Scene, { name, window, partId, copy }: Solid): Judgement {
  const { widthMm, heightMm } = scene.sheet;
  const beyondMm = Math.max(-window.minX, -window.minY, window.maxX - widthMm, window.maxY - heightMm);
  const id = `on-sheet:${name}`;
  if (beyondMm <= scene.request.toleranceMm) return holds(id, 'The part lies on the sheet.');
  return violated(id, `The part reaches ${show(beyondMm)} mm over the edge of the sheet.`, [
    finding('SIMULATE_PART_OFF_SHEET', {
      message: `Part ${name} reaches ${show(beyondMm)} mm over the edge of the sheet of ${show(widthMm)} × ${show(heightMm)} mm. Nest it again.`,
      measured: mm(beyondMm),
      allowed: mm(scene.request.toleranceMm),
      partId,
      copy,
      sheetIndex: scene.request.sheetIndex,
    }),
  ]);
}

/** Where two contours of one part cross it is not clear what should remain. */
function checkContoursApart({ target }: Scene, solid: Solid): readonly Judgement[] {
  for (const contour of [solid.outline, ...solid.holes]) {
    for (let wall = contour.firstWall; wall < contour.endWall; wall++) {
      const curve = target.curves[wall] as Curve;
      for (const id of target.index.near(windowOf(curve, 0))) {
        if (target.solidOf[id] !== target.solidOf[wall]) continue;
        if (id >= contour.firstWall && id < contour.endWall) continue;
        const { distanceMm, x, y } = distanceOfCurves(curve, target.curves[id] as Curve);
        if (distanceMm === 0) return [crossing(solid, x, y)];
      }
    }
  }
  return [];
}

function crossing({ name, partId, copy }: Solid, x: number, y: number): Judgement {
  return undecided(`contours-apart:${name}`, 'Two contours of this part cross or touch.', [
    finding('SIMULATE_CONTOURS_CROSS', {
      message: `Two contours of part ${name} cross or touch at X${show(x)} Y${show(y)}, so what should remain there is not clear. Correct the drawing.`,
      partId,
      copy,
      atMm: [x, y],
    }),
  ]);
}

function checkFeatures({ name, features, partId, copy }: Solid): Judgement {
  return undecided(`features:${name}`, `${features.length} features with a depth are not judged yet.`, [
    finding('SIMULATE_FEATURE_NOT_JUDGED', {
      message: `Part ${name} has ${features.length} features that do not go through (first: ${features[0]?.id}); whether the program cuts them is not judged yet.`,
      partId,
      copy,
      count: features.length,
    }),
  ]);
}
