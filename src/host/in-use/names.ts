/**
 * What disks are called, where that has to tell which one is meant: a volume that is not active has no device node whose number
 * could be compared, and a config may name it in any of the ways that udev would.
 */

/**
 * Paths that a guest’s disk may be found under, by what its config or xenstore names it by. That is a path; a DRBD resource, for
 * block-drbd and its like; target and portal, for block-iscsi, which takes LUN 0 (xen-facts 5.5, 5.6); or a name below /dev,
 * which the script block puts before it (tools/hotplug/Linux/block, expand_dev).
 */
export function pathsOf(target: string): string[] {
  if (target.startsWith('/')) return [target];
  const [, iqn, address = '', port = '3260'] =
    /^iqn=([^,]+),portal=(?:\[?([^,\]]*?)\]?)(?::(\d+))?(?:,|$)/.exec(target) ?? [];
  // As udev names it (systemd: udev-builtin-path_id.c, handle_scsi_iscsi).
  if (iqn !== undefined) return [`/dev/disk/by-path/ip-${address}:${port}-iscsi-${iqn}-lun-0`];
  return /^[\w.+-]+$/.test(target) ? [`/dev/${target}`, ...drbdNames(target)] : [`/dev/${target}`];
}

/** A volume in a resource file that numbers its volumes, and the only one in a file that does not (drbdadm sh-udev). */
const drbdNames = (resource: string): string[] => [`${BY_RESOURCE}/${resource}/0`, `${BY_RESOURCE}/${resource}`];

const BY_RESOURCE = '/dev/drbd/by-res';

/**
 * One spelling for all names of a volume. LVM: /dev/GROUP/VOLUME, and GROUP-VOLUME below /dev/mapper with each - in the two
 * doubled (lvm2: libdm, dm_build_dm_name); no name of LVM begins with one (lvm(8)). ZFS: below /dev/zvol, and by older rules
 * below /dev itself (60-zvol.rules). Another path stays as it is.
 */
export function spelled(path: string): string {
  const clean = path.replace(/\/(?:\.?\/)+/g, '/');
  const mapped = /^\/dev\/(?:mapper\/|disk\/by-id\/dm-name-)((?:[^-/]|--)+)-((?:[^-/]|--)+)$/.exec(clean);
  if (mapped) return `/dev/${mapped[1]!.replaceAll('--', '-')}/${mapped[2]!.replaceAll('--', '-')}`;
  const resource = /^\/dev\/drbd\/by-res\/([^/]+)$/.exec(clean)?.[1];
  if (resource !== undefined) return `${BY_RESOURCE}/${resource}/0`;
  return clean.replace(/^\/dev\/zvol\//, '/dev/');
}
