import { type Finding, MillwrightError } from '@millwright/contracts';
import { type Affine, multiply } from '../curve/affine.js';
import { limited } from '../limited.js';
import { LIMITS, requireWithin, stopIfCancelled } from '../limits.js';
import type { Sketch, SketchLabel, Stroke, UnreadEntity } from '../sketch.js';
import { type Clip, clippedFinding, isClipped, rectangularClip, viewportClip } from './clip.js';
import { colourOf, computedStyle, isZero, ROOT_STYLE, type Style } from './computed-style.js';
import { childrenOf, indexById, layerBelow, titleOf } from './element.js';
import { parseLength } from './numbers.js';
import { type SvgPage, svgPage } from './page.js';
import { type PaintedShape, paintFindings } from './painted.js';
import { decoded, refuseCycle, refuseExternal } from './references.js';
import { shapeOutlines, type ViewportSize } from './shapes.js';
import { type ElementStyle, StyleSheet } from './style.js';
import { textLabel } from './text.js';
import { elementTransform } from './transform.js';
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
  'defs symbol clipPath mask marker pattern linearGradient radialGradient filter style script title desc metadata view cursor animate animateColor animateMotion animateTransform set font font-face color-profile solidColor hatch'.split(
    ' ',
  ),
);
/** Properties that change what is seen but not what is read. */
const UNREAD_PROPERTIES = ['mask', 'filter', 'marker', 'marker-start', 'marker-mid', 'marker-end'] as const;
/** Findings of broken shapes that are put into words. */
const MAX_WORDED = 1_000;
/** Groups that this package writes around remarks such as captions: no contours and no labels of the drawing. */
const REMARK = 'data-millwright-remark';

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
  readonly clip: Clip | undefined;
  /** The clones that led here, innermost first: what a cycle would run through. */
  readonly clones: CloneChain | undefined;
  /** Size a `use` asks its symbol to take. */
  readonly usedSize?: { readonly width: string | undefined; readonly height: string | undefined } | undefined;
}

interface CloneChain {
  readonly depth: number;
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
  readonly #painted: PaintedShape[] = [];
  readonly #stack: Frame[] = [];
  #nClones = 0;
  #nElements = 0;
  #nPrimitives = 0;
  #nClonedLetters = 0;
  #nClipped = 0;

  constructor(document: XmlDocument, signal: AbortSignal | undefined) {
    this.#document = document;
    this.#signal = signal;
    const index = indexById(document.root);
    this.#byId = index.byId;
    this.#sheet = new StyleSheet(index.css);
  }

