import {
  type OperationDefinition,
  type OperationName,
  operations,
  type Progress,
  type RequestContext,
} from '@millwright/contracts';
import { engineManifests, localContext, type Pipeline } from '@millwright/pipeline';
import { McpServer, type ServerContext } from '@modelcontextprotocol/server';
import { advertise } from './advertise.js';
import { answerOf, errorAnswer } from './answer.js';
import { CAPABILITIES_URI, metaKeys } from './keys.js';
import { registerArtifacts } from './register-artifacts.js';

/**
 * An MCP server over a pipeline: one tool per operation, in the order of a job, the artifacts as resources, and what engines run
 * behind it. It translates and computes nothing.
 */
export function createServer(pipeline: Pipeline): McpServer {
  const server = new McpServer(
    { name: 'millwright', title: 'Millwright: CAM for wood CNC', version: __PACKAGE_VERSION__ },
    { instructions: instructions(pipeline) },
  );
  for (const definition of Object.values(operations))
    registerOperation(server, pipeline, definition as OperationDefinition);
  registerArtifacts(server, pipeline.store);
  registerCapabilities(server, pipeline);
  return server;
}

function instructions(pipeline: Pipeline): string {
  const stubs = Object.entries(engineManifests(pipeline.engines)).filter(([, { kind }]) => kind === 'stub');
  const warning =
    stubs.length > 0
      ? ` STUB ENGINES answer for ${stubs.map(([name]) => name).join(', ')}: fixed data, nothing to cut.`
      : '';
  return `Drawing to proved G-code for wood CNC: read_drawing, nest_parts, generate_toolpaths, postprocess_grbl, prove_program. Lengths are mm, feeds mm/min, angles degrees. Large values travel as ref://sha256/… and are read as resources. Never hand out a program whose verdict is not "proved".${warning}`;
}

function registerOperation(server: McpServer, pipeline: Pipeline, definition: OperationDefinition): void {
  const isPure = definition.sideEffect === 'none';
  server.registerTool(
    definition.name,
    {
      title: definition.title,
      description: definition.description,
      inputSchema: advertise(definition.input, 'input'),
      outputSchema: advertise(definition.output, 'output'),
      annotations: {
        title: definition.title,
        readOnlyHint: isPure,
        destructiveHint: !isPure,
        idempotentHint: definition.idempotency === 'idempotent',
        openWorldHint: false,
      },
    },
    async (input, context) => {
      try {
        return answerOf(
          await pipeline.call(definition.name as OperationName, input as never, requestContext(context)),
        );
      } catch (thrown) {
        return errorAnswer(thrown);
      }
    },
  );
}

function requestContext({ mcpReq }: ServerContext): RequestContext {
  const traceparent = mcpReq._meta?.[metaKeys.trace];
  const progressToken = mcpReq._meta?.progressToken;
  let last = -1;
  const onProgress = ({ doneRatio, message }: Progress) => {
    if (progressToken === undefined || doneRatio <= last) return;
    last = doneRatio;
    // A client that went away must not stop the work: its cancellation comes through the signal.
    void mcpReq
      .notify({
        method: 'notifications/progress',
        params: { progressToken, progress: doneRatio, total: 1, message },
      })
      .catch(() => undefined);
  };
  return {
    ...localContext,
    subject: 'mcp-client',
    signal: mcpReq.signal,
    onProgress,
    ...(typeof traceparent === 'string' ? { trace: { traceparent } } : {}),
  };
}

function registerCapabilities(server: McpServer, pipeline: Pipeline): void {
  const text = JSON.stringify({
    engines: engineManifests(pipeline.engines),
    operations: Object.keys(operations),
  });
  server.registerResource(
    'capabilities',
    CAPABILITIES_URI,
    { title: 'Engines behind this server', mimeType: 'application/json' },
    async (uri) => ({ contents: [{ uri: uri.href, mimeType: 'application/json', text }] }),
  );
}
