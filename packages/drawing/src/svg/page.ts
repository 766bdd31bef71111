import { type Finding, finding } from '@millwright/contracts';
import type { Affine } from '../curve/affine.js';
import { parseDeclarations } from './css.js';
import { childrenOf, wordsOf } from './element.js';
import { parseLength, type SvgLength } from './numbers.js';
import { type Fit, parseFit, parseViewBox, type ViewBox } from './viewport.js';
import type { XmlDocument, XmlElement } from './xml.js';

/** What the root element says of the size of the drawing and of the program that wrote it. */
export interface SvgPage {
  /** From the root's user units, Y down, to sketch units: the same, Y up, the page's lower left corner at 0, 0. */
  readonly matrix: Affine;
  readonly width: SvgLength | undefined;
  readonly height: SvgLength | undefined;
  readonly viewBox: ViewBox | undefined;
  /** Whether there is a `viewBox` that is none: then nobody knows the scale. */
  readonly isViewBoxBroken: boolean;
  /** px of the page per user unit. */
  readonly pxPerUserUnit: number;
  /** What percentages in the root refer to, user units. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Programs and their versions as the file names them. */
  readonly marks: SvgMarks;
  readonly distortion: Finding | undefined;
}

/** Traces that programs leave. */
export interface SvgMarks {
  readonly inkscapeVersion: string | undefined;
  readonly isIllustrator: boolean;
  readonly isIllustratorExport: boolean;
  readonly isAffinity: boolean;
  readonly isCorelDraw: boolean;
  readonly isOpenScad: boolean;
}

/** Widths and heights whose scales differ by more than this are no accident of rounding. */
const DISTORTION_RATIO = 1e-3;

/** Reads the root element's attributes and the marks around it. */
export function svgPage({ root, comments }: XmlDocument): SvgPage {
  const width = sideOf(root, 'width');
  const height = sideOf(root, 'height');
  const viewBox = parseViewBox(root.attributes.get('viewBox'));
  const fit = parseFit(root.attributes.get('preserveAspectRatio'));
  const scales =
    viewBox && width && height ? { x: width.px / viewBox.width, y: height.px / viewBox.height } : undefined;
  const ratio = scales === undefined ? 1 : scales.y / scales.x;
  const isDistorted = Math.abs(ratio - 1) > DISTORTION_RATIO;
  const viewport = viewBox ?? { width: width?.px ?? 100, height: height?.px ?? 100 };
  const spare = scales !== undefined && isDistorted ? spareOf(viewport, ratio, fit) : NO_SPARE;
  const stretch = fit.isStretched ? ratio : 1;
  const pageBottom = viewBox === undefined ? (height?.px ?? 0) : viewBox.y + viewBox.height;
  return {
    matrix: [1, 0, 0, -stretch, spare.left - (viewBox?.x ?? 0), pageBottom * stretch + spare.below],
    width,
    height,
    viewBox,
    isViewBoxBroken: viewBox === undefined && (root.attributes.get('viewBox') ?? '').trim() !== '',
    pxPerUserUnit: pxPerUserUnit({ width, height, viewBox, fit, isDistorted }),
    viewport,
    marks: marksOf(root, comments),
    distortion: fit.isStretched || !isDistorted ? undefined : distortion(ratio),
  };
}

const NO_SPARE = { left: 0, below: 0 };

/** Where a page that has other proportions than its viewBox leaves room (or cuts off), in user units. */
function spareOf(
  viewport: { width: number; height: number },
  ratio: number,
  { isStretched, isSlice, shareX, shareY }: Fit,
) {
  if (isStretched) return NO_SPARE;
  // The scale is that of the narrower side, or of the wider one for "slice"; the page is larger or smaller along the other.
  const isByWidth = ratio > 1 !== isSlice;
  return isByWidth
    ? { left: 0, below: viewport.height * (ratio - 1) * (1 - shareY) }
    : { left: viewport.width * (1 / ratio - 1) * shareX, below: 0 };
}

/** The viewBox's scale: one for both sides unless the page is stretched, then that of the width. */
function pxPerUserUnit({
  width,
  height,
  viewBox,
  fit,
  isDistorted,
}: Pick<SvgPage, 'width' | 'height' | 'viewBox'> & { fit: Fit; isDistorted: boolean }): number {
  if (viewBox === undefined) return 1;
  const byWidth = width === undefined ? undefined : width.px / viewBox.width;
  const byHeight = height === undefined ? undefined : height.px / viewBox.height;
  if (byWidth === undefined || byHeight === undefined) return byWidth ?? byHeight ?? 1;
  if (fit.isStretched || !isDistorted) return byWidth;
  return fit.isSlice ? Math.max(byWidth, byHeight) : Math.min(byWidth, byHeight);
}

/** A side of the page; one in units of length in the `style` attribute outranks the attribute (SVG 2, 8.8). */
function sideOf(root: XmlElement, name: 'width' | 'height'): SvgLength | undefined {
  const styled = parseDeclarations(root.attributes.get('style') ?? '').get(name)?.value;
  const inStyle = absolute(parseLength(styled, 0));
  return inStyle ?? absolute(parseLength(root.attributes.get(name), 0));
}

/** A length that says something: not a percentage, not zero. */
function absolute(length: SvgLength | undefined): SvgLength | undefined {
  return length === undefined || length.unit === '%' || !(length.px > 0) ? undefined : length;
}

function distortion(ratio: number): Finding {
  return finding('DRAWING_PAGE_DISTORTED', {
    message:
      'Width and height of the page do not have the proportions of its viewBox. One scale is used for both, so that circles stay round; check the size.',
    measured: { value: Math.abs(ratio - 1) * 100, unit: '%' },
    allowed: { value: DISTORTION_RATIO * 100, unit: '%' },
  });
}

function marksOf(root: XmlElement, comments: readonly string[]): SvgMarks {
  const title = childrenOf(root).find((child) => child.name === 'title');
  const remark = (text: string) => comments.some((comment) => comment.includes(text));
  const isIllustrator =
    remark('Generator: Adobe Illustrator') ||
    root.attributes.has('enable-background') ||
    /(?:^|;)\s*enable-background\s*:/.test(root.attributes.get('style') ?? '');
  const inkscapeVersion = root.attributes.get('inkscape:version');
  // Icon sites scale what once was Illustrator's with svg.js, and leave the trace of it in the style.
  const isRewritten = inkscapeVersion !== undefined || root.attributes.has('xmlns:svgjs');
  return {
    inkscapeVersion,
    isIllustrator: remark('Generator: Adobe Illustrator') || (isIllustrator && !isRewritten),
    isIllustratorExport: root.attributes.get('data-name') === 'Layer 1',
    isAffinity: root.attributes.has('xmlns:serif') || root.attributes.has('serif:id'),
    isCorelDraw: remark('Creator: CorelDRAW'),
    isOpenScad: title !== undefined && wordsOf(title) === 'OpenSCAD Model',
  };
}
