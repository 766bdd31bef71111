// Runs in the replay page; see `bytes.ts` for what it may use.

import type { ReplayPlayer } from '../player.js';
import { TILE } from '../tile-history.js';
import { IDS, type PageFinding, WOOD } from './page-parts.js';

const STEP_MM = 0.005;
/** Moves whose way is drawn behind the tool. */
const TRAIL = 60;
/** Pieces of a way that may be an arc. */
const PIECES = 12;
const ERROR = '#c2255c';
const WARNING = '#b35900';

/** The sheet from above, and over it the tool, its last ways and where something was found. */
export class SheetView {
  readonly #player: ReplayPlayer;
  readonly #sheet: CanvasRenderingContext2D;
  readonly #tool: CanvasRenderingContext2D;
  readonly #findings: readonly PageFinding[];
  /** Marks and lines keep their size on the screen, cells. */
  readonly #unit: number;

  constructor(page: Document, player: ReplayPlayer, findings: readonly PageFinding[]) {
    this.#player = player;
    this.#findings = findings;
    this.#unit = Math.max(player.columns, player.rows) / 900;
    const layer = (id: string) => {
      const canvas = page.getElementById(id) as HTMLCanvasElement;
      canvas.width = player.columns;
      canvas.height = player.rows;
      return canvas.getContext('2d') as CanvasRenderingContext2D;
    };
    this.#sheet = layer(IDS.sheet);
    this.#tool = layer(IDS.tool);
    const nTiles = Math.ceil(player.columns / TILE) * Math.ceil(player.rows / TILE);
    this.paint(Uint32Array.from({ length: nTiles }, (_, tile) => tile));
  }

  /** Paints tiles anew. */
  paint(tiles: Uint32Array): void {
    const { columns, rows, cellMm, depths, thicknessMm } = this.#player;
    const tilesWide = Math.ceil(columns / TILE);
    const through = thicknessMm / STEP_MM - 0.5;
    const { top, bottom } = WOOD;
    const depthAt = (column: number, row: number) =>
      depths[
        Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column))
      ] as number;
    for (const tile of tiles) {
      const [left, low] = [(tile % tilesWide) * TILE, Math.floor(tile / tilesWide) * TILE];
      const [wide, high] = [Math.min(TILE, columns - left), Math.min(TILE, rows - low)];
      const { data, image } = pixelsOf(wide, high);
      for (let row = 0; row < high; row++) {
        for (let column = 0; column < wide; column++) {
          const [x, y] = [left + column, low + row];
          const depth = depthAt(x, y);
          const slope =
            ((depthAt(x - 1, y) - depthAt(x + 1, y) - depthAt(x, y - 1) + depthAt(x, y + 1)) * STEP_MM) /
            (2 * cellMm);
          const light = Math.max(0.6, Math.min(1.2, 1 + slope * 0.35));
          const share = Math.min(1, depth / through);
          const at = ((high - 1 - row) * wide + column) * 4;
          for (let band = 0; band < 3; band++) {
            const [from, to] = [top[band] as number, bottom[band] as number];
            data[at + band] =
              depth >= through ? (WOOD.through[band] as number) : (from + (to - from) * share) * light;
          }
          data[at + 3] = 255;
        }
      }
      this.#sheet.putImageData(image, left, rows - low - high);
    }
  }

  /** Draws the tool where it is after so many moves, a fraction being a share of the next. */
  drawTool(moves: number): void {
    const player = this.#player;
    const ink = this.#tool;
    ink.clearRect(0, 0, player.columns, player.rows);
    this.#drawTrail(moves);
    this.#drawFindings();
    const place = player.toolAt(moves);
    const [x, y] = this.#cell(place.xMm, place.yMm);
    const radius = (player.tools[place.tool]?.diameterMm ?? 0) / 2 / player.cellMm;
    const size = Math.max(4 * this.#unit, radius);
    ink.lineWidth = 2.4 * this.#unit;
    ink.strokeStyle = '#ffffff';
    this.#ring(x, y, size + 1.6 * this.#unit);
    ink.strokeStyle = place.zMm < 0 ? ERROR : '#1864ab';
    this.#ring(x, y, size);
    ink.beginPath();
    ink.moveTo(x - size * 1.8, y);
    ink.lineTo(x + size * 1.8, y);
    ink.moveTo(x, y - size * 1.8);
    ink.lineTo(x, y + size * 1.8);
    ink.lineWidth = 1.2 * this.#unit;
    ink.stroke();
  }

  #drawTrail(moves: number): void {
    const ink = this.#tool;
    const first = Math.max(0, Math.ceil(moves) - TRAIL);
    ink.lineCap = 'round';
    for (let move = first; move < moves; move++) {
      const end = Math.min(1, moves - move);
      const { kind } = this.#player.toolAt(move + Math.min(0.5, end));
      if (kind === 'dwell') continue;
      ink.beginPath();
      for (let piece = 0; piece <= PIECES; piece++) {
        const place = this.#player.toolAt(move + (end * piece) / PIECES);
        const [x, y] = this.#cell(place.xMm, place.yMm);
        if (piece === 0) ink.moveTo(x, y);
        else ink.lineTo(x, y);
        if (kind !== 'arc' && piece === 0) piece = PIECES - 1;
      }
      const isRapid = kind === 'rapid';
      ink.globalAlpha = 0.25 + (0.75 * (move - first + 1)) / TRAIL;
      ink.setLineDash(isRapid ? [5 * this.#unit, 5 * this.#unit] : []);
      ink.lineWidth = (isRapid ? 1.2 : 2) * this.#unit;
      ink.strokeStyle = isRapid ? '#1864ab' : '#0b7285';
      ink.stroke();
    }
    ink.globalAlpha = 1;
    ink.setLineDash([]);
  }

  /** Errors as crossed rings, all else as rings: told apart without colours, too. */
  #drawFindings(): void {
    const ink = this.#tool;
    const size = 8 * this.#unit;
    for (const { severity, atMm } of this.#findings) {
      const [xMm, yMm] = atMm;
      if (xMm === undefined || yMm === undefined || severity === 'info') continue;
      const [x, y] = this.#cell(xMm, yMm);
      for (const isHalo of [true, false]) {
        ink.lineWidth = (isHalo ? 5 : 2.4) * this.#unit;
        ink.strokeStyle = isHalo ? '#ffffff' : severity === 'error' ? ERROR : WARNING;
        this.#ring(x, y, size);
        if (severity !== 'error') continue;
        ink.beginPath();
        ink.moveTo(x - size * 0.7, y - size * 0.7);
        ink.lineTo(x + size * 0.7, y + size * 0.7);
        ink.moveTo(x - size * 0.7, y + size * 0.7);
        ink.lineTo(x + size * 0.7, y - size * 0.7);
        ink.stroke();
      }
    }
  }

  #ring(x: number, y: number, size: number): void {
    this.#tool.beginPath();
    this.#tool.arc(x, y, size, 0, 7);
    this.#tool.stroke();
  }

  #cell(xMm: number, yMm: number): [number, number] {
    const { cellMm, rows } = this.#player;
    return [xMm / cellMm, rows - yMm / cellMm];
  }
}

function pixelsOf(wide: number, high: number): { image: ImageData; data: Uint8ClampedArray } {
  const image = new ImageData(wide, high);
  return { image, data: image.data };
}
