// Lets a script be TypeScript, and use what src/ and test/support/ have: bundles it beside dist/ and imports it.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string} entry from the package's root @returns the module, with packages taken from node_modules */
export async function loadTs(entry) {
  const folder = join(root, 'dist/scripts');
  // A name of its own: two runs at a time must not read each other's half-written file.
  const outfile = join(folder, `${entry.replace(/\W+/g, '-')}-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  try {
    await esbuild.build({
      entryPoints: [join(root, entry)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
