import type { OperationName } from '@millwright/contracts';
import { type Artifact, isMillwrightError, refOf } from '@millwright/contracts';
import type { CallResult } from '@millwright/pipeline';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { metaKeys } from './keys.js';

/** A call’s result as MCP shows it: the output as structure and as text, a link to each artifact, provenance beside them. */
export function answerOf({ output, artifacts, provenance }: CallResult<OperationName>): CallToolResult {
  return {
    content: [{ type: 'text', text: JSON.stringify(output) }, ...artifacts.map(linkTo)],
    structuredContent: output as Record<string, unknown>,
    _meta: { [metaKeys.provenance]: provenance, [metaKeys.artifacts]: artifacts },
  };
}

function linkTo(artifact: Artifact) {
  const { name, mediaType, sizeBytes, kind } = artifact;
  return {
    type: 'resource_link' as const,
    uri: refOf(artifact.id),
    name,
    title: `${kind}: ${name}`,
    mimeType: mediaType,
    size: sizeBytes,
  };
}

/** A failed call as MCP shows it: code, message and what to do, for people and for programs. Nothing of our own bugs leaks. */
export function errorAnswer(thrown: unknown): CallToolResult {
  if (!isMillwrightError(thrown))
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  const envelope = isMillwrightError(thrown)
    ? { code: thrown.code, message: thrown.message, data: thrown.data, hint: thrown.hint }
    : {
        code: 'INTERNAL',
        message: 'An engine failed in a way it should not.',
        data: {},
        hint: 'Please report it with the input that caused it.',
      };
  return {
    isError: true,
    content: [{ type: 'text', text: `${envelope.code}: ${envelope.message} ${envelope.hint}` }],
    _meta: { [metaKeys.error]: envelope },
  };
}
