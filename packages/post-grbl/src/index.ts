// Toolpaths → program, and any text → motions. Each name is a promise, pinned by test/surface.test.ts.

import type { PostGrblEngine } from '@millwright/contracts';
import { manifest } from './manifest.js';
import { readProgram } from './read/read-program.js';
import { programChunks, writeProgram } from './write/write-program.js';

export { manifest, programChunks, readProgram, writeProgram };

({ manifest, programChunks, readProgram, writeProgram }) satisfies PostGrblEngine;
