import { finding } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import { holds, type Judgement, mm, show, undecided, violated } from '../judgement.js';
import type { ContourName } from '../scene/contour-rows.js';
import { kindsShownMade } from '../scene/judged-features.js';
import type { Scene } from '../scene/scene.js';
import { type Solid, solidName } from '../scene/target.js';

/** The shape the program is held against is itself sound: every placed part is known, lies on the sheet and is judged wholly. */
export function checkTargetShape(
  scene: Scene,
  core: Core,
  contours: readonly ContourName[],
): readonly Judgement[] {
  return [
    ...checkPlacements(scene),
    ...scene.solids.map((solid) => checkOnSheet(scene, solid)),
    ...checkContoursApart(scene, core),
    ...checkPartsApart(scene, core),
    ...checkFeatures(scene, core, contours),
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
function checkContoursApart(scene: Scene, core: Core): readonly Judgement[] {
  return meetingsOf(core.meeting_contours(), scene).map(({ solid, at }) => crossing(solid, at));
}

/** What the core says of two things that meet. */
interface Meeting {
  readonly solid: Solid;
  readonly other: Solid;
  readonly at: readonly [number, number];
}

/** Numbers per row; `crates/proof/src/binding/shape.rs` says what they are. */
const MEETING_COLUMNS = 4;

function meetingsOf(rows: Float64Array, { solids }: Scene): readonly Meeting[] {
  return Array.from({ length: rows.length / MEETING_COLUMNS }, (_, i) => {
    const at = (column: number): number => rows[i * MEETING_COLUMNS + column] as number;
    return { solid: solids[at(0)] as Solid, other: solids[at(1)] as Solid, at: [at(2), at(3)] };
  });
}

function crossing({ name, partId, copy }: Solid, [x, y]: readonly [number, number]): Judgement {
  return undecided(`contours-apart:${name}`, 'Two contours of this part cross or touch.', [
    finding('SIMULATE_CONTOURS_CROSS', {
      message: `Two contours of part ${name} cross or touch at X${show(x)} Y${show(y)}, so what should remain there is not clear. Correct the drawing.`,
      partId,
      copy,
      atMm: [x, y],
    }),
  ]);
}

/** Parts take no wood of each other. */
function checkPartsApart(scene: Scene, core: Core): readonly Judgement[] {
  return meetingsOf(core.overlapping_parts(), scene).map(({ solid, other, at }) =>
    overlap(scene, solid, other, at),
  );
}

function overlap({ request }: Scene, solid: Solid, other: Solid, atMm: readonly [number, number]): Judgement {
  return violated(`parts-apart:${solid.name}`, `It takes the same wood as ${other.name}.`, [
    finding('SIMULATE_PARTS_OVERLAP', {
      message: `Parts ${solid.name} and ${other.name} both take the wood at X${show(atMm[0])} Y${show(atMm[1])}: one sheet cannot give both. Nest them again.`,
      partId: solid.partId,
      copy: solid.copy,
      sheetIndex: request.sheetIndex,
      atMm: [...atMm],
    }),
  ]);
}

/** Every feature is judged wholly: it is drawn so that it can be, cut from the face that is up, and of a kind that is shown to be made. */
function checkFeatures(scene: Scene, core: Core, contours: readonly ContourName[]): readonly Judgement[] {
  const lost = new Set(core.astray_chamfers());
  return scene.solids.flatMap((solid, i) => {
    const { name, partId, copy } = solid;
    const own = contours.flatMap((contour, at) =>
      contour.solid === i && contour.featureId !== undefined && !contour.isIsland ? [{ contour, at }] : [],
    );
    if (own.length === 0) return [];
    const id = `features:${name}`;
    const notJudged = own.flatMap(({ contour, at }) => {
      const reason = whyNotJudged(scene, solid, contour, lost.has(at));
      return reason === undefined ? [] : [{ featureId: contour.featureId, reason }];
    });
    const [first] = notJudged;
    if (first === undefined) return [holds(id, `${own.length} features are judged.`)];
    return [
      undecided(id, `${notJudged.length} of ${own.length} features are not judged wholly.`, [
        finding('SIMULATE_FEATURE_NOT_JUDGED', {
          message: `Feature ${first.featureId} of part ${name} is not judged: ${first.reason}.`,
          partId,
          copy,
          count: notJudged.length,
        }),
      ]),
    ];
  });
}

/** Undefined for a feature that is judged. */
function whyNotJudged(
  { request }: Scene,
  solid: Solid,
  contour: ContourName,
  isLost: boolean,
): string | undefined {
  if (solid.repeatedHoles.has(contour.featureId ?? '')) return undefined;
  if (contour.isOtherSide) {
    return request.otherSide === undefined && request.isOtherSide === undefined
      ? 'it is cut from the other face, whose program is not given'
      : undefined;
  }
  if (isLost) return 'its curve lies on no edge of the part, or its width or depth is missing';
  if (contour.kind === 'outline' || contour.kind === 'hole' || contour.kind === 'clear') return undefined;
  const isRegion = contour.kind === 'pocket' || contour.kind === 'drill' || contour.kind === 'v-carve';
  if (isRegion && !contour.isClosed) return 'its contour is open or a single point, so it encloses nothing';
  if (kindsShownMade.has(contour.kind)) return undefined;
  return `that a ${contour.kind} is made as drawn is not shown yet, only that nothing is cut too far`;
}
