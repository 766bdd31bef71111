/** Kinds of drawings whose reading costs differ: what most files are full of. */
export type DxfKind = 'lines' | 'arcs' | 'polylines' | 'splines' | 'blocks';

/** Entities a row, units from one to the next. */
const N_COLUMNS = 400;
const STEP = 30;
/** Vertices of a polyline, control points of a spline. */
const N_VERTICES = 60;
const N_CONTROL_POINTS = 10;

/** A text DXF of one kind of entity, side by side, about so many bytes long; it declares no unit. */
export function dxfOfKind(kind: DxfKind, nBytes: number): string {
  const parts: string[] = [kind === 'blocks' ? BLOCKS : '', '0\nSECTION\n2\nENTITIES\n'];
  let length = parts[0]!.length + parts[1]!.length;
  for (let i = 0; length < nBytes; i++) {
    const entity = ENTITIES[kind]((i % N_COLUMNS) * STEP, Math.floor(i / N_COLUMNS) * STEP);
    parts.push(entity);
    length += entity.length;
  }
  return `${parts.join('')}0\nENDSEC\n0\nEOF\n`;
}

type EntityAt = (x: number, y: number) => string;

const ENTITIES: Readonly<Record<DxfKind, EntityAt>> = {
  lines: (x, y) => `${head('LINE', 'AcDbLine')}${point(10, x, y)}${point(11, x + 21.333333, y + 7.5)}`,
  arcs: (x, y) =>
    `${head('ARC', 'AcDbCircle')}${point(10, x, y)} 40\n12.25\n100\nAcDbArc\n 50\n${((x * 7 + y) % 360).toFixed(6)}\n 51\n${((x + y * 11) % 360).toFixed(6)}\n`,
  polylines: (x, y) =>
    `${head('LWPOLYLINE', 'AcDbPolyline')} 90\n${N_VERTICES}\n 70\n1\n${Array.from(
      { length: N_VERTICES },
      (_, i) => {
        const turn = (2 * Math.PI * i) / N_VERTICES;
        const bulge = i % 5 === 0 ? ' 42\n0.05\n' : '';
        return `${flat(x + 12 * Math.cos(turn), y + 12 * Math.sin(turn))}${bulge}`;
      },
    ).join('')}`,
  splines: (x, y) =>
    `${head('SPLINE', 'AcDbSpline')} 70\n8\n 71\n3\n 72\n${N_CONTROL_POINTS + 4}\n 73\n${N_CONTROL_POINTS}\n 74\n0\n${[0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7].map((knot) => ` 40\n${knot.toFixed(1)}\n`).join('')}${Array.from(
      { length: N_CONTROL_POINTS },
      (_, i) => point(10, x + 2.5 * i, y + 10 * Math.sin(1.3 * i)),
    ).join('')}`,
  blocks: (x, y) => `${head('INSERT', 'AcDbBlockReference')}  2\nPLATE\n${point(10, x, y)} 50\n90.0\n`,
};

const BLOCKS = `0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n8\n0\n2\nPLATE\n70\n0\n${point(10, 0, 0)}0\nLWPOLYLINE\n8\n0\n90\n4\n70\n1\n${flat(0, 0)}${flat(20, 0)}${flat(20, 12)}${flat(0, 12)}0\nCIRCLE\n8\n0\n${point(10, 6, 6)}40\n2.5\n0\nENDBLK\n0\nENDSEC\n`;

function head(type: string, subclass: string): string {
  return `  0\n${type}\n  5\n1F2A\n330\n1F\n100\nAcDbEntity\n  8\ncut\n100\n${subclass}\n`;
}

function flat(x: number, y: number): string {
  return ` 10\n${x.toFixed(6)}\n 20\n${y.toFixed(6)}\n`;
}

function point(code: number, x: number, y: number): string {
  return ` ${code}\n${x.toFixed(6)}\n ${code + 10}\n${y.toFixed(6)}\n ${code + 20}\n0.0\n`;
}
