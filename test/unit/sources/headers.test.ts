import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameContentSize } from '../../../src/sources/compressed.ts';
import { readHeader } from '../../../src/sources/headers.ts';
import { findKernels, kernelPacking } from '../../../src/sources/kernel.ts';
import { recognise } from '../../../src/sources/magic.ts';
import { fstabRoot, parseOsRelease, passwordLogin, usesBls } from '../../../src/sources/os.ts';
import { parseSfdisk } from '../../../src/sources/table.ts';
import { bzImage } from '../../fixtures/images.ts';

const MAGICS = [
  'QFI\u00fb\0\0\0\u0003',
  'KDMV\u0001',
  'conectix',
  '\u001f\u008b',
  '\u00fd7zXZ\0',
  '\u0028\u00b5\u002f\u00fd',
  '',
];
const bytes = fc
  .tuple(fc.constantFrom(...MAGICS), fc.uint8Array({ maxLength: 3000 }))
  .map(([magic, rest]) => Uint8Array.from([...[...magic].map((c) => c.charCodeAt(0)), ...rest]));

describe('hostile first bytes', () => {
  test('never make a reader fail, and every problem has a remedy', () => {
    fc.assert(
      fc.property(bytes, fc.option(fc.uint8Array({ maxLength: 512 }), { nil: undefined }), (head, tail) => {
        const container = recognise(head, tail);
        if (container.is !== 'image') return;
        const { problems } = readHeader(container.format, head, tail, 1_000_000);
        for (const { field, message, remedy } of problems) {
          expect([field, message.length > 0, remedy.length > 0]).toEqual(['source.path', true, true]);
        }
        frameContentSize(head);
      }),
      { numRuns: 2000 },
    );
  });

  test('a qcow2 of version 2 has no feature bits: what stands there is not read as such', () => {
    const head = new Uint8Array(200);
    const view = new DataView(head.buffer);
    head.set([0x51, 0x46, 0x49, 0xfb]);
    view.setUint32(4, 2);
    view.setBigUint64(40, 0x30000n);
    view.setBigUint64(48, 0x10000n);
    view.setUint32(76, 0xffffffff);
    expect(readHeader('qcow2', head, undefined, 1_000_000).problems).toEqual([]);
  });

  test('a qcow2 with an unknown version is refused', () => {
    const head = Uint8Array.from([0x51, 0x46, 0x49, 0xfb, 0, 0, 0, 9]);
    expect(readHeader('qcow2', head, undefined, 1_000_000).problems).toHaveLength(1);
  });
});

describe('a VMDK', () => {
  /** A sparse extent of 8 MiB, with `text` where a description usually is; `at`: the sector where its header says so. */
  const vmdk = (text: string, at = 1): Uint8Array => {
    const head = new Uint8Array(36 * 1024);
    const view = new DataView(head.buffer);
    head.set(new TextEncoder().encode('KDMV'));
    view.setUint32(4, 1, true);
    view.setBigUint64(12, 16_384n, true);
    view.setBigUint64(28, BigInt(at), true);
    view.setBigUint64(36, at === 0 ? 0n : 20n, true);
    head.set(new TextEncoder().encode(text), 512);
    return head;
  };
  const own = 'version=1\nCID=1\nparentCID=ffffffff\nRW 16384 SPARSE "a.vmdk"\n';
  const problemsOf = (head: Uint8Array) => readHeader('vmdk', head, undefined, 65_536).problems;

  test('that stands alone is taken', () => {
    expect(problemsOf(vmdk(own))).toEqual([]);
    expect(problemsOf(vmdk('', 0))).toEqual([]);
  });

  test.each([
    ['whose header names no place for the description', 0, `${own}parentFileNameHint="/srv/other.vmdk"\n`],
    ['whose header names another place for the description', 40, `${own}parentFileNameHint="/srv/other.vmdk"\n`],
    ['that names it behind something else', 1, `${own}# parentFileNameHint="/srv/other.vmdk"\n`],
  ])('%s is refused when qemu would read another file for it', (_what, at, text) => {
    expect(problemsOf(vmdk(text, at))).toMatchObject([{ message: expect.stringContaining('another file') }]);
  });
});

