import { type Finding, MillwrightError } from '@millwright/contracts';
import { type Affine, IDENTITY, mapPoint, mapPrimitive, multiply } from '../curve/affine.js';
import { limited } from '../limited.js';
import { LIMITS, requireWithin, stopIfCancelled } from '../limits.js';
import type { Sketch, SketchLabel, Stroke, UnreadEntity } from '../sketch.js';
import { childrenOf, indexById, layerBelow, titleOf, wordsOf } from './element.js';
import { elementTransform } from './element-transform.js';
import { numbersIn, parseLength } from './numbers.js';
import { type SvgPage, svgPage } from './page.js';
import { shapeOutlines, type ViewportSize } from './shapes.js';
import { parseStyleSheet, propertyOf, ROOT_STYLE, type Style, type StyleSheet, styleOf } from './style.js';
import { parseViewBox, viewportMatrix } from './viewport.js';
import { parseXml, type XmlDocument, type XmlElement } from './xml.js';

/** An SVG file as a sketch in the user units of its root, Y up, and what it says of its size and its program. */
export interface SvgSketch extends Sketch {
  readonly page: SvgPage;
}

/** Elements whose children are drawn. */
const CONTAINERS = new Set(['svg', 'g', 'a', 'switch', 'use']);
/** Elements that never draw anything by themselves. */
const SILENT = new Set(
  'defs symbol clipPath mask marker pattern linearGradient radialGradient filter style script title desc metadata view cursor'.split(
    ' ',
  ),
);
/** Properties that change what is seen but not what is read. */
const UNREAD_PROPERTIES = ['clip-path', 'mask', 'filter'] as const;

/**
 * Reads an SVG document (1.1, and what programs write of 2): shapes, paths, groups, clones, nested viewports, transforms, style
 * sheets, layers. Stroke and fill are not geometry. Everything not read is listed.
 * @throws MillwrightError DRAWING_XML_MALFORMED, DRAWING_XML_REFUSED, DRAWING_FORMAT_UNKNOWN, DRAWING_REFERENCE_CYCLE,
 * DRAWING_EXTERNAL_REFERENCE, INPUT_TOO_LARGE, CANCELLED
 */
export function readSvg(text: string, signal?: AbortSignal): SvgSketch {
  const document = parseXml(text);
  if (document.root.name !== 'svg') {
    throw new MillwrightError('DRAWING_FORMAT_UNKNOWN', {
      message: `The XML document is a "${document.root.name}", not an "svg".`,
      hint: 'Give an SVG or DXF file.',
    });
  }
  return new SvgReader(document, signal).read();
}

/** One element waiting to be drawn, with all it inherits. */
interface Frame {
  readonly element: XmlElement;
  readonly matrix: Affine;
  readonly style: Style;
  readonly layer: string;
  readonly viewport: ViewportSize;
  /** The clones that led here, innermost first: what a cycle would run through. */
  readonly clones: CloneChain | undefined;
  /** Size a `use` asks its symbol to take. */
  readonly usedSize?: { readonly width: string | undefined; readonly height: string | undefined };
}

interface CloneChain {
  readonly target: XmlElement;
  readonly outer: CloneChain | undefined;
}

class SvgReader {
  readonly #document: XmlDocument;
  readonly #signal: AbortSignal | undefined;
  readonly #byId: ReadonlyMap<string, XmlElement>;
  readonly #sheet: StyleSheet;
  readonly #strokes: Stroke[] = [];
  readonly #labels: SketchLabel[] = [];
  readonly #unread: UnreadEntity[] = [];
  readonly #findings: Finding[] = [];
  readonly #stack: Frame[] = [];
  #nClones = 0;
  #nElements = 0;
  #nPrimitives = 0;

  constructor(document: XmlDocument, signal: AbortSignal | undefined) {
    this.#document = document;
    this.#signal = signal;
    const index = indexById(document.root);
    this.#byId = index.byId;
    this.#sheet = parseStyleSheet(index.css);
  }

