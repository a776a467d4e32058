// npm run test:lab: the built program against real Xen hosts in an emulator, Debian 12 and then Debian 13.
//   XENGUIDE_LAB=smoke   two guests on Debian 12 only
//   XEN_LAB_DEBIAN=12    only that host (or 13)
// Arguments are handed to vitest: npm run test:lab -- -t hvm
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeRun } from './lib/vitest-results.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const XEN = { 12: 'Debian 12, Xen 4.17', 13: 'Debian 13, Xen 4.20' };
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

/** Resolves with the exit code; Ctrl-C reaches the child by the terminal. */
const run = (program, args, env) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });

const lab = (host, ...args) => run('bash', [join(root, 'lab/lab.sh'), ...args], { XEN_LAB_DEBIAN: host });

async function testOn(host, report) {
  // A lab that somebody has up is used as it is, and left up.
  const wasUp = (await lab(host, 'status')) === 0;
  if (!wasUp && ((await lab(host, 'build')) !== 0 || (await lab(host, 'up')) !== 0)) return 1;
  try {
    return await run(
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
    );
  } finally {
    if (!wasUp) await lab(host, 'down');
  }
}

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
