// Runs in the replay page; see `bytes.ts` for what it may use. The page brings the elements named here.

import { type ReplayPlayer, readReplay } from '../player.js';
import { TILE } from '../tile-history.js';

/** Ids of the page's elements. */
export const IDS = {
  sheet: 'sheet',
  tool: 'tool',
  play: 'play',
  moves: 'moves',
  line: 'line',
  time: 'time',
  speed: 'speed',
  state: 'state',
  title: 'title',
  data: 'data',
} as const;

/** Speeds to choose from, times as fast as the machine. */
export const SPEEDS: readonly number[] = [1, 5, 20, 60, 300, 2000];

const STEP_MM = 0.005;
const TOP = [236, 214, 172];
const BOTTOM = [124, 78, 42];
const THROUGH = [58, 56, 54];

/** Unpacks the replay in the page and lets people play it. */
export async function startViewer(page: Document): Promise<void> {
  const packed = Uint8Array.from(atob(element(page, IDS.data).textContent ?? ''), (letter) =>
    letter.charCodeAt(0),
  );
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const player = readReplay(new Uint8Array(await new Response(stream).arrayBuffer()));
  if (typeof player === 'string') {
    element(page, IDS.state).textContent = `This replay ${player}.`;
    return;
  }
  new Viewer(page, player).show(player.nMoves);
}

function element<Kind extends HTMLElement>(page: Document, id: string): Kind {
  return page.getElementById(id) as Kind;
}

class Viewer {
  readonly #player: ReplayPlayer;
  readonly #sheet: CanvasRenderingContext2D;
  readonly #tool: CanvasRenderingContext2D;
  readonly #moves: HTMLInputElement;
  readonly #line: HTMLInputElement;
  readonly #time: HTMLInputElement;
  readonly #play: HTMLElement;
  readonly #speed: HTMLSelectElement;
  readonly #state: HTMLElement;
  #isPlaying = false;
  /** What is shown, s. */
  #now = 0;
  #lastFrame = 0;

  constructor(page: Document, player: ReplayPlayer) {
    this.#player = player;
    const layer = (id: string, scale: number) => {
      const canvas = element<HTMLCanvasElement>(page, id);
      canvas.width = player.columns * scale;
      canvas.height = player.rows * scale;
      return canvas.getContext('2d') as CanvasRenderingContext2D;
    };
    this.#sheet = layer(IDS.sheet, 1);
    this.#tool = layer(IDS.tool, 1);
    this.#moves = element(page, IDS.moves);
    this.#line = element(page, IDS.line);
    this.#time = element(page, IDS.time);
    this.#play = element(page, IDS.play);
    this.#speed = element(page, IDS.speed);
    this.#state = element(page, IDS.state);
    this.#moves.max = String(player.nMoves);
    this.#time.max = String(player.timeAt(player.nMoves));
    this.#line.max = String(player.lineAt(player.nMoves));
    this.#paint(everyTile(player));
    this.#listen(page);
  }

  /** Shows the sheet after so many moves. */
  show(moves: number, isTimeKept = false): void {
    const player = this.#player;
    this.#paint(player.seek(moves));
    if (!isTimeKept) this.#now = player.timeAt(player.position);
    this.#moves.value = String(player.position);
    this.#line.value = String(player.lineAt(player.position));
    this.#time.value = this.#now.toFixed(1);
    this.#drawTool();
  }

