/** Lines of a README within which its first code has to start. */
const FIRST_CODE_WITHIN = 20;

/** A README's only `js` block, or what is wrong with its code. */
export type ReadmeBlock = { readonly code: string } | { readonly complaint: string };

/** Reads the block that a README shows and a test runs. */
export function readmeBlock(readme: string): ReadmeBlock {
  const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)];
  const [only] = blocks;
  if (!only || blocks.length !== 1) return { complaint: `README has ${blocks.length} js blocks, not one` };
  const code = only[1] ?? '';
  const line = readme.slice(0, only.index).split('\n').length;
  if (line > FIRST_CODE_WITHIN)
    return { complaint: `README shows its first code on line ${line}, not within ${FIRST_CODE_WITHIN}` };
  if (!/\bthrow\b/.test(code)) return { complaint: 'the js block of README throws on no wrong result' };
  if (!/\bconsole\.log\([\s\S]*\);?\s*$/.test(code))
    return { complaint: 'the js block of README does not end with a console.log' };
  return { code };
}
