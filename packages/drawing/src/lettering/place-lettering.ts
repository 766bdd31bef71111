import {
  type Contour,
  type EngravedText,
  type Feature,
  type Finding,
  finding,
  type Lettering,
  type LetterPlacement,
  letterPlacementSchema,
  MillwrightError,
  type Part,
  parseInput,
  partSchema,
  type Region,
} from '@millwright/contracts';
import {
  contourBox,
  flattenContour,
  loadPolygonKernel,
  orientContour,
  type PolygonKernel,
  pointInContour,
  type Ring,
  transformContour,
} from '@millwright/geometry';

/** Tolerance of the check whether lettering stays on its part, mm; what sticks out by less than twice this is on it. */
const CHECK_TOLERANCE_MM = 0.001;

/** A part with lettering on it. */
export interface LetteredPart {
  readonly part: Part;
  readonly findings: readonly Finding[];
}

/**
 * Lettering put on a part: features of kind engrave (open strokes, or the outlines and holes of areas), pockets whose islands are the letters'
 * counters, or holes cut through. What reaches beyond the part, or into a hole of it, is left out with a finding; so are, for letters cut through,
 * the counters: they fall out.
 * @param part - unchanged; the result holds a copy
 * @throws MillwrightError INPUT_INVALID (a depth that is missing, strokes to be pocketed or cut), GEOMETRY_WASM_UNAVAILABLE
 */
export async function placeLettering(
  part: Part,
  lettering: Pick<Lettering, 'regions'> | Pick<EngravedText, 'strokes'>,
  placement: LetterPlacement,
): Promise<LetteredPart> {
  const given = parseInput(partSchema, part, { what: 'The part' });
  const wanted = parseInput(letterPlacementSchema, placement, { what: 'The placement' });
  if (wanted.work !== 'cut' && wanted.depthMm === undefined)
    throw invalid(
      'depthMm is missing',
      'Say how deep to engrave or pocket, mm below the stock top.',
      'depthMm',
    );
  if ('strokes' in lettering && wanted.work !== 'engrave')
    throw invalid(
      `work is "${wanted.work}", but the lettering is strokes, which enclose nothing`,
      'Use "engrave", or letterText.',
      'work',
    );
  const kernel = await loadPolygonKernel();
  const move = (contour: Contour): Contour =>
    transformContour(contour, {
      xMm: wanted.atMm[0],
      yMm: wanted.atMm[1],
      rotationDeg: wanted.rotationDeg,
      mirrored: false,
    });
  const isOnPart = checkerOf(kernel, given);
  if ('strokes' in lettering) {
    const strokes = lettering.strokes.map(move);
    const inside = strokes.filter((stroke) => isOnPart([stroke], false));
    return withFeatures(
      given,
      wanted,
      inside.map((contour) => ({ contour })),
      strokes.length - inside.length,
    );
  }
  const regions = lettering.regions.map(
    ({ outline, holes }): Region => ({ outline: move(outline), holes: holes.map(move) }),
  );
  const inside = regions.filter(({ outline, holes }) => isOnPart([outline, ...holes], wanted.work === 'cut'));
  if (wanted.work === 'cut') return withHoles(given, inside, regions.length - inside.length);
  const shapes =
    wanted.work === 'engrave'
      ? inside.flatMap(({ outline, holes }) => [outline, ...holes].map((contour) => ({ contour })))
      : inside.map(({ outline, holes }) => ({
          contour: outline,
          ...(holes.length > 0 && { islands: holes }),
        }));
  return withFeatures(given, wanted, shapes, regions.length - inside.length);
}

/**
 * The areas of lettering as parts of their own, to be cut out and glued on: each with the lower left corner of its outline's box at 0, 0 and the
 * counters as holes. A letter of several pieces, such as i, becomes as many parts.
 * @param idPrefix - ids are this, a dash and a number from 1
 */
export function lettersAsParts(lettering: Pick<Lettering, 'regions'>, idPrefix = 'letter'): readonly Part[] {
  return lettering.regions.map(({ outline, holes }, i) => {
    const { minXMm, minYMm } = contourBox(outline);
    const move = (contour: Contour) =>
      transformContour(contour, { xMm: -minXMm, yMm: -minYMm, rotationDeg: 0, mirrored: false });
    return {
      id: `${idPrefix}-${i + 1}`,
      quantity: 1,
      outline: move(outline),
      holes: holes.map(move),
      features: [],
    };
  });
}

