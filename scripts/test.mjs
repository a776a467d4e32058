// npm test: the checks of `npm run check`, then the unit, tui, e2e and oracle tests, then one line that sums up.
// Arguments are handed to vitest: npm test -- test/unit/xl
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeRun } from './lib/vitest-results.mjs';

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

const folder = mkdtempSync(join(tmpdir(), 'xenguide-test-'));
try {
  const report = join(folder, 'report.json');
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
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const run = describeRun(report);
  console.log(`\nchecks: ${checks.length - failedChecks.length} passed, ${failedChecks.length} failed`);
  for (const name of failedChecks) console.log(`  failed: npm run ${name}`);
  console.log(`tests: ${run.passed} passed, ${run.failed} failed${run.skipped > 0 ? `, ${run.skipped} skipped` : ''}`);
  process.exitCode = status === 0 && failedChecks.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
