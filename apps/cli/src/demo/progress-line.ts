import type { OperationName, Progress } from '@millwright/contracts';

const STEPS: Readonly<Record<OperationName, string>> = {
  read_drawing: 'reading the drawing',
  nest_parts: 'laying parts on sheets',
  generate_toolpaths: 'planning toolpaths',
  postprocess_grbl: 'writing G-code',
  prove_program: 'proving the program',
  wood_movement_check: 'judging wood movement',
  write_report: 'writing the report',
};
/** Redraws at most this often, ms. */
const REDRAW_MS = 100;

/** Shows what is being done: one line that changes where the terminal can, one line per step where it cannot. */
export function createProgressLine({ isQuiet }: { isQuiet: boolean }) {
  const { stderr } = process;
  const isLive = stderr.isTTY && process.env.TERM !== 'dumb';
  let current = '';
  let drawnAt = 0;
  return {
    onStep(name: OperationName, { doneRatio, message }: Progress): void {
      if (isQuiet) return;
      const text = STEPS[name];
      if (!isLive) {
        if (current !== text) stderr.write(`${text} …\n`);
      } else if (current !== text || Date.now() - drawnAt > REDRAW_MS) {
        stderr.write(
          `\r\u001b[K${text} … ${doneRatio > 0 ? `${Math.round(doneRatio * 100)} % ` : ''}${message}`,
        );
        drawnAt = Date.now();
      }
      current = text;
    },
    end(): void {
      if (isLive && current) stderr.write('\r\u001b[K');
    },
  };
}
