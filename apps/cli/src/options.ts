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
    const [said = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('. ');
    return refuse(said.endsWith('.') ? said : `${said}.`);
  }
}

/**
 * A sheet as `WxHxT` in mm.
 * @throws MillwrightError USAGE
 */
export function sizeOf(value: string, option: string) {
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/i.exec(value);
  const sizes = match?.slice(1).map(Number) ?? [];
  if (sizes.length === 0 || !sizes.every((mm) => mm > 0))
    return refuse(
      `"${value}" is not a sheet.`,
      `Give width, height and thickness in mm, e.g. --${option} 1220x2440x12.`,
    );
  const [widthMm, heightMm, thicknessMm] = sizes as [number, number, number];
  return { widthMm, heightMm, thicknessMm };
}

/** Ends with a message about the command line. */
export function refuse(message: string, hint = 'See millwright --help.'): never {
  throw new MillwrightError('USAGE', { message, hint });
}
