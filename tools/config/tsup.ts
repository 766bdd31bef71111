// The one bundler configuration. A package's entries are src/index.ts and, where present, src/stub.ts, src/node.ts … as
// named in its package.json under "exports"; declarations come from tsc (see each package's build script).
import { existsSync, readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const distFiles =
  JSON.stringify([manifest.exports ?? {}, manifest.bin ?? {}, manifest.imports ?? {}]).match(
    /dist\/[\w.-]+\.js/g,
  ) ?? [];
const entry = [...new Set(distFiles)].map((file) => file.replace('dist/', 'src/').replace(/\.js$/, '.ts'));

export default defineConfig({
  entry: entry.filter((file) => existsSync(file)),
  format: ['esm'],
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  clean: true,
  dts: false,
  external: [/^node:/, /^#/, /^@millwright\//],
  define: {
    __PACKAGE_NAME__: JSON.stringify(manifest.name),
    __PACKAGE_VERSION__: JSON.stringify(manifest.version),
  },
});
