import type { PartRule, ReadDrawingOptions } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import type { Chain } from '../join/chain.js';
import { type Asked, chosenOf, counted, type Offer } from './asked.js';
import { ruleOfName } from './layer-names.js';
import { operationFor } from './match-rule.js';
import type { Shape, ShapeInput } from './shape-of.js';

/** Layers that lie over each other. */
export function layerQuestion(shape: Shape, { layers }: ReadDrawingOptions): Asked | undefined {
  const { loops, nesting, crossings, joined } = shape;
  const names = new Set([...loops, ...joined.removed].map(({ layer }) => layer));
  if (names.size < 2) return undefined;
  const isOver = (i: number) => nesting.depth[i]! > 1 && isAcrossLayers(shape, i);
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

/** Contours looked at around one; what lies deeper is judged by these. */
const MOST_AROUND = 64;

/**
 * Whether a contour lies in one of another layer, or in an odd number of them: then within its own layer it would be a hole where it is a part now, or a
 * part where it is a hole. So it is for all that stands in the frame of a sheet, on a layer of its own.
 */
function isAcrossLayers({ loops, nesting: { parent } }: Shape, i: number): boolean {
  const { layer } = loops[i]!;
  if (loops[parent[i]!]!.layer !== layer) return true;
  let nOther = 0;
  let around = parent[i]!;
  for (let n = 0; n < MOST_AROUND && around >= 0; n++) {
    if (loops[around]!.layer !== layer) nOther++;
    around = parent[around]!;
  }
  return nOther % 2 === 1;
}

/** Contours inside parts that are drawn otherwise than these. */
export function letteringQuestion(
  { loops, nesting }: Shape,
  { rules }: ReadDrawingOptions,
): Asked | undefined {
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

/** Layers whose names say what is to be done there. */
export function nameQuestion({ chains }: ShapeInput, { rules }: ReadDrawingOptions): Asked | undefined {
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
