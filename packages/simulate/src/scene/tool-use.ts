import type { Motion, Tool } from '@millwright/contracts';

/** What is known of the tool a motion runs with. */
export interface ToolUse {
  /** Undefined when the program names a tool that was not given. */
  readonly tool: Tool | undefined;
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
 * given, if just one was; with several the tool is unknown.
 */
export function chooseTools(motions: readonly Motion[], tools: readonly Tool[]): ToolChoice {
  const useOf = new Map<number, ToolUse>(tools.map((tool) => [tool.number, { tool }]));
  const unknown: ToolUse = { tool: undefined };
  const [only] = tools;
  const isUnnamed = motions.every((motion) => motion.toolNumber === 0);
  if (isUnnamed && tools.length === 1 && only !== undefined) {
    const use = { tool: only };
    return { uses: motions.map(() => use), assumed: only };
  }
  return { uses: motions.map((motion) => useOf.get(motion.toolNumber) ?? unknown), assumed: undefined };
}
