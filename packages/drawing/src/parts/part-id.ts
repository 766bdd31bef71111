/** Most letters of a label that go into an id. */
const MOST_LETTERS = 24;

/**
 * The id of a part: what it is called, so that a person at the machine knows it in a finding or in a program’s comment, and a digest of
 * what it is, so that it stays the same when the drawing is imported again.
 * @param rank - 0-based among parts that are alike in everything
 */
export function partId(label: string | undefined, digest: string, rank: number): string {
  const name = slugOf(label ?? '') || 'part';
  return rank === 0 ? `${name}-${digest}` : `${name}-${digest}-${rank + 1}`;
}

/** Lower-case ASCII letters and digits with single hyphens between them. */
function slugOf(label: string): string {
  const plain = label.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-+|-+$/g, '');
}
