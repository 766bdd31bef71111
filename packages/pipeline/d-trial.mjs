import { readdirSync, readFileSync } from 'node:fs';
import { readDrawing } from '@millwright/drawing';
import { contourBox } from '@millwright/geometry';
import { planToolpaths } from '@millwright/toolpath';

const only = process.argv[2];
const dia = Number(process.argv[3] ?? 6);
for (const f of readdirSync('/work/shared/data/drawings').filter(
  (f) => /svg|dxf/.test(f) && (!only || f.includes(only)),
)) {
  const text = readFileSync('/work/shared/data/drawings/' + f);
  let d;
  try {
    d = await readDrawing(text, {
      ...(/fabric/.test(f) ? { unit: 'in' } : /us-st|arcs-and/.test(f) ? { unit: 'mm' } : {}),
    });
  } catch (e) {
    console.log(f, 'DRAW', e.code, e.message);
    continue;
  }
  let xs = [1e9, -1e9, 1e9, -1e9];
  for (const p of d.parts) {
    const b = contourBox(p.outline);
    xs = [
      Math.min(xs[0], b.minXMm),
      Math.max(xs[1], b.maxXMm),
      Math.min(xs[2], b.minYMm),
      Math.max(xs[3], b.maxYMm),
    ];
  }
  const placements = d.parts.map((p) => ({
    partId: p.id,
    copy: 0,
    sheetIndex: 0,
    xMm: 20 - xs[0],
    yMm: 20 - xs[2],
    rotationDeg: 0,
    mirrored: false,
  }));
  const t = performance.now();
  try {
    const plan = await planToolpaths({
      layout: {
        sheets: [
          {
            stockId: 's',
            material: 'plywood',
            widthMm: xs[1] - xs[0] + 40,
            heightMm: xs[3] - xs[2] + 40,
            thicknessMm: 12,
          },
        ],
        placements,
        unplaced: [],
        marginMm: 0,
        spacingMm: 0,
        yieldRatio: 0.5,
      },
      parts: d.parts,
      tool: {
        id: 't',
        number: 1,
        label: 't',
        shape: 'flat',
        diameterMm: dia,
        nFlutes: 2,
        fluteLengthMm: 25,
        shankDiameterMm: 6,
        stickoutMm: 30,
        canPlunge: true,
      },
      cutting: { spindleRpm: 18000, feedMmPerMin: 2000, plungeMmPerMin: 500, stepdownMm: 4 },
      setup: { workZeroMm: [0, 0, 0], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 },
    });
    const c = {};
    for (const x of plan.findings) c[x.code + ':' + x.severity] = (c[x.code + ':' + x.severity] ?? 0) + 1;
    const arcs = plan.toolpaths.reduce((s, t) => s + t.moves.filter((m) => m.kind === 'arc').length, 0);
    console.log(
      f,
      d.parts.length,
      'parts',
      d.parts.reduce((s, p) => s + p.holes.length, 0),
      'holes',
      (performance.now() - t).toFixed(0),
      'ms',
      plan.toolpaths.length,
      'paths',
      plan.toolpaths.reduce((s, t) => s + t.moves.length, 0),
      'moves',
      arcs,
      'arcs',
      plan.uncuttable.length,
      JSON.stringify(c),
    );
    if (only)
      console.log(JSON.stringify(plan.findings.slice(0, 12), null, 1), JSON.stringify(plan.uncuttable));
  } catch (e) {
    console.log(f, e.code, e.message, e.stack);
  }
}
