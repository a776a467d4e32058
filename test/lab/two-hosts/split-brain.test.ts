import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  cutTheWire,
  describeBoth,
  type HostId,
  lastBeat,
  mendTheWire,
  PEER,
  runs,
  runsAt,
} from '../support/between-hosts.ts';
import { forgetConsole, log, parseReport, provision, reportOf, typeIn, type Wanted } from '../support/guest.ts';
import { HOST, mustBeUp, onHost, onThe, quoted } from '../support/host.ts';
import { xenguide } from '../support/program.ts';

/**
 * Needs: the lab with two hosts (lab/lab.sh up 2), and `npm run build`. A guest over DRBD that is started on the second host while the
 * wire between the two is cut, as somebody does who takes the first one for dead. The cases are one story: each goes on where the one
 * before it ended.
 */
const NAME = 'parted';
const RESOURCE = `${NAME}-disk`;
const HOSTS = ['xena', 'xenb'] as const;
const GUEST: Wanted = {
  ...{ name: NAME, type: 'pvh', kind: 'partition-image', path: '/srv/images/root.img' },
  storage: { backend: 'drbd', size: '80MiB', peer: { host: PEER } },
};
/** The config of the guest as a person carries it to the other host. */
const CARRIED = `/root/${NAME}.cfg`;

const move = (...more: string[]) => xenguide('move', NAME, ...more, '--host', HOST, '--yes');
const told = async (...more: string[]) => {
  const { code, stdout, stderr } = await move(...more);
  return { code, said: `${stdout}\n${stderr}` };
};
/** DRBD notices a wire that is cut by a ping that is not answered, and tries again every ten seconds. */
const until = (host: HostId, state: string): Promise<string> =>
  onThe(
    host,
    `timeout 300 sh -c ${quoted(`until drbdadm cstate ${RESOURCE} | grep -qE '${state}'; do sleep 1; done`)}`,
    330,
  );
async function part(): Promise<void> {
  await cutTheWire();
  for (const host of HOSTS) await until(host, '^(WFConnection|Connecting)');
}
async function meet(): Promise<void> {
  await mendTheWire();
  await untilStandAlone();
}
/** One of the two finds it, and tells the other, which then waits or stands alone too. */
async function untilStandAlone(): Promise<void> {
  const alone = async () => {
    const states = await Promise.all(HOSTS.map((host) => onThe(host, `drbdadm cstate ${RESOURCE}`)));
    return states.join('').includes('StandAlone');
  };
  await expect.poll(alone, { timeout: 300_000, interval: 3000 }).toBe(true);
}
/** What identifies each copy. */
const generations = () => Promise.all(HOSTS.map((host) => onThe(host, `drbdadm get-gi ${RESOURCE} | tail -n 1`)));
const heldAt = async (host: HostId): Promise<string[]> =>
  (await onThe(host, `lvs --noheadings -o lv_name vg0 | grep ${RESOURCE}-split- || true`)).split(/\s+/).filter(Boolean);
/** Names of the files that the two sides wrote, in a file system that nobody has mounted. */
const writtenOn = (host: HostId, device: string): Promise<string> =>
  onThe(
    host,
    `mount -t ext4 -o ro,noload ${device} /mnt && (cd /mnt/var/lib && ls | grep ^side- || true); umount /mnt`,
    300,
  );
/** The same of the mirror, on a host where the guest does not run. */
const mirrored = async (host: HostId): Promise<string> => {
  const device = (await onThe(host, `drbdadm sh-dev ${RESOURCE}`)).trim();
  await onThe(host, `drbdadm primary ${RESOURCE}`);
  try {
    return await writtenOn(host, device);
  } finally {
    await onThe(host, `udevadm settle; drbdadm secondary ${RESOURCE}`);
  }
};
const writeByHand = async (host: HostId, file: string): Promise<void> => {
  const device = (await onThe(host, `drbdadm sh-dev ${RESOURCE}`)).trim();
  await onThe(
    host,
    `drbdadm primary ${RESOURCE} && mount -t ext4 ${device} /mnt && echo ${file} >/mnt/var/lib/${file}
     umount /mnt; udevadm settle; drbdadm secondary ${RESOURCE}`,
    300,
  );
};

