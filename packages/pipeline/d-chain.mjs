import { sha256 } from '@millwright/contracts';
import { readProgram, writeProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { planToolpaths } from '@millwright/toolpath';

const rect = (x, y, w, h, rev) => {
  const c = [
    [x, y, 0],
    [x + w, y, 0],
    [x + w, y + h, 0],
    [x, y + h, 0],
  ];
  return { closed: true, vertices: rev ? c.reverse() : c };
};
const circ = (x, y, d) => ({
  closed: true,
  vertices: [
    [x - d / 2, y, -1],
    [x + d / 2, y, -1],
  ],
});
const b = Math.tan(Math.PI / 8);
const blob = {
  closed: true,
  vertices: [
    [0, 0, 0],
    [120, 0, b],
    [140, 20, 0],
    [140, 60, -0.3],
    [100, 90, 0.2],
    [40, 90, -0.9],
    [20, 90, 0],
    [0, 90, 0],
  ],
};
const parts = [
  {
    id: 'box',
    quantity: 1,
    outline: rect(0, 0, 200, 120),
    holes: [
      circ(30, 30, 6),
      circ(60, 30, 10),
      circ(100, 60, 40),
      rect(130, 20, 40, 60, true),
      circ(20, 100, 4),
      circ(20, 60, 6.04),
      rect(60, 80, 20, 6, true),
    ],
    features: [],
  },
  { id: 'blob', quantity: 1, outline: blob, holes: [circ(70, 40, 14)], features: [] },
];
const placements = [
  { partId: 'box', copy: 0, sheetIndex: 0, xMm: 30, yMm: 30, rotationDeg: 0, mirrored: false },
  { partId: 'blob', copy: 0, sheetIndex: 0, xMm: 260, yMm: 30, rotationDeg: 0, mirrored: false },
  { partId: 'blob', copy: 1, sheetIndex: 0, xMm: 260, yMm: 320, rotationDeg: 30, mirrored: true },
];
const layout = {
  sheets: [{ stockId: 's', material: 'plywood', widthMm: 600, heightMm: 600, thicknessMm: 12 }],
  placements,
  unplaced: [],
  marginMm: 10,
  spacingMm: 8,
  yieldRatio: 0.2,
};
const tool = {
  id: 't',
  number: 1,
  label: 't',
  shape: 'flat',
  diameterMm: 6,
  nFlutes: 2,
  fluteLengthMm: 25,
  shankDiameterMm: 6,
  stickoutMm: 30,
  canPlunge: true,
};
const setup = { workZeroMm: [50, 50, 100], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 };
const machine = {
  id: 'm',
  label: 'm',
  controller: 'grbl-1.1',
  travelMm: [800, 800, 150],
  maxRateMmPerMin: [5000, 5000, 2000],
  accelerationMmPerS2: [300, 300, 100],
  stepsPerMm: [80, 80, 400],
  junctionDeviationMm: 0.01,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 5000, maxRpm: 24000, spinUpS: 3 },
  sources: [],
};
const plan = await planToolpaths({
  layout,
  parts,
  tool,
  cutting: { spindleRpm: 18000, feedMmPerMin: 2000, plungeMmPerMin: 500, stepdownMm: 4 },
  setup,
  tabs: { lengthMm: 6, heightMm: 3, perPart: 3, largestGapMm: 400 },
});
console.log(
  plan.toolpaths.length,
  plan.findings.map((f) => f.code + ' ' + f.message),
  plan.uncuttable,
);
const w = await writeProgram({
  title: 'trial',
  sheetIndex: 0,
  toolpaths: plan.toolpaths,
  tools: [tool],
  machine,
  setup,
});
console.log(w.findings, w.program.text.split('\n').length, 'lines', w.program.estimateS);
const reading = await readProgram({ text: w.program.text });
console.log('diagnostics', reading.diagnostics.slice(0, 5));
const proof = await proveProgram({
  programSha256: sha256(w.program.text),
  reading,
  parts,
  layout,
  sheetIndex: 0,
  tools: [tool],
  machine,
  setup,
  tabs: plan.toolpaths.flatMap((t) => t.tabs),
  throughMm: 0.2,
  partsExpected: placements.map((p) => ({ partId: p.partId, copy: p.copy })),
  uncuttable: plan.uncuttable,
});
console.log(
  proof.verdict,
  proof.deepestGougeMm,
  proof.obligations.filter((o) => o.state !== 'holds').map((o) => [o.id, o.state, o.detail].join(' ')),
  proof.findings.map((f) => [f.severity, f.code, f.message].join(' ')),
);
