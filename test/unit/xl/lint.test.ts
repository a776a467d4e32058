import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/xl/lint/rules.ts';
import { lint } from '../../../src/xl/lint.ts';

const pvh = 'name = "g"\ntype = "pvh"\nkernel = "/k"\nmemory = 512\n';
const pv = 'name = "g"\ntype = "pv"\nkernel = "/k"\nmemory = 512\n';
const hvm = 'name = "g"\ntype = "hvm"\nmemory = 512\n';

function codes(text: string, xenVersion?: string): string[] {
  const { problems } = lint(text, xenVersion === undefined ? {} : { xenVersion });
  return problems.map((p) => `${p.severity} ${p.code}`);
}

describe('a config that is fine', () => {
  it.each([pvh, pv, hvm])('has no problems: %j', (text) =>
    expect(lint(text)).toEqual({ accepted: true, problems: [] }),
  );
});

describe('what xl refuses is an error', () => {
  it.each([
    ['', 'no-name'],
    ['name = "g"\ntype = "pv"\nmemory = 512\n', 'nothing-to-boot'],
    ['name = "g"\ntype = "PVH"\nkernel = "/k"\nmemory = 512\n', 'bad-type'],
    [`${pvh}builder = "hvm"\n`, 'builder-against-type'],
    [`${pvh}builder = "linux"\n`, 'bad-builder'],
    [`${pv}firmware = "pvgrub64"\n`, 'kernel-and-firmware'],
    ['name = "g"\ntype = "pv"\nfirmware = "ovmf"\nmemory = 512\n', 'bad-firmware'],
    [`${pvh}uuid = "1234"\n`, 'bad-uuid'],
    [`${pvh}on_crash = "Destroy"\n`, 'bad-choice'],
    [`${pvh}vcpus = 4\nmaxvcpus = 2\n`, 'maxvcpus-below-vcpus'],
    [`${pvh}disk = [ "/a,xvda" ]\n`, 'bad-disk'],
    [`${pvh}vif = [ "rate=10" ]\n`, 'bad-vif'],
    [`${pvh}cpus = "3-1"\n`, 'bad-cpus'],
    [`${pvh}irqs = [ "x" ]\n`, 'bad-irq'],
    [`${pvh}ioports = [ "x" ]\n`, 'bad-ioport'],
    [`${pvh}max_grant_frames = "x"\n`, 'not-a-number'],
    [`${pvh}device_model_args = "-x"\n`, 'not-a-list'],
    [`${pvh}device_model_version = "x"\n`, 'bad-device-model'],
    [`${pv}timer_mode = "one_missed_tick_pending"\n`, 'timer-mode-on-pv'],
    [`${hvm}bios = "x"\n`, 'bad-bios'],
    [`${hvm}viridian = [ "x" ]\n`, 'bad-viridian'],
    [`${hvm}mmio_hole = 10\n`, 'out-of-range'],
    [`${hvm}pci = [ "x" ]\n`, 'bad-pci'],
    [`${pvh}vtpm = [ "uuid=x" ]\n`, 'bad-spec'],
    [`${pvh}channel = [ "name=x" ]\n`, 'bad-spec'],
    [`${pvh}vnuma = [ "pnode=0" ]\n`, 'bad-spec'],
    [`${pvh}llc_colors = [ "3-0" ]\n`, 'bad-spec'],
    [`${hvm}smbios = [ "foo=x" ]\n`, 'bad-spec'],
    [`${hvm}vnclisten = "1.2.3.4:1"\nvncdisplay = 2\n`, 'vnc-display-twice'],
  ])('%j: %s', (text, code) => {
    expect(codes(text)).toContain(`error ${code}`);
    expect(lint(text).accepted).toBe(false);
  });
});

