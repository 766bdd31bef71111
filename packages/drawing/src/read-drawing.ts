import {
  type Drawing,
  type DrawingUnit,
  type Finding,
  finding,
  parseInput,
  type ReadDrawingOptions,
  type RunOptions,
  readDrawingOptionsSchema,
  type UnitDecision,
} from '@millwright/contracts';
import type { XY } from './curve/primitive.js';
import { headerNumber } from './dxf/document.js';
import { readDxf } from './dxf/read-dxf.js';
import { decodeXml, detectFormat } from './format.js';
import { type Chains, CURVE_TOLERANCE_MM, chainsOf, DEGENERATE_MM } from './join/chains-of.js';
import { LIMITS, requireWithin, stopIfCancelled } from './limits.js';
import { operationRules } from './parts/by-operation.js';
import { drawingOf } from './parts/drawing-of.js';
import { drillMarks } from './parts/drill-marks.js';
import type { DrillMark } from './parts/features-of.js';
import { operationFor, type RuleSubject } from './parts/match-rule.js';
import { distinctSubjects, unmatchedRules } from './parts/rules.js';
import type { ShapeInput } from './parts/shape-of.js';
import type { Sketch, Stroke } from './sketch.js';
import { gunzipped } from './svg/gunzip.js';
import { readSvg } from './svg/read-svg.js';
import { decideDxfUnit } from './units/dxf-unit.js';
import { extentOf } from './units/extent.js';
import { decideSvgUnit, svgMmPerUnit } from './units/svg-unit.js';
import { type Extent, MM_PER_UNIT, shown } from './units/units.js';
import { unreadFindings, unreadSummary } from './unread.js';

/**
 * Reads an SVG or DXF drawing into parts. Lengths come out in mm, Y up; curves as lines and arcs within 1 µm; outlines
 * counter-clockwise, holes clockwise, each part with the lower left corner of its outline at 0, 0. Positions of labels, open
 * contours and findings are those of the drawing (an SVG's page: lower left corner at 0, 0).
 *
 * The unit is proved from the file, given by the caller, or asked: then `parts` is empty, `units.candidates` holds the size under
 * each reading, and the finding DRAWING_UNIT_UNKNOWN says so. What else the drawing does not decide is in `questions`, each with the
 * answers that are possible and the one this result was made with. Nothing is left out without a word: see `unread` and `findings`.
 *
 * @param bytes - the file, at most 64 MB
 * @param options.joinMm - widest gap closed between loose ends, mm, 0 to 1; ends within 0.01 mm are one point in any case
 * @throws MillwrightError INPUT_INVALID, INPUT_TOO_LARGE, CANCELLED, DRAWING_FORMAT_UNKNOWN, DRAWING_XML_MALFORMED,
 * DRAWING_XML_REFUSED, DRAWING_EXTERNAL_REFERENCE, DRAWING_REFERENCE_CYCLE, DRAWING_DXF_MALFORMED
 */
export async function readDrawing(
  bytes: Uint8Array,
  options: Partial<ReadDrawingOptions> = {},
  run: RunOptions = {},
): Promise<Drawing> {
  const settings = validOptions(options);
  requireWithin('The file has', bytes.length, LIMITS.inputBytes, 'bytes');
  stopIfCancelled(run.signal);
  run.onProgress?.({ doneRatio: 0, message: 'Reading the file' });
  const prepared = prepare(await gunzipped(bytes), settings, run);
  if ('drawing' in prepared) return prepared.drawing;
  const { chains, input, units, unread, offset, drawn } = prepared;
  run.onProgress?.({ doneRatio: 0.5, message: 'Joining lines into contours' });
  const drawing = drawingOf(chains, input, settings, { offset, signal: run.signal });
  run.onProgress?.({ doneRatio: 1, message: 'Done' });
  const parts = drawing.parts.map(({ layer, label }) => ({ layer: layer ?? '', label }));
  return {
    ...drawing,
    units,
    unread,
    findings: [
      ...prepared.findings,
      ...drawing.findings,
      ...unmatchedRules(settings.rules, { drawn, parts }),
    ],
  };
}

/** A drawing in mm, before its lines are joined. */
interface Prepared extends Pick<Drawing, 'units' | 'unread' | 'findings'> {
  readonly chains: Chains;
  readonly input: Omit<ShapeInput, 'chains'>;
  /** Where the chains' origin lies in the drawing, mm. */
  readonly offset: XY;
  /** What rules may apply to. */
  readonly drawn: readonly RuleSubject[];
}

