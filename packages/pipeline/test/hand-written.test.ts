import { type Part, type ProveRequest, sha256 } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { describe, expect, it } from 'vitest';

/** Programs typed by hand, each right by construction or with one thing wrong, as somebody may write them who has read the guide alone. */
const flat = (number: number, diameterMm: number) => ({
  ...{ id: `flat-${number}`, number, label: `${diameterMm} mm flat`, shape: 'flat' as const, diameterMm },
  ...{ nFlutes: 2, fluteLengthMm: 22, shankDiameterMm: diameterMm, stickoutMm: 45, canPlunge: true },
});
const vee = { ...flat(1, 16), shape: 'vee' as const, tipAngleDeg: 90, fluteLengthMm: 8, shankDiameterMm: 6 };

function request(part: Part, place: { xMm: number; yMm: number; rotationDeg: number }): ProveJob {
  const sheet = {
    stockId: 'ply',
    material: 'plywood' as const,
    widthMm: 200,
    heightMm: 200,
    thicknessMm: 12,
  };
  return {
    parts: [part],
    layout: {
      sheets: [sheet],
      placements: [{ partId: part.id, copy: 0, sheetIndex: 0, mirrored: false, ...place }],
      ...{ unplaced: [], marginMm: 10, spacingMm: 8, yieldRatio: 0.2 },
    },
    tools: [vee, flat(2, 3)],
    machine: {
      ...{
        id: 'router',
        label: 'Router',
        controller: 'grbl-1.1',
        junctionDeviationMm: 0.01,
        arcToleranceMm: 0.002,
      },
      ...{
        travelMm: [800, 800, 100],
        maxRateMmPerMin: [5000, 5000, 2000],
        accelerationMmPerS2: [400, 400, 250],
      },
      ...{ stepsPerMm: [80, 80, 400], spindle: { minRpm: 6000, maxRpm: 24000, spinUpS: 3 }, sources: [] },
    },
    setup: { workZeroMm: [30, 30, 80], clearanceZMm: 15, retractZMm: 4, spoilboardMm: 1 },
    throughMm: 0.3,
    partsExpected: [{ partId: part.id, copy: 0 }],
  };
}
type ProveJob = Omit<Parameters<typeof proveProgram>[0], 'programSha256' | 'reading'> & Partial<ProveRequest>;

async function prove(lines: readonly string[], job: ProveJob) {
  const text = `${lines.join('\n')}\n`;
  return proveProgram({ ...job, programSha256: sha256(text), reading: await readProgram({ text }) });
}

const start = (tool: number) => ['G21 G90 G17', 'G0 Z15', `T${tool}`, 'M3 S16000', 'G4 P4'];
const end = ['G0 Z15', 'M5', 'M30'];

const hexagon: Part = {
  ...{ id: 'hexagon', quantity: 1, holes: [], features: [] },
  outline: {
    closed: true,
    vertices: [
      [60, 25.981, 0],
      [45, 51.962, 0],
      [15, 51.962, 0],
      [0, 25.981, 0],
      [15, 0, 0],
      [45, 0, 0],
    ],
  },
};
/** Once round the hexagon at (40, 40) with a tool of 3 mm, the corners as arcs of three decimals. */
const round = (feed: string, z = ['', '', '', '', '', '', '', '', '', '', '', '']) => [
  `G3 X101.299 Y66.731${z[0]} I-1.299 J0.75 ${feed}`,
  `G1 X86.299 Y92.712${z[1]}`,
  `G3 X85 Y93.462${z[2]} I-1.299 J-0.75`,
  `G1 X55${z[3]}`,
  `G3 X53.701 Y92.712${z[4]} I0 J-1.5`,
  `G1 X38.701 Y66.731${z[5]}`,
  `G3 X38.701 Y65.231${z[6]} I1.299 J-0.75`,
  `G1 X53.701 Y39.25${z[7]}`,
  `G3 X55 Y38.5${z[8]} I1.299 J0.75`,
  `G1 X85${z[9]}`,
  `G3 X86.299 Y39.25${z[10]} I0 J1.5`,
  `G1 X101.299 Y65.231${z[11]}`,
];
const hexagonJob = request(hexagon, { xMm: 40, yMm: 40, rotationDeg: 0 });
const toHexagon = [...start(2), 'G0 X101.299 Y65.231', 'G0 Z5'];