describe('what xl drops or misreads is a warning', () => {
  it.each([
    [`${pvh}vcpu = 4\n`, 'unknown-key'],
    [`${pvh}vcpus = 2\nvcpus = 4\n`, 'assigned-twice'],
    [`${pvh}disk = "/a,raw,xvda"\n`, 'not-a-list'],
    [`${pvh}extra = [ "a" ]\n`, 'not-one-value'],
    [`${pvh}disk = [ [ "/a,raw,xvda" ] ]\n`, 'nested-list'],
    [`${pvh}vcpus = 010\n`, 'octal'],
    [`${pvh}vcpus = 0b10\n`, 'binary'],
    [`${pvh}maxmem = "2G"\n`, 'not-a-number'],
    [`${pvh}vnc = "yes"\n`, 'not-a-number'],
    [`${pvh}memory += 512\n`, 'number-added'],
    ['name = "g"\nkernel = "/k"\n', 'no-memory'],
    [pvh.replace('512', '0'), 'no-memory'],
    [pvh.replace('512', '2'), 'memory-unit'],
    [pvh.replace('512', '2147483648'), 'memory-unit'],
    [`${pvh}maxmem = 256\n`, 'maxmem-below-memory'],
    [`${pvh}vcpus = 0\n`, 'no-vcpus'],
    [`${pvh}vcpus = 200\n`, 'too-many-vcpus'],
    [pvh.replace('"g"', '"17"'), 'name-is-number'],
    [pvh.replace('"g"', '""'), 'empty-name'],
    [pvh.replace('"g"', '"a/b"'), 'odd-name'],
    [pvh.replace('"g"', '"a,b"'), 'odd-name'],
    [pvh.replace('"g"', '"a b"'), 'odd-name'],
    [pvh.replace('"g"', '"-a"'), 'odd-name'],
    [pvh.replace('"g"', '"Domain-0"'), 'name-taken'],
    [pvh.replace('"g"', `"${'x'.repeat(61)}"`), 'name-too-long'],
    ['name = "g"\ntype = ""\nmemory = 512\n', 'type-abbreviated'],
    ['name = "g"\ntype = "p"\nkernel = "/k"\nmemory = 512\n', 'type-abbreviated'],
    ['name = "g"\nbuilder = "hvm"\nmemory = 512\n', 'old-builder'],
    [`${pvh}boot = "c"\n`, 'ignored-for-type'],
    [`${pvh}vnc = 1\n`, 'ignored-for-type'],
    [`${hvm}firmware = "UEFI"\n`, 'firmware-is-path'],
    [`${hvm}firmware = "b"\n`, 'firmware-abbreviated'],
    ['name = "g"\ntype = "pvh"\nfirmware = "pvgrub64"\nmemory = 512\n', 'pvgrub-on-pvh'],
    [`${hvm}bios = "rombios"\n`, 'rombios'],
    [`${hvm}bios_path_override = "/x"\n`, 'bios-path-alone'],
    [`${pvh}cmdline = "a"\nextra = "b"\n`, 'cmdline-wins'],
    [`${hvm}cmdline = "a"\n`, 'cmdline-without-kernel'],
    [`${hvm}kernel = "/x/hvmloader"\n`, 'kernel-is-hvmloader'],
    [`${hvm}bootloader = "pygrub"\n`, 'bootloader-on-hvm'],
    [`${pvh}bootloader = "pygrub"\n`, 'bootloader-without-disk'],
    [`${pvh}bootloader = "/usr/bin/pygrub"\ndisk = [ "/a,raw,xvda" ]\n`, 'old-pygrub-path'],
    [`${pvh}bootloader = "pygrub"\ndisk = [ "/a,raw,hdc,cdrom", "/a,raw,xvda" ]\n`, 'bootloader-on-cdrom'],
    [`${pvh}bootloader_args = "-q"\n`, 'bootloader-args'],
    [`${hvm}boot = "hd"\n`, 'bad-boot-order'],
    [pvh.replace('"/k"', '"vmlinuz"'), 'relative-path'],
    [`${pvh}disk = [ "a.img,raw,xvda" ]\n`, 'relative-path'],
    [`${pvh}disk = [ "/a,raw,vda" ]\n`, 'bad-vdev'],
    [`${pvh}disk = [ "/a,raw,xvda ,rw" ]\n`, 'bad-vdev'],
    [`${pvh}disk = [ "vdev=xvda,target=/a,format=vhd" ]\n`, 'target-swallows'],
    [`${pvh}disk = [ "phy:/dev/a,xvda,w" ]\n`, 'old-disk-prefix'],
    [`${pvh}disk = [ "/a.qcow2,raw,xvda" ]\n`, 'format-mismatch'],
    [`${pvh}disk = [ "/a.vmdk,raw,xvda" ]\n`, 'format-mismatch'],
    [`${pvh}disk = [ "/a,qcow2,xvda,w,backendtype=phy" ]\n`, 'no-backend'],
    [`${pvh}disk = [ "script=block-x,format=qcow2,vdev=xvda,target=r0" ]\n`, 'no-backend'],
    [`${pvh}disk = [ "vdev=hdc,cdrom" ]\n`, 'empty-drive'],
    [`${pvh}disk = [ ",raw,xvda" ]\n`, 'empty-disk'],
    [`${hvm}disk = [ "vdev=hdc,cdrom,access=rw,target=/a.iso" ]\n`, 'cdrom-is-read-only'],
    [`${hvm}disk = [ "vdev=xvde,cdrom,target=/a.iso" ]\n`, 'cdrom-not-emulated'],
    [`${hvm}disk = [ "/a,raw,hda,r" ]\n`, 'read-only-ide'],
    [`${hvm}disk = [ "vdev=xvda,target=/a,b" ]\n`, 'comma-in-path'],
    [`${hvm}disk = [ "/a,raw,xvda1" ]\n`, 'partition-on-hvm'],
    [`${hvm}disk = [ "/a,raw,hda", "/b,raw,xvda" ]\n`, 'same-ide-slot'],
    [`${hvm}disk = [ "/a,raw,xvdc", "vdev=hdc,cdrom" ]\n`, 'same-ide-slot'],
    [`${pvh}disk = [ "/a,raw,xvda", "/b,raw,xvda" ]\n`, 'duplicate-vdev'],
    [`${pvh}disk = [ "/a,raw,xvda", "/b,raw,xvda1" ]\n`, 'whole-and-partition'],
    [`${pvh}vif = [ "bridge = br0" ]\n`, 'vif-field'],
    [`${pvh}vif = [ "netdev=eth0" ]\n`, 'vif-field'],
    [`${pvh}vif = [ "mac=00:16:3e:00:00" ]\n`, 'bad-mac'],
    [`${pvh}vif = [ "bridge=br0 " ]\n`, 'loose-space'],
    [`${pvh}vif = [ "type=ioemu" ]\n`, 'ioemu-on-pv'],
    [`${pvh}vif = [ "model=e1000" ]\n`, 'ignored-for-type'],
    [`${hvm}vif = [ "vifname=abcdefghijkl" ]\n`, 'vifname-too-long'],
    [`${pvh}vif = [ "rate=010MB/s" ]\n`, 'odd-rate'],
    [`${pvh}vif = [ "mtu=1500x" ]\n`, 'odd-number'],
    [`${pvh}vif = [ "vlan=5" ]\n`, 'vlan-does-nothing'],
    [`${pvh}vif = [ "mac=00:16:3e:00:00:01", "mac=00:16:3E:00:00:01" ]\n`, 'duplicate-card'],
    [`${hvm}vga = "stdvga"\nvideoram = 8\n`, 'videoram-too-small'],
    [`${hvm}spice = 1\n`, 'spice-port'],
    [`${hvm}usb = 1\nusbversion = 2\n`, 'usb-twice'],
    [`${pvh}pci = [ "03:00.0" ]\n`, 'pci-on-pvh'],
    [`${pvh}cpuid = "foo"\n`, 'bad-cpuid'],
    [`${pvh}cpus = [ "0", "1" ]\n`, 'cpus-surplus'],
    [`${pvh}device_model = "/usr/lib/xen/bin/qemu-dm"\n`, 'old-key'],
    [`${pvh}vfb = [ "type=vnc" ]\n`, 'old-screen'],
    [`${pvh}tsc_mode = 1\n`, 'number-for-word'],
    [`${pvh}device_model_version = "qemu-xen-traditional"\n`, 'qemu-traditional'],
    [`${pvh}$`, 'stray-last-character'],
  ])('%j: %s', (text, code) => {
    expect(codes(text)).toContain(`warning ${code}`);
    expect(lint(text).accepted).toBe(true);
  });
});

