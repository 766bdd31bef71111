import { MillwrightError, type OperationName, type Progress, refOf } from '@millwright/contracts';
import { connectServer, type ServerConnection } from '@millwright/mcp-server/client';
import { createPipeline, loadEngines, localContext, readEngineFlags } from '@millwright/pipeline';

/** A way to call operations and to read what they stored. */
export type Face = ServerConnection;

/** Called as a step goes on. */
export type OnStep = (name: OperationName, progress: Progress) => void;

/** The library in this process. */
export async function inProcessFace(onStep: OnStep): Promise<Face> {
  const pipeline = createPipeline({ engines: await loadEngines(readEngineFlags(process.env)) });
  return {
    call(name, input) {
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

/** An MCP server as a child process over stdio; it gets the engine flags of this environment. */
export async function serverFace(onStep: OnStep): Promise<Face> {
  const flags = Object.entries(process.env).filter(([name]) => name.startsWith('MILLWRIGHT_ENGINE'));
  const variables = Object.fromEntries(flags.map(([name, value]) => [name, value ?? '']));
  const connection = await connectServer({ variables, onProgress: onStep });
  return {
    ...connection,
    call(name, input) {
      onStep(name, { doneRatio: 0, message: '' });
      return connection.call(name, input);
    },
  };
}
