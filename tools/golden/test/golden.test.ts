import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { operations } from '@millwright/contracts';
import { connectServer } from '@millwright/mcp-server/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleJobs } from '../src/example-jobs.ts';
import { differences, HASHES, libraryFace, makeGoldens, nEngines } from '../src/golden.ts';
import { type Files, operationPairs, pairedOperations } from '../src/operation-pairs.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('golden files', () => {
  let files: Files;
  beforeAll(async () => {
    files = await makeGoldens(root, await libraryFace());
  });

  it('come out again byte for byte, none missing, none left over', () => {
    expect(differences(root, files)).toEqual([]);
  });

  it('stand in one list of hashes, so that deleting one is noticed', () => {
    const listed = Object.keys(JSON.parse(readFileSync(resolve(root, HASHES), 'utf8')));
    expect(listed.sort()).toEqual([...files.keys()].filter((path) => path !== HASHES).sort());
  });

  it('hold a request and a result for every operation, and for every verb of every engine in both kinds', () => {
    const pairs: Files = new Map([...files].filter(([path]) => path.startsWith('tools/golden/pairs/')));
    expect([...pairedOperations(pairs)].sort()).toEqual(Object.keys(operations).sort());
    const engines = [...files.keys()].filter((path) => path.startsWith('tools/golden/engines/'));
    const verbs = new Set(engines.map((path) => path.replace(/^.*\/([\w-]+\.\w+)\..*$/, '$1')));
    expect(new Set([...verbs].map((verb) => verb.split('.')[0])).size).toBe(nEngines);
    expect(engines.length).toBe(verbs.size * 4);
  });
});

describe('over MCP', () => {
  let connection: Awaited<ReturnType<typeof connectServer>>;
  beforeAll(async () => {
    connection = await connectServer();
  });
  afterAll(() => connection.close());

  it('every operation answers what the library answers', async () => {
    const direct = await operationPairs(await libraryFace());
    const overMcp = await operationPairs(connection);
    expect([...overMcp.keys()]).toEqual([...direct.keys()]);
    for (const [path, bytes] of overMcp)
      expect(new TextDecoder().decode(bytes), path).toBe(new TextDecoder().decode(direct.get(path)));
  });

  it('every artifact of every example has the bytes the library gives it', async () => {
    const direct = await exampleJobs(root, await libraryFace());
    const overMcp = await exampleJobs(root, connection);
    expect([...overMcp.keys()]).toEqual([...direct.keys()]);
    for (const [path, bytes] of overMcp)
      expect(Buffer.from(bytes).equals(Buffer.from(direct.get(path) ?? [])), path).toBe(true);
  });
});

describe('with the last bit of Math’s transcendental functions wrong', () => {
  it('not one golden byte changes', () => {
    const noise = resolve(root, 'tools/golden/src/noise.ts');
    const output = execFileSync(
      process.execPath,
      ['--import', noise, resolve(root, 'tools/golden/src/main.ts'), '--check'],
      { encoding: 'utf8' },
    );
    expect(output).toMatch(/golden files, 0 differences/);
  });
});
