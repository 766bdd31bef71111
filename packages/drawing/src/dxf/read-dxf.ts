import { type Finding, finding } from '@millwright/contracts';
import { type Affine, IDENTITY, mapPoint, mapPrimitive, multiply, rotation } from '../curve/affine.js';
import { LIMITS, requireWithin, stopIfCancelled } from '../limits.js';
import type { Sketch, SketchLabel, Stroke, UnreadEntity } from '../sketch.js';
import { binaryTags, isBinaryDxf } from './binary-tags.js';
import { entityCurve, IN_WORLD_COORDINATES, pointOf } from './curves.js';
import { decodeDxfText } from './decode.js';
import { type DxfDocument, type DxfEntity, dxfDocument, nameKey } from './document.js';
import { arrayOf, countExpanded } from './expansion.js';
import { type DxfRecord, textTags } from './tags.js';
import { plainMText, plainText } from './text.js';
import { hiddenBecause, isConstruction, layerOf } from './visibility.js';

/** A DXF file as a sketch in its own units, Y up, and the document itself for what it says of units. */
export interface DxfSketch extends Sketch {
  readonly document: DxfDocument;
}

/**
 * Reads a DXF, text or binary: LINE, ARC, CIRCLE, ELLIPSE, LWPOLYLINE, POLYLINE, SPLINE, and INSERT with all its scales, mirrors
 * and arrays; TEXT, MTEXT and ATTRIB as labels. What is hidden, on paper or of another kind is listed.
 * @throws MillwrightError DRAWING_DXF_MALFORMED, DRAWING_REFERENCE_CYCLE, INPUT_TOO_LARGE, CANCELLED
 */
export function readDxf(bytes: Uint8Array, signal?: AbortSignal): DxfSketch {
  const decoded = isBinaryDxf(bytes) ? undefined : decodeDxfText(bytes);
  const document = dxfDocument(decoded === undefined ? binaryTags(bytes) : textTags(decoded.text));
  requireWithin(
    'The drawing has',
    countExpanded(document),
    LIMITS.expandedEntities,
    'entities with blocks expanded',
  );
  return new DxfReader(document, decoded?.findings ?? [], signal).read();
}

/** An entity waiting to be read, with the block references around it. */
interface Frame {
  readonly entity: DxfEntity;
  readonly matrix: Affine;
  /** Layer of the INSERT around it: what layer 0 of a block stands for. */
  readonly insertLayer: string | undefined;
  readonly depth: number;
}

class DxfReader {
  readonly #document: DxfDocument;
  readonly #signal: AbortSignal | undefined;
  readonly #strokes: Stroke[] = [];
  readonly #labels: SketchLabel[] = [];
  readonly #unread: UnreadEntity[] = [];
  readonly #findings: Finding[];
  #nPrimitives = 0;
  #nRead = 0;
  #nFitPointSplines = 0;

  constructor(document: DxfDocument, findings: readonly Finding[], signal: AbortSignal | undefined) {
    this.#document = document;
    this.#findings = [...findings];
    this.#signal = signal;
  }

