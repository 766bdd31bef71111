import { MillwrightError } from '@millwright/contracts';
import { colourOf } from './colour.js';
import { nameKey } from './name-key.js';
import { DxfRecord } from './record.js';
import type { DxfTags } from './tags.js';
import { isOwnFile, wholeNames } from './whole-names.js';

/** A run of records, from the first index up to, not including, the second. */
export interface RecordRange {
  readonly from: number;
  readonly to: number;
}

/** A drawing within the drawing, used by INSERT. */
export interface DxfBlock {
  readonly base: readonly [number, number];
  /** Whether its content is another file (70, bits 4 and 8), which is not read. */
  readonly isExternal: boolean;
  readonly entities: RecordRange;
}

/** What a layer says of what is on it. */
export interface DxfLayer {
  /** As the table spells it; entities may spell it with other capitals. */
  readonly name: string;
  readonly isFrozen: boolean;
  readonly isOff: boolean;
  readonly isPlotted: boolean;
  readonly lineType: string;
  /** `#rrggbb`. */
  readonly colour: string | undefined;
}

/** The variables of a header: the tags after each name. */
export type HeaderVariables = ReadonlyMap<
  string,
  readonly (readonly [code: number, value: string | number])[]
>;

/** The sections of a DXF that matter for its geometry. Names of layers and blocks are keys in upper case: DXF compares them so. */
export interface DxfDocument {
  readonly records: DxfRecords;
  readonly variables: HeaderVariables;
  readonly layers: ReadonlyMap<string, DxfLayer>;
  readonly blocks: ReadonlyMap<string, DxfBlock>;
  /** `$INSUNITS` codes that blocks have for themselves (BLOCK_RECORD 70, or 1070 in its extended data). */
  readonly blockUnits: ReadonlyMap<string, number>;
  /** One run, or more in a file that has more than one section of entities. */
  readonly entities: readonly RecordRange[];
  readonly comments: readonly string[];
  /** Whether `writeDxf` wrote the file. */
  readonly isOwn: boolean;
  /** Names of layers that `writeDxf` had to shorten, by key, as they were; empty for no layer at all. */
  readonly wholeLayerNames: ReadonlyMap<string, string>;
}

/** All records of a file, by their index. */
export class DxfRecords {
  readonly tags: DxfTags;
  readonly #starts: Uint32Array;
  readonly #types: readonly string[];

  constructor(tags: DxfTags) {
    const { codes, nTags } = tags;
    const types: string[] = [];
    for (let i = 0; i < nTags; i++) if (codes[i] === 0) types.push(tags.key(i));
    const starts = new Uint32Array(types.length + 1);
    for (let i = 0, record = 0; i < nTags; i++) if (codes[i] === 0) starts[record++] = i;
    starts[types.length] = nTags;
    this.tags = tags;
    this.#starts = starts;
    this.#types = types;
  }

  get length(): number {
    return this.#types.length;
  }

  /** What the record's 0 tag says, in upper case; empty beyond the last. */
  typeOf(record: number): string {
    return this.#types[record] ?? '';
  }

  /** The record, to be asked for its tags. */
  at(record: number): DxfRecord {
    return new DxfRecord(this.tags, this.#starts[record]!, this.#starts[record + 1]!, this.#types[record]!);
  }

  /** Index after an entity and the records that belong to it: the vertices of a POLYLINE, the attributes of an INSERT, the end of either. */
  afterEntity(record: number): number {
    const type = this.#types[record];
    const part = type === 'POLYLINE' ? 'VERTEX' : type === 'INSERT' ? 'ATTRIB' : undefined;
    let next = record + 1;
    if (part === undefined) return next;
    while (this.#types[next] === part) next++;
    return this.#types[next] === 'SEQEND' ? next + 1 : next;
  }
}

/**
 * Sorts the tags into sections. Any section may be missing, as may the mark at the end of the file; but a section that neither
 * ends nor is followed by that mark was cut off, and parts may be missing.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function dxfDocument(tags: DxfTags): DxfDocument {
  const records = new DxfRecords(tags);
  const variables = new Map<string, (readonly [number, string | number])[]>();
  const layers = new Map<string, DxfLayer>();
  const blocks = new Map<string, DxfBlock>();
  const blockUnits = new Map<string, number>();
  const entities: RecordRange[] = [];
  let section = '';
  for (let i = 0; i < records.length; i++) {
    const type = records.typeOf(i);
    if (type === 'SECTION') {
      section = nameKey(records.at(i).name(2));
      if (section === 'HEADER') readVariables(records.at(i), variables);
    } else if (type === 'ENDSEC' || type === 'EOF') section = '';
    else if (section === 'TABLES' && type === 'LAYER') readLayer(records.at(i), layers);
    else if (section === 'TABLES' && type === 'BLOCK_RECORD') readBlockUnit(records.at(i), blockUnits);
    else if (section === 'BLOCKS' && type === 'BLOCK') i = readBlock(records, i, blocks) - 1;
    else if (section === 'ENTITIES') {
      const to = endOfSection(records, i);
      entities.push({ from: i, to });
      i = to - 1;
    } else if (section === '') refuseOutside(records.at(i), i);
  }
  if (section !== '') refuseCutOff(section);
  if (records.length === 0) refuseEmpty();
  const comments = tags.comments();
  const isOwn = isOwnFile(comments);
  return {
    records,
    variables,
    layers,
    blocks,
    blockUnits,
    entities,
    comments,
    isOwn,
    wholeLayerNames: isOwn ? wholeNames(comments) : new Map(),
  };
}

/** What stands between sections is read by nobody, so it was lost from one. */
function refuseOutside({ type }: DxfRecord, index: number): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `The DXF holds "${type.slice(0, 40)}" outside of any section (record ${index + 1}), where nothing is read.`,
    hint: 'The file is damaged, cut short or no DXF: entities belong in a section ENTITIES. Export or copy it again.',
    data: { type: type.slice(0, 40), record: index + 1 },
  });
}

