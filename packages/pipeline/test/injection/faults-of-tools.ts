// Changes at and around changes of the tool: the change lost, another tool in the spindle, what the former tool was driven by, its work left out.
import { type Changed, drop, type Fault, insert, linesOf, mapLines, opRange, opsOf } from './fault.ts';
import type { Job } from './jobs.ts';
import type { Random } from './random.ts';

/** The lines from where a tool is told to where the next is, or the foot. */
interface Section {
  readonly tool: number;
  /** First line of the change, 0-based. */
  readonly from: number;
  /** Behind its last line. */
  readonly to: number;
}

function sectionsOf(job: Job): readonly Section[] {
  const starts = job.tags.flatMap(({ op }, i) =>
    op.startsWith('tool:') && job.tags[i - 1]?.op !== op ? [{ tool: Number(op.slice(5)), from: i }] : [],
  );
  const foot = job.tags.findIndex(({ op }) => op === 'foot');
  return starts.map((one, i) => ({ ...one, to: starts[i + 1]?.from ?? foot }));
}

/** One of the sections after a change. */
function later(job: Job, random: Random): Section | undefined {
  const sections = sectionsOf(job).slice(1);
  return sections.length === 0 ? undefined : random.pick(sections);
}

const inSection = (
  kind: string,
  make: (job: Job, section: Section, random: Random) => Changed | undefined,
): Fault => ({
  kind,
  make: (job, random) => {
    const section = later(job, random);
    return section === undefined ? undefined : make(job, section, random);
  },
});

/** Lines of a section that fit left out. */
const without = (kind: string, fits: (line: string, role: string) => boolean): Fault =>
  inSection(kind, (job, { from, to }) =>
    drop(
      job,
      job.lines.flatMap((line, i) => (i >= from && i < to && fits(line, job.tags[i]?.role ?? '') ? [i] : [])),
    ),
  );

const rewritten = (
  kind: string,
  edit: (line: string, job: Job, section: Section, random: Random) => string,
): Fault =>
  inSection(kind, (job, section, random) =>
    mapLines(job, (line, i) =>
      i >= section.from && i < section.to ? edit(line, job, section, random) : line,
    ),
  );

