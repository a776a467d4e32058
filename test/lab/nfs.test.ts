import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EXPORT, mountsAndUnits, NOBODY, SERVER, startFileServer, stopFileServer } from './support/file-server.ts';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

const NAME = 'on-nfs';
const MOUNT = `/var/lib/xen/nfs/${NAME}-disk`;
const UNIT = String.raw`var-lib-xen-nfs-on\x2dnfs\x2ddisk.mount`;

const guest = (more: Record<string, string> = {}): Wanted => ({
  name: NAME,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'nfs', server: SERVER, export: EXPORT.good, format: 'raw', size: '100MiB', ...more },
});
const all = async (): Promise<string[]> => [...(await everything()), ...(await mountsAndUnits())];
const undo = () => xenguide('undo', NAME, '--host', HOST, '--yes');
const nothingIsLeft = () => expect.poll(all, { timeout: 60_000, interval: 2_000 }).toEqual(before);

let before: string[];
beforeAll(async () => {
  mustBeUp();
  await startFileServer();
});
afterAll(stopFileServer);
beforeEach(async () => {
  await forgetConsole(NAME);
  before = await all();
});
afterEach(async () => {
  await onHost('nft delete table inet xenguide_test 2>/dev/null; true');
  // A failed test must not fail those after it.
  await undo();
});

describe('a guest on a file server', () => {
  test.each(['raw', 'qcow2'] as const)(
    'runs from a %s file, writes to the server, and is taken away whole',
    async (format) => {
      const made = await provision(guest({ format })).ended;
      expect(made.code, made.stderr).toBe(0);
      const report = await reportOf(NAME, 400);
      expect(report.root).toMatchObject({ written: true, boots: 1 });
      expect(await onHost(`findmnt -n -o FSTYPE,OPTIONS ${MOUNT}`)).toMatch(/nfs4 .*vers=4\.2.*\bhard\b/);
      expect((await onHost(`systemctl is-enabled '${UNIT}'`)).trim()).toBe('enabled');

      await onHost(`xl shutdown -w ${NAME}`, 300);
      const file = `${EXPORT.good}/${NAME}-disk.${format === 'raw' ? 'img' : 'qcow2'}`;
      expect((await onHost(`stat -c %a ${file}`)).trim()).toBe('600');
      if (format === 'raw') expect((await onHost(`debugfs -R 'cat /var/lib/boots' ${file}`)).trim()).toBe('1');
      else expect(await onHost(`qemu-img check -f qcow2 ${file}`)).toContain('No errors');

      const undone = await undo();
      expect(undone.code, undone.stderr).toBe(0);
      await nothingIsLeft();
    },
    1_200_000,
  );

  test('finds its disk mounted before xendomains starts guests, and is stopped before it goes', async () => {
    const made = await provision(guest(), { start: false }).ended;
    expect(made.code, made.stderr).toBe(0);
    expect(await onHost(`systemd-analyze verify '/etc/systemd/system/${UNIT}' 2>&1 | grep -F nfs || true`)).toBe('');
    const show = await onHost(`systemctl show -p Before -p After -p WantedBy '${UNIT}'`);
    expect(show).toMatch(/^Before=.*xendomains\.service/m);
    expect(show).toMatch(/^Before=.*umount\.target/m);
    expect(show).toMatch(/^After=.*network-online\.target/m);
    expect(show, 'who logs in does not wait for the file server').not.toMatch(/^Before=.*remote-fs\.target/m);
    expect((await undo()).code).toBe(0);
    await nothingIsLeft();
  }, 900_000);
});

describe('a file server that will not', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['is not there', { server: NOBODY }, /10\.9\.0\.77 does not answer/],
    ['has no such export', { export: EXPORT.unknown }, /has no export|does not let this host mount/],
    ['exports read-only', { export: EXPORT.readOnly }, /exported read-only/],
    ['is full', { export: EXPORT.small }, /has less than 100 MiB free/],
    ['lets root make nothing', { export: EXPORT.squashed }, /lets root of this host make nothing/],
  ])(
    '%s: one clear message, and everything is taken back',
    async (_what, answers, says) => {
      const { code, stderr } = await provision(guest(answers)).ended;
      expect(stderr).toMatch(says);
      expect(code, stderr).toBe(6);
      await nothingIsLeft();
    },
    600_000,
  );

  test('has a file of that name already: it is not touched', async () => {
    const theirs = `${EXPORT.good}/${NAME}-disk.img`;
    await onHost(`echo theirs >${theirs}`);
    try {
      before = await all();
      const { code, stderr } = await provision(guest()).ended;
      expect(stderr).toContain('is there already');
      expect(code, stderr).toBe(6);
      expect(await onHost(`cat ${theirs}`)).toBe('theirs\n');
      await nothingIsLeft();
    } finally {
      await onHost(`rm -f ${theirs}`);
    }
  }, 600_000);

  test('goes silent under a running guest: undo stops with what to do, and goes on once it is back', async () => {
    const made = await provision(guest()).ended;
    expect(made.code, made.stderr).toBe(0);
    await onHost(
      'nft add table inet xenguide_test && nft add chain inet xenguide_test in "{ type filter hook input priority -10; }" && nft add rule inet xenguide_test in tcp dport 2049 drop',
    );
    const stuck = await undo();
    expect(stuck.code, stuck.stderr).toBe(7);
    expect(stuck.stderr).toContain(`the file server ${SERVER} does not answer`);
    expect(stuck.stderr).toContain(`umount -f -l ${MOUNT}`);
    await onHost('nft delete table inet xenguide_test');
    const undone = await undo();
    const uses = await onHost(`losetup -a; fuser -vm ${MOUNT} 2>&1; ps -eo pid,stat,wchan:20,args | grep ' D'; true`);
    expect(undone.code, `${undone.stderr}\n${uses}`).toBe(0);
    await nothingIsLeft();
  }, 1_200_000);
});

describe('the program killed', () => {
  test.each([
    ['while it mounts', `systemctl is-active --quiet '${UNIT}'`],
    ['while it copies', `test -e ${EXPORT.good}/${NAME}-disk.img`],
  ])(
    '%s: undo cleans up',
    async (_when, moment) => {
      const { child, ended } = provision(guest());
      await untilOnHost(moment, 300);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      const undone = await undo();
      expect(undone.code, undone.stderr).toBe(0);
      await nothingIsLeft();
    },
    900_000,
  );
});
