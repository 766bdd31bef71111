import { describe, expect, it } from 'vitest';
import { withoutLongValues } from '../../src/svg/long-values.js';
import { parseXml, type XmlElement } from '../../src/svg/xml.js';

const long = `M0 0${'L1.5 2.5\n'.repeat(200)}z`;
const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;
const firstOf = (text: string) => parseXml(text).root.children[0] as XmlElement;

describe('long values taken out before parsing', () => {
  it('come back whole in attributes, texts and character data, wherever their quotes stand', () => {
    expect(firstOf(svg(`<path id="a" d="${long}" class="b"/>`)).attributes.get('d')).toBe(long);
    expect(firstOf(svg(`<polygon points="${long}"/>`)).attributes.get('points')).toBe(long);
    expect(firstOf(svg(`<g id='x d="${long}"'/>`)).attributes.get('id')).toBe(`x d="${long}"`);
    expect(firstOf(svg(`<text>x d="${long}" y</text>`)).children.join('')).toBe(`x d="${long}" y`);
    expect(firstOf(svg(`<text><![CDATA[x d="${long}"]]></text>`)).children.join('')).toBe(`x d="${long}"`);
    expect(parseXml(svg(`<!-- d="${long}" --><g/>`)).root.children).toHaveLength(1);
  });

  it('leave the lines of all other elements as they were', () => {
    const element = parseXml(svg(`<path d="${long}"/>\n<g/>`)).root.children[1] as XmlElement;
    expect(element.fileLine).toBe(202);
  });

  it.each([
    ['short ones', svg('<path d="M0 0h9"/>')],
    ['ones with letters that mean something to XML', svg(`<path d="${long}&amp;"/>`)],
    ['ones of other letters', svg(`<path d="${long}é"/>`)],
    [
      'all of a file that looks as if some were taken out',
      svg(`<path d="${long}"/><text>@millwright-value-0@</text>`),
    ],
    ['ones that do not end', `<svg><path d="${long}`],
  ])('are not %s', (_, text) => {
    expect(withoutLongValues(text).text).toBe(text);
  });

  it('do not hide what is wrong with a file', () => {
    for (const text of [
      svg(`<path d="${long}<"/>`),
      svg(`<path d="${long}"d="1"/>`),
      svg(`<path d="${long}" d="1"/>`),
    ])
      expect(() => parseXml(text)).toThrow(/well-formed/);
  });
});
