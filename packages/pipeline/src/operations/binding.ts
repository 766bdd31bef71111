import type {
  Artifact,
  ArtifactStore,
  EngineManifest,
  Finding,
  OperationName,
  operations,
  RunOptions,
} from '@millwright/contracts';
import { canonicalJson } from '@millwright/contracts';
import type { z } from 'zod';
import type { InputReader } from '../artifacts/reader.js';
import type { EngineSet } from '../engines/engine-set.js';
import { byDanger } from '../report/by-danger.js';

/** Validated input of an operation, with defaults. */
export type OperationInput<Name extends OperationName> = z.output<(typeof operations)[Name]['input']>;
/** What a caller may give. */
export type OperationArguments<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;
/** What an operation answers. */
export type OperationOutput<Name extends OperationName> = z.output<(typeof operations)[Name]['output']>;

/** How an operation is bound to engines. */
export interface Binding<Name extends OperationName> {
  /** The engine that stands in the provenance. */
  readonly engine: (engines: EngineSet) => EngineManifest;
  /** Replaces references by what they name, and gives what the input hash is taken over and the work to do. */
  readonly prepare: (input: OperationInput<Name>, reader: InputReader) => Promise<PreparedCall<Name>>;
}

/** A call whose inputs are all at hand. */
export interface PreparedCall<Name extends OperationName> {
  /** The resolved input as plain data; bytes stand for themselves by their digest. */
  readonly hashed: unknown;
  readonly run: (tools: BindingTools) => Promise<BindingResult<Name>>;
}

/** What a binding works with. */
export interface BindingTools {
  readonly engines: EngineSet;
  readonly store: ArtifactStore;
  readonly options: RunOptions;
}

/** What a binding answers. */
export interface BindingResult<Name extends OperationName> {
  readonly output: OperationOutput<Name>;
  readonly artifacts: readonly Artifact[];
  readonly seed?: number;
  readonly workDone?: number;
}

/** Stores a value as canonical JSON. */
export function putJson(
  store: ArtifactStore,
  value: unknown,
  about: { name: string; kind: Artifact['kind'] },
): Promise<Artifact> {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  return store.put(bytes, { ...about, mediaType: 'application/json', units: 'mm' });
}

/** Stores a text. */
export function putText(
  store: ArtifactStore,
  text: string,
  about: { name: string; kind: Artifact['kind']; mediaType: string },
): Promise<Artifact> {
  return store.put(new TextEncoder().encode(text), { ...about, units: 'mm' });
}

const SEVERITIES = ['error', 'warning', 'info'] as const;
const MAX_FINDINGS = 20;

/** Findings as a result shows them: the most dangerous first, at most 20, and how many there are. */
export function summariseFindings(findings: readonly Finding[]) {
  const [error, warning, info] = SEVERITIES.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  );
  return {
    findings: byDanger(findings).slice(0, MAX_FINDINGS),
    nFindings: { error: error ?? 0, warning: warning ?? 0, info: info ?? 0 },
  };
}

/** Makes a binding from its steps: resolve the references, hash, run. */
export function bind<Name extends OperationName, Resolved>(
  _name: Name,
  steps: {
    readonly engine: Binding<Name>['engine'];
    readonly resolve: (input: OperationInput<Name>, reader: InputReader) => Promise<Resolved>;
    /** What of the resolved input is hashed, where it is not all of it. */
    readonly hashed?: (resolved: Resolved) => unknown;
    readonly run: (resolved: Resolved, tools: BindingTools) => Promise<BindingResult<Name>>;
  },
): Binding<Name> {
  return {
    engine: steps.engine,
    async prepare(input, reader) {
      const resolved = await steps.resolve(input, reader);
      return {
        hashed: steps.hashed ? steps.hashed(resolved) : resolved,
        run: (tools) => steps.run(resolved, tools),
      };
    },
  };
}
