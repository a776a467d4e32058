import type { Facts } from '../host/facts.ts';
import { lvmLooksAt } from '../host/lvm-scan.ts';
import { physicalVolumeOf } from '../host/use-words.ts';
import type { ImageFindings, ImagePartition } from '../sources/findings.ts';
import { backendOf } from '../storage/index.ts';
import { noted } from '../text/t.ts';
import type { GuestDisk } from './spec.ts';

/**
 * LVM inside the guest's disk that this host would take up: udev hands every partition that appears to the host's LVM,
 * which activates what it finds, and then two systems write to one volume group (pain P48). Sentences for the review.
 */
export function lvmInside(image: ImageFindings, disks: readonly GuestDisk[], facts: Facts | undefined): string[] {
  const volume = disks.find(({ role }) => role === 'system')?.volume;
  const parts = image.table?.partitions.filter(({ fs }) => fs?.type === 'LVM2_member') ?? [];
  if (!facts || !volume || !backendOf(volume).showsPartitions?.(volume, facts)) return [];
  const open = parts.filter(({ number }) => lvmLooksAt(namesOf(volume.path, number, facts), facts.lvmScan));
  if (open.length === 0) return [];
  const groups = image.volumeGroups ?? [];
  const what = groups.length === 0 ? noted('a volume group') : noted`the volume group ${groups.join(' and ')}`;
  const where = open.map(({ number }) => `${volume.path}-part${number}`).join(' and ');
  return [
    noted`This host’s own LVM would activate ${what} of the image, and then host and guest write to it at once. It would find it on ${where}. Keep the host from it before you go on: ${remedy(volume.path, facts)}`,
    ...twins(groups, facts),
    ...copies(open, facts),
  ];
}

/** As far as they are known before the device is there: a new disk gets a name like /dev/sdz. */
function namesOf(path: string, partition: number, { blockDevices }: Facts): string[] {
  const device = blockDevices.find((each) => each.path === path || each.stableNames.includes(path));
  const disks = device ? [device.path] : ['/dev/sdz'];
  const digits = (disk: string): string => (/\d$/.test(disk) ? `${disk}p${partition}` : `${disk}${partition}`);
  return [
    ...disks.map(digits),
    ...new Set([path, ...(device?.stableNames ?? [])].map((name) => `${name}-part${partition}`)),
  ];
}

function remedy(path: string, { lvmScan }: Facts): string {
  if (lvmScan && lvmScan.devices !== null)
    return noted`take it out of LVM’s devices file, lvmdevices --deldev ${path}-partN.`;
  const [before = []] = lvmScan?.filters ?? [];
  const others = before.filter((pattern) => pattern !== 'a|.*|');
  const filter = [`r|^${path}(-part.*)?$|`, ...others].map((pattern) => JSON.stringify(pattern)).join(', ');
  return (
    `${noted`in /etc/lvm/lvm.conf, section devices, write global_filter = [ ${filter} ], then run update-initramfs -u.`} ` +
    noted('Or let LVM know the host’s own disks only: use_devicesfile = 1 there, then vgimportdevices -a.')
  );
}

/** The worst: two groups of one name, and every command that names one may hit the other. */
function twins(groups: readonly string[], { volumeGroups, blockDevices }: Facts): string[] {
  return groups
    .filter((group) => volumeGroups.some(({ name }) => name === group))
    .map((group) => {
      const guest = blockDevices
        .filter(({ usedBy }) => usedBy.includes(physicalVolumeOf(group)))
        .flatMap(({ usedBy }) => usedBy.flatMap((use) => /disk of guest (\S+)$/.exec(use)?.[1] ?? []))[0];
      const whose = guest === undefined ? noted('this host’s own') : noted`the one in the disk of the guest ${guest}`;
      return noted`The image’s volume group is called ${group}, as ${whose} is. With both to be seen, LVM commands for ${group} fail or hit the wrong one: keep the host from it, or give it another name in the guest (vgrename).`;
    });
}

/** The same image once more: LVM takes two devices with one identity for the same physical volume. */
function copies(parts: readonly ImagePartition[], { blockDevices }: Facts): string[] {
  return parts.flatMap(({ fs }) => {
    const twin = blockDevices.find(
      ({ signatures = '' }) => fs?.uuid && signatures.split(' ').includes(`UUID=${fs.uuid}`),
    );
    if (!twin) return [];
    return [
      noted`The very physical volume that is in the image is on ${twin.path} already: it was installed there before. LVM refuses to work with two of one identity; keep the host from both, or run vgimportclone on one.`,
    ];
  });
}
