import {
  type Finding,
  finding,
  type Lettering,
  type LetteringFont,
  type LetterTextRequest,
  letterTextRequestSchema,
  MillwrightError,
  parseInput,
  type RunOptions,
} from '@millwright/contracts';
import { loadPolygonKernel } from '@millwright/geometry';
import { stopIfCancelled } from '../limits.js';
import { boxOf } from './box.js';
import { characterFinding } from './characters.js';
import { type ShapedLine, shapeLine } from './clusters.js';
import {
  type DrawCommand,
  nominalGlyph,
  openFont,
  outlineReader,
  type ShaperFont,
  STEPS_PER_UNIT,
} from './font.js';
import { fontFacts, fontMetrics } from './font-facts.js';
import { missingTables, unmetWishes } from './font-features.js';
import { fontFile } from './font-file.js';
import { glyphContours } from './glyph-contours.js';
import { type PairKerning, pairKerning } from './kern-table.js';
import { layOut, linesOf } from './lay-out.js';
import { narrowStrokes } from './narrow-strokes.js';
import type { FeatureSetting } from './shape.js';
import { uniteGlyphs } from './unite-glyphs.js';

/** Features that join letters into one, which spacing them out forbids (CSS Text 3, "letter-spacing"). */
const LIGATURES = ['liga', 'clig'];

/**
 * Text set in an OpenType font, as areas to be pocketed, engraved around or cut out: kerned, joined and ordered as the script asks, curves as
 * arcs within 1 µm, overlaps within and between letters united.
 * @param fontBytes - a TTF, OTF, TTC or WOFF file, up to 64 MB
 * @returns mm, Y up, the first baseline on y = 0; characters the font lacks are findings and leave a gap
 * @throws MillwrightError INPUT_INVALID, INPUT_TOO_LARGE, CANCELLED, LETTERING_FONT_UNKNOWN, LETTERING_FONT_WOFF2, LETTERING_FONT_DAMAGED,
 * LETTERING_CAP_HEIGHT_UNKNOWN, GEOMETRY_WASM_UNAVAILABLE, GEOMETRY_COORDINATE_OUT_OF_RANGE
 */
export async function letterText(
  fontBytes: Uint8Array,
  request: LetterTextRequest,
  run: RunOptions = {},
): Promise<Lettering> {
  const wanted = parseInput(letterTextRequestSchema, request, { what: 'The lettering request' });
  const font = await openFont(
    await fontFile(fontBytes, wanted.fontIndex),
    wanted.fontIndex,
    wanted.variations,
  );
  const kernel = await loadPolygonKernel();
  stopIfCancelled(run.signal);
  const outline = remember(outlineReader(font));
  const sizes = sizesOf(font, wanted, outline);
  const options = {
    ...wanted,
    features: featuresOf(wanted),
    mmPerStep: sizes.unitMm / STEPS_PER_UNIT,
    kerning: kerningOf(font, wanted),
  };
  const lines = linesOf(wanted.text).map((line) => shapeLine(font, line, options, outline));
  const layout = layOut(
    lines.map(({ clusters }) => clusters),
    { ...wanted, lineSpacingMm: sizes.lineSpacingMm },
  );
  stopIfCancelled(run.signal);
  const drawn = remember((glyphId: number) => glyphContours(outline(glyphId), options.mmPerStep));
  const regions = await uniteGlyphs(kernel, layout.glyphs, drawn, run);
  const box = boxOf(regions.map(({ outline: edge }) => edge));
  const facts = fontFacts(font, fontBytes);
  const { toolDiameterMm } = wanted;
  return {
    regions,
    letters: layout.letters,
    advanceMm: layout.advanceMm,
    emMm: sizes.unitMm * font.unitsPerEm,
    ...(sizes.capHeightMm > 0 && { capHeightMm: sizes.capHeightMm }),
    lineSpacingMm: sizes.lineSpacingMm,
    ...(box && { box }),
    font: facts,
    findings: [
      ...characterFindings(lines, wanted.letterSpacingMm),
      ...missingTables(font, wanted.text),
      ...unmetWishes(font, wanted.features, wanted.variations),
      ...embeddingFindings(facts),
      ...layout.findings,
      ...(toolDiameterMm === undefined ? [] : narrowStrokes(kernel, regions, layout.letters, toolDiameterMm)),
    ],
  };
}

