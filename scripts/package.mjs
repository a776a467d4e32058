// npm run package: makes dist/package/ with the program as one executable, which needs no Node, and as Debian's package.
//   --out DIR   not dist/package
// From the same commit, with the same Node, come the same bytes. Needs binutils and dpkg-dev.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { loadTs } from './lib/load-ts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist/package') } } });

for (const [program, from] of Object.entries({ strip: 'binutils', 'dpkg-shlibdeps': 'dpkg-dev' })) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
  } catch {
    console.error(`${program} is missing: apt install ${from}`);
    process.exit(2);
  }
}

/** The time of the commit; https://reproducible-builds.org/specs/source-date-epoch/ */
const epoch = () =>
  Number(
    process.env.SOURCE_DATE_EPOCH ||
      execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }),
  );

const out = resolve(values.out);
const work = join(root, `dist/package-${process.pid}`);
mkdirSync(out, { recursive: true });
mkdirSync(work, { recursive: true });
try {
  const { digest, inputs, texts } = await build({ outfile: join(work, 'xenguide.cjs'), cache: false });
  const { version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const maintainer = process.env.DEBEMAIL ?? 'xenguide authors <xenguide@example.org>';
  const { main } = await loadTs('scripts/package/main.ts');
  const program = join(work, `xenguide.${digest}.js`);
  const made = await main({
    root,
    program,
    inputs,
    texts: Object.fromEntries(texts.map((name) => [name, join(work, name)])),
    about: { version, description, maintainer, epoch: epoch() },
    out,
    work,
  });
  for (const file of made)
    console.log(`${relative(process.cwd(), file)}: ${(statSync(file).size / 1024 / 1024).toFixed(1)} MiB`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
