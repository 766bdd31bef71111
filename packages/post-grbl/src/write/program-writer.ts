import type { Finding, Point3, ProgramManifest, Tool, Toolpath, Zero } from '@millwright/contracts';
import { finding, sha256Stream } from '@millwright/contracts';
import { createTimeEstimator, type TimeEstimator, type TimeTotals } from '@millwright/motion';
import { blockStyle } from './block-style.js';
import { type ProgramHead, requireBelongs, toolOf, validHead, validToolpath } from './check-request.js';
import { INCH_GRID, MM_GRID } from './grid.js';
import { laserPower } from './laser.js';
import { Ledger } from './ledger.js';
import { LimitCheck } from './limit-check.js';
import { ProgramText } from './program-text.js';
import { changeTool, requireToolChange } from './tool-change.js';
import { userLines } from './user-lines.js';
import { programZeroMm } from './work-frame.js';
import { requireCycleWords } from './write-drill.js';
import { type Surroundings, surroundingsOf, writeToolpath } from './write-toolpath.js';

/** How far arcs may be from the lines they replace unless the request says, mm: the post's share of the error budget of a cut. */
const FIT_TOLERANCE_MM = 0.003;

/** What is known of a program once it is written. */
export interface Written {
  readonly manifest: ProgramManifest;
  readonly findings: readonly Finding[];
}

/**
 * Writes a program piece by piece: toolpaths one after the other, then the end. Each call gives the text it adds. What is kept of a
 * toolpath is its row in the manifest alone.
 */
export class ProgramWriter {
  private readonly head: ProgramHead;
  private readonly zeroMm: Point3;
  private readonly surroundings: Surroundings;
  private readonly limits: LimitCheck;
  private readonly ledger = new Ledger();
  private readonly digest = sha256Stream();
  private readonly operations: Operation[] = [];
  private readonly time: TimeEstimator;
  /** The operation whose motions are being written, counted from 0; motions after the last belong to one more. */
  private group = 0;
  private readonly moves = { nGiven: 0, nFitted: 0, fitErrorMm: 0 };
  private text: ProgramText | undefined;
  private readonly tools: Tool[] = [];
  private readonly preamble: readonly string[];
  private readonly postamble: readonly string[];
  private tool: Tool | undefined;
  private nBytes = 0;

  /** @throws MillwrightError INPUT_INVALID, POST_COORDINATE_TOO_LARGE, POST_TOOL_CHANGE_REFUSED, POST_USER_LINE_REFUSED */
  constructor(given: ProgramHead) {
    this.head = validHead(given);
    const { machine, setup, options } = this.head;
    this.surroundings = surroundingsOfHead(this.head);
    this.zeroMm = this.surroundings.zeroMm;
    this.limits = new LimitCheck(machine, setup);
    this.time = createTimeEstimator(machine);
    requireToolChange(this.head);
    requireCycleWords(options, machine.controller);
    this.preamble = userLines(options?.preamble ?? [], 'preamble');
    this.postamble = userLines(options?.postamble ?? [], 'postamble');
  }

  /**
   * The text of one more toolpath in pieces of some 32 KiB, the last one shorter, and before the first what stands at the top.
   * @throws MillwrightError INPUT_INVALID, POST_TOOL_UNKNOWN, POST_TOOLS_MIXED, POST_SHEETS_MIXED, POST_RAPID_TOO_LOW,
   * POST_ARC_NOT_CIRCULAR, POST_COORDINATE_TOO_LARGE
   */
  *add(given: Toolpath): Generator<string, void> {
    const index = this.operations.length;
    const toolpath = validToolpath(given, index);
    requireBelongs(toolpath, this.head, this.tool?.id ?? toolpath.toolId);
    const tool = toolOf(this.head, toolpath);
    const power = laserPower(toolpath, this.head);
    this.text ??= this.begin(tool);
    const { text, ledger } = this;
    if (this.tool !== undefined && this.tool.id !== tool.id) changeTool(text, tool, this.head);
    this.tool = tool;
    if (!this.tools.includes(tool)) this.tools.push(tool);
    const { id, operation, partId, copy } = toolpath;
    const before = { nLines: text.nLines, cutLengthMm: ledger.cutLengthMm };
    this.group = index;
    this.limits.begin(toolpath, power !== undefined);
    text.comment(`${index + 1}: ${operation}, copy ${copy + 1} of part ${partId}`);
    const writing = writeToolpath(text, toolpath, this.surroundings, power);
    let step = writing.next();
    for (; !step.done; step = writing.next()) yield this.take();
    const { nMoves, fitErrorMm } = step.value;
    this.limits.end();
    this.moves.nGiven += toolpath.moves.length;
    this.moves.nFitted += nMoves;
    this.moves.fitErrorMm = Math.max(this.moves.fitErrorMm, fitErrorMm);
    this.operations.push({
      toolpathId: id,
      operation,
      partId,
      copy,
      toolId: tool.id,
      firstLine: before.nLines + 1,
      lastLine: text.nLines,
      cutLengthMm: ledger.cutLengthMm - before.cutLengthMm,
    });
    yield this.take();
  }

  /** The text of the end: spindle off, over the zero, done. */
  end(): string {
    const { text } = this;
    if (text === undefined) return '';
    this.group = this.operations.length;
    text.comment('End');
    text.spindleOff();
    text.rapidXY(0, 0);
    for (const line of this.postamble) text.words(line);
    text.words('M30');
    return this.take();
  }

