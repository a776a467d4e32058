import { t } from '../../text/t.ts';
import { error, type LintProblem, warning } from '../problem.ts';
import { type Config, quoted, type Rule } from './config.ts';

const PATHS = `acpi_firmware bios_path_override device_model_override device_tree firmware_override kernel ramdisk
  smbios_firmware stubdomain_kernel stubdomain_ramdisk`.split(/\s+/);

export const bootRules: Rule[] = [
  // pv and pvh guests need something to boot
  { whole: true, check: nothingToBoot },
  // firmware= of pv and pvh guests
  { check: pvFirmware },
  // firmware= and bios= of hvm guests
  { check: hvmFirmware },
  // kernel command lines that do not reach the guest
  { check: commandLine },
  // bootloader= and the disk it looks into
  { check: bootloader },
  // the order of boot devices
  { check: bootOrder },
  // relative paths break when the guest reboots
  { check: relativePaths },
];

function isPv(config: Config): boolean {
  return config.guest === 'pv' || config.guest === 'pvh';
}

function nothingToBoot(config: Config): LintProblem[] {
  if (!isPv(config) || ['kernel', 'bootloader', 'firmware'].some((key) => config.text(key) !== undefined)) return [];
  const untyped =
    config.has('type') || config.has('builder') ? '' : ` ${t('(type is not set, so this is a pv guest)')}`;
  const message = t`A ${config.guest} guest needs a kernel or a bootloader${untyped}: xl refuses the file.`;
  const remedy = t('Add kernel = "…" (GRUB for Xen boots most images), or bootloader = "pygrub", or set type = "hvm".');
  const finding = error('nothing-to-boot', message, remedy);
  return [config.has('type') ? config.problem('type', finding) : config.wholeProblem(finding)];
}

function pvFirmware(config: Config): LintProblem[] {
  const firmware = config.text('firmware');
  if (!isPv(config) || firmware === undefined) return [];
  if (config.text('kernel') !== undefined) {
    const message = t('kernel and firmware are both set: xl refuses the file.');
    return [config.problem('firmware', error('kernel-and-firmware', message, t('Keep kernel.')))];
  }
  if (!['pvgrub32', 'pvgrub64'].some((name) => name.startsWith(firmware))) {
    const message = t`A ${config.guest} guest knows only the firmware pvgrub32 and pvgrub64: xl refuses ${quoted(firmware)}.`;
    return [config.problem('firmware', error('bad-firmware', message, t('Set kernel to a GRUB built for Xen.')))];
  }
  const image = config.guest === 'pvh' ? 'grub-i386-xen_pvh.bin' : 'grub-x86_64-xen.bin';
  const remedy = t`Write kernel = "/usr/lib/grub-xen/${image}" instead.`;
  if (config.guest === 'pvh') {
    const message = t('There is no pvgrub for pvh guests: the guest does not start.');
    return [config.problem('firmware', warning('pvgrub-on-pvh', message, remedy))];
  }
  if (firmware === 'pvgrub32' || firmware === 'pvgrub64') return [];
  const message = t`xl takes ${quoted(firmware)}, because pvgrub64 begins so, and looks for the kernel ${firmware}.bin.`;
  return [config.problem('firmware', warning('firmware-abbreviated', message, remedy))];
}

const BIOSES = ['rombios', 'seabios', 'ovmf'];

function hvmFirmware(config: Config): LintProblem[] {
  if (config.guest !== 'hvm') return [];
  const problems: LintProblem[] = [];
  const bios = config.text('bios');
  const firmware = config.text('firmware');
  if (bios !== undefined && ![...BIOSES, 'unknown'].includes(bios.toLowerCase())) {
    const remedy = t('Use seabios, or ovmf for UEFI.');
    problems.push(
      config.problem('bios', error('bad-bios', t`${quoted(bios)} is no bios: xl refuses the file.`, remedy)),
    );
  }
  if (firmware !== undefined && ![...BIOSES, 'unknown'].includes(firmware.toLowerCase())) {
    problems.push(...oddFirmware(config, firmware));
  }
  if ([bios, firmware].some((name) => name?.toLowerCase() === 'rombios')) {
    const message = t('rombios needs qemu-xen-traditional; with the usual qemu-xen the guest does not start.');
    const key = bios?.toLowerCase() === 'rombios' ? 'bios' : 'firmware';
    problems.push(config.problem(key, warning('rombios', message, t('Use seabios.'))));
  }
  if (config.has('bios_path_override') && bios === undefined) {
    const message = t('bios_path_override counts only together with bios=; firmware= is not enough.');
    problems.push(
      config.problem('bios_path_override', warning('bios-path-alone', message, t('Add bios = "ovmf" or "seabios".'))),
    );
  }
  return problems;
}