  #listen(page: Document): void {
    const player = this.#player;
    this.#moves.addEventListener('input', () => this.show(Number(this.#moves.value)));
    this.#line.addEventListener('change', () => this.show(player.movesAtLine(Number(this.#line.value))));
    this.#time.addEventListener('change', () => this.show(player.movesAtTime(Number(this.#time.value))));
    this.#play.addEventListener('click', () => this.#toggle());
    page.addEventListener('keydown', (event) => {
      const target = event.target as HTMLElement;
      if (target.tagName === 'SELECT' || (target.tagName === 'INPUT' && target !== this.#moves)) return;
      const step = event.shiftKey ? 100 : 1;
      const at = player.position;
      const moves = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: player.nMoves }[event.key];
      if (moves !== undefined) this.show(moves);
      else if (event.key === ' ' && target !== this.#play) this.#toggle();
      else return;
      event.preventDefault();
    });
  }

  #toggle(): void {
    this.#isPlaying = !this.#isPlaying;
    this.#play.textContent = this.#isPlaying ? 'Pause' : 'Play';
    if (!this.#isPlaying) return;
    if (this.#player.position === this.#player.nMoves) this.show(0);
    this.#lastFrame = 0;
    requestAnimationFrame((now) => this.#frame(now));
  }

  #frame(now: number): void {
    if (!this.#isPlaying) return;
    const player = this.#player;
    if (this.#lastFrame > 0) this.#now += ((now - this.#lastFrame) / 1000) * Number(this.#speed.value);
    this.#lastFrame = now;
    // A seek back by hand keeps what it shows; time goes on from there.
    this.show(player.movesAtTime(this.#now), true);
    if (player.position === player.nMoves) this.#toggle();
    else requestAnimationFrame((next) => this.#frame(next));
  }

  #drawTool(): void {
    const player = this.#player;
    const done = player.position;
    const [from, to] = [player.timeAt(done), player.timeAt(done + 1)];
    const place = player.toolAt(
      done + (to > from ? Math.min(1, Math.max(0, (this.#now - from) / (to - from))) : 0),
    );
    const tool = player.tools[place.tool];
    const [x, y] = [place.xMm / player.cellMm, player.rows - place.yMm / player.cellMm];
    const ink = this.#tool;
    ink.clearRect(0, 0, player.columns, player.rows);
    ink.beginPath();
    ink.arc(x, y, Math.max(3, (tool?.diameterMm ?? 3) / 2 / player.cellMm), 0, 7);
    ink.lineWidth = Math.max(1, player.columns / 800);
    ink.strokeStyle = place.zMm < 0 ? '#b3261e' : '#1f5fa8';
    ink.stroke();
    const parts = [
      `move ${done} of ${player.nMoves}`,
      `line ${player.lineAt(done)}`,
      clock(this.#now),
      `X ${place.xMm.toFixed(2)} Y ${place.yMm.toFixed(2)} Z ${place.zMm.toFixed(2)} mm`,
      tool === undefined ? 'tool not given' : `T${tool.number} ${tool.label}`,
    ];
    this.#state.textContent = parts.join(' · ');
  }

  #paint(tiles: Uint32Array): void {
    const { columns, rows, cellMm, depths, thicknessMm } = this.#player;
    const tilesWide = Math.ceil(columns / TILE);
    const through = thicknessMm / STEP_MM - 0.5;
    const depthAt = (column: number, row: number) =>
      depths[
        Math.max(0, Math.min(rows - 1, row)) * columns + Math.max(0, Math.min(columns - 1, column))
      ] as number;
    for (const tile of tiles) {
      const [left, low] = [(tile % tilesWide) * TILE, Math.floor(tile / tilesWide) * TILE];
      const [wide, high] = [Math.min(TILE, columns - left), Math.min(TILE, rows - low)];
      const image = new ImageData(wide, high);
      for (let row = 0; row < high; row++) {
        for (let column = 0; column < wide; column++) {
          const [x, y] = [left + column, low + row];
          const depth = depthAt(x, y);
          const slope =
            ((depthAt(x - 1, y) - depthAt(x + 1, y) - depthAt(x, y - 1) + depthAt(x, y + 1)) * STEP_MM) /
            (2 * cellMm);
          const light = depth >= through ? 1 : Math.max(0.6, Math.min(1.2, 1 + slope * 0.35));
          const share = Math.min(1, depth / through);
          const at = ((high - 1 - row) * wide + column) * 4;
          for (let band = 0; band < 3; band++) {
            const wood = (TOP[band] as number) + ((BOTTOM[band] as number) - (TOP[band] as number)) * share;
            image.data[at + band] = depth >= through ? (THROUGH[band] as number) : wood * light;
          }
          image.data[at + 3] = 255;
        }
      }
      this.#sheet.putImageData(image, left, rows - low - high);
    }
  }
}

function everyTile({ columns, rows }: ReplayPlayer): Uint32Array {
  return Uint32Array.from({ length: Math.ceil(columns / TILE) * Math.ceil(rows / TILE) }, (_, i) => i);
}

function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
