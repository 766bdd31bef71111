// The large counts of every engine: seeded, resumable, each test prints what it covered.
import { defineConfig } from 'vitest/config';
import { projects } from './vitest.ts';

export default defineConfig({
  test: { projects: projects(['test/**/*.long.ts'], 3_600_000), reporters: ['verbose'], maxWorkers: 2 },
});
