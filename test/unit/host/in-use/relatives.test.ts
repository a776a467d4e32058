import { describe, expect, test } from 'vitest';
import { whyInUse } from '../../../../src/host/in-use/in-use.ts';
import type { InUseQuestion } from '../../../../src/host/in-use/question.ts';
import type { Result, Runner } from '../../../../src/host/runner.ts';

/**
 * A host of paper: /dev/sda in two parts, the second one a PV with two volumes; a RAID over sdb1 and sdc1; sdd, a path of a
 * multipath device; sde, free, with two parts.
 */
const DEVICES: readonly [name: string, number: string, type: string, parent: string | null, fsType?: string][] = [
  ['sda', '8:0', 'disk', null],
  ['sda1', '8:1', 'part', 'sda', 'ext4'],
  ['sda2', '8:2', 'part', 'sda', 'LVM2_member'],
  ['dm-0', '253:0', 'lvm', 'sda2', 'ext4'],
  ['dm-1', '253:1', 'lvm', 'sda2'],
  ['sdb', '8:16', 'disk', null],
  ['sdb1', '8:17', 'part', 'sdb', 'linux_raid_member'],
  ['sdc', '8:32', 'disk', null],
  ['sdc1', '8:33', 'part', 'sdc', 'linux_raid_member'],
  ['md0', '9:0', 'raid1', 'sdb1'],
  ['md0', '9:0', 'raid1', 'sdc1'],
  ['sdd', '8:48', 'disk', null, 'mpath_member'],
  ['sdd1', '8:49', 'part', 'sdd'],
  ['dm-2', '253:2', 'mpath', 'sdd'],
  ['sde', '8:64', 'disk', null],
  ['sde1', '8:65', 'part', 'sde', 'drbd'],
  ['sde2', '8:66', 'part', 'sde'],
];

interface Uses {
  mounted?: string[];
  /** Names of disks in a config. */
  given?: string[];
  opened?: string[];
  swap?: string;
}

const stat = (name: string, as = `/dev/${name}`): string => {
  const [, number = ''] = DEVICES.find(([known]) => known === name) ?? [];
  if (number === '') return '';
  const [major, minor] = number.split(':').map((part) => Number(part).toString(16));
  return `61b0 ${major}:${minor} 5:${number.replace(':', '')} ${as}\n`;
};

/** What the programs of that host would say. */
function paper({ mounted = [], given = [], opened = [], swap }: Uses): Runner {
  const say = (stdout: string, code = 0): Result => ({ code, stdout, stderr: '', timedOut: false });
  const numbers = new Map(DEVICES.map(([name, number]) => [name, number]));
  const mountinfo = mounted.map((name) => `1 1 ${numbers.get(name)} / /mnt/${name} rw - ext4 /dev/${name} rw`);
  const texts = [
    ...['0 0 0:1 / / rw - tmpfs none rw', ...mountinfo].map((line) => `/proc/self/mountinfo\0${line}`),
    ...['Filename Type', ...(swap ? [`/dev/${swap} partition 1 0 -2`] : [])].map((line) => `/proc/swaps\0${line}`),
  ];
  const disks = given.map((name) => `"format=raw,vdev=xvda,target=/dev/${name}"`).join(',');
  const config = `/etc/xen/db.cfg\0name = "db"\n/etc/xen/db.cfg\0disk = [ ${disks} ]\n`;
  const answer = (argv: readonly string[]): Result => {
    const [program, ...args] = argv;
    if (program === 'stat')
      return say(
        args
          .slice(4)
          .map((path) => stat(path.replace('/dev/', '')))
          .join(''),
      );
    if (program === 'lsblk') {
      const blockdevices = DEVICES.map(([name, number, type, parent, fstype]) => ({
        ...{ path: `/dev/${name}`, kname: name, 'maj:min': number, type, size: 1, fstype, pkname: parent },
      }));
      return say(JSON.stringify({ blockdevices }));
    }
    if (program === 'grep' && args.includes('/proc/self/comm')) return say('/proc/77/comm\0fdisk\n');
    if (program === 'grep') return say(texts.join('\n'));
    if (program === 'find' && args.includes('/etc/xen')) return say(given.length > 0 ? config : '');
    if (program === 'find' && args.includes('stat')) {
      return say(opened.map((name, at) => stat(name, `/proc/77/fd/${at}`)).join(''));
    }
    if (program === 'blkid') return say('', 2);
    return say('');
  };
  return { where: 'paper', run: async ({ argv }) => answer(argv) } as Runner;
}

const why = (name: string, uses: Uses = {}, more: Partial<InUseQuestion> = {}): Promise<string[]> =>
  whyInUse(paper(uses), { mustBeFree: `/dev/${name}`, guest: 'web1', ...more });