/**
 * From bytes to chains in mm. What was read on the way is let go, stroke by stroke: of a million lines two forms do not fit into memory
 * together.
 */
function prepare(
  bytes: Uint8Array,
  settings: ReadDrawingOptions,
  run: RunOptions,
): Prepared | { readonly drawing: Drawing } {
  const measured = measure(bytes, settings, run);
  if ('drawing' in measured) return measured;
  const { strokes, origin, mmPerUnit, ...prepared } = measured;
  const scale = { mmPerUnit, origin, toleranceMm: CURVE_TOLERANCE_MM, degenerateMm: DEGENERATE_MM };
  return { ...prepared, chains: chainsOf(drained(strokes), scale, run.signal) };
}

/** The items of a list, each of them taken out of it when its turn comes. */
function* drained<Item>(list: (Item | undefined)[]): Iterable<Item> {
  for (let i = 0; i < list.length; i++) {
    const item = list[i]!;
    list[i] = undefined;
    yield item;
  }
}

/** A drawing whose unit is known, before its curves become lines and arcs. */
interface Measured extends Omit<Prepared, 'chains'> {
  readonly strokes: Stroke[];
  /** Taken off all coordinates, in the units of the file. */
  readonly origin: XY;
  readonly mmPerUnit: number;
}

/** Reads the bytes and decides the unit. The document is not kept. */
function measure(
  bytes: Uint8Array,
  settings: ReadDrawingOptions,
  run: RunOptions,
): Measured | { readonly drawing: Drawing } {
  const source = readSource(bytes, settings, run.signal);
  const sketch = withoutIgnored(source.sketch, settings.rules);
  const marks = drillMarks(sketch.points ?? [], settings.rules);
  const unread = unreadSummary([...sketch.unread, ...marks.unused]);
  const measured = extentOf(sketch.strokes, run.signal);
  run.onProgress?.({ doneRatio: 0.3, message: 'Deciding the unit' });
  const units = decideUnit(source, measured?.extent, settings.unit);
  const findings = [...sketch.findings, ...unreadFindings(unread)];
  if (units.mmPerUnit === undefined)
    return {
      drawing: withoutUnit({ units, unread, findings: [...findings, withoutParts(units, sketch)] }, sketch),
    };
  const { mmPerUnit } = units;
  const origin: XY = measured?.origin ?? [0, 0];
  const offset: XY = [origin[0] * mmPerUnit, origin[1] * mmPerUnit];
  requireNear([offset, ...sketch.labels.map(({ at }): XY => [at[0] * mmPerUnit, at[1] * mmPerUnit])]);
  return {
    strokes: sketch.strokes.slice(),
    origin,
    mmPerUnit,
    input: {
      labels: labelsInMm(sketch, { mmPerUnit, origin }),
      marks: marksInMm(marks.marks, { mmPerUnit, origin }),
    },
    units,
    unread,
    offset,
    findings: [...findings, ...marks.findings],
    drawn:
      settings.rules.length === 0
        ? []
        : distinctSubjects([...source.sketch.strokes, ...(source.sketch.points ?? [])]),
  };
}

/** The result while nobody knows what the numbers mean, or there is nothing to size. */
function withoutUnit(
  { units, unread, findings }: Pick<Drawing, 'units' | 'unread' | 'findings'>,
  sketch: Sketch,
): Drawing {
  const labels = sketch.labels.map(({ text }) => ({ text }));
  return { units, ...EMPTY, labels, unread, questions: unitQuestions(units), findings };
}

/** What rules leave out does not count for the size and the unit either. */
function withoutIgnored(sketch: Sketch, rules: ReadDrawingOptions['rules']): Sketch {
  const speaking = operationRules(rules);
  if (speaking.length === 0) return sketch;
  const isKept = (stroke: RuleSubject) => operationFor(speaking, stroke).operation !== 'ignore';
  return { ...sketch, strokes: sketch.strokes.filter(isKept) };
}

/** The extent of a drawing that holds no line. */
const NO_EXTENT: Extent = { width: 0, height: 0, circleDiameters: [] };

/** What a drawing without a size has in it. */
const EMPTY = { parts: [], features: [], rows: [], origins: [], openContours: [], branching: [] } as const;

function validOptions(options: Partial<ReadDrawingOptions>): ReadDrawingOptions {
  return parseInput(readDrawingOptionsSchema, options, { what: 'The options' });
}

/** A sketch with what is needed to decide its unit. */
interface Source {
  readonly sketch: Sketch;
  readonly decide: (extent: Extent) => UnitDecision;
  readonly mmPerGivenUnit: (unit: DrawingUnit) => number;
}

