import { type Finding, finding } from '@millwright/contracts';
import type { XY } from '../curve/primitive.js';
import type { Chain } from '../join/chain.js';
import { JOIN_MM } from '../join/chain.js';
import type { Chains } from '../join/chains-of.js';
import type { Joined } from '../join/join-chains.js';
import { limited } from '../limited.js';
import type { Crossings } from './crossings.js';
import type { CheckedLoop } from './drawing-of.js';
import type { PlacedPart } from './make-parts.js';

/** Everything that happened between chains and parts. */
export interface Account {
  readonly chains: Chains;
  readonly joined: Joined;
  readonly loops: readonly CheckedLoop[];
  readonly crossings: Pick<Crossings, 'between' | 'isComplete'>;
  readonly nTinyLoops: number;
  readonly nWithoutArea: number;
  readonly placed: readonly PlacedPart[];
  readonly nLabels: number;
}

/** What a person should know, in the order in which it happened. Positions in the chains' coordinates. */
export function findingsOf(account: Account): readonly Finding[] {
  return [
    ...removals(account),
    ...gapFindings(account),
    ...branchFindings(account),
    ...openFindings(account),
    ...crossingFindings(account),
    ...partFindings(account),
  ];
}

function removals({ chains, joined, nTinyLoops, nWithoutArea }: Account): readonly Finding[] {
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
  if (joined.removed.length > 0) {
    found.push(
      finding('DRAWING_DUPLICATE_REMOVED', {
        message: `${joined.removed.length} lines or contours were drawn more than once, within 0.01 mm; each is taken once${layersOf(joined.removed)}.`,
        count: joined.removed.length,
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

function gapFindings({ joined }: Account): readonly Finding[] {
  const gaps = joined.gaps.map(({ at, distanceMm, layer }) =>
    finding('DRAWING_GAP_CLOSED', {
      message: `Two loose ends ${lengthText(distanceMm)} mm apart were joined. Check that they belong together.`,
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
  return [...limited(gaps), ...limited(filled)];
}

function branchFindings({ joined }: Account): readonly Finding[] {
  return limited(
    joined.branchings.map(({ at, layer, nPoints, nAreas, nUnresolved }) =>
      finding('DRAWING_CONTOUR_BRANCHES', {
        severity: nUnresolved === 0 ? 'warning' : 'error',
        message:
          nUnresolved === 0
            ? `More than two lines meet in ${nPoints} points. Contours that share no line were taken; what leads away from them was left open.`
            : `More than two lines meet in ${nPoints} points, between ${nAreas} areas that share lines. It is not clear what is to be cut, so ${nUnresolved} runs of lines made no part. Draw each part as a closed contour of its own.`,
        ...onLayer(layer),
        atMm: [...at],
        count: nPoints,
      }),
    ),
  );
}

function openFindings({ joined }: Account): readonly Finding[] {
  const isConstruction = ({ construction }: Chain) => construction;
  const open = joined.open
    .filter((chain) => !isConstruction(chain))
    .map((chain) =>
      finding('DRAWING_CONTOUR_OPEN', {
        message: `A contour does not close: its ends are ${lengthText(gapOf(chain))} mm apart. It made no part.`,
        measured: { value: gapOf(chain), unit: 'mm' },
        ...onLayer(chain.layer),
        atMm: startOf(chain),
      }),
    );
  const nConstruction = [...joined.open, ...joined.loops].filter(isConstruction).length;
  if (nConstruction === 0) return limited(open);
  const left = finding('DRAWING_CONSTRUCTION_LEFT_OUT', {
    message: `${nConstruction} contours in centre, hidden, dashed or phantom line types were not taken for edges of parts.`,
    count: nConstruction,
  });
  return [...limited(open), left];
}

function crossingFindings({ loops, crossings, placed }: Account): readonly Finding[] {
  const self = loops.flatMap(({ selfCrossings, layer }) =>
    selfCrossings.slice(0, 1).map(({ at }) =>
      finding('DRAWING_CONTOUR_CROSSES_ITSELF', {
        message:
          'A contour crosses itself, so that inside and outside are not clear. Draw it as separate contours.',
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
        'Two contours cross each other; neither was taken for a hole of the other. Unite or separate them in the drawing.',
      ...onLayer(loops[a]!.layer === loops[b]!.layer ? loops[a]!.layer : ''),
      atMm: [...at],
    }),
  );
  const unchecked = finding('DRAWING_CROSSINGS_UNCHECKED', {
    message: `There are too many pieces close together to look for all crossings among ${placed.length} parts.`,
  });
  return [
    ...limited(self),
    ...limited(touching),
    ...limited(between),
    ...(crossings.isComplete ? [] : [unchecked]),
  ];
}

function partFindings({ placed, joined, nLabels }: Account): readonly Finding[] {
  if (placed.length === 0) {
    const message =
      joined.open.length + joined.unresolved.length > 0
        ? 'No contour closes, so there is no part.'
        : nLabels > 0
          ? 'The drawing holds text but no contour. Convert the text to paths in the program it came from.'
          : 'The drawing holds nothing that can be cut.';
    return [finding('DRAWING_NOTHING_TO_CUT', { message })];
  }
  return limited(
    placed
      .filter(({ depth }) => depth > 0)
      .map(({ part, origin }) =>
        finding('DRAWING_PART_IN_HOLE', {
          message:
            'A contour lies inside a hole and became a part of its own. If it is a step, a pocket or an engraving instead, put it on a layer and ignore that.',
          partId: part.id,
          ...onLayer(part.layer ?? ''),
          atMm: [...origin],
        }),
      ),
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
