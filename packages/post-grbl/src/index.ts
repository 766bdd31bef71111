// Toolpaths → program, and any text → motions. Each name is a promise, pinned by test/surface.test.ts.

import type { PostGrblEngine } from '@millwright/contracts';
import { manifest } from './manifest.js';
import { readProgram } from './read/read-program.js';
import { writeProgram } from './write/write-program.js';

export { manifest, readProgram, writeProgram };

({ manifest, readProgram, writeProgram }) satisfies PostGrblEngine;
