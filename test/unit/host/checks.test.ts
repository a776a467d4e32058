import { describe, expect, test } from 'vitest';
import { type HostCheck, judge } from '../../../src/host/checks.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';

type Change = (facts: Facts) => void;

/** The check of that id on the example host after a change. */
function check(id: string, change: Change): HostCheck | undefined {
  const facts = exampleFacts();
  change(facts);
  return judge(facts).find((found) => found.id === id);
}
const verdict = (id: string, change: Change) => check(id, change)?.verdict;

describe('the example host', () => {
  test('is fit for guests: nothing fails, and the only warning is Debian`s missing shadow paging', () => {
    const checks = judge(exampleFacts());
    expect(checks.filter(({ verdict }) => verdict !== 'ok').map(({ id }) => id)).toEqual(['live-migration']);
  });

  test('every warning and failure comes with a remedy, every ok without', () => {
    const facts = exampleFacts();
    facts.bridges = [];
    facts.volumeGroups = [];
    facts.fileSystems = [];
    facts.boot = { grubPv: null, grubPvh: null, seabios: null, ovmf: { path: '/o', kind: 'other' }, qemuXen: null };
    facts.root = false;
    facts.maxLoop = 8;
    facts.gaps = [{ probe: 'lvm', reason: 'no' }];
    for (const tool of Object.values(facts.tools)) tool.path = null;
    for (const { verdict, message, remedy } of judge(facts)) {
      expect(message).not.toBe('');
      expect(remedy === '').toBe(verdict === 'ok');
    }
  });
});

describe('Xen', () => {
  const none: Change = ({ xen }) => {
    xen.role = 'none';
    xen.version = null;
  };

  test('installed but not booted: the boot menu and the setting that makes it the default are named', () => {
    const found = check('dom0', none);
    expect(found?.verdict).toBe('fail');
    expect(found?.remedy).toContain('with Xen hypervisor');
    expect(found?.remedy).toContain('XEN_OVERRIDE_GRUB_DEFAULT=1 in /etc/default/grub.d/xen.cfg');
  });

  test('installed with kernels that cannot be a dom0: the kernel is the trouble, not the menu', () => {
    const found = check('dom0', (facts) => {
      none(facts);
      facts.xen.kernels = [{ config: '/boot/config-6.1.0-28-azure', dom0: false }];
    });
    expect(found?.message).toContain('6.1.0-28-azure lack CONFIG_XEN_DOM0');
    expect(found?.remedy).toContain('linux-image-amd64');
  });

  test('on a machine without anything of Xen only that is said', () => {
    const facts = exampleFacts();
    none(facts);
    facts.xen.installed = [];
    facts.tools.xl.path = null;
    expect(judge(facts).map(({ id }) => id)).toEqual(['dom0', 'root']);
    expect(judge(facts)[0]?.remedy).toContain('apt install xen-system-amd64');
  });

  test('in a guest: go to the host', () => {
    expect(check('dom0', ({ xen }) => (xen.role = 'domU'))?.remedy).toContain('--host ssh://root@HOST');
  });

  test.each([
    ['xl: not found', 'apt install xen-utils-common'],
    ['cannot connect to xenstore', 'systemctl restart xen'],
    ["Can't find version 4.17 of xen utils", 'reboot'],
    ['libxl_get_physinfo failed', 'different versions'],
    ['no answer in time', 'hang'],
    ['Could not obtain handle on privileged command interface', 'xenfs'],
  ])('xl says “%s”: the remedy speaks of it', (words, remedy) => {
    const found = check('dom0', ({ xen }) => {
      xen.role = 'unreachable';
      xen.reason = `/proc/xen/capabilities says control_d, but xl fails: ${words}`;
    });
    expect(found?.verdict).toBe('fail');
    expect(found?.remedy).toContain(remedy);
  });

  test('xl fails for a user who is not root: become root, whatever xl says', () => {
    const found = check('dom0', (facts) => {
      facts.root = false;
      facts.xen.role = 'unreachable';
      facts.xen.reason = 'xl fails: Permission denied';
    });
    expect(found?.remedy).toContain('sudo');
  });

  test('a user of a host behind ssh is told to log in there as root: sudo here would not help', () => {
    const plain: Change = (facts) => {
      facts.root = false;
      facts.where = 'ssh://admin@xen1:2222';
      facts.xen.role = 'unreachable';
    };
    for (const id of ['dom0', 'root']) {
      expect(check(id, plain)?.remedy).toContain('--host ssh://root@xen1:2222');
      expect(check(id, plain)?.remedy).not.toContain('sudo');
    }
  });

  test.each(['xenenterprise', 'xenserver', 'XCP-ng'])('a host of XAPI (%s) is none for xl, though xl answers', (id) => {
    const facts = exampleFacts();
    facts.os = { ...facts.os, id, pretty: 'XCP-ng 8.2.1' };
    expect(judge(facts).map((each) => [each.id, each.verdict])).toEqual([
      ['dom0', 'fail'],
      ['root', 'ok'],
    ]);
    expect(check('dom0', ({ os }) => Object.assign(os, facts.os))?.message).toContain('XCP-ng 8.2.1');
  });

  test('without hardware virtualisation only pv is left, and the firmware setup is named', () => {
    const found = check('guest-types', ({ xen }) => {
      xen.virtCaps = ['pv'];
      xen.caps = ['xen-3.0-x86_64'];
    });
    expect(found?.verdict).toBe('warn');
    expect(found?.remedy).toContain('VT-x or AMD-V');
  });

  test('with shadow paging pv guests can be moved too', () => {
    expect(verdict('live-migration', ({ xen }) => xen.virtCaps.push('shadow'))).toBe('ok');
  });
});

