import { ByteReader, crc32, Damaged } from './bytes.js';
import { MoveTable, type ReplayPlace } from './move-table.js';
import { parseHeader, type ReplayHeader } from './replay-header.js';
import { TileHistory } from './tile-history.js';

/** What a viewer needs to show a replay. Counts of moves: 0 is before the first, `nMoves` after the last. */
export interface ReplayPlayer extends ReplayHeader {
  /** How many moves `depths` shows. */
  readonly position: number;
  /**
   * Depths below the stock top in steps of 0.005 mm, [cell 0,0; cell 1,0; …] row by row from the lowest Y, length columns · rows; the
   * first cell's corner is the sheet's origin. `seek` changes it in place.
   */
  readonly depths: Uint16Array;
  /** Shows the sheet after so many moves. Which tiles of 64 × 64 cells may have changed, increasing, counted row by row of tiles. */
  seek(moves: number): Uint32Array;
  /** Where the tip is after so many moves; a fraction is a share of the next one. */
  toolAt(moves: number): ReplayPlace;
  /** Line of the program that the last of so many moves stands in; 0 before the first. */
  lineAt(moves: number): number;
  /** When so many moves are done, s. */
  timeAt(moves: number): number;
  /** How many moves are done after so many seconds. */
  movesAtTime(timeS: number): number;
  /** How many moves are done when the last one of a line or of one before it is. */
  movesAtLine(line: number): number;
}

/** What every replay begins with: MWRP. */
export const MAGIC: readonly number[] = [0x4d, 0x57, 0x52, 0x50];
/** The one version there is. */
export const FORMAT_VERSION = 2;
/** The checksum covers everything from here on. */
export const CHECKED_FROM = 12;

/** Opens a replay; what is wrong with the bytes is returned as the rest of a sentence that begins with "it". */
export function readReplay(bytes: Uint8Array): ReplayPlayer | string {
  try {
    return playerOf(bytes);
  } catch (error) {
    if (error instanceof Damaged) return error.reason;
    throw error;
  }
}

function playerOf(bytes: Uint8Array): ReplayPlayer {
  const reader = new ByteReader(bytes);
  for (const byte of MAGIC) if (reader.byte() !== byte) throw new Damaged('does not begin with MWRP');
  const version = reader.word();
  if (version !== FORMAT_VERSION) {
    throw new Damaged(`is of version ${version}; ${FORMAT_VERSION} is the only one known here`);
  }
  if (reader.word() !== crc32(bytes, CHECKED_FROM)) {
    throw new Damaged('has another checksum than its contents: it is damaged or cut off');
  }
  const header = parseHeader(textOf(section(reader)));
  const moves = new MoveTable(section(reader), header.nMoves, header.tools.length, header.startUm);
  const tiles = new TileHistory(section(reader), header);
  if (reader.at !== bytes.length) throw new Damaged('goes on after its end');
  let position = 0;
  return {
    ...header,
    depths: tiles.depths,
    get position() {
      return position;
    },
    seek(to) {
      position = moves.clamp(to);
      return tiles.seek(position);
    },
    toolAt: (at) => moves.toolAt(at),
    lineAt: (at) => moves.lineAt(at),
    timeAt: (at) => moves.timeAt(at),
    movesAtTime: (timeS) => moves.movesAtTime(timeS),
    movesAtLine: (line) => moves.movesAtLine(line),
  };
}

/** The next section, by its length in front of it. */
function section(reader: ByteReader): ByteReader {
  const long = reader.word();
  if (long > reader.end - reader.at) throw new Damaged('has a section that runs over its end');
  const part = new ByteReader(reader.bytes.subarray(reader.at, reader.at + long));
  reader.at += long;
  return part;
}

function textOf({ bytes }: ByteReader): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Damaged('has a header that is no UTF-8');
  }
}
