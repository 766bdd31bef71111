import { MillwrightError } from '@millwright/contracts';
import { SaxesParser } from 'saxes';
import { LIMITS, requireWithin } from '../limits.js';

/** An element of an XML document. Names carry the canonical prefix of their namespace, see {@link parseXml}. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Line of the start tag in the file, from 1. */
  readonly fileLine: number;
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
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes, parser.line));
  parser.on('closetag', () => builder.close());
  parser.on('text', (chunk) => builder.text(chunk));
  parser.on('cdata', (chunk) => builder.text(chunk));
  parser.write(text).close();
  if (builder.root === undefined) return refuseMalformed('there is no element in it');
  return { root: builder.root, comments: builder.comments };
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  /** Prefix → namespace where this element declares any, otherwise its parent's map itself. */
  readonly namespaces: ReadonlyMap<string, string>;
}

class TreeBuilder {
  readonly comments: string[] = [];
  root: XmlElement | undefined;
  readonly #stack: OpenElement[] = [];

  open(qualifiedName: string, raw: Readonly<Record<string, string>>, fileLine: number): void {
    requireWithin('XML elements are nested', this.#stack.length + 1, LIMITS.xmlDepth, 'deep');
    const parent = this.#stack.at(-1);
    const namespaces = withDeclarations(parent?.namespaces ?? new Map(), raw);
    const attributes = new Map<string, string>();
    for (const key of Object.keys(raw)) {
      attributes.set(canonicalName(key, namespaces, false), raw[key]!);
    }
    const element: OpenElement = {
      name: canonicalName(qualifiedName, namespaces, true),
      attributes,
      children: [],
      fileLine,
      namespaces,
    };
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    this.#stack.push(element);
  }

  close(): void {
    this.#stack.pop();
  }

  text(chunk: string): void {
    this.#stack.at(-1)?.children.push(chunk);
  }
}

function withDeclarations(
  inherited: ReadonlyMap<string, string>,
  raw: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const declared = Object.keys(raw).filter((key) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return inherited;
  const namespaces = new Map(inherited);
  for (const key of declared) namespaces.set(key === 'xmlns' ? '' : key.slice(6), raw[key]!);
  return namespaces;
}

/** Attributes without a prefix belong to no namespace; elements without one belong to the default namespace. */
function canonicalName(name: string, namespaces: ReadonlyMap<string, string>, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const uri = namespaces.get(colon < 0 ? '' : name.slice(0, colon));
  if (uri === undefined) return name.startsWith('svg:') ? name.slice(4) : name;
  return (CANONICAL_PREFIX.get(uri) ?? FOREIGN_PREFIX) + name.slice(colon + 1);
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
