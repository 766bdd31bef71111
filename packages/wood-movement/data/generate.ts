import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { speciesModule } from './species-module.ts';

const read = (name: string) => readFileSync(resolve(import.meta.dirname, name), 'utf8');

writeFileSync(
  resolve(import.meta.dirname, '../src/species-table.generated.ts'),
  speciesModule(read('coefficients.csv'), read('shrinkage.csv'), read('latin.csv')),
);
