/** A package of the workspace, packed. */
export interface PackedPackage {
  readonly name: string;
  /** The last part of the name, which is also its folder. */
  readonly folder: string;
  readonly version: string;
  readonly tarball: string;
  readonly packedBytes: number;
  /** Paths in the tarball. */
  readonly files: readonly string[];
}

/** What this tool reads of a manifest. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly description?: string;
  readonly files?: readonly string[];
  readonly sideEffects?: boolean | readonly string[];
  readonly publishConfig?: { readonly access?: string };
  readonly engines?: { readonly node?: string };
  readonly exports?: Readonly<Record<string, Condition>>;
  readonly imports?: Readonly<Record<string, Condition>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** `browser: false` for a package that only runs in Node. */
  readonly millwright?: { readonly browser?: boolean };
}

/** An entry of `exports` or `imports`. */
export type Condition = string | { readonly [name: string]: Condition };
