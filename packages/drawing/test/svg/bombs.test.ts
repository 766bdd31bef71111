import { describe, expect, it } from 'vitest';
import { svgPage } from '../helpers.js';
import { describeBombs, outcome, RECT } from './bombs.js';

describeBombs({ isWhole: false });

describe('attributes that patterns could choke on', () => {
  const long = 200_000;
  it.each([
    ['a length of digits', `<rect width="${'1'.repeat(long)}!" height="5"/>`],
    ['a length of blanks', `<rect width="1${' '.repeat(long)}!" height="5"/>`],
    ['a transform of letters', `<g transform="${'a'.repeat(long)}">${RECT}</g>`],
    ['a transform of brackets', `<g transform="${'a('.repeat(long)}">${RECT}</g>`],
    ['a transform of a million moves', `<g transform="${'scale(1)'.repeat(long)}">${RECT}</g>`],
    ['a style of comments', `<rect style="${'/*'.repeat(long)}" width="5" height="5"/>`],
    ['a style sheet of comments', `<style>${'/*'.repeat(long)}</style>${RECT}`],
    ['a style sheet of braces', `<style>${'{'.repeat(long)}</style>${RECT}`],
    ['a selector of escapes', `<style>${'\\aaaaaa'.repeat(140)}!{fill:none}</style>${RECT}`],
    ['a medium of blanks', `<style>@media${' '.repeat(long)}!{rect{fill:none}}</style>${RECT}`],
    ['a colour of digits', `<rect fill="rgb(${'1'.repeat(long)}x,0,0)" width="5" height="5"/>`],
    ['a class list', `<rect class="${'a '.repeat(long)}" width="5" height="5"/>`],
    [
      'a page fit of blanks',
      `<svg viewBox="0 0 9 9" preserveAspectRatio="none${' '.repeat(long)}!">${RECT}</svg>`,
    ],
    ['a text of blanks', `<text>${' '.repeat(long)}</text>${RECT}`],
    ['a font of digits', `<text style="font:${'1'.repeat(long)}">a</text>${RECT}`],
  ])('%s', (_, content) => {
    expect([0, 1]).toContain(outcome(svgPage(content)));
  });
});
