import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { MillwrightError, operations, refOf } from '@millwright/contracts';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as LegacyTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectServer } from '../src/client.js';

const main = createRequire(import.meta.url).resolve('@millwright/mcp-server/main');
const square = {
  text: '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100"><rect width="100" height="100"/></svg>',
};

describe('the server, to a client of its own revision', () => {
  let connection: Awaited<ReturnType<typeof connectServer>>;
  beforeAll(async () => {
    connection = await connectServer();
  });
  afterAll(() => connection.close());

  it('answers a call and hands out what it stored', async () => {
    const { output, artifacts, provenance } = await connection.call('read_drawing', { drawing: square });
    expect(output.nParts).toBe(1);
    const parts = artifacts.find(({ kind }) => kind === 'parts');
    expect(parts && refOf(parts.id)).toBe(output.parts);
    expect(JSON.parse(new TextDecoder().decode(await connection.read({ id: parts?.id ?? '' })))).toHaveLength(
      1,
    );
    expect(provenance.outputs).toContain(parts?.id);
  });

  it('answers a mistake with its code, and goes on', async () => {
    const call = connection.call('nest_parts', {
      parts: [],
      sheets: [],
      spacingMm: 1,
      marginMm: 1,
      width: 3,
    } as never);
    await expect(call).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(connection.call('no_such_tool' as never, {} as never)).rejects.toBeInstanceOf(
      MillwrightError,
    );
    await expect(connection.read({ id: 'f'.repeat(64) })).rejects.toBeInstanceOf(MillwrightError);
    expect((await connection.call('read_drawing', { drawing: square })).output.nParts).toBe(1);
  });
});

describe('the server, to a client of the 2025 revisions (SDK v1)', () => {
  const client = new LegacyClient({ name: 'interop', version: '1.0.0' });
  beforeAll(() => client.connect(new LegacyTransport({ command: process.execPath, args: [main] })));
  afterAll(() => client.close());

  it('lists one tool per operation, in the order of a job, with both schemas and all hints', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(operations));
    for (const tool of tools) {
      expect(tool.inputSchema, tool.name).toMatchObject({ type: 'object', additionalProperties: false });
      expect(tool.outputSchema, tool.name).toMatchObject({ type: 'object' });
      expect(tool.annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
    }
  });

  it('answers a call with structure, text and links, and serves what they name', async () => {
    const answer = await client.callTool({ name: 'read_drawing', arguments: { drawing: square } });
    expect(answer.structuredContent).toMatchObject({ nParts: 1 });
    const [text, ...links] = answer.content as { type: string; text?: string; uri?: string }[];
    expect(JSON.parse(text?.text ?? '')).toEqual(answer.structuredContent);
    expect(links.map(({ type }) => type)).toEqual(['resource_link', 'resource_link']);
    const { contents } = await client.readResource({ uri: links[1]?.uri ?? '' });
    expect(contents[0]).toMatchObject({ mimeType: 'application/json' });
  });

  it('answers bad values as a tool error a model can read, not as a broken protocol', async () => {
    const answer = await client.callTool({
      name: 'read_drawing',
      arguments: { drawing: 'ref://sha256/none' },
    });
    expect(answer).toMatchObject({ isError: true });
    expect((answer.content as { text: string }[])[0]?.text).toMatch(/^INPUT_INVALID: /);
  });
});

describe('the server as a process', () => {
  it('refuses to start with a flag it does not know, and says which', async () => {
    await expect(connectServer({ variables: { MILLWRIGHT_ENGINES: 'fake' } })).rejects.toMatchObject({
      code: 'ENGINE_FLAG_UNKNOWN',
      message: expect.stringContaining('fake'),
    });
  });

  it('says so in every provenance record when stubs answer', async () => {
    const connection = await connectServer({ variables: { MILLWRIGHT_ENGINES: 'stub' } });
    const { provenance, output } = await connection.call('read_drawing', { drawing: square });
    expect(provenance.engine.kind).toBe('stub');
    expect(output.findings.map(({ code }) => code)).toContain('STUB_ENGINE');
    await connection.close();
  });

  it('writes nothing but JSON-RPC on stdout, and ends when its input ends', async () => {
    const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const initialize = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
    };
    child.stdin.write(`${JSON.stringify(initialize)}\n`);
    await new Promise<void>((done) => child.stdout.once('data', () => done()));
    child.stdin.end();
    const status = await new Promise((done) => child.once('exit', done));
    expect(status).toBe(0);
    for (const line of out.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  });

  // Such a message got no answer at all, and thirty lines of a schema's complaints on stderr.
  it('answers JSON that is no JSON-RPC message with an error, and goes on', async () => {
    const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let said = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdin.write('{"jsonrpc":"1.0","id":7,"method":"ping"}\n');
    await new Promise<void>((done) => child.stdout.once('data', () => done()));
    child.stdin.end();
    expect(await new Promise((done) => child.once('exit', done))).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32600 } });
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
