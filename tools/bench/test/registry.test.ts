import { describe, expect, it } from 'vitest';
import { benches } from '../src/registry.ts';

describe('every bench', () => {
  it.each(Object.keys(benches))(
    '%s declares rows that can be told apart, each target with its source',
    async (name) => {
      const { bench } = (await benches[name]?.()) ?? { bench: { uses: [], rows: [] } };
      expect(bench.uses.length).toBeGreaterThan(0);
      expect(bench.rows.length).toBeGreaterThan(0);
      const titles = bench.rows.map(({ metric, instance, budget }) => `${metric} ${instance} ${budget}`);
      expect(new Set(titles).size).toBe(titles.length);
      for (const { metric, target, targetSource } of bench.rows) {
        expect(metric).toMatch(new RegExp(`^${name}\\.[a-z-]+$`));
        expect(target === null || targetSource !== undefined, `${metric} says where its target stands`).toBe(
          true,
        );
      }
    },
  );
});
