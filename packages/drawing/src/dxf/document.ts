import { MillwrightError } from '@millwright/contracts';
import { DxfRecord, type DxfTags, toNumber } from './tags.js';

/** An entity with the records that belong to it: the vertices of a POLYLINE, the attributes of an INSERT. */
export interface DxfEntity {
  readonly record: DxfRecord;
  readonly parts: readonly DxfRecord[];
}

/** A drawing within the drawing, used by INSERT. */
export interface DxfBlock {
  readonly base: readonly [number, number];
  /** Whether its content is another file (70, bits 4 and 8), which is not read. */
  readonly isExternal: boolean;
  readonly entities: readonly DxfEntity[];
}

/** What a layer says of the visibility of what is on it. */
export interface DxfLayer {
  readonly isFrozen: boolean;
  readonly isOff: boolean;
  readonly isPlotted: boolean;
  readonly lineType: string;
}

/** The sections of a DXF that matter for its geometry. Names of layers and blocks are keys in upper case: DXF compares them so. */
export interface DxfDocument {
  readonly variables: ReadonlyMap<string, readonly (readonly [code: number, value: string | number])[]>;
  readonly layers: ReadonlyMap<string, DxfLayer>;
  readonly blocks: ReadonlyMap<string, DxfBlock>;
  readonly entities: readonly DxfEntity[];
  readonly comments: readonly string[];
}

/** Entities whose own records follow them up to a SEQEND. */
const WITH_PARTS = new Set(['POLYLINE', 'INSERT']);
const PARTS = new Set(['VERTEX', 'ATTRIB']);

/**
 * Sorts the tags into sections. Any section may be missing, as may the mark at the end of the file; but a section that neither
 * ends nor is followed by that mark was cut off, and parts may be missing.
 * @throws MillwrightError DRAWING_DXF_MALFORMED
 */
export function dxfDocument(tags: DxfTags): DxfDocument {
  const records = recordsOf(tags);
  const variables = new Map<string, (readonly [number, string | number])[]>();
  const layers = new Map<string, DxfLayer>();
  const blocks = new Map<string, DxfBlock>();
  const entities: DxfEntity[] = [];
  let section = '';
  for (let i = 0; i < records.length; i++) {
    const record = records[i]!;
    if (record.type === 'SECTION') {
      section = record.text(2).trim().toUpperCase();
      if (section === 'HEADER') readVariables(record, variables);
    } else if (record.type === 'ENDSEC') {
      section = '';
    } else if (section === 'TABLES' && record.type === 'LAYER') {
      layers.set(nameKey(record.text(2)), layerOf(record));
    } else if (section === 'BLOCKS' && record.type === 'BLOCK') {
      i = readBlock(records, i, blocks);
    } else if (section === 'ENTITIES') {
      i = readEntity(records, i, entities);
    }
  }
  if (section !== '' && records.at(-1)?.type !== 'EOF') refuseCutOff(section);
  return { variables, layers, blocks, entities, comments: tags.comments };
}

function refuseCutOff(section: string): never {
  throw new MillwrightError('DRAWING_DXF_MALFORMED', {
    message: `The DXF stops within its ${section.slice(0, 40)} section, without ENDSEC or EOF.`,
    hint: 'The file is cut short, so parts may be missing. Export or copy it again.',
    data: { section: section.slice(0, 40) },
  });
}

/** The form in which names are compared. */
export function nameKey(name: string): string {
  return name.trim().toUpperCase();
}

function recordsOf(tags: DxfTags): readonly DxfRecord[] {
  const records: DxfRecord[] = [];
  let start = -1;
  for (let i = 0; i <= tags.codes.length; i++) {
    if (i < tags.codes.length && tags.codes[i] !== 0) continue;
    if (start >= 0) records.push(new DxfRecord(tags, start, i));
    start = i;
  }
  return records;
}

function readVariables(header: DxfRecord, into: Map<string, (readonly [number, string | number])[]>): void {
  let current: (readonly [number, string | number])[] = [];
  for (const [code, value] of header.all()) {
    if (code === 9) {
      current = [];
      into.set(String(value).trim().toUpperCase(), current);
    } else current.push([code, value]);
  }
}

function layerOf(record: DxfRecord): DxfLayer {
  return {
    isFrozen: (record.number(70, 0) & 1) !== 0,
    isOff: record.number(62, 7) < 0,
    isPlotted: record.number(290, 1) !== 0,
    lineType: record.text(6).trim(),
  };
}

/** Reads from BLOCK to ENDBLK; returns the index of the last record read. */
function readBlock(records: readonly DxfRecord[], at: number, blocks: Map<string, DxfBlock>): number {
  const head = records[at]!;
  const entities: DxfEntity[] = [];
  let i = at + 1;
  for (; i < records.length && records[i]!.type !== 'ENDBLK' && records[i]!.type !== 'ENDSEC'; i++) {
    i = readEntity(records, i, entities);
  }
  const base = [head.number(10, 0), head.number(20, 0)] as const;
  blocks.set(nameKey(head.text(2)), { base, isExternal: (head.number(70, 0) & 12) !== 0, entities });
  return records[i]?.type === 'ENDSEC' ? i - 1 : i;
}

/** Reads one entity with its parts; returns the index of the last record read. */
function readEntity(records: readonly DxfRecord[], at: number, into: DxfEntity[]): number {
  const record = records[at]!;
  const parts: DxfRecord[] = [];
  let last = at;
  if (WITH_PARTS.has(record.type)) {
    while (PARTS.has(records[last + 1]?.type ?? '')) parts.push(records[++last]!);
    if (records[last + 1]?.type === 'SEQEND') last++;
  }
  if (record.type !== 'EOF') into.push({ record, parts });
  return last;
}

/** A number of the header, e.g. `$INSUNITS`; a point's coordinate by its code. */
export function headerNumber(document: DxfDocument, name: string, code: number): number | undefined {
  const tag = document.variables.get(name)?.find(([tagCode]) => tagCode === code);
  return tag === undefined ? undefined : toNumber(tag[1], code, name);
}
