// A job written by hand that takes the proof through all its shapes of tools, ways down, features and both faces of a sheet. It runs in
// every Node and browser, so it imports nothing: what it calls is handed in, and types are all that TypeScript adds.

/** What a run needs of post-grbl's reader and of simulate with its entries. */
export interface ProofFace {
  readonly readProgram: (request: { text: string }) => Promise<unknown>;
  readonly proveProgram: (request: never) => Promise<{ readonly findings: unknown }>;
  readonly describeProgram: (request: never) => Promise<unknown>;
  readonly drawEngagement: (request: never, options?: never) => Promise<string>;
  readonly drawSheet: (request: never, options?: never) => Promise<Uint8Array>;
  readonly drawDifference: (request: never, options?: never) => Promise<Uint8Array>;
  readonly recordReplay: (request: never, options?: never) => Promise<Uint8Array>;
  readonly replayPage: (bytes: Uint8Array, options?: never) => string;
  readonly sha256: (text: string) => string;
}

const start = (tool: number) => `M5\nT${tool}\nM0\nS18000 M3\nG4 P3`;

/** Flat, V, ball and bull-nose cutters; ramps, helices and arcs; a pocket, a blind hole, engravings, waste, tabs beside clamps. */
const firstProgram = `G21 G90 G17 G94
G54
G0 Z35
${start(4)}
G0 X23 Y60
G0 Z1
G1 Z0 F400
G3 X23 Y60 Z-2 I-3 J0 F900
G3 X23 Y60 Z-4 I-3 J0
G3 X23 Y60 I-3 J0
G1 X20 Y40 F1500
G1 Y80
G0 Z15
${start(1)}
G0 X58 Y48
G0 Z1
G1 Z0 F400
G1 X92 Z-5 F900
G1 X58 F1500
G1 Y62
G1 X92
G1 Y48
G1 Y52.6
G1 X58
G1 Y57.2
G1 X92
G0 Z5
G0 X110 Y45
G0 Z1
G1 Z-6 F300
G0 Z5
G0 X147 Y70
G0 Z1
G1 Z0 F400
G3 X147 Y70 Z-4.1 I-7 J0 F900
G3 X147 Y70 Z-8.2 I-7 J0
G3 X147 Y70 Z-12.3 I-7 J0
G3 X147 Y70 I-7 J0
G0 Z15
${start(2)}
G0 X105 Y60
G0 Z1
G1 Z-1.5 F300
G1 X115 F900
G2 X120 Y55 I0 J-5
G1 Y40
G0 Z15
${start(3)}
G0 X50 Y75
G0 Z1
G1 Z-1 F300
G1 X95 F900
G3 X100 Y80 I0 J5
G2 X104 Y84 I4 J0
G0 Z15
${start(1)}
G0 X37 Y40
G0 Z1
G1 Z0 F400
G1 Y90 Z-4.1 F900
G2 X40 Y93 I3 J0 F1200
G1 X160
G2 X163 Y90 I0 J-3
G1 Y30
G2 X160 Y27 I-3 J0
G1 X40
G2 X37 Y30 I0 J3
G1 Y40
G1 Y90 Z-8.2 F900
G2 X40 Y93 I3 J0 F1200
G1 X160
G2 X163 Y90 I0 J-3
G1 Y30
G2 X160 Y27 I-3 J0
G1 X40
G2 X37 Y30 I0 J3
G1 Y40
G1 Y90 Z-12.3 F900
G2 X40 Y93 I3 J0 F1200
G1 X93
G1 Z-8.2 F400
G1 X107 F1200
G1 Z-12.3 F400
G1 X160 F1200
G2 X163 Y90 I0 J-3
G1 Y30
G2 X160 Y27 I-3 J0
G1 X107
G1 Z-8.2 F400
G1 X93 F1200
G1 Z-12.3 F400
G1 X40 F1200
G2 X37 Y30 I0 J3
G1 Y90
G0 Z15
M5
M30
`;

