import type { Finding } from '@millwright/contracts';
import {
  type Affine,
  determinant,
  IDENTITY,
  mapPoint,
  mapPrimitive,
  mapVector,
  multiply,
  rotation,
} from '../curve/affine.js';
import { LIMITS, requireWithin, stopIfCancelled } from '../limits.js';
import type { Sketch, SketchLabel, SketchPoint, Stroke, UnreadEntity } from '../sketch.js';
import { attributesOf } from './attributes.js';
import { binaryTags, isBinaryDxf } from './binary-tags.js';
import { BlockWalk, type Placement } from './block-walk.js';
import { entityCurve, IN_WORLD_COORDINATES, pointOf } from './curves.js';
import { textEncoding } from './decode.js';
import { type DxfDocument, dxfDocument, headerNumber } from './document.js';
import { scaleFindings, scaleOfDimension } from './drawn-to-scale.js';
import type { EntityCurve } from './entity-curve.js';
import { arrayOf, countExpanded } from './expansion.js';
import { blockUnitFinding, contentAfterEnd, fitPointFinding, risingFinding } from './findings.js';
import { hatchOutlines } from './hatch.js';
import { nameKey } from './name-key.js';
import { isLevelCurve, isLevelPlane, type ObjectPlane, objectPlane } from './object-plane.js';
import type { DxfRecord } from './record.js';
import { DxfTags } from './tags.js';
import { plainMText, plainText } from './text.js';
import { textTags } from './text-tags.js';
import type { DxfUnitFacts, Measured } from './unit-facts.js';
import { type Appearance, Visibility } from './visibility.js';

/** A DXF file as a sketch in its own units, Y up, and what it says of these units. */
export interface DxfSketch extends Sketch {
  readonly document: DxfUnitFacts;
}

/** How a DXF is read. */
export interface ReadDxfOptions {
  readonly signal?: AbortSignal | undefined;
  /** What becomes of a HATCH: it is listed, or its boundaries are read as closed curves. */
  readonly hatches?: 'list' | 'outlines' | undefined;
  /** Names of layers that are read although frozen, off, not plotted or made for construction points; `*` for all. */
  readonly hiddenLayers?: readonly string[] | undefined;
}

/**
 * Reads a DXF, text or binary: LINE, ARC, CIRCLE, ELLIPSE, LWPOLYLINE, POLYLINE, SPLINE, and INSERT with all its scales, mirrors
 * and arrays; POINT; TEXT, MTEXT and ATTRIB as labels; HATCH on request. What is hidden, on paper or of another kind is listed.
 * @throws MillwrightError DRAWING_DXF_MALFORMED, DRAWING_REFERENCE_CYCLE, INPUT_TOO_LARGE, CANCELLED
 */
export function readDxf(bytes: Uint8Array, settings: ReadDxfOptions = {}): DxfSketch {
  const source = isBinaryDxf(bytes) ? bytes : asBytesOfAscii(bytes);
  const table = isBinaryDxf(source) ? binaryTags(source) : textTags(source);
  stopIfCancelled(settings.signal);
  const { decode, findings } = textEncoding(table);
  const document = dxfDocument(new DxfTags(table, decode));
  const nExpanded = countExpanded(document);
  requireWithin('The drawing has', nExpanded, LIMITS.expandedEntities, 'entities with blocks expanded');
  const after = table.nBytesAfterEnd > 0 ? [contentAfterEnd(table.nBytesAfterEnd)] : [];
  return new DxfReader(document, [...findings, ...after], settings).read();
}

/** UTF-16, which some programs save text in, as UTF-8; everything else as it is. */
function asBytesOfAscii(bytes: Uint8Array): Uint8Array {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) return bytes;
  return new TextEncoder().encode(new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes));
}

/** Where `writeDxf` puts what is to be read by people: titles, quantities. */
const REMARKS_LAYER = 'REMARKS';
/** Entities between looks at the signal. */
const CANCEL_INTERVAL = 4_096;

class DxfReader {
  readonly #document: DxfDocument;
  readonly #settings: ReadDxfOptions;
  readonly #visibility: Visibility;
  readonly #walk: BlockWalk;
  readonly #strokes: Stroke[] = [];
  readonly #labels: SketchLabel[] = [];
  readonly #points: SketchPoint[] = [];
  readonly #unread: UnreadEntity[] = [];
  readonly #findings: Finding[];
  readonly #measured: Measured[] = [];
  /** How many times longer than drawn dimensions say something is. */
  readonly #scales: number[] = [];
  readonly #blockCurves = new Map<number, EntityCurve>();
  /** Blocks that were used although they say that they are in another unit than the drawing. */
  readonly #blocksOfOtherUnit = new Set<string>();
  #nPrimitives = 0;
  #nRead = 0;
  #nFitPointSplines = 0;
  #nRising = 0;

