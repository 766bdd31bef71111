import type { Contour, Part, Placement, ProveRequest } from '@millwright/contracts';
import { cosDeg, sinDeg } from '@millwright/geometry/numeric';

/** What a contour of the rows stands for. */
export interface ContourName {
  /** Position of its part among the placements judged; −1 for waste to be cleared. */
  readonly solid: number;
  readonly partId: string | undefined;
  readonly copy: number | undefined;
  readonly kind: 'outline' | 'hole' | 'clear' | Part['features'][number]['kind'];
  readonly isIsland: boolean;
  readonly holeIndex: number | undefined;
  /** Id of the feature, or of the intent that clears. */
  readonly featureId: string | undefined;
  /** Depth as drawn, mm; undefined: through. */
  readonly depthMm: number | undefined;
  /** The face a feature is cut from. */
  readonly side: 'top' | 'bottom';
  /** Whether that is the face that lies below here. */
  readonly isOtherSide: boolean;
  /** Whether it is drawn closed, and not as a single point. */
  readonly isClosed: boolean;
}

/** The drawing in the crate's flat form, and what each contour is, by position. */
export interface ContourRows {
  readonly rows: Float64Array;
  readonly contours: readonly ContourName[];
}

/** Kinds of contours; `crates/proof/src/target/read.rs` says what they mean. An island has the number after its region's. */
const KINDS = {
  outline: 0,
  hole: 1,
  pocket: 2,
  drill: 4,
  'v-carve': 5,
  engrave: 7,
  chamfer: 8,
  clear: 9,
} as const;
const CLEAR_REQUIRED = 10;

/** Whether the sheet lies turned over, and how its coordinates then run. */
export interface Turned {
  /** See `otherSide.turnedAbout`. */
  readonly turnedAbout: 'x' | 'y';
  readonly widthMm: number;
  readonly heightMm: number;
}

/**
 * All contours of the sheet as placed, and waste that is meant to be cleared.
 * @param turned - given for the second program of a two-sided job: everything as seen from there
 */
export function contourRows(
  request: Pick<ProveRequest, 'parts' | 'layout' | 'sheetIndex' | 'operations'>,
  turned?: Turned,
): ContourRows {
  const writer = new Writer(turned);
  const partOf = new Map(request.parts.map((part) => [part.id, part]));
  let solid = 0;
  for (const placement of request.layout?.placements ?? []) {
    const part = partOf.get(placement.partId);
    if (part === undefined || placement.sheetIndex !== request.sheetIndex) continue;
    addPart(writer, solid++, part, placement, request.operations);
  }
  for (const intent of request.operations) {
    if (intent.kind !== 'clear') continue;
    writer.add(
      intent.contour,
      { ...NOTHING, kind: 'clear', featureId: intent.id, depthMm: intent.depthMm },
      { code: intent.isRequired ? CLEAR_REQUIRED : KINDS.clear },
    );
  }
  return { rows: Float64Array.from(writer.values), contours: writer.contours };
}

const NOTHING: ContourName = {
  solid: -1,
  partId: undefined,
  copy: undefined,
  kind: 'outline',
  isIsland: false,
  holeIndex: undefined,
  featureId: undefined,
  depthMm: undefined,
  side: 'top',
  isOtherSide: false,
  isClosed: true,
};

