import ts from '@typescript/typescript6';
import type { Project, SourceFile, Violation } from '../project.ts';

const PURE =
  /^packages\/(contracts|geometry|motion|drawing|nest|toolpath|post-grbl|simulate|wood-movement)\/src\//;
/** The loader alone reads files and fetches; one function alone gives other code a turn. */
const LOADER =
  /^packages\/geometry\/src\/(loader\/|read-module|wasm-)|^packages\/contracts\/src\/engines\/let-others-run\.ts$/;
const INEXACT = new Set(
  'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp expm1 log log2 log10 log1p pow hypot cbrt random'.split(
    ' ',
  ),
);
const IMPURE = new Set(
  'Date performance setTimeout setInterval setImmediate queueMicrotask console process fetch crypto XMLHttpRequest Intl'.split(
    ' ',
  ),
);
const LOCALE = new Set('toLocaleString localeCompare toLocaleUpperCase toLocaleLowerCase'.split(' '));

/** Engines know no clock, randomness, environment, console, file or network, and no function whose last bit differs between machines. */
export function checkPurity({ sources }: Project): Violation[] {
  return sources.filter(({ path }) => PURE.test(path)).flatMap(impurities);
}

function impurities(source: SourceFile): Violation[] {
  const isLoader = LOADER.test(source.path);
  const found: Violation[] = [];
  const report = (node: ts.Node, message: string) => {
    const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
    found.push({ rule: 'purity', place: `${source.path}:${line + 1}`, message });
  };
  const visit = (node: ts.Node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const owner = node.expression.getText(source.tree);
      const name = node.name.text;
      if (owner === 'Math' && INEXACT.has(name))
        report(node, `Math.${name} differs between machines; use @millwright/geometry/numeric`);
      if (LOCALE.has(name)) report(node, `${name} depends on the machine’s locale`);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) {
      report(node, '** is Math.pow, whose last bit differs between machines; multiply');
    }
    if (ts.isIdentifier(node) && IMPURE.has(node.text) && !isLoader && isGlobalUse(node))
      report(node, `${node.text} has no place in an engine`);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  const forbidden = source.imports.filter(({ specifier }) => specifier.startsWith('node:') && !isLoader);
  return [
    ...found,
    ...forbidden.map(({ specifier }) => ({
      rule: 'purity',
      place: source.path,
      message: `imports ${specifier}`,
    })),
  ];
}

/** Whether an identifier stands for the global of its name, and not for a property, a key or a declaration. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isTypeReferenceNode(parent))
    return false;
  if (ts.isParameter(parent) || ts.isVariableDeclaration(parent)) return parent.initializer === node;
  return ts.isCallExpression(parent) || ts.isNewExpression(parent);
}