  read(): SvgSketch {
    const { root } = this.#document;
    const page = svgPage(this.#document);
    for (const entity of this.#sheet.skipped) this.#unread.push({ entity, layer: '' });
    this.#start(root, page);
    for (let frame = this.#stack.pop(); frame !== undefined; frame = this.#stack.pop()) {
      if (++this.#nElements % 4096 === 0) stopIfCancelled(this.#signal);
      if (this.#nElements > LIMITS.expandedEntities)
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
      findings: [
        ...(page.distortion === undefined ? [] : [page.distortion]),
        ...limited(this.#findings),
        ...clippedFinding(this.#nClipped),
        ...paintFindings(this.#painted),
      ],
      page,
    };
  }

  #start(root: XmlElement, page: SvgPage): void {
    const own = this.#sheet.of(root);
    const transform = elementTransform(own, page.viewport);
    const frame: Frame = {
      element: root,
      matrix: transform === undefined ? page.matrix : multiply(page.matrix, transform),
      style: computedStyle(own, ROOT_STYLE),
      layer: '',
      viewport: page.viewport,
      clip: undefined,
      clones: undefined,
    };
    if (transform === undefined) this.#list(frame, 'svg (transform not understood)');
    if (page.isViewBoxBroken) this.#list(frame, 'svg (viewBox not understood)');
    if (transform !== undefined) this.#pushChildren(frame);
  }

  #visit(frame: Frame): void {
    const { element } = frame;
    if (SILENT.has(element.name) || element.name.includes(':')) return;
    if (frame.clones !== undefined) this.#countLetters(element);
    const own = this.#sheet.of(element);
    const inner = element.isStyled || !this.#sheet.isEmpty ? this.#styled(frame, own) : frame;
    if (inner === undefined) this.#list(frame, `${element.name} (transform not understood)`);
    else if (CONTAINERS.has(element.name)) this.#open(inner);
    else if (element.name === 'text') this.#text(inner);
    else this.#shape(inner, own);
  }

  /** The frame in the style and place of its element; `undefined` where the place is not understood. */
  #styled(frame: Frame, own: ElementStyle): Frame | undefined {
    const transform = elementTransform(own, frame.viewport);
    if (transform === undefined) return undefined;
    const style = computedStyle(own, frame.style);
    const isHidden = isZero(own.get('opacity')) && style.isDisplayed;
    for (const property of UNREAD_PROPERTIES) {
      if ((own.get(property) ?? 'none') !== 'none') this.#list(frame, property);
    }
    return this.#clipped(own, {
      ...frame,
      matrix: multiply(frame.matrix, transform),
      style: isHidden ? { ...style, isDisplayed: false } : style,
    });
  }

  /** The frame within its `clip-path`; a clip that is not worked out is listed. */
  #clipped(own: ElementStyle, frame: Frame): Frame {
    const value = own.get('clip-path') ?? 'none';
    if (value === 'none') return frame;
    const id = /^\s*url\(\s*["']?#([^"')]*)["']?\s*\)/.exec(value)?.[1];
    const target = id === undefined ? undefined : this.#byId.get(id);
    const { matrix, viewport, clip: outer } = frame;
    const clip =
      target?.name === 'clipPath'
        ? rectangularClip(target, { matrix, viewport, outer, sheet: this.#sheet })
        : undefined;
    if (clip !== undefined) return { ...frame, clip };
    this.#list(frame, 'clip-path');
    return frame;
  }

  #open(frame: Frame): void {
    const { element } = frame;
    if (element.name === 'use') {
      if (frame.style.isDisplayed) this.#clone(frame);
      else this.#list(frame, 'use (not displayed)');
      return;
    }
    if (element.attributes.has(REMARK)) {
      this.#list(frame, element.attributes.get(REMARK)!.slice(0, 50));
      return;
    }
    const layer = layerBelow(element, frame.layer);
    if (element.name === 'svg') this.#openViewport({ ...frame, layer });
    else this.#pushChildren({ ...frame, layer });
  }

  #pushChildren(frame: Frame): void {
    const children = childrenOf(frame.element);
    if (children.length === 0 && frame.element.name === 'switch' && frame.element.children.length > 0)
      this.#list(frame, 'switch (no branch without conditions)');
    for (let i = children.length - 1; i >= 0; i--)
      this.#stack.push({ ...frame, usedSize: undefined, element: children[i]! });
  }

  #clone(frame: Frame): void {
    const { attributes } = frame.element;
    const href = (attributes.get('href') ?? attributes.get('xlink:href') ?? '').trim();
    if (href !== '' && !href.startsWith('#')) refuseExternal(href, frame.element.fileLine);
    const target = this.#byId.get(decoded(href.slice(1)));
    if (target === undefined) {
      this.#list(frame, 'use (nothing by that name)');
      return;
    }
    requireWithin('The drawing has', ++this.#nClones, LIMITS.useExpansions, 'clones');
    const depth = (frame.clones?.depth ?? 0) + 1;
    requireWithin('Clones are nested', depth, LIMITS.xmlDepth, 'deep');
    for (let clone = frame.clones; clone !== undefined; clone = clone.outer) {
      if (clone.target === target) refuseCycle(href);
    }
    const x = parseLength(attributes.get('x') ?? '0', frame.viewport.width)?.px;
    const y = parseLength(attributes.get('y') ?? '0', frame.viewport.height)?.px;
    if (x === undefined || y === undefined) {
      this.#list(frame, 'use (place not understood)');
      return;
    }
    const placed: Frame = {
      ...frame,
      element: target,
      matrix: multiply(frame.matrix, [1, 0, 0, 1, x, y]),
      clones: { depth, target, outer: frame.clones },
      usedSize: { width: attributes.get('width'), height: attributes.get('height') },
    };
    if (target.name === 'symbol') this.#openSymbol(placed);
    else this.#stack.push(placed);
  }

  /** A `symbol` is drawn only where a clone asks for it, and then like a nested page. */
  #openSymbol(frame: Frame): void {
    const own = this.#sheet.of(frame.element);
    const transform = elementTransform(own, frame.viewport);
    if (transform === undefined) this.#list(frame, 'symbol (transform not understood)');
    else
      this.#openViewport({
        ...frame,
        matrix: multiply(frame.matrix, transform),
        style: computedStyle(own, frame.style),
      });
  }

  /** A nested `svg` or a cloned `symbol`: its viewBox is fitted into its own width and height, what stands out is not seen. */
  #openViewport(frame: Frame): void {
    const { element, viewport, usedSize } = frame;
    const own = this.#sheet.of(element);
    const side = (name: 'width' | 'height') => {
      const text = usedSize?.[name] ?? own.get(name) ?? '100%';
      return parseLength(text === 'auto' ? '100%' : text, viewport[name])?.px;
    };
    const [width, height] = [side('width'), side('height')];
    const place = (name: 'x' | 'y', reference: number) => parseLength(own.get(name) ?? '0', reference)?.px;
    const [x, y] = [place('x', viewport.width), place('y', viewport.height)];
    if (width === undefined || height === undefined || x === undefined || y === undefined) {
      this.#list(frame, `${element.name} (size not understood)`);
      return;
    }
    if (!(width > 0 && height > 0)) {
      this.#list(frame, `${element.name} (draws nothing)`);
      return;
    }
    const size = { width, height };
    const viewBox = parseViewBox(element.attributes.get('viewBox'));
    const fit = viewportMatrix(viewBox, size, element.attributes.get('preserveAspectRatio'));
    const outside = multiply(frame.matrix, [1, 0, 0, 1, x, y]);
    const isOpen = /^(?:visible|auto)$/.test((own.get('overflow') ?? 'hidden').trim());
    this.#pushChildren({
      ...frame,
      matrix: multiply(outside, fit),
      viewport: viewBox ?? size,
      clip: isOpen ? frame.clip : viewportClip(outside, size, frame.clip),
    });
  }

  #shape(frame: Frame, own: ElementStyle): void {
    const { element, style, matrix, viewport } = frame;
    const outlines = shapeOutlines({ element, style: own, viewport, map: matrix });
    if (outlines === undefined || !style.isDisplayed || !style.isVisible) {
      const why = outlines === undefined ? '' : style.isDisplayed ? ' (not visible)' : ' (not displayed)';
      this.#list(frame, `${element.name}${why}`);
      return;
    }
    // Of many alike only the first are shown: the others need no words of their own.
    for (const one of outlines.findings)
      this.#findings.push(this.#findings.length < MAX_WORDED ? one : this.#findings[0]!);
    if (outlines.subPaths.length === 0) {
      const why =
        outlines.unreadable === undefined ? 'draws nothing' : `${outlines.unreadable} not understood`;
      this.#list(frame, `${element.name} (${why})`);
      return;
    }
    const filled = style.isFilled && element.name !== 'line';
    const common = {
      filled,
      ...(filled ? { fillRule: style.fillRule, shape: this.#painted.length } : {}),
      layer: layerBelow(element, frame.layer),
      entity: element.name,
      construction: false,
      label: titleOf(element),
      colour: colourOf(style),
    };
    for (const { primitives, closed } of outlines.subPaths) {
      this.#nPrimitives += primitives.length;
      requireWithin('The drawing has', this.#nPrimitives, LIMITS.segments, 'pieces');
      this.#strokes.push({ primitives, closed, ...common });
    }
    this.#painted.push({ subPaths: outlines.subPaths, style });
    if (frame.clip !== undefined && outlines.subPaths.some((one) => isClipped(one.primitives, frame.clip)))
      this.#nClipped++;
  }

  #text(frame: Frame): void {
    const { style } = frame;
    if (!style.isDisplayed || !style.isVisible) {
      this.#list(frame, 'text (not displayed)');
      return;
    }
    this.#list(frame, 'text');
    const label = textLabel({ ...frame, sheet: this.#sheet, byId: this.#byId });
    if (label !== undefined) this.#labels.push(label);
  }

  /** Reading a clone again costs what its attributes are long, even where nothing is drawn. */
  #countLetters(element: XmlElement): void {
    this.#nClonedLetters += element.nLetters;
    if (this.#nClonedLetters > LIMITS.inputBytes)
      requireWithin('Clones repeat', this.#nClonedLetters, LIMITS.inputBytes, 'letters');
  }

  #list(frame: Frame, entity: string): void {
    this.#unread.push({ entity, layer: frame.layer });
  }
}