  read(): SvgSketch {
    const { root } = this.#document;
    const page = svgPage(this.#document);
    for (const selector of this.#sheet.skipped) this.#unread.push({ entity: `style ${selector}`, layer: '' });
    const style = styleOf(root, this.#sheet, ROOT_STYLE);
    const matrix = multiply(page.matrix, elementTransform(root, this.#sheet) ?? IDENTITY);
    this.#pushChildren({
      element: root,
      matrix,
      style,
      layer: '',
      viewport: page.viewport,
      clones: undefined,
    });
    for (let frame = this.#stack.pop(); frame !== undefined; frame = this.#stack.pop()) {
      if (++this.#nElements % 4096 === 0) stopIfCancelled(this.#signal);
      requireWithin(
        'The drawing has',
        this.#nElements,
        LIMITS.expandedEntities,
        'elements with clones expanded',
      );
      this.#visit(frame);
    }
    return {
      strokes: this.#strokes,
      labels: this.#labels,
      unread: this.#unread,
      findings: [...(page.distortion === undefined ? [] : [page.distortion]), ...limited(this.#findings)],
      page,
    };
  }

  #visit(frame: Frame): void {
    const { element } = frame;
    if (SILENT.has(element.name) || element.name.includes(':')) return;
    const own = elementTransform(element, this.#sheet);
    if (own === undefined) {
      this.#list(frame, `${element.name} (transform not understood)`);
      return;
    }
    const inner: Frame = {
      ...frame,
      matrix: multiply(frame.matrix, own),
      style: styleOf(element, this.#sheet, frame.style),
    };
    for (const property of UNREAD_PROPERTIES) {
      if ((propertyOf(element, this.#sheet, property) ?? 'none') !== 'none') this.#list(frame, property);
    }
    if (CONTAINERS.has(element.name)) {
      this.#open(inner);
      return;
    }
    if (element.name === 'text') {
      this.#text(inner);
      return;
    }
    this.#shape(inner);
  }

  #open(frame: Frame): void {
    if (!frame.style.isDisplayed && frame.element.name === 'use') {
      this.#list(frame, 'use (not displayed)');
      return;
    }
    if (frame.element.name === 'use') {
      this.#clone(frame);
      return;
    }
    const layer = layerBelow(frame.element, frame.layer);
    this.#pushChildren(
      frame.element.name === 'svg' ? this.#nestedViewport({ ...frame, layer }) : { ...frame, layer },
    );
  }

  #pushChildren(frame: Frame): void {
    const { usedSize: _, ...inherited } = frame;
    const children = childrenOf(frame.element);
    for (let i = children.length - 1; i >= 0; i--) this.#stack.push({ ...inherited, element: children[i]! });
  }

  #clone(frame: Frame): void {
    const href = frame.element.attributes.get('href') ?? frame.element.attributes.get('xlink:href') ?? '';
    if (href !== '' && !href.startsWith('#')) refuseExternal(href, frame.element.fileLine);
    const target = this.#byId.get(href.slice(1));
    if (target === undefined) {
      this.#list(frame, 'use (nothing by that name)');
      return;
    }
    requireWithin('The drawing has', ++this.#nClones, LIMITS.useExpansions, 'clones');
    for (let clone = frame.clones; clone !== undefined; clone = clone.outer) {
      if (clone.target === target) refuseCycle(href);
    }
    const { attributes } = frame.element;
    const x = parseLength(attributes.get('x'), frame.viewport.width)?.px ?? 0;
    const y = parseLength(attributes.get('y'), frame.viewport.height)?.px ?? 0;
    const placed: Frame = {
      ...frame,
      element: target,
      matrix: multiply(frame.matrix, [1, 0, 0, 1, x, y]),
      clones: { target, outer: frame.clones },
      usedSize: { width: attributes.get('width'), height: attributes.get('height') },
    };
    if (target.name !== 'symbol') this.#stack.push(placed);
    else
      this.#pushChildren(
        this.#nestedViewport({ ...placed, style: styleOf(target, this.#sheet, frame.style) }),
      );
  }

  /** A nested `svg` or a cloned `symbol`: its viewBox is fitted into its own width and height. */
  #nestedViewport(frame: Frame): Frame {
    const { element, viewport, usedSize } = frame;
    const size = {
      width:
        parseLength(usedSize?.width ?? element.attributes.get('width') ?? '100%', viewport.width)?.px ??
        viewport.width,
      height:
        parseLength(usedSize?.height ?? element.attributes.get('height') ?? '100%', viewport.height)?.px ??
        viewport.height,
    };
    const viewBox = parseViewBox(element.attributes.get('viewBox'));
    const x = parseLength(element.attributes.get('x'), viewport.width)?.px ?? 0;
    const y = parseLength(element.attributes.get('y'), viewport.height)?.px ?? 0;
    const fit = viewportMatrix(viewBox, size, element.attributes.get('preserveAspectRatio'));
    return {
      ...frame,
      matrix: multiply(multiply(frame.matrix, [1, 0, 0, 1, x, y]), fit),
      viewport: viewBox ?? size,
    };
  }

  #shape(frame: Frame): void {
    const outlines = shapeOutlines(frame.element, frame.viewport);
    if (outlines === undefined) {
      this.#list(frame, frame.element.name);
      return;
    }
    if (!frame.style.isDisplayed) {
      this.#list(frame, `${frame.element.name} (not displayed)`);
      return;
    }
    if (!frame.style.isVisible) {
      this.#list(frame, `${frame.element.name} (not visible)`);
      return;
    }
    this.#findings.push(...outlines.findings);
    if (outlines.subPaths.length === 0) {
      const why =
        outlines.unreadable === undefined ? 'draws nothing' : `${outlines.unreadable} not understood`;
      this.#list(frame, `${frame.element.name} (${why})`);
    }
    for (const subPath of outlines.subPaths) {
      this.#nPrimitives += subPath.primitives.length;
      requireWithin('The drawing has', this.#nPrimitives, LIMITS.segments, 'pieces');
      this.#strokes.push({
        primitives: subPath.primitives.map((primitive) => mapPrimitive(frame.matrix, primitive)),
        closed: subPath.closed,
        filled: frame.style.isFilled && frame.element.name !== 'line',
        layer: layerBelow(frame.element, frame.layer),
        entity: frame.element.name,
        construction: false,
        label: titleOf(frame.element),
      });
    }
  }

  #text(frame: Frame): void {
    if (!frame.style.isDisplayed || !frame.style.isVisible) {
      this.#list(frame, 'text (not displayed)');
      return;
    }
    const words = wordsOf(frame.element);
    const at = textAnchor(frame.element);
    const height = parseLength(propertyOf(frame.element, this.#sheet, 'font-size'), 0)?.px ?? 16;
    const scale = Math.sqrt(Math.abs(frame.matrix[0] * frame.matrix[3] - frame.matrix[1] * frame.matrix[2]));
    this.#list(frame, 'text');
    if (words === '') return;
    this.#labels.push({
      text: words,
      at: mapPoint(frame.matrix, at),
      height: height * scale,
      layer: frame.layer,
    });
  }

  #list(frame: Frame, entity: string): void {
    this.#unread.push({ entity, layer: frame.layer });
  }
}

/** The first `x` and `y` of a text or of the spans in it. */
function textAnchor(text: XmlElement): readonly [number, number] {
  const own = (element: XmlElement, name: string) => numbersIn(element.attributes.get(name) ?? '')[0];
  const first = childrenOf(text).find((child) => own(child, 'x') !== undefined);
  const inFirst = (name: string) => (first === undefined ? undefined : own(first, name));
  return [own(text, 'x') ?? inFirst('x') ?? 0, own(text, 'y') ?? inFirst('y') ?? 0];
}

function refuseExternal(href: string, fileLine: number): never {
  throw new MillwrightError('DRAWING_EXTERNAL_REFERENCE', {
    message: `A clone on line ${fileLine} refers to "${href.slice(0, 100)}", outside the file; only this file is read.`,
    hint: 'Put the shape into the drawing itself, or turn clones into paths in the program it came from.',
    data: { href: href.slice(0, 100), fileLine },
  });
}

function refuseCycle(href: string): never {
  throw new MillwrightError('DRAWING_REFERENCE_CYCLE', {
    message: `The clone of "${href.slice(0, 100)}" contains itself.`,
    hint: 'Turn clones into paths in the program the drawing came from.',
    data: { href: href.slice(0, 100) },
  });
}
