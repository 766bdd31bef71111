import type { Project, Violation } from '../project.ts';

const DOCUMENTS =
  /^(README|CONTRIBUTING|ARCHITECTURE)\.md$|^docs\/guides\/.*\.md$|^(packages|apps)\/[^/]+\/README\.md$/;
/** Lines that install a package are run by the test that packs every package. */
const INSTALL = /^npm (i|install) @millwright\/[\w-]+( @millwright\/[\w-]+)*$/;

/** Commands in documents are run: each line of a shell block stands in `.ci/run`, or installs a package that the pack test installs. */
export function checkDocuments({ files, read }: Project): Violation[] {
  const ci = files.includes('.ci/run') ? read('.ci/run') : '';
  return files
    .filter((path) => DOCUMENTS.test(path))
    .flatMap((path) =>
      [...commands(read(path))]
        .filter((command) => !INSTALL.test(command) && !ci.includes(command))
        .map((command) => ({
          rule: 'documents',
          place: path,
          message: `"${command}" is not run by any test`,
        })),
    );
}

function* commands(markdown: string): Generator<string> {
  for (const [, block = ''] of markdown.matchAll(/```(?:sh|bash|console|shell)\n([\s\S]*?)```/g)) {
    for (const line of block.split('\n')) {
      const command = line.replace(/\s+#.*$/, '').trim();
      if (command && !command.startsWith('#')) yield command;
    }
  }
}
