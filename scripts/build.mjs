// Bundles the program so that it needs no installed package: node scripts/build.mjs [ENTRY [OUTFILE]]
// dist/xenguide.cjs starts dist/xenguide.DIGEST.js, from V8's code cache where there is one for this Node.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { asFunction, writeLaunched } from './lib/launched.mjs';
import { leanPackages } from './lib/lean-packages.mjs';
import { loadTs } from './lib/load-ts.mjs';
import { makeCache } from './lib/warm-up.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (path) => resolve(root, path);

/**
 * Without an entry: the program itself, which can start from V8's code cache; `cache: false` leaves that out.
 * @param {{ entry?: string, outfile?: string, minify?: boolean, cache?: boolean }} [options] @returns its size in
 * bytes, the files it was made of and, of the program itself, the digest that its name has and its files of texts
 */
export async function build(options = {}) {
  const outfile = inRoot(options.outfile ?? 'dist/xenguide.cjs');
  mkdirSync(dirname(outfile), { recursive: true });
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const own = options.entry === undefined;
  const result = await esbuild.build({
    entryPoints: [inRoot(options.entry ?? 'src/cli.ts')],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    minify: options.minify ?? true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: !own,
    define: {
      'process.env.NODE_ENV': '"production"',
      XENGUIDE_VERSION: JSON.stringify(version),
      ...(own ? asFunction.define : {}),
    },
    // Some packages of the bundle are CommonJS and ask for Node's modules with require.
    banner: own
      ? {}
      : {
          js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
        },
    external: ['@lydell/node-pty'],
    plugins: [...(own ? [asFunction.plugin] : []), ...leanPackages],
  });
  const [output] = Object.values(result.metafile.outputs);
  const inputs = Object.keys(result.metafile.inputs);
  for (const unwanted of [
    'node_modules/ws/',
    'react-devtools-core',
    'node_modules/string-width/',
    'node_modules/slice-ansi/',
  ])
    if (inputs.some((input) => input.includes(unwanted))) throw new Error(`${unwanted} must not be in the bundle`);
  if (!own) return { bytes: output.bytes, inputs };
  const { bundledTexts } = await loadTs('scripts/texts/main.ts');
  const texts = bundledTexts(root);
  // Beside the program, which reads the one of its language, and none in English.
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dirname(outfile), name), text);
  const { digest, bytes } = writeLaunched(outfile, result.outputFiles[0].text);
  if (options.cache ?? true) {
    const reason = await makeCache(outfile, digest);
    if (reason !== undefined) console.warn(`no code cache, so it starts more slowly: ${reason}`);
  }
  return { bytes, inputs, digest, texts: Object.keys(texts) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [entry, outfile] = process.argv.slice(2);
  if (!entry && !existsSync(inRoot('src/cli.ts'))) throw new Error('src/cli.ts is not there');
  const { bytes } = await build({ ...(entry ? { entry } : {}), ...(outfile ? { outfile } : {}) });
  console.log(`${outfile ?? 'dist/xenguide.cjs'}: ${Math.round(bytes / 1024)} kB`);
}
