// npm run test:lab: the built program against real Xen hosts in an emulator, Debian 12 and then Debian 13; each first as one
// host, then as two for what lies in test/lab/two-hosts.
//   XENGUIDE_LAB=smoke   two guests on Debian 12 only
//   XEN_LAB_DEBIAN=12    only that host (or 13)
//   XEN_LAB_ZFS=1        on the hosts with ZFS: npm run test:lab -- test/lab/zfs.test.ts
//   -- --record          what was found goes into docs/lab.md
// Other arguments are handed to vitest: npm run test:lab -- -t hvm
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, withLab, XEN } from './lib/lab.mjs';
import { recorded } from './lib/lab-record.mjs';
import { describeRun } from './lib/vitest-results.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const smoke = process.env.XENGUIDE_LAB === 'smoke';
const chosen = process.env.XEN_LAB_DEBIAN;
const hosts = chosen ? [chosen] : smoke ? ['12'] : ['12', '13'];
for (const host of hosts) if (!(host in XEN)) throw new Error(`XEN_LAB_DEBIAN is ${host}; the lab knows 12 and 13`);
const record = process.argv.includes('--record');
const rest = process.argv.slice(2).filter((arg) => arg !== '--record');
const asked = smoke ? ['test/lab/matrix.test.ts', ...rest] : rest;

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopped = true;
  });
}

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const folder = mkdtempSync(join(tmpdir(), 'xenguide-test-lab-'));
const rows = [];
let failed = 0;
let passed = 0;
try {
  const files = filesOf(asked);
  for (const host of hosts) {
    for (const machines of [1, 2]) {
      const its = files.filter((file) => file.startsWith('test/lab/two-hosts/') === (machines === 2));
      if (stopped || its.length === 0) continue;
      const report = join(folder, `${host}-${machines}.json`);
      const code = await withLab(host, machines, () => testOn(host, its, report));
      const result = describeRun(report);
      const tests = result.tests.map((test) => ({ ...test, file: relative(root, test.file) }));
      for (const { title, status, seconds } of tests) {
        if (status === 'passed' || status === 'failed') rows.push([title, XEN[host], `${seconds} s`, status]);
      }
      if (record) note(tests, host);
      passed += result.passed;
      failed += result.failed + (code !== 0 && result.failed === 0 ? 1 : 0);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const head = ['what was tried', 'host', 'time', 'result'];
const widths = head.map((name, column) => Math.max(...[head, ...rows].map((row) => row[column].length), name.length));
const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
console.log(`\n${[head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')}\n`);
console.log(`lab tests: ${passed} passed, ${failed} failed${stopped ? ', interrupted' : ''}`);
process.exitCode = stopped ? 130 : failed === 0 && passed > 0 ? 0 : 1;

/** The files that vitest would run for these arguments. */
function filesOf(args) {
  const list = [vitest, 'list', ...args, '--project', 'lab', '--filesOnly', '--json'];
  const listed = JSON.parse(execFileSync(process.execPath, list, { cwd: root, encoding: 'utf8' }));
  return listed.map(({ file }) => relative(root, file)).sort();
}

function testOn(host, files, report) {
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  // The files themselves instead of the words that chose them; the other arguments stay.
  const first = asked.findIndex((arg) => arg.startsWith('-'));
  const options = first === -1 ? [] : asked.slice(first);
  const args = ['run', '--project', 'lab', ...reporters, '--passWithNoTests', ...files, ...options];
  return run(process.execPath, [vitest, ...args], { XEN_LAB_DEBIAN: host });
}

/** After each part, so that a run that is called off later has not been for nothing. */
function note(tests, host) {
  const page = join(root, 'docs/lab.md');
  const changed = git('status', '--porcelain', '--', 'src', 'templates', 'guide', 'lab', 'test/lab') !== '';
  const commit = `${git('rev-parse', '--short=7', 'HEAD')}${changed ? '+' : ''}`;
  const text = recorded(existsSync(page) ? readFileSync(page, 'utf8') : '', tests, {
    ...{ host: XEN[host], hosts: Object.values(XEN), commit },
    day: new Date().toISOString().slice(0, 10),
  });
  writeFileSync(page, text);
}
