import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeOfWidthMm, coefficientOf, shrinkageFromCoefficientPct } from '../src/change-of-width.js';
import { checkMovement } from '../src/check-movement.js';
import { equilibriumMoisturePct, relativeHumidityPct } from '../src/equilibrium-moisture.js';
import { findSpecies } from '../src/species.js';

/** Published answers, each with the source and the arithmetic it used. See fixtures/README.md. */
interface Example {
  readonly id: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, never>>;
  readonly method: string;
  readonly published: Readonly<Record<string, never>>;
  readonly tolerance: Readonly<Record<string, number>>;
  readonly known_bad?: Readonly<Record<string, number>>;
}
const { examples } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'fixtures/worked-examples.json'), 'utf8'),
) as { examples: readonly Example[] };
const of = (kind: string) => examples.filter((example) => example.kind === kind);
const celsius = (fahrenheit: number) => (fahrenheit - 32) / 1.8;

/** Change of width from the figures the example gives, by the law it used, in the unit of `width`. */
function changeOf(inputs: Readonly<Record<string, number>>, method: string, width: number) {
  const saturation = method.startsWith('linear') ? (inputs.fsp_pct ?? 30) : 30;
  const perPoint = (ratio: number) => 100 * ratio * saturation;
  const shrinkagePct =
    inputs.S_T_pct ??
    (inputs.rate_per_pct === undefined
      ? shrinkageFromCoefficientPct(inputs.C_T ?? Number.NaN, saturation)
      : perPoint(inputs.rate_per_pct));
  return changeOfWidthMm({
    wood: { tangentialShrinkagePct: shrinkagePct, fibreSaturationPct: saturation },
    widthMm: width,
    ringAngleDeg: 0,
    fromMoisturePct: inputs.mc_from!,
    toMoisturePct: inputs.mc_to!,
    law: method.startsWith('linear') ? 'linear' : method.endsWith('13-2') ? 'handbook-13-2' : 'handbook-13-3',
  });
}

describe('published worked examples', () => {
  it.each(of('dimension-change'))(
    'gives the printed answer of $id',
    ({ inputs, method, published, tolerance }) => {
      expect(published.delta_mm ?? published.delta_in).toBeDefined();
      for (const unit of ['mm', 'in']) {
        if (published[`delta_${unit}`] === undefined) continue;
        const change = changeOf(inputs, method, inputs[`width_${unit}`]!);
        expect(Math.abs(change - published[`delta_${unit}`]!)).toBeLessThanOrEqual(
          tolerance[`delta_${unit}`]!,
        );
      }
    },
  );

  it('gives the printed answer of wfb-red-oak-2.25in by eq. 13-3 as well', () => {
    const { inputs, published, tolerance } = examples.find(({ id }) => id === 'wfb-red-oak-2.25in')!;
    const change = changeOf(inputs, 'handbook-13-3', inputs.width_in!);
    expect(Math.abs(change - published.delta_in!)).toBeLessThanOrEqual(tolerance.delta_in!);
  });

  it.each(of('rh-to-movement'))(
    'gives the printed answer of $id from humidity',
    ({ inputs, published, tolerance }) => {
      const at = (humidity: number) =>
        equilibriumMoisturePct({ temperatureC: celsius(inputs.temp_F!), relativeHumidityPct: humidity });
      const [from, to] = [at(inputs.rh_from!), at(inputs.rh_to!)];
      if (published.emc_from !== undefined) {
        expect(Math.abs(from - published.emc_from!)).toBeLessThanOrEqual(tolerance.emc_from!);
        expect(Math.abs(to - published.emc_to!)).toBeLessThanOrEqual(tolerance.emc_to!);
      }
      const wood = findSpecies(inputs.species!);
      for (const law of ['handbook-13-2', 'handbook-13-3'] as const) {
        const change = changeOfWidthMm({
          wood,
          widthMm: inputs.width_in!,
          ringAngleDeg: 0,
          fromMoisturePct: from,
          toMoisturePct: to,
          law,
        });
        expect(Math.abs(change - published.delta_in!)).toBeLessThanOrEqual(tolerance.delta_in!);
      }
    },
  );

  it.each(of('emc'))(
    'gives the printed moisture or humidity of $id',
    ({ inputs, method, published, tolerance }) => {
      const temperatureC: number = inputs.temp_C ?? celsius(inputs.temp_F!);
      const inverse = method === 'hh-inverse';
      const given: number[] = [inverse ? inputs.emc : inputs.rh].flat() as unknown as number[];
      const expected: number[] = [inverse ? published.rh : published.emc].flat() as unknown as number[];
      expect(given.length).toBe(expected.length);
      given.forEach((value, index) => {
        const answer = inverse
          ? relativeHumidityPct({ temperatureC, moisturePct: value })
          : equilibriumMoisturePct({ temperatureC, relativeHumidityPct: value });
        expect(Math.abs(answer - expected[index]!)).toBeLessThanOrEqual(
          (inverse ? tolerance.rh : tolerance.emc)!,
        );
      });
    },
  );

  it.each(of('coefficient'))('gives the printed coefficients of $id', ({ inputs, published, tolerance }) => {
    for (const direction of ['R', 'T'])
      expect(
        Math.abs(coefficientOf(inputs[`S_${direction}`]!, inputs.fsp!) - published[`C_${direction}`]!),
      ).toBeLessThanOrEqual(tolerance.C!);
  });

  it('gives the right value where bad-studio-red-oak, bad-emc-reprint and bad-rival-mcp printed a wrong one', () => {
    const bad = (id: string) => examples.find((example) => example.id === id)!;
    const oak = bad('bad-studio-red-oak');
    const oakChange = changeOf(oak.inputs, 'handbook-13-3', oak.inputs.width_in!);
    expect(Math.abs(oakChange - oak.known_bad!.correct_delta_in!)).toBeLessThanOrEqual(0.0005);
    expect(Math.abs(oakChange - oak.published.delta_in!)).toBeGreaterThan(2);

    const reprint = bad('bad-emc-reprint');
    const moisture = equilibriumMoisturePct({
      temperatureC: celsius(reprint.inputs.temp_F!),
      relativeHumidityPct: reprint.inputs.rh!,
    });
    expect(Math.abs(moisture - reprint.known_bad!.correct_emc!)).toBeLessThanOrEqual(0.06);

    const rival = bad('bad-rival-mcp');
    const at = (humidity: number) =>
      equilibriumMoisturePct({ temperatureC: 20, relativeHumidityPct: humidity });
    const rivalChange = changeOf(
      { ...rival.inputs, mc_from: at(50), mc_to: at(80) },
      'handbook-13-2',
      rival.inputs.width_mm!,
    );
    expect(Math.abs(rivalChange - rival.known_bad!.correct_delta_mm!)).toBeLessThanOrEqual(0.01);
  });
});