  /** What was written, after its end. */
  written(): Written {
    const { head, ledger } = this;
    const { machine, options } = head;
    const time = this.time.finish();
    const starvation = starvationOf(time);
    const timeOf = new Map(time.groups.map(({ group, totalS }) => [group, totalS]));
    const operations = this.operations.map((operation, index) => ({
      ...operation,
      timeS: timeOf.get(index) ?? 0,
    }));
    return {
      manifest: {
        manifestVersion: 1,
        controller: machine.controller,
        units: options?.units ?? 'mm',
        style: options?.style ?? 'standard',
        zeroMm: this.zeroMm,
        file: { sha256: this.digest.digest(), nLines: this.text?.nLines ?? 0, nBytes: this.nBytes },
        tools: this.tools.map(({ id, number, label, diameterMm }) => {
          const own = operations.filter(({ toolId }) => toolId === id);
          const total = (value: (operation: (typeof own)[number]) => number) =>
            own.reduce((all, operation) => all + value(operation), 0);
          return {
            id,
            number,
            label,
            diameterMm,
            timeS: total(({ timeS }) => timeS),
            cutLengthMm: total((operation) => operation.cutLengthMm),
          };
        }),
        ...ledger.summary(),
        timeS: {
          total: time.totalS,
          cutting: time.cutS,
          rapid: time.rapidS,
          dwell: time.dwellS,
        },
        nStops: time.nStops,
        moves: { ...this.moves, nArcs: ledger.nArcs, nLines: ledger.nLines },
        operations,
        ...(starvation ? { starvation } : {}),
        requires: requiredState(head),
      },
      findings: [...this.limits.findings(), ...(starvation ? [starvationFinding(starvation)] : [])],
    };
  }

  private begin(tool: Tool): ProgramText {
    const { title, sheetIndex, setup, options } = this.head;
    const { grid, clearanceGrid } = this.surroundings;
    const format = { grid, style: blockStyle(options?.style) };
    const text = new ProgramText(format, [0, 0, clearanceGrid], tool.number, (motion) => {
      this.time.add(motion, this.group);
      this.limits.see(motion);
      this.ledger.see(motion);
    });
    text.title(`Millwright program for GRBL 1.1, ${grid.units === 'mm' ? 'millimetres' : 'inches'}`);
    if (title !== '') text.comment(title);
    text.comment(`Sheet ${sheetIndex + 1}, tool T${tool.number}: ${tool.label}`);
    text.comment(zeroComment(setup.zero));
    for (const line of this.preamble) text.words(line);
    // Whoever changes tools at M6 must be told of the first one, too: another may be in the spindle.
    const hasM6 = options?.toolChange === 'sender' || options?.toolChange === 'native';
    if (hasM6) text.words(`T${tool.number}`, 'M6');
    else text.words(`T${tool.number}`);
    return text;
  }

  private take(): string {
    const piece = this.text?.take() ?? '';
    this.digest.add(piece);
    this.nBytes += piece.length;
    return piece;
  }
}

/**
 * What a request's head means for writing.
 * @throws MillwrightError INPUT_INVALID, POST_COORDINATE_TOO_LARGE
 */
export function surroundingsOfHead(head: ProgramHead): Surroundings {
  const { machine, setup, options } = head;
  return surroundingsOf(machine, setup, {
    grid: options?.units === 'inch' ? INCH_GRID : MM_GRID,
    zeroMm: programZeroMm(head),
    fitToleranceMm: options?.fitToleranceMm ?? FIT_TOLERANCE_MM,
    isLaser: options?.laser !== undefined,
    hasCycleWords: options?.drillCycles === 'native',
  });
}

type Operation = Omit<ProgramManifest['operations'][number], 'timeS'>;

/** Where the controller runs dry, if it does. */
function starvationOf({ starvation }: TimeTotals): ProgramManifest['starvation'] {
  if (starvation?.firstLine === undefined) return undefined;
  const { firstLine, nBlocks, extraS, toleranceFactor } = starvation;
  return { firstLine, nBlocks, extraS, toleranceFactor };
}

function starvationFinding({
  firstLine,
  nBlocks,
  extraS,
  toleranceFactor,
}: NonNullable<ProgramManifest['starvation']>): Finding {
  return finding('POST_CONTROLLER_STARVES', {
    message: `From line ${firstLine} on ${nBlocks} blocks come later than they are due: an 8-bit board at 115,200 baud stands or crawls for ${extraS.toFixed(1)} s or more, and the cutter rubs. Let curves be followed ${toleranceFactor.toFixed(1)} times as coarsely, cut slower, or use a faster controller.`,
    measured: { value: nBlocks, unit: 'blocks' },
    allowed: { value: 0, unit: 'blocks' },
    programLine: firstLine,
    count: nBlocks,
  });
}

/** Where an operator sets the work zero, in words that every sender shows. */
function zeroComment(zero: Zero = { x: 'left', y: 'near', z: 'stock-top' }): string {
  const height = zero.z === 'stock-top' ? 'stock top' : 'spoilboard';
  return `Zero on the sheet: X ${zero.x}, Y ${zero.y}, Z at the ${height}`;
}

/** What a program of ours takes for granted and no word of it can set. */
function requiredState({ setup, machine, options }: ProgramHead): string[] {
  const zero = zeroComment(setup.zero).replace('Zero on the sheet: ', '');
  const laser = options?.laser;
  return [
    `Work zero G54 set on the sheet: ${zero}.`,
    `The tool free to go straight to Z ${setup.clearanceZMm} mm over the stock top from where it stands.`,
    ...(laser === undefined
      ? ['Laser mode off ($32=0).', `A spindle that is up to speed ${machine.spindle.spinUpS} s after M3.`]
      : ['Laser mode on ($32=1).', `Full power at S${laser.fullPower} ($30=${laser.fullPower}).`]),
    ...(options?.drillCycles === 'native' ? ['Drill cycles G73, G81 to G83, G98 and G99 (grblHAL).'] : []),
  ];
}
