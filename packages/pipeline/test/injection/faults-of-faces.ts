// Changes to a job of two programs: the second lies otherwise than the sheet, goes too deep, is the wrong one, is run first; clamps and pins elsewhere.
import { rectangle } from './drawings.ts';
import { askedOfSecond, type FaceJob } from './faces.ts';
import {
  type Changed,
  coordinate,
  drop,
  type Fault,
  madeOf,
  mapLines,
  opRange,
  opsOf,
  setWord,
  unit,
  wordOf,
} from './fault.ts';
import { requestFaults } from './faults-of-requests.ts';
import { remapped } from './faults-of-shapes.ts';
import type { Asked, Job } from './jobs.ts';
import type { Random } from './random.ts';
import { turnedContour, turnedPoint } from './turn.ts';

/** A kind of change to a job of two programs; undefined where it offers no place for it. */
export interface FaceFault {
  readonly kind: string;
  readonly make: (job: FaceJob, random: Random) => FaceJob | undefined;
}

const withSecond = (job: FaceJob, changed: Changed | undefined): FaceJob | undefined =>
  changed === undefined ? undefined : { ...job, second: { ...job.second, lines: changed.lines } };

/** The request changed; what is given with the second program stays as it is. A sheet of another size turns otherwise. */
function withAsked(job: FaceJob, asked: Asked): FaceJob {
  const { tabs, obstacles } = job.second.asked;
  const { widthMm = 0, heightMm = 0 } = asked.layout?.sheets[0] ?? {};
  const isAsWide = widthMm === job.turn.width && heightMm === job.turn.height;
  const turn = isAsWide ? job.turn : { ...job.turn, width: widthMm, height: heightMm };
  return {
    ...job,
    turn,
    first: { ...job.first, asked },
    second: { ...job.second, asked: askedOfSecond(asked, turn, tabs, obstacles) },
  };
}

type Place = readonly [number, number];

/** The second program laid otherwise; `draw` gives the map of places in mm. */
const laid = (
  kind: string,
  draw: (job: FaceJob, random: Random) => (x: number, y: number) => Place,
  isMirror = false,
): FaceFault => ({
  kind,
  make: (job, random) => {
    const u = unit(job.second);
    const map = draw(job, random);
    const changed = remapped(
      job.second,
      (x, y) => {
        const [mx, my] = map(x * u, y * u);
        return [mx / u, my / u];
      },
      isMirror,
    );
    return withSecond(job, changed);
  },
});

const shifted = (mm: number): FaceFault =>
  laid(`second side ${mm} mm out of register`, (_, random) => {
    const [dx, dy] = random.pick<Place>([
      [mm, 0],
      [-mm, 0],
      [0, mm],
      [0, -mm],
      [mm * 0.6, mm * 0.8],
    ]);
    return (x, y) => [x + dx, y + dy];
  });

/** All that is cut by a program, higher or lower by so many mm. */
const sunk = (
  kind: string,
  mm: (job: FaceJob) => number,
  fits = (_line: string): boolean => true,
): FaceFault => ({
  kind,
  make: (job) =>
    withSecond(
      job,
      mapLines(job.second, (line) =>
        /^G[0123] .*Z/.test(line) && fits(line)
          ? setWord(line, 'Z', coordinate(job.second, wordOf(line, 'Z') + mm(job) / unit(job.second)))
          : line,
      ),
    ),
});

const oneOpSunk = (kind: string, which: 'first' | 'second', mm: number, fits: RegExp): FaceFault => ({
  kind,
  make: (job, random) => {
    const ops = opsOf(job[which]).filter((op) => fits.test(op));
    if (ops.length === 0) return undefined;
    const own = new Set(opRange(job[which], random.pick(ops)));
    const changed = mapLines(job[which], (line, i) =>
      own.has(i) && /^G[0123] .*Z-/.test(line)
        ? setWord(line, 'Z', coordinate(job[which], wordOf(line, 'Z') + mm / unit(job[which])))
        : line,
    );
    return changed === undefined ? undefined : { ...job, [which]: { ...job[which], lines: changed.lines } };
  },
});

const opLost = (which: 'first' | 'second'): FaceFault => ({
  kind: `operation of the ${which} program lost`,
  make: (job, random) => {
    const ops = opsOf(job[which]);
    const changed = ops.length === 0 ? undefined : drop(job[which], opRange(job[which], random.pick(ops)));
    return changed === undefined ? undefined : { ...job, [which]: { ...job[which], lines: changed.lines } };
  },
});

const thickness = (job: FaceJob): number => job.first.asked.layout?.sheets[0]?.thicknessMm ?? 0;