describe('published rules of the trade', () => {
  const panel = { kind: 'framed-panel', id: 'p', species: 'black cherry', ringAngleDeg: 0 } as const;

  it('expects all movement to be growth when the panel is built at its driest, and half each way in between', () => {
    const widths = (buildMoisturePct: number) => {
      const climate = { buildMoisturePct, driestMoisturePct: 6, wettestMoisturePct: 12 };
      const [board] = checkMovement({
        climate,
        checks: [{ kind: 'board', id: 'b', species: 'black cherry', ringAngleDeg: 0, widthMm: 300 }],
      }).checks;
      return [300 - board!.widthDriestMm!, board!.widthWettestMm! - 300] as const;
    };
    const [dryShrink, dryGrow] = widths(6);
    expect(dryShrink).toBe(0);
    expect(dryGrow).toBeGreaterThan(4);
    const [midShrink, midGrow] = widths(9);
    expect(midShrink / midGrow).toBeCloseTo(1, 9);
  });

  it('reports the published groove, figure-eight and breadboard rules beside its own answer', () => {
    const climate = { buildMoisturePct: 9, driestMoisturePct: 6, wettestMoisturePct: 12 };
    const rule = (id: string) => examples.find((example) => example.id === id)!.published;
    const wood = { species: 'black cherry', ringAngleDeg: 0, widthMm: 500 } as const;
    const [groove, top, end] = checkMovement({
      climate,
      checks: [
        { ...panel, widthMm: 381, grooveDepthMm: 9.525, gapPerSideMm: 3.175 },
        {
          ...wood,
          kind: 'top-fastener',
          id: 't',
          slotTravelMm: 9,
          fixedAt: 'centre',
          fastener: 'figure-eight',
        },
        {
          ...wood,
          kind: 'breadboard',
          id: 'b',
          fixedAt: 'centre',
          inwardTravelMm: 9,
          outwardTravelMm: 9,
          pinDiameterMm: 8,
        },
      ],
    }).checks;
    expect([rule('rule-fww-groove').groove_depth_in, rule('rule-fww-groove').gap_per_side_in]).toEqual([
      3 / 8,
      1 / 8,
    ]);
    expect(groove!.tradeRule).toMatch(/groove 3\/8 in, panel edge 1\/4 in, gap 1\/8 in per side up to 15 in/);
    expect(top!.tradeRule).toContain(`about ${rule('rule-figure8-limit').max_top_width_in} in`);
    expect(top!.message).toContain('only to about 457 mm (18 in)');
    expect(rule('rule-woodmag-breadboard').tongue_shorter_by_in).toBe(1 / 4);
    expect(end!.tradeRule).toMatch(
      /tongue 1\/4 in shorter than its mortise, the end cut to the widest season/,
    );
  });

  it('finds the cabinetmaker’s groove (1/2 in deep, 1/8 in gap, 10 in panel) good for a house between 6 and 12 %', () => {
    const report = checkMovement({
      climate: { buildMoisturePct: 9, driestMoisturePct: 6, wettestMoisturePct: 12 },
      checks: [{ ...panel, widthMm: 254, grooveDepthMm: 12.7, gapPerSideMm: 3.175 }],
    });
    expect(report.checks[0]?.verdict).toBe('ok');
  });
});
