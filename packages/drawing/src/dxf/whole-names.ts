import { nameKey } from './name-key.js';

/** First comment of a file of ours. */
const OWN_MARK = /^Millwright\b/;
/** A comment that says what a layer's name was before DXF forced another on it: both names, the old one as JSON. */
const LAYER_NAME = /^Millwright layer (.+?) = (".*")$/;

/** Whether `writeDxf` wrote a file with these comments. */
export function isOwnFile(comments: readonly string[]): boolean {
  return OWN_MARK.test(comments[0] ?? '');
}

/** Layers of a file of ours whose names were too long or had other letters than DXF allows: the whole names by their keys in the file. */
export function wholeNames(comments: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const comment of comments) {
    const [, short, whole] = LAYER_NAME.exec(comment) ?? [];
    if (short !== undefined && whole !== undefined) names.set(nameKey(short), fromJson(whole) ?? short);
  }
  return names;
}

function fromJson(text: string): string | undefined {
  try {
    return String(JSON.parse(text)).slice(0, 200);
  } catch {
    return undefined;
  }
}
