import { readDrawing } from '@millwright/drawing';
import dxfParser from 'dxf-parser';
import { SaxesParser } from 'saxes';
import type { Bench, BenchRow, Run } from '../bench.ts';
import { dxfText, svgText } from '../inputs/drawing-text.ts';
import { type DxfKind, dxfOfKind } from '../inputs/dxf-kinds.ts';
import { plates } from '../inputs/plates.ts';
import { requireThat } from '../inputs/require.ts';
import { sharedFile } from '../inputs/shared-data.ts';
import { peerName } from '../peer-name.ts';

const SEED = 1;
/** The default import is the class itself in Node, whatever the package's types say. */
const DxfParser = dxfParser as unknown as typeof dxfParser.DxfParser;

/** Drawings read to parts, and DXF files as far as the question for their unit, beside peers that only parse. */
export const bench: Bench = {
  uses: ['drawing'],
  rows: [
    generatedRow('dxf', 200),
    generatedRow('svg', 400),
    ...(['lines', 'arcs', 'polylines', 'splines', 'blocks'] as const).map((kind) => questionRow(kind, 1)),
    ...(['lines', 'polylines'] as const).map((kind) => questionRow(kind, 8)),
    ...(['lines', 'arcs', 'polylines', 'splines', 'blocks'] as const).map((kind) => partsRow(kind, 1)),
    ...(['lines', 'polylines'] as const).map((kind) => partsRow(kind, 8)),
    ...sharedRows(['us-states-lines.dxf', 'fabric-rack-sheet.dxf', 'tux-bw.svg', 'sign-script.svg']),
  ],
};

function generatedRow(format: 'dxf' | 'svg', nPlates: number): BenchRow {
  return drawingRow(
    `${nPlates} plates, generated ${format.toUpperCase()}`,
    format,
    SEED,
    () => {
      const parts = plates(nPlates, SEED);
      return Buffer.from(format === 'dxf' ? dxfText(parts) : svgText(parts));
    },
    nPlates,
  );
}

/** One kind of entity from bytes to parts and open contours: a unit is given, and everything is joined, sorted and reported. */
function partsRow(kind: DxfKind, nMegabytes: number): BenchRow {
  const make = () => Buffer.from(dxfOfKind(kind, nMegabytes * 1e6));
  return drawingRow(`${nMegabytes} MB of ${kind}`, 'dxf', 0, make);
}

/** A file that declares no unit is read, measured and asked about, but not joined: what reading alone takes. */
function questionRow(kind: DxfKind, nMegabytes: number): BenchRow {
  return {
    metric: 'drawing.ask-dxf',
    instance: `${nMegabytes} MB of ${kind}`,
    unit: 'MB/s',
    better: 'higher',
    target: null,
    peer: peerName('dxf-parser'),
    seed: 0,
    budget: 0,
    prepare: async () => {
      const text = dxfOfKind(kind, nMegabytes * 1e6);
      const bytes = Buffer.from(text);
      const run = () => readDrawing(bytes);
      const { units } = await run();
      requireThat(units.decision === 'ask', `${kind}: the unit is ${units.decision}`);
      return { amount: bytes.length / 1e6, run, peer: parseDxf(text) };
    },
  };
}

function sharedRows(names: readonly string[]): BenchRow[] {
  return names.flatMap((name) => {
    const bytes = sharedFile(`drawings/${name}`);
    return bytes ? [drawingRow(name, name.endsWith('.dxf') ? 'dxf' : 'svg', 0, () => bytes)] : [];
  });
}

function drawingRow(
  instance: string,
  format: 'dxf' | 'svg',
  seed: number,
  make: () => Buffer,
  nParts?: number,
): BenchRow {
  return {
    metric: `drawing.read-${format}`,
    instance,
    unit: 'MB/s',
    better: 'higher',
    target: null,
    peer: peerName(format === 'dxf' ? 'dxf-parser' : 'saxes'),
    seed,
    budget: 0,
    prepare: async () => {
      const bytes = make();
      // A unit is given, so that a file that does not prove its own is read to parts all the same.
      const run = () => readDrawing(bytes, { format, unit: 'mm' });
      const { parts, openContours } = await run();
      requireThat(
        nParts === undefined ? parts.length + openContours.length > 0 : parts.length === nParts,
        `${instance}: ${parts.length} parts`,
      );
      const text = bytes.toString('utf8');
      return { amount: bytes.length / 1e6, run, peer: format === 'dxf' ? parseDxf(text) : parseSvg(text) };
    },
  };
}

/** The peer parses entities and makes nothing of them. */
const parseDxf =
  (text: string): Run =>
  () =>
    new DxfParser().parseSync(text);

/** The peer parses elements and reads no path. */
const parseSvg =
  (text: string): Run =>
  () => {
    let nElements = 0;
    const parser = new SaxesParser();
    parser.on('opentag', () => {
      nElements++;
    });
    parser.write(text).close();
    return nElements;
  };
