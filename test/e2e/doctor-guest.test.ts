import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk } from '../support/program.ts';

/** `doctor NAME` of the built program, with an xl on the PATH that knows of two guests. */

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.set();
});
afterEach(() => desk.clean());

const HEAD = 'Name                                        ID   Mem VCPUs\tState\tTime(s)\n';
const row = (name: string, id: number): string => `${name.padEnd(40)} ${id}   256     1     -b----       1.0\n`;

/** PATH with this in place of xl; what it does not know it refuses. */
function withXl(list: string): { PATH: string } {
  const bin = join(desk.dir, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'list'), list);
  const nic = { devid: 0, mac: '00:16:3e:00:00:01', bridge: 'nobr0' };
  const details = JSON.stringify([{ domid: 1, config: { c_info: { type: 'pv' }, nics: [nic] } }]);
  writeFileSync(join(bin, 'details'), details);
  const script = `case "$*" in list) cat ${bin}/list ;; "list -l "*) cat ${bin}/details ;; *) exit 1 ;; esac`;
  writeFileSync(join(bin, 'xl'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'xl'), 0o755);
  return { PATH: `${bin}:${process.env.PATH}` };
}
const TWO = HEAD + row('Domain-0', 0) + row('web1', 1) + row('mail', 2);

test('an unknown guest is one error, with those that are nearly called so', async () => {
  const { code, stdout, stderr } = await desk.run(['doctor', 'wbe1'], { env: withXl(TWO) });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('there is no guest "wbe1" on this machine');
  expect(stderr).toContain('Did you mean web1?');
});

test('and with all that there are where none is near', async () => {
  const { code, stderr } = await desk.run(['doctor', 'something'], { env: withXl(TWO) });
  expect(code).toBe(2);
  expect(stderr).toContain('Those that are there: web1, mail.');
});

test.each([['../../etc/passwd'], ['-x'], ['a b'], ['\u001b[2J']])('%j as a name is no guest either', async (name) => {
  const { code, stdout, stderr } = await desk.run(['doctor', '--', name], { env: withXl(TWO) });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('there is no guest');
  expect(stderr).not.toContain('\u001b');
});

test('a machine without Xen: not ready, and where else to look', async () => {
  const { code, stderr } = await desk.run(['doctor', 'web1']);
  expect(code).toBe(4);
  // With Debian’s xl on it or without.
  expect(stderr).toMatch(/this machine is not a Xen host|xl cannot tell which guests there are on this machine/);
  expect(stderr).toContain('--host');
});

test('xl that fails is told in its own words', async () => {
  const env = withXl(TWO);
  writeFileSync(join(desk.dir, 'bin/xl'), '#!/bin/sh\necho "libxl: error: cannot open privcmd" >&2\nexit 1\n');
  const { code, stderr } = await desk.run(['doctor', 'web1'], { env });
  expect(code).toBe(4);
  expect(stderr).toContain('cannot open privcmd');
});

test.each([
  [['doctor', 'web1', '--outside', 'a;b'], 'neither a name nor an address'],
  [['doctor', '--outside', 'deb.debian.org'], 'no guest is named'],
])('%j is refused', async (args, says) => {
  const { code, stderr } = await desk.run(args, { env: withXl(TWO) });
  expect(code).toBe(2);
  expect(stderr).toContain('--outside');
  expect(stderr).toContain(says);
});

test('a guest whose card is gone: plain lines, a remedy, exit 3; as JSON the same', async () => {
  const env = withXl(TWO);
  const { code, stdout } = await desk.run(['doctor', 'web1'], { env });
  expect(code).toBe(3);
  expect(stdout).toContain('The network of web1 on this machine');
  expect(stdout).toMatch(/^ok {6}web1 runs \(domain 1\)\.$/m);
  expect(stdout).toMatch(/^fail {4}web1 runs, but Xen knows of no card 00:16:3e:00:00:01 of it\.$/m);
  expect(stdout).toMatch(/^ {8}-> /m);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);

  const json = await desk.run(['doctor', 'web1', '--json'], { env });
  expect(json.code).toBe(3);
  const report = JSON.parse(json.stdout);
  expect(report).toMatchObject({ guest: 'web1', ok: false, cards: [{ index: 0, mac: '00:16:3e:00:00:01' }] });
  expect(report.checks[0]).toMatchObject({ id: 'runs', card: 0, verdict: 'ok' });
});
