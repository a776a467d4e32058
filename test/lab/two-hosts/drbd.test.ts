import { afterEach, beforeAll, expect, test } from 'vitest';
import { describeBoth, PEER } from '../support/between-hosts.ts';
import { layWire } from '../support/cutting-proxy.ts';
import { forgetConsole, provision, reportOf, type Wanted } from '../support/guest.ts';
import { everything, HOST, mustBeUp, onHost, onThe, untilOnHost } from '../support/host.ts';
import { start, xenguide } from '../support/program.ts';

const NAME = 'mirrored';
const RESOURCE = `${NAME}-disk`;
const MiB = 2 ** 20;
const GUEST: Wanted = {
  name: NAME,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'drbd', size: '100MiB', peer: { host: PEER } },
};
const HOSTS = ['xena', 'xenb'] as const;

/** All that a mirror could leave on either host. Whether the module is loaded is not in it: it may have been before. */
async function onBoth(): Promise<string[]> {
  const all = HOSTS.map(async (host) => {
    const own = await onThe(
      host,
      `find /etc/drbd.d /etc/systemd/system -mindepth 1 | sort
       ls /sys/block | grep drbd || true
       drbdadm dump-xml 2>/dev/null | grep '<resource' || true
       systemctl list-units --all --plain --no-legend 'xenguide-*' | cat`,
    );
    return [...(await everything(host)), ...own.split('\n').filter(Boolean)].map((line) => `${host}: ${line}`);
  });
  return (await Promise.all(all)).flat();
}