/** What is no bios is compared with uefi and bios by its beginning, and else is a path (xl_parse.c). */
function oddFirmware(config: Config, firmware: string): LintProblem[] {
  if (firmware === 'uefi' || firmware === 'bios' || firmware.startsWith('/')) return [];
  const short = ['uefi', 'bios'].find((name) => name.startsWith(firmware));
  const remedy = t('Use uefi, bios, seabios or ovmf in lower case.');
  if (short) {
    const message = t`xl takes firmware = ${quoted(firmware)} for ${short}, because ${short} begins so.`;
    return [config.problem('firmware', warning('firmware-abbreviated', message, remedy))];
  }
  const message = t`xl takes ${quoted(firmware)} for the path of a file that replaces hvmloader.`;
  return [config.problem('firmware', warning('firmware-is-path', message, remedy))];
}

function commandLine(config: Config): LintProblem[] {
  const problems: LintProblem[] = [];
  const lost = ['root', 'extra'].filter((key) => config.text(key) !== undefined);
  if (config.text('cmdline') !== undefined && lost[0]) {
    const message = t`cmdline is set, so xl ignores ${lost.join(` ${t('and')} `)}.`;
    problems.push(config.problem(lost[0], warning('cmdline-wins', message, t('Write it all into cmdline.'))));
  }
  const kernel = config.text('kernel');
  if (config.guest === 'hvm' && kernel !== undefined && /(^|\/)hvmloader$/.test(kernel)) {
    const message = t('An hvm guest has hvmloader by itself: xl ignores this kernel.');
    problems.push(config.problem('kernel', warning('kernel-is-hvmloader', message, t('Take the line out.'))));
  } else if (config.guest === 'hvm' && kernel === undefined) {
    const key = ['cmdline', 'ramdisk', 'extra', 'root'].find((name) => config.text(name) !== undefined);
    if (key) {
      const message = t`${key} is set without kernel: xl create refuses such an hvm guest.`;
      problems.push(config.problem(key, warning('cmdline-without-kernel', message, t('Add kernel, or take it out.'))));
    }
  }
  return problems;
}

function bootloader(config: Config): LintProblem[] {
  const problems: LintProblem[] = [];
  const program = config.text('bootloader');
  const args = config.setting('bootloader_args');
  if (args?.node.kind === 'text') {
    const message = t('bootloader_args as one text is split at every space.');
    problems.push(
      config.problem('bootloader_args', warning('bootloader-args', message, t('Write a list: [ "--quiet" ].'))),
    );
  }
  if (program === undefined) return problems;
  const say = (code: string, message: string, remedy: string) =>
    void problems.push(config.problem('bootloader', warning(code, message, remedy)));
  if (config.guest === 'hvm') {
    say('bootloader-on-hvm', t('An hvm guest boots by its firmware: bootloader is ignored.'), t('Take it out.'));
    return problems;
  }
  if (/\/pygrub$/.test(program)) {
    say(
      'old-pygrub-path',
      t`${program} is gone from Xen 4.19 on.`,
      t('Write bootloader = "pygrub": xl knows where it is.'),
    );
  }
  const first = config.disks[0];
  if (!first && config.parsed.accepted) {
    say(
      'bootloader-without-disk',
      t('The bootloader looks into the first disk, but there is none.'),
      t('Add a disk, or kernel.'),
    );
  } else if (first && 'disk' in first.read && first.read.disk.cdrom && config.disks.length > 1) {
    say(
      'bootloader-on-cdrom',
      t('The bootloader looks into the first disk, and that is a CD.'),
      t('Put the system disk first.'),
    );
  }
  return problems;
}

function bootOrder(config: Config): LintProblem[] {
  const order = config.text('boot');
  if (config.guest !== 'hvm' || order === undefined || /^[acdn]*$/.test(order)) return [];
  const message = t`boot = ${quoted(order)} holds letters that stand for no drive.`;
  return [
    config.problem(
      'boot',
      warning('bad-boot-order', message, t('Use c (disk), d (CD) and n (network), such as "dc".')),
    ),
  ];
}

function relativePaths(config: Config): LintProblem[] {
  return PATHS.flatMap((key) => {
    const path = config.text(key);
    if (path === undefined || path.startsWith('/') || (key === 'kernel' && path === 'hvmloader')) return [];
    const message =
      path === '' ? t`${key} is empty.` : t`${key} = ${quoted(path)} is relative: it is lost when the guest reboots.`;
    const remedy = path === '' ? t('Take it out, or give a path.') : t('Write the whole path, from / on.');
    return [config.problem(key, warning('relative-path', message, remedy))];
  });
}