describe('programs typed by hand', () => {
  it('lets a tool spiral down round a part faster than Z alone could go, whatever the rounding of the radii', async () => {
    const down = Array.from({ length: 4 }, (_, turn) =>
      round(
        'F2500',
        Array.from({ length: 12 }, (_, i) => ` Z${((-12.3 / 4) * (turn + (i + 1) / 12)).toFixed(3)}`),
      ),
    );
    const proof = await prove(
      [...toHexagon, 'G1 Z0 F400', ...down.flat(), ...round('F2500'), ...end],
      hexagonJob,
    );
    expect(proof.findings).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });

  it('places a ring that is cut too shallow at its first side, and a lost side after the line before it', async () => {
    const levels = (last: string) => [
      ...[...toHexagon, 'G1 Z-6 F400', ...round('F1200')],
      ...[`G1 Z${last} F400`, ...round('F1200'), ...end],
    ];
    const shallow = await prove(levels('-11.8'), hexagonJob);
    expect(shallow.findings.map(({ code, programLine }) => [code, programLine])).toEqual([
      ['SIMULATE_CONTOUR_INCOMPLETE', 23],
    ]);
    const lost = levels('-12.3');
    lost.splice(32, 1);
    const open = await prove(lost, hexagonJob);
    const { code, programLine } = open.findings[0] ?? {};
    expect([code, programLine]).toEqual(['SIMULATE_CONTOUR_INCOMPLETE', 32]);
  });

  it('allows the tip of a V-bit to run along the foot of a chamfer round a corner that is turned by 33°', async () => {
    const bulge = Math.tan(Math.PI / 8);
    const outline = {
      closed: true,
      vertices: [
        [8, 0, 0],
        [82, 0, bulge],
        [90, 8, 0],
        [90, 52, bulge],
        [82, 60, 0],
        [8, 60, bulge],
        [0, 52, 0],
        [0, 8, bulge],
      ] as [number, number, number][],
    };
    const chamfer = { id: 'edge', kind: 'chamfer' as const, contour: outline, widthMm: 1.5, depthMm: 1.5 };
    const plate: Part = { id: 'plate', quantity: 1, outline, holes: [], features: [chamfer] };
    const ring = [
      'G2 X101.759 Y114.528 I4.357 J-6.710 F1200',
      'G1 X125.723 Y77.627',
      'G2 X123.371 Y66.560 I-6.709 J-4.357',
      'G1 X61.309 Y26.257',
      'G2 X50.243 Y28.609 I-4.357 J6.709',
      'G1 X26.279 Y65.511',
      'G2 X28.631 Y76.577 I6.709 J4.357',
      'G1 X90.693 Y116.881',
    ];
    const proof = await prove(
      [...start(1), 'G0 X90.693 Y116.881', 'G0 Z5', 'G1 Z-1.5 F400', ...ring, ...end],
      request(plate, { xMm: 54.6, yMm: 21.9, rotationDeg: 33 }),
    );
    expect(proof.obligations.filter(({ id }) => id.startsWith('gouge:')).map(({ state }) => state)).toEqual([
      'holds',
    ]);
  });

  it('follows arcs as the controller does, at the radius of their start, where their words are rounded to hundredths', async () => {
    const disc: Part = {
      ...{ id: 'disc', quantity: 1, holes: [], features: [] },
      outline: {
        closed: true,
        vertices: [
          [0, 40, 1],
          [80, 40, 1],
        ],
      },
    };
    const job = request(disc, { xMm: 40, yMm: 40, rotationDeg: 0 });
    // Around X80 Y80 at 41.5 mm from an angle of 0.3 rad on and back there, the centre `off` mm to the right of where it should be.
    const at = (angle: number) => [80 + 41.5 * Math.cos(angle), 80 + 41.5 * Math.sin(angle)] as const;
    const arc = (from: number, to: number, off: number) => {
      const [[ax, ay], [bx, by]] = [at(from), at(to)];
      return `G3 X${bx.toFixed(3)} Y${by.toFixed(3)} I${(80 - ax + off).toFixed(3)} J${(80 - ay).toFixed(3)} F1200`;
    };
    const [x, y] = at(0.3);
    const once = (off: number) => [arc(0.3, 0.3 + 3.1, off), arc(0.3 + 3.1, 0.3 + 2 * Math.PI, off)];
    const whole = (off: number) => [
      ...start(2),
      `G0 X${x.toFixed(3)} Y${y.toFixed(3)}`,
      ...['G0 Z5', 'G1 Z-12.3 F400', ...once(off), ...end],
    ];
    // At the radius of the start, 41.5 − off · cos 0.3, the far side of the first arc comes nearer by 1.955 off: 4.9 and 14 µm.
    expect((await prove(whole(0.0025), job)).findings).toEqual([]);
    const far = await prove(whole(0.0072), job);
    const gouge = far.findings.find(({ code }) => code === 'SIMULATE_GOUGE');
    expect(gouge?.programLine).toBe(9);
    expect(gouge?.measured?.value).toBeCloseTo(0.014, 3);
  });
});
