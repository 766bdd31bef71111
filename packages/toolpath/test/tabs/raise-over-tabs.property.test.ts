import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descend, nTurnsOf } from '../../src/cut/descent.js';
import { raiseOverTabs } from '../../src/tabs/raise-over-tabs.js';

/** A way down with one to five tabs, some of them all but touching. */
const anyCase = fc
  .record({
    loopLengthMm: fc.double({ min: 60, max: 2000, noNaN: true }),
    depthMm: fc.double({ min: 2, max: 30, noNaN: true }),
    stepdownMm: fc.double({ min: 0.5, max: 15, noNaN: true }),
    rampSlope: fc.double({ min: 0.02, max: 1, noNaN: true }),
    topRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    nTabs: fc.integer({ min: 1, max: 5 }),
    fillRatio: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  })
  .filter((each) => nTurnsOf(each) < 100)
  .map((each) => {
    const share = each.loopLengthMm / each.nTabs;
    const spans = Array.from({ length: each.nTabs }, (_, i) => ({
      startMm: share * (i + 0.5 - each.fillRatio / 2),
      endMm: share * (i + 0.5 + each.fillRatio / 2),
    }));
    return { ...each, spans, tabTopZMm: -each.depthMm * each.topRatio };
  });
const runs = { seed: 3, numRuns: 200 };

test('the path is unbroken, keeps to the ramp on every way down, and never goes below a tab’s top over the tab', () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const raised = raiseOverTabs(descend(each), each);
      const breaks = raised.slice(1).filter((stretch, i) => {
        const before = raised[i]!;
        return Math.abs(stretch.fromMm - before.toMm) > 1e-6 || stretch.fromZMm !== before.toZMm;
      });
      expect(breaks).toEqual([]);
      const steepMm = raised.map(
        ({ fromMm, toMm, fromZMm, toZMm }) => fromZMm - toZMm - Math.abs(toMm - fromMm) * each.rampSlope,
      );
      expect(Math.max(...steepMm)).toBeLessThanOrEqual(1e-6);
      const overTabs = raised.flatMap(({ fromMm, toMm, fromZMm, toZMm }) =>
        [0.001, 0.25, 0.5, 0.75, 0.999].flatMap((ratio) => {
          const atMm = fromMm + (toMm - fromMm) * ratio;
          const inTurn = atMm - Math.floor(atMm / each.loopLengthMm) * each.loopLengthMm;
          const isOver = each.spans.some(
            ({ startMm, endMm }) => inTurn > startMm + 1e-6 && inTurn < endMm - 1e-6,
          );
          return isOver ? [fromZMm + (toZMm - fromZMm) * ratio] : [];
        }),
      );
      expect(overTabs.length).toBeGreaterThan(0);
      expect(Math.min(...overTabs)).toBeGreaterThanOrEqual(each.tabTopZMm - 1e-9);
    }),
    runs,
  );
});

test('between tabs the bottom is reached everywhere, up to the tabs’ very ends', () => {
  fc.assert(
    fc.property(anyCase, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (each, ratio) => {
      const raised = raiseOverTabs(descend(each), each);
      const gapStart = each.spans[0]!.endMm;
      const gapEnd = each.spans[1]?.startMm ?? each.loopLengthMm;
      const place = gapStart + (gapEnd - gapStart) * ratio;
      const isCut = raised.some(({ fromMm, toMm, fromZMm, toZMm }) => {
        const turn = Math.ceil((Math.min(fromMm, toMm) - place) / each.loopLengthMm);
        return (
          fromZMm === -each.depthMm &&
          toZMm === -each.depthMm &&
          place + turn * each.loopLengthMm <= Math.max(fromMm, toMm)
        );
      });
      expect(isCut).toBe(true);
    }),
    runs,
  );
});

test('without tabs nothing changes', () => {
  const descent = { loopLengthMm: 300, depthMm: 18, stepdownMm: 6, rampSlope: 0.05 };
  const stretches = descend(descent);
  expect(raiseOverTabs(stretches, { loopLengthMm: 300, spans: [], tabTopZMm: -15, rampSlope: 0.05 })).toEqual(
    stretches,
  );
});
