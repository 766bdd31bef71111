import { type ArtifactStore, isMillwrightError, parseRef } from '@millwright/contracts';
import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceTemplate,
} from '@modelcontextprotocol/server';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const TEXT_TYPES = /^text\/|^application\/json$|^image\/svg\+xml$/;

/** Serves stored artifacts under `ref://sha256/<id>`. What is stored never changes, so clients may keep it. */
export function registerArtifacts(server: McpServer, store: ArtifactStore): void {
  server.registerResource(
    'artifact',
    new ResourceTemplate('ref://sha256/{id}', { list: undefined }),
    { title: 'An artifact of an earlier call', cacheHint: { ttlMs: WEEK_MS, cacheScope: 'private' } },
    async (uri) => {
      const found = await store.get(idOf(uri.href));
      if (!found)
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `No artifact is stored under ${uri.href}`);
      const { artifact, bytes } = found;
      const about = { uri: uri.href, mimeType: artifact.mediaType };
      const content = TEXT_TYPES.test(artifact.mediaType)
        ? { ...about, text: new TextDecoder().decode(bytes) }
        : { ...about, blob: Buffer.from(bytes).toString('base64') };
      return { contents: [content] };
    },
  );
}

function idOf(ref: string): string {
  try {
    return parseRef(ref);
  } catch (thrown) {
    if (!isMillwrightError(thrown)) throw thrown;
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, thrown.message);
  }
}
