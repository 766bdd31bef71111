// Runs in the replay page; see `bytes.ts` for what it may use.

import { IDS, type PageProgram } from './page-parts.js';

/** Lines shown before and after the one that runs. */
const AROUND = 4;

/** The program's lines around the one that runs, and what was found, to jump to. Absent parts of the page stay empty. */
export class ProgramView {
  readonly #lines: readonly string[];
  readonly #list: HTMLElement;
  readonly #worst: ReadonlyMap<number, string>;
  #shown = -1;

  /** @param jump - shows the move that a line's first motion begins */
  constructor(page: Document, { text, findings }: PageProgram, jump: (line: number) => void) {
    this.#lines = text === '' ? [] : text.split(/\r\n|\n|\r/);
    this.#list = page.getElementById(IDS.lines) as HTMLElement;
    this.#worst = new Map([...findings].reverse().map(({ line, severity }) => [line, severity]));
    const list = page.getElementById(IDS.findings) as HTMLElement;
    for (const { severity, code, message, line } of findings) {
      const button = page.createElement('button');
      button.type = 'button';
      button.className = severity;
      const sign = severity === 'error' ? '✖' : severity === 'warning' ? '▲' : '·';
      const isSaid = line <= 0 || new RegExp(`line ${line}\\b`, 'i').test(message);
      button.textContent = `${sign} ${isSaid ? '' : `Line ${line}: `}${message}`;
      button.title = code;
      button.disabled = line <= 0;
      button.addEventListener('click', () => jump(line));
      list.append(button);
    }
    this.#list.addEventListener('click', (event) => {
      const line = Number((event.target as HTMLElement).dataset.line ?? 0);
      if (line > 0) jump(line);
    });
  }

  /** Shows the lines around one. */
  show(line: number): void {
    if (this.#lines.length === 0 || this.#shown === line) return;
    this.#shown = line;
    const first = Math.max(1, Math.min(line - AROUND, this.#lines.length - 2 * AROUND));
    const rows: HTMLElement[] = [];
    for (let number = first; number <= Math.min(this.#lines.length, first + 2 * AROUND); number++) {
      const row = this.#list.ownerDocument.createElement('div');
      row.textContent = `${String(number).padStart(String(this.#lines.length).length)}  ${(this.#lines[number - 1] ?? '').slice(0, 200)}`;
      row.dataset.line = String(number);
      row.className = [number === line ? 'now' : '', this.#worst.get(number) ?? ''].join(' ');
      rows.push(row);
    }
    this.#list.replaceChildren(...rows);
  }
}
