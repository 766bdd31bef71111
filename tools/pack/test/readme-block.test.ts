import { describe, expect, it } from 'vitest';
import { readmeBlock } from '../src/readme-block.ts';

const code = "if (1 + 1 !== 2) throw new Error('no');\nconsole.log(2);\n";
const readme = (before: string, block = code, after = '') =>
  `${before}\n\`\`\`js\n${block}\`\`\`\n\n\`\`\`sh\nnpm i x\n\`\`\`\n${after}`;

describe('the example of a README', () => {
  it('is its only js block', () => {
    expect(readmeBlock(readme('# x\n'))).toEqual({ code });
  });

  it.each([
    ['has none', '# x\n', /0 js blocks/],
    ['has two', readme('# x\n', code, `\n\`\`\`js\n${code}\`\`\`\n`), /2 js blocks/],
    ['starts late', readme('\n'.repeat(20)), /first code on line 2\d, not within 20/],
    ['cannot fail', readme('# x\n', 'console.log(2);\n'), /throws on no wrong result/],
    ['shows nothing', readme('# x\n', 'if (1 > 2) throw 1;\n'), /does not end with a console\.log/],
  ])('is refused when the README %s', (_what, text, complaint) => {
    expect(readmeBlock(text)).toEqual({ complaint: expect.stringMatching(complaint) });
  });
});
