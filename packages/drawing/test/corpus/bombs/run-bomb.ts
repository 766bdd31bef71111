// Reads one bomb in a process of its own: `node run-bomb.ts <name>`. Prints what came of it as a line of JSON.
import type { readDrawing as ReadDrawing } from '../../../src/index.js';
import { heavyBombs, quickBombs } from './bomb-list.ts';

const built = new URL('../../../dist/index.js', import.meta.url).href;
const { readDrawing }: { readonly readDrawing: typeof ReadDrawing } = await import(built);
const bomb = [...quickBombs, ...heavyBombs].find(({ name }) => name === process.argv[2]);
if (bomb === undefined) throw new Error(`There is no bomb named ${process.argv[2]}.`);
const bytes = bomb.make();
// Time of the processor, since the clock on the wall says more of what else the machine does.
const before = process.cpuUsage();
const outcome = await readDrawing(bytes, bomb.options).then(
  ({ parts, openContours, findings }) =>
    `${parts.length} parts, ${openContours.length} open, ${findings.length} findings`,
  (error) => String(error.code ?? `NO CODE: ${error.stack}`),
);
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ outcome, seconds, megabytes, bytes: bytes.length })}\n`);