const thicker = (kind: string, mm: number): FaceFault => ({
  kind,
  make: (job) => {
    const { asked } = job.first;
    const sheets =
      asked.layout?.sheets.map((sheet) => ({ ...sheet, thicknessMm: sheet.thicknessMm + mm })) ?? [];
    return asked.layout === undefined
      ? undefined
      : withAsked(job, { ...asked, layout: { ...asked.layout, sheets } });
  },
});

const withPins = (kind: string, change: (pins: FaceJob['pins']) => FaceJob['pins']): FaceFault => ({
  kind,
  make: (job) => (job.pins.length === 0 ? undefined : { ...job, pins: change(job.pins) }),
});

/** A clamp of the second side, round a place where its program cuts or comes by. */
function clampAt(job: FaceJob, random: Random, role: RegExp, topZMm: number): FaceJob | undefined {
  const u = unit(job.second);
  const places = job.second.lines.flatMap((line, i) =>
    role.test(job.second.tags[i]?.role ?? '') && /X.*Y/.test(line)
      ? [[wordOf(line, 'X') * u, wordOf(line, 'Y') * u] as const]
      : [],
  );
  if (places.length === 0) return undefined;
  const [x, y] = random.pick(places);
  const clamp = {
    id: 'new',
    kind: 'clamp' as const,
    footprint: rectangle(x, y, 12, 8),
    topZMm,
    clearanceMm: 1,
  };
  const { asked } = job.second;
  return { ...job, second: { ...job.second, asked: { ...asked, obstacles: [...asked.obstacles, clamp] } } };
}

/** The program of one face in the place of the other's. */
const onOther = (lines: Job, place: Job): Job => ({ ...place, lines: lines.lines, tags: lines.tags });

