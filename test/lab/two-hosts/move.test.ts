import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  cutTheWire,
  describeBoth,
  type HostId,
  joinBridges,
  lastBeat,
  mendTheWire,
  PEER,
  partBridges,
  runs,
  runsAt,
} from '../support/between-hosts.ts';
import { forgetConsole, parseReport, provision, reportOf, type Wanted } from '../support/guest.ts';
import { cutPower, HOST, mustBeUp, onHost, onThe, untilOnHost } from '../support/host.ts';
import { start, xenguide } from '../support/program.ts';

/**
 * Needs: the lab with two hosts (lab/lab.sh up 2), and `npm run build`. One pvh guest over DRBD, sent there and back while it beats, with
 * the wire cut, the target full, and the tool or xl killed in the middle.
 */
const NAME = 'moved';
const RESOURCE = `${NAME}-disk`;
const LOG = `/run/xenguide-move-${NAME}/log`;
const GUEST: Wanted = {
  ...{ name: NAME, type: 'pvh', kind: 'partition-image', path: '/srv/images/root.img', autostart: true },
  storage: { backend: 'drbd', size: '80MiB', peer: { host: PEER } },
  firewall: { antispoof: true, allow: [{ proto: 'icmp', from: 'any' }] },
};

const args = (...more: string[]): string[] => ['move', NAME, ...more, '--host', HOST, '--yes', '--json'];
const move = (...more: string[]) => xenguide(...args(...more));
const beatsOn = async (host: HostId, from: number): Promise<void> => {
  await expect.poll(() => lastBeat(NAME, host), { timeout: 180_000, interval: 5000 }).toBeGreaterThan(from);
};

/** One guest, one place; nothing is open for two writers, and nothing of a move is left on either host. */
async function allIsWell(host: HostId): Promise<void> {
  const other = host === 'xena' ? 'xenb' : 'xena';
  expect(await runsAt(NAME, host)).toMatch(runs(NAME));
  expect(await runsAt(NAME, other)).toBe('');
  expect((await onThe(host, `drbdadm role ${RESOURCE}; drbdadm dstate ${RESOURCE}`)).trim().split('\n')).toEqual([
    'Primary/Secondary',
    'UpToDate/UpToDate',
  ]);
  for (const each of [host, other] as const) {
    expect(await onThe(each, `drbdsetup show ${RESOURCE}`)).not.toMatch(/allow-two-primaries\s+yes/);
    expect(
      await onThe(
        each,
        'ls -d /run/xenguide-move-* /run/systemd/system/xenguide-move-* /var/lib/xenguide/moves/* /var/lib/xenguide/move-ends/* 2>/dev/null; true',
      ),
    ).toBe('');
    const own = each === host ? 'yes' : 'no';
    expect((await onThe(each, `test -e /etc/xen/${NAME}.cfg && echo yes || echo no`)).trim()).toBe(own);
    expect((await onThe(each, `test -L /etc/xen/auto/${NAME}.cfg && echo yes || echo no`)).trim()).toBe(own);
  }
  // Its firewall has come with it.
  const jump = `jump from-vif${(await onThe(host, `xl domid ${NAME}`)).trim()}.0`;
  await expect.poll(() => rulesAt(host), { timeout: 60_000, interval: 5000 }).toContain(jump);
  await expect.poll(() => rulesAt(other), { timeout: 60_000, interval: 5000 }).toBe('');
}
const rulesAt = (host: HostId): Promise<string> => onThe(host, 'nft list table bridge xenguide 2>/dev/null; true');

/** So slow that there is a middle: a guest of 256 MiB takes about a minute, at 10mbit four. */
const slow = (rate = '40mbit'): Promise<string> =>
  onHost(`tc qdisc replace dev eth1 root tbf rate ${rate} burst 64k latency 400ms`);
const quick = (): Promise<string> => onHost('tc qdisc del dev eth1 root 2>/dev/null; true');
/** Pages go over: xl itself hides its progress. */
const inTheMiddle = (): Promise<void> => untilOnHost(`grep -qs 'Restoring domain' ${LOG} && sleep 8`, 300);

