import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BootChoice } from '../../../src/boot/boot.ts';
import { type BootInput, bootOptions, chooseBoot, methodOptions } from '../../../src/boot/choose.ts';
import type { Problem } from '../../../src/problem.ts';
import { imageOfDiscs } from '../../../src/sources/iso/look-at-discs.ts';
import { debianDisc } from '../../support/discs.ts';
import { diskImage, fedora, host, jailtime, kernelOf, partitionImage, pvOnly, windows } from './images.ts';

function verdict(input: Partial<BootInput>) {
  return chooseBoot({ image: diskImage(), facts: host(), wanted: 'auto', method: 'auto', ...input });
}

function choice(input: Partial<BootInput>): BootChoice {
  const result = verdict(input);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join());
  return result.choice;
}

function problem(input: Partial<BootInput>): Problem {
  const result = verdict(input);
  if ('choice' in result) throw new Error(`chosen: ${result.choice.type}`);
  expect(result.problems).toHaveLength(1);
  return result.problems[0]!;
}

const short = ({ type, boot, vdev }: BootChoice) =>
  `${type} ${boot.method}${boot.method === 'firmware' ? ` ${boot.firmware}` : ''} ${vdev}`;
const kernel = { kernel: '/srv/vmlinuz', ramdisk: '/srv/initrd' };

describe('left to itself, a whole disk', () => {
  test('with a menu that GRUB for Xen finds becomes pvh, whatever its kernel is packed with', () => {
    for (const path of ['/boot/grub/grub.cfg', '/grub/grub.cfg']) {
      for (const compression of ['lz4', 'zstd', 'unknown'] as const) {
        const image = diskImage({ grub: { path, device: 'gpt1', bls: false }, kernels: kernelOf(compression) });
        const chosen = choice({ image });
        expect(chosen.boot).toEqual({ method: 'grub', kernel: '/usr/lib/grub-xen/grub-i386-xen_pvh.bin' });
        expect(short(chosen)).toBe('pvh grub xvda');
        expect(chosen.consequences).toEqual([]);
      }
    }
  });

  test('with boot loader entries (BLS) or a menu in /boot/grub2 becomes hvm, and the reason says so', () => {
    expect(short(choice({ image: fedora() }))).toBe('hvm firmware seabios xvda');
    expect(choice({ image: fedora() }).reason).toContain('(BLS)');
    const suse = diskImage({ grub: { path: '/boot/grub2/grub.cfg', device: 'gpt1', bls: false } });
    expect(short(choice({ image: suse }))).toBe('hvm firmware seabios xvda');
    expect(choice({ image: suse }).reason).toContain('/boot/grub2/grub.cfg');
  });

  test('with Windows becomes hvm', () => {
    expect(short(choice({ image: windows() }))).toBe('hvm firmware seabios xvda');
  });

  test('that can only start from UEFI becomes hvm with OVMF, but only where OVMF is built for Xen', () => {
    const image = fedora({ biosBoot: false });
    const ovmf = (kind: 'xen' | 'other' | 'unknown') => host({ ovmf: { path: '/usr/share/ovmf/OVMF.fd', kind } });
    expect(short(choice({ image, facts: ovmf('xen') }))).toBe('hvm firmware ovmf xvda');
    for (const facts of [ovmf('other'), ovmf('unknown'), host({ ovmf: null })]) {
      const { field, message, remedy } = problem({ image, facts });
      expect(field).toBe('source.path');
      expect(message).toContain('UEFI');
      expect(remedy).toContain('BIOS');
    }
  });

  test('on a host without virtualisation becomes pv, if the GRUB for pv can unpack its kernel', () => {
    // As Debian's kernels of 6.1 are packed: GRUB (grub-file --is-x86_64-xen-domu) knows the one with xz, not the cloud one with lz4.
    for (const packing of ['xz', 'gzip', 'lzo', 'none', 'unknown'] as const) {
      expect(choice({ facts: pvOnly(), image: diskImage({ kernels: kernelOf(packing) }) }).boot).toEqual({
        method: 'grub',
        kernel: '/usr/lib/grub-xen/grub-x86_64-xen.bin',
      });
    }
    for (const packing of ['lz4', 'zstd', 'lzma', 'bzip2'] as const) {
      const chosen = choice({ facts: pvOnly(), image: diskImage({ kernels: kernelOf(packing) }) });
      expect(short(chosen), packing).toBe('pv pygrub xvda');
    }
  });

  test('that is installed as pv is started by what can unpack the kernel that its installer has', () => {
    const debian = debianDisc('/srv/iso/debian.iso');
    const installed = (packing: 'xz' | 'zstd') => ({
      ...{ facts: pvOnly(), direct: kernel },
      image: imageOfDiscs([{ ...debian, installer: { ...debian.installer!, packing } }]),
    });
    expect(choice(installed('xz'))).toMatchObject({
      type: 'pv',
      boot: { method: 'grub' },
      install: { method: 'direct' },
    });
    expect(choice(installed('zstd'))).toMatchObject({ type: 'pv', boot: { method: 'pygrub' } });
  });

  test('whose file systems GRUB cannot read starts its own boot code on an emulated PC', () => {
    const image = diskImage({ looked: 'outside', unreadable: true, grub: null, kernels: [], os: null });
    expect(short(choice({ image }))).toBe('hvm firmware seabios xvda');
    expect(choice({ image }).reason).toContain('cannot read');
  });

  test('that could not be looked into, with boot code, is safest on an emulated PC', () => {
    const image = diskImage({ looked: 'outside', grub: null, kernels: [], os: null });
    expect(short(choice({ image }))).toBe('hvm firmware seabios xvda');
  });

  test('that is not here yet is planned for as a Linux with GRUB, and the reason says so', () => {
    const image = diskImage({ looked: 'not-at-all', table: null, root: null, grub: null, kernels: [], os: null });
    const chosen = choice({ image });
    expect(short(chosen)).toBe('pvh grub xvda');
    expect(chosen.reason).toContain('could not be looked into');
  });

  test('falls back to hvm where GRUB for Xen is not installed, and says what would make it lighter', () => {
    const chosen = choice({ facts: host({ grubPvh: null }) });
    expect(short(chosen)).toBe('hvm firmware seabios xvda');
    expect(chosen.reason).toContain('apt install grub-xen-host');
  });

  test('gets an answer before the host is known', () => {
    expect(short(choice({ facts: undefined }))).toBe('pvh grub xvda');
  });
});

