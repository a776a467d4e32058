// npm run bench: measures the built program side by side with bare Node and other tools; writes docs/bench.md.
// Started with --v8-pool-size=1: what measures should not take a processor from what it measures.
//   --enforce   exit 1 when something that must hold is missed by more than a quarter
//   --rounds N  how often everything is measured (15); fewer than 15 is only printed, never written
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { loadTs } from './lib/load-ts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { enforce: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number');

// Beside the program itself, so that a build meanwhile does not change what is measured.
const folder = `dist/bench-${process.pid}`;
const [xenguide, uncached] = ['xenguide', 'uncached'].map((name) => `${folder}/${name}.cjs`);
const [plans, probe] = ['plans', 'probe'].map((name) => `${folder}/${name}.mjs`);
let code = 1;
try {
  await build({ outfile: xenguide });
  await build({ outfile: uncached, cache: false });
  await build({ entry: 'scripts/bench/plans-program.ts', outfile: plans });
  await build({ entry: 'scripts/bench/probe-program.ts', outfile: probe });
  const { main } = await loadTs('scripts/bench/main.ts');
  mkdirSync(join(root, 'docs'), { recursive: true });
  code = await main(
    {
      xenguide: join(root, xenguide),
      uncached: join(root, uncached),
      plans: join(root, plans),
      probe: join(root, probe),
      templates: join(root, 'templates'),
    },
    { rounds, enforce: values.enforce, outfile: rounds < 15 ? undefined : join(root, 'docs/bench.md') },
  );
} finally {
  rmSync(join(root, folder), { recursive: true, force: true });
}
process.exit(code);
