// Runs in the replay page; see `bytes.ts` for what it may use. The page brings the elements named in `page-parts.ts`.

import { type ReplayPlayer, readReplay } from '../player.js';
import { IDS, type PageProgram, STEPS } from './page-parts.js';
import { ProgramView } from './program-view.js';
import { SheetView } from './sheet-view.js';

/** Moves that Shift and an arrow go. */
const MANY = 100;

/** Unpacks the replay in the page and lets people play it. */
export async function startViewer(page: Document): Promise<void> {
  const player = readReplay(await unpacked(page, IDS.data));
  if (typeof player === 'string') {
    element(page, IDS.state).textContent = `This replay ${player}.`;
    return;
  }
  const hasProgram = page.getElementById(IDS.program) !== null;
  const program: PageProgram = hasProgram
    ? JSON.parse(new TextDecoder().decode(await unpacked(page, IDS.program)))
    : { text: '', findings: [] };
  new Viewer(page, player, program).show(player.nMoves);
}

async function unpacked(page: Document, id: string): Promise<Uint8Array> {
  const letters = atob(element(page, id).textContent ?? '');
  const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function element<Kind extends HTMLElement>(page: Document, id: string): Kind {
  return page.getElementById(id) as Kind;
}

class Viewer {
  readonly #player: ReplayPlayer;
  readonly #sheet: SheetView;
  readonly #program: ProgramView;
  readonly #moves: HTMLInputElement;
  readonly #line: HTMLInputElement;
  readonly #time: HTMLInputElement;
  readonly #play: HTMLElement;
  readonly #back: HTMLElement;
  readonly #speed: HTMLSelectElement;
  readonly #state: HTMLElement;
  /** 1 plays on, −1 plays back, 0 stands. */
  #direction = 0;
  /** What is shown, s. */
  #now = 0;
  #lastFrame = 0;
  /** Where the slider was moved to since the last frame. */
  #wanted: number | undefined;

  constructor(page: Document, player: ReplayPlayer, program: PageProgram) {
    this.#player = player;
    this.#sheet = new SheetView(page, player, program.findings);
    this.#program = new ProgramView(page, program, (line) => this.#jump(line));
    this.#moves = element(page, IDS.moves);
    this.#line = element(page, IDS.line);
    this.#time = element(page, IDS.time);
    this.#play = element(page, IDS.play);
    this.#back = element(page, IDS.back);
    this.#speed = element(page, IDS.speed);
    this.#state = element(page, IDS.state);
    this.#moves.max = String(player.nMoves);
    this.#time.max = String(player.timeAt(player.nMoves));
    this.#line.max = String(player.lineAt(player.nMoves));
    this.#listen(page);
  }

  /** Shows the sheet after so many moves. */
  show(moves: number, isTimeKept = false): void {
    const player = this.#player;
    this.#sheet.paint(player.seek(moves));
    const done = player.position;
    if (!isTimeKept) this.#now = player.timeAt(done);
    this.#moves.value = String(done);
    this.#line.value = String(player.lineAt(done));
    this.#time.value = this.#now.toFixed(1);
    const [from, to] = [player.timeAt(done), player.timeAt(done + 1)];
    const shown = done + (to > from ? Math.min(1, Math.max(0, (this.#now - from) / (to - from))) : 0);
    this.#sheet.drawTool(shown);
    this.#program.show(player.lineAt(Math.ceil(shown)));
    this.#say(shown);
  }

  #say(shown: number): void {
    const player = this.#player;
    const { xMm, yMm, zMm, tool, kind, feedMmPerMin } = player.toolAt(shown);
    const cutter = player.tools[tool];
    const number = (value: number) => value.toFixed(2);
    this.#state.textContent = [
      `move ${player.position} of ${player.nMoves}`,
      `line ${player.lineAt(player.position)}`,
      clock(this.#now),
      `X ${number(xMm)} Y ${number(yMm)} Z ${number(zMm)} mm`,
      feedMmPerMin > 0 ? `F ${Number(feedMmPerMin.toFixed(1))} mm/min` : kind,
      cutter === undefined ? 'tool not given' : `T${cutter.number} ${cutter.label}`,
    ].join(' · ');
  }

  #listen(page: Document): void {
    const player = this.#player;
    this.#moves.addEventListener('input', () => this.#want(Number(this.#moves.value)));
    this.#line.addEventListener('change', () => this.#jump(Number(this.#line.value)));
    this.#time.addEventListener('change', () => {
      this.#stop();
      this.show(player.movesAtTime(Number(this.#time.value)));
    });
    this.#play.addEventListener('click', () => this.#toggle(1));
    this.#back.addEventListener('click', () => this.#toggle(-1));
    for (const button of element(page, IDS.steps).querySelectorAll('button')) {
      button.addEventListener('click', (event) => this.#key(button.dataset.key ?? '', event.shiftKey));
    }
    page.addEventListener('keydown', (event) => {
      const target = event.target as HTMLElement;
      const { tagName } = target;
      if (tagName === 'SELECT' || (tagName === 'INPUT' && target !== this.#moves)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === ' ' && tagName === 'BUTTON') return;
      if (this.#key(event.key, event.shiftKey)) event.preventDefault();
    });
  }

  /** Whether the key means something here. */
  #key(key: string, isMany: boolean): boolean {
    const player = this.#player;
    if (key === ' ') this.#toggle(1);
    else if (key === 'b' || key === 'B') this.#toggle(-1);
    else if (STEPS.some(([known]) => known === key)) {
      this.#stop();
      const step = isMany ? MANY : 1;
      const at = player.position;
      const line = player.lineAt(at);
      if (key === 'Home') this.show(0);
      else if (key === 'End') this.show(player.nMoves);
      else if (key === 'ArrowLeft') this.show(at - step);
      else if (key === 'ArrowRight') this.show(at + step);
      else if (key === 'ArrowUp') this.show(player.movesAtLine(line - step));
      else this.show(Math.max(player.movesAtLine(line + step), Math.min(at + 1, player.nMoves)));
    } else return false;
    return true;
  }

  /** Shows the moves of a line as done. */
  #jump(line: number): void {
    this.#stop();
    this.show(this.#player.movesAtLine(line));
  }

  /** A slider moves faster than a long program is shown: only its last place counts. */
  #want(moves: number): void {
    this.#stop();
    if (this.#wanted === undefined) {
      requestAnimationFrame(() => {
        const wanted = this.#wanted ?? 0;
        this.#wanted = undefined;
        this.show(wanted);
      });
    }
    this.#wanted = moves;
  }

  #stop(): void {
    this.#go(0);
  }

  #toggle(direction: number): void {
    const { position, nMoves } = this.#player;
    this.#go(this.#direction === direction ? 0 : direction);
    if (this.#direction === 0) return;
    if (direction > 0 && position === nMoves) this.show(0);
    if (direction < 0 && position === 0) this.show(nMoves);
    this.#lastFrame = 0;
    requestAnimationFrame((now) => this.#frame(now, direction));
  }

  #go(direction: number): void {
    this.#direction = direction;
    this.#play.textContent = direction > 0 ? '❚❚ Pause' : '▶ Play';
    this.#back.textContent = direction < 0 ? '❚❚ Pause' : '◀ Back';
  }

  #frame(now: number, direction: number): void {
    if (this.#direction !== direction) return;
    const player = this.#player;
    const elapsedS = this.#lastFrame > 0 ? (now - this.#lastFrame) / 1000 : 0;
    this.#now = Math.max(0, this.#now + direction * elapsedS * Number(this.#speed.value));
    this.#lastFrame = now;
    this.show(player.movesAtTime(this.#now), true);
    const isAtEnd = direction > 0 ? player.position === player.nMoves : this.#now === 0;
    if (isAtEnd) {
      this.#stop();
      this.show(direction > 0 ? player.nMoves : 0);
    } else requestAnimationFrame((next) => this.#frame(next, direction));
  }
}

function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