describe('memory', () => {
  const little: Change = ({ xen }) => (xen.freeMemoryBytes = 100 * 2 ** 20);

  test('nothing free and a fixed dom0: no guest can start', () => {
    expect(verdict('memory', little)).toBe('fail');
  });

  test('nothing free and dom0 holds it all: xl may take it from there, so it is a warning', () => {
    const all: Change = (facts) => {
      little(facts);
      facts.xen.dom0Mem = null;
    };
    expect(verdict('memory', all)).toBe('warn');
    expect(check('dom0-memory', all)?.remedy).toContain('GRUB_CMDLINE_XEN_DEFAULT="dom0_mem=2G,max:2G"');
    const off: Change = (facts) => {
      all(facts);
      facts.xlConf.autoballoon = 'off';
    };
    expect(verdict('memory', off)).toBe('fail');
  });

  test('dom0_mem without max: leaves dom0 room to grow', () => {
    expect(verdict('dom0-memory', ({ xen }) => (xen.dom0Mem = '2G'))).toBe('warn');
  });

  test('a fixed dom0 that xl may shrink all the same is contradictory', () => {
    expect(verdict('autoballoon', ({ xlConf }) => (xlConf.autoballoon = 'on'))).toBe('warn');
    expect(verdict('autoballoon', ({ xlConf }) => (xlConf.autoballoon = 'auto'))).toBe('ok');
  });
});

describe('network and storage', () => {
  test('no bridge, a bridge that leads nowhere, a default bridge that is not there', () => {
    expect(verdict('bridge', (facts) => (facts.bridges = []))).toBe('warn');
    expect(check('bridge', ({ bridges }) => (bridges[0]!.ports = ['vif1.0']))?.message).toContain('no network card');
    const missing = check('bridge', ({ xlConf }) => (xlConf['vif.default.bridge'] = 'br9'));
    expect(missing?.message).toContain('br9, which is not there');
  });

  test('one place with room is enough; /boot and what is read-only are none', () => {
    expect(verdict('space', (facts) => (facts.fileSystems = []))).toBe('ok');
    expect(verdict('space', (facts) => (facts.volumeGroups = []))).toBe('ok');
    const onlyUnfit: Change = (facts) => {
      facts.volumeGroups = [];
      const [disk] = facts.fileSystems;
      facts.fileSystems = [
        { ...disk!, mount: '/boot' },
        { ...disk!, mount: '/ro', readOnly: true },
        { ...disk!, mount: '/tmp', type: 'tmpfs' },
      ];
    };
    expect(verdict('space', onlyUnfit)).toBe('fail');
  });

  test('a volume group that nothing can be made in has no room', () => {
    const hindered: Change = (facts) => {
      facts.fileSystems = [];
      facts.volumeGroups[0]!.hindered = 'it is exported';
    };
    expect(verdict('space', hindered)).toBe('fail');
  });

  test('a thin pool is told of with its numbers, and warned of when it gets full', () => {
    const pool =
      (dataPercent: number | null, metadataPercent = 5): Change =>
      (facts) => {
        facts.thinPools = [
          { vg: 'vg0', name: 'pool', bytes: 60 * 2 ** 30, metadataBytes: 2 ** 26, dataPercent, metadataPercent },
        ];
        facts.logicalVolumes!.push({ vg: 'vg0', name: 'web1-disk', bytes: 90 * 2 ** 30, pool: 'pool' });
      };
    expect(check('thin-pool', pool(12.5))?.message).toBe(
      'The thin pool vg0/pool (60 GiB) is 12.5 % full, its metadata 5 %; 90 GiB are promised out of it.',
    );
    expect(verdict('thin-pool', pool(79))).toBe('ok');
    expect(verdict('thin-pool', pool(80))).toBe('warn');
    expect(verdict('thin-pool', pool(10, 91))).toBe('warn');
    expect(verdict('thin-pool', pool(null))).toBe('warn');
    expect(check('thin-pool', (facts) => delete facts.thinPools)).toBeUndefined();
  });

  test('saving guests at shutdown needs room for their memory on the file system it goes to', () => {
    const holding =
      (bytes: number): Change =>
      ({ guests }) =>
        guests.push({ name: 'db', domid: 1, uuid: null, memoryBytes: bytes, macs: [], disks: [], config: null });
    expect(verdict('save-on-shutdown', holding(15 * 2 ** 30))).toBe('ok');
    expect(verdict('save-on-shutdown', holding(15 * 2 ** 30 + 1))).toBe('warn');
    expect(check('save-on-shutdown', (facts) => (facts.saveOnShutdown = ''))).toBeUndefined();
  });
});

