import { beforeAll, describe, expect, it } from 'vitest';
import { nightstandSheet, type Programmed, programmed, prove, smallSheet } from './proof-faults/jobs.ts';
import { requestFaults } from './proof-faults/request-faults.ts';
import { deceived, falseAlarms, table, tryKinds } from './proof-faults/tally.ts';

// Programs of the product, their text changed in every way that hurts. Whether a change does harm is worked out by an oracle that
// shares no code with reader or proof (proof-faults/). The long run tries the same kinds on more programs.
let small: Programmed;

beforeAll(async () => {
  const { parts, layout } = smallSheet(12);
  small = await programmed('small', parts, layout);
}, 60_000);

describe('a changed text', () => {
  it('is never proved where it does harm, and always where it does none, whatever the kind of change', async () => {
    const trials = await tryKinds([small], { nTimes: 2, firstSeed: 1 });
    console.log(table(trials));
    expect(deceived(trials)).toEqual([]);
    expect(falseAlarms(trials)).toEqual([]);
    // The law must have been tried on both sides, and the oracle must have made up its mind.
    const count = (effect: string): number => trials.filter((trial) => trial.effect === effect).length;
    expect(count('harm')).toBeGreaterThan(90);
    expect(count('none')).toBeGreaterThan(40);
    expect(count('unclear')).toBeLessThan(trials.length / 20);
  }, 120_000);

  it('of the nightstand as well', async () => {
    const kinds = [
      'X moved',
      'Y moved',
      'Z moved',
      'I moved',
      'line dropped',
      'lines swapped',
      'G2 to G3',
      'lift dropped',
    ];
    const more = [
      'digit changed',
      'lines lost',
      'operation dropped',
      'truncated',
      'blocks swapped',
      'move split',
    ];
    const trials = await tryKinds([nightstandSheet(2)], {
      nTimes: 1,
      firstSeed: 3,
      kinds: [...kinds, ...more],
    });
    expect(deceived(trials)).toEqual([]);
    expect(falseAlarms(trials)).toEqual([]);
    expect(trials.length).toBeGreaterThan(10);
  }, 120_000);
});

describe('a text that deceived an earlier proof', () => {
  const texts: readonly (readonly [string, (text: string) => string])[] = [
    ['cut short inside M30, which then starts the spindle', (text) => text.replace(/M30\n*$/, 'M3')],
    ['cut short before M30', (text) => text.replace(/M30\n*$/, '')],
    ['in G55 from end to end', (text) => text.replaceAll('G54', 'G55')],
    [
      'stopped and started between two cuts without a wait',
      (text) => text.replace(/(\n\(3: (?:.*\n){3})(M3 .*\n)/, '$1M5\n$2'),
    ],
    [
      'crossing the sheet 0.4 mm over it',
      (text) => text.replaceAll('G0 Z15\n', 'G0 Z0.4\n').replace('G0 Z0.4', 'G0 Z15'),
    ],
  ];

  it.each(texts)('is not proved: %s', async (_, change) => {
    const text = change(small.text);
    expect(text).not.toBe(small.text);
    expect((await prove(small.job, text)).verdict).not.toBe('proved');
  });
});

describe('a program held against something else than it was made for', () => {
  it.each(requestFaults)('is not proved: $name', async ({ change, code }) => {
    const proof = await prove(change(small.job), small.text);
    expect(proof.verdict).not.toBe('proved');
    expect(proof.findings.map((finding) => finding.code)).toContain(code);
  });

  it('is proved against what it was made for, whatever the order of parts and placements', async () => {
    const { job, text } = small;
    const reversed = {
      ...job,
      parts: job.parts.toReversed(),
      layout: { ...job.layout, placements: job.layout.placements.toReversed() },
    };
    expect((await prove(job, text)).verdict).toBe('proved');
    expect((await prove(reversed, text)).verdict).toBe('proved');
  });
});

describe('holes cut after the outline', () => {
  /** The blocks of each part turned round: the outline first. */
  const outlineFirst = (text: string): string => {
    const lines = text.split('\n');
    const starts = lines.flatMap((line, i) => (/^\(\d+: /.test(line) ? [i] : []));
    const tail = lines.indexOf('(End)');
    const blocks = starts.map((start, i) => lines.slice(start, starts[i + 1] ?? tail));
    const [first = [], ...rest] = blocks;
    const wait = first.filter((line) => line.startsWith('G4'));
    const turned = [first.filter((line) => !line.startsWith('G4')), ...rest].toReversed();
    const at = (turned[0]?.findIndex((line) => line.startsWith('M3')) ?? 0) + 1;
    turned[0]?.splice(at, 0, ...wait);
    return [...lines.slice(0, starts[0]), ...turned.flat(), ...lines.slice(tail)].join('\n');
  };

  it('are cut in a loose part where there are no tabs, and in a held one where there are', async () => {
    const { parts, layout } = smallSheet(12);
    const untied = await programmed('no tabs', parts, layout, 0);
    expect((await prove(untied.job, untied.text)).verdict).toBe('proved');
    const loose = await prove(untied.job, outlineFirst(untied.text));
    expect(loose.findings.map(({ code }) => code)).toContain('SIMULATE_PART_LOOSE');
    expect((await prove(small.job, outlineFirst(small.text))).verdict).toBe('proved');
  });
});
