import { describe, expect, it } from 'vitest';
import { readSvg } from '../../src/svg/read-svg.js';
import { svgPage } from '../helpers.js';

/** What reading ends in: a code, or the number of strokes. No clock: a test that hangs is ended by its runner. */
export const outcome = (text: string): unknown => {
  try {
    return readSvg(text).strokes.length;
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
};

/** A small shape. */
export const RECT = '<rect width="5" height="5"/>';

const many = (count: number, write: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('');
const levels = (depth: number, copies: number, inner: string) =>
  `<defs><g id="l0">${inner}</g>${many(depth, (i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(copies)}</g>`)}</defs><use href="#l${depth}"/>`;

/** Large and hostile drawings: all of them whole, or with a tenth of the elements and without the slowest. */
export function describeBombs({ isWhole }: { readonly isWhole: boolean }): void {
  const share = (count: number) => (isWhole ? count : count / 10);
  const [n, m] = [share(100_000), share(900_000)];
  describe('large drawings are read', () => {
    it.each([
      ['groups side by side', () => many(n, () => `<g>${RECT}</g>`), n],
      ['groups nested 990 deep', () => `${'<g>'.repeat(990)}${RECT}${'</g>'.repeat(990)}`, 1],
      ['clones', () => `<defs><g id="a">${RECT}</g></defs>${many(n, (i) => `<use href="#a" x="${i}"/>`)}`, n],
      [
        'as many rules as elements',
        () =>
          `<style>${many(n, (i) => `.c${i}{fill:none}`)}</style>${many(n, (i) => `<rect class="c${i}" width="1" height="1"/>`)}`,
        n,
      ],
      [
        'rules for the same element',
        () => `<style>${many(n, () => 'rect{fill:none}')}</style>${many(n / 100, () => RECT)}`,
        n / 100,
      ],
      ['commands in one path', () => `<path d="M0 0${'l1 1'.repeat(m)}"/>`, 1],
      ['points in one run', () => `<path d="M0 0${' 1.25 2.5'.repeat(m)}"/>`, 1],
      ['points in one polygon', () => `<polygon points="${many(m, (i) => `${i} 1 `)}"/>`, 1],
    ] as const)('%s', (_, content, expected) => {
      expect(outcome(svgPage(content()))).toBe(expected);
    });
  });

  describe('bombs end in an error with a code', () => {
    const quick = [
      ['nesting without end', () => '<g>'.repeat(100_000)],
      ['clones of clones, by tens', () => levels(12, 10, RECT)],
      ['clones of clones that draw nothing', () => levels(30, 2, '')],
      [
        'a chain of clones',
        () => `<defs>${many(50_000, (i) => `<use id="u${i}" href="#u${i + 1}"/>`)}</defs><use href="#u0"/>`,
      ],
      ['two million commands', () => `<path d="M0 0${'h1'.repeat(2_000_000)}"/>`],
      [
        'prefixes without end',
        () => `<g ${many(10_000, (i) => `xmlns:p${i}="u${i}" `)}>${many(1_000, (i) => `<z${i}:r/>`)}</g>`,
      ],
    ] as const;
    const slow = [
      [
        'many clones of a long path that draws nothing',
        () => `<defs><path id="p" d="${'M0 0'.repeat(100_000)}"/></defs>${'<use href="#p"/>'.repeat(50_000)}`,
      ],
      [
        'rules that look at all the elements around',
        () => `<style>${many(50_000, (i) => `.a${i} rect{fill:none}`)}</style>${many(50_000, () => RECT)}`,
      ],
    ] as const;
    it.each(isWhole ? [...quick, ...slow] : quick)('%s', (_, content) => {
      expect(outcome(svgPage(content()))).toBe('INPUT_TOO_LARGE');
    });
  });
}