describeBoth('a disk that two hosts keep', () => {
  let before: string[];
  beforeAll(async () => {
    mustBeUp();
    before = await onBoth();
  });
  afterEach(async () => {
    await xenguide('undo', NAME, '--host', HOST, '--yes');
  });
  const nothingIsLeft = () => expect.poll(onBoth, { timeout: 120_000, interval: 5_000 }).toEqual(before);

  /**
   * Every file of the guest as each host has it once the guest is down, and how often the guest was started: read from the
   * device that DRBD gives there. Blocks that nobody ever wrote may differ, since nothing was copied first.
   */
  async function contents(): Promise<string[]> {
    const found: string[] = [];
    for (const host of HOSTS) {
      const device = (await onThe(host, `drbdadm sh-dev ${RESOURCE}`)).trim();
      found.push(
        await onThe(
          host,
          `drbdadm primary ${RESOURCE} && mount -t ext4 -o ro,noload ${device} /mnt
           cd /mnt && find . -xdev -type f -exec sha256sum {} + | sort | sha256sum; cat var/lib/boots
           cd / && umount /mnt; udevadm settle; drbdadm secondary ${RESOURCE}`,
          600,
        ),
      );
    }
    return found;
  }

  test.each([
    ['the hotplug script of drbd-utils', 'block-drbd'],
    ['our own hotplug script', 'block-drbd-xenguide'],
  ])(
    'with %s: the guest lives, what it writes is on both hosts, and undo leaves nothing on either',
    async (_, script) => {
      await forgetConsole(NAME);
      const made = await provision({ ...GUEST, storage: { ...GUEST.storage, script } }).ended;
      expect(made.code, made.stderr).toBe(0);
      const report = await reportOf(NAME, 600);
      expect(report.root).toMatchObject({ written: true, boots: 1 });
      expect(report.disks.xvda1! * 1024).toBeGreaterThanOrEqual(100 * MiB);
      expect((await onHost(`drbdadm role ${RESOURCE}`)).trim()).toBe('Primary/Secondary');
      expect(await onHost(`grep script= /etc/xen/${NAME}.cfg`)).toContain(`script=${script},target=${RESOURCE}`);
      for (const host of HOSTS) {
        expect((await onThe(host, `systemctl is-enabled xenguide-drbd-${RESOURCE}`)).trim()).toBe('enabled');
      }

      // As long as it runs, the other host cannot write.
      await expect(onThe('xenb', `drbdadm primary ${RESOURCE}`)).rejects.toThrow(/Multiple primaries/);

      await onHost(`xl shutdown -w ${NAME}`, 300);
      await untilOnHost(`[ "$(drbdadm role ${RESOURCE})" = Secondary/Secondary ]`, 120);
      expect((await onHost(`drbdadm dstate ${RESOURCE}`)).trim()).toBe('UpToDate/UpToDate');
      const [here, there] = await contents();
      expect(there).toBe(here);
      expect(here, 'the guest counted its start').toMatch(/\n1\n$/);

      const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
      expect(undone.code, undone.stderr).toBe(0);
      await nothingIsLeft();
    },
    2_400_000,
  );

  test('a second host that does not answer is refused with its name, and nothing is changed', async () => {
    const wire = await layWire('xenb');
    wire.cut();
    try {
      const refused = await provision(GUEST, { sshConfig: wire.sshConfig }).ended;
      expect(refused.code, refused.stderr).toBe(3);
      expect(refused.stderr).toContain('storage.peer.host');
      expect(refused.stderr).toContain(PEER);
    } finally {
      wire.close();
    }
    expect(await onBoth()).toEqual(before);
  });

  test('a second host that is lost half-way is named with exit 7, and undo takes everything away once it is back', async () => {
    const wire = await layWire('xenb');
    try {
      const { ended } = provision(GUEST, { sshConfig: wire.sshConfig });
      await untilOnHost(`[ -e /etc/drbd.d/${RESOURCE}.res ]`, 600);
      wire.cut();
      const result = await ended;
      expect(result.code, result.stderr).toBe(7);
      expect(result.stderr).toContain(`the connection to ${PEER} was lost`);
    } finally {
      wire.close();
    }
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  });

  test('a second host that is gone for good: undo --without-peer goes on here, and says what is to be done there', async () => {
    const made = await provision(GUEST).ended;
    expect(made.code, made.stderr).toBe(0);
    const refused = await xenguide('undo', NAME, '--host', HOST, '--without-peer', PEER, '--yes');
    expect(refused.code, refused.stderr).toBe(5);
    expect(refused.stderr).toContain(`${PEER} answers`);

    const wire = await layWire('xenb');
    wire.cut();
    try {
      const args = ['undo', NAME, '--host', HOST, '--without-peer', PEER, '--yes'];
      const undone = await start(args, { sshConfig: wire.sshConfig }).ended;
      expect(undone.code, undone.stderr).toBe(0);
      expect(undone.stderr).toContain(`drbdsetup down ${RESOURCE}`);
    } finally {
      wire.close();
    }
    const own = before.filter((line) => line.startsWith('xena: '));
    // But for what is left to be done, and the folder that it lies in.
    const noted = /by-hand|folder \/var\/lib\/xenguide$/;
    const here = async () => (await onBoth()).filter((line) => line.startsWith('xena: ') && !noted.test(line));
    await expect.poll(here, { timeout: 120_000, interval: 5_000 }).toEqual(own);

    // It returns after all: what was put down, done there, leaves nothing.
    const note = await onHost('cat /var/lib/xenguide/by-hand/*; rm -r /var/lib/xenguide/by-hand');
    await onHost('rmdir --ignore-fail-on-non-empty /var/lib/xenguide 2>/dev/null || true');
    const commands = note.split('\n\n')[1]!;
    await onThe('xenb', `${commands}\ntrue`, 300);
    await nothingIsLeft();
  }, 1_800_000);

  test('an older resource of that name on the second host is refused with exit 5, and stays', async () => {
    const old = `/etc/drbd.d/${RESOURCE}.res`;
    await onThe(
      'xenb',
      `printf 'resource ${RESOURCE} {\\n on xenb { device minor 9; disk /dev/vdc1; meta-disk internal; address 10.9.0.2:7799; }\\n on xena { device minor 9; disk /dev/vdc1; meta-disk internal; address 10.9.0.1:7799; }\\n}\\n' >${old}`,
    );
    try {
      const refused = await provision(GUEST).ended;
      expect(refused.code, refused.stderr).toBe(5);
      expect(refused.stderr).toContain(`xenb has a DRBD resource ${RESOURCE} already`);
      expect(await onThe('xenb', `test -e ${old}; echo $?`)).toBe('0\n');
    } finally {
      await onThe('xenb', `rm ${old}`);
    }
    await nothingIsLeft();
  });

  test.each([
    ['while the halves are joined', `[ -e /sys/block/drbd0 ]`],
    ['while the image is copied', "pgrep -f '^qemu-img convert' >/dev/null"],
  ])(
    'killed %s: undo leaves nothing on either host',
    async (_, moment) => {
      const { child, ended } = provision(GUEST);
      await untilOnHost(moment, 600);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
      expect(undone.code, undone.stderr).toBe(0);
      await nothingIsLeft();
    },
    1_800_000,
  );

  test('killed after the volumes were made: apply goes on to the running guest', async () => {
    await forgetConsole(NAME);
    const { child, ended } = provision(GUEST);
    await untilOnHost(`lvs vg0/${RESOURCE} >/dev/null 2>&1`, 600);
    child.kill('SIGKILL');
    await ended;
    const again = await xenguide('apply', NAME, '--host', HOST, '--yes');
    expect(again.code, again.stderr).toBe(0);
    expect((await reportOf(NAME, 600)).root).toMatchObject({ written: true });
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  }, 2_400_000);
});
