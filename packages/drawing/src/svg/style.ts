import { LIMITS, requireWithin } from '../limits.js';
import {
  type Declaration,
  type Declarations,
  parseCss,
  parseDeclarations,
  type StyleRule,
  withoutComments,
} from './css.js';
import { applies } from './selector.js';
import type { XmlElement } from './xml.js';

/** Style attributes and class combinations remembered; programs repeat a few of them thousands of times. */
const MAX_REMEMBERED = 20_000;

const NOTHING: Declarations = new Map();

/** Everything the file sets for one element, without inheritance. */
export interface ElementStyle {
  /** A property by its name in small letters: `style` > style sheets > attribute, `!important` above them. */
  readonly get: (property: string) => string | undefined;
}

/**
 * The style sheets of a document and the order of strength (CSS Cascade 3, 6; SVG 1.1, 6.4: attributes are weakest). Rules are found
 * by id, class and type, so that thousands of rules cost no element more than those that may apply to it.
 */
export class StyleSheet {
  /** What was not understood, as it should be listed. */
  readonly skipped: readonly string[];
  readonly #rules = new Map<string, StyleRule[]>();
  readonly #hasContext: boolean;
  readonly #usesIds: boolean;
  readonly #merged = new Map<string, Declarations>();
  readonly #inline = new Map<string, Declarations>();
  #nTests = 0;

  /** @throws MillwrightError INPUT_TOO_LARGE */
  constructor(css: string) {
    const { rules, skipped } = parseCss(css);
    this.skipped = skipped;
    this.#hasContext = rules.some(({ selector }) => selector.around.length > 0);
    this.#usesIds = rules.some(({ selector }) => selector.subject.ids.length > 0);
    for (const rule of rules.toSorted(byStrength)) {
      const { key } = rule.selector;
      const sameKey = this.#rules.get(key);
      if (sameKey === undefined) this.#rules.set(key, [rule]);
      else sameKey.push(rule);
    }
  }

  /** Whether no rule says anything. */
  get isEmpty(): boolean {
    return this.#rules.size === 0;
  }

  /** What the file sets for an element. @throws MillwrightError INPUT_TOO_LARGE */
  of(element: XmlElement): ElementStyle {
    const { attributes } = element;
    const text = attributes.get('style');
    const inline = text === undefined ? NOTHING : this.#parsedInline(text);
    const sheet = this.#rules.size === 0 ? NOTHING : this.#sheetOf(element);
    if (inline.size === 0 && sheet.size === 0) return attributes;
    return {
      get: (property) => {
        const own = inline.get(property);
        const ruled = sheet.get(property);
        const strongest = ruled?.isImportant && !own?.isImportant ? ruled : (own ?? ruled);
        return strongest === undefined ? attributes.get(property) : strongest.value;
      },
    };
  }

  #parsedInline(text: string): Declarations {
    const known = this.#inline.get(text);
    if (known !== undefined) return known;
    const parsed = parseDeclarations(text.includes('/*') ? withoutComments(text) : text);
    if (this.#inline.size < MAX_REMEMBERED) this.#inline.set(text, parsed);
    return parsed;
  }

  /** What the rules set; remembered by type, class and id where no rule looks at the elements around. */
  #sheetOf(element: XmlElement): Declarations {
    const classes = element.attributes.get('class') ?? '';
    const id = element.attributes.get('id');
    const key = `${element.name} ${classes}${this.#usesIds ? ` #${id}` : ''}`;
    const known = this.#hasContext ? undefined : this.#merged.get(key);
    if (known !== undefined) return known;
    const merged = this.#merge(element, classes, id);
    if (!this.#hasContext && this.#merged.size < MAX_REMEMBERED) this.#merged.set(key, merged);
    return merged;
  }

  #merge(element: XmlElement, classes: string, id: string | undefined): Declarations {
    const keys = new Set([
      '*',
      element.name,
      ...classes.split(/\s+/).map((name) => `.${name}`),
      ...(id === undefined ? [] : [`#${id}`]),
    ]);
    const matching: StyleRule[] = [];
    for (const key of keys) {
      for (const rule of this.#rules.get(key) ?? []) {
        this.#count(1 + rule.selector.around.length);
        if (applies(rule.selector, element)) matching.push(rule);
      }
    }
    if (matching.length === 0) return NOTHING;
    if (matching.length === 1) return matching[0]!.declarations;
    const merged = new Map<string, Declaration>();
    for (const { declarations } of matching.sort(byStrength)) {
      this.#count(declarations.size);
      for (const [property, declaration] of declarations) {
        if (merged.get(property)?.isImportant && !declaration.isImportant) continue;
        merged.set(property, declaration);
      }
    }
    return merged;
  }

  #count(tests: number): void {
    this.#nTests += tests;
    if (this.#nTests > LIMITS.styleTests)
      requireWithin('The style sheets need', this.#nTests, LIMITS.styleTests, 'comparisons');
  }
}

/** Weakest first. */
function byStrength(a: StyleRule, b: StyleRule): number {
  return a.selector.specificity - b.selector.specificity || a.order - b.order;
}
