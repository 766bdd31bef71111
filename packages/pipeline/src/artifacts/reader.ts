import { type ArtifactStore, canonicalJson, MillwrightError, parseRef, sha256 } from '@millwright/contracts';
import type { z } from 'zod';

/** Turns what an input names or holds into values, and remembers which artifacts went in. */
export interface InputReader {
  /** The value itself, or the one a reference names; checked against the schema where it came by reference. */
  json<Schema extends z.ZodType>(value: string | z.output<Schema>, schema: Schema): Promise<z.output<Schema>>;
  /** The bytes a reference names, or the given ones. */
  bytes(value: string | Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly id: string }>;
  /** Ids of all artifacts read so far, in order; the same for a value given inline and by reference. */
  readonly inputs: readonly string[];
}

/** An input reader over a store. */
export function createInputReader(store: ArtifactStore): InputReader {
  const inputs: string[] = [];
  const fetch = async (ref: string) => {
    const found = await store.get(parseRef(ref));
    if (!found) {
      throw new MillwrightError('REF_UNKNOWN', {
        message: `No artifact is stored under ${ref}.`,
        hint: 'Artifacts live as long as the server process. Call the tool that makes it again, or give the value inline.',
        data: { ref },
      });
    }
    inputs.push(found.artifact.id);
    return found;
  };
  return {
    inputs,
    async json(value, schema) {
      if (typeof value !== 'string') {
        inputs.push(sha256(canonicalJson(value)));
        return value;
      }
      const { artifact, bytes } = await fetch(value);
      const parsed = schema.safeParse(parseJson(bytes));
      if (parsed.success) return parsed.data;
      throw new MillwrightError('INPUT_INVALID', {
        message: `${value} is a ${artifact.kind} and does not hold what is needed here.`,
        hint: 'Give the reference that the tool for this step returned.',
        data: { ref: value, kind: artifact.kind },
      });
    },
    async bytes(value) {
      if (typeof value === 'string') {
        const { artifact, bytes } = await fetch(value);
        return { bytes, id: artifact.id };
      }
      const id = sha256(value);
      inputs.push(id);
      return { bytes: value, id };
    },
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
