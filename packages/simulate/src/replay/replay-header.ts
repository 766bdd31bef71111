import { Damaged } from './bytes.js';

/** A tool of a replay. */
export interface ReplayTool {
  readonly number: number;
  readonly label: string;
  readonly shape: string;
  readonly diameterMm: number;
}

/** What a replay says of itself before its moves. */
export interface ReplayHeader {
  /** Digest of the program's text. */
  readonly programSha256: string;
  readonly nMoves: number;
  /** Cells along X. */
  readonly columns: number;
  /** Cells along Y. */
  readonly rows: number;
  /** Side of a cell, mm. */
  readonly cellMm: number;
  /** Extent of the sheet along X, mm. */
  readonly sizeXMm: number;
  /** Extent of the sheet along Y, mm. */
  readonly sizeYMm: number;
  readonly thicknessMm: number;
  /** `planner`: times are those of the machine given; `feeds`: no machine was given, each move takes its length by its feed. */
  readonly timesFrom: 'planner' | 'feeds';
  /** Where the tip is before the first move, sheet coordinates, whole µm. */
  readonly startUm: readonly [number, number, number];
  readonly tools: readonly ReplayTool[];
}

/** No replay has more cells: 80 MB of depths. */
export const MOST_CELLS = 40_000_000;
const MOST_MOVES = 10_000_000;
const MOST_TOOLS = 256;
const LARGEST_MM = 1e7;

/** The header, every field checked. */
export function parseHeader(text: string): ReplayHeader {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Damaged('has a header that is no JSON');
  }
  const fields = fieldsOf(json);
  const { programSha256, timesFrom, startUm, tools } = fields;
  if (typeof programSha256 !== 'string' || !/^[0-9a-f]{64}$/.test(programSha256)) {
    throw new Damaged('names no program');
  }
  if (timesFrom !== 'planner' && timesFrom !== 'feeds')
    throw new Damaged('does not say where its times are from');
  if (!isPlace(startUm)) throw new Damaged('does not say where the tool starts');
  if (!Array.isArray(tools) || tools.length > MOST_TOOLS) throw new Damaged('has no list of tools');
  const header = {
    programSha256,
    timesFrom,
    startUm,
    nMoves: whole(fields, 'nMoves', 0, MOST_MOVES),
    columns: whole(fields, 'columns', 1, MOST_CELLS),
    rows: whole(fields, 'rows', 1, MOST_CELLS),
    cellMm: lengthOf(fields, 'cellMm'),
    sizeXMm: lengthOf(fields, 'sizeXMm'),
    sizeYMm: lengthOf(fields, 'sizeYMm'),
    thicknessMm: lengthOf(fields, 'thicknessMm'),
    tools: tools.map(toolOf),
  } as const;
  if (header.columns * header.rows > MOST_CELLS) throw new Damaged(`has more than ${MOST_CELLS} cells`);
  return header;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null)
    throw new Damaged('has something in its header that is no object');
  return value as Fields;
}

function isPlace(value: unknown): value is readonly [number, number, number] {
  if (!Array.isArray(value) || value.length !== 3) return false;
  return value.every((one) => Number.isSafeInteger(one) && Math.abs(one) <= LARGEST_MM * 2000);
}

function whole(fields: Fields, name: string, least: number, most: number): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Damaged(`has a header whose ${name} is no whole number from ${least} to ${most}`);
}

function lengthOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && value > 0 && value <= LARGEST_MM) return value;
  throw new Damaged(`has a header whose ${name} is no length up to ${LARGEST_MM} mm`);
}

function toolOf(value: unknown): ReplayTool {
  const { number, label, shape, diameterMm } = fieldsOf(value);
  const isWhole = typeof number === 'number' && typeof label === 'string' && typeof shape === 'string';
  if (!isWhole || typeof diameterMm !== 'number') throw new Damaged('has a tool that lacks a figure');
  return { number, label, shape, diameterMm };
}