describe('left to itself, a partition image', () => {
  test('with GRUB’s menu becomes pvh and appears as xvda1', () => {
    expect(short(choice({ image: partitionImage() }))).toBe('pvh grub xvda1');
  });

  test('without one needs a kernel of the host: that is asked for, not guessed', () => {
    const { field, message, remedy } = problem({ image: jailtime() });
    expect(field).toBe('source.kernel');
    expect(message).toContain('no GRUB menu was found in the image (looked for /boot/grub/grub.cfg');
    expect(message).toContain('and no kernel in /boot');
    expect(remedy).toContain('initial RAM disk');
  });

  test('a kernel that is in the image all the same is named: a copy of it on the host would do', () => {
    const image = partitionImage({ grub: null });
    const { message, remedy } = problem({ image });
    expect(message).not.toContain('no kernel in');
    expect(remedy).toContain(`${image.kernels[0]!.path} and ${image.kernels[0]!.ramdisk} are in it`);
  });

  test('starts from the kernel that is named', () => {
    const chosen = choice({ image: jailtime(), direct: kernel });
    expect(short(chosen)).toBe('pvh direct xvda1');
    expect(chosen.boot).toEqual({
      method: 'direct',
      kernel: '/srv/vmlinuz',
      ramdisk: '/srv/initrd',
      cmdline: 'root=UUID=0f1e2d3c-1111-2222-3333-444455556666 ro console=hvc0',
    });
  });
});

describe('the kernel’s command line', () => {
  const line = (input: Partial<BootInput>): string => {
    const { boot } = choice(input);
    return boot.method === 'direct' ? boot.cmdline : '';
  };

  test('names the device where no RAM disk could look for a UUID', () => {
    expect(line({ image: jailtime(), direct: { kernel: '/k' } })).toBe('root=/dev/xvda1 ro console=hvc0');
    expect(line({ direct: { kernel: '/k' } })).toBe('root=/dev/xvda1 ro console=hvc0');
    expect(line({ image: jailtime(), direct: { kernel: '/k' }, wanted: 'hvm' })).toBe(
      'root=/dev/xvde1 ro console=ttyS0',
    );
  });

  test('keeps what the person wrote, and adds only what is missing', () => {
    expect(line({ direct: { ...kernel, cmdline: 'root=/dev/xvda2 console=tty0 quiet' } })).toBe(
      'root=/dev/xvda2 console=tty0 quiet',
    );
    expect(line({ direct: { ...kernel, root: 'LABEL=r', cmdline: 'quiet' } })).toBe('root=LABEL=r quiet console=hvc0');
  });
});

