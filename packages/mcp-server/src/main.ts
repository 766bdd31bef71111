#!/usr/bin/env node
// The server as a program: MCP over stdin and stdout, nothing else on stdout.
import { isMillwrightError } from '@millwright/contracts';
import { createPipeline, loadEngines, readEngineFlags } from '@millwright/pipeline';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { createServer } from './kit/create-server.js';

/** Largest message, bytes: a drawing of 64 MB with room for JSON escapes. */
const MAX_MESSAGE_BYTES = 160 * 1024 * 1024;

try {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags(process.env)) });
  const transport = new StdioServerTransport(process.stdin, process.stdout, {
    maxBufferSize: MAX_MESSAGE_BYTES,
  });
  serveStdio(() => createServer(pipeline), {
    transport,
    onerror: (error) => process.stderr.write(`${error.message}\n`),
  });
} catch (thrown) {
  const line = isMillwrightError(thrown)
    ? `${thrown.code}: ${thrown.message} ${thrown.hint}`
    : String(thrown);
  process.stderr.write(`${line}\n`);
  process.exitCode = 2;
}