describe('the remedy can be typed', () => {
  it.each([
    [`${pvh}vcpu = 4\n`, 'Did you mean vcpus?'],
    [pvh.replace('512', '0512'), 'Write 512, or 330 if that is meant.'],
    [pvh.replace('512', '"2G"'), 'write memory = 2048'],
    [pvh.replace('512', '"2GiB"'), 'write memory = 2048'],
    [pvh.replace('512', '2'), 'write memory = 2048'],
    [`${pvh}disk = [ "/a,raw,vda" ]\n`, 'Write xvda.'],
    [`${pvh}disk = [ "/a,raw,XVDB" ]\n`, 'Write xvdb.'],
    [`${pvh}on_crash = "destory"\n`, 'Did you mean "destroy"?'],
    ['name = "g"\ntype = "HVM"\nmemory = 512\n', 'Write type = "hvm".'],
    [`${pvh}vif = [ "ip=10.0.0.1,10.0.0.2" ]\n`, 'with spaces between'],
  ])('%j', (text, words) => {
    expect(
      lint(text)
        .problems.map((p) => p.remedy)
        .join('\n'),
    ).toContain(words);
  });
});

it('words that JavaScript knows are words like others', () => {
  for (const word of ['constructor', 'valueof', 'hasownproperty', 'tostring']) {
    const { problems } = lint(`${pvh}${word} = 1\n`);
    expect(problems).toMatchObject([{ code: 'unknown-key', remedy: expect.stringMatching(/^(Did|Take)/) }]);
    expect(lint(`a = ${word}\n`).problems).toMatchObject([{ code: 'bare-word', remedy: `Write "${word}".` }]);
  }
});