function readSource(
  bytes: Uint8Array,
  { format, hatches, hiddenLayers }: ReadDrawingOptions,
  signal: AbortSignal | undefined,
): Source {
  if ((format === 'auto' ? detectFormat(bytes) : format) === 'svg') {
    const { text, isGuessed } = decodeXml(bytes);
    const sketch = readSvg(text, signal);
    return {
      sketch: isGuessed ? { ...sketch, findings: [guessedEncoding(), ...sketch.findings] } : sketch,
      decide: (extent) => decideSvgUnit(sketch.page, extent),
      mmPerGivenUnit: (unit) => svgMmPerUnit(sketch.page, unit),
    };
  }
  const sketch = readDxf(bytes, { signal, hatches, hiddenLayers });
  // Read here so that a header with a broken number is an error whether or not its unit is needed.
  headerNumber(sketch.document, '$INSUNITS', 70);
  return {
    sketch,
    decide: (extent) => decideDxfUnit(sketch.document, extent),
    mmPerGivenUnit: (unit) => MM_PER_UNIT[unit],
  };
}

function guessedEncoding(): Finding {
  return finding('DRAWING_TEXT_ENCODING_GUESSED', {
    message:
      "The file's text was read as Windows-1252, since it names no encoding and is not valid UTF-8. Check layer names and labels; coordinates are not affected.",
  });
}

function decideUnit(
  source: Source,
  extent: Extent | undefined,
  given: DrawingUnit | undefined,
): UnitDecision {
  const decision = source.decide(extent ?? NO_EXTENT);
  if (given !== undefined) {
    const evidence = [`The caller says ${given}.`, ...decision.evidence];
    return {
      decision: 'given',
      unit: given,
      mmPerUnit: source.mmPerGivenUnit(given),
      evidence,
      candidates: [],
    };
  }
  if (extent !== undefined || decision.decision === 'proved') return decision;
  const evidence = [...decision.evidence, 'There is nothing to cut, so nothing to size.'];
  return { decision: 'none', evidence, candidates: [] };
}

/** Coordinates beyond what the vocabulary can hold are the caller's to mend: nothing is clamped or dropped. */
function requireNear(points: readonly XY[]): void {
  for (const [x, y] of points) {
    const farthestMm = Math.max(Math.abs(x), Math.abs(y));
    requireWithin('The drawing reaches', farthestMm, LIMITS.coordinateMm, 'mm from its origin');
  }
}

function labelsInMm({ labels }: Sketch, { mmPerUnit, origin }: { mmPerUnit: number; origin: XY }) {
  return labels.map(({ text, at, height }) => ({
    text,
    at: [(at[0] - origin[0]) * mmPerUnit, (at[1] - origin[1]) * mmPerUnit] as const,
    heightMm: height * mmPerUnit,
  }));
}

function marksInMm(
  marks: readonly DrillMark[],
  { mmPerUnit, origin }: { mmPerUnit: number; origin: XY },
): readonly DrillMark[] {
  return marks.map((mark) => ({
    ...mark,
    at: [(mark.at[0] - origin[0]) * mmPerUnit, (mark.at[1] - origin[1]) * mmPerUnit],
  }));
}

/** The one question without an answer in the meantime: nothing is scaled by guessing. */
function unitQuestions({ decision, candidates }: UnitDecision): Drawing['questions'] {
  if (decision !== 'ask' || candidates.length === 0) return [];
  return [
    {
      kind: 'unit',
      message: 'What do the numbers in the file mean?',
      choices: candidates.slice(0, 10).map(({ unit, widthMm, heightMm }) => ({
        title: unit,
        options: { unit },
        consequence: `${shown(widthMm)} × ${shown(heightMm)} mm`,
      })),
    },
  ];
}

function withoutParts(units: UnitDecision, { labels }: Sketch): Finding {
  if (units.decision === 'none') {
    const message = `The drawing holds nothing that can be cut${labels.length > 0 ? ', only text' : ''}.`;
    return finding('DRAWING_NOTHING_TO_CUT', { message });
  }
  const sizes = units.candidates.map(
    ({ unit, widthMm, heightMm }) => `${shown(widthMm)} × ${shown(heightMm)} mm in ${unit}`,
  );
  return finding('DRAWING_UNIT_UNKNOWN', {
    message:
      `The file does not prove its unit. It would measure ${sizes.join(', ')}. Say which it is with the option "unit".`.slice(
        0,
        2000,
      ),
  });
}
