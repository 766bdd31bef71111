import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ProveRequest } from '@millwright/contracts';

/** The script that FreeCAD runs. */
const SCRIPT = resolve(import.meta.dirname, '../../peers/freecad_simulator.py');

/**
 * FreeCAD's Path simulator on the motions of a request, in a process of its own that stays alive between runs, so that only the
 * simulation is timed. Undefined where `freecadcmd` is not installed.
 */
export async function freecadSimulator(
  { reading, tools, layout }: ProveRequest,
  cellMm: number,
): Promise<(() => Promise<void>) | undefined> {
  const sheet = layout?.sheets[0];
  const job = join(mkdtempSync(join(tmpdir(), 'millwright-peer-')), 'job.json');
  writeFileSync(
    job,
    JSON.stringify({
      stockMm: [sheet?.widthMm, sheet?.heightMm, sheet?.thicknessMm],
      cellMm,
      radiusMm: (tools[0]?.diameterMm ?? 0) / 2,
      moves: reading.motions.flatMap((motion) => {
        if (motion.kind === 'dwell') return [];
        const [x, y] = motion.fromMm;
        const [i, j] = motion.centreMm ?? [x, y];
        const name =
          motion.kind === 'rapid' ? 'G0' : motion.kind === 'line' ? 'G1' : motion.clockwise ? 'G2' : 'G3';
        return [[name, ...motion.toMm, i - x, j - y]];
      }),
    }),
  );
  const child = spawn('freecadcmd', [SCRIPT], {
    env: { ...process.env, MILLWRIGHT_PEER_JOB: job, QT_QPA_PLATFORM: 'offscreen' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers: (() => void)[] = [];
  const isReady = await new Promise<boolean>((settle) => {
    child.once('error', () => settle(false));
    child.once('exit', () => settle(false));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('ready')) settle(true);
      else if (line.startsWith('done')) answers.shift()?.();
    });
  });
  if (!isReady) return undefined;
  process.once('exit', () => child.kill());
  const idle = idleBetweenRuns(child);
  return async () => {
    idle.end();
    await new Promise<void>((done) => {
      answers.push(done);
      child.stdin.write('go\n');
    });
    idle.begin();
  };
}

/** A child that waits keeps this process from ending by itself, and so do its pipes: they count only while an answer is awaited. */
function idleBetweenRuns(child: ChildProcess): { readonly begin: () => void; readonly end: () => void } {
  const holders = [child, child.stdin as Socket, child.stdout as Socket];
  const idle = {
    begin: () => {
      for (const holder of holders) holder.unref();
    },
    end: () => {
      for (const holder of holders) holder.ref();
    },
  };
  idle.begin();
  return idle;
}
