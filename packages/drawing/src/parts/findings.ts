import { type Finding, finding, type ReadDrawingOptions } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import type { Chain } from '../join/chain.js';
import { JOIN_MM } from '../join/chain.js';
import type { Chains } from '../join/chains-of.js';
import { limited, limitedOf } from '../limited.js';
import { looseEnds, type NearestEnds } from './nearest-ends.js';
import { paintedHoles } from './painted-holes.js';
import type { Shape } from './shape-of.js';
import { threadMarks } from './thread-mark.js';

/** Everything that happened between chains and parts. */
export interface Account {
  readonly chains: Chains;
  readonly shape: Shape;
  readonly nLabels: number;
  /** How contours were sorted into holes and parts. */
  readonly nesting: ReadDrawingOptions['nesting'];
}

/** What a person should know, in the order in which it happened. Positions in the chains' coordinates. */
export function findingsOf(account: Account): readonly Finding[] {
  return [
    ...removals(account),
    ...gapFindings(account.shape),
    ...branchFindings(account.shape),
    ...openFindings(account.shape),
    ...crossingFindings(account.shape),
    ...paintFindings(account),
    ...account.shape.features.findings,
    ...partFindings(account),
  ];
}

function removals({ chains, shape }: Account): readonly Finding[] {
  const { joined, covered, nTinyLoops, nSpikes, nWithoutArea, nFitted } = shape;
  const found: Finding[] = chains.breaks.map((at) =>
    finding('DRAWING_CURVE_DISCONTINUOUS', {
      message: 'A curve of the file jumps here; its parts were read as curves of their own.',
      atMm: [...at],
    }),
  );
  const nDegenerate = chains.nDegenerate + joined.nDegenerate;
  if (nDegenerate > 0) found.push(removed(nDegenerate, 'pieces shorter than the accuracy of the drawing'));
  if (nWithoutArea > 0) {
    found.push({ ...removed(nWithoutArea, 'contours that enclose no area'), severity: 'warning' });
  }
  if (nTinyLoops > 0)
    found.push(removed(nTinyLoops, 'loops of less than 0.05 mm² at corners, where a contour crossed itself'));
  if (nSpikes > 0)
    found.push(removed(nSpikes, 'spikes without width, where a contour ran out and back on one line,'));
  const twice = [...joined.removed, ...covered];
  if (twice.length > 0) {
    found.push(
      finding('DRAWING_DUPLICATE_REMOVED', {
        message: `${twice.length} lines or contours were drawn more than once, within 0.01 mm; each is taken once${layersOf(twice)}.`,
        count: twice.length,
      }),
    );
  }
  if (nFitted > 0) {
    found.push(
      finding('DRAWING_CIRCLE_FITTED', {
        message: `${nFitted} contours that were drawn as polygons or pieces round a circle became circles.`,
        count: nFitted,
      }),
    );
  }
  return limited(found);
}

function removed(count: number, what: string): Finding {
  return finding('DRAWING_DEGENERATE_REMOVED', { message: `${count} ${what} were left out.`, count });
}

function layersOf(chains: readonly Chain[]): string {
  const layers = [...new Set(chains.map(({ layer }) => layer))].filter((layer) => layer !== '').sort();
  return layers.length === 0
    ? ''
    : ` (layers ${layers.slice(0, 5).join(', ')}${layers.length > 5 ? ' and others' : ''})`;
}

/** Wider gaps than this are closed on request only, and are more than the inaccuracy of a drawing, mm. */
const PLAIN_GAP_MM = 0.1;