describe('where a problem stands', () => {
  it('an entry of a list, not its key', () => {
    const { problems } = lint(`${pvh}disk = [ "/a,raw,xvda",\n  "/b,raw,vda" ]\n`);
    expect(problems).toMatchObject([{ line: 6, column: 3, code: 'bad-vdev' }]);
  });

  it('problems come in the order of the file', () => {
    const lines = lint(`${pvh}foo = 1\nvcpus = 0\nbar = 2\n`).problems.map((p) => p.line);
    expect(lines).toEqual([5, 6, 7]);
  });
});

describe('a file xl cannot read', () => {
  it('is not told about keys that may stand in the part that was not understood', () => {
    expect(codes('Name = "a"\nmemory = 2g\ntype = "pv"\n')).toEqual(['error bad-key', 'error number-with-letters']);
  });

  it('is told about everything else at once', () => {
    expect(codes('name = "12"\nvcpu = 1\n# end')).toEqual([
      'warning name-is-number',
      'warning unknown-key',
      'error comment-without-line-break',
    ]);
  });
});

describe('with a version of Xen', () => {
  it('keys that are newer are named', () => {
    expect(codes(`${pvh}bootloader_restrict = 1\n`)).toEqual([]);
    expect(codes(`${pvh}bootloader_restrict = 1\n`, '4.17')).toEqual(['warning key-too-new']);
    expect(codes(`${pvh}bootloader_restrict = 1\n`, '4.18.1')).toEqual([]);
  });

  it('entries of lists that came later count only where xl looks at them', () => {
    expect(codes(`${pvh}llc_colors = [ "x" ]\n`, '4.17')).toEqual(['warning key-too-new']);
    expect(codes(`${pvh}llc_colors = [ "x" ]\n`, '4.20')).toEqual(['error bad-spec']);
  });

  it('qemu-xen-traditional is refused from 4.21 on', () => {
    const text = `${pvh}device_model_version = "qemu-xen-traditional"\n`;
    expect(codes(text, '4.20')).toEqual(['warning qemu-traditional']);
    expect(codes(text, '4.21')).toEqual(['error bad-device-model']);
  });

  it('a disk flag of 4.19 is an error before, and a warning when the version is not known', () => {
    const text = `${pvh}disk = [ "trusted,vdev=xvda,target=/a" ]\n`;
    expect(codes(text)).toEqual(['warning disk-flag-too-new']);
    expect(codes(text, '4.18')).toEqual(['error bad-disk']);
    expect(codes(text, '4.19')).toEqual([]);
  });
});

it('every rule says what it is about', () => {
  for (const rule of RULES) expect(rule.about).toMatch(/^\S.{5,80}$/);
});
