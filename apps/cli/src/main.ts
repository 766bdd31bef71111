#!/usr/bin/env node
// Millwright at the terminal. Data on stdout, progress and errors on stderr.
import { errorTable, isMillwrightError, MillwrightError } from '@millwright/contracts';
import { parseArguments, usage } from './arguments.js';
import { runDemo } from './demo/run-demo.js';
import { plain } from './plain.js';
import { runProve } from './prove/run-prove.js';

const args = process.argv.slice(2);

// A reader that has seen enough (`| head`) is no fault of anybody's: what is left to say is dropped, the work is finished.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  const command = parseArguments(args);
  if (command.name === 'help') process.stdout.write(usage);
  else if (command.name === 'demo') process.exitCode = await runDemo(command.options);
  else process.exitCode = await runProve(command.options);
} catch (thrown) {
  const error = isMillwrightError(thrown)
    ? thrown
    : new MillwrightError('INTERNAL', {
        message: `Millwright failed: ${String(thrown)}.`,
        hint: 'Please report it with the file that caused it.',
      });
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(error.toJSON())}\n`);
  process.stderr.write(`${plain(`${error.code}: ${error.message} ${error.hint}`)}\n`);
  process.exitCode = errorTable[error.code].exitStatus;
}
