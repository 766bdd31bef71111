import {
  type Artifact,
  type ArtifactStore,
  type ErrorCode,
  type EventSink,
  inputSha256,
  isMillwrightError,
  MillwrightError,
  type OperationDefinition,
  type OperationName,
  operations,
  type Policy,
  type Provenance,
  parseInput,
  provenanceId,
  type RequestContext,
} from '@millwright/contracts';
import { createMemoryStore } from '../artifacts/memory-store.js';
import { createInputReader } from '../artifacts/reader.js';
import type { EngineSet } from '../engines/engine-set.js';
import type { Binding, OperationArguments, OperationInput, OperationOutput } from './binding.js';
import { bindings } from './bindings.js';

/** What a call answers: a small output for the caller, the artifacts it stored, and how they came to be. */
export interface CallResult<Name extends OperationName> {
  readonly output: OperationOutput<Name>;
  readonly artifacts: readonly Artifact[];
  readonly provenance: Provenance;
  readonly provenanceId: string;
}

/** Runs operations by name over one set of engines and one store. */
export interface Pipeline {
  readonly engines: EngineSet;
  readonly store: ArtifactStore;
  /**
   * One chain for every call: schema, policy, references, engine, output schema, provenance; one `started` and one `finished` event.
   * @throws MillwrightError OPERATION_UNKNOWN, INPUT_INVALID, REF_MALFORMED, REF_UNKNOWN, capability_denied, CANCELLED and those of the engine
   */
  call<Name extends OperationName>(
    name: Name,
    input: OperationArguments<Name>,
    context?: RequestContext,
  ): Promise<CallResult<Name>>;
}

/** The default policy: what has no side effect may run, the rest may not. */
export const defaultPolicy: Policy = {
  decide: ({ sideEffect }) =>
    sideEffect === 'none'
      ? { effect: 'permit', rule: 'no side effect' }
      : { effect: 'deny', rule: `side effect "${sideEffect}" needs a policy of its own` },
};

/** The context of a call made by a program on this machine, outside any trace. */
export const localContext: RequestContext = {
  subject: 'local',
  tenant: 'local',
  mode: 'live',
  project: 'local',
  trace: { traceparent: '00-00000000000000000000000000000001-0000000000000001-00' },
};

/** A pipeline over engines; artifacts live in memory unless a store is given. */
export function createPipeline(parts: {
  readonly engines: EngineSet;
  readonly store?: ArtifactStore;
  readonly policy?: Policy;
  readonly events?: EventSink;
}): Pipeline {
  const { engines, store = createMemoryStore(), policy = defaultPolicy, events } = parts;
  return {
    engines,
    store,
    async call(name, input, context = localContext) {
      const definition = definitionOf(name);
      const parsed = parseInput(definition.input, input, {
        what: `The input of ${name}`,
        hint: 'Compare it with the input schema of the operation.',
      });
      permit(policy, definition, context);
      const reader = createInputReader(store);
      const binding = bindings[name] as unknown as Binding<typeof name>;
      const { hashed, run } = await binding.prepare(parsed as OperationInput<typeof name>, reader);
      const hash = inputSha256(hashed);
      events?.record({ kind: 'started', operation: name, inputSha256: hash }, context);
      try {
        const result = await run({ engines, store, options: runOptions(context) });
        const provenance: Provenance = {
          operation: name,
          engine: binding.engine(engines),
          inputSha256: hash,
          inputs: [...new Set(reader.inputs)],
          ...(result.seed === undefined ? {} : { seed: result.seed }),
          ...(result.workDone === undefined ? {} : { workDone: result.workDone }),
          sourceRevision: `v${__PACKAGE_VERSION__}`,
          outputs: result.artifacts.map((artifact) => artifact.id),
        };
        const output = parseInput(definition.output, result.output, {
          what: `The output of ${name}`,
          hint: 'This is a bug in Millwright. Please report it with the input that caused it.',
          code: 'INTERNAL',
        }) as OperationOutput<typeof name>;
        events?.record(
          { kind: 'finished', operation: name, inputSha256: hash, outcome: 'succeeded', provenance },
          context,
        );
        return { output, artifacts: result.artifacts, provenance, provenanceId: provenanceId(provenance) };
      } catch (thrown) {
        const code: ErrorCode = isMillwrightError(thrown) ? thrown.code : 'INTERNAL';
        const outcome = code === 'CANCELLED' ? 'cancelled' : 'failed';
        events?.record({ kind: 'finished', operation: name, inputSha256: hash, outcome, code }, context);
        throw thrown;
      }
    },
  };
}

function definitionOf(name: string): OperationDefinition {
  if (Object.hasOwn(operations, name)) return operations[name as OperationName];
  throw new MillwrightError('OPERATION_UNKNOWN', {
    message: `There is no operation "${name.slice(0, 60)}".`,
    hint: `Use one of ${Object.keys(operations).join(', ')}.`,
  });
}

function permit(policy: Policy, definition: OperationDefinition, context: RequestContext): void {
  const { effect, rule } = policy.decide(definition, context);
  if (effect === 'permit') return;
  throw new MillwrightError('capability_denied', {
    message: `The policy does not allow ${definition.name}: ${rule}.`,
    hint: 'Ask whoever runs this server to permit it.',
    data: { rule },
  });
}

function runOptions(context: RequestContext) {
  return {
    ...(context.signal ? { signal: context.signal } : {}),
    ...(context.onProgress ? { onProgress: context.onProgress } : {}),
  };
}
