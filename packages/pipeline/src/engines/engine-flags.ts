import { MillwrightError } from '@millwright/contracts';

/** The engines, by the name their flag and package carry. */
export const engineNames = ['drawing', 'nest', 'toolpath', 'post-grbl', 'simulate', 'wood-movement'] as const;
/** Name of an engine. */
export type EngineName = (typeof engineNames)[number];
/** Real, or fixed and plainly marked data for client development. */
export type EngineKind = 'real' | 'stub';
/** Which kind each engine is. */
export type EngineFlags = Readonly<Record<EngineName, EngineKind>>;

/** The environment variable of one engine: `MILLWRIGHT_ENGINE_POST_GRBL` for `post-grbl`. */
export const engineVariable = (name: EngineName) =>
  `MILLWRIGHT_ENGINE_${name.toUpperCase().replaceAll('-', '_')}`;

/**
 * Reads the engine flags from variables: `MILLWRIGHT_ENGINES` for all, `MILLWRIGHT_ENGINE_<NAME>` for one. Default real.
 * @throws MillwrightError ENGINE_FLAG_UNKNOWN for a value other than `real` or `stub`, or a variable of no engine
 */
export function readEngineFlags(variables: Readonly<Record<string, string | undefined>>): EngineFlags {
  const known = new Set(engineNames.map(engineVariable));
  for (const variable of Object.keys(variables)) {
    if (variable.startsWith('MILLWRIGHT_ENGINE_') && !known.has(variable))
      refuse(variable, variables[variable] ?? '');
  }
  const all = kindOf('MILLWRIGHT_ENGINES', variables.MILLWRIGHT_ENGINES) ?? 'real';
  const entries = engineNames.map((name) => {
    const variable = engineVariable(name);
    return [name, kindOf(variable, variables[variable]) ?? all] as const;
  });
  return Object.fromEntries(entries) as Record<EngineName, EngineKind>;
}

function kindOf(variable: string, value: string | undefined): EngineKind | undefined {
  if (value === undefined || value === 'real' || value === 'stub') return value;
  return refuse(variable, value);
}

function refuse(variable: string, value: string): never {
  throw new MillwrightError('ENGINE_FLAG_UNKNOWN', {
    message: `${variable}=${JSON.stringify(value.slice(0, 40))} is not an engine flag.`,
    hint: `Set MILLWRIGHT_ENGINES or one of ${engineNames.map(engineVariable).join(', ')} to "real" or "stub".`,
    data: { variable },
  });
}