/** The other face: a blind hole and an engraving by the ball, on the sheet turned about Y. */
const otherProgram = `G21 G90 G17 G94
G54
G0 Z35
${start(1)}
G0 X55 Y80
G0 Z1
G1 Z-4 F300
G0 Z15
${start(2)}
G0 X100 Y40
G0 Z1
G1 Z-1 F300
G1 X120 F900
G3 X120 Y48 I0 J4
G0 Z15
M5
M30
`;

const rectangle = (x: number, y: number, width: number, height: number) => ({
  closed: true,
  vertices: [
    [x, y, 0],
    [x + width, y, 0],
    [x + width, y + height, 0],
    [x, y + height, 0],
  ],
});
/** Bulge of a quarter turn. */
const QUARTER = 0.41421356237309503;
const rounded = (x: number, y: number, width: number, height: number, radius: number) => ({
  closed: true,
  vertices: [
    [x + radius, y, 0],
    [x + width - radius, y, QUARTER],
    [x + width, y + radius, 0],
    [x + width, y + height - radius, QUARTER],
    [x + width - radius, y + height, 0],
    [x + radius, y + height, QUARTER],
    [x, y + height - radius, 0],
    [x, y + radius, QUARTER],
  ],
});
const circle = (x: number, y: number, radius: number, bulge: 1 | -1) => ({
  closed: true,
  vertices: [
    [x - radius, y, bulge],
    [x + radius, y, bulge],
  ],
});
const curve = (...vertices: number[][]) => ({ closed: false, vertices });

const plate = {
  id: 'plate',
  quantity: 1,
  outline: rectangle(0, 0, 120, 60),
  holes: [circle(100, 40, 10, -1)],
  features: [
    { id: 'pocket', kind: 'pocket', depthMm: 5, contour: rounded(15, 15, 40, 20, 3) },
    { id: 'dowel', kind: 'drill', depthMm: 6, diameterMm: 6, contour: circle(70, 15, 3, 1) },
    {
      id: 'groove',
      kind: 'engrave',
      depthMm: 1.5,
      contour: curve([65, 30, 0], [75, 30, -QUARTER], [80, 25, 0], [80, 10, 0]),
    },
    {
      id: 'line',
      kind: 'engrave',
      depthMm: 1,
      contour: curve([10, 45, 0], [55, 45, QUARTER], [60, 50, -QUARTER], [64, 54, 0]),
    },
    { id: 'back', kind: 'drill', depthMm: 4, diameterMm: 6, side: 'bottom', contour: circle(105, 50, 3, 1) },
    {
      id: 'mark',
      kind: 'engrave',
      depthMm: 1,
      side: 'bottom',
      contour: curve([60, 10, 0], [40, 10, -1], [40, 18, 0]),
    },
  ],
} as const;

const cutter = {
  diameterMm: 6,
  nFlutes: 2,
  fluteLengthMm: 25,
  shankDiameterMm: 6,
  stickoutMm: 40,
  holder: { diameterMm: 30, lengthMm: 40 },
  canPlunge: true,
} as const;

const limits = { maxFeedMmPerMin: 2000, maxPlungeMmPerMin: 500, maxStepdownMm: 6, maxEngagementDeg: 180 };

