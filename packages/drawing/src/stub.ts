// The stub: the same names, fixed and plainly marked answers, for building clients and demos without cost.

import { type Drawing, type DrawingEngine, engineManifest, finding } from '@millwright/contracts';

/** The stub engine. */
export const manifest = engineManifest({
  id: '@millwright/drawing',
  version: __PACKAGE_VERSION__,
  kind: 'stub',
  determinism: 'bytes',
  modules: [],
});

const STUB_DRAWING: Drawing = {
  units: { decision: 'given', unit: 'mm', mmPerUnit: 1, evidence: ['A stub read nothing.'], candidates: [] },
  sizeMm: { widthMm: 300, heightMm: 200 },
  parts: [
    {
      id: 'stub-part',
      label: 'STUB',
      quantity: 1,
      outline: {
        closed: true,
        vertices: [
          [0, 0, 0],
          [300, 0, 0],
          [300, 200, 0],
          [0, 200, 0],
        ],
      },
      holes: [
        {
          closed: true,
          vertices: [
            [145, 100, -1],
            [155, 100, -1],
          ],
        },
      ],
      features: [],
    },
  ],
  features: [
    {
      kind: 'drill-candidate',
      partId: 'stub-part',
      holeIndex: 0,
      centreMm: [150, 100],
      diameterMm: 10,
      use: 'drill',
      nominalMm: 10,
      differenceMm: 0,
      deviationMm: 0,
    },
  ],
  rows: [],
  origins: [{ partId: 'stub-part', atMm: [0, 0] }],
  openContours: [],
  branching: [],
  labels: [{ text: 'STUB', atMm: [150, 150] }],
  unread: [],
  questions: [],
  findings: [
    finding('STUB_ENGINE', { message: 'A stub answered: this part is made up and was not in any drawing.' }),
  ],
};

/** One made-up part of 300 × 200 mm with a hole of 10 mm, whatever the file holds. */
export const readDrawing: DrawingEngine['readDrawing'] = async () => STUB_DRAWING;

/** A page that says that it is a stub. */
export const writeSvg: DrawingEngine['writeSvg'] = async () =>
  '<svg xmlns="http://www.w3.org/2000/svg" width="300mm" height="200mm" viewBox="0 0 300 200"><title>STUB</title><text x="150" y="100" font-size="20" text-anchor="middle">STUB: nothing was drawn</text></svg>\n';

/** A drawing that holds nothing but a text that says that it is a stub. */
export const writeDxf: DrawingEngine['writeDxf'] = async () =>
  '999\r\nSTUB: nothing was drawn\r\n0\r\nSECTION\r\n2\r\nENTITIES\r\n0\r\nTEXT\r\n8\r\n0\r\n10\r\n0\r\n20\r\n0\r\n40\r\n10\r\n1\r\nSTUB: nothing was drawn\r\n0\r\nENDSEC\r\n0\r\nEOF\r\n';
