import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { describeBoth, joinBridges, lastBeat, PEER, partBridges, runs, runsAt } from '../support/between-hosts.ts';
import { forgetConsole, provision, reportOf, type Wanted } from '../support/guest.ts';
import { HOST, mustBeUp, onHost, onThe, untilOnHost } from '../support/host.ts';
import { xenguide } from '../support/program.ts';

/**
 * Needs: the lab with two hosts (lab/lab.sh up 2), and `npm run build`. A pvh guest whose disk lies on xena’s file server, or behind xena’s
 * iSCSI target, sent to xenb and back while a ping counts; and one whose disk only xena has, shut down and started there.
 */
const NAME = 'shared';
const XENA = '10.9.0.1';
const EXPORT = '/srv/xenguide-test-move';
const EXPORTS = '/etc/exports.d/xenguide-test-move.exports';
const IQN = 'iqn.2026-11.example:move';
const BACKING = '/var/local/xenguide-move.img';
const DEVICE = `/dev/disk/by-path/ip-${XENA}:3260-iscsi-${IQN}-lun-1`;

const guest = (storage: Record<string, unknown>, type: Wanted['type']): Wanted => ({
  ...{ name: NAME, type, kind: 'partition-image', path: '/srv/images/root.img', storage },
});
const move = (...more: string[]) => xenguide('move', NAME, ...more, '--host', HOST, '--yes', '--json');
const RUNS = runs(NAME);

async function thereAndBack(): Promise<void> {
  const [address] = (await reportOf(NAME, 60)).address!.split('/');
  await untilOnHost(`ping -c 1 -W 2 ${address} >/dev/null`, 120);
  const before = await lastBeat(NAME, 'xena');
  const there = await move(PEER);
  expect(there.code, there.stderr).toBe(0);
  const result = JSON.parse(there.stdout) as { downtime: { lost: number; seconds: number; asked: number } | null };
  expect(result).toMatchObject({ moved: true, host: 'xenb' });
  process.stderr.write(`ping: ${JSON.stringify(result.downtime)}\n`);
  expect(result.downtime?.asked ?? 0).toBeGreaterThan(20);
  expect(result.downtime!.seconds).toBeLessThan(60);
  expect(await runsAt(NAME, 'xenb')).toMatch(RUNS);
  expect(await runsAt(NAME, 'xena')).toBe('');
  await expect.poll(() => lastBeat(NAME, 'xenb'), { timeout: 180_000, interval: 5000 }).toBeGreaterThan(before);
  const back = await move('--back');
  expect(back.code, back.stderr).toBe(0);
  expect(await runsAt(NAME, 'xena')).toMatch(RUNS);
  expect(await runsAt(NAME, 'xenb')).toBe('');
}

async function make(storage: Record<string, unknown>, type: Wanted['type'] = 'pvh'): Promise<void> {
  for (const host of ['xena', 'xenb'] as const) await onThe(host, `rm -f /var/log/xen/console/guest-${NAME}*.log`);
  await forgetConsole(NAME);
  const made = await provision(guest(storage, type)).ended;
  expect(made.code, made.stderr).toBe(0);
  await reportOf(NAME, 600);
}

describeBoth('a guest whose disk both hosts reach', () => {
  beforeAll(async () => {
    mustBeUp();
    await joinBridges();
  }, 400_000);
  afterAll(partBridges, 400_000);
  afterEach(async () => {
    if ((await runsAt(NAME, 'xenb')) !== '') await move('--back');
    await xenguide('undo', NAME, '--host', HOST, '--yes');
  }, 900_000);

  describe('on a file server', () => {
    beforeAll(async () => {
      await onHost(
        `mkdir -p ${EXPORT} /etc/exports.d
         echo '${EXPORT} 10.9.0.0/24(rw,sync,no_subtree_check,no_root_squash)' >${EXPORTS}
         systemctl start nfs-server; exportfs -ra`,
        300,
      );
    }, 400_000);
    afterAll(async () => {
      await onHost(
        `rm -f ${EXPORTS}; rmdir --ignore-fail-on-non-empty /etc/exports.d; exportfs -ra; systemctl stop nfs-server; rm -rf ${EXPORT}`,
        300,
      );
    }, 400_000);

    test('is mounted at the other host, and its file system is whole after both moves', async () => {
      await make({ backend: 'nfs', server: XENA, export: EXPORT, format: 'raw', size: '80MiB' });
      await thereAndBack();
      expect(await onThe('xenb', `findmnt -rn -t nfs,nfs4 -o TARGET | grep ${NAME} || true`)).toBe('');
      await onHost(`xl shutdown -w ${NAME}`, 300);
      const file = `${EXPORT}/${NAME}-disk.img`;
      expect((await onHost(`debugfs -R 'cat /var/lib/boots' ${file} 2>/dev/null`)).trim()).toBe('1');
      // 0: clean; 1: only what a guest that was switched off leaves.
      expect(await onHost(`e2fsck -fn ${file} >/dev/null 2>&1; echo $?`)).toMatch(/^[01]\n$/);
    }, 2_400_000);
  });

  describe('behind an iSCSI target', () => {
    let service: string;
    beforeAll(async () => {
      service = await onHost('systemctl is-enabled open-iscsi || true');
      await onHost(
        `exec >/dev/null 2>&1
         systemctl enable open-iscsi; systemctl start tgt
         truncate -s 100M ${BACKING}
         tgtadm --lld iscsi --op new --mode target --tid 7 -T ${IQN}
         tgtadm --lld iscsi --op new --mode logicalunit --tid 7 --lun 1 -b ${BACKING}
         tgtadm --lld iscsi --op bind --mode target --tid 7 -I ALL`,
        300,
      );
    }, 400_000);
    afterAll(async () => {
      await onHost(
        `systemctl stop tgt; ${service.trim() === 'enabled' ? ':' : 'systemctl disable open-iscsi'}
         systemctl stop open-iscsi iscsid; rm -f ${BACKING}; true`,
        300,
      );
    }, 400_000);

    test('is logged in to at the other host for as long as the guest is there', async () => {
      await make({ backend: 'iscsi', portal: `${XENA}:3260`, iqn: IQN, lun: 1, size: '80MiB' });
      expect(await onThe('xenb', `test -e ${DEVICE} && echo there || echo no`)).toBe('no\n');
      await thereAndBack();
      expect(await onThe('xenb', `test -e ${DEVICE} && echo there || echo no`)).toBe('no\n');
    }, 2_400_000);
  });

  // pv: it could not be sent while it runs, and need not be.
  test('a volume that only its host has: copied, shut down, copied once more, started there', async () => {
    await make({ backend: 'lvm', vg: 'vg0', size: '80MiB' }, 'pv');
    try {
      const refused = await move(PEER);
      expect(refused.code, refused.stderr).toBe(4);
      expect(refused.stderr).toContain('--cold');
      const there = await move(PEER, '--cold');
      expect(there.code, there.stderr).toBe(0);
      expect(await runsAt(NAME, 'xenb')).toMatch(RUNS);
      expect(await runsAt(NAME, 'xena')).toBe('');
      const log = `/var/log/xen/console/guest-${NAME}.log`;
      await expect
        .poll(() => onThe('xenb', `grep -ac 'written yes boots 2' ${log} || true`), {
          timeout: 600_000,
          interval: 5000,
        })
        .toBe('1\n');
    } finally {
      await xenguide('undo', NAME, '--host', PEER, '--yes');
      await onHost(`lvremove -y vg0/${NAME}-disk 2>/dev/null; true`);
    }
  }, 2_400_000);
});
