import { type ObligationKind, obligationKinds } from './obligations.js';

/** Before the ids of a two-sided job's second program stands `other-side/`. */
const OTHER_SIDE_PREFIX = /^other-side\//;

/** What stands before the object in an id: `gouge` of `gouge:side#0` and of `gouge:{part#copy}`. */
export function familyOf(prefixed: string): string {
  const id = prefixed.replace(OTHER_SIDE_PREFIX, '');
  const colon = id.indexOf(':');
  return colon < 0 ? id : id.slice(0, colon);
}

const kindOfFamily: ReadonlyMap<string, ObligationKind> = new Map(
  obligationKinds.map((kind) => [familyOf(kind.id), kind]),
);

/** The row an obligation belongs to; undefined if the list has none. */
export function kindOf(id: string): ObligationKind | undefined {
  return kindOfFamily.get(familyOf(id));
}
