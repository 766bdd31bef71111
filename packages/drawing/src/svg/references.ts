import { MillwrightError } from '@millwright/contracts';

/** A name in a link, which may be written in percent codes. */
export function decoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** @throws MillwrightError DRAWING_EXTERNAL_REFERENCE */
export function refuseExternal(href: string, fileLine: number): never {
  throw new MillwrightError('DRAWING_EXTERNAL_REFERENCE', {
    message: `A clone on line ${fileLine} refers to "${href.slice(0, 100)}", outside the file; only this file is read.`,
    hint: 'Put the shape into the drawing itself, or turn clones into paths in the program it came from.',
    data: { href: href.slice(0, 100), fileLine },
  });
}

/** @throws MillwrightError DRAWING_REFERENCE_CYCLE */
export function refuseCycle(href: string): never {
  throw new MillwrightError('DRAWING_REFERENCE_CYCLE', {
    message: `The clone of "${href.slice(0, 100)}" contains itself.`,
    hint: 'Turn clones into paths in the program the drawing came from.',
    data: { href: href.slice(0, 100) },
  });
}
