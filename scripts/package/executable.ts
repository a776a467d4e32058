import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { inject } from 'postject';

/** How Node knows that it is not only Node: this text in its own file, with a 1 behind it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

export interface Parts {
  /** The package's folder. */
  root: string;
  /** The bundled program and its code cache, as paths. */
  program: string;
  cache: string;
  /** Files that it carries: the path of each by its name in the package’s folder. */
  carried: Readonly<Record<string, string>>;
  /** A folder for what is needed on the way. */
  work: string;
  outfile: string;
}

/** The Node that runs this, without its symbols, and the program in one file. Throws when this Node cannot be one. */
export async function makeExecutable({ root, program, cache, carried, work, outfile }: Parts): Promise<void> {
  const { node_shared: shared } = process.config.variables as { node_shared?: boolean };
  // Debian's own Node is a small program and a library.
  if (shared) throw new Error(`${process.execPath} is not one file: take the Node of nodejs.org`);
  // These names become part of the executable: without the folder, so that it is the same wherever it is made.
  const [main, blob] = ['start.cjs', 'sea.blob'];
  await esbuild.build({
    entryPoints: [join(root, 'scripts/package/start.ts')],
    outfile: join(work, main),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    logLevel: 'warning',
  });
  const names = join(work, 'files.json');
  writeFileSync(names, JSON.stringify(Object.keys(carried)));
  const config = {
    main,
    output: blob,
    disableExperimentalSEAWarning: true,
    assets: {
      'xenguide.js': program,
      'xenguide.cache': cache,
      'files.json': names,
      ...carried,
    },
  };
  writeFileSync(join(work, 'sea.json'), JSON.stringify(config));
  execFileSync(process.execPath, ['--experimental-sea-config', 'sea.json'], { cwd: work, stdio: 'pipe' });
  copyFileSync(process.execPath, outfile);
  chmodSync(outfile, 0o755);
  // Before the program is put in: afterwards it would break the file. The compiler's notes confuse who puts it in.
  execFileSync('strip', ['--strip-unneeded', '--remove-section=.gnu.build.attributes', outfile]);
  await inject(outfile, 'NODE_SEA_BLOB', readFileSync(join(work, blob)), { sentinelFuse: FUSE });
  chmodSync(outfile, 0o755);
}
