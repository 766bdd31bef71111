import type { Drawing, Layout, ToolpathPlan } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { findingPlace } from '../../src/index.js';
import { type ReportContent, renderReport } from '../../src/report/render-report.js';

const drawing: Drawing = {
  units: { decision: 'proved', unit: 'mm', mmPerUnit: 1, evidence: [], candidates: [] },
  parts: [],
  features: [],
  rows: [],
  origins: [],
  openContours: [],
  branching: [],
  labels: [],
  unread: [],
  questions: [],
  findings: [],
};
const layout: Layout = {
  sheets: [{ stockId: 'birch', material: 'plywood', widthMm: 800, heightMm: 600, thicknessMm: 12.3 }],
  placements: [],
  unplaced: [],
  marginMm: 10,
  spacingMm: 14,
  yieldRatio: 0,
};
const plan: ToolpathPlan = {
  toolpaths: [
    {
      id: 'one',
      operation: 'bore',
      partId: 'part',
      copy: 0,
      sheetIndex: 0,
      toolId: 'flat-6mm-2f',
      spindleRpm: 18000,
      startMm: [0, 0, 5],
      moves: [{ kind: 'line', toMm: [0, 0, -1], feedMmPerMin: 100 }],
      tabs: [],
    },
  ],
  uncuttable: [],
  findings: [],
};
const proof = {
  programSha256: '0'.repeat(64),
  obligationsVersion: 1,
  verdict: 'proved' as const,
  obligations: [],
  findings: [],
  missing: [],
  operationTimes: [],
  deepestGougeMm: 0,
  timeS: 1,
  cutLengthMm: 1,
  rapidLengthMm: 1,
  notCovered: ['A work zero, a sheet or a tool other than the ones stated.'],
};
const content: ReportContent = {
  title: 'Shelf',
  drawing,
  layout,
  plan,
  sheets: [{ sheetIndex: 0, program: 'ref', proof, estimateS: 1 }],
  findings: [],
};

describe('the report', () => {
  // It said that the proof holds for the sheet and tool stated, and stated neither.
  it('states the sheet, the tool, the speed and the zero that the proof is about', () => {
    expect(renderReport(content)).toContain(
      'Set up: plywood 800 × 600 × 12.3 mm (birch); tool flat-6mm-2f at 18000 rpm; program zero at the lower left corner of the sheet, Z 0 on its top.',
    );
  });

  // Five open contours were five times the same line.
  it('says where something was found', () => {
    const findings = [
      { code: 'A', severity: 'warning' as const, message: 'Open.', atMm: [1.23456, -0.001], layer: 'Cut' },
    ];
    expect(renderReport({ ...content, findings })).toContain('Open. (X1.23 Y0, layer Cut)');
  });

  it('shows what others wrote as text, never as markup', () => {
    const evil = '<script>alert("1")</script>\u2028&amp;\'';
    const page = renderReport({
      ...content,
      title: evil,
      layout: { ...layout, sheets: layout.sheets.map((sheet) => ({ ...sheet, stockId: evil })) },
      findings: [{ code: 'A', severity: 'info', message: evil, layer: evil }],
    });
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;/g)?.length).toBe(4);
  });
});

describe('the place of a finding', () => {
  const found = { code: 'A', severity: 'info' as const };
  it('is left out where the message gives it', () => {
    expect(findingPlace({ ...found, message: 'Gouge at X1 Y2.', atMm: [1, 2] })).toBe('');
    expect(findingPlace({ ...found, message: 'On layer Cut.', layer: 'Cut' })).toBe('');
    expect(findingPlace({ ...found, message: 'Anywhere.' })).toBe('');
  });
});

describe('a report', () => {
  it('states where zero is set on the sheet', () => {
    expect(renderReport(content)).toContain(
      'program zero at the lower left corner of the sheet, Z 0 on its top.',
    );
    const setup = {
      workZeroMm: [300, 200, 60] as const,
      clearanceZMm: 15,
      retractZMm: 5,
      spoilboardMm: 0.5,
      zero: { x: 'centre', y: 'far', z: 'spoilboard' } as const,
    };
    expect(renderReport({ ...content, setup })).toContain(
      'program zero on the sheet: X 0 in the middle of its width, Y 0 at its far edge, Z 0 on the spoilboard under it.',
    );
  });

  it('tells what the drawing leaves open, and how it was taken', () => {
    const question = {
      kind: 'islands' as const,
      message: 'A contour lies in a hole.',
      choices: [
        { title: 'a part of its own', options: { nesting: 'even-odd' as const }, consequence: '2 parts' },
        { title: 'a hole', options: { nesting: 'holes' as const }, consequence: '1 part <b>' },
      ],
      chosen: 0,
    };
    const page = renderReport({ ...content, drawing: { ...drawing, questions: [question] } });
    expect(page).toContain('What the drawing leaves open');
    expect(page).toContain('a hole: 1 part &lt;b&gt;');
    expect(renderReport(content)).not.toContain('leaves open');
  });
});