/** All that is known of the job but its programs. */
const circumstances = {
  parts: [plate],
  layout: {
    sheets: [{ stockId: 'mdf', material: 'mdf', widthMm: 200, heightMm: 120, thicknessMm: 12 }],
    placements: [
      { partId: 'plate', copy: 0, sheetIndex: 0, xMm: 40, yMm: 30, rotationDeg: 0, mirrored: false },
    ],
    unplaced: [],
    marginMm: 10,
    spacingMm: 8,
    yieldRatio: 0.3,
  },
  tools: [
    { ...cutter, id: 'flat', number: 1, label: '6 mm flat', shape: 'flat' },
    { ...cutter, id: 'ball', number: 2, label: '4 mm ball', shape: 'ball', diameterMm: 4, fluteLengthMm: 15 },
    { ...cutter, id: 'vee', number: 3, label: '60° V', shape: 'vee', tipAngleDeg: 60, fluteLengthMm: 5 },
    {
      ...cutter,
      id: 'bull',
      number: 4,
      label: '8 mm bull nose',
      shape: 'bull-nose',
      diameterMm: 8,
      shankDiameterMm: 8,
      cornerRadiusMm: 1,
    },
  ],
  machine: {
    id: 'router',
    label: 'Router',
    controller: 'grbl-1.1',
    travelMm: [800, 800, 100],
    maxRateMmPerMin: [5000, 5000, 2000],
    accelerationMmPerS2: [400, 400, 270],
    stepsPerMm: [40, 40, 189],
    junctionDeviationMm: 0.02,
    arcToleranceMm: 0.002,
    spindle: { minRpm: 8000, maxRpm: 24000, spinUpS: 3 },
    sources: [],
  },
  setup: { workZeroMm: [20, 20, 60], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 },
  tabs: [
    { centreMm: [100, 90], lengthMm: 8, heightMm: 3.8 },
    { centreMm: [100, 30], lengthMm: 8, heightMm: 3.8 },
  ],
  operations: [{ kind: 'clear', id: 'waste', contour: rectangle(10, 30, 22, 60), depthMm: 4 }],
  obstacles: [
    { id: 'clamp', kind: 'clamp', footprint: circle(186, 106, 8, 1), topZMm: 20, clearanceMm: 2 },
    { id: 'corner', kind: 'keep-out', footprint: rectangle(180, 2, 18, 14), topZMm: 30 },
  ],
  cuttingLimits: [1, 2, 3, 4].map((toolNumber) => ({ toolNumber, ...limits })),
  blocks: [
    { id: 'waste', firstLine: 1, lastLine: 16 },
    { id: 'all else', firstLine: 17, lastLine: 200 },
  ],
  throughMm: 0.3,
  partsExpected: [{ partId: 'plate', copy: 0 }],
  budgetCells: 2_000_000,
} as const;

/** Lines changed so that much goes wrong: a gouge by the ball, a rapid through wood, a hole left too small, a clamp that is hit. */
const spoilt = firstProgram
  .replace('G1 X115 F900', 'G1 X115 Z-2.5 F900')
  .replace('G0 Z5\nG0 X110 Y45', 'G0 Z-1\nG0 X110 Y45')
  .replaceAll('I-7 J0', 'I-6.9 J0')
  .replace(/M5\nM30\n$/, 'G0 X186 Y104\nM5\nM30\n');

/** Everything the proof, its pictures and its replay make of the job, by file name. */
export async function runHardProof(face: ProofFace): Promise<Record<string, unknown>> {
  const files: Record<string, unknown> = {};
  const other = await face.readProgram({ text: otherProgram });
  for (const [name, text] of [
    ['right', firstProgram],
    ['spoilt', spoilt],
  ] as const) {
    const reading = await face.readProgram({ text });
    const request = {
      ...circumstances,
      programSha256: face.sha256(text),
      reading,
      otherSide: {
        programSha256: face.sha256(otherProgram),
        reading: other,
        turnedAbout: 'y',
        pins: [
          { centreMm: [8, 60], diameterMm: 6 },
          { centreMm: [192, 60], diameterMm: 6 },
        ],
      },
    } as never;
    const proof = await face.proveProgram(request);
    const { findings } = proof;
    const replay = await face.recordReplay(request, { cellMm: 0.5 } as never);
    const bottom = { widthPx: 400, side: 'bottom' } as never;
    Object.assign(files, {
      [`${name}.request.json`]: request,
      [`${name}.proof.json`]: proof,
      [`${name}.description.json`]: await face.describeProgram({ reading, text } as never),
      [`${name}.engagement.svg`]: await face.drawEngagement(request, { findings } as never),
      [`${name}.sheet.png`]: await face.drawSheet(request, { widthPx: 600 } as never),
      [`${name}.sheet-bottom.png`]: await face.drawSheet(request, bottom),
      [`${name}.difference.png`]: await face.drawDifference(request, { widthPx: 600 } as never),
      [`${name}.difference-bottom.png`]: await face.drawDifference(request, bottom),
      [`${name}.replay`]: replay,
      [`${name}.replay-bottom`]: await face.recordReplay(request, { cellMm: 1, side: 'bottom' } as never),
      [`${name}.replay.html`]: face.replayPage(replay, { title: `Hard job, ${name}` } as never),
    });
  }
  return files;
}
