import ts from '@typescript/typescript6';
import type { Project, SourceFile, Violation } from '../project.ts';

const BANNED = new Set([
  'speed',
  'bit',
  'bits',
  'bridge',
  'doc',
  'woc',
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'panel',
  'board',
  'boards',
]);
/** Names that are right in spite of a banned word in them. */
const ALLOWED: readonly { readonly path: RegExp; readonly words: readonly string[]; readonly why: string }[] =
  [
    {
      path: /^packages\/wood-movement\//,
      words: ['panel', 'board', 'boards'],
      why: 'a board is a board and a framed panel a joint there',
    },
    { path: /^packages\/geometry\/src\/numeric/, words: ['bit', 'bits'], why: 'bits of a double' },
  ];
/** Most names an index gives away; contracts is the vocabulary and has no bound. */
const MOST_EXPORTS = 30;

/** Every export is documented and named in the glossary’s words; indexes are explicit; no default exports, no barrels. */
export function checkExports({ sources }: Project): Violation[] {
  return sources
    .filter(({ path }) => path.startsWith('packages/'))
    .flatMap((source) => [...undocumented(source), ...shape(source)]);
}

function undocumented(source: SourceFile): Violation[] {
  return source.tree.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    const place = `${source.path}:${source.tree.getLineAndCharacterOfPosition(statement.getStart(source.tree)).line + 1}`;
    const names = namesOf(statement);
    const bare = ts.getJSDocCommentsAndTags(statement).length === 0;
    return [
      ...(bare ? [{ rule: 'exports', place, message: `${names.join(', ')} has no docstring` }] : []),
      ...names.flatMap((name) =>
        bannedWords(name, source.path).map((word) => ({
          rule: 'exports',
          place,
          message: `${name} uses the banned word "${word}" (docs/glossary.md)`,
        })),
      ),
    ];
  });
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return 'name' in statement && statement.name ? [(statement.name as ts.Node).getText()] : [];
}

function bannedWords(name: string, path: string): string[] {
  const allowed = new Set(ALLOWED.filter((rule) => rule.path.test(path)).flatMap(({ words }) => words));
  const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
  return words.filter((word) => BANNED.has(word) && !allowed.has(word));
}

function shape({ path, text, tree }: SourceFile): Violation[] {
  const found: Violation[] = [];
  const report = (message: string) => found.push({ rule: 'exports', place: path, message });
  if (/^export \*/m.test(text)) report('export * hides what is promised');
  if (/^export default/m.test(text)) report('default exports have no name');
  const isIndex = /\/src\/index\.ts$/.test(path);
  const reExports = tree.statements.filter(
    (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier,
  );
  if (!isIndex && !/\/src\/[\w-]+\.ts$/.test(path) && reExports.length > 1)
    report('a barrel that is not an entry of its package');
  const nValues = reExports.flatMap((statement) => {
    const clause = (statement as ts.ExportDeclaration).exportClause;
    return clause && ts.isNamedExports(clause) ? clause.elements.filter(({ isTypeOnly }) => !isTypeOnly) : [];
  }).length;
  if (isIndex && nValues > MOST_EXPORTS && !path.startsWith('packages/contracts/'))
    report(`${nValues} values exported, at most ${MOST_EXPORTS}`);
  return found;
}
