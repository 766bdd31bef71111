import { type Artifact, type ArtifactStore, sha256 } from '@millwright/contracts';

/** Keeps artifacts in memory for the life of a process. */
export function createMemoryStore(): ArtifactStore {
  const kept = new Map<string, { readonly artifact: Artifact; readonly bytes: Uint8Array }>();
  return {
    async put(bytes, about) {
      const id = sha256(bytes);
      const before = kept.get(id);
      if (before) return { ...before.artifact, ...about };
      const artifact: Artifact = { ...about, id, sizeBytes: bytes.byteLength };
      kept.set(id, { artifact, bytes: bytes.slice() });
      return artifact;
    },
    async get(id) {
      return kept.get(id);
    },
  };
}
