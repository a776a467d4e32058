// npm run test:lab: the built program against real Xen hosts in an emulator, Debian 12 and then Debian 13.
//   XENGUIDE_LAB=smoke   two guests on Debian 12 only
//   XEN_LAB_DEBIAN=12    only that host (or 13)
//   XEN_LAB_ZFS=1        on the hosts with ZFS: npm run test:lab -- test/lab/zfs.test.ts
// Arguments are handed to vitest: npm run test:lab -- -t hvm
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, withLab, XEN } from './lib/lab.mjs';
import { describeRun } from './lib/vitest-results.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const smoke = process.env.XENGUIDE_LAB === 'smoke';
const chosen = process.env.XEN_LAB_DEBIAN;
const hosts = chosen ? [chosen] : smoke ? ['12'] : ['12', '13'];
for (const host of hosts) if (!(host in XEN)) throw new Error(`XEN_LAB_DEBIAN is ${host}; the lab knows 12 and 13`);

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopped = true;
  });
}

const testOn = (host, report) =>
  withLab(host, 1, () =>
    run(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project',
        'lab',
        '--reporter=verbose',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...(smoke ? ['test/lab/matrix.test.ts'] : []),
        ...process.argv.slice(2),
      ],
      { XEN_LAB_DEBIAN: host },
    ),
  );

const folder = mkdtempSync(join(tmpdir(), 'xenguide-test-lab-'));
const rows = [];
let failed = 0;
let passed = 0;
try {
  for (const host of hosts) {
    if (stopped) break;
    const report = join(folder, `${host}.json`);
    const code = await testOn(host, report);
    const result = describeRun(report);
    for (const { title, status, seconds } of result.tests) {
      if (status === 'passed' || status === 'failed') rows.push([title, XEN[host], `${seconds} s`, status]);
    }
    passed += result.passed;
    failed += result.failed + (code !== 0 && result.failed === 0 ? 1 : 0);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const head = ['image × storage × type, or what was tried', 'host', 'time', 'result'];
const widths = head.map((name, column) => Math.max(...[head, ...rows].map((row) => row[column].length), name.length));
const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
console.log(`\n${[head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')}\n`);
console.log(`lab tests: ${passed} passed, ${failed} failed${stopped ? ', interrupted' : ''}`);
process.exitCode = stopped ? 130 : failed === 0 && passed > 0 ? 0 : 1;
