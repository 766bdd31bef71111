import { codeUnit } from './dxf-tags.js';

/** The forms a DXF can have. */
export type DxfVersion = 'r12' | 'r2000';

/** The longest name of a layer: 31 letters in R12, 255 from R2000 on (Autodesk, DXF reference, symbol tables). */
const NAME_LENGTH: Readonly<Record<DxfVersion, number>> = { r12: 31, r2000: 255 };

/** Layers of a file under the names DXF allows; no two of them differ by case only, since names are compared without it. */
export class DxfNames {
  readonly #version: DxfVersion;
  readonly #byWhole = new Map<string, string>();
  readonly #taken = new Set<string>(['0', 'DEFPOINTS']);

  /** @param reserved - names that keep their own letters, whatever else is asked for */
  constructor(version: DxfVersion, reserved: readonly string[]) {
    this.#version = version;
    for (const name of reserved) this.#taken.add(name);
  }

  /** The name in the file for a layer of any name; the same for the same. */
  of(whole: string): string {
    const known = this.#byWhole.get(whole);
    if (known !== undefined) return known;
    let name = this.#allowed(whole);
    const plain = asciiName(name);
    for (let n = 2; this.#taken.has(keyOf(name)); n++) name = this.#numbered(plain, n);
    this.#taken.add(keyOf(name));
    this.#byWhole.set(whole, name);
    return name;
  }

  /**
   * Comments that say which names had to change, so that `readDrawing` gives them back whole; other programs pass over comments.
   * @param without - names in the file that stand for no layer at all
   */
  comments(without: readonly string[]): readonly string[] {
    const changed = [...this.#byWhole].filter(([whole, name]) => whole !== name);
    return [...changed, ...without.map((name) => ['', name] as const)].map(
      ([whole, name]) => `Millwright layer ${name} = ${asciiJson(whole)}`,
    );
  }

  /** The name itself where it is allowed; otherwise one in ASCII, so that the comment about it needs no escapes. */
  #allowed(whole: string): string {
    const length = NAME_LENGTH[this.#version];
    if (this.#version === 'r12') {
      const name = whole.toUpperCase().replace(/[^A-Z0-9_$-]/g, '_');
      return (name === '' ? '_' : name).slice(0, length);
    }
    const name = whole
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f<>/\\":;?*|=,`^]/g, '_')
      .trim();
    if (name === whole && name !== '' && spelled(name).length <= length) return name;
    return (name === '' ? '_' : asciiName(name)).slice(0, length);
  }

  #numbered(name: string, n: number): string {
    const end = `_${n}`;
    return name.slice(0, NAME_LENGTH[this.#version] - end.length) + end;
  }
}

/** A layer's name as the file spells it. */
export function spelled(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, codeUnit);
}

/** The same name with letters outside ASCII replaced. */
function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '_');
}

function keyOf(name: string): string {
  return name.toUpperCase();
}

/** JSON in ASCII: a comment has no other escapes. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
