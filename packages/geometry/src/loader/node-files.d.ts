// The only thing this package uses of Node, so that Node's types (and with them its globals) stay out of engine code.
declare module 'node:fs/promises' {
  export function readFile(path: URL): Promise<Uint8Array>;
}