describe('what guests are started with', () => {
  test('missing programs are named together with one line that installs them', () => {
    const found = check('tools', ({ tools }) => {
      tools['qemu-img'].path = null;
      tools.e2fsck.path = null;
      tools.resize2fs.path = null;
    });
    expect(found?.message).toBe('qemu-img, e2fsck and resize2fs are missing.');
    expect(found?.remedy).toBe('apt install qemu-utils e2fsprogs');
  });

  test('DRBD, iSCSI and ZFS are missed by nobody who does not use them', () => {
    expect(verdict('tools', ({ tools }) => (tools.drbdadm.path = null))).toBe('ok');
  });

  test('says on another system than Debian that packages are called otherwise, and nothing on one that is like it', () => {
    const fedora = check('packages', ({ os }) => Object.assign(os, { id: 'fedora', pretty: 'Fedora Linux 43' }));
    expect(fedora).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('This host runs Fedora Linux 43;'),
    });
    expect(check('packages', ({ os }) => (os.id = 'ubuntu'))).toBeUndefined();
  });

  test('GRUB for pvh missing is told by the type it is missing for', () => {
    const found = check('grub-images', ({ boot }) => (boot.grubPvh = null));
    expect(found).toMatchObject({ verdict: 'warn', remedy: 'apt install grub-xen-host' });
    expect(found?.message).toContain('pvh');
  });

  test('an OVMF that does not know Xen is warned of; one that does is welcome', () => {
    const ovmf =
      (kind: 'xen' | 'other'): Change =>
      ({ boot }) =>
        (boot.ovmf = { path: '/usr/share/ovmf/OVMF.fd', kind });
    expect(verdict('uefi', ovmf('other'))).toBe('warn');
    expect(verdict('uefi', ovmf('xen'))).toBe('ok');
  });
});

describe("LVM inside a guest's disk", () => {
  const guestLvm: Change = (facts) => {
    facts.blockDevices.push({
      path: '/dev/sdb1',
      type: 'part',
      bytes: 2 ** 30,
      model: null,
      fsType: 'LVM2_member',
      readOnly: false,
      stableNames: ['/dev/disk/by-id/lun-part1'],
      parent: '/dev/sdb',
      usedBy: ['physical volume of guestvg', 'part of /dev/sdb, a disk of guest web1'],
    });
  };

  test('that this host has read as its own is a warning that names guest, group and device', () => {
    const found = check('guest-lvm', guestLvm);
    expect(found).toMatchObject({ verdict: 'warn' });
    expect(found!.message).toMatch(/guestvg.*web1.*\/dev\/sdb1/);
    expect(found!.remedy).toContain('/dev/disk/by-id/lun-part1');
  });

  test('nothing is said once it is hidden: lsblk still sees the mark, but LVM has no group there', () => {
    const hidden: Change = (facts) => {
      guestLvm(facts);
      facts.blockDevices.at(-1)!.usedBy[0] = 'physical volume of LVM';
    };
    expect(check('guest-lvm', hidden)).toBeUndefined();
  });

  test('nothing is said where no guest has one', () => {
    expect(check('guest-lvm', () => {})).toBeUndefined();
  });
});
