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
import { metaKeys } from '@millwright/mcp-server';
import { type Call, createPipeline, loadEngines, localContext, readEngineFlags } from '@millwright/pipeline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

/** Ten minutes: longer than any operation may take. */
const TIMEOUT_MS = 600_000;
/** Largest message, bytes. */
const MAX_MESSAGE_BYTES = 160 * 1024 * 1024;

/** A way to call operations and to read what they stored. */
export interface Face {
  readonly call: Call;
  readonly read: (artifact: Artifact) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Called as a step goes on. */
export type OnStep = (name: OperationName, progress: Progress) => void;

/** The library in this process. */
export async function inProcessFace(onStep: OnStep): Promise<Face> {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags(process.env)) });
  return {
    async call(name, input) {
      onStep(name, { doneRatio: 0, message: '' });
      return pipeline.call(name, input, {
        ...localContext,
        onProgress: (progress) => onStep(name, progress),
      });
    },
    async read({ id }) {
      const found = await pipeline.store.get(id);
      if (found) return found.bytes;
      throw new MillwrightError('REF_UNKNOWN', {
        message: `No artifact ${refOf(id)}.`,
        hint: 'This is a bug; please report it.',
      });
    },
    async close() {},
  };
}

/**
 * An MCP server as a child process over stdio.
 * @throws MillwrightError SERVER_LOST, and whatever a tool answers
 */
export async function serverFace(onStep: OnStep): Promise<Face> {
  const main = createRequire(import.meta.url).resolve('@millwright/mcp-server/main');
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [main],
    env: environment(),
    stderr: 'pipe',
    maxBufferSize: MAX_MESSAGE_BYTES,
  });
  let said = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const client = new Client(
    { name: 'millwright-demo', version: __PACKAGE_VERSION__ },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(transport).catch((thrown: unknown) => lost(said, thrown));
  return {
    async call(name, input) {
      onStep(name, { doneRatio: 0, message: '' });
      const onprogress = ({ progress, message }: { progress: number; message?: string | undefined }) =>
        onStep(name, { doneRatio: progress, message: message ?? '' });
      const options = { timeout: TIMEOUT_MS, onprogress };
      const answer = await client
        .callTool({ name, arguments: input as Record<string, unknown> }, options)
        .catch((thrown: unknown) => lost(said, thrown));
      if (answer.isError) throw errorOf(answer._meta?.[metaKeys.error]);
      return {
        output: answer.structuredContent as never,
        artifacts: answer._meta?.[metaKeys.artifacts] as readonly Artifact[],
        provenance: answer._meta?.[metaKeys.provenance] as Provenance,
      };
    },
    async read({ id }) {
      const { contents } = await client
        .readResource({ uri: refOf(id) })
        .catch((thrown: unknown) => lost(said, thrown));
      const [content] = contents;
      if (content && 'text' in content) return new TextEncoder().encode(content.text as string);
      return content && 'blob' in content
        ? Buffer.from(content.blob as string, 'base64')
        : lost(said, 'an empty resource');
    },
    close: () => client.close(),
  };
}

/** The server gets the engine flags and what Node needs, nothing else of this environment. */
function environment(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => name.startsWith('MILLWRIGHT_') || name === 'PATH');
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}

function errorOf(envelope: unknown): MillwrightError {
  if (
    typeof envelope === 'object' &&
    envelope !== null &&
    'code' in envelope &&
    String(envelope.code) in errorTable
  ) {
    const { code, message, data, hint } = envelope as {
      code: ErrorCode;
      message: string;
      data: Record<string, unknown>;
      hint: string;
    };
    return new MillwrightError(code, { message, hint, data });
  }
  return new MillwrightError('INTERNAL', {
    message: 'The server answered an error without a code.',
    hint: 'Please report it.',
  });
}

function lost(said: string, thrown: unknown): never {
  const refused = /^([A-Z_]+): (.*)$/m.exec(said);
  const code = refused?.[1] ?? '';
  if (code in errorTable)
    throw new MillwrightError(code as ErrorCode, { message: refused?.[2] ?? '', hint: '' });
  throw new MillwrightError('SERVER_LOST', {
    message: `The MCP server did not answer: ${thrown instanceof Error ? thrown.message : String(thrown)}.${said ? ` It said: ${said.trim()}` : ''}`,
    hint: 'Run it by itself (millwright-mcp) to see what it says.',
    cause: thrown,
  });
}
