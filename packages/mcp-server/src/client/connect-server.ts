import { createRequire } from 'node:module';
import {
  type Artifact,
  type ErrorCode,
  errorTable,
  MillwrightError,
  type OperationName,
  type Progress,
  type Provenance,
  refOf,
} from '@millwright/contracts';
import type { Call } from '@millwright/pipeline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { metaKeys } from '../kit/keys.js';

/** Longer than any operation may take. */
const TIMEOUT_MS = 600_000;
/** Largest message, bytes. */
const MAX_MESSAGE_BYTES = 160 * 1024 * 1024;
/** How much of what the server says on stderr is kept for an error message. */
const KEPT_CHARACTERS = 2000;
/** How long a lost server’s last words on stderr are waited for, ms. */
const LAST_WORDS_MS = 1000;
const PROTOCOL = '2026-07-28';

/** How to start and watch the server. */
export interface ConnectOptions {
  /** Variables for the server; it gets nothing else of this environment but PATH. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly onProgress?: (name: OperationName, progress: Progress) => void;
}

/**
 * A subclass, because the SDK probes an unknown server on a second process whose stderr it drops, but a subclass in place: our own
 * server needs no probe, and what it says when it refuses to start must be heard.
 */
class OwnServerTransport extends StdioClientTransport {}

/** A Millwright MCP server as a child process. */
export interface ServerConnection {
  readonly call: Call;
  /** The bytes of an artifact that an earlier call stored. */
  readonly read: (artifact: Pick<Artifact, 'id'>) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the server over stdio and speaks to it as the library’s callers do: same names, same inputs, same results, same errors.
 * @throws MillwrightError SERVER_LOST, ENGINE_FLAG_UNKNOWN; a call throws what its tool answers
 */
export async function connectServer({
  variables = {},
  onProgress,
}: ConnectOptions = {}): Promise<ServerConnection> {
  const transport = new OwnServerTransport({
    command: process.execPath,
    args: [createRequire(import.meta.url).resolve('@millwright/mcp-server/main')],
    env: { PATH: process.env.PATH ?? '', ...variables },
    stderr: 'pipe',
    maxBufferSize: MAX_MESSAGE_BYTES,
  });
  let said = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-KEPT_CHARACTERS);
  });
  const silent = new Promise((resolve) => transport.stderr?.once('end', resolve));
  const lost = async (thrown: unknown): Promise<never> => {
    await Promise.race([silent, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))]);
    return throwLost(said, thrown);
  };
  const client = new Client(
    { name: 'millwright', version: __PACKAGE_VERSION__ },
    { versionNegotiation: { mode: { pin: PROTOCOL } } },
  );
  await client.connect(transport).catch(lost);
  return {
    async call(name, input) {
      const onprogress = ({ progress, message }: { progress: number; message?: string | undefined }) =>
        onProgress?.(name, { doneRatio: progress, message: message ?? '' });
      const request = { name, arguments: input as Record<string, unknown> };
      const answer = await client.callTool(request, { timeout: TIMEOUT_MS, onprogress }).catch(lost);
      if (answer.isError) throw errorOf(answer._meta?.[metaKeys.error]);
      return {
        output: answer.structuredContent as never,
        artifacts: answer._meta?.[metaKeys.artifacts] as readonly Artifact[],
        provenance: answer._meta?.[metaKeys.provenance] as Provenance,
      };
    },
    async read({ id }) {
      const { contents } = await client.readResource({ uri: refOf(id) }).catch(lost);
      const [content] = contents;
      if (content && 'text' in content) return new TextEncoder().encode(content.text as string);
      return content && 'blob' in content
        ? Buffer.from(content.blob as string, 'base64')
        : lost('an empty resource');
    },
    close: () => client.close(),
  };
}

function errorOf(envelope: unknown): MillwrightError {
  if (
    typeof envelope === 'object' &&
    envelope !== null &&
    'code' in envelope &&
    String(envelope.code) in errorTable
  ) {
    const { code, ...rest } = envelope as {
      code: ErrorCode;
      message: string;
      data: Record<string, unknown>;
      hint: string;
    };
    return new MillwrightError(code, rest);
  }
  return new MillwrightError('INTERNAL', {
    message: 'The server answered an error without a code.',
    hint: 'Please report it.',
  });
}

/** A server that refuses to start says why on stderr, as `CODE: sentence`. */
function throwLost(said: string, thrown: unknown): never {
  const [, code = '', sentence = ''] = /^([A-Z_]+): (.*)$/m.exec(said) ?? [];
  if (code in errorTable) throw new MillwrightError(code as ErrorCode, { message: sentence, hint: '' });
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  throw new MillwrightError('SERVER_LOST', {
    message: `The MCP server did not answer: ${reason}.${said ? ` It said: ${said.trim()}` : ''}`,
    hint: 'Run millwright-mcp by itself to see what it says.',
    cause: thrown,
  });
}