function refuseEmpty(): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message:
      'The file begins with a number on a line of its own, as a DXF does, but holds no section of a DXF.',
    hint: 'Give an SVG or DXF file; if this was one, export or copy it again.',
  });
}

function refuseCutOff(section: string): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `The DXF stops within its ${section.slice(0, 40)} section, without ENDSEC or EOF.`,
    hint: 'The file is cut short, so parts may be missing. Export or copy it again.',
    data: { section: section.slice(0, 40) },
  });
}

function readVariables(header: DxfRecord, into: Map<string, (readonly [number, string | number])[]>): void {
  const { tags } = header;
  let current: (readonly [number, string | number])[] = [];
  for (let tag = header.from; tag < header.to; tag++) {
    const code = tags.codes[tag]!;
    if (code === 9) {
      current = [];
      into.set(tags.key(tag), current);
    } else current.push([code, tags.text(tag)]);
  }
}

function readLayer(record: DxfRecord, into: Map<string, DxfLayer>): void {
  const colour = record.number(62, 7);
  const name = record.name(2);
  into.set(nameKey(name), {
    name,
    isFrozen: (record.number(70, 0) & 1) !== 0,
    isOff: colour < 0,
    isPlotted: record.number(290, 1) !== 0,
    lineType: nameKey(record.name(6)),
    colour: colourOf(Math.abs(colour), record.number(420, -1)),
  });
}

function readBlockUnit(record: DxfRecord, into: Map<string, number>): void {
  const { tags } = record;
  let unit = record.number(70, 0);
  // Extended data "DesignCenter Data": after a brace its version, then the unit.
  const data: number[] = [];
  let isDesignCenter = false;
  for (let tag = record.from; tag < record.to; tag++) {
    const code = tags.codes[tag];
    if (code === 1000) isDesignCenter = tags.name(tag) === 'DesignCenter Data';
    else if (code === 1070 && isDesignCenter) data.push(tags.number(tag));
  }
  if (unit === 0 && data.length >= 2) unit = data[1]!;
  if (unit !== 0) into.set(nameKey(record.name(2)), unit);
}

/** Reads from BLOCK to ENDBLK; returns the index after it. */
function readBlock(records: DxfRecords, at: number, blocks: Map<string, DxfBlock>): number {
  const head = records.at(at);
  let to = at + 1;
  while (
    to < records.length &&
    !['ENDBLK', 'BLOCK'].includes(records.typeOf(to)) &&
    !isEnd(records.typeOf(to))
  )
    to++;
  blocks.set(nameKey(head.name(2)), {
    base: [head.number(10, 0), head.number(20, 0)],
    isExternal: (head.number(70, 0) & 12) !== 0,
    entities: { from: at + 1, to },
  });
  return records.typeOf(to) === 'ENDBLK' ? to + 1 : to;
}

function endOfSection(records: DxfRecords, from: number): number {
  let to = from;
  while (to < records.length && !isEnd(records.typeOf(to))) to++;
  return to;
}

function isEnd(type: string): boolean {
  return type === 'ENDSEC' || type === 'SECTION' || type === 'EOF';
}

/**
 * A number of the header, e.g. `$INSUNITS`; a point's coordinate by its code.
 * @throws MillwrightError DRAWING_DXF_MALFORMED when it is none
 */
export function headerNumber(
  { variables }: { readonly variables: HeaderVariables },
  name: string,
  code: number,
): number | undefined {
  const tag = variables.get(name)?.find(([tagCode]) => tagCode === code);
  if (tag === undefined) return undefined;
  const text = String(tag[1]).trim();
  const number = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return number;
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `The header variable ${name} holds "${text.slice(0, 40)}" under group code ${code}, which is not a number.`,
    hint: 'The file is damaged, or written with decimal commas. Export it again.',
    data: { code, name },
  });
}
