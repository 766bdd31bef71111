import { type Drawing, type Finding, finding } from '@millwright/contracts';
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

/** Kinds named in a message at most. */
const MAX_NAMED = 10;

/** Kinds of DXF entities that never are the edge of a part. Of kinds that are not known here, each may be one. */
const NO_EDGE = new Set(
  'ATTDEF ATTRIB DIMENSION ARC_DIMENSION LARGE_RADIAL_DIMENSION LEADER MLEADER MULTILEADER TOLERANCE POINT RAY XLINE HATCH SOLID TRACE IMAGE WIPEOUT VIEWPORT ACAD_TABLE OLEFRAME OLE2FRAME PDFUNDERLAY DWFUNDERLAY DGNUNDERLAY LIGHT RTEXT'.split(
    ' ',
  ),
);
/** Why something that could be an edge is none: it is not to be seen, or has no size. */
const NOT_SEEN =
  /\((not displayed|not visible|paper space|invisible|layer .*|draws nothing|degenerate, .*|remark)\)$/;

/** What was not read, as findings: a warning for what may be missing from a part, information for the rest. */
export function unreadFindings(unread: Drawing['unread']): readonly Finding[] {
  const missing = unread.filter(({ entity }) => mayBeEdge(entity));
  const rest = unread.filter(({ entity }) => !mayBeEdge(entity));
  return [
    ...(missing.length === 0
      ? []
      : [
          finding('DRAWING_ENTITIES_UNREAD', {
            severity: 'warning',
            message: `Not read, so parts may be incomplete: ${named(missing)}. Draw it as lines and arcs, or remove it.`,
            count: total(missing),
          }),
        ]),
    ...(rest.length === 0
      ? []
      : [
          finding('DRAWING_ENTITIES_UNREAD', {
            message: `Not taken as contours: ${named(rest)}.`,
            count: total(rest),
          }),
        ]),
  ];
}

function mayBeEdge(entity: string): boolean {
  if (entity.endsWith(')')) return !NOT_SEEN.test(entity);
  return entity === entity.toUpperCase() && !NO_EDGE.has(entity);
}

function named(unread: Drawing['unread']): string {
  const kinds = unread
    .slice(0, MAX_NAMED)
    .map(({ entity, layer, count }) => `${count} ${entity}${layer === '' ? '' : ` on layer ${layer}`}`);
  const more = unread.length > MAX_NAMED ? ` and ${unread.length - MAX_NAMED} more kinds` : '';
  return `${kinds.join(', ')}${more}`.slice(0, 1800);
}

function total(unread: Drawing['unread']): number {
  return unread.reduce((sum, { count }) => sum + count, 0);
}
