import type { Finding } from '@millwright/contracts';
import { expect, it } from 'vitest';
import { byDanger } from '../../src/index.js';

const found = (code: Finding['code'], severity: Finding['severity']): Finding => ({
  code,
  severity,
  message: '',
});

it('findings come with what all rests on first, then what hurts people, then what spoils wood, remarks last', () => {
  const findings = [
    found('SIMULATE_TOOL_ASSUMED', 'info'),
    found('SIMULATE_GOUGE', 'error'),
    found('SIMULATE_STRAY_CUT', 'warning'),
    found('SIMULATE_RAPID_IN_STOCK', 'error'),
    found('SIMULATE_PART_LOOSE', 'error'),
    found('SIMULATE_FRAME_DOUBTFUL', 'warning'),
  ];
  expect(byDanger(findings).map(({ code }) => code)).toEqual([
    'SIMULATE_FRAME_DOUBTFUL',
    'SIMULATE_PART_LOOSE',
    'SIMULATE_RAPID_IN_STOCK',
    'SIMULATE_GOUGE',
    'SIMULATE_STRAY_CUT',
    'SIMULATE_TOOL_ASSUMED',
  ]);
});