const isChange = (line: string): boolean => /^(M5|M0|T\d+|\()/.test(line);

/** A line moved to behind another. */
function moved(job: Job, what: number, behind: number): Changed | undefined {
  const line = job.lines[what];
  if (line === undefined || what < 0 || behind < 0) return undefined;
  const rest = job.lines.filter((_, i) => i !== what);
  const at = behind < what ? behind + 1 : behind;
  return { lines: [...rest.slice(0, at), line, ...rest.slice(at)], at: [at] };
}

export const toolFaults: readonly Fault[] = [
  without('tool change lost', isChange),
  without('T word lost', (line) => /^T\d/.test(line)),
  without('pause of a tool change lost', (line) => line === 'M0'),
  without('spindle left on at a tool change', (line) => line === 'M5'),
  without('spindle not restarted after a tool change', (line) => /^M3/.test(line)),
  without('no wait after a tool change', (line) => /^G4/.test(line)),
  rewritten('wait after a tool change too short', (line) => line.replace(/^G4 P4/, 'G4 P0.5')),
  without('height not told after a tool change', (_, role) => role === 'approach'),
  without('not lifted before a tool change', (_, role) => role === 'retract'),
  inSection('the tool stays in the wood for its change', (job, { from }) => {
    const lift = job.tags.findLastIndex(({ role }, i) => i < from && role === 'lift');
    const retract = job.tags.findIndex(({ role }, i) => i >= from && role === 'retract');
    return lift < 0 ? undefined : drop(job, [lift, ...(retract < 0 ? [] : [retract])]);
  }),
  rewritten('another tool after the change', (line, job, { tool }, random) => {
    const others = job.asked.tools.filter(({ number }) => number !== tool);
    return /^T\d+$/.test(line) && others.length > 0 ? `T${random.pick(others).number}` : line;
  }),
  rewritten('a tool that nobody knows after the change', (line) => line.replace(/^T\d+$/, 'T77')),
  {
    kind: 'two tools exchanged in the whole program',
    make: (job, random) => {
      const section = later(job, random);
      const [first] = sectionsOf(job);
      if (section === undefined || first === undefined || first.tool === section.tool) return undefined;
      return mapLines(job, (line) => {
        if (line === `T${first.tool}`) return `T${section.tool}`;
        return line === `T${section.tool}` ? `T${first.tool}` : line;
      });
    },
  },
  {
    kind: 'two tools exchanged in the magazine',
    make: (job, random) => {
      const tools = job.asked.tools;
      if (tools.length < 2) return undefined;
      const i = random.whole(0, tools.length - 2);
      const [one, two] = [tools[i], tools[i + 1]];
      if (one === undefined || two === undefined) return undefined;
      const swapped = tools.map((tool) => {
        if (tool === one) return { ...one, number: two.number };
        return tool === two ? { ...two, number: one.number } : tool;
      });
      return { lines: job.lines, at: [], asked: { ...job.asked, tools: swapped } };
    },
  },
  rewritten('speed of the former tool kept', (line) => line.replace(/^M3 S\d+/, 'M3')),
  rewritten('feeds of the former tool kept', (line) => line.replace(/ F[\d.]+/, '')),
  rewritten('feeds doubled for one tool', (line) =>
    line.replace(/ F([\d.]+)/, (_, feed: string) => ` F${(2 * Number(feed)).toFixed(2)}`),
  ),
  {
    kind: 'sections of two tools exchanged',
    make: (job, random) => {
      const sections = sectionsOf(job);
      if (sections.length < 2) return undefined;
      const i = random.whole(0, sections.length - 2);
      const [a, b] = [sections[i], sections[i + 1]];
      // The first tool is put in without a pause.
      if (a === undefined || b === undefined || i === 0) return undefined;
      const { lines } = job;
      return {
        lines: [
          ...lines.slice(0, a.from),
          ...lines.slice(b.from, b.to),
          ...lines.slice(a.from, a.to),
          ...lines.slice(b.to),
        ],
        at: [a.from],
      };
    },
  },
  {
    kind: 'section of a tool left out',
    make: (job, random) => {
      const section = later(job, random);
      if (section === undefined) return undefined;
      return drop(
        job,
        Array.from({ length: section.to - section.from }, (_, i) => section.from + i),
      );
    },
  },
  inSection('section of a tool twice', (job, { from, to }) => ({
    lines: [...job.lines.slice(0, to), ...job.lines.slice(from, to), ...job.lines.slice(to)],
    at: [to],
  })),
  {
    kind: 'rest machining left out',
    make: (job, random) => {
      const rests = opsOf(job).filter((op) => /^(rest|wall)/.test(op));
      return rests.length === 0 ? undefined : drop(job, opRange(job, random.pick(rests)));
    },
  },
  {
    kind: 'roughing left out',
    make: (job, random) => {
      const roughs = opsOf(job).filter((op) => /^rough/.test(op));
      return roughs.length === 0 ? undefined : drop(job, opRange(job, random.pick(roughs)));
    },
  },
  inSection('spindle started before the pause', (job, { from, to }) => {
    const start = job.lines.findIndex((line, i) => i >= from && i < to && /^M3/.test(line));
    const stop = job.lines.findIndex((line, i) => i >= from && i < to && line === 'M5');
    return moved(job, start, stop);
  }),
  inSection('tool told only after its first cut', (job, { from, to }) => {
    const told = job.lines.findIndex((line, i) => i >= from && i < to && /^T\d/.test(line));
    const cut = job.tags.findIndex(({ role }, i) => i > told && role === 'cut');
    return moved(job, told, cut);
  }),
  {
    kind: 'a tool change in the middle of an operation',
    make: (job, random) => {
      const i = linesOf(job, random, ({ role }) => role === 'cut');
      const other = job.asked.tools.at(-1);
      return i === undefined || other === undefined ? undefined : insert(job, i, `T${other.number}`);
    },
  },
  inSection('pause before the spindle stops', (job, { from, to }) => {
    const stop = job.lines.findIndex((line, i) => i >= from && i < to && line === 'M5');
    const pause = job.lines.findIndex((line, i) => i >= from && i < to && line === 'M0');
    return moved(job, stop, pause);
  }),
];