function gapFindings({ joined }: Shape): readonly Finding[] {
  const gaps = joined.gaps.map(({ at, distanceMm, layer }) =>
    finding('DRAWING_GAP_CLOSED', {
      message:
        distanceMm > PLAIN_GAP_MM + 1e-6
          ? `Two loose ends ${lengthText(distanceMm)} mm apart were joined, as joinMm asks. So wide a gap may be meant: look at it.`
          : `Two loose ends ${lengthText(distanceMm)} mm apart were joined. Check that they belong together.`,
      measured: { value: distanceMm, unit: 'mm' },
      allowed: { value: JOIN_MM, unit: 'mm' },
      ...onLayer(layer),
      atMm: [...at],
    }),
  );
  const filled = joined.filledShut.map((chain) =>
    finding('DRAWING_FILL_CLOSED', {
      message: 'An open path is filled, so it is seen closed; it was closed with a straight line.',
      measured: { value: gapOf(chain), unit: 'mm' },
      ...onLayer(chain.layer),
      atMm: startOf(chain),
    }),
  );
  const split = joined.junctions.map(({ at, layer, nLoops, nStubs }) =>
    finding('DRAWING_JUNCTION_SPLIT', {
      message: `Lines meet or cross in the middle of one another; split there, they make ${nLoops === 1 ? 'one contour' : `${nLoops} contours`}${nStubs === 0 ? '' : `, and ${nStubs} ends that stick out bound nothing`}. See the question about junctions.`,
      ...onLayer(layer),
      atMm: [...at],
      count: nLoops,
    }),
  );
  const untried = joined.untried.map((layer) =>
    finding('DRAWING_CROSSINGS_UNCHECKED', {
      message:
        'So many open lines lie across each other that it was not looked whether they enclose something. Ask for it with split "always".',
      ...onLayer(layer),
    }),
  );
  return [...limited(gaps), ...limited(filled), ...limited(split), ...limited(untried)];
}

function branchFindings({ joined }: Shape): readonly Finding[] {
  return limited(
    joined.branchings.map(({ at, layer, nPoints, nAreas, nLoops, nUnresolved, isPlain }) =>
      finding('DRAWING_CONTOUR_BRANCHES', {
        severity: isPlain || nLoops > 0 ? 'warning' : 'error',
        message: isPlain
          ? `More than two lines meet in ${nPoints} points. No two of the ${nAreas} areas between them share a line, so each is a contour; what leads away was left open.`
          : nLoops === 0
            ? `More than two lines meet in ${nPoints} points, between ${nAreas} areas that share lines. It is not clear what is to be cut, so nothing was made of them: answer the question about the map (option "maps"), or draw each part as a closed contour of its own.`
            : `More than two lines meet in ${nPoints} points, between ${nAreas} areas that share lines. As asked they became ${nLoops} contours${nUnresolved === 0 ? '' : `; ${nUnresolved} runs of lines between them were left out`}.`,
        ...onLayer(layer),
        atMm: [...at],
        count: nPoints,
      }),
    ),
  );
}

function openFindings({ joined, open, loops }: Shape): readonly Finding[] {
  const isConstruction = ({ construction }: Chain) => construction;
  const edges = open.filter((chain) => !isConstruction(chain));
  const circles = loops.flatMap(({ contour }) => circleOf(contour) ?? []);
  const isThreadMark = threadMarks(circles);
  const threads = edges.filter(({ contour }) => isThreadMark(contour));
  const marks = new Set(threads);
  const ends = looseEnds(edges);
  const unclosed = edges.map((chain, i) => ({ chain, i })).filter(({ chain }) => !marks.has(chain));
  const found = limitedOf(unclosed, ({ chain, i }) =>
    finding('DRAWING_CONTOUR_OPEN', {
      message: `A contour does not close: its ends are ${lengthText(gapOf(chain))} mm apart${nearestText(ends, i)}. It made no part.`,
      measured: { value: gapOf(chain), unit: 'mm' },
      ...onLayer(chain.layer),
      atMm: startOf(chain),
    }),
  );
  const nConstruction = [...joined.open, ...joined.loops].filter(isConstruction).length;
  return [
    ...found,
    ...(threads.length === 0
      ? []
      : [
          finding('DRAWING_THREAD_MARK', {
            message: `${threads.length} arcs of about three quarters round a hole were taken for the marks of threads, not for edges.`,
            atMm: startOf(threads[0]!),
            count: threads.length,
          }),
        ]),
    ...(nConstruction === 0
      ? []
      : [
          finding('DRAWING_CONSTRUCTION_LEFT_OUT', {
            message: `${nConstruction} contours in centre, hidden, dashed or phantom line types were not taken for edges of parts.`,
            count: nConstruction,
          }),
        ]),
  ];
}

function nearestText(ends: NearestEnds, index: number): string {
  const nearest = ends.nearest(index);
  return nearest === undefined
    ? ''
    : `, and the nearest loose end of another line is ${lengthText(nearest.distanceMm)} mm away`;
}

