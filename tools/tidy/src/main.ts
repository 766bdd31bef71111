// `npx -y pnpm@12 tidy`: the shape of the code, and what breaks the rules of it. Exit status 1 when something does.
import { resolve } from 'node:path';
import { check } from './check.ts';
import { distributions } from './distribution.ts';
import { readProject } from './project.ts';

const project = readProject(resolve(import.meta.dirname, '../../..'));
console.table(distributions(project));
const violations = check(project);
for (const { rule, place, message } of violations) console.log(`${rule.padEnd(13)} ${place}: ${message}`);
console.log(`${violations.length} violations in ${project.sources.length} source files`);
process.exitCode = violations.length === 0 ? 0 : 1;
