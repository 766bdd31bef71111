import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DrawingUnit, ReadDrawingOptions } from '@millwright/contracts';

/** How a file's unit must be decided. `also_accepted` holds proofs that are right as well, e.g. `proved in`. */
export interface UnitsRow {
  readonly decision: 'proved' | 'ask' | 'none';
  readonly unit?: string | null;
  readonly mm_per_unit?: number | null;
  readonly ask_allowed: boolean;
  /** The reading under which all lengths of the row are given. */
  readonly facts_under?: string;
  /** The reading that the question must name first. */
  readonly first?: string | null;
  readonly also_accepted?: readonly string[];
  readonly reason?: string;
}

interface CircleRow {
  readonly d: number;
  readonly n: number;
}

/** What must be found when a choice is made: options of `readDrawing`, and the facts under them. */
interface ChoiceRow {
  readonly options: Partial<ReadDrawingOptions>;
  readonly outlines?: number;
  readonly holes?: number;
  readonly area_mm2?: number;
}

/** What must be found in one file: neutral facts, mm and mm², see README.md of this folder. */
export interface CorpusRow {
  readonly file: string;
  readonly program: string;
  readonly version: string;
  readonly purpose: string;
  readonly units: UnitsRow;
  readonly size_mm?: { readonly w: number; readonly h: number } | null;
  readonly size_tol_mm?: number;
  readonly outlines?: number | null;
  readonly holes?: number | null;
  readonly loops?: number | null;
  readonly open_chains?: number | null;
  readonly area_mm2?: number | null;
  readonly area_tol_mm2?: number | null;
  readonly circles?: readonly CircleRow[];
  readonly circle_like?: readonly CircleRow[];
  readonly drills?: readonly CircleRow[];
  readonly unsupported?: Readonly<Record<string, number>>;
  readonly labels?: readonly string[];
  readonly part_labels?: readonly string[];
  readonly layers?: readonly string[] | null;
  readonly findings?: readonly string[];
  readonly findings_absent?: readonly string[];
  readonly merged_quantities?: readonly number[];
  /** Something must be said about the file, whatever the choice is. */
  readonly told?: boolean;
  /** Loops that are not simple polygons; of the shared drawings only. */
  readonly self_touching_loops?: number;
  /** The same, or at least an entry in the list of what was not read. */
  readonly told_or_unread?: boolean;
  readonly choices?: readonly ChoiceRow[];
  readonly error?: string;
  /** The error is one right answer; the facts are the other. */
  readonly error_allowed?: boolean;
}

/** The reading of a name in the rows. */
export function unitOf(name: string | null | undefined): DrawingUnit | undefined {
  if (name === null || name === undefined) return undefined;
  return name === 'px' ? 'px96' : (name as DrawingUnit);
}

const folder = import.meta.dirname;

/** The rows of the corpus, in the order of their names. */
export const corpusRows: readonly CorpusRow[] = JSON.parse(
  readFileSync(resolve(folder, 'expected.json'), 'utf8'),
).files;

/** The bytes of a file of the corpus. */
export const corpusFile = (name: string) => new Uint8Array(readFileSync(resolve(folder, 'fixtures', name)));

/** Where the shared drawings are: beside the repository, or where MILLWRIGHT_SHARED says. */
const shared = resolve(process.env.MILLWRIGHT_SHARED ?? resolve(folder, '../../../../../shared'), 'data');

/** Whether the shared drawings are there. */
export const hasSharedDrawings = existsSync(resolve(shared, 'drawings-foreign/expected.json'));

/** The rows of the shared drawings with their bytes; empty when they are not there. */
export function sharedDrawings(): readonly (CorpusRow & { readonly bytes: Uint8Array })[] {
  if (!hasSharedDrawings) return [];
  const { files } = JSON.parse(readFileSync(resolve(shared, 'drawings-foreign/expected.json'), 'utf8'));
  return files.map((row: CorpusRow & { readonly set: string }) => ({
    ...row,
    program: row.set,
    version: '',
    purpose: '',
    // The facts of that list name texts as drawn, and what is listed in words that are not entity names.
    unsupported: {},
    bytes: new Uint8Array(readFileSync(resolve(shared, row.set, row.file))),
  }));
}
