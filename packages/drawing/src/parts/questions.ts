import {
  type DrawingQuestion,
  MillwrightError,
  type Part,
  type PartRule,
  type ReadDrawingOptions,
} from '@millwright/contracts';
import { circleOf, distanceToContourMm, pointInContour } from '@millwright/geometry';
import { type Chain, JOIN_MM } from '../join/chain.js';
import { ruleOfName } from './layer-names.js';
import { operationFor } from './match-rule.js';
import { type Shape, type ShapeInput, shapeOf } from './shape-of.js';

type Choice = DrawingQuestion['choices'][number];
type ChoiceOptions = Choice['options'];
/** A choice before its consequence is known. */
type Offer = Omit<Choice, 'consequence'>;

/** Vertices of a drawing whose other readings are still tried out, for the consequences shown with a question. */
const MOST_VERTICES_TRIED = 20_000;
/** … and crossings in it. */
const MOST_CROSSINGS_TRIED = 100;
/** Centres of circles this near to each other are one centre, mm. */
const CONCENTRIC_MM = 0.01;

/**
 * What the drawing does not decide: areas that share lines, lines that end on others, contours that cross, contours within holes,
 * layers that lie over each other, what is drawn in another colour or layer inside a part, layers whose names say what to do.
 * Each with the answers that are possible, what would come of them (the drawing is read again for that, unless it is very large), and
 * the answer this result was made with.
 */
export function questionsOf(
  input: ShapeInput,
  shape: Shape,
  settings: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): readonly DrawingQuestion[] {
  const asked = [
    mapQuestion(shape, settings),
    junctionQuestion(shape, settings),
    crossingQuestion(shape, settings),
    islandQuestion(shape, settings),
    layerQuestion(shape, settings),
    letteringQuestion(shape, settings),
    nameQuestion(input, settings),
  ].filter((question) => question !== undefined);
  const nVertices = input.chains.reduce((sum, { contour }) => sum + contour.vertices.length, 0);
  const nCrossings = shape.loops.reduce(
    (total, { selfCrossings }) => total + selfCrossings.length,
    shape.crossings.between.length,
  );
  const isLarge =
    nVertices > MOST_VERTICES_TRIED || nCrossings > MOST_CROSSINGS_TRIED || !shape.crossings.isComplete;
  return asked.map(({ offers, ...question }) => ({
    ...question,
    choices: offers.map((offer, i) => ({
      ...offer,
      consequence:
        i === question.chosen
          ? countsText(shape)
          : isLarge
            ? 'Not counted: the drawing is large.'
            : consequence(input, offer.options, settings, signal),
    })),
  }));
}

type Asked = Omit<DrawingQuestion, 'choices'> & {
  readonly offers: readonly Offer[];
  readonly chosen: number;
};

function consequence(
  input: ShapeInput,
  options: ChoiceOptions,
  settings: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): string {
  const rules = [...(options.rules ?? []), ...settings.rules];
  try {
    return countsText(shapeOf(input, { ...settings, ...options, rules }, signal));
  } catch (error) {
    if (error instanceof MillwrightError && error.code === 'INPUT_TOO_LARGE') return 'Too large to be tried.';
    throw error;
  }
}

function countsText({ placed, open, joined }: Shape): string {
  const parts = placed.map(({ part }) => part);
  const nOpen = open.length + joined.stubs.length + joined.unresolved.length;
  const nFeatures = sum(parts, ({ features }) => features.length);
  return [
    counted(
      sum(parts, () => 1),
      'part',
    ),
    counted(
      sum(parts, ({ holes }) => holes.length),
      'hole',
    ),
    ...(nFeatures === 0 ? [] : [counted(nFeatures, 'feature')]),
    ...(nOpen === 0 ? [] : [`${counted(nOpen, 'line')} that bound${nOpen === 1 ? 's' : ''} nothing`]),
  ].join(', ');
}

