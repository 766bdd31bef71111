import { expect, it } from 'vitest';
import { runsOf } from '../../src/lettering/runs.js';

/** The line as it stands from left to right; runs from right to left are turned round. */
function shown(line: string, direction: 'auto' | 'left-to-right' | 'right-to-left' = 'auto'): string {
  return runsOf(line, { direction })
    .map(({ start, end, isRightToLeft }) => {
      const text = [...line.slice(start, end)];
      return (isRightToLeft ? text.reverse() : text).join('');
    })
    .join('');
}

// Hebrew letters stand for the capitals of Annex 9: א ב ג ד ה are A B C D E.
it.each([
  ['plain Latin', 'abc', 'abc'],
  ['plain Hebrew', 'אבג', 'גבא'],
  ['Hebrew in Latin', 'ab אב cd', 'ab בא cd'],
  ['Latin in Hebrew', 'אב ab גד', 'דג ab בא'],
  ['a number in Hebrew', 'אב 123 גד', 'דג 123 בא'],
  ['a number with separators', 'א 1,234.50', '1,234.50 א'],
  ['a price', 'א 25%', '25% א'],
  ['a point at the end of a line of Hebrew', 'אב.', '.בא'],
  ['a point at the end of a line of Latin that ends in Hebrew', 'ab אב.', 'ab בא.'],
  ['blanks at the end', 'אב  ', '  בא'],
  ['digits behind Arabic letters', 'ع 12-34', '34-12 ع'],
  ['digits behind Latin letters within Hebrew', 'א a1 ב', 'ב a1 א'],
  ['a mark on a Hebrew letter', 'אַב', 'בַא'],
])('orders %s', (_what, line, expected) => {
  expect(shown(line)).toBe(expected);
});

it('takes the direction of the line when it is given', () => {
  expect(shown('ab אב.', 'right-to-left')).toBe('.בא ab');
  expect(shown('אב ab', 'left-to-right')).toBe('בא ab');
});

it('loses and doubles no character', () => {
  const line = 'Größe 12 cm – ערך 3½ و ١٢٣ (x) 木 👍🏽';
  const runs = runsOf(line, { direction: 'auto' });
  const covered = runs.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
  expect([...covered].sort((a, b) => a - b)).toEqual(Array.from({ length: line.length }, (_, i) => i));
});

it('splits where the script changes, and gives what all scripts share to the one before', () => {
  const runs = runsOf('Eiche (дуб), 25', { direction: 'auto' });
  expect(runs.map(({ script }) => script)).toEqual(['Latn', 'Cyrl']);
  expect(runsOf('12', { direction: 'auto' }).map(({ script }) => script)).toEqual([undefined]);
  expect(runsOf('12 a', { direction: 'auto' }).map(({ script }) => script)).toEqual(['Latn']);
});
