import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/guides/simulate.md'), 'utf8');

it('the code of the guide to proofs prints what the guide says', () => {
  const [, code = '', printed = ''] =
    /```js\n([\s\S]*?)```\n\nprints\n\n```text\n([\s\S]*?)```/.exec(guide) ?? [];
  expect(code).not.toBe('');
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toBe(printed);
});