type Wanted = ReturnType<typeof letterPlacementSchema.parse>;

function invalid(what: string, hint: string, path: string): MillwrightError {
  return new MillwrightError('INPUT_INVALID', {
    message: `The placement is not valid: ${what}.`,
    hint,
    data: { path },
  });
}

function withFeatures(
  part: Part,
  wanted: Wanted,
  shapes: readonly Pick<Feature, 'contour' | 'islands'>[],
  nLeftOut: number,
): LetteredPart {
  const taken = new Set(part.features.map(({ id }) => id));
  let number = 0;
  const features = shapes.map((shape): Feature => {
    do number++;
    while (taken.has(`${wanted.idPrefix}-${number}`));
    return {
      id: `${wanted.idPrefix}-${number}`,
      kind: wanted.work === 'pocket' ? 'pocket' : 'engrave',
      ...shape,
      depthMm: wanted.depthMm!,
      ...(wanted.layer !== undefined && { layer: wanted.layer }),
    };
  });
  return {
    part: { ...part, features: [...part.features, ...features] },
    findings: beyond(part, nLeftOut),
  };
}

function withHoles(part: Part, regions: readonly Region[], nLeftOut: number): LetteredPart {
  const nCounters = regions.reduce((sum, { holes }) => sum + holes.length, 0);
  // What stands in a counter falls out with it, and a hole in a hole would be no part any more.
  const counters = regions.flatMap(({ holes }) => holes);
  const outermost = regions.filter(
    ({ outline }) => !counters.some((counter) => pointInContour(firstPoint(outline), counter) === 'inside'),
  );
  const holes = outermost.map(({ outline }) => orientContour(outline, 'clockwise'));
  const fallsOut =
    nCounters === 0
      ? []
      : [
          finding('LETTERING_COUNTER_FALLS_OUT', {
            message: `${nCounters} ${nCounters === 1 ? 'counter' : 'counters'} (the inside of letters such as o) of part ${part.id} will fall out. Use a stencil font, or pocket the letters.`,
            partId: part.id,
            count: nCounters,
          }),
        ];
  return {
    part: { ...part, holes: [...part.holes, ...holes] },
    findings: [...beyond(part, nLeftOut), ...fallsOut],
  };
}

function beyond(part: Part, nLeftOut: number): readonly Finding[] {
  if (nLeftOut === 0) return [];
  const message = `${nLeftOut} ${nLeftOut === 1 ? 'piece' : 'pieces'} of the lettering would reach beyond part ${part.id} or into a hole of it, and were left out. Move the lettering or make it smaller.`;
  return [finding('LETTERING_BEYOND_PART', { message, partId: part.id, count: nLeftOut })];
}

const firstPoint = ({ vertices }: Contour): readonly [number, number] => [vertices[0]![0], vertices[0]![1]];

/** A function that says whether contours lie on a part wholly; for letters cut through also whether they enclose no hole of it. */
function checkerOf(
  kernel: PolygonKernel,
  part: Part,
): (contours: readonly Contour[], enclosesNoHole: boolean) => boolean {
  const holes = part.holes.map(ringOf);
  const options = { join: 'mitre', arcToleranceMm: CHECK_TOLERANCE_MM, simplifyMm: 0 } as const;
  const area = kernel.offset(kernel.difference([ringOf(part.outline)], holes), CHECK_TOLERANCE_MM, options);
  return (contours, enclosesNoHole) => {
    const paths = contours.map((contour) => {
      const ring = ringOf(contour);
      return contour.closed ? Float64Array.from([...ring, ring[0]!, ring[1]!]) : ring;
    });
    if (kernel.clipOpen(paths, area, 'outside').length > 0) return false;
    return (
      !enclosesNoHole || holes.length === 0 || kernel.intersect([ringOf(contours[0]!)], holes).length === 0
    );
  };
}

const ringOf = (contour: Contour): Ring =>
  flattenContour(contour, { toleranceMm: CHECK_TOLERANCE_MM, side: 'both' });
