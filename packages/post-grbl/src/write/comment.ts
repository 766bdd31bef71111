/** Longest line written, without its line feed: safe for every sender's and controller's buffer. */
export const MAX_LINE_CHARACTERS = 69;

/** What a comment may hold. Everything else can stop a machine (`!`, `~`, `?`, bytes from 0x80), end the comment, or open another. */
const FORBIDDEN = /[^ A-Za-z0-9.,=_\-*:+]/g;

/**
 * A comment line: `(text)`, of harmless characters only, cut to the line's limit. Anything not on the whitelist becomes `_`.
 * @param text - anything, e.g. a title or a part id as a person typed it
 */
export function commentLine(text: string): string {
  return `(${text.replace(FORBIDDEN, '_').slice(0, MAX_LINE_CHARACTERS - 2)})`;
}