  read(): DxfSketch {
    const stack: Frame[] = [];
    const push = (entities: readonly DxfEntity[], around: Omit<Frame, 'entity'>) => {
      for (let i = entities.length - 1; i >= 0; i--) stack.push({ ...around, entity: entities[i]! });
    };
    push(this.#document.entities, { matrix: IDENTITY, insertLayer: undefined, depth: 0 });
    for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
      if (++this.#nRead % 4096 === 0) stopIfCancelled(this.#signal);
      this.#visit(frame, push);
    }
    if (this.#nFitPointSplines > 0) this.#findings.push(fitPointFinding(this.#nFitPointSplines));
    return {
      strokes: this.#strokes,
      labels: this.#labels,
      unread: this.#unread,
      findings: this.#findings,
      document: this.#document,
    };
  }

  #visit(frame: Frame, push: (entities: readonly DxfEntity[], around: Omit<Frame, 'entity'>) => void): void {
    const { record } = frame.entity;
    const layer = layerOf(record, frame.insertLayer);
    const hidden = hiddenBecause(record, layer, this.#document.layers);
    if (hidden !== undefined) {
      this.#list(`${record.type} (${hidden})`, layer);
      return;
    }
    const own = objectMatrix(record);
    if (own === undefined) {
      this.#list(`${record.type} (not in the plane of the drawing)`, layer);
      return;
    }
    const placed: Frame = { ...frame, matrix: multiply(frame.matrix, own) };
    if (record.type === 'INSERT') {
      this.#insert(frame, placed, layer, push);
      return;
    }
    if (record.type === 'TEXT' || record.type === 'MTEXT') {
      this.#text(record, placed.matrix, layer);
      return;
    }
    this.#curve(placed, layer);
  }

  #curve({ entity, matrix }: Frame, layer: string): void {
    const { type } = entity.record;
    const curve = entityCurve(entity);
    if (curve === undefined) {
      this.#list(type, layer);
      return;
    }
    if (typeof curve === 'string') {
      this.#list(`${type} (${curve})`, layer);
      return;
    }
    if (curve.note === 'fit-points') this.#nFitPointSplines++;
    this.#nPrimitives += curve.primitives.length;
    requireWithin('The drawing has', this.#nPrimitives, LIMITS.segments, 'pieces');
    this.#strokes.push({
      primitives: curve.primitives.map((primitive) => mapPrimitive(matrix, primitive)),
      closed: curve.closed,
      filled: false,
      construction: isConstruction(entity.record, layer, this.#document.layers),
      layer,
      entity: type,
    });
  }

  /** World = object system · insertion point · turn · array step · scale · −base point. Steps are turned but not scaled. */
  #insert(
    frame: Frame,
    { entity, matrix, depth }: Frame,
    layer: string,
    push: (entities: readonly DxfEntity[], around: Omit<Frame, 'entity'>) => void,
  ): void {
    const { record } = entity;
    for (const attribute of entity.parts) this.#attribute(attribute, frame, layer);
    const block = this.#document.blocks.get(nameKey(record.text(2)));
    if (block === undefined) {
      this.#list('INSERT (no such block)', layer);
      return;
    }
    if (block.isExternal) {
      this.#list('INSERT (of another file)', layer);
      return;
    }
    requireWithin('Blocks are nested', depth + 1, LIMITS.insertDepth, 'deep');
    // A scale of 0 stands for 1: some programs write it for the axis they do not use.
    const scaleX = record.number(41, 1) || 1;
    const scaleY = record.number(42, 1) || 1;
    const [x, y] = pointOf(record, 10);
    const turn = rotation(record.number(50, 0));
    const placed = multiply(matrix, multiply([1, 0, 0, 1, x, y], turn));
    const content: Affine = [scaleX, 0, 0, scaleY, -block.base[0] * scaleX, -block.base[1] * scaleY];
    const { nColumns, nRows } = arrayOf(record);
    for (let row = nRows - 1; row >= 0; row--) {
      for (let column = nColumns - 1; column >= 0; column--) {
        const step: Affine = [1, 0, 0, 1, column * record.number(44, 0), row * record.number(45, 0)];
        push(block.entities, {
          matrix: multiply(placed, multiply(step, content)),
          insertLayer: layer,
          depth: depth + 1,
        });
      }
    }
  }

  #text(record: DxfRecord, matrix: Affine, layer: string): void {
    const isMText = record.type === 'MTEXT';
    const chunks = isMText
      ? [...record.all()].filter(([code]) => code === 3).map(([, value]) => String(value))
      : [];
    const words = isMText ? plainMText(chunks.join('') + record.text(1)) : plainText(record.text(1));
    const isAligned = !isMText && (record.number(72, 0) !== 0 || record.number(73, 0) !== 0);
    const at = mapPoint(matrix, pointOf(record, isAligned ? 11 : 10));
    if (words !== '') this.#labels.push({ text: words, at, height: record.number(40, 0), layer });
  }

  /** Attributes stand where the INSERT stands, not inside its block. */
  #attribute(record: DxfRecord, { matrix }: Frame, layer: string): void {
    const own = objectMatrix(record);
    if (own !== undefined && (record.number(70, 0) & 1) === 0)
      this.#text(record, multiply(matrix, own), layer);
  }

  #list(entity: string, layer: string): void {
    this.#unread.push({ entity, layer });
  }
}

/** How far an extrusion may lean before its entity counts as tilted: the cosine of such an angle is 1 to the last bit. */
const TILT_TOLERANCE = 1e-9;

/**
 * From the coordinates an entity is written in to the drawing's: nothing, or for an extrusion along −Z the mirror image x → −x,
 * which is what the arbitrary axis algorithm gives (Autodesk DXF reference). `undefined` for an extrusion that is neither.
 */
function objectMatrix(record: DxfRecord): Affine | undefined {
  const [nx, ny, nz] = [record.number(210, 0), record.number(220, 0), record.number(230, 1)];
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const isTilted =
    !(length > 0) || Math.abs(nx) > TILT_TOLERANCE * length || Math.abs(ny) > TILT_TOLERANCE * length;
  if (IN_WORLD_COORDINATES.has(record.type))
    return isTilted && record.type === 'ELLIPSE' ? undefined : IDENTITY;
  if (isTilted) return undefined;
  return nz < 0 ? [-1, 0, 0, 1, 0, 0] : IDENTITY;
}

function fitPointFinding(count: number): Finding {
  return finding('DRAWING_SPLINE_FROM_FIT_POINTS', {
    message:
      'Splines give only points to pass through, not a curve. A smooth curve through the points was drawn; compare it with the original.',
    count,
  });
}
