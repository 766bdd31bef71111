// The large counts of every engine: seeded, resumable, each test prints what it covered (see long-run.ts). A file of its own:
// `npx -y pnpm@12 test:long packages/nest`.
import { defineConfig } from 'vitest/config';
import { projects } from './vitest.ts';

/** A day: a run may take as long as it likes, and goes on where it was killed. */
const LIMIT_MS = 86_400_000;

export default defineConfig({
  test: { projects: projects(['test/**/*.long.ts'], LIMIT_MS), reporters: ['verbose'], maxWorkers: 2 },
});