function addPart(
  writer: Writer,
  solid: number,
  part: Part,
  placement: Placement,
  operations: ProveRequest['operations'],
): void {
  const own = { ...NOTHING, solid, partId: placement.partId, copy: placement.copy };
  const skinOf = (holeIndex: number | undefined): number => {
    const skins = operations.filter(
      (intent) =>
        intent.kind === 'onion-skin' &&
        intent.partId === placement.partId &&
        intent.copy === placement.copy &&
        intent.holeIndex === holeIndex,
    );
    return skins.reduce((thickest, one) => Math.max(thickest, 'thicknessMm' in one ? one.thicknessMm : 0), 0);
  };
  writer.add(part.outline, own, { placement, skinMm: skinOf(undefined) });
  part.holes.forEach((hole, holeIndex) => {
    writer.add(hole, { ...own, kind: 'hole', holeIndex }, { placement, skinMm: skinOf(holeIndex) });
  });
  for (const feature of part.features) {
    const name: ContourName = {
      ...own,
      kind: feature.kind,
      featureId: feature.id,
      depthMm: feature.depthMm,
      side: feature.side ?? 'top',
    };
    const number = writer.nextFeature++;
    const widthMm = feature.widthMm ?? 0;
    writer.add(regionOf(feature), name, { placement, feature: number, widthMm });
    for (const island of feature.islands ?? []) {
      writer.add(
        island,
        { ...name, isIsland: true },
        { placement, feature: number, code: KINDS[feature.kind] + 1 },
      );
    }
  }
}

/** A drill that is drawn as a point with a diameter is a circle. */
function regionOf(feature: Part['features'][number]): Contour {
  const { kind, contour, diameterMm } = feature;
  const [first] = contour.vertices;
  if (kind !== 'drill' || diameterMm === undefined || first === undefined) return contour;
  if (!isPoint(contour)) return contour;
  const [xMm, yMm] = first;
  return {
    closed: true,
    vertices: [
      [xMm - diameterMm / 2, yMm, 1],
      [xMm + diameterMm / 2, yMm, 1],
    ],
  };
}

function isPoint({ vertices }: Contour): boolean {
  const [first] = vertices;
  return vertices.every(([xMm, yMm]) => xMm === first?.[0] && yMm === first[1]);
}

interface Details {
  readonly placement?: Placement;
  readonly feature?: number;
  readonly widthMm?: number;
  readonly skinMm?: number;
  /** Where it is not the one of its kind. */
  readonly code?: number;
}

/** Collects rows. */
class Writer {
  readonly values: number[] = [];
  readonly contours: ContourName[] = [];
  /** Counts features over the sheet. */
  nextFeature = 0;
  readonly #turned: Turned | undefined;

  constructor(turned: Turned | undefined) {
    this.#turned = turned;
  }

  add(contour: Contour, name: ContourName, details: Details): void {
    const isFeature = name.featureId !== undefined && name.kind !== 'clear';
    const isOtherSide = isFeature && (name.side === 'bottom') !== (this.#turned !== undefined);
    this.contours.push({ ...name, isOtherSide, isClosed: contour.closed && !isPoint(contour) });
    this.values.push(
      name.solid,
      details.code ?? KINDS[name.kind],
      details.feature ?? -1,
      name.holeIndex ?? -1,
      name.depthMm ?? -1,
      isOtherSide ? 1 : 0,
      details.widthMm ?? 0,
      details.skinMm ?? 0,
      contour.closed ? 1 : 0,
      contour.vertices.length,
    );
    for (const [xMm, yMm, bulge] of contour.vertices) {
      const [x, y, isMirrored] = placed(xMm, yMm, details.placement);
      const [sheetX, sheetY, isTurned] = turnedPoint(x, y, this.#turned);
      this.values.push(sheetX, sheetY, isMirrored === isTurned ? bulge : -bulge);
    }
  }
}

/** Mirrored (x → −x) if so, then turned, then moved. */
function placed(
  xMm: number,
  yMm: number,
  placement: Placement | undefined,
): readonly [number, number, boolean] {
  if (placement === undefined) return [xMm, yMm, false];
  const x = placement.mirrored ? -xMm : xMm;
  const c = cosDeg(placement.rotationDeg);
  const s = sinDeg(placement.rotationDeg);
  return [placement.xMm + c * x - s * yMm, placement.yMm + s * x + c * yMm, placement.mirrored];
}

function turnedPoint(x: number, y: number, turned: Turned | undefined): readonly [number, number, boolean] {
  if (turned === undefined) return [x, y, false];
  return turned.turnedAbout === 'y' ? [turned.widthMm - x, y, true] : [x, turned.heightMm - y, true];
}
