import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configOf, differences, readBack, unwantedKeys } from '../../../src/guest/config.ts';
import type { GuestSpec } from '../../../src/guest/spec.ts';
import { anySpec, plainSpec } from './specs.ts';

describe('what a config must say', () => {
  test('is the guest itself: identity, memory, boot, disks, cards', () => {
    expect(configOf(plainSpec)).toEqual({
      name: 'web1',
      type: 'pvh',
      uuid: '7b0c1d2e-0000-8000-8000-000000000001',
      memory: 1024,
      maxmem: 2048,
      vcpus: 2,
      kernel: '/usr/lib/grub-xen/grub-i386-xen_pvh.bin',
      disk: plainSpec.disks.map(({ xl }) => xl),
      vif: [{ mac: '00:16:3e:1a:2b:3c', bridge: 'xenbr0' }],
    });
  });

  test('and no other way to boot than the one that was chosen', () => {
    expect(unwantedKeys(plainSpec)).toEqual(expect.arrayContaining(['bootloader', 'cmdline', 'ramdisk', 'firmware']));
    expect(unwantedKeys({ ...plainSpec, boot: { method: 'pygrub' } })).toContain('kernel');
    const direct: GuestSpec = { ...plainSpec, boot: { method: 'direct', kernel: '/k', ramdisk: null, cmdline: 'x' } };
    expect(unwantedKeys(direct)).toContain('ramdisk');
    expect(unwantedKeys(direct)).not.toContain('cmdline');
  });

  test('and for hvm whether there is a screen, because xl would take silence for yes', () => {
    const hvm: GuestSpec = { ...plainSpec, type: 'hvm', boot: { method: 'firmware', firmware: 'ovmf' } };
    expect(configOf({ ...hvm, display: { vnc: true, listen: '::1' } })).toMatchObject({ vnc: 1, vnclisten: '::1' });
    expect(configOf({ ...hvm, display: null })).toMatchObject({ vnc: 0, firmware: 'ovmf' });
  });
});

describe('what a text says', () => {
  const reads = (text: string) => readBack(text).settings;

  test('numbers are numbers, in quotes or not', () => {
    expect(reads('memory = 512\nvcpus = "2"\n')).toEqual({ memory: 512, vcpus: 2 });
  });

  test.each(['0512', '0x200', '512 ', '-1', '', '99999999999999999999'])(
    'a number that xl would misread or overlook equals none: %j',
    (text) => {
      expect(reads(`memory = ${JSON.stringify(text)}\n`).memory).toBe(text);
    },
  );

  test('nor does one that was added to: xl overlooks it', () => {
    expect(reads('memory = 51\nmemory += 2\n').memory).toBe('512');
  });

  test('the last of several is the one that counts', () => {
    expect(reads('name = "a"\nname = "b"\n').name).toBe('b');
  });

  test('disks are equal when they mean the same', () => {
    const short = reads("disk = [ '/dev/vg0/a,raw,xvda,w' ]\n");
    expect(short).toEqual(reads('disk = [ "format=raw,vdev=xvda,access=rw,target=/dev/vg0/a" ]\n'));
  });

  test.each(['disk = [ "nonsense=1" ]', 'disk = [ [ "a" ] ]', 'disk = "/a,raw,xvda,w"', 'disk = [ ]'])(
    'a disk that xl cannot read equals no disk: %s',
    (text) => {
      const one: GuestSpec = { ...plainSpec, disks: plainSpec.disks.slice(0, 1) };
      expect(differences(one, { ...configOf(one), ...reads(`${text}\n`) }).map(({ key }) => key)).toEqual(['disk']);
    },
  );

  test('a card with something that xl overlooks is another card', () => {
    const text = 'vif = [ "mac=00:16:3e:1a:2b:3c,bridge=xenbr0,brdige=x" ]\n';
    expect(differences(plainSpec, { ...configOf(plainSpec), ...reads(text) }).map(({ key }) => key)).toEqual(['vif']);
  });
});

test('every change of one setting is found, and no setting differs from itself', () => {
  fc.assert(
    fc.property(anySpec, fc.nat(), (spec, pick) => {
      const wanted = configOf(spec);
      expect(differences(spec, wanted)).toEqual([]);
      const keys = Object.keys(wanted);
      const key = keys[pick % keys.length]!;
      const { [key]: _, ...without } = wanted;
      expect(differences(spec, without).map((each) => each.key)).toEqual([key]);
      expect(differences(spec, { ...wanted, [key]: 'something else' }).map((each) => each.key)).toEqual([key]);
    }),
  );
});
