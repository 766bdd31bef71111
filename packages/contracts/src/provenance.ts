import { z } from 'zod';
import { canonicalJson } from './canonical.js';
import { MillwrightError } from './errors/millwright-error.js';
import { count, finite, id, list, record } from './schema.js';
import { sha256 } from './sha256.js';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** See {@link EngineManifest}. */
export const engineManifestSchema = record({
  id: id(),
  version: z.string().regex(/^(?!0\.0\.0$)\d+\.\d+\.\d+(-[\w.]+)?$/),
  kind: z.enum(['real', 'stub']),
  determinism: z.enum(['bytes', 'none']).describe('bytes: the same request gives the same bytes everywhere'),
  modules: list(record({ name: z.string(), version: z.string(), sha256: sha256Schema })).describe(
    'Every WASM module it runs',
  ),
});
/** Which engine this is, exactly: its version (never 0.0.0), its kind, and the digest of every WASM module it runs, ours or not. */
export type EngineManifest = z.infer<typeof engineManifestSchema>;

/** See {@link Artifact}. */
export const artifactSchema = record({
  id: sha256Schema.describe('SHA-256 of the bytes'),
  name: id().describe('Suggested file name'),
  mediaType: z.string(),
  kind: z.enum([
    'drawing',
    'parts',
    'layout',
    'layout-svg',
    'toolpaths',
    'program',
    'proof',
    'picture',
    'replay',
    'movement',
    'report',
    'provenance',
  ]),
  sizeBytes: count(),
  units: z.enum(['mm', 'none']),
});
/** What is known of an artifact beside its bytes. No clock, user or machine: those belong to the log. */
export type Artifact = z.infer<typeof artifactSchema>;

/** See {@link Provenance}. */
export const provenanceSchema = record({
  operation: z.string(),
  engine: engineManifestSchema,
  inputSha256: sha256Schema,
  inputs: list(sha256Schema).describe('Ids of the artifacts that went in'),
  seed: count().exactOptional(),
  workDone: finite().min(0).exactOptional().describe('Evaluations or sweeps spent of the work budget'),
  sourceRevision: z.string(),
  outputs: list(sha256Schema).describe('Ids of the artifacts that came out'),
});
/** How artifacts came to be. Points backwards only; a record of its own, so that the same bytes may have several producers. */
export type Provenance = z.infer<typeof provenanceSchema>;

/** The id of a provenance record: SHA-256 of its canonical JSON. */
export function provenanceId(provenance: Provenance): string {
  return sha256(canonicalJson(provenance));
}

/**
 * An engine's manifest, checked.
 * @throws MillwrightError ENGINE_MANIFEST_INVALID, for version 0.0.0 among others
 */
export function engineManifest(manifest: EngineManifest): EngineManifest {
  const parsed = engineManifestSchema.safeParse(manifest);
  if (!parsed.success) {
    throw new MillwrightError('ENGINE_MANIFEST_INVALID', {
      message: `The manifest of engine "${manifest.id}" (version ${manifest.version}) is not valid: ${z.prettifyError(parsed.error)}.`,
      hint: 'Build the package with its build script, which puts the version in.',
    });
  }
  return parsed.data;
}
