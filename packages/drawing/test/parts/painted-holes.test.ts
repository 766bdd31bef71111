import { describe, expect, it } from 'vitest';
import { readDrawing } from '../../src/index.js';

const page = (content: string) =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100">${content}</svg>`,
  );
const outer = 'M0 0H80V80H0Z';
const sameWay = 'M20 20H40V40H20Z';
const otherWay = 'M20 20V40H40V20Z';

async function codes(content: string): Promise<readonly string[]> {
  const { findings } = await readDrawing(page(content));
  return findings.map(({ code }) => code);
}

describe('a hole that the file fills', () => {
  it('is reported: one path, both contours the same way round, nonzero', async () => {
    expect(await codes(`<path d="${outer}${sameWay}"/>`)).toContain('DRAWING_HOLE_PAINTED');
  });

  it.each([
    ['runs the other way', `<path d="${outer}${otherWay}"/>`],
    ['is filled by the even-odd rule', `<path fill-rule="evenodd" d="${outer}${sameWay}"/>`],
    ['is not filled', `<path fill="none" stroke="black" d="${outer}${sameWay}"/>`],
    ['is another element', `<path d="${outer}"/><path d="${sameWay}"/>`],
  ])('is none where it %s', async (_, content) => {
    expect(await codes(content)).not.toContain('DRAWING_HOLE_PAINTED');
  });
});

describe('the question about contours that cross', () => {
  it('says that one filled path is seen united', async () => {
    const { questions } = await readDrawing(page('<path d="M0 0H50V50H0ZM30 30H80V80H30Z"/>'));
    const crossing = questions.find(({ kind }) => kind === 'crossing');
    expect(crossing?.message).toContain('seen on the screen');
    expect(crossing?.choices[1]?.consequence).toBe('1 part, 0 holes');
  });

  it('does not say so of two paths', async () => {
    const { questions } = await readDrawing(page('<path d="M0 0H50V50H0Z"/><path d="M30 30H80V80H30Z"/>'));
    expect(questions.find(({ kind }) => kind === 'crossing')?.message).not.toContain('screen');
  });
});
