import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import ts from '@typescript/typescript6';

/** One import of a source file. */
export interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  /** The file it leads to, relative to the root, or the package’s name. */
  readonly target: string;
  readonly isFile: boolean;
}

/** One function with a body. */
export interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly nLines: number;
  /** Whether its first line says why it is longer than the budget. */
  readonly saysWhy: boolean;
}

/** One TypeScript source file. */
export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly nLines: number;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSpan[];
}

/** A package of the workspace. */
export interface Package {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Record<string, unknown>;
}

/** Everything tidy looks at. */
export interface Project {
  readonly root: string;
  /** All tracked and new files, relative to the root. */
  readonly files: readonly string[];
  /** TypeScript sources that ship or run: no tests, no declarations, no generated code. */
  readonly sources: readonly SourceFile[];
  readonly packages: readonly Package[];
  readonly read: (path: string) => string;
}

/** Something that breaks a rule. */
export interface Violation {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
}

const IS_SOURCE = /^(packages|apps|tools)\/[^/]+\/src\/.*\.ts$/;
const IS_LEFT_OUT = /\.d\.ts$|\.generated\.ts$/;

/** Reads the project below a root. `virtual` adds or replaces files, for tests of the rules. */
export function readProject(root: string, virtual: Readonly<Record<string, string>> = {}): Project {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = [...new Set([...listed.split('\n').filter(Boolean), ...Object.keys(virtual)])].filter(
    (path) => path in virtual || isThere(join(root, path)),
  );
  return projectOf(root, files, (path) => virtual[path] ?? readFileSync(join(root, path), 'utf8'));
}

/** A project that consists of the given files only, for tests of the rules. */
export function virtualProject(files: Readonly<Record<string, string>>): Project {
  return projectOf('', Object.keys(files), (path) => files[path] ?? '');
}

function projectOf(root: string, files: readonly string[], read: (path: string) => string): Project {
  const known = new Set(files);
  const packages = files
    .filter((path) => /^(packages|apps|tools)\/[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const manifest = JSON.parse(read(path)) as Record<string, unknown>;
      return { name: String(manifest.name), folder: dirname(path), manifest };
    });
  const sources = files
    .filter((path) => IS_SOURCE.test(path) && !IS_LEFT_OUT.test(path))
    .map((path) => parse(path, read(path), known));
  return { root: resolve(root), files, sources, packages, read };
}

function isThere(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

function parse(path: string, text: string, known: ReadonlySet<string>): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const functions: FunctionSpan[] = [];
  const imports: Import[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body as ts.Node))
      functions.push(spanOf(node, node.body as ts.Node, tree));
    const specifier = importOf(node);
    if (specifier) imports.push(resolved(path, specifier.text, specifier.isTypeOnly, known));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, text, nLines: text.split('\n').length, tree, imports, functions };
}

function spanOf(node: ts.SignatureDeclaration, body: ts.Node, tree: ts.SourceFile): FunctionSpan {
  const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
  const last = tree.getLineAndCharacterOfPosition(node.end).line;
  const name = node.name?.getText(tree) ?? '(anonymous)';
  return {
    name,
    line: first + 1,
    nLines: last - first + 1,
    saysWhy: /^\{\s*\/\/ Long: \S/.test(body.getText(tree)),
  };
}

function importOf(node: ts.Node): { text: string; isTypeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, isTypeOnly: isTypeOnlyImport(node) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly };
  }
  const [argument] =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return argument && ts.isStringLiteral(argument) ? { text: argument.text, isTypeOnly: false } : undefined;
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const { namedBindings, name } = importClause;
  return (
    !name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function resolved(from: string, specifier: string, isTypeOnly: boolean, known: ReadonlySet<string>): Import {
  if (!specifier.startsWith('.')) return { specifier, isTypeOnly, target: specifier, isFile: false };
  const base = posix.join(posix.dirname(from), specifier);
  const target =
    [base, base.replace(/\.js$/, '.ts'), `${base}.ts`].find((candidate) => known.has(candidate)) ?? base;
  return { specifier, isTypeOnly, target, isFile: true };
}

/** The folder of the package a file belongs to: `packages/nest` for `packages/nest/src/index.ts`. */
export const packageFolder = (path: string): string => path.split('/').slice(0, 2).join('/');