describeBoth('a guest between two hosts', () => {
  beforeAll(async () => {
    mustBeUp();
    for (const host of ['xena', 'xenb'] as const) await onThe(host, `rm -f /var/log/xen/console/guest-${NAME}*.log`);
    await forgetConsole(NAME);
    const made = await provision(GUEST).ended;
    expect(made.code, made.stderr).toBe(0);
    await reportOf(NAME, 600);
  }, 2_400_000);
  afterEach(async () => {
    await mendTheWire();
    await quick();
    await onThe('xenb', 'xl destroy filler 2>/dev/null; true');
    if ((await runsAt(NAME, 'xenb')) !== '') await move('--back');
  }, 900_000);
  afterAll(async () => {
    await xenguide('undo', NAME, '--host', HOST, '--yes');
  }, 900_000);

  test('a dry run says all that it checked, and changes nothing', async () => {
    const dry = await move(PEER, '--dry-run');
    expect(dry.code, `${dry.stdout}\n${dry.stderr}`).toBe(0);
    const { checks } = JSON.parse(dry.stdout) as { checks: { id: string; verdict: string }[] };
    expect(checks.filter(({ verdict }) => verdict === 'no')).toEqual([]);
    await allIsWell('xena');
  }, 300_000);

  test('there and back while it beats, with a ping that counts', async () => {
    await joinBridges();
    try {
      const [address] = (await reportOf(NAME, 60)).address!.split('/');
      await untilOnHost(`ping -c 1 -W 2 ${address} >/dev/null`, 120);
      const before = await lastBeat(NAME, 'xena');
      const there = await move(PEER);
      expect(there.code, there.stderr).toBe(0);
      const result = JSON.parse(there.stdout) as {
        moved: boolean;
        downtime: { seconds: number; asked: number } | null;
      };
      expect(result).toMatchObject({ moved: true, host: 'xenb' });
      process.stderr.write(`move: ${JSON.stringify(result.downtime)}\n`);
      expect(result.downtime?.asked ?? 0).toBeGreaterThan(20);
      await allIsWell('xenb');
      // The same memory: it goes on counting where it was.
      await beatsOn('xenb', before);
      expect((await move('--status')).code).toBe(0);
      const back = await move('--back');
      expect(back.code, back.stderr).toBe(0);
      await allIsWell('xena');
    } finally {
      await partBridges();
    }
  }, 1_800_000);

  test('the wire cut in the middle: it goes on where it was, and is put right once the wire is mended', async () => {
    await slow();
    const before = await lastBeat(NAME, 'xena');
    const { ended } = start(args(PEER));
    await inTheMiddle();
    await cutTheWire();
    const result = await ended;
    // Not up to date on both as long as the wire is cut; the guest runs.
    expect([6, 7], result.stderr).toContain(result.code);
    expect(await runsAt(NAME, 'xena')).toMatch(runs(NAME));
    await mendTheWire();
    await quick();
    const repaired = await move('--repair');
    expect(repaired.code, repaired.stderr).toBe(0);
    await allIsWell('xena');
    await beatsOn('xena', before);
  }, 1_800_000);

  test('a target without room is refused before anything is begun', async () => {
    await onThe('xenb', fill(100), 300);
    const refused = await move(PEER);
    expect(refused.code, refused.stderr).toBe(4);
    expect(refused.stderr).toMatch(/xenb has .* of memory free/);
    await allIsWell('xena');
  }, 900_000);

  test('a target that fills up in the middle: it goes on where it was', async () => {
    // What fills it up takes its time too.
    await slow('10mbit');
    const { ended } = start(args(PEER));
    await inTheMiddle();
    await onThe('xenb', fill(8), 300);
    const result = await ended;
    expect(result.code, result.stderr).toBe(6);
    await onThe('xenb', 'xl destroy filler');
    await quick();
    await allIsWell('xena');
  }, 1_800_000);

  test('xl killed in the middle: it goes on where it was', async () => {
    await slow();
    const { ended } = start(args(PEER));
    await inTheMiddle();
    await onHost(`pkill -KILL -f 'xl migrate -s .* ${NAME} '`);
    const result = await ended;
    expect(result.code, result.stderr).toBe(6);
    await quick();
    await allIsWell('xena');
  }, 1_800_000);

  test.each([
    ['before the guest is sent', `[ -e /run/systemd/system/xenguide-move-${NAME}.service ]`],
    ['in the middle', `grep -qs 'Restoring domain' ${LOG}`],
    ['when it has arrived', `[ -e /run/xenguide-move-${NAME}/ended ]`],
  ])(
    'the tool killed %s: the host goes on by itself, and the next look ends it',
    async (when, moment) => {
      if (when === 'in the middle') await slow();
      const { child, ended } = start(args(PEER));
      await untilOnHost(moment, 600);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      const repaired = await move('--repair');
      expect(repaired.code, repaired.stderr).toBe(0);
      const { host } = JSON.parse(repaired.stdout) as { host: HostId };
      await allIsWell(host);
    },
    1_800_000,
  );

  test('the source loses its power as soon as the guest has gone: it stays where it is, and comes back to a host that is well', async () => {
    const before = await lastBeat(NAME, 'xena');
    const there = await move(PEER);
    expect(there.code, there.stderr).toBe(0);
    await cutPower('xena');
    expect(await runsAt(NAME, 'xenb')).toMatch(runs(NAME));
    await beatsOn('xenb', before);
    expect((await move('--status')).code).toBe(0);
    // DRBD finds its other half by itself, and brings it up to date.
    await untilOnHost(`drbdadm dstate ${RESOURCE} | grep -q ^UpToDate/UpToDate`, 300);
    await allIsWell('xenb');
    const back = await move('--back');
    expect(back.code, back.stderr).toBe(0);
    await allIsWell('xena');
  }, 2_400_000);

  test('the source loses its power in the middle: what was in memory is gone, the guest starts at one host from its disk', async () => {
    await slow();
    const { boots } = (await reportOf(NAME, 60)).root!;
    const { ended } = start(args(PEER));
    await inTheMiddle();
    await cutPower('xena');
    expect((await ended).code).not.toBe(0);
    const repaired = await move('--repair');
    expect(repaired.code, repaired.stderr).toBe(0);
    const { host } = JSON.parse(repaired.stdout) as { host: HostId };
    if ((await runsAt(NAME, host)) === '') await onThe(host, `xl create -q /etc/xen/${NAME}.cfg`, 300);
    await untilOnHost(`drbdadm dstate ${RESOURCE} | grep -q ^UpToDate/UpToDate`, 300);
    await allIsWell(host);
    const log = `cat /var/log/xen/console/guest-${NAME}*.log`;
    await expect
      .poll(async () => parseReport(await onThe(host, log)).root, { timeout: 600_000, interval: 5000 })
      .toMatchObject({ written: true, boots: boots + 1 });
  }, 2_400_000);

  test('what was made on one host is taken away from the other', async () => {
    const there = await move(PEER);
    expect(there.code, there.stderr).toBe(0);
    const undone = await xenguide('undo', NAME, '--host', PEER, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    for (const host of ['xena', 'xenb'] as const) {
      expect(
        await onThe(
          host,
          `lvs --noheadings -o lv_name vg0 | grep -w ${RESOURCE}; ls /etc/drbd.d /etc/xen | grep ${NAME}; true`,
        ),
      ).toBe('');
      expect(await runsAt(NAME, host)).toBe('');
    }
  }, 1_200_000);
});

/** A paused guest that takes all memory but so many MiB. */
const fill = (leave: number): string => `
  printf 'name = "filler"\\ntype = "pv"\\nkernel = "/srv/images/vmlinuz"\\nmemory = %d\\nvcpus = 1\\n' \
    $(($(xl info free_memory) - 24 - ${leave})) >/root/filler.cfg
  xl create -q -p /root/filler.cfg; rm /root/filler.cfg`;
