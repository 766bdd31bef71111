import { MillwrightError } from '@millwright/contracts';
import { SaxesParser } from 'saxes';
import { LIMITS, requireWithin } from '../limits.js';
import { READ_PROPERTIES } from './css.js';
import { withoutLongValues } from './long-values.js';

/** An element of an XML document. Names carry the canonical prefix of their namespace, see {@link parseXml}. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly (XmlElement | string)[];
  readonly parent: XmlElement | undefined;
  /** Whether it has any attribute of style or place, lengths of shapes aside; most elements of large drawings have none. */
  readonly isStyled: boolean;
  /** Letters of all attributes: what reading the element once costs. */
  readonly nLetters: number;
  /** Line of the start tag in the file, from 1. */
  readonly fileLine: number;
}

/** Attributes by name, see {@link parseXml}. */
export interface XmlAttributes {
  readonly get: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

/** A parsed document and the comments in it, which often name the program that wrote it. */
export interface XmlDocument {
  readonly root: XmlElement;
  readonly comments: readonly string[];
}

/** Prefixes under which names are kept, whatever prefix the file binds to the namespace. Everything else stays as written. */
const CANONICAL_PREFIX: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/svg', ''],
  ['http://www.w3.org/1999/xlink', 'xlink:'],
  ['http://www.inkscape.org/namespaces/inkscape', 'inkscape:'],
  ['http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd', 'sodipodi:'],
  ['http://www.serif.com/', 'serif:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
]);

/** A namespace of no interest: its elements must not pass for SVG. */
const FOREIGN_PREFIX = 'foreign:';

/**
 * An XML document as a tree. Namespace prefixes are resolved here, since the parser's own resolution takes quadratic time in the
 * depth of the document: SVG names lose their prefix, those of a few known programs get a fixed one.
 *
 * Refused: documents that declare entities or name outside style sheets, so that no file can be made to grow or to fetch.
 *
 * @throws MillwrightError DRAWING_XML_MALFORMED, DRAWING_XML_REFUSED, INPUT_TOO_LARGE
 */
export function parseXml(text: string): XmlDocument {
  // Blanks before the declaration are a mistake that copying by hand makes; nothing else can be meant.
  const { text: shortened, restored } = withoutLongValues(text.trimStart());
  const builder = new TreeBuilder();
  const parser = new SaxesParser<{ xmlns?: false; position: true }>({ position: true });
  parser.on('error', (error) => refuseMalformed(error.message));
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) refuse('declares entities of its own (a DOCTYPE with "[")');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') refuse('asks for an outside style sheet (xml-stylesheet)');
  });
  parser.on('comment', (comment) => builder.comments.push(comment));
  parser.on('opentag', ({ name, attributes }) => {
    if (shortened !== text) for (const key in attributes) attributes[key] = restored(attributes[key]!);
    builder.open(name, attributes, parser.line);
  });
  parser.on('closetag', () => builder.close());
  parser.on('text', (chunk) => builder.text(restored(chunk)));
  parser.on('cdata', (chunk) => builder.text(restored(chunk)));
  parser.write(shortened).close();
  if (builder.root === undefined) return refuseMalformed('there is no element in it');
  return { root: builder.root, comments: builder.comments };
}

/** Attributes that change how an element is drawn or where, besides the lengths that say what it is. */
const LENGTHS = new Set('x y cx cy r rx ry width height d'.split(' '));
const STYLE_ATTRIBUTES: ReadonlySet<string> = new Set(
  ['style', ...READ_PROPERTIES].filter((property) => !LENGTHS.has(property)),
);

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  readonly scope: NamespaceScope;
}

/** Attributes as the parser gives them: a record without a prototype, so that no name of a file meets one of the language. */
class Attributes implements XmlAttributes {
  readonly #record: Readonly<Record<string, string>>;

  constructor(record: Readonly<Record<string, string>>) {
    this.#record = record;
  }

  get(name: string): string | undefined {
    return this.#record[name];
  }

  has(name: string): boolean {
    return this.#record[name] !== undefined;
  }
}

/** Elements in which blanks between other elements are part of a text. */
const TEXT_ELEMENTS = new Set(['text', 'tspan', 'textPath', 'a', 'title', 'style', 'flowPara', 'flowSpan']);

class TreeBuilder {
  readonly comments: string[] = [];
  root: XmlElement | undefined;
  readonly #stack: OpenElement[] = [];

