#!/usr/bin/env node
// Millwright at the terminal. Data on stdout, progress and errors on stderr.
import { errorTable, isMillwrightError, MillwrightError } from '@millwright/contracts';
import { parseArguments, usage } from './arguments.js';
import { runDemo } from './demo/run-demo.js';
import { plain } from './plain.js';

const args = process.argv.slice(2);

try {
  const options = parseArguments(args);
  if (options === 'help') process.stdout.write(usage);
  else process.exitCode = await runDemo(options);
} catch (thrown) {
  const error = isMillwrightError(thrown)
    ? thrown
    : new MillwrightError('INTERNAL', {
        message: `Millwright failed: ${String(thrown)}.`,
        hint: 'Please report it with the drawing that caused it.',
      });
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(error.toJSON())}\n`);
  process.stderr.write(`${plain(`${error.code}: ${error.message} ${error.hint}`)}\n`);
  process.exitCode = errorTable[error.code].exitStatus;
}
