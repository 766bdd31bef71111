import type { EntityAttributes } from './attributes.js';
import { COLOUR_BY_BLOCK, COLOUR_BY_LAYER, colourOf, DEFAULT_COLOUR } from './colour.js';
import type { DxfDocument, DxfLayer } from './document.js';
import { nameKey } from './name-key.js';

/** Line types that stand for what is not an edge: centre lines and hidden edges, in the families of acad.lin. */
const CONSTRUCTION_LINE_TYPES = /^(CENTER|HIDDEN|DASHED|PHANTOM)/i;

/** What an entity takes from the INSERT around it. */
export interface Surroundings {
  /** Layer of the INSERT: what layer 0 of a block stands for. */
  readonly look: LayerLook;
  /** Colour of the INSERT: what BYBLOCK stands for. */
  readonly colour: string;
  /** Line type of the INSERT, likewise. */
  readonly lineType: string;
}

/** How an entity looks where it stands. */
export interface Appearance {
  /** Its layer, for what is inside it when it is an INSERT. */
  readonly look: LayerLook;
  /** Name of the layer; empty for what our own files mark as on none. */
  readonly layer: string;
  /** Why it is not part of the drawing as seen; `undefined` when it is. */
  readonly hidden: string | undefined;
  /** Whether the whole content of a block is hidden with the INSERT: what is frozen, not what is switched off. */
  readonly hidesContent: boolean;
  readonly colour: string;
  readonly lineType: string;
  /** Whether it is drawn as a centre line or hidden edge. */
  readonly isConstruction: boolean;
}

/** What a layer makes of the entities on it. */
export interface LayerLook {
  readonly isFrozen: boolean;
  /** How an entity looks that says nothing of its own. */
  readonly plain: Appearance;
}

/** Tells how entities look by their own attributes, their layers and the INSERT around them. */
export class Visibility {
  readonly #document: DxfDocument;
  readonly #readLayers: ReadonlySet<string>;
  readonly #looks = new Map<string, LayerLook>();
  /** The first spelling met of each name that is in no table. */
  readonly #spellings = new Map<string, string>();

  /** @param readLayers - names of layers to be read although they are hidden, `*` for all */
  constructor(document: DxfDocument, readLayers: readonly string[]) {
    this.#document = document;
    this.#readLayers = new Set(readLayers.map(nameKey));
  }

  appearanceOf(attributes: EntityAttributes, around: Surroundings | undefined): Appearance {
    const { tags } = this.#document.records;
    const own = attributes.layerTag < 0 ? '0' : tags.name(attributes.layerTag) || '0';
    const look = own === '0' && around !== undefined ? around.look : this.#lookOf(own);
    if (isPlain(attributes)) return look.plain;
    const hidden = attributes.isInPaperSpace
      ? 'paper space'
      : attributes.isInvisible
        ? 'invisible'
        : look.plain.hidden;
    const lineType =
      attributes.lineTypeTag < 0
        ? look.plain.lineType
        : lineTypeOf(nameKey(tags.name(attributes.lineTypeTag)), look, around);
    return {
      look,
      layer: look.plain.layer,
      hidden,
      hidesContent: attributes.isInPaperSpace || attributes.isInvisible || look.isFrozen,
      colour: colourIn(attributes, look, around),
      lineType,
      isConstruction:
        attributes.lineTypeTag < 0 ? look.plain.isConstruction : CONSTRUCTION_LINE_TYPES.test(lineType),
    };
  }

  #spellingOf(key: string, layer: string): string {
    const first = this.#spellings.get(key) ?? layer;
    this.#spellings.set(key, first);
    return first;
  }

  #lookOf(layer: string): LayerLook {
    const known = this.#looks.get(layer);
    if (known !== undefined) return known;
    const key = nameKey(layer);
    const entry = this.#document.layers.get(key);
    const isRead = this.#readLayers.has(key) || this.#readLayers.has('*');
    const isFrozen = !isRead && entry?.isFrozen === true;
    const lineType = entry?.lineType ?? '';
    const look: { isFrozen: boolean; plain?: Appearance } = { isFrozen };
    look.plain = {
      look: look as LayerLook,
      layer: this.#document.wholeLayerNames.get(key) ?? entry?.name ?? this.#spellingOf(key, layer),
      hidden: isRead ? undefined : hiddenBecause(key, entry),
      hidesContent: isFrozen,
      colour: entry?.colour ?? DEFAULT_COLOUR,
      lineType,
      isConstruction: CONSTRUCTION_LINE_TYPES.test(lineType),
    };
    this.#looks.set(layer, look as LayerLook);
    return look as LayerLook;
  }
}

function isPlain(attributes: EntityAttributes): boolean {
  return (
    attributes.colour === COLOUR_BY_LAYER &&
    attributes.trueColour < 0 &&
    attributes.lineTypeTag < 0 &&
    !attributes.isInvisible &&
    !attributes.isInPaperSpace
  );
}

function hiddenBecause(key: string, entry: DxfLayer | undefined): string | undefined {
  if (key === 'DEFPOINTS') return 'layer of construction points';
  if (entry === undefined) return undefined;
  if (entry.isFrozen) return 'layer frozen';
  if (entry.isOff) return 'layer off';
  return entry.isPlotted ? undefined : 'layer not plotted';
}

function lineTypeOf(own: string, look: LayerLook, around: Surroundings | undefined): string {
  if (own === '' || own === 'BYLAYER') return look.plain.lineType;
  return own === 'BYBLOCK' ? (around?.lineType ?? '') : own;
}

function colourIn(attributes: EntityAttributes, look: LayerLook, around: Surroundings | undefined): string {
  const { colour, trueColour } = attributes;
  if (trueColour < 0 && colour === COLOUR_BY_LAYER) return look.plain.colour;
  if (trueColour < 0 && colour === COLOUR_BY_BLOCK) return around?.colour ?? DEFAULT_COLOUR;
  return colourOf(colour, trueColour) ?? look.plain.colour;
}
