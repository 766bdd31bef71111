import { describe, expect, it } from 'vitest';
import { ruleOfName } from '../../src/parts/layer-names.js';

describe('the name of a layer', () => {
  it.each([
    ['POCKET_6', { operation: 'pocket', depthMm: 6 }],
    ['pocket-6.5mm', { operation: 'pocket', depthMm: 6.5 }],
    ['DRILL_12_D5', { operation: 'drill', depthMm: 12, diameterMm: 5 }],
    ['Drill_D5_12', { operation: 'drill', depthMm: 12, diameterMm: 5 }],
    ['DRILL_D5', { operation: 'drill', diameterMm: 5 }],
    ['ENGRAVE_0.5', { operation: 'engrave', depthMm: 0.5 }],
    ['Engraving', { operation: 'engrave' }],
    ['POCKET_THROUGH', { operation: 'pocket' }],
    ['dimensions', { operation: 'ignore' }],
  ])('%s may say what to do', (layer, rule) => {
    expect(ruleOfName(layer)).toEqual({ layer, ...rule });
  });

  it.each([
    '0',
    'CUT',
    'CUT_THROUGH',
    'OUTLINE',
    'Drill press',
    'pocket knife',
    'constructor',
    'toString',
    '',
    '_-_',
    'POCKET_0x',
  ])('%s says nothing', (layer) => {
    expect(ruleOfName(layer)).toBeUndefined();
  });
});
