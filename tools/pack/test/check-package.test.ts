import { describe, expect, it } from 'vitest';
import { checkPackage } from '../src/check-package.ts';
import type { Manifest } from '../src/packed-package.ts';

const manifest: Manifest = {
  name: '@millwright/fake',
  version: '1.2.3',
  license: 'Apache-2.0',
  description: 'Fakes.',
  files: ['dist', 'schemas'],
  sideEffects: false,
  publishConfig: { access: 'public' },
  engines: { node: '>=20.19' },
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './schemas/*.json': './schemas/*.json',
    './package.json': './package.json',
  },
  imports: { '#read': { types: './dist/read.d.ts', node: './dist/read.js', default: './dist/read.js' } },
  bin: { fake: './dist/index.js' },
  dependencies: { '@millwright/contracts': '1.2.3', zod: '4.6.7' },
};
const files = [
  'LICENSE',
  'README.md',
  'dist/index.d.ts',
  'dist/index.js',
  'dist/read.d.ts',
  'dist/read.js',
  'package.json',
  'schemas/job.json',
];
const lacking = (field: keyof Manifest): Manifest => {
  const { [field]: _, ...rest } = manifest;
  return rest as Manifest;
};
const without = (path: string) => files.filter((file) => file !== path);

describe('a packed package', () => {
  it('with everything it names, and nothing else, is in order', () => {
    expect(checkPackage(manifest, files)).toEqual([]);
  });

  it.each<[string, Manifest, readonly string[], RegExp]>([
    ['without its README', manifest, without('README.md'), /^README\.md is missing$/],
    ['without its licence', manifest, without('LICENSE'), /^LICENSE is missing$/],
    [
      'without an exported file',
      manifest,
      without('dist/index.d.ts'),
      /^\. types: .*index\.d\.ts is missing$/,
    ],
    [
      'without a file of its own imports',
      manifest,
      without('dist/read.js'),
      /^#read node: .*read\.js is missing$/,
    ],
    ['without any file of a pattern', manifest, without('schemas/job.json'), /^\.\/schemas\/\*\.json: /],
    ['whose bin is missing', { ...manifest, bin: { fake: './dist/main.js' } }, files, /^bin fake: /],
    ['with its sources', manifest, [...files, 'src/index.ts'], /^src\/index\.ts does not belong/],
    ['with its tests', manifest, [...files, 'test/index.test.js'], /^test\/index\.test\.js does not belong/],
    ['with TypeScript in its dist', manifest, [...files, 'dist/x.ts'], /^dist\/x\.ts does not belong/],
    ['of version 0.0.0', { ...manifest, version: '0.0.0' }, files, /^version is 0\.0\.0$/],
    ['without a licence in its manifest', lacking('license'), files, /^license is not declared$/],
    ['without a description', { ...manifest, description: '' }, files, /^description is not declared$/],
    ['without a list of its files', lacking('files'), files, /^files is not declared$/],
    ['silent on side effects', lacking('sideEffects'), files, /^sideEffects is not declared$/],
    ['without exports', lacking('exports'), files, /^exports is not declared$/],
    ['that npm would keep private', lacking('publishConfig'), files, /^publishConfig\.access is not public$/],
    ['marked as private', { ...manifest, private: true }, files, /^private is true$/],
    ['without engines', { ...manifest, engines: {} }, files, /^engines\.node is not declared$/],
    [
      'whose workspace range is not resolved',
      { ...manifest, dependencies: { '@millwright/contracts': 'workspace:*' } },
      files,
      /^depends on @millwright\/contracts "workspace:\*"$/,
    ],
    [
      'whose catalog range is not resolved',
      { ...manifest, devDependencies: { zod: 'catalog:' } },
      files,
      /^depends on zod "catalog:"$/,
    ],
    [
      'that names types last',
      { ...manifest, exports: { '.': { default: './dist/index.js', types: './dist/index.d.ts' } } },
      files,
      /^\.: the first condition is default, not types$/,
    ],
    [
      'that names types last inside a condition',
      {
        ...manifest,
        exports: {
          '.': {
            types: './dist/index.d.ts',
            node: { default: './dist/index.js', types: './dist/index.d.ts' },
          },
        },
      },
      files,
      /^\. node: the first condition is default, not types$/,
    ],
  ])('%s is complained of', (_what, given, shipped, complaint) => {
    expect(checkPackage(given, shipped).filter((line) => complaint.test(line))).not.toEqual([]);
  });
});