export const faceFaults: readonly FaceFault[] = [
  ...[0.002, 0.05, 0.3, 3].map(shifted),
  laid('second side turned by 180°', ({ turn }) => (x, y) => [turn.width - x, turn.height - y]),
  laid('second side turned by 0.2°', ({ turn }) => {
    const [c, s] = [Math.cos(Math.PI / 900), Math.sin(Math.PI / 900)];
    const [mx, my] = [turn.width / 2, turn.height / 2];
    return (x, y) => [mx + (x - mx) * c - (y - my) * s, my + (x - mx) * s + (y - my) * c];
  }),
  laid(
    'second side as seen from the first face',
    ({ turn }) =>
      (x, y) =>
        turnedPoint([x, y], turn),
    true,
  ),
  laid(
    'second side as seen from the first face, arcs as they were',
    ({ turn }) =>
      (x, y) =>
        turnedPoint([x, y], turn),
  ),
  laid(
    'second side mirrored in the other axis',
    ({ turn }) =>
      (x, y) =>
        turnedPoint([x, y], { ...turn, about: turn.about === 'x' ? 'y' : 'x' }),
    true,
  ),
  {
    kind: 'sheet turned about the other axis',
    make: (job) => ({ ...job, turn: { ...job.turn, about: job.turn.about === 'x' ? 'y' : 'x' } }),
  },
  {
    kind: 'turned about the other axis, zero and clamps with it',
    make: (job, random) => {
      const turn = { ...job.turn, about: job.turn.about === 'x' ? ('y' as const) : ('x' as const) };
      const back = laid('', () => (x, y) => [turn.width - x, turn.height - y]).make(job, random);
      if (back === undefined) return undefined;
      const half = (contour: Parameters<typeof turnedContour>[0]) =>
        turnedContour(turnedContour(contour, job.turn), turn);
      const { asked } = back.second;
      return {
        ...back,
        turn,
        // Pins that fit one axis fit the other by chance alone.
        pins: [],
        second: {
          ...back.second,
          asked: askedOfSecond(
            job.first.asked,
            turn,
            asked.tabs.map((tab) => ({
              ...tab,
              centreMm: [turn.width - tab.centreMm[0], turn.height - tab.centreMm[1]] as const,
            })),
            asked.obstacles.map((one) => ({ ...one, footprint: half(one.footprint) })),
          ),
        },
      };
    },
  },
  sunk('second side 15 µm too deep', () => -0.015),
  sunk('second side 4 µm too deep', () => -0.004),
  sunk('second side 0.1 mm too deep', () => -0.1),
  sunk('second side 0.8 mm too deep', () => -0.8),
  sunk('second side 0.1 mm too high', () => 0.1),
  sunk('second side 2 mm too high', () => 2),
  sunk('second side zeroed on the table', thickness),
  sunk('second side told from its middle', (job) => thickness(job) / 2),
  oneOpSunk('pocket of the second face breaks through', 'second', -3, /^(pocket|drill)/),
  oneOpSunk('pocket of the first face breaks through', 'first', -3, /^(pocket|drill)/),
  oneOpSunk('through cut of the second face 0.35 mm too high', 'second', 0.35, /^(hole|outline)/),
  oneOpSunk('through cut of the first face 0.35 mm too high', 'first', 0.35, /^(hole|outline)/),
  oneOpSunk('through cut of the second face 1 mm too deep', 'second', -1, /^(hole|outline)/),
  opLost('first'),
  opLost('second'),
  thicker('sheet 0.2 mm thicker', 0.2),
  thicker('sheet 3 mm thicker', 3),
  thicker('sheet 0.2 mm thinner', -0.2),
  thicker('sheet 3 mm thinner', -3),
  {
    kind: 'first program on both faces',
    make: (job) => ({ ...job, second: onOther(job.first, job.second) }),
  },
  {
    kind: 'second program on both faces',
    make: (job) => ({ ...job, first: onOther(job.second, job.first) }),
  },
  {
    kind: 'programs exchanged',
    make: (job) => ({
      ...job,
      first: onOther(job.second, job.first),
      second: onOther(job.first, job.second),
    }),
  },
  {
    kind: 'second face left as it is',
    make: (job) => {
      const isKept = ({ role }: Job['tags'][number]): boolean =>
        role === 'head' || role === 'foot' || role === 'change';
      const lines = job.second.lines.filter((_, i) => isKept(job.second.tags[i] as Job['tags'][number]));
      return { ...job, second: { ...job.second, lines } };
    },
  },
  { kind: 'clamp where the second program cuts', make: (job, random) => clampAt(job, random, /^cut$/, 12) },
  {
    kind: 'clamp where the second program passes',
    make: (job, random) => clampAt(job, random, /^approach$/, 8),
  },
  {
    kind: 'low clamp where the second program passes',
    make: (job, random) => clampAt(job, random, /^approach$/, 2),
  },
  {
    kind: 'clamps of the first side left on',
    make: (job) => {
      const { asked } = job.first;
      if (asked.obstacles.length === 0) return undefined;
      const left = asked.obstacles.map((one) => ({
        ...one,
        footprint: turnedContour(one.footprint, job.turn),
      }));
      return { ...job, second: { ...job.second, asked: { ...job.second.asked, obstacles: left } } };
    },
  },
  {
    kind: 'clamps of the second side on the first as well',
    make: (job) => {
      const { obstacles } = job.second.asked;
      if (obstacles.length === 0) return undefined;
      return withAsked(job, {
        ...job.first.asked,
        obstacles: obstacles.map((one) => ({ ...one, id: `${one.id} too` })),
      });
    },
  },
  withPins('a pin 0.2 mm beside its place', ([first, ...rest]) => [
    {
      diameterMm: first?.diameterMm ?? 6,
      centreMm: [(first?.centreMm[0] ?? 0) + 0.2, (first?.centreMm[1] ?? 0) + 0.14],
    },
    ...rest,
  ]),
  withPins('a pin lost', ([, ...rest]) => rest),
  withPins('a pin of another width', ([first, ...rest]) => [
    { centreMm: first?.centreMm ?? [0, 0], diameterMm: 8 },
    ...rest,
  ]),
  withPins('all pins 0.5 mm aside', (pins) =>
    pins.map((pin) => ({ ...pin, centreMm: [pin.centreMm[0] + 0.5, pin.centreMm[1] + 0.5] })),
  ),
  {
    kind: 'feature drawn on the other face',
    make: (job, random) => {
      const { asked } = job.first;
      const all = asked.parts.flatMap(({ features }) => features);
      if (all.length === 0) return undefined;
      const moved = random.pick(all);
      const parts = asked.parts.map((part) => ({
        ...part,
        features: part.features.map((one) =>
          one === moved
            ? { ...one, side: one.side === 'bottom' ? ('top' as const) : ('bottom' as const) }
            : one,
        ),
      }));
      return withAsked(job, { ...asked, parts });
    },
  },
  ...requestFaults.map(
    ({ kind, make }): FaceFault => ({
      kind: `both faces: ${kind}`,
      make: (job, random) => {
        const changed = madeOf(make, job.first, random);
        return changed?.asked === undefined ? undefined : withAsked(job, changed.asked);
      },
    }),
  ),
];

/** A change to the text of one program alone. */
export const onFace = ({ kind, make }: Fault, which: 'first' | 'second'): FaceFault => ({
  kind: `${which} program: ${kind}`,
  make: (job, random) => {
    const changed = madeOf(make, job[which], random);
    if (changed === undefined || changed.asked !== undefined || changed.meant !== undefined) return undefined;
    return { ...job, [which]: { ...job[which], lines: changed.lines } };
  },
});
