import type { Result, Runner } from '../../../../src/host/runner.ts';

/** A host of paper with one other guest, and hardly a device: what its disks are called is all there is to tell by. */

export interface PaperHost {
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

/** What its programs would say. */
export function paperHost({ config = [], running, served, nodes = {}, group, name = 'db' }: PaperHost): Runner {
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
