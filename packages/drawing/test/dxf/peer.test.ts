import dxfParser, { type IEntity } from 'dxf-parser';
import { describe, expect, it } from 'vitest';
import { readDxf } from '../../src/dxf/read-dxf.js';
import { files } from './mutations.js';
import { codeThrown } from './sketch.js';

/** The default import is the class itself in Node, whatever the package's types say. */
const DxfParser = dxfParser as unknown as typeof dxfParser.DxfParser;

type Loose = IEntity & {
  readonly vertices: readonly { readonly x: number; readonly y: number }[];
  readonly shape: boolean;
};
const visible = (entity: IEntity) => !entity.inPaperSpace && entity.visible !== false;

/** dxf-parser reads no binary files, and fails where a header or a table is missing. */
function peerEntities(bytes: Uint8Array): readonly Loose[] | undefined {
  try {
    return new DxfParser().parseSync(new TextDecoder().decode(bytes))?.entities as Loose[] | undefined;
  } catch {
    return undefined;
  }
}

/** Numbers that are none are let pass by dxf-parser and refused here. */
function isRead(bytes: Uint8Array): boolean {
  return codeThrown(() => readDxf(bytes)) === undefined;
}

describe('dxf-parser, which reads text files only,', () => {
  const compared = files
    .filter(
      ({ bytes }) => !new TextDecoder('latin1').decode(bytes.subarray(0, 18)).startsWith('AutoCAD Binary'),
    )
    .filter(({ bytes }) => isRead(bytes))
    .map(({ name, bytes }) => ({ name, bytes, peer: peerEntities(bytes) }))
    .filter(
      ({ peer }) => peer !== undefined && peer.length > 0 && !peer.some(({ type }) => type === 'INSERT'),
    );

  it('opens some of these files', () => {
    expect(compared.length).toBeGreaterThan(10);
  });

  it.each(compared)(
    'finds the same lines, circles and polylines as this reader: $name',
    ({ bytes, peer }) => {
      const { strokes, unread } = readDxf(bytes, { hiddenLayers: ['*'] });
      for (const type of ['LINE', 'LWPOLYLINE', 'CIRCLE', 'ARC', 'SPLINE', 'ELLIPSE']) {
        const theirs = peer!.filter((entity) => entity.type === type && visible(entity));
        const ours = strokes.filter(({ entity }) => entity === type);
        const nListed = unread.filter(({ entity }) => entity.startsWith(`${type} (`)).length;
        expect(ours.length + nListed, type).toBe(peer!.filter((entity) => entity.type === type).length);
        if (nListed > 0) continue;
        if (type === 'LINE')
          expect(ours.map(lineOf)).toEqual(theirs.map(({ vertices }) => vertices.map(({ x, y }) => [x, y])));
        if (type === 'LWPOLYLINE')
          expect(
            ours.map(({ primitives }) =>
              primitives.map((one) => one.kind === 'segment' && Math.abs(one.from[0])),
            ),
          ).toEqual(
            theirs.map(({ vertices, shape }) => {
              const all = vertices.map(({ x }) => Math.abs(x));
              return shape ? all : all.slice(0, -1);
            }),
          );
      }
    },
  );
});

function lineOf({ primitives: [one] }: ReturnType<typeof readDxf>['strokes'][number]) {
  return one?.kind === 'segment' ? [one.from, one.to] : [];
}
