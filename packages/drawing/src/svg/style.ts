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
  /** Place in the file. */
  readonly order: number;
}

/** The rules of all `style` elements and the selectors that were not understood. */
export interface StyleSheet {
  /** Rules by what an element must have for them to apply at all: `#id`, `.class` (the first), `type` or `*`; weakest first. */
  readonly rules: ReadonlyMap<string, readonly StyleRule[]>;
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
      const rule = parseSelector(selector, declarations, rules.length);
      if (rule === undefined) skipped.push(selector);
      else rules.push(rule);
    }
    requireWithin('The style sheets hold', rules.length + skipped.length, LIMITS.styleRules, 'selectors');
  }
  const byKey = new Map<string, StyleRule[]>();
  for (const rule of rules.toSorted(byStrength)) {
    const key = keyOf(rule);
    const sameKey = byKey.get(key);
    if (sameKey === undefined) byKey.set(key, [rule]);
    else sameKey.push(rule);
  }
  return { rules: byKey, skipped };
}

function byStrength(a: StyleRule, b: StyleRule): number {
  return a.specificity - b.specificity || a.order - b.order;
}

function keyOf({ id, classes, type }: StyleRule): string {
  if (id !== undefined) return `#${id}`;
  return classes.length > 0 ? `.${classes[0]}` : (type ?? '*');
}

function parseSelector(
  selector: string,
  declarations: ReadonlyMap<string, string>,
  order: number,
): StyleRule | undefined {
  const match = /^(\*|[a-zA-Z][\w-]*)?((?:[.#][^\s.#:[\]>+~*]+)*)$/.exec(selector);
  if (match === null || selector === '') return undefined;
  const marks = match[2]!.match(/[.#][^.#]+/g) ?? [];
  const classes = marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1));
  const ids = marks.filter((mark) => mark.startsWith('#')).map((mark) => mark.slice(1));
  if (ids.length > 1) return undefined;
  const type = match[1] === '*' ? undefined : match[1];
  const specificity = ids.length * 10_000 + classes.length * 100 + (type === undefined ? 0 : 1);
  return { type, id: ids[0], classes, declarations, specificity, order };
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
  const strongest = matchingRules(element, sheet)
    .filter((rule) => rule.declarations.has(name))
    .reduce<StyleRule | undefined>(
      (best, rule) => (best === undefined || byStrength(rule, best) > 0 ? rule : best),
      undefined,
    );
  if (strongest !== undefined) return strongest.declarations.get(name);
  return element.attributes.get(name)?.trim();
}

function matchingRules(element: XmlElement, { rules }: StyleSheet): readonly StyleRule[] {
  if (rules.size === 0) return [];
  const classes = (element.attributes.get('class') ?? '').split(/\s+/);
  const keys = [`#${element.attributes.get('id')}`, ...classes.map((name) => `.${name}`), element.name, '*'];
  return keys.flatMap((key) => rules.get(key) ?? []).filter((rule) => applies(rule, element));
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
