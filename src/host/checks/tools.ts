import { many, t } from '../../text/t.ts';
import type { ToolName } from '../facts.ts';
import { type HostCheck, type Judge, list, ok, warn } from './check.ts';

/** What the plans of today start; the tools of DRBD, iSCSI and ZFS are asked for by those who use them. */
const NEEDED: readonly ToolName[] = [
  'xl',
  'blkid',
  'sfdisk',
  'qemu-img',
  'grub-fstest',
  'lvs',
  'e2fsck',
  'resize2fs',
  'losetup',
  'gzip',
  'xz',
  'zstd',
  'dd',
];

/** Debian only recommends or suggests many of them (pain P06). */
export const tools: Judge = ({ tools }) => {
  const missing = NEEDED.filter((name) => tools[name].path === null);
  if (missing.length === 0) return [ok('tools', t('All other programs that a plan may need are there.'))];
  const packages = [...new Set(missing.map((name) => tools[name].package))];
  return [
    warn(
      'tools',
      many(missing.length, t`${missing[0]} is missing.`, t`${list(missing)} are missing.`),
      install(packages),
    ),
  ];
};

/** The boot loaders that start a Linux guest from its own disk (xen-facts 2.2). */
export const grubImages: Judge = ({ boot }) => {
  const missing = [...(boot.grubPvh === null ? ['pvh'] : []), ...(boot.grubPv === null ? ['pv'] : [])];
  if (missing.length === 0) return [ok('grub-images', t('GRUB for pv and pvh guests is there.'))];
  const message = t`GRUB for ${list(missing)} guests is missing: such a guest cannot start its own kernel from its disk.`;
  return [warn('grub-images', message, install(['grub-xen-host']))];
};

/** qemu and the firmware. Only a processor that can run hvm guests needs the firmware (xen-facts 2.4). */
export const hvmFiles: Judge = ({ boot, xen }) => {
  const checks: HostCheck[] = [];
  checks.push(
    boot.qemuXen !== null
      ? ok('device-model', t('qemu for Xen is there: hvm guests and qcow2 disks work.'))
      : warn(
          'device-model',
          t('qemu for Xen is missing: hvm guests and qcow2 disks cannot be used.'),
          install(['qemu-system-xen']),
        ),
  );
  if (xen.role === 'dom0' && !xen.virtCaps.includes('hvm')) return checks;
  checks.push(
    boot.seabios !== null
      ? ok('seabios', t('SeaBIOS, the firmware of hvm guests, is there.'))
      : warn('seabios', t('SeaBIOS is missing: hvm guests cannot start.'), install(['seabios'])),
  );
  return [...checks, ...uefi(boot.ovmf)];
};

/** Most OVMF files know nothing of Xen, and the guest then dies without a picture (pain P17). */
function uefi(ovmf: { path: string; kind: 'xen' | 'other' | 'unknown' } | null): HostCheck[] {
  if (ovmf === null) return [];
  if (ovmf.kind === 'xen') return [ok('uefi', t`${ovmf.path} is a UEFI firmware made for Xen.`)];
  const doubt = ovmf.kind === 'other' ? t('is not made for Xen') : t('could not be looked into');
  return [
    warn(
      'uefi',
      t`The UEFI firmware ${ovmf.path} ${doubt}: hvm guests with UEFI will most likely not start.`,
      t('Stay with SeaBIOS, or build OvmfPkg/OvmfXen.dsc of edk2 and name the file in bios_path_override.'),
    ),
  ];
}

const install = (packages: readonly string[]): string => ['apt', 'install', ...packages].join(' ');
