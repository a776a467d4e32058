import type { BlockDevice } from '../host/facts.ts';

/** Names that stay with a disk through reboots and new contents, the most telling kind first. */
const FOLDERS = ['/dev/disk/by-id/', '/dev/disk/by-partuuid/', '/dev/disk/by-path/'];

/** Made of what is on the device, so they go with it. */
const OF_CONTENTS = /^\/dev\/disk\/by-id\/lvm-pv-uuid-/;
/** True, but nobody can read them off a disk’s label. */
const CRYPTIC = /^\/dev\/disk\/by-id\/(wwn-|nvme-eui\.|nvme-nvme\.|scsi-[0-9a-f]{17,}|dm-uuid-|md-uuid-)/;

/** Whether a name means the same device for good, in characters that xl and the hotplug scripts can take. */
export function isStable(name: string): boolean {
  const folder = FOLDERS.find((each) => name.startsWith(each));
  return folder !== undefined && !OF_CONTENTS.test(name) && /^[A-Za-z0-9._:+@%-]+$/.test(name.slice(folder.length));
}

/** The name to use for a device: by-id, else by-partuuid, else by-path. Undefined: it has none. */
export function stableNameOf({ stableNames }: BlockDevice): string | undefined {
  const rank = (name: string): number =>
    FOLDERS.findIndex((folder) => name.startsWith(folder)) * 2 + (CRYPTIC.test(name) ? 1 : 0);
  return stableNames.filter(isStable).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}
