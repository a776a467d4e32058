// npm run pictures: drives the built program in a terminal and writes docs/img/*.svg from its screens.
//   --check       compare in place of writing; exit 1 when a picture is out of date
//   --only NAME   only this one (again for more)     --out DIR  not docs/img
//   --png DIR     also as PNG, for those who want to look at them
// The screens show /srv/images/debian-12.qcow2, so there has to be one: in a mount namespace of our own, /srv is a
// folder in memory that nobody else sees, and so is /var/lib, where xenguide keeps what it knows of guests.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { loadTs } from './lib/load-ts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WORLD = '/srv';
const RECORDS = '/var/lib';
// util-linux: on every Debian.
const UNSHARE = 'unshare';
const MOUNT = 'mount';
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: join(root, 'docs/img') },
    png: { type: 'string' },
    // Of ours, for the process inside the namespace: the built program.
    inside: { type: 'string' },
  },
});

process.exit(values.inside === undefined ? await outside() : await inside(values.inside));

async function outside() {
  const namespace = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
  if (spawnSync(UNSHARE, [...namespace, 'true']).status !== 0) {
    console.error('The pictures need a mount namespace (unshare --mount), and this system does not allow one.');
    console.error('Run it as root, or in a container that may mount.');
    return 2;
  }
  const folder = `dist/pictures-${process.pid}`;
  try {
    const program = join(folder, 'xenguide.cjs');
    await build({ outfile: program, cache: false });
    await build({ entry: 'scripts/pictures/apply-program.ts', outfile: playingIn(folder) });
    const own = [fileURLToPath(import.meta.url), '--inside', join(root, program), '--out', resolve(values.out)];
    const more = [...(values.check ? ['--check'] : []), ...values.only.flatMap((name) => ['--only', name])];
    const args = [...namespace, process.execPath, ...own, ...more];
    const code = spawnSync(UNSHARE, args, { stdio: 'inherit' }).status ?? 1;
    if (values.png !== undefined && code === 0) await asPng(resolve(values.out), resolve(values.png));
    return code;
  } finally {
    rmSync(join(root, folder), { recursive: true, force: true });
  }
}

/** The wizard on a played host, for the pictures of an apply. */
function playingIn(folder) {
  return join(folder, 'apply.mjs');
}

async function asPng(from, to) {
  const { Resvg } = await import('@resvg/resvg-js');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((each) => each.endsWith('.svg'))) {
    const font = { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans Mono' };
    const png = new Resvg(readFileSync(join(from, name), 'utf8'), { font }).render().asPng();
    writeFileSync(join(to, name.replace(/svg$/, 'png')), png);
  }
}

async function inside(program) {
  const { main } = await loadTs('scripts/pictures/main.ts');
  for (const folder of [WORLD, RECORDS]) execFileSync(MOUNT, ['-t', 'tmpfs', '-o', 'mode=755', 'pictures', folder]);
  if (!existsSync(program)) {
    console.error(`This checkout lies below ${WORLD}, which the pictures need for themselves: move it elsewhere.`);
    return 2;
  }
  mkdirSync(values.out, { recursive: true });
  try {
    const playing = playingIn(dirname(program));
    return await main({ program, playing, world: WORLD, out: values.out, check: values.check, only: values.only });
  } catch (error) {
    console.error(error.message);
    return 2;
  }
}
