import { type Finding, finding } from '@millwright/contracts';
import type { Affine } from '../curve/affine.js';
import { childrenOf, wordsOf } from './element.js';
import { parseLength, type SvgLength } from './numbers.js';
import { parseViewBox, type ViewBox } from './viewport.js';
import type { XmlDocument, XmlElement } from './xml.js';

/** What the root element says of the size of the drawing and of the program that wrote it. */
export interface SvgPage {
  /** From the root's user units, Y down, to sketch units: the same, Y up, the page's lower left corner at 0, 0. */
  readonly matrix: Affine;
  readonly width: SvgLength | undefined;
  readonly height: SvgLength | undefined;
  readonly viewBox: ViewBox | undefined;
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
  const width = absolute(parseLength(root.attributes.get('width'), 0));
  const height = absolute(parseLength(root.attributes.get('height'), 0));
  const viewBox = parseViewBox(root.attributes.get('viewBox'));
  const isStretched = /^\s*(defer\s+)?none/.test(root.attributes.get('preserveAspectRatio') ?? '');
  const ratio = viewBox && width && height ? height.px / viewBox.height / (width.px / viewBox.width) : 1;
  const stretch = isStretched ? ratio : 1;
  const pageBottom = viewBox === undefined ? (height?.px ?? 0) : viewBox.y + viewBox.height;
  return {
    matrix: [1, 0, 0, -stretch, -(viewBox?.x ?? 0), pageBottom * stretch],
    width,
    height,
    viewBox,
    viewport: viewBox ?? { width: width?.px ?? 100, height: height?.px ?? 100 },
    marks: marksOf(root, comments),
    distortion: isStretched || Math.abs(ratio - 1) <= DISTORTION_RATIO ? undefined : distortion(ratio),
  };
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
  const isIllustrator = remark('Generator: Adobe Illustrator') || root.attributes.has('enable-background');
  const inkscapeVersion = root.attributes.get('inkscape:version');
  return {
    inkscapeVersion,
    isIllustrator: remark('Generator: Adobe Illustrator') || (isIllustrator && inkscapeVersion === undefined),
    isIllustratorExport: root.attributes.get('data-name') === 'Layer 1',
    isAffinity: root.attributes.has('xmlns:serif') || root.attributes.has('serif:id'),
    isCorelDraw: remark('Creator: CorelDRAW'),
    isOpenScad: title !== undefined && wordsOf(title) === 'OpenSCAD Model',
  };
}