describe('above and below', () => {
  test('free things are free, whatever their neighbours do', async () => {
    expect(await why('sde2', { mounted: ['sda1'], given: ['sda1'] })).toEqual([]);
    expect(await why('dm-1', { mounted: ['dm-0'] })).toEqual([]);
    expect(await why('md0')).toEqual([]);
  });

  test('the disk of a mounted partition', async () => {
    expect(await why('sda', { mounted: ['sda1'] })).toContain('its partition /dev/sda1: mounted at /mnt/sda1');
  });

  test('the disk of a partition that swaps, is a guest’s, is open', async () => {
    expect(await why('sde', { swap: 'sde2' })).toContain('its partition /dev/sde2: swap');
    expect(await why('sde', { given: ['sde2'] })).toContain(
      'its partition /dev/sde2: named in /etc/xen/db.cfg (guest db)',
    );
    expect(await why('sde', { opened: ['sde2'] })).toContain('its partition /dev/sde2: open by process 77 (fdisk)');
  });

  test('a partition of a disk that a guest has, or a program has open', async () => {
    expect(await why('sde2', { given: ['sde'] })).toEqual([
      'it is a part of /dev/sde: named in /etc/xen/db.cfg (guest db)',
    ]);
    expect(await why('sde2', { opened: ['sde'] })).toEqual(['it is a part of /dev/sde: open by process 77 (fdisk)']);
  });

  test('a volume on a disk that a guest has: the guest would write to it too', async () => {
    expect(await why('dm-1', { given: ['sda'] })).toEqual(['it lies on /dev/sda: named in /etc/xen/db.cfg (guest db)']);
    expect(await why('md0', { given: ['sdc'] })).toEqual(['it lies on /dev/sdc: named in /etc/xen/db.cfg (guest db)']);
  });
});

describe('parts of something bigger', () => {
  test.each([
    ['sda2', /physical volume of LVM/],
    ['sdb1', /part of a RAID; held by \/dev\/md0 \(raid1\)/],
    ['sdd', /a path of a multipath device; held by \/dev\/dm-2 \(mpath\)/],
    ['sdd1', /it is a part of \/dev\/sdd: a path of a multipath device/],
    ['sde1', /part of a DRBD resource/],
    ['sdb', /its partition \/dev\/sdb1: part of a RAID/],
  ])('%s', async (name, reason) => {
    expect((await why(name)).join('; ')).toMatch(reason);
  });
});

describe('where only what has been taken up counts', () => {
  const takenUp = { takenUp: true } as const;
  test.each(['sde1', 'sde'])('marks alone are no use (%s)', async (name) => {
    expect(await why(name, {}, takenUp)).toEqual([]);
  });
  test('what holds it, mounts it, has it open or will have it is one', async () => {
    expect(await why('sdb1', {}, takenUp)).toEqual(['held by /dev/md0 (raid1)']);
    expect((await why('sda2', {}, takenUp)).join()).toContain('active here (vgchange -an');
    expect(await why('sde', { mounted: ['sde2'] }, takenUp)).toEqual(['its partition /dev/sde2: mounted at /mnt/sde2']);
    expect((await why('sde', { given: ['sde2'] }, takenUp)).join()).toContain('guest db');
  });
});

test('a host that does not answer is no proof that nothing uses a device', async () => {
  const runner = paper({});
  const mute: Runner = {
    ...runner,
    run: async (command) =>
      command.argv[0] === 'stat'
        ? runner.run(command)
        : { code: 127, stdout: '', stderr: `${command.argv[0]}: not found\n`, timedOut: false },
  };
  expect((await whyInUse(mute, { mustBeFree: '/dev/sde2', guest: 'web1' })).join('; ')).toMatch(
    /disks could not be listed \(lsblk: not found\).*could not be opened.*could not be seen what is on it.*which programs.*mounts could not be read/,
  );
});

describe('on a host of guests whose xl does not answer', () => {
  const failing = (said: Partial<Record<string, string>>, control = 'control_d'): Runner => {
    const runner = paper({});
    return {
      ...runner,
      run: async (command) => {
        const stderr = said[command.argv[0]];
        if (stderr !== undefined) return { code: 1, stdout: '', stderr, timedOut: false };
        const result = await runner.run(command);
        const isTexts = command.argv.includes('/proc/swaps');
        return isTexts ? { ...result, stdout: `${result.stdout}\n/proc/xen/capabilities\0${control}` } : result;
      },
    };
  };
  const ask = (runner: Runner) => whyInUse(runner, { mustBeFree: '/dev/sde2', guest: 'web1' });
  const xl = 'libxl_physinfo failed\n';
  const xenstore = (why: string) => ({ xl, 'xenstore-ls': `xenstore-ls: ${why}\n` });

  test('nor xenstore: that no guest is seen is no proof that none has it', async () => {
    expect(await ask(failing(xenstore('xs_open: Permission denied')))).toEqual([
      'it could not be seen what the guests that run have',
    ]);
  });

  test('but xenstore does, and be it that no guest has run yet: that is enough', async () => {
    expect(await ask(failing({ xl }))).toEqual([]);
    expect(await ask(failing(xenstore('xs_directory (/local/domain/0/backend): No such file or directory')))).toEqual(
      [],
    );
  });

  test('nor xenstore, where plain Linux runs: nobody has guests there', async () => {
    expect(await ask(failing(xenstore('xs_open: No such file or directory'), ''))).toEqual([]);
  });
});