type Wanted = ReturnType<typeof letterTextRequestSchema.parse>;
type Outline = ReturnType<typeof outlineReader>;

/** Spaced letters do not become ligatures, unless one insists. */
function featuresOf({ letterSpacingMm, features }: Wanted): readonly FeatureSetting[] {
  return letterSpacingMm === 0 ? features : [...LIGATURES.map((tag) => ({ tag, value: 0 })), ...features];
}

function kerningOf(font: ShaperFont, { features }: Wanted): PairKerning | undefined {
  return features.some(({ tag, value }) => tag === 'kern' && value === 0) ? undefined : pairKerning(font);
}

function sizesOf(
  font: ShaperFont,
  wanted: Wanted,
  outline: Outline,
): { unitMm: number; capHeightMm: number; lineSpacingMm: number } {
  const metrics = fontMetrics(font);
  const capHeight = metrics.capHeight ?? heightOf(outline(nominalGlyph(font, 'H'.charCodeAt(0))));
  if (wanted.sizeOf === 'cap-height' && !(capHeight > 0)) {
    throw new MillwrightError('LETTERING_CAP_HEIGHT_UNKNOWN', {
      message: 'The font says no height of its capitals, and has no H to measure.',
      hint: 'Give the size of the em instead: sizeOf "em".',
    });
  }
  const unitMm = wanted.sizeMm / (wanted.sizeOf === 'em' ? font.unitsPerEm : capHeight);
  return {
    unitMm,
    capHeightMm: Math.max(0, capHeight) * unitMm,
    lineSpacingMm: wanted.lineSpacingMm ?? metrics.lineSpacing * unitMm,
  };
}

/** How far an outline reaches up, font units: a straight letter has its ends on its outline. */
function heightOf(commands: readonly DrawCommand[]): number {
  const tops = commands.map((command) => command.at(-1) as number);
  return tops.reduce((most, top) => Math.max(most, top), 0) / STEPS_PER_UNIT;
}

function characterFindings(lines: readonly ShapedLine[], letterSpacingMm: number): readonly Finding[] {
  const all = (field: 'missing' | 'empty' | 'joined') => lines.flatMap((line) => line[field]);
  return [
    ...characterFinding(
      'LETTERING_GLYPH_MISSING',
      all('missing'),
      (names) =>
        `The font has no glyph for ${names}; a gap is left. Use a font that has it, or write it otherwise.`,
    ),
    ...characterFinding(
      'LETTERING_GLYPH_EMPTY',
      all('empty'),
      (names) =>
        `The font draws no outline for ${names}, as fonts with coloured pictures do; a gap is left. Use another font.`,
    ),
    ...(letterSpacingMm === 0
      ? []
      : characterFinding(
          'LETTERING_SPACING_NOT_APPLIED',
          all('joined'),
          (names) => `Strokes join ${names}, so no spacing was put between them.`,
        )),
  ];
}

function embeddingFindings({ family, embedding }: LetteringFont): readonly Finding[] {
  if (embedding !== 'restricted' && embedding !== 'preview-and-print') return [];
  const allowed =
    embedding === 'restricted' ? 'no embedding without permission' : 'previewing and printing only';
  return [
    finding('LETTERING_EMBEDDING_RESTRICTED', {
      message: `The font ${family} says it allows ${allowed} (OS/2.fsType). Whether letters cut from it may be sold is for its licence to say.`,
    }),
  ];
}

/** A function that works out each answer once. */
function remember<Answer>(answer: (key: number) => Answer): (key: number) => Answer {
  const known = new Map<number, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = answer(key);
    known.set(key, now);
    return now;
  };
}
