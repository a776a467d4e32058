import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lint } from '../../src/xl/lint.ts';
import { describeWithJudge, xldry, xlstrict, xlstrictText, xlucheck } from './judge.ts';
import { ODD_CONFIGS } from './odd-configs.ts';

const examples = join(import.meta.dirname, 'examples');

describeWithJudge('the lint and the real xl', ({ xenVersion }) => {
  it.each(readdirSync(examples))('find nothing in the example %s', (name) => {
    const file = join(examples, name);
    expect(lint(readFileSync(file), { xenVersion })).toEqual({ accepted: true, problems: [] });
    expect(xlstrict(file)).toEqual({ code: 0, said: '' });
    expect(xlucheck(readFileSync(file))).toEqual({ code: 0, said: '' });
  });

  it('take and refuse the same odd configs', () => {
    expect(ODD_CONFIGS.length).toBeGreaterThan(150);
    const differ = ODD_CONFIGS.filter((text) => lint(text, { xenVersion }).accepted !== (xldry(text).code === 0));
    expect(differ.map((text) => ({ text, lint: lint(text, { xenVersion }).problems, xl: xldry(text).said }))).toEqual(
      [],
    );
  });

  it('the lint is never content where the real xl complains', () => {
    const texts = [...ODD_CONFIGS, ...fc.sample(randomConfig, { numRuns: 120, seed: 22 })];
    const missed = texts.filter((text) => lint(text, { xenVersion }).problems.length === 0 && complains(text));
    expect(missed.map((text) => ({ text, xl: xlstrictText(text).said }))).toEqual([]);
  });

  it('take and refuse the same random configs', () => {
    const texts = fc.sample(randomConfig, { numRuns: 300, seed: 17 });
    const differ = texts.filter((text) => lint(text, { xenVersion }).accepted !== (xldry(text).code === 0));
    expect(differ.map((text) => ({ text, lint: lint(text, { xenVersion }).problems, xl: xldry(text).said }))).toEqual(
      [],
    );
  });
});

/** Xen before 4.19 says this of every named tsc_mode, and means nothing by it. */
function complains(text: string): boolean {
  const said = xlstrictText(text).said.split('\n');
  return said.some((line) => line !== '' && !line.startsWith('got a tsc mode string'));
}

const settings: Record<string, string[]> = {
  type: ['"pv"', '"pvh"', '"hvm"', '"hvm"', '"p"', '""', '"PVH"', '["pv"]'],
  builder: ['"hvm"', '"generic"', '"linux"', '""'],
  memory: ['512', '"2G"', '0512', '08', '["1"]', '-1', '"-5"', '0'],
  maxmem: ['1024', '1', '"x"'],
  vcpus: ['2', '"4"', '"x"', '200'],
  maxvcpus: ['4', '1', '"y"'],
  kernel: ['"/k"', '"k"', '"/usr/lib/xen/boot/hvmloader"'],
  ramdisk: ['"/r"'],
  cmdline: ['"root=/dev/xvda1"'],
  extra: ['"quiet"', '["quiet"]'],
  root: ['"/dev/xvda1"'],
  firmware: ['"ovmf"', '"uefi"', '"UEFI"', '"pvgrub64"', '"p"', '"/f"'],
  bios: ['"seabios"', '"OVMF"', '"none"'],
  bios_path_override: ['"/f"'],
  bootloader: ['"pygrub"', '"/usr/bin/pygrub"'],
  bootloader_args: ['["-q"]', '"-q -n"'],
  disk: [
    ...['["/a,raw,xvda,rw"]', '["vdev=xvda,target=/a"]', '"/a,raw,xvda"', '[["a"],"b"]', '["/a,xvda"]', '[]'],
    ...[
      '["vdev=vda,target=/a"]',
      '["phy:/dev/a,hda,w","vdev=hdc,cdrom"]',
      '[1]',
      '["/a,raw,xvda","trusted,vdev=b,target=c"]',
    ],
  ],
  vif: [
    ...['["mac=00:16:3e:00:00:01,bridge=br0"]', '[""]', '["bridge = br0"]', '["rate=1"]', '["rate=1MB/s"]', '"mac=a"'],
    ...[
      '["mtu=x"]',
      '["mtu=1500"]',
      '["type=foo"]',
      '["mac=1"]',
      '["netdev=eth0"]',
      '["vlan=3"]',
      '[["a"]]',
      '["accel=1"]',
    ],
  ],
  on_crash: ['"destroy"', '"restart"', '"Destroy"', '"die"', '["destroy"]', '"rename-restart"'],
  on_reboot: ['"restart"', '""'],
  uuid: ['"12345678-1234-1234-1234-123456789abc"', '"1234"', '["a"]', '"12345678123412341234123456789abc"'],
  vga: ['"stdvga"', '"Cirrus"', '"none"', '1'],
  videoram: ['16', '"x"'],
  vnc: ['1', '"yes"', '0', '["1"]'],
  vnclisten: ['"127.0.0.1"', '"127.0.0.1:3"', '1'],
  vncdisplay: ['3', '0'],
  hdtype: ['"ahci"', '"IDE"', '"scsi"'],
  timer_mode: ['1', '"one_missed_tick_pending"', '9', '"x"'],
  tsc_mode: ['"native"', '2', '7', '"y"'],
  altp2m: ['"mixed"', '1', '8', '"z"'],
  viridian: ['1', '["all"]', '["base","!freq"]', '["foo"]', '"x"'],
  passthrough: ['"enabled"', '"foo"', '"SYNC_PT"'],
  device_model_version: ['"qemu-xen"', '"qemu-xen-traditional"', '"qemu"'],
  device_model_override: ['"/usr/bin/qemu"'],
  device_model_args: ['["-x"]', '"-x"'],
  max_grant_frames: ['32', '"x"', '"-1"', '["1"]', '99999999999'],
  cpus: ['"0-3"', '["0","1"]', '"3-0"', '"all"', '"^all"', '"x"', '"0,^1"', '"1,"', '7'],
  pci: ['["03:00.0"]', '["0000:03:00.0,permissive=1"]', '["x"]', '["03:00.9"]', '["03:00.0@1f"]', '["03:00.0,foo=1"]'],
  irqs: ['[5]', '["x"]', '[[5]]', '["0x5"]'],
  ioports: ['["2f8-2ff"]', '["zz"]', '["2f8-"]', '["3ff-2f8"]', '["2f8x"]', '[[1]]'],
  ms_vm_genid: ['"generate"', '"none"', '"x"'],
  serial: ['"pty"', '["pty","null"]', '1'],
  usb: ['1', '"yes"'],
  usbdevice: ['"tablet"', '["tablet"]'],
  smbios: ['["bios_vendor=x"]', '"x"'],
  mca_caps: ['["lmce"]', '"lmce"', '["x"]'],
  vfb: ['["vnc=1"]', '["type=vnc"]', '"vnc=1"'],
  foo: ['1'],
};

const name = fc.constantFrom('name="g"', 'name="g"', 'name="g"', 'name=1', 'name=["g"]', '');
const setting = fc
  .constantFrom(...Object.keys(settings))
  .chain((key) => fc.constantFrom(...(settings[key] as string[])).map((value) => `${key}=${value}`));
const base = fc.constantFrom('type="hvm"\n', 'type="pv"\nkernel="/k"\n', 'type="pvh"\nbootloader="pygrub"\n', '');
const randomConfig = fc
  .tuple(name, base, fc.constantFrom('memory=512\n', ''), fc.uniqueArray(setting, { maxLength: 4 }))
  .map(([n, b, m, rest]) => `${n}\n${b}${m}${rest.join('\n')}\n`);
