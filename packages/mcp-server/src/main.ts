#!/usr/bin/env node
// The server as a program: MCP over stdin and stdout, nothing else on stdout.
import { isMillwrightError } from '@millwright/contracts';
import { createPipeline, loadEngines, readEngineFlags } from '@millwright/pipeline';
import { ProtocolErrorCode } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { createServer } from './kit/create-server.js';
import { wholeLines } from './kit/whole-lines.js';

/** Largest message, bytes: a drawing of 64 MB with room for JSON escapes. */
const MAX_MESSAGE_BYTES = 160 * 1024 * 1024;

try {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags(process.env)) });
  const input = wholeLines(process.stdin, {
    maxBytes: MAX_MESSAGE_BYTES,
    onTooLong: () => refuse(`A message is longer than ${MAX_MESSAGE_BYTES} bytes`),
  });
  const transport = new StdioServerTransport(input, process.stdout, { maxBufferSize: MAX_MESSAGE_BYTES + 1 });
  serveStdio(() => createServer(pipeline), { transport, onerror: refuseOrTell });
} catch (thrown) {
  const line = isMillwrightError(thrown)
    ? `${thrown.code}: ${thrown.message} ${thrown.hint}`
    : String(thrown);
  process.stderr.write(`${line}\n`);
  process.exitCode = 2;
}

/** What the transport objects to: JSON that is no JSON-RPC message gets an answer, all else is only told. */
function refuseOrTell(error: Error): void {
  if ('issues' in error) refuse('A line is JSON but not a JSON-RPC message');
  else process.stderr.write(`${error.message.replaceAll('\n', ' ')}\n`);
}

/** Answers a message that cannot be read far enough to know its id (JSON-RPC 2.0, 5: the id is then null). */
function refuse(message: string): void {
  const error = { code: ProtocolErrorCode.InvalidRequest, message };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: null, error })}\n`);
  process.stderr.write(`${message}.\n`);
}