function crossingFindings({ loops, crossings, placed, united }: Shape): readonly Finding[] {
  const self = loops.flatMap(({ selfCrossings, layer }) =>
    selfCrossings.slice(0, 1).map(({ at }) =>
      finding('DRAWING_CONTOUR_CROSSES_ITSELF', {
        message:
          'A contour crosses itself, so that inside and outside are not clear. Draw it as separate contours, or answer the question about crossings.',
        ...onLayer(layer),
        atMm: [...at],
        count: selfCrossings.length,
      }),
    ),
  );
  const touching = loops
    .filter(({ selfCrossings }) => selfCrossings.length === 0)
    .flatMap(({ selfTouch, layer }) =>
      selfTouch === undefined
        ? []
        : finding('DRAWING_CONTOUR_CROSSES_ITSELF', {
            message:
              'A contour touches itself, so that it would fall apart there. Draw it as separate contours, or without the line that runs there and back.',
            ...onLayer(layer),
            atMm: [...selfTouch.at],
          }),
    );
  const between = crossings.between.map(({ a, b, at }) =>
    finding('DRAWING_CONTOURS_CROSS', {
      message:
        'Two contours cross each other; neither was taken for a hole of the other. Unite or separate them in the drawing, or answer the question about crossings.',
      ...onLayer(loops[a]!.layer === loops[b]!.layer ? loops[a]!.layer : ''),
      atMm: [...at],
    }),
  );
  const unchecked = finding('DRAWING_CROSSINGS_UNCHECKED', {
    message: `There are too many pieces close together to look for all crossings among ${placed.length} parts.`,
  });
  const resolved =
    united === undefined || united.nReplaced === 0
      ? []
      : [
          finding('DRAWING_CROSSING_RESOLVED', {
            message: `${united.nReplaced} contours that cross themselves or each other became ${united.nMade}, as asked.`,
            count: united.nReplaced,
          }),
        ];
  return [
    ...resolved,
    ...limited(self),
    ...limited(touching),
    ...limited(between),
    ...(crossings.isComplete ? [] : [unchecked]),
  ];
}

function paintFindings({ shape, nesting }: Account): readonly Finding[] {
  // Where everything inside is asked to be a hole, how it is painted does not matter.
  const holes = nesting === 'holes' ? [] : paintedHoles(shape.loops, shape.nesting);
  if (holes.length === 0) return [];
  return [
    finding('DRAWING_HOLE_PAINTED', {
      message: `${holes.length} contours inside others were taken for holes, although the file fills them: they belong to one path with the contour around them and run the same way, so that the screen shows no hole. Many programs write holes so; where none is meant, remove them from the drawing.`,
      ...onLayer(holes[0]!.layer),
      atMm: startOf(holes[0]!),
      count: holes.length,
    }),
  ];
}

function partFindings({ shape, nLabels }: Account): readonly Finding[] {
  const { placed, open, joined } = shape;
  if (placed.length === 0) {
    const message =
      open.length + joined.unresolved.length > 0
        ? 'No contour closes, so there is no part.'
        : nLabels > 0
          ? 'The drawing holds text but no contour. Convert the text to paths in the program it came from.'
          : 'The drawing holds nothing that can be cut.';
    return [finding('DRAWING_NOTHING_TO_CUT', { message })];
  }
  return limitedOf(
    placed.filter(({ depth }) => depth > 0),
    ({ part, origin }) =>
      finding('DRAWING_PART_IN_HOLE', {
        message:
          'A contour lies inside a hole and became a part of its own. If it is a step, a pocket or an engraving instead, say so with a rule for its layer; if it is a hole, answer the question about it.',
        partId: part.id,
        ...onLayer(part.layer ?? ''),
        atMm: [...origin],
      }),
  );
}

function onLayer(layer: string): { layer?: string } {
  return layer === '' ? {} : { layer };
}

function startOf({ contour }: Chain): number[] {
  const [x, y] = contour.vertices[0]!;
  return [x, y];
}

function gapOf({ contour }: Chain): number {
  const [x0, y0]: XY = [contour.vertices[0]![0], contour.vertices[0]![1]];
  const [x1, y1] = contour.vertices.at(-1)!;
  return Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
}

function lengthText(mm: number): string {
  return String(Number(mm.toFixed(3)));
}