describeBoth('a mirror whose two hosts were both written to', () => {
  beforeAll(async () => {
    mustBeUp();
    await forgetConsole(NAME);
    await onThe('xenb', `rm -f ${log(NAME)}`);
    const made = await provision(GUEST).ended;
    expect(made.code, made.stderr).toBe(0);
    await reportOf(NAME, 600);
  }, 2_400_000);
  afterAll(async () => {
    await mendTheWire();
    await onThe('xenb', `xl destroy ${NAME} 2>/dev/null; rm -f ${CARRIED}`);
    for (const host of HOSTS) for (const held of await heldAt(host)) await onThe(host, `lvremove -qy vg0/${held}`);
    await xenguide('undo', NAME, '--host', HOST, '--yes');
  }, 900_000);

  test('started a second time while the wire was cut: both write, and it is said that it runs on both', async () => {
    await part();
    await typeIn(NAME, ['echo a >/root/var/lib/side-a', 'sync']);
    const config = await onHost(`cat /etc/xen/${NAME}.cfg`);
    await onThe('xenb', `cat >${CARRIED} <<'END'\n${config}END\nxl create -q ${CARRIED}`, 300);
    await expect
      .poll(async () => parseReport(await onThe('xenb', `cat ${log(NAME)} 2>/dev/null || true`)).root, {
        timeout: 600_000,
        interval: 5000,
      })
      .toMatchObject({ written: true, boots: 2 });
    await typeIn(NAME, ['echo b >/root/var/lib/side-b', 'sync'], 'xenb');
    // Before the two meet again the generations tell it already.
    const apart = await told('--status');
    expect(apart.code).toBe(7);
    expect(apart.said).toContain(`${NAME} runs on BOTH hosts`);
    expect(apart.said).toContain(`${RESOURCE} is in SPLIT BRAIN`);
    await meet();
    const met = await told('--status');
    expect(met.code).toBe(7);
    expect(met.said).toContain(`${NAME} runs on BOTH hosts`);
    expect(met.said.match(new RegExp(`${NAME} runs here`, 'g'))).toHaveLength(2);
  }, 2_400_000);

  test('is drawn with both copies; a move is refused, and nothing ends it by itself', async () => {
    await onThe('xenb', `xl shutdown -w ${NAME}`, 300);
    const before = await generations();
    const status = await told('--status');
    process.stderr.write(`${status.said}\n`);
    expect(status.code).toBe(7);
    expect(status.said).toMatch(new RegExp(`${NAME} runs here +${NAME} does not run here`));
    expect(status.said.match(/\d \S+ the other has not/g), status.said).toHaveLength(2);
    expect(status.said.match(/written \w+ \w+ +\d+ \d\d:/g), status.said).toHaveLength(2);
    expect(status.said).toContain('--keep xena    or    --keep xenb');
    for (const line of status.said.split('\n').filter((each) => /^ {2}\S/.test(each)))
      expect(line.length).toBeLessThanOrEqual(80);

    const refused = await told(PEER);
    expect([4, 5, 7], refused.said).toContain(refused.code);
    expect(refused.said).toMatch(/split brain/i);
    const repaired = await told('--repair');
    expect(repaired.code, repaired.said).toBe(7);
    expect(repaired.said).toMatch(/split brain/i);
    // The copy on which the guest runs is not given up.
    const kept = await told('--keep', 'xenb');
    expect(kept.code, kept.said).toBe(5);
    expect(kept.said).toContain(`${NAME} runs on xena, whose copy is to be given up`);

    expect(await generations()).toEqual(before);
    expect([await heldAt('xena'), await heldAt('xenb')]).toEqual([[], []]);
    expect(await runsAt(NAME, 'xena')).toMatch(runs(NAME));
    await untilStandAlone();
  }, 1_800_000);

  test('the copy that counts is chosen: the guest runs on, the other copy is held, and both are a mirror again', async () => {
    const before = await lastBeat(NAME, 'xena');
    const kept = await told('--keep', 'xena');
    expect(kept.code, kept.said).toBe(0);
    const [held, ...more] = await heldAt('xenb');
    expect(more).toEqual([]);
    expect(kept.said).toContain(`lvremove vg0/${held}`);
    expect((await onHost(`drbdadm dstate ${RESOURCE}`)).trim()).toBe('UpToDate/UpToDate');
    expect((await told('--status')).code).toBe(0);
    await expect.poll(() => lastBeat(NAME, 'xena'), { timeout: 180_000, interval: 5000 }).toBeGreaterThan(before);
    // All that was only there can still be read.
    expect(await writtenOn('xenb', `/dev/vg0/${held}`)).toBe('side-b\n');
    await onHost(`xl shutdown -w ${NAME}`, 300);
    for (const host of HOSTS) expect(await mirrored(host), host).toBe('side-a\n');
  }, 1_800_000);

  test('the other way round: the copy of the host that does not have the guest', async () => {
    await part();
    await writeByHand('xena', 'side-a2');
    await writeByHand('xenb', 'side-b2');
    await meet();
    const repaired = await told('--repair');
    expect(repaired.code, repaired.said).toBe(7);
    expect(repaired.said).toMatch(/split brain/i);
    const kept = await told('--keep', 'xenb');
    expect(kept.code, kept.said).toBe(0);
    const [held] = await heldAt('xena');
    expect(await writtenOn('xena', `/dev/vg0/${held}`)).toBe('side-a\nside-a2\n');
    for (const host of HOSTS) expect(await mirrored(host), host).toBe('side-a\nside-b2\n');
    await forgetConsole(NAME);
    await onHost(`xl create -q /etc/xen/${NAME}.cfg`, 300);
    expect((await reportOf(NAME, 600)).root).toMatchObject({ written: true, boots: 2 });
  }, 2_400_000);

  test('undo does not take the copies that are held along with the disk', async () => {
    const stopped = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(stopped.code, stopped.stderr).toBe(7);
    expect(stopped.stderr).toContain('has snapshots, and they would go with it');
    expect((await onHost(`drbdadm dstate ${RESOURCE}`)).trim()).toBe('UpToDate/UpToDate');
    for (const host of HOSTS) {
      const [held, ...more] = await heldAt(host);
      expect(more).toEqual([]);
      await onThe(host, `lvremove -qy vg0/${held}`);
    }
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    for (const host of HOSTS)
      expect(await onThe(host, `lvs --noheadings -o lv_name vg0 | grep ${NAME} || true`)).toBe('');
  }, 1_200_000);
});
