import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as library from '../src/index.js';

/** One example of the guide: its code, and what the guide says it prints. */
export interface GuideBlock {
  readonly heading: string;
  readonly code: string;
  readonly printed: string;
}

/** The guide's text. */
export const guideText = readFileSync(
  resolve(import.meta.dirname, '../../../docs/guides/wood-movement.md'),
  'utf8',
);

/** Every block of code in the guide, with the text that follows it. */
export function guideBlocks(): readonly GuideBlock[] {
  return guideText.split(/^## /m).flatMap((section) => {
    const heading = section.split('\n', 1)[0] ?? '';
    return [...section.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map(
      ([, code = '', printed = '']) => ({
        heading,
        code,
        printed,
      }),
    );
  });
}

/** Runs a block as it stands, its imports taken from the package, and returns what it prints. */
export function runBlock(code: string): string {
  const lines: string[] = [];
  const print = { log: (...values: readonly unknown[]) => lines.push(values.map(String).join(' ')) };
  const body = code.replace(
    /^import (\{[^}]*\}) from '@millwright\/wood-movement';$/m,
    'const $1 = library;',
  );
  new Function('library', 'console', body)(library, print);
  return lines.map((line) => `${line}\n`).join('');
}
