/** What the command line asks for. */
export interface Command {
  /** Names of benches in the order given by the registry; empty: list them. */
  readonly names: readonly string[];
  readonly quick: boolean;
  /** Measure again what is measured already. */
  readonly fresh: boolean;
  readonly jsonFile?: string;
}

export const USAGE = 'bench NAME|all [--quick] [--fresh] [--json FILE]';

/** Reads the arguments. @returns the command, or in a sentence what is wrong with them */
export function readCommand(args: readonly string[], known: readonly string[]): Command | string {
  const rest = [...args];
  const given: string[] = [];
  let jsonFile: string | undefined;
  let quick = false;
  let fresh = false;
  while (rest.length > 0) {
    const argument = rest.shift() ?? '';
    if (argument === '--quick') quick = true;
    else if (argument === '--fresh') fresh = true;
    else if (argument === '--json') {
      jsonFile = rest.shift();
      if (jsonFile === undefined || jsonFile.startsWith('--'))
        return '--json needs the name of a file to write';
    } else if (argument.startsWith('-')) return `there is no option ${argument}`;
    else given.push(argument);
  }
  const unknown = given.find((name) => name !== 'all' && !known.includes(name));
  if (unknown !== undefined) return `there is no bench "${unknown}"; there are ${known.join(', ')} and all`;
  const names = given.includes('all') ? known : known.filter((name) => given.includes(name));
  return { names, quick, fresh, ...(jsonFile === undefined ? {} : { jsonFile }) };
}
