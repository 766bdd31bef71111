import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { MillwrightError } from '@millwright/contracts';

/**
 * Reads options and file names.
 * @throws MillwrightError USAGE
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/**
 * A sheet as `WxHxT` in mm.
 * @throws MillwrightError USAGE
 */
export function sizeOf(value: string, option: string) {
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/i.exec(value);
  if (!match)
    return refuse(
      `"${value}" is not a sheet.`,
      `Give width, height and thickness in mm, e.g. --${option} 1220x2440x12.`,
    );
  const [widthMm, heightMm, thicknessMm] = match.slice(1).map(Number) as [number, number, number];
  return { widthMm, heightMm, thicknessMm };
}

/** Ends with a message about the command line. */
export function refuse(message: string, hint = 'See millwright --help.'): never {
  throw new MillwrightError('USAGE', { message, hint });
}
