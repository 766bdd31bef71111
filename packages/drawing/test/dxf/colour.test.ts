import { describe, expect, it } from 'vitest';
import { colourOf } from '../../src/dxf/colour.js';

describe('colours', () => {
  it.each([
    [1, '#ff0000'],
    [2, '#ffff00'],
    [3, '#00ff00'],
    [4, '#00ffff'],
    [5, '#0000ff'],
    [6, '#ff00ff'],
    [7, '#ffffff'],
    // Hues and shades as AutoCAD's table has them.
    [10, '#ff0000'],
    [11, '#ff7f7f'],
    [12, '#a50000'],
    [13, '#a55252'],
    [14, '#7f0000'],
    [16, '#4c0000'],
    [18, '#260000'],
    [20, '#ff3f00'],
    [30, '#ff7f00'],
    [40, '#ffbf00'],
    [43, '#a59152'],
    [50, '#ffff00'],
    [90, '#00ff00'],
    [130, '#00ffff'],
    [142, '#007ca5'],
    [170, '#0000ff'],
    [210, '#ff00ff'],
    [240, '#ff003f'],
    [249, '#261317'],
    [255, '#ffffff'],
  ])('%i is %s', (index, colour) => {
    expect(colourOf(index, -1)).toBe(colour);
  });

  it('in 24 bits outrank the index', () => {
    expect(colourOf(1, 0x0a0b0c)).toBe('#0a0b0c');
    expect(colourOf(1, 0)).toBe('#000000');
  });

  it.each([0, 256, 257, -3, 1.5, Number.NaN])('%d is none by itself', (index) => {
    expect(colourOf(index, -1)).toBeUndefined();
  });
});
