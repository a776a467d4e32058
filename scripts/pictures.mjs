// npm run pictures: drives the built program in a terminal and writes docs/img/*.svg from its screens.
//   --check       compare in place of writing; exit 1 when a picture is out of date
//   --only NAME   only this one (again for more)     --out DIR  not docs/img
// The screens show /srv/images/debian-12.qcow2, so there has to be one: in a mount namespace of our own, /srv is a
// folder in memory that nobody else sees.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { loadTs } from './lib/load-ts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WORLD = '/srv';
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: join(root, 'docs/img') },
    // Of ours, for the process inside the namespace: the built program.
    inside: { type: 'string' },
  },
});

process.exit(values.inside === undefined ? await outside() : await inside(values.inside));

async function outside() {
  const namespace = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
  if (spawnSync('unshare', [...namespace, 'true']).status !== 0) {
    console.error('The pictures need a mount namespace (unshare --mount), and this system does not allow one.');
    console.error('Run it as root, or in a container that may mount.');
    return 2;
  }
  const folder = `dist/pictures-${process.pid}`;
  try {
    const program = join(folder, 'xenguide.mjs');
    await build({ outfile: program });
    const own = [fileURLToPath(import.meta.url), '--inside', join(root, program), '--out', resolve(values.out)];
    const more = [...(values.check ? ['--check'] : []), ...values.only.flatMap((name) => ['--only', name])];
    const args = [...namespace, process.execPath, ...own, ...more];
    return spawnSync('unshare', args, { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(join(root, folder), { recursive: true, force: true });
  }
}

async function inside(program) {
  const { main } = await loadTs('scripts/pictures/main.ts');
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'pictures', WORLD]);
  if (!existsSync(program)) {
    console.error(`This checkout lies below ${WORLD}, which the pictures need for themselves: move it elsewhere.`);
    return 2;
  }
  mkdirSync(values.out, { recursive: true });
  try {
    return await main({ program, world: WORLD, out: values.out, check: values.check, only: values.only });
  } catch (error) {
    console.error(error.message);
    return 2;
  }
}