describe('overruled', () => {
  test('says what was chosen, what the advice was, and what follows', () => {
    const chosen = choice({ wanted: 'hvm' });
    expect(short(chosen)).toBe('hvm firmware seabios xvda');
    expect(chosen.reason).toMatch(/^You chose hvm/);
    expect(chosen.consequences[0]).toContain('pvh by GRUB for Xen');
    expect(chosen.consequences.join()).toContain('emulator');
  });

  test('by the same as the advice, nothing follows', () => {
    expect(choice({ wanted: 'pvh' }).consequences).toEqual([]);
  });

  test('a partition image as hvm needs a kernel, and its disk lies beyond the emulated ones', () => {
    expect(problem({ image: partitionImage(), wanted: 'hvm' }).field).toBe('source.kernel');
    expect(short(choice({ image: partitionImage(), wanted: 'hvm', direct: kernel }))).toBe('hvm direct xvde1');
  });

  test.each(['lz4', 'zstd'] as const)(
    'pv with a kernel packed with %s and GRUB is refused, with the reason',
    (packing) => {
      const image = diskImage({ kernels: kernelOf(packing) });
      const { field, message } = problem({ image, wanted: 'pv', method: 'grub' });
      expect(field).toBe('source.boot');
      expect(message).toContain(packing);
    },
  );

  test('pygrub is taken where asked for, with a word on safety', () => {
    const chosen = choice({ method: 'pygrub' });
    expect(chosen.boot).toEqual({ method: 'pygrub' });
    expect(chosen.consequences.join()).toContain('safer');
  });

  test('pygrub is refused for what it cannot read', () => {
    const btrfs = { type: 'btrfs', uuid: null, label: null, bytes: 1, partition: null };
    expect(problem({ image: partitionImage({ root: btrfs }), method: 'pygrub' }).message).toContain('btrfs');
    expect(problem({ image: fedora(), method: 'pygrub' }).message).toContain('BLS');
  });

  test('a type that this host cannot run is refused under that answer', () => {
    const { field, message } = problem({ facts: pvOnly(), wanted: 'hvm' });
    expect(field).toBe('type');
    expect(message).toContain('no virtualisation');
  });

  test('hvm without its emulator is refused with the package’s name', () => {
    expect(problem({ facts: host({ qemuXen: null }), wanted: 'hvm' })).toMatchObject({
      field: 'type',
      remedy: 'Install it: apt install qemu-system-xen.',
    });
  });

  test('Windows as pvh is refused', () => {
    expect(problem({ image: windows(), wanted: 'pvh' })).toMatchObject({ field: 'type', remedy: 'Choose hvm.' });
  });

  test('hvm by GRUB for Xen does not exist', () => {
    expect(problem({ wanted: 'hvm', method: 'grub' }).field).toBe('source.boot');
  });
});

describe('the choices that are shown', () => {
  test('all are possible for a Debian on a full host', () => {
    expect(Object.values(bootOptions({ image: diskImage(), facts: host() })).map((each) => each.possible)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('what is not possible says why, and what would make it so', () => {
    const options = bootOptions({ image: windows(), facts: host() });
    expect(options.hvm.possible).toBe(true);
    for (const each of [options.pv, options.pvh]) {
      expect(each).toMatchObject({ possible: false, remedy: 'Choose hvm.' });
    }
    expect(methodOptions({ image: fedora(), facts: host() }).pygrub).toMatchObject({ possible: false });
  });

  test('a type that only lacks a kernel can be chosen: the next question asks for it', () => {
    expect(bootOptions({ image: jailtime(), facts: host() }).pvh.possible).toBe(true);
  });
});

describe('for every image, host and wish', () => {
  const images = [diskImage(), partitionImage(), fedora(), windows(), jailtime(), fedora({ biosBoot: false })];
  const facts = [undefined, host(), pvOnly(), host({ grubPv: null, grubPvh: null }), host({ qemuXen: null })];
  const input = fc.record({
    image: fc.constantFrom(...images),
    facts: fc.constantFrom(...facts),
    wanted: fc.constantFrom('auto', 'pv', 'pvh', 'hvm'),
    method: fc.constantFrom('auto', 'grub', 'direct', 'pygrub'),
    direct: fc.constantFrom(undefined, kernel),
  });

  test('there is a choice that keeps to the wish, or a problem with a field and a remedy', () => {
    fc.assert(
      fc.property(input, ({ direct, ...rest }) => {
        const result = chooseBoot({ ...rest, ...(direct ? { direct } : {}) } as BootInput);
        if ('problems' in result) {
          for (const { field, message, remedy } of result.problems) {
            expect(field).toMatch(/^(type|source\.(boot|kernel|path))$/);
            expect(message).toMatch(/^\w.*[\w)]$/);
            expect(remedy).toMatch(/^[A-Z].*\.$/);
          }
          return;
        }
        const { type, boot, vdev, reason } = result.choice;
        if (rest.wanted !== 'auto') expect(type).toBe(rest.wanted);
        if (rest.method !== 'auto') expect(boot.method).toBe(rest.method);
        expect(boot.method === 'firmware').toBe(type === 'hvm' && boot.method !== 'direct');
        expect(vdev).toMatch(rest.image.kind === 'partition-image' ? /^xvd[ae]1$/ : /^xvda$/);
        expect(reason).toMatch(/^[A-Z].*\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});
