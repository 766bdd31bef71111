import type { Motion, Tool } from '@millwright/contracts';
import { PI, tan } from '@millwright/geometry/numeric';

/** What is known of the tool a motion runs with. */
export interface ToolUse {
  /** Undefined when the program names a tool that was not given. */
  readonly tool: Tool | undefined;
  /** No part of the cutting edges lies farther from the axis than this, mm. */
  readonly radiusMm: number;
  /** Within this radius everything above the tip is surely cut, mm; 0 where the shape is not judged. */
  readonly sureRadiusMm: number;
  /** How far over its tip the tool has reached its full radius, mm: 0 for a flat end, the point of a drill. */
  readonly pointMm: number;
  /** Whether its shape is judged: flat, or a drill with a stated point. */
  readonly isJudged: boolean;
}

/** How the tools of a program were found. */
export interface ToolChoice {
  /** The tool of each motion, by position. */
  readonly uses: readonly ToolUse[];
  /** Set when the program names no tool and the only one given is taken. */
  readonly assumed: Tool | undefined;
}

/**
 * The tool each motion runs with, by its number. A program without any T word (tool number 0 throughout) is judged with the tool
 * given, if just one was; with several the tool is unknown. An unknown tool is taken as wide as the widest given: its gouges are then
 * neither sure nor excluded.
 */
export function chooseTools(motions: readonly Motion[], tools: readonly Tool[]): ToolChoice {
  const useOf = new Map(tools.map((tool) => [tool.number, useTool(tool)]));
  const widestMm = tools.reduce((widest, tool) => Math.max(widest, tool.diameterMm), 0);
  const unknown: ToolUse = {
    tool: undefined,
    radiusMm: widestMm / 2,
    sureRadiusMm: 0,
    pointMm: 0,
    isJudged: false,
  };
  const [only] = tools;
  const isUnnamed = motions.every((motion) => motion.toolNumber === 0);
  if (isUnnamed && tools.length === 1 && only !== undefined) {
    const use = useTool(only);
    return { uses: motions.map(() => use), assumed: only };
  }
  return { uses: motions.map((motion) => useOf.get(motion.toolNumber) ?? unknown), assumed: undefined };
}

function useTool(tool: Tool): ToolUse {
  const radiusMm = tool.diameterMm / 2;
  if (tool.shape === 'flat') return { tool, radiusMm, sureRadiusMm: radiusMm, pointMm: 0, isJudged: true };
  if (tool.shape === 'drill' && tool.tipAngleDeg !== undefined) {
    // A point of included angle φ is r / tan(φ/2) high; at 180° it is flat.
    const pointMm = tool.tipAngleDeg === 180 ? 0 : radiusMm / tan((tool.tipAngleDeg * PI) / 360);
    return { tool, radiusMm, sureRadiusMm: radiusMm, pointMm, isJudged: true };
  }
  return { tool, radiusMm, sureRadiusMm: 0, pointMm: 0, isJudged: false };
}
