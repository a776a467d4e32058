import { describe, expect, test } from 'vitest';
import { whyInUse } from '../../../../src/host/in-use/in-use.ts';
import type { InUseQuestion } from '../../../../src/host/in-use/question.ts';
import type { Result, Runner } from '../../../../src/host/runner.ts';

/**
 * A volume may be there without its device node: a logical volume that is not active, a ZFS volume whose pool is not imported
 * or which udev has not named, a DRBD resource that is down. Then what others call it tells that it is the same one.
 */

interface Host {
  /** Targets of the disks of the guest db: in its config, or of the running guest. */
  config?: string[];
  running?: string[];
  /** `params` in xenstore, of the running guest. */
  served?: string;
  /** Device nodes: minor number by path; several names of one have the same. */
  nodes?: Record<string, number>;
  /** /dev/sdz is in this volume group. */
  group?: string;
  /** The guest’s name, where it is another. */
  name?: string;
}

const DISK = {
  ...{ path: '/dev/sdz', kname: 'sdz', 'maj:min': '147:1', type: 'disk', size: 1, fstype: 'LVM2_member', pkname: null },
};

/** What the programs of such a host would say. */
function paper({ config = [], running, served, nodes = {}, group, name = 'db' }: Host): Runner {
  const say = (stdout: string, code = 0): Result => ({ code, stdout, stderr: '', timedOut: false });
  const disks = config.map((target) => `"format=raw,vdev=xvda,target=${target}"`).join(',');
  const details = [
    { domid: 3, config: { c_info: { name }, disks: (running ?? []).map((path) => ({ pdev_path: path })) } },
  ];
  const runs = running !== undefined || served !== undefined;
  const answer = ([program, ...args]: readonly string[]): Result => {
    if (program === 'stat') {
      const found = args.slice(4).filter((path) => nodes[path] !== undefined);
      return say(found.map((path) => `61b0 93:${nodes[path]!.toString(16)} 0:5 ${path}\n`).join(''));
    }
    if (program === 'lsblk') return say(JSON.stringify({ blockdevices: group === undefined ? [] : [DISK] }));
    if (program === 'lvm' && group !== undefined)
      return say(JSON.stringify({ report: [{ vg: [{ vg_name: group }], pv: [{ pv_name: '/dev/sdz' }] }] }));
    if (program === 'losetup') return say('');
    if (program === 'grep') return say('/proc/self/mountinfo\u00000 0 0:1 / / rw - tmpfs none rw\n');
    if (program === 'blkid') return say('', 2);
    if (program === 'xenstore-ls')
      return say(served === undefined ? '' : `/local/domain/0/backend/vbd/3/51712/params = "${served}"\n`);
    if (program === 'xl' && args[1] === '-l') return say(JSON.stringify(runs ? details : []));
    if (program === 'xl')
      return say(`Name ID Mem VCPUs State Time(s)\n${runs ? `${name}  3  256  1  -b----  1.0\n` : ''}`);
    if (program === 'find' && args.includes('/etc/xen') && config.length > 0)
      return say(`/etc/xen/${name}.cfg\0name = "${name}"\n/etc/xen/${name}.cfg\0disk = [ ${disks} ]\n`);
    return say('');
  };
  return { where: 'paper', run: async ({ argv }) => answer(argv) } as Runner;
}

const ask = (path: string, host: Host, more: Partial<InUseQuestion> = {}): Promise<string[]> =>
  whyInUse(paper(host), { mustBeFree: path, guest: 'web1', others: true, mayBeGone: true, ...more });

const NAMED = ['named in /etc/xen/db.cfg (guest db)'];
const RUNS = ['disk of the running guest db'];

describe('a volume whose node is not there', () => {
  test.each([
    ['/dev/vg0/web1-disk', '/dev/vg0/web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/mapper/vg0-web1--disk'],
    ['/dev/my-vg/web1-disk', '/dev/mapper/my--vg-web1--disk'],
    ['/dev/mapper/my--vg-web1--disk', '/dev/my-vg/web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/disk/by-id/dm-name-vg0-web1--disk'],
    ['/dev/vg0/web1-disk', '/dev//vg0/./web1-disk'],
    // As the man page has it, a name that is no path is one below /dev.
    ['/dev/vg0/web1-disk', 'vg0/web1-disk'],
    ['/dev/zvol/tank/web1-disk', '/dev/zvol/tank/web1-disk'],
    // Older udev rules of ZFS made this name too.
    ['/dev/zvol/tank/xen/web1-disk', '/dev/tank/xen/web1-disk'],
  ])('%s is what another guest calls %s', async (path, other) => {
    expect(await ask(path, { config: [other] })).toEqual(NAMED);
    expect(await ask(path, { running: [other] })).toEqual(RUNS);
    expect(await ask(path, { served: other })).toEqual(RUNS);
    expect(await ask(path, { config: [other], name: 'web1' })).toEqual([]);
  });

  test.each([
    // Doubled dashes tell where the group’s name ends.
    ['/dev/vg0/web1-disk', '/dev/mapper/vg0-web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/mapper/vg0--web1-disk'],
    ['/dev/vg0/web1-disk', '/dev/vg0/web1-disk2'],
    ['/dev/vg0/web1-disk', '/srv/vg0/web1-disk'],
    ['/dev/zvol/tank/web1-disk', '/dev/zvol/tank/web1-data1'],
  ])('%s is not what is called %s', async (path, other) => {
    expect(await ask(path, { config: [other], running: [other], served: other })).toEqual([]);
  });

  test('one name of it may have a node, and another none', async () => {
    const nodes = { '/dev/vg0/web1-disk': 4 };
    expect(await ask('/dev/vg0/web1-disk', { config: ['/dev/mapper/vg0-web1--disk'], nodes })).toEqual(NAMED);
    const question = { mustBeFree: '/dev/vg0/web1-disk', guest: 'web1' };
    expect(await whyInUse(paper({ config: ['/dev/mapper/vg0-web1--disk'], nodes }), question)).toEqual(NAMED);
  });

  test('where both have nodes, these tell: a pool may be called as a volume group is', async () => {
    const nodes = { '/dev/tank/web1-disk': 4, '/dev/zvol/tank/web1-disk': 5 };
    expect(await ask('/dev/zvol/tank/web1-disk', { config: ['/dev/tank/web1-disk'], nodes })).toEqual([]);
  });

  test('in a volume group that lies on the disk in question, and is not active', async () => {
    const question = { mustBeFree: '/dev/sdz', guest: 'web1', takenUp: true } as const;
    const on = (config: string[]) => paper({ config, nodes: { '/dev/sdz': 1 }, group: 'its-vg' });
    const reason = 'physical volume of its-vg: named in /etc/xen/db.cfg (guest db)';
    expect(await whyInUse(on(['/dev/mapper/its--vg-root']), question)).toEqual([reason]);
    expect(await whyInUse(on(['/dev/its-vg/root']), question)).toEqual([reason]);
    expect(await whyInUse(on(['/dev/other-vg/root']), question)).toEqual([]);
  });

  test('a file that is gone is gone, whoever names it', async () => {
    expect(await ask('/srv/web1-disk.img', { config: ['/srv/web1-disk.img'] })).toEqual([]);
  });
});
