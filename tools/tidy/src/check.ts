import type { Project, Violation } from './project.ts';
import { checkBudgets } from './rules/budgets.ts';
import { checkCycles } from './rules/cycles.ts';
import { checkDeadFiles } from './rules/dead-files.ts';
import { checkDocuments } from './rules/documents.ts';
import { checkErrors } from './rules/errors.ts';
import { checkExports } from './rules/exports.ts';
import { checkIndependence } from './rules/independence.ts';
import { checkLayers } from './rules/layers.ts';
import { checkPurity } from './rules/purity.ts';
import { checkTree } from './rules/tree.ts';

/** Every rule over the whole project. */
export function check(project: Project): Violation[] {
  const rules = [
    checkLayers,
    checkIndependence,
    checkCycles,
    checkBudgets,
    checkPurity,
    checkErrors,
    checkExports,
    checkDeadFiles,
    checkDocuments,
    checkTree,
  ];
  return rules.flatMap((rule) => rule(project));
}
