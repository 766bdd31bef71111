import type { Drawing } from '@millwright/contracts';
import type { UnreadEntity } from './sketch.js';

/** Kinds listed at most; a hostile file can invent as many as it has bytes. */
const MAX_KINDS = 1_000;

/** What was not read, counted by kind and layer, in alphabetical order. */
export function unreadSummary(unread: readonly UnreadEntity[]): Drawing['unread'] {
  const counts = new Map<string, { entity: string; layer: string; count: number }>();
  for (const { entity, layer } of unread) {
    const key = `${entity}\n${layer}`;
    const known = counts.get(key);
    if (known !== undefined) known.count++;
    else if (counts.size < MAX_KINDS)
      counts.set(key, { entity: entity.slice(0, 200), layer: layer.slice(0, 200), count: 1 });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}
