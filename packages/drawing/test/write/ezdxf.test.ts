import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Part } from '@millwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDxf } from '../../src/index.js';

/**
 * The DXF files that are written, opened and audited by ezdxf, a reader of its own making. Where Python has no ezdxf the test says so and is
 * skipped; with MILLWRIGHT_NO_SKIP set that is a failure.
 */
const hasEzdxf = (() => {
  try {
    execFileSync('python3', ['-c', 'import ezdxf'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Prints one line of JSON for a file: version, unit, faults and repairs found, layers, what stands in it with its coordinates. */
const SCRIPT = `
import json, sys, ezdxf
for path in sys.argv[1:]:
    doc = ezdxf.readfile(path)
    audit = doc.audit()
    rows = []
    for e in doc.modelspace():
        row = {"type": e.dxftype(), "layer": e.dxf.layer}
        if e.dxftype() == "CIRCLE": row["numbers"] = [e.dxf.center.x, e.dxf.center.y, e.dxf.radius]
        if e.dxftype() == "LWPOLYLINE": row["numbers"] = [v for p in e.get_points("xyb") for v in p]
        if e.dxftype() == "POLYLINE": row["numbers"] = [v for p in e.vertices for v in (p.dxf.location.x, p.dxf.location.y, p.dxf.bulge)]
        if e.dxftype() == "TEXT": row["text"] = e.plain_text()
        rows.append(row)
    print(json.dumps({"version": doc.dxfversion, "unit": doc.units,
        "faults": [str(f.message) for f in list(audit.errors) + list(audit.fixes)],
        "layers": [l.dxf.name for l in doc.layers], "rows": rows}))
`;

const part: Part = {
  id: 'door',
  label: 'Door "links" 50% & more',
  layer: 'Carcass',
  quantity: 2,
  grainDeg: 90,
  outline: {
    closed: true,
    vertices: [
      [0, 0, 0],
      [400.123456, 0, 0.25],
      [400.123456, 300, 0],
      [0, 300, 0],
    ],
  },
  holes: [
    {
      closed: true,
      vertices: [
        [50, 60, -1],
        [85, 60, -1],
      ],
    },
  ],
  features: [
    {
      id: 'f',
      kind: 'engrave',
      depthMm: 0.5,
      contour: {
        closed: false,
        vertices: [
          [100, 100, 0],
          [200, 100, -0.5],
          [250, 150, 0],
        ],
      },
    },
  ],
};

describe.skipIf(!hasEzdxf && process.env.MILLWRIGHT_NO_SKIP === undefined)(
  `written DXF files in ezdxf${hasEzdxf ? '' : ' (skipped: python3 has no ezdxf here)'}`,
  () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'millwright-ezdxf-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    for (const [version, dxfVersion, unit] of [
      ['r12', 'AC1009', 0],
      ['r2000', 'AC1015', 4],
    ] as const) {
      it(`open without a fault or a repair, with every number as written: ${version}`, async () => {
        const file = join(folder, `${version}.dxf`);
        writeFileSync(file, await writeDxf({ title: 'Küche', parts: [part], version }));
        const found = JSON.parse(execFileSync('python3', ['-c', SCRIPT, file], { encoding: 'utf8' }));
        expect(found).toMatchObject({ version: dxfVersion, unit, faults: [] });
        expect(found.layers).toContain(version === 'r12' ? 'CARCASS' : 'Carcass');
        const numbers = found.rows.flatMap((row: { numbers?: number[] }) => row.numbers ?? []);
        // Outline, hole and engraving stand from 0, 0 upwards to the right, since there is one part only.
        for (const value of [400.123456, 0.25, 67.5, 17.5, -0.5]) {
          expect(Math.min(...numbers.map((one: number) => Math.abs(one - value)))).toBeLessThan(1e-6);
        }
        const texts = found.rows.flatMap((row: { text?: string }) => row.text ?? []);
        expect(texts).toContain(part.label);
        // The library leaves letters outside ASCII as DXF writes them.
        expect(texts).toContain('K\\U+00FCche (mm)');
      });
    }
  },
);
