// npm test: the checks of `npm run check`, then the unit, tui, e2e and oracle tests, then one line that sums up.
// Arguments are handed to vitest: npm test -- test/unit/xl
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeRun, failedFiles } from './lib/vitest-results.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'));

const failedChecks = checks.filter((name) => {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], { cwd: root, encoding: 'utf8' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status !== 0;
});

// What a first try left behind can be in the way of the second one that CI gives a test (vitest.config.ts). There a few files that
// failed are run once more from their beginning, one at a time: what fails then has failed.
const FEW = 3;

const folder = mkdtempSync(join(tmpdir(), 'xenguide-test-'));
try {
  const report = join(folder, 'report.json');
  const { status, run } = runTests(report, process.argv.slice(2));
  const again = process.env.CI && status !== 0 ? failedFiles(report) : [];
  let last = { status, failed: run.failed };
  if (again.length > 0 && again.length <= FEW) {
    console.log(`\nonce more, alone: ${again.map((file) => relative(root, file)).join(', ')}`);
    const second = runTests(join(folder, 'again.json'), ['--no-file-parallelism', ...again]);
    last = { status: second.status, failed: second.run.failed };
  }
  console.log(`\nchecks: ${checks.length - failedChecks.length} passed, ${failedChecks.length} failed`);
  for (const name of failedChecks) console.log(`  failed: npm run ${name}`);
  const passed = run.passed + run.failed - last.failed;
  console.log(`tests: ${passed} passed, ${last.failed} failed${run.skipped > 0 ? `, ${run.skipped} skipped` : ''}`);
  process.exitCode = last.status === 0 && failedChecks.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} report where vitest's own goes @param {string[]} args */
function runTests(report, args) {
  const projects = ['unit', 'tui', 'e2e', 'oracle'].flatMap((name) => ['--project', name]);
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  return { status, run: describeRun(report) };
}
