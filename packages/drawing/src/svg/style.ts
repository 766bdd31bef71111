import { LIMITS, requireWithin } from '../limits.js';
import type { XmlElement } from './xml.js';

/** One selector of a style sheet with what it sets. */
interface StyleRule {
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly declarations: ReadonlyMap<string, string>;
  /** Ids, classes, types (CSS Selectors 3, 9): compared in this order, then by place in the file. */
  readonly specificity: number;
}

/** The rules of all `style` elements, weakest first, and the selectors that were not understood. */
export interface StyleSheet {
  readonly rules: readonly StyleRule[];
  readonly skipped: readonly string[];
}

/** The style properties that decide what is drawn. */
export interface Style {
  readonly isDisplayed: boolean;
  readonly isVisible: boolean;
  readonly isFilled: boolean;
}

/** What the root inherits: everything is shown, and filled black (SVG 1.1, 11.3). */
export const ROOT_STYLE: Style = { isDisplayed: true, isVisible: true, isFilled: true };

/**
 * Style sheets reduced to what drawings use: lists of `type`, `.class`, `#id` and their combinations without blanks. Others are
 * reported, not guessed at.
 * @throws MillwrightError INPUT_TOO_LARGE
 */
export function parseStyleSheet(css: string): StyleSheet {
  const rules: StyleRule[] = [];
  const skipped: string[] = [];
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!--|-->/g, '');
  for (const [, selectors, body] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = parseDeclarations(body!);
    for (const selector of selectors!.split(',').map((part) => part.trim())) {
      const rule = parseSelector(selector, declarations);
      if (rule === undefined) skipped.push(selector);
      else rules.push(rule);
    }
    requireWithin('The style sheets hold', rules.length + skipped.length, LIMITS.styleRules, 'selectors');
  }
  return { rules: rules.toSorted((a, b) => a.specificity - b.specificity), skipped };
}

function parseSelector(selector: string, declarations: ReadonlyMap<string, string>): StyleRule | undefined {
  const match = /^(\*|[a-zA-Z][\w-]*)?((?:[.#][^\s.#:[\]>+~*]+)*)$/.exec(selector);
  if (match === null || selector === '') return undefined;
  const marks = match[2]!.match(/[.#][^.#]+/g) ?? [];
  const classes = marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1));
  const ids = marks.filter((mark) => mark.startsWith('#')).map((mark) => mark.slice(1));
  if (ids.length > 1) return undefined;
  const type = match[1] === '*' ? undefined : match[1];
  const specificity = ids.length * 10_000 + classes.length * 100 + (type === undefined ? 0 : 1);
  return { type, id: ids[0], classes, declarations, specificity };
}

function parseDeclarations(body: string): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const part of body.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim();
    declarations.set(part.slice(0, colon).trim().toLowerCase(), value);
  }
  return declarations;
}

/** The value of one property for one element, without inheritance: `style`, then style sheets, then the attribute. */
export function propertyOf(element: XmlElement, sheet: StyleSheet, name: string): string | undefined {
  const inline = element.attributes.get('style');
  const own = inline === undefined ? undefined : parseDeclarations(inline).get(name);
  if (own !== undefined) return own;
  for (let i = sheet.rules.length - 1; i >= 0; i--) {
    const value = sheet.rules[i]!.declarations.get(name);
    if (value !== undefined && applies(sheet.rules[i]!, element)) return value;
  }
  return element.attributes.get(name)?.trim();
}

function applies(rule: StyleRule, element: XmlElement): boolean {
  if (rule.type !== undefined && rule.type !== element.name) return false;
  if (rule.id !== undefined && rule.id !== element.attributes.get('id')) return false;
  const classes = (element.attributes.get('class') ?? '').split(/\s+/);
  return rule.classes.every((name) => classes.includes(name));
}

/** The style an element passes on to its children and is drawn with. */
export function styleOf(element: XmlElement, sheet: StyleSheet, inherited: Style): Style {
  const display = propertyOf(element, sheet, 'display');
  const visibility = propertyOf(element, sheet, 'visibility');
  const fill = propertyOf(element, sheet, 'fill');
  return {
    isDisplayed: inherited.isDisplayed && display !== 'none',
    isVisible:
      visibility === undefined || visibility === 'inherit' ? inherited.isVisible : visibility === 'visible',
    isFilled:
      fill === undefined || fill === 'inherit'
        ? inherited.isFilled
        : fill !== 'none' && fill !== 'transparent',
  };
}
