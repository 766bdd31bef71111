import type { Drawing, ReadDrawingOptions } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import { readDrawing } from '../src/index.js';

/** The bytes of a text file. */
export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads an SVG or DXF given as text. */
export const readText = (text: string, options?: Partial<ReadDrawingOptions>) =>
  readDrawing(bytesOf(text), options);

/** An SVG page in mm, one user unit per mm, with the given content. */
export const svgPage = (content: string, { width = 200, height = 100, attributes = '' } = {}) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" ${attributes}>${content}</svg>`;

/** Group codes and values, one pair for each. */
export type Tag = readonly [code: number, value: string | number];

/** A text DXF with a unit header (mm unless said otherwise) and the given entities and blocks. */
export function dxf(
  entities: readonly Tag[],
  { insunits = 4, tables = [], blocks = [] }: DxfParts = {},
): string {
  const section = (name: string, content: readonly Tag[]): Tag[] => [
    [0, 'SECTION'],
    [2, name],
    ...content,
    [0, 'ENDSEC'],
  ];
  const tags: Tag[] = [
    ...section('HEADER', [
      [9, '$ACADVER'],
      [1, 'AC1015'],
      [9, '$INSUNITS'],
      [70, insunits],
    ]),
    ...section('TABLES', tables),
    ...section('BLOCKS', blocks),
    ...section('ENTITIES', entities),
    [0, 'EOF'],
  ];
  return tags.map(([code, value]) => `${code}\n${value}`).join('\n');
}

interface DxfParts {
  readonly insunits?: number;
  readonly tables?: readonly Tag[];
  readonly blocks?: readonly Tag[];
}

/** A LINE. */
export const lineTags = (x0: number, y0: number, x1: number, y1: number, layer = '0'): Tag[] => [
  [0, 'LINE'],
  [8, layer],
  [10, x0],
  [20, y0],
  [11, x1],
  [21, y1],
];

/** A CIRCLE. */
export const circleTags = (x: number, y: number, radius: number, layer = '0'): Tag[] => [
  [0, 'CIRCLE'],
  [8, layer],
  [10, x],
  [20, y],
  [40, radius],
];

/** An LWPOLYLINE with bulges. */
export const polylineTags = (vertices: readonly (readonly number[])[], closed = true, layer = '0'): Tag[] => [
  [0, 'LWPOLYLINE'],
  [8, layer],
  [90, vertices.length],
  [70, closed ? 1 : 0],
  ...vertices.flatMap(([x = 0, y = 0, bulge = 0]): Tag[] => [
    [10, x],
    [20, y],
    ...(bulge === 0 ? [] : [[42, bulge] as Tag]),
  ]),
];

/** Net area of all parts, mm². */
export const netAreaMm2 = ({ parts }: Drawing) =>
  parts.reduce(
    (sum, { outline, holes }) =>
      sum + contourAreaMm2(outline) + holes.reduce((all, hole) => all + contourAreaMm2(hole), 0),
    0,
  );

/** Codes of all findings, in order. */
export const codesOf = ({ findings }: Drawing) => findings.map(({ code }) => code);

/** What a promise rejects with, as its code; `undefined` when it does not. */
export const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: { code?: unknown }) => error.code,
  );
