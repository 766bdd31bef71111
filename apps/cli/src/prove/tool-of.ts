import { type Tool, toolSchema } from '@millwright/contracts';
import { refuse } from '../options.js';

const SHAPES: readonly string[] = toolSchema.unwrap().shape.shape.options;

/**
 * A cutter written as `SHAPE:DIAMETERxFLUTESxSTICKOUT` with `@ANGLE` for a point and `rCORNER` for a bull-nose, mm and degrees; its shank
 * is as thick as the cutter, it has two flutes and cuts at its centre. Undefined where the text is no such thing but may be a name.
 * @throws MillwrightError USAGE
 */
export function toolOf(text: string): Tool | undefined {
  const match = /^([a-z-]+):([\d.]+)x([\d.]+)x([\d.]+)(?:@([\d.]+))?(?:r([\d.]+))?$/i.exec(text);
  if (match === null) {
    return text.includes(':') ? refuse(`"${text}" is not a cutter.`, EXAMPLES) : undefined;
  }
  const [, shape = '', diameter, flutes, stickout, angle, corner] = match;
  if (!SHAPES.includes(shape)) refuse(`"${shape}" is not a shape; known are ${SHAPES.join(', ')}.`, EXAMPLES);
  const parsed = toolSchema.safeParse({
    id: text,
    number: 1,
    label: text,
    shape,
    diameterMm: Number(diameter),
    nFlutes: 2,
    fluteLengthMm: Number(flutes),
    shankDiameterMm: Number(diameter),
    stickoutMm: Number(stickout),
    canPlunge: true,
    ...(angle === undefined ? {} : { tipAngleDeg: Number(angle) }),
    ...(corner === undefined ? {} : { cornerRadiusMm: Number(corner) }),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`"${text}" is not a cutter: ${issue?.path.join('.')}: ${issue?.message}.`, EXAMPLES);
  }
  if (['vee', 'chamfer', 'drill'].includes(shape) && angle === undefined) {
    refuse(`"${text}" has no angle.`, 'Add the included angle of its point, e.g. vee:12x10x35@60.');
  }
  if (shape === 'bull-nose' && corner === undefined) {
    refuse(`"${text}" has no corner radius.`, 'Add it, e.g. bull-nose:6x22x35r1.');
  }
  return parsed.data;
}

const EXAMPLES = 'Give e.g. flat:6x22x35, ball:3x12x30, vee:12x10x35@60 or bull-nose:6x22x35r1.';
