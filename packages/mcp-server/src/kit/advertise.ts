import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';

/**
 * A schema that the SDK shows to clients but does not check: the pipeline checks every input and output itself, and answers with
 * Millwright’s error codes instead of the SDK’s sentence.
 */
export function advertise(schema: z.ZodType, io: 'input' | 'output'): StandardSchemaWithJSON {
  const json = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  const show = () => json as Record<string, unknown>;
  return {
    '~standard': {
      version: 1,
      vendor: 'millwright',
      validate: (value) => ({ value }),
      jsonSchema: { input: show, output: show },
    },
  };
}