function sum(parts: readonly Part[], count: (part: Part) => number): number {
  return parts.reduce((total, part) => total + count(part) * part.quantity, 0);
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function mapQuestion({ joined }: Shape, { maps }: ReadDrawingOptions): Asked | undefined {
  const shared = joined.branchings.filter(({ isPlain }) => !isPlain);
  if (shared.length === 0) return undefined;
  const nAreas = shared.reduce((total, branching) => total + branching.nAreas, 0);
  const offers: readonly Offer[] = [
    { title: 'Nothing, until it is drawn otherwise', options: { maps: 'ask' } },
    { title: 'Each area is a part', options: { maps: 'faces' } },
    { title: 'The outer boundary is a part; the lines inside are left out', options: { maps: 'outline' } },
  ];
  return {
    kind: 'map',
    message: `${counted(nAreas, 'area')} share lines with one another, as on a map. What is to be cut?`,
    atMm: [...shared[0]!.at],
    offers,
    chosen: chosenOf(offers, 'maps', maps),
  };
}

function junctionQuestion(shape: Shape, { split, maps }: ReadDrawingOptions): Asked | undefined {
  const { joined } = shape;
  const place = joined.unclear[0]?.at ?? joined.junctions[0]?.at ?? dividingLine(shape)?.contour.vertices[0];
  if (split !== 'auto' || place === undefined) return undefined;
  const clear = joined.junctions.length > 0;
  return {
    kind: 'junction',
    message: clear
      ? 'Lines meet in the middle of others; they were split there, which makes contours. Is that meant?'
      : 'Lines end on others, or cross them, and enclose something with them. Are they edges of parts?',
    atMm: [place[0], place[1]],
    offers: [
      { title: 'Only where it is beyond doubt', options: { split: 'auto', maps } },
      { title: 'No: lines are joined at their ends only', options: { split: 'never', maps } },
      { title: 'Yes: each area between lines is a part', options: { split: 'always', maps: 'faces' } },
      { title: 'Yes, but only the outer boundary', options: { split: 'always', maps: 'outline' } },
    ],
    chosen: 0,
  };
}

/** An open line with both ends on a contour of its layer: does it divide it? */
function dividingLine({ open, loops }: Shape): Chain | undefined {
  let nLooks = 0;
  return open.find(({ contour: { vertices, closed }, layer, construction }) => {
    if (construction || closed) return false;
    const ends = [vertices[0]!, vertices.at(-1)!];
    return loops.some((loop) => {
      nLooks += loop.contour.vertices.length;
      if (loop.layer !== layer || nLooks > MOST_LOOKS) return false;
      return ends.every(([x, y]) => distanceToContourMm([x, y], loop.contour) <= JOIN_MM);
    });
  });
}

/** Vertices looked at for lines that divide contours, at most: a question is not worth more. */
const MOST_LOOKS = 5_000_000;

function crossingQuestion(
  { loops, crossings, united }: Shape,
  { crossing }: ReadDrawingOptions,
): Asked | undefined {
  const self = loops.find(
    ({ selfCrossings, selfTouch }) => selfCrossings.length > 0 || selfTouch !== undefined,
  );
  const place = crossings.between[0]?.at ?? self?.selfCrossings[0]?.at ?? self?.selfTouch?.at;
  if (place === undefined && united === undefined) return undefined;
  const offers: readonly Offer[] = [
    { title: 'Leave them as drawn', options: { crossing: 'keep' } },
    { title: 'Unite them: what any of them covers is one part', options: { crossing: 'unite' } },
    { title: 'Cut the smaller ones from the largest', options: { crossing: 'cut' } },
  ];
  return {
    kind: 'crossing',
    message: 'Contours cross or touch themselves or each other. What is to be cut?',
    ...(place === undefined ? {} : { atMm: [place[0], place[1]] }),
    offers,
    chosen: chosenOf(offers, 'crossing', crossing),
  };
}

function islandQuestion(shape: Shape, settings: ReadDrawingOptions): Asked | undefined {
  const islands = islandsOf(shape);
  const asHoles = settings.nesting === 'holes' ? shape.nesting.depth.filter((depth) => depth > 0).length : 0;
  if (islands.length === 0 && (asHoles === 0 || !isNestedDeeper(shape))) return undefined;
  const offers: readonly Offer[] = [
    { title: 'Parts of their own', options: { nesting: 'even-odd' } },
    { title: 'Holes, like everything inside a part', options: { nesting: 'holes' } },
  ];
  const isConcentric = islands.length > 0 && islands.every(({ concentric }) => concentric);
  const first = islands[0]?.loop.contour.vertices[0];
  return {
    kind: isConcentric ? 'concentric' : 'islands',
    message: isConcentric
      ? 'Circles lie round the same centre inside holes: counterbores and chamfers, or discs to be cut? For counterbores, put the wider circles on a layer of their own and make them pockets with a rule.'
      : 'Contours lie inside holes. What are they? Steps and pockets look like this, too: they belong on a layer of their own.',
    ...(first === undefined ? {} : { atMm: [first[0], first[1]] }),
    offers,
    chosen: chosenOf(offers, 'nesting', settings.nesting),
  };
}

function islandsOf({
  loops,
  nesting,
}: Shape): readonly { readonly loop: Chain; readonly concentric: boolean }[] {
  return loops.flatMap((loop, i) => {
    if (nesting.depth[i]! < 2 || nesting.depth[i]! % 2 === 1) return [];
    const [inner, outer] = [circleOf(loop.contour), circleOf(loops[nesting.parent[i]!]!.contour)];
    const concentric =
      inner !== undefined &&
      outer !== undefined &&
      Math.abs(inner.centreMm[0] - outer.centreMm[0]) <= CONCENTRIC_MM &&
      Math.abs(inner.centreMm[1] - outer.centreMm[1]) <= CONCENTRIC_MM;
    return [{ loop, concentric }];
  });
}

/** With everything a hole, whether holes lie in holes: only then did the choice matter. */
function isNestedDeeper({ loops, nesting }: Shape): boolean {
  const byParent = new Map<number, Chain[]>();
  loops.forEach((loop, i) => {
    const parent = nesting.parent[i]!;
    if (parent < 0) return;
    const list = byParent.get(parent);
    if (list === undefined) byParent.set(parent, [loop]);
    else list.push(loop);
  });
  return [...byParent.values()].some(
    (holes) =>
      holes.length > 1 &&
      holes.length <= MOST_HOLES_COMPARED &&
      holes.some(({ contour }) => {
        const [x, y] = contour.vertices[0]!;
        return holes.some((other) => other.contour !== contour && liesInside([x, y], other));
      }),
  );
}

const MOST_HOLES_COMPARED = 1_000;

function liesInside([x, y]: readonly [number, number], { contour }: Chain): boolean {
  return pointInContour([x, y], contour) === 'inside';
}

function layerQuestion(shape: Shape, { layers }: ReadDrawingOptions): Asked | undefined {
  const { loops, nesting, crossings, joined } = shape;
  const names = new Set([...loops, ...joined.removed].map(({ layer }) => layer));
  if (names.size < 2) return undefined;
  const isOver = (i: number) => {
    const parent = nesting.parent[i]!;
    return nesting.depth[i]! > 1 && loops[parent]!.layer !== loops[i]!.layer;
  };
  const nOver = loops.filter((_, i) => isOver(i)).length;
  const nCrossing = crossings.between.filter(({ a, b }) => loops[a]!.layer !== loops[b]!.layer).length;
  if (layers === 'together' && nOver + nCrossing + joined.nSameOnLayers === 0) return undefined;
  const offers: readonly Offer[] = [
    { title: 'One drawing: what lies inside is a hole, whatever its layer', options: { layers: 'together' } },
    { title: 'A drawing for each layer', options: { layers: 'apart' } },
  ];
  return {
    kind: 'layers',
    message: `Contours on ${names.size} layers lie over each other. Do they belong together?`,
    offers,
    chosen: chosenOf(offers, 'layers', layers),
  };
}

function letteringQuestion({ loops, nesting }: Shape, { rules }: ReadDrawingOptions): Asked | undefined {
  const kinds = new Map<string, { rule: PartRule; n: number; first: Chain; isRound: boolean }>();
  loops.forEach((loop, i) => {
    if (nesting.depth[i]! === 0 || !loop.filled) return;
    const outline = loops[nesting.parent[i]!]!;
    const rule: PartRule =
      loop.layer !== outline.layer && loop.layer !== ''
        ? { layer: loop.layer }
        : loop.colour !== undefined && loop.colour !== outline.colour
          ? { colour: loop.colour }
          : {};
    if (rule.layer === undefined && rule.colour === undefined) return;
    if (operationFor(rules, loop).rule !== undefined) return;
    const key = JSON.stringify(rule);
    const kind = kinds.get(key) ?? { rule, n: 0, first: loop, isRound: false };
    kinds.set(key, { ...kind, n: kind.n + 1, isRound: kind.isRound || circleOf(loop.contour) !== undefined });
  });
  const lettering = [...kinds.values()].filter(({ n, isRound }) => n >= LEAST_LETTERS && !isRound);
  const most = lettering.sort((a, b) => b.n - a.n)[0];
  if (most === undefined) return undefined;
  const { rule, n, first } = most;
  const where =
    rule.layer === undefined ? `in colour ${rule.colour}` : `on layer ${JSON.stringify(rule.layer)}`;
  const [x, y] = first.contour.vertices[0]!;
  return {
    kind: 'lettering',
    message:
      `${n} contours ${where} lie inside parts that are drawn otherwise, as lettering and drawings on a part do. Cut through, they are holes.`.slice(
        0,
        2000,
      ),
    atMm: [x, y],
    offers: [
      { title: 'Cut them through', options: {} },
      { title: 'Engrave along them', options: { rules: [{ ...rule, operation: 'engrave' }] } },
      { title: 'Pocket them', options: { rules: [{ ...rule, operation: 'pocket' }] } },
      { title: 'Leave them out', options: { rules: [{ ...rule, operation: 'ignore' }] } },
    ],
    chosen: 0,
  };
}

/** Fewer contours of another kind inside parts are no lettering. */
const LEAST_LETTERS = 3;

function nameQuestion({ chains }: ShapeInput, { rules }: ReadDrawingOptions): Asked | undefined {
  const names = [...new Set(chains.map(({ layer }) => layer))].sort();
  const meant = names.flatMap((layer) => {
    if (operationFor(rules, { layer }).rule !== undefined) return [];
    return ruleOfName(layer) ?? [];
  });
  if (meant.length === 0) return undefined;
  const shown = meant.slice(0, 5).map(({ layer }) => JSON.stringify(layer));
  return {
    kind: 'layer-names',
    message:
      `The names of ${counted(meant.length, 'layer')} (${shown.join(', ')}${meant.length > 5 ? ' …' : ''}) may say what is to be done there. Now all of them are edges of parts.`.slice(
        0,
        2000,
      ),
    offers: [
      { title: 'Names are names: edges of parts', options: {} },
      { title: 'Do as the names say', options: { rules: meant.slice(0, 1_000) } },
    ],
    chosen: 0,
  };
}

function chosenOf<Key extends keyof ChoiceOptions>(
  offers: readonly Offer[],
  key: Key,
  value: ChoiceOptions[Key],
): number {
  return Math.max(
    0,
    offers.findIndex(({ options }) => options[key] === value),
  );
}
