import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as drawing from '../src/index.js';
import * as lettering from '../src/lettering.js';

describe('the example of the README', () => {
  it('runs against this source and prints what it promises', async () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
    const blocks = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code!);
    expect(blocks).toHaveLength(1);
    const body = blocks[0]!.replace(/^import .*;\n/gm, '');
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const names = '{ readDrawing, writeSvg, engraveText, placeLettering }';
    const run = new Function('all', `return (async (${names}) => {${body}})(all);`);
    await run({ ...drawing, ...lettering });
    expect(log.mock.calls[0]![0]).toMatch(/^Door: 1 hole of 35 mm/);
    log.mockRestore();
  });
});
