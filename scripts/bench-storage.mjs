// npm run bench:storage: one guest of the lab with a disk on each backend; how fast each is written and read, as a multiple
// of the raw device. Writes docs/bench-storage.md.
//   --rounds N   how often everything is measured, after once to warm up (5); fewer than 5 is only printed, never written
//   --mib N      how much is written and read at a time (32)
//   --hosts 2    boots two hosts where none is up, so that DRBD is measured too
//   XEN_LAB_DEBIAN=13, XEN_LAB_ZFS=1   on the host with Xen 4.20, on the one with ZFS
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withLab, XEN } from './lib/lab.mjs';
import { loadTs } from './lib/load-ts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '32' },
    hosts: { type: 'string', default: '1' },
  },
});
const whole = (name, most) => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} takes a whole number from 1 to ${most}`);
};
const rounds = whole('rounds', 50);
const mib = whole('mib', 64);
const hosts = whole('hosts', 2);
const debian = process.env.XEN_LAB_DEBIAN || '12';
if (!(debian in XEN)) throw new Error(`XEN_LAB_DEBIAN is ${debian}; the lab knows 12 and 13`);

// Whoever stops it waits until everything is taken away; the programs under way hear Ctrl-C by themselves.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stop.signal.aborted) process.stderr.write('stopping; what was made is taken away …\n');
    stop.abort(signal);
  });
}

process.exitCode = await withLab(debian, hosts, async () => {
  if (stop.signal.aborted) return 130;
  const { main } = await loadTs('scripts/bench-storage/main.ts');
  return main({
    rounds,
    mib,
    xen: XEN[debian],
    outfile: rounds < 5 ? undefined : join(root, 'docs/bench-storage.md'),
    signal: stop.signal,
  });
});
