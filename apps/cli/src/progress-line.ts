/** Redraws at most this often, ms. */
const REDRAW_MS = 100;
/** Where lines cannot be rewritten, work that goes on says so at most this often, ms. */
const SAY_AGAIN_MS = 10_000;

/** Shows what is being done. */
export interface ProgressLine {
  /** A step that begins or goes on; `doneRatio` from 0 to 1. */
  step(text: string, doneRatio?: number, detail?: string): void;
  /** Clears the line. */
  end(): void;
}

/** One line that is rewritten where the terminal can; elsewhere one line per step, and one each ten seconds of a long step. */
export function createProgressLine({ isQuiet }: { isQuiet: boolean }): ProgressLine {
  const { stderr } = process;
  const isLive = stderr.isTTY && process.env.TERM !== 'dumb';
  let current = '';
  let drawnAt = 0;
  return {
    step(text, doneRatio = 0, detail = '') {
      if (isQuiet) return;
      const isNew = current !== text;
      const share = doneRatio > 0 ? ` ${Math.round(doneRatio * 100)} %` : '';
      const more = detail === '' ? '' : ` ${detail}`;
      if (!isNew && Date.now() - drawnAt < (isLive ? REDRAW_MS : SAY_AGAIN_MS)) return;
      const line = isNew && !isLive ? `${text} …` : `${text} …${share}${more}`;
      stderr.write(isLive ? `\r\u001b[K${line.slice(0, (stderr.columns || 80) - 1)}` : `${line}\n`);
      drawnAt = Date.now();
      current = text;
    },
    end() {
      if (isLive && current) stderr.write('\r\u001b[K');
    },
  };
}
