import { describe, expect, it } from 'vitest';
import { partId } from '../../src/parts/part-id.js';

describe('partId', () => {
  it('says what the part is called', () => {
    expect(partId('side left', '521f3ac0', 0)).toBe('side-left-521f3ac0');
    expect(partId('Rückwand (2×)', '521f3ac0', 1)).toBe('ruckwand-2-521f3ac0-2');
  });

  it('is plain ASCII whatever the label holds, and short', () => {
    for (const label of ['<script>', 'a\nM3 S24000', '背板', '   ', '-', 'x'.repeat(500), '🪚 saw']) {
      expect(partId(label, '0', 0)).toMatch(/^[a-z0-9][a-z0-9-]{0,40}$/);
    }
  });

  it('is a part where there is no label', () => {
    expect(partId(undefined, '521f3ac0', 0)).toBe('part-521f3ac0');
  });
});