  constructor(document: DxfDocument, findings: readonly Finding[], settings: ReadDxfOptions) {
    this.#document = document;
    this.#findings = [...findings];
    this.#settings = settings;
    this.#visibility = new Visibility(document, settings.hiddenLayers ?? []);
    this.#walk = new BlockWalk(document.records, document.entities);
  }

  read(): DxfSketch {
    this.#walk.run((record, placement) => {
      if (++this.#nRead % CANCEL_INTERVAL === 0) stopIfCancelled(this.#settings.signal);
      this.#visit(record, placement);
    });
    if (this.#nFitPointSplines > 0) this.#findings.push(fitPointFinding(this.#nFitPointSplines));
    if (this.#nRising > 0) this.#findings.push(risingFinding(this.#nRising));
    if (this.#blocksOfOtherUnit.size > 0) this.#findings.push(blockUnitFinding([...this.#blocksOfOtherUnit]));
    this.#findings.push(...scaleFindings(this.#scales, this.#document));
    const { variables, comments } = this.#document;
    return {
      strokes: this.#strokes,
      labels: this.#labels,
      points: this.#points,
      unread: this.#unread,
      findings: this.#findings,
      document: {
        variables,
        comments,
        measured: this.#measured,
        texts: this.#labels.map(({ text }) => text),
      },
    };
  }

  #visit(at: number, placement: Placement): void {
    const record = this.#document.records.at(at);
    const attributes = attributesOf(record);
    const appearance = this.#visibility.appearanceOf(attributes, placement.around);
    const { hidden, layer } = appearance;
    const isInsert = record.type === 'INSERT';
    if (hidden !== undefined && (!isInsert || appearance.hidesContent)) {
      this.#list(`${record.type} (${hidden})`, layer);
      return;
    }
    const plane =
      IN_WORLD_COORDINATES.has(record.type) || record.type === 'ELLIPSE'
        ? objectPlane(undefined, 0)
        : objectPlane(attributes.extrusion, record.number(record.type === 'LWPOLYLINE' ? 38 : 30, 0));
    if (plane === undefined) this.#list(`${record.type} (not in the plane of the drawing)`, layer);
    else this.#place(record, at, { placement, plane, appearance });
  }

  #place(record: DxfRecord, at: number, where: Where): void {
    const { plane, appearance } = where;
    switch (record.type) {
      case 'INSERT':
        if (isLevelPlane(plane)) this.#insert(record, at, where);
        else this.#list('INSERT (not in the plane of the drawing)', appearance.layer);
        return;
      case 'TEXT':
      case 'MTEXT':
        this.#text(record, where);
        return;
      case 'ATTDEF':
        this.#attributeDefinition(record, where);
        return;
      case 'POINT':
        this.#points.push({
          at: mapPoint(matrixOf(where), pointOf(record, 10)),
          layer: appearance.layer,
          colour: appearance.colour,
        });
        return;
      case 'HATCH':
        if (this.#settings.hatches !== 'outlines') this.#list('HATCH', appearance.layer);
        else for (const curve of hatchOutlines(record)) this.#curve(curve, 'HATCH', where);
        return;
      case 'DIMENSION':
      case 'ARC_DIMENSION':
        this.#dimension(record);
        this.#list(record.type, appearance.layer);
        return;
      default: {
        const curve = this.#entityCurve(record, at, where);
        if (curve === undefined) this.#list(record.type, appearance.layer);
        else this.#curve(curve, record.type, where);
      }
    }
  }

  /** What a dimension says of the unit and the scale of the drawing. */
  #dimension(record: DxfRecord): void {
    const text = plainMText(record.text(1));
    this.#measured.push({ text, measurement: record.number(42, 0) });
    const scale = record.type === 'DIMENSION' ? scaleOfDimension(record, text) : undefined;
    if (scale !== undefined) this.#scales.push(scale);
  }

  /** Curves of blocks are kept, as a block may be drawn a thousand times. */
  #entityCurve(record: DxfRecord, at: number, { placement }: Where): EntityCurve | undefined {
    const { records } = this.#document;
    if (placement.depth === 0) return entityCurve(record, records, at);
    const known = this.#blockCurves.get(at);
    if (known !== undefined) return known;
    const curve = entityCurve(record, records, at);
    if (curve !== undefined) this.#blockCurves.set(at, curve);
    return curve;
  }

  #curve(curve: EntityCurve, entity: string, where: Where): void {
    const { plane, appearance } = where;
    const { layer, colour, isConstruction: construction } = appearance;
    if (typeof curve === 'string') {
      this.#list(`${entity} (${curve})`, layer);
      return;
    }
    if (!isLevelPlane(plane) && !isLevelCurve(curve.primitives, plane)) {
      this.#list(`${entity} (not in the plane of the drawing)`, layer);
      return;
    }
    if (curve.isFromFitPoints) this.#nFitPointSplines++;
    if (curve.isRising) this.#nRising++;
    this.#nPrimitives += curve.primitives.length;
    requireWithin('The drawing has', this.#nPrimitives, LIMITS.segments, 'pieces');
    const matrix = matrixOf(where);
    const primitives =
      matrix === IDENTITY
        ? curve.primitives
        : curve.primitives.map((primitive) => mapPrimitive(matrix, primitive));
    this.#strokes.push({
      primitives,
      closed: curve.closed,
      filled: false,
      construction,
      layer,
      colour,
      entity,
    });
  }

  /** World = object system · insertion point · turn · array step · scale · −base point. Steps are turned but not scaled. */
  #insert(record: DxfRecord, at: number, where: Where): void {
    const { placement, appearance } = where;
    const { layer, look, colour, lineType } = appearance;
    for (let i = at + 1, end = this.#document.records.afterEntity(at); i < end; i++)
      this.#attribute(i, where);
    const name = nameKey(record.name(2));
    const block = this.#document.blocks.get(name);
    if (block === undefined || block.isExternal) {
      this.#list(block === undefined ? 'INSERT (no such block)' : 'INSERT (of another file)', layer);
      return;
    }
    const depth = placement.depth + 1;
    requireWithin('Blocks are nested', depth, LIMITS.insertDepth, 'deep');
    this.#noteBlockUnit(name);
    // A scale of 0 stands for 1: some programs write it for the axis they do not use.
    const scaleX = record.number(41, 1) || 1;
    const scaleY = record.number(42, 1) || 1;
    const [x, y] = pointOf(record, 10);
    const turned = multiply(matrixOf(where), multiply([1, 0, 0, 1, x, y], rotation(record.number(50, 0))));
    const content: Affine = [scaleX, 0, 0, scaleY, -block.base[0] * scaleX, -block.base[1] * scaleY];
    this.#walk.enter(
      block.entities,
      { matrix: multiply(turned, content), around: { look, colour, lineType }, depth },
      {
        ...arrayOf(record),
        columnStep: mapVector(turned, [record.number(44, 0), 0]),
        rowStep: mapVector(turned, [0, record.number(45, 0)]),
      },
    );
  }

  #noteBlockUnit(name: string): void {
    const own = this.#document.blockUnits.get(name);
    if (own === undefined) return;
    const ofDrawing = headerNumber(this.#document, '$INSUNITS', 70) ?? 0;
    if (ofDrawing !== 0 && own !== ofDrawing) this.#blocksOfOtherUnit.add(name);
  }

  /** Attributes stand where the INSERT stands, not inside its block. */
  #attribute(at: number, { placement }: Where): void {
    const record = this.#document.records.at(at);
    if (record.type !== 'ATTRIB') return;
    const attributes = attributesOf(record);
    const appearance = this.#visibility.appearanceOf(attributes, placement.around);
    const plane = objectPlane(attributes.extrusion, record.number(30, 0));
    const isUnseen = (record.number(70, 0) & 1) !== 0;
    if (appearance.hidden !== undefined || isUnseen || plane === undefined)
      this.#list(`ATTRIB (${appearance.hidden ?? 'invisible'})`, appearance.layer);
    else this.#text(record, { placement, plane, appearance });
  }

  /** The definition of an attribute shows in the block only where its text is constant (70, bit 2) and not invisible (bit 1). */
  #attributeDefinition(record: DxfRecord, where: Where): void {
    if ((record.number(70, 0) & 3) === 2) this.#text(record, where);
    else this.#list('ATTDEF', where.appearance.layer);
  }

  #text(record: DxfRecord, where: Where): void {
    const { layer } = where.appearance;
    if (this.#document.isOwn && layer === REMARKS_LAYER) {
      this.#list(`${record.type} (remark)`, layer);
      return;
    }
    const matrix = matrixOf(where);
    const isMText = record.type === 'MTEXT';
    const words = isMText ? plainMText(mtextOf(record)) : plainText(record.text(1));
    const isAligned =
      !isMText && (record.number(72, 0) !== 0 || record.number(73, record.number(74, 0)) !== 0);
    const at = mapPoint(matrix, pointOf(record, isAligned && record.find(11) >= 0 ? 11 : 10));
    const height = record.number(40, 0) * Math.sqrt(Math.abs(determinant(matrix)));
    if (words !== '') this.#labels.push({ text: words, at, height, layer });
  }

  #list(entity: string, layer: string): void {
    this.#unread.push({ entity, layer });
  }
}

/** Where an entity stands and how it looks. */
interface Where {
  readonly placement: Placement;
  readonly plane: ObjectPlane;
  readonly appearance: Appearance;
}

function matrixOf({ placement, plane }: Where): Affine {
  if (plane.matrix === IDENTITY) return placement.matrix;
  return placement.matrix === IDENTITY ? plane.matrix : multiply(placement.matrix, plane.matrix);
}

/** The text of an MTEXT: pieces of 250 letters under code 3, the rest under 1. */
function mtextOf(record: DxfRecord): string {
  const { tags } = record;
  const pieces: string[] = [];
  for (let tag = record.from; tag < record.to; tag++) if (tags.codes[tag] === 3) pieces.push(tags.text(tag));
  return pieces.join('') + record.text(1);
}