  open(qualifiedName: string, raw: Readonly<Record<string, string>>, fileLine: number): void {
    requireWithin('XML elements are nested', this.#stack.length + 1, LIMITS.xmlDepth, 'deep');
    const parent = this.#stack.at(-1);
    let scope = parent?.scope ?? NO_NAMESPACES;
    let hasPrefixes = false;
    let nLetters = 0;
    let isStyled = false;
    for (const key in raw) {
      if (key.startsWith('xmlns') && (key.length === 5 || key[5] === ':'))
        scope = scope.with(key.slice(6), raw[key]!);
      hasPrefixes ||= key.includes(':');
      nLetters += raw[key]!.length;
      isStyled ||= STYLE_ATTRIBUTES.has(key);
    }
    const element: OpenElement = {
      name: scope.elementName(qualifiedName),
      attributes: new Attributes(hasPrefixes ? withCanonicalNames(raw, scope) : raw),
      children: [],
      isStyled,
      nLetters,
      parent,
      fileLine,
      scope,
    };
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    this.#stack.push(element);
  }

  close(): void {
    this.#stack.pop();
  }

  text(chunk: string): void {
    const element = this.#stack.at(-1);
    if (element === undefined) return;
    if (TEXT_ELEMENTS.has(element.name) || /\S/.test(chunk)) element.children.push(chunk);
  }
}

function withCanonicalNames(
  raw: Readonly<Record<string, string>>,
  scope: NamespaceScope,
): Readonly<Record<string, string>> {
  const named: Record<string, string> = Object.create(null);
  for (const key in raw) named[key.includes(':') ? scope.prefixedName(key) : key] = raw[key]!;
  return named;
}

/** Prefixes in force at one place; each unknown name is looked up in all of them. */
const MAX_PREFIXES = 250;

/** One declared prefix on top of those around it; canonical names once found are kept. */
class NamespaceScope {
  readonly #prefix: string | undefined;
  readonly #uri: string;
  readonly #outer: NamespaceScope | undefined;
  readonly #depth: number;
  readonly #elementNames = new Map<string, string>();
  readonly #prefixedNames = new Map<string, string>();

  constructor(prefix: string | undefined, uri: string, outer: NamespaceScope | undefined) {
    this.#prefix = prefix;
    this.#uri = uri;
    this.#outer = outer;
    this.#depth = outer === undefined ? 0 : outer.#depth + 1;
  }

  /** This scope with one more prefix; itself where that says nothing new. */
  with(prefix: string, uri: string): NamespaceScope {
    if (this.#uriOf(prefix) === uri) return this;
    requireWithin('XML prefixes are declared', this.#depth + 1, MAX_PREFIXES, 'within each other');
    return new NamespaceScope(prefix, uri, this);
  }

  /** Elements without a prefix belong to the default namespace. */
  elementName(qualifiedName: string): string {
    let name = this.#elementNames.get(qualifiedName);
    if (name === undefined) {
      const uri = qualifiedName.includes(':') ? undefined : this.#uriOf('');
      name = uri === undefined ? this.prefixedName(qualifiedName) : canonicalPrefix(uri) + qualifiedName;
      this.#elementNames.set(qualifiedName, name);
    }
    return name;
  }

  /** Attributes without a prefix belong to no namespace, so only names with one are asked for. */
  prefixedName(qualifiedName: string): string {
    let name = this.#prefixedNames.get(qualifiedName);
    if (name === undefined) {
      name = this.#resolved(qualifiedName);
      this.#prefixedNames.set(qualifiedName, name);
    }
    return name;
  }

  #resolved(qualifiedName: string): string {
    const colon = qualifiedName.indexOf(':');
    const uri = colon < 0 ? undefined : this.#uriOf(qualifiedName.slice(0, colon));
    if (uri === undefined) return qualifiedName.startsWith('svg:') ? qualifiedName.slice(4) : qualifiedName;
    return canonicalPrefix(uri) + qualifiedName.slice(colon + 1);
  }

  #uriOf(prefix: string): string | undefined {
    for (let scope: NamespaceScope | undefined = this; scope !== undefined; scope = scope.#outer) {
      if (scope.#prefix === prefix) return scope.#uri;
    }
    return undefined;
  }
}

const NO_NAMESPACES = new NamespaceScope(undefined, '', undefined);

/** A default namespace that was taken back (`xmlns=""`) is as good as none. */
function canonicalPrefix(uri: string): string {
  return uri === '' ? '' : (CANONICAL_PREFIX.get(uri) ?? FOREIGN_PREFIX);
}

function refuseMalformed(reason: string): never {
  throw new MillwrightError('DRAWING_XML_MALFORMED', {
    message: `The drawing is not well-formed XML: ${reason.replace(/\.$/, '')}.`,
    hint: 'Open the file in the program it came from and export it again.',
  });
}

function refuse(what: string): never {
  throw new MillwrightError('DRAWING_XML_REFUSED', {
    message: `The drawing ${what}; this is not read, since it can make a small file grow without bound or reach outside it.`,
    hint: 'Export it as plain SVG, for instance with Inkscape ("Plain SVG").',
  });
}
