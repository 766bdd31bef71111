// `npx -y pnpm@12 bench NAME|all [--quick] [--fresh] [--json FILE]`: the engines beside their peers. Rows measured before are taken from
// tools/bench/rows, unless `--fresh`. Exit status 1 when a target is missed, 2 when the command is wrong; a bench that cannot run throws.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readCommand, USAGE } from './command-line.ts';
import { identifier } from './identity.ts';
import { benches } from './registry.ts';
import { exitStatus, tableOf } from './report.ts';
import { folderStore } from './row-store.ts';
import { runBenches } from './run-benches.ts';
import { kept } from './sink.ts';

const root = resolve(import.meta.dirname, '../../..');
const command = readCommand(process.argv.slice(2), Object.keys(benches));
if (typeof command === 'string') {
  console.error(`${command}\n${USAGE}`);
  process.exitCode = 2;
} else if (command.names.length === 0) {
  console.log(`${USAGE}\n${Object.keys(benches).join('\n')}`);
} else {
  if (command.jsonFile !== undefined) rmSync(command.jsonFile, { force: true });
  const loaded = await Promise.all(command.names.map(async (name) => (await benches[name]?.())?.bench));
  const rows = await runBenches(
    loaded.filter((bench) => bench !== undefined),
    { effort: command.quick ? 'quick' : 'full', fresh: command.fresh },
    {
      store: folderStore(resolve(root, 'tools/bench/rows')),
      clock: () => performance.now() / 1000,
      identityOf: identifier(root),
      onRow: (row, what) => console.error(`${what}: ${row.metric}, ${row.instance}`),
    },
  );
  console.log(tableOf(rows));
  console.log(
    `${rows.length} rows, ${rows.filter(({ ok }) => !ok).length} targets missed, ${kept().nKept} results`,
  );
  if (command.jsonFile !== undefined) {
    mkdirSync(dirname(resolve(command.jsonFile)), { recursive: true });
    writeFileSync(command.jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
  }
  process.exitCode = exitStatus(rows);
}
