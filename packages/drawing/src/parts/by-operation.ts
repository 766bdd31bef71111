import type { ContourOperation, PartRule } from '@millwright/contracts';
import type { Chain } from '../join/chain.js';
import { operationFor } from './match-rule.js';
import { isTooWide } from './rules.js';

/** Chains that a rule makes something else of than edges of parts. */
export interface MarkedChains {
  readonly operation: 'pocket' | 'engrave' | 'drill';
  readonly depthMm: number | undefined;
  readonly diameterMm: number | undefined;
  readonly chains: readonly Chain[];
}

/** The chains of a drawing by what is to be done with them. */
export interface ByOperation {
  /** Edges of parts. */
  readonly edges: readonly Chain[];
  /** In the order of operation, depth and diameter. */
  readonly marked: readonly MarkedChains[];
}

/** Sorts chains by the rules; what they ignore is left out, what no rule speaks of is an edge. A dashed line that a rule names is no construction line. */
export function byOperation(chains: readonly Chain[], rules: readonly PartRule[]): ByOperation {
  const speaking = operationRules(rules);
  if (speaking.length === 0) return { edges: chains, marked: [] };
  const edges: Chain[] = [];
  const marked = new Map<string, { operation: ContourOperation; rule: PartRule; chains: Chain[] }>();
  for (const chain of chains) {
    const { operation, rule } = operationFor(speaking, chain);
    if (operation === 'ignore') continue;
    if (rule === undefined) edges.push(chain);
    else if (operation === 'cut') edges.push({ ...chain, construction: false });
    else {
      const key = `${operation} ${sortable(rule.depthMm)} ${sortable(rule.diameterMm)}`;
      const group = marked.get(key);
      const drawn = { ...chain, construction: false };
      if (group === undefined) marked.set(key, { operation, rule, chains: [drawn] });
      else group.chains.push(drawn);
    }
  }
  const ordered = [...marked.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    edges,
    marked: ordered.map(([, { operation, rule, chains: drawn }]) => ({
      operation: operation as MarkedChains['operation'],
      depthMm: rule.depthMm,
      diameterMm: rule.diameterMm,
      chains: drawn,
    })),
  };
}

/** The rules that decide an operation; one that would ignore everything is not followed. */
export function operationRules(rules: readonly PartRule[]): readonly PartRule[] {
  return rules.filter((rule) => (rule.ignore === true || rule.operation !== undefined) && !isTooWide(rule));
}

function sortable(mm: number | undefined): string {
  return mm === undefined ? 'through' : mm.toFixed(6).padStart(16, '0');
}
