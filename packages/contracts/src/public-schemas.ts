import { z } from 'zod';
import { jobSchema } from './job.js';
import { machineSchema } from './shapes/machine.js';
import { toolLibrarySchema } from './shapes/tool.js';

const BASE = 'https://millwright.github.io/schemas/v1';

const publish = (name: string, title: string, schema: z.ZodType) => ({
  ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }),
  $id: `${BASE}/${name}.schema.json`,
  title,
});

/** JSON Schemas (2020-12) of the public files, by file name, for editors. Generated from the same schemas that check the files. */
export const publicSchemas: Readonly<Record<string, object>> = {
  'job.schema.json': publish('job', 'Millwright job file', jobSchema),
  'machine.schema.json': publish('machine', 'Millwright machine profile', machineSchema),
  'tool-library.schema.json': publish('tool-library', 'Millwright tool library', toolLibrarySchema),
};
