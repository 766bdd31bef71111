import type { Tool } from '@millwright/contracts';
import type { Scene } from './scene.js';

/** A tool that was given and never touches the sheet. */
export interface IdleTool {
  readonly tool: Tool;
  /** Whether the program names it all the same: it was to do something. */
  readonly isLoaded: boolean;
}

/**
 * The tools given that cut nothing, in the order given. Of a two-sided job those that the other program moves with are not idle; the second
 * program by itself has none. Where no motion names a tool there is nothing to compare.
 */
export function idleTools(scene: Scene): readonly IdleTool[] {
  const { tools, reading, otherSide, isOtherSide } = scene.request;
  if (isOtherSide === true || scene.tools.assumed !== undefined || !scene.has('tool')) return [];
  const idle = tools.filter(
    (tool) =>
      !scene.cutting.has(tool) &&
      otherSide?.reading.motions.some(({ toolNumber }) => toolNumber === tool.number) !== true,
  );
  return idle.map((tool) => ({
    tool,
    isLoaded: reading.motions.some(({ toolNumber }) => toolNumber === tool.number),
  }));
}