describe('a kernel', () => {
  const read = (image: Uint8Array) => async (skip: number, count: number) => image.subarray(skip, skip + count);

  test.each([
    ['gzip', [0x1f, 0x8b, 8]],
    ['bzip2', [0x42, 0x5a, 0x68]],
    ['lzma', [0x5d, 0, 0]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
    ['lzo', [0x89, 0x4c, 0x5a, 0x4f]],
    ['lz4', [0x02, 0x21, 0x4c, 0x18]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['unknown', [1, 2, 3, 4]],
  ] as const)('packed with %s is recognised, near its beginning and far', async (packing, magic) => {
    expect(await kernelPacking(read(bzImage(magic)))).toBe(packing);
    expect(await kernelPacking(read(bzImage(magic, 4, 0x20)))).toBe(packing);
    expect(await kernelPacking(read(bzImage(magic, 64, 0x2_0000)))).toBe(packing);
  });

  test('that is not packed (ELF) is none', async () => {
    expect(await kernelPacking(read(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46])))).toBe('none');
  });

  test('is found with the RAM disk of its version, as Debian, Fedora, SUSE and Alpine name them', () => {
    const files = (names: string[]) => findKernels(names.map((name) => ({ name, size: 1 })));
    expect(files(['vmlinuz-6.1.0-9', 'vmlinuz-6.1.0-28', 'initrd.img-6.1.0-28', 'config-6.1.0-28'])).toEqual([
      { name: 'vmlinuz-6.1.0-28', ramdisk: 'initrd.img-6.1.0-28' },
      { name: 'vmlinuz-6.1.0-9', ramdisk: null },
    ]);
    expect(files(['vmlinuz-6.11.4-301.fc41.x86_64', 'initramfs-6.11.4-301.fc41.x86_64.img'])[0]?.ramdisk).toBe(
      'initramfs-6.11.4-301.fc41.x86_64.img',
    );
    expect(files(['vmlinuz-6.4-default', 'initrd-6.4-default'])[0]?.ramdisk).toBe('initrd-6.4-default');
    expect(files(['vmlinuz-virt', 'initramfs-virt'])).toEqual([{ name: 'vmlinuz-virt', ramdisk: 'initramfs-virt' }]);
    expect(files(['vmlinuz', 'initrd.img'])).toEqual([{ name: 'vmlinuz', ramdisk: 'initrd.img' }]);
  });

  test('of no bytes is what a broken-off upgrade leaves: it does not count', () => {
    expect(
      findKernels([
        { name: 'vmlinuz-6.2', size: 0 },
        { name: 'vmlinuz-6.1', size: 9 },
      ]),
    ).toEqual([{ name: 'vmlinuz-6.1', ramdisk: null }]);
  });
});

describe('files of the system in it', () => {
  test('os-release with and without quotes', () => {
    expect(parseOsRelease('ID="almalinux"\nPRETTY_NAME=\'AlmaLinux 9\'\n')).toEqual({
      id: 'almalinux',
      pretty: 'AlmaLinux 9',
    });
    expect(parseOsRelease('NAME=Alpine\nID=alpine\n')).toEqual({ id: 'alpine', pretty: 'Alpine' });
    expect(parseOsRelease('VERSION_ID=3\n')).toBeNull();
  });

  test('fstab’s root, among comments and tabs', () => {
    expect(fstabRoot('#UUID=1 / ext4\n/dev/sda1\t/boot ext4\nLABEL=cloudimg-rootfs\t/\text4 defaults 0 1\n')).toBe(
      'LABEL=cloudimg-rootfs',
    );
    expect(fstabRoot('PARTUUID="ab" / ext4')).toBe('PARTUUID=ab');
    expect(fstabRoot('proc /proc proc\n')).toBeNull();
  });

  test('shadow: a hash or an empty field lets somebody in; *, ! and a locked hash do not', () => {
    const line = (field: string) => passwordLogin(`root:${field}:19000:0:99999:7:::\n`);
    for (const field of ['', '$y$j9T$abc$def', '$6$salt$hash', 'abJnggxhB/yWI']) expect(line(field)).toBe(true);
    for (const field of ['*', '!', '!!', '!*', '!$6$salt$hash', 'x', 'LK']) expect(line(field)).toBe(false);
    expect(passwordLogin('')).toBe(false);
  });

  test('blscfg is a command of its own, not a word in a comment', () => {
    expect(usesBls('insmod x\n  blscfg\n')).toBe(true);
    expect(usesBls('# the blscfg command\nset x=blscfg\n')).toBe(false);
  });
});

describe('sfdisk’s table', () => {
  test('numbers partitions also where the path ends in a digit', () => {
    const json = JSON.stringify({
      partitiontable: {
        label: 'gpt',
        sectorsize: 512,
        partitions: [{ node: '/srv/disk1p14', start: 2048, size: 8192, type: 'X' }],
      },
    });
    expect(parseSfdisk(json, '/srv/disk1')?.partitions).toMatchObject([{ number: 14, startBytes: 1_048_576 }]);
  });

  test('that is none gives nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseSfdisk(text, '/x')).toBeUndefined();
      }),
    );
  });
});
