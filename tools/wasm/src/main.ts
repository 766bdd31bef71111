// `pnpm wasm build | check | verify | install`: the WASM modules, their lock file, and the tools that make them.
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { install } from './commands/install.ts';
import { verify } from './commands/verify.ts';
import { ToolError } from './tool-error.ts';

const commands: Readonly<Record<string, () => void | Promise<void>>> = { build, check, verify, install };

const name = process.argv[2] ?? '';
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  console.error(`pnpm wasm ${Object.keys(commands).join(' | ')}; given: "${name}"`);
  process.exitCode = 2;
} else {
  try {
    await command();
  } catch (thrown) {
    if (!(thrown instanceof ToolError)) throw thrown;
    console.error(thrown.message);
    process.exitCode = 1;
  }
}
