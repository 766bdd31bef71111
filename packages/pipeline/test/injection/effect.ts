// Whether a change to a job does harm, and where, by plain calculation: all pairs, samples, replay of the text. None of the engine's code.
import { harmsOfCuts, harmsOfLeft } from './effect-cuts.ts';
import { harmsOfMotion } from './effect-motion.ts';
import { harmsOfState } from './effect-state.ts';
import type { Asked } from './jobs.ts';
import { type Move, type Program, programOf } from './moves.ts';
import { type View, type World, worldOf } from './world.ts';

/** One thing that is wrong. */
export interface Harm {
  readonly what: string;
  /** Lines that do it; empty where something is missing. */
  readonly lines: readonly number[];
  readonly at?: readonly [number, number];
  readonly by?: number;
}

/** What a change does: nothing if both are empty; nobody knows if there are doubts alone. */
export interface Effect {
  readonly harms: readonly Harm[];
  readonly doubts: readonly string[];
  /** Lines that may do the same harm as those that surely do. */
  readonly also: readonly number[];
}

/** How a program of two lies: what of the sheet it sees, and what the other has taken off from below. */
export interface Face {
  readonly view?: View;
  readonly under?: NonNullable<Program['under']>;
  /** Contours through the sheet, and when they free a part, are a matter of both programs. */
  readonly isShared: true;
}

/** A job before and after. */
export interface Change {
  readonly before: {
    readonly asked: Asked;
    readonly program: Program;
    readonly world: World;
    readonly face?: Face | undefined;
  };
  readonly after: {
    readonly asked: Asked;
    readonly program: Program;
    readonly world: World;
    readonly text: string;
    readonly face?: Face | undefined;
  };
  /** Moves of the changed program that the first does not have, and those it has lost. */
  readonly fresh: ReadonlySet<Move>;
  readonly gone: readonly Move[];
  /** Whether tools, parts, places or what is meant changed. */
  readonly isShaped: boolean;
  /** Whether anything else of the request did. */
  readonly isAsked: boolean;
}

export class Finder {
  readonly harms: Harm[] = [];
  readonly doubts: string[] = [];
  readonly also: number[] = [];

  /** Harm beyond `sure`, doubt beyond `unsure`, by a measure that grows with the harm. */
  judge(
    what: string,
    measure: number,
    sure: number,
    unsure: number,
    lines: readonly number[],
    at?: readonly [number, number],
  ): void {
    if (measure > sure) this.harms.push({ what, lines, by: measure, ...(at === undefined ? {} : { at }) });
    else if (measure > unsure) {
      this.doubts.push(`${what} ${measure.toFixed(4)}`);
      this.also.push(...lines);
    }
  }
}

/** A job as the oracle sees it, to be compared with many changes of it. */
export function known(text: string, asked: Asked, face?: Face): Change['before'] {
  return { asked, program: seen(text, asked, face), world: worldOf(asked, face?.view), face };
}

const seen = (text: string, asked: Asked, face?: Face): Program => {
  const program = programOf(text, asked.tools ?? []);
  return face?.under === undefined ? program : { ...program, under: face.under };
};

export function effectOf(
  before: Change['before'],
  text: string,
  asked: Asked,
  face = before.face,
): Finder & { readonly change: Change } {
  const change = changeOf(before, text, asked, face);
  const found = new Finder();
  harmsOfState(change, found);
  harmsOfCuts(change, found);
  harmsOfLeft(change, found);
  harmsOfMotion(change, found);
  return Object.assign(found, { change });
}

/** Of a change only what it cuts where wood should stand: that alone is quickly told. */
export function cutsOf(before: Change['before'], text: string, asked: Asked): Effect {
  const found = new Finder();
  harmsOfCuts(changeOf(before, text, asked, before.face), found);
  return found;
}

function changeOf(before: Change['before'], text: string, asked: Asked, face?: Face): Change {
  const isAsked = asked !== before.asked;
  const program = seen(text, asked, face);
  const old = new Set(before.program.moves.map(({ key }) => key));
  const now = new Set(program.moves.map(({ key }) => key));
  const shapes = ['tools', 'parts', 'layout', 'tabs', 'operations', 'throughMm'] as const;
  const isShaped = face?.view !== before.face?.view || shapes.some((key) => asked[key] !== before.asked[key]);
  return {
    before,
    after: { asked, program, world: isShaped ? worldOf(asked, face?.view) : before.world, text, face },
    fresh: new Set(program.moves.filter(({ key }) => isShaped || !old.has(key))),
    gone: before.program.moves.filter(({ key }) => isShaped || !now.has(key)),
    isShaped,
    isAsked,
  };
}
