import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BenchController } from '../support/bench-controller.js';
import { fixtureFolder, readCsv, sharedFolder, unescapeBytes } from '../support/shared.js';

const sets = [
  { name: 'a sample', folder: fixtureFolder('grbl') },
  { name: 'all', folder: sharedFolder('data/grbl') },
];

const LF = 10;

/** Sends a setup entry: a lone realtime byte as it is, anything else with a line feed. */
function sendEntry(bench: BenchController, entry: string): void {
  const bytes = unescapeBytes(entry);
  const isByte = entry === '\\x18' || entry === '~' || entry === '!';
  bench.send(isByte ? bytes : Uint8Array.from([...bytes, LF]));
}

/** What the row says, in one line: first answer, all of them, state, position, modes. */
function replay(row: Record<string, string>): string {
  const bench = new BenchController();
  const entries = (row.setup ?? '') === '' ? [] : (row.setup ?? '').split('\\n');
  entries.forEach((entry, index) => {
    sendEntry(bench, entry);
    if (index < entries.length - 1 || !row.note?.endsWith('busy')) bench.controller.rest();
  });
  const events = bench.send(Uint8Array.from([...unescapeBytes(row.line ?? ''), LF]));
  bench.controller.rest();
  const status = events.find((event) => event !== 'reset' && !event.startsWith('ALARM')) ?? 'none';
  const more = events.length === 1 && events[0] === status ? '' : events.join('|');
  const { state } = bench.controller;
  return [status, more, state === 'Lock' ? 'Alarm' : state, bench.mpos(), bench.modes()].join(' | ');
}

describe.each(sets)('recorded lines of the firmware, $name', ({ folder }) => {
  it.skipIf(folder === undefined)(
    'get the same answers and alarms, and leave the same state, position and modes',
    () => {
      const rows = readCsv(resolve(folder ?? '', 'lines.csv'));
      const different = rows.flatMap((row) => {
        const mine = replay(row);
        const theirs = [row.status, row.events, row.state, row.mpos, row.modes].join(' | ');
        return mine === theirs ? [] : [`${row.id} ${row.setup} / ${row.line}: ${mine} instead of ${theirs}`];
      });
      console.log(`${rows.length - different.length} of ${rows.length} recorded lines equal`);
      expect(rows.length).toBeGreaterThan(200);
      expect(different).toEqual([]);
    },
  );
});
