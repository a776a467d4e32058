import { EXPORT, SERVER, startFileServer, stopFileServer } from '../../test/lab/support/file-server.ts';
import { hasPeer, hasZfs, onHost } from '../../test/lab/support/host.ts';
import { OPEN, PORTAL, startTarget, stopTarget } from '../../test/lab/support/iscsi-target.ts';

/** A place for a disk that the lab can offer. */
export interface Place {
  what: string;
  /** What carries a write from Xen’s disk link on. */
  below: string;
  /** As in the answers file. */
  storage: Record<string, unknown>;
  /** Why it is left out here; undefined: it is measured. */
  missing?: string | undefined;
}

const POOL = 'benchpool';
const SPARE = '/dev/disk/by-id/virtio-lab-spare-part1';
/** Of every disk but the partition: that of the target’s LUNs. */
const SIZE = '100MiB';

/** All places, the raw device first: it is what the others are compared with. */
export function places(): Place[] {
  const noPeer = hasPeer() ? undefined : 'only one host is up (--hosts 2)';
  const noZfs = hasZfs() ? undefined : 'this lab has no ZFS (XEN_LAB_ZFS=1)';
  const file = { backend: 'file', dir: '/var/lib/xen/images', size: SIZE };
  return [
    { what: 'partition: the raw device', below: 'nothing', storage: { backend: 'partition', device: SPARE } },
    { what: 'LVM volume', below: 'device mapper', storage: { backend: 'lvm', vg: 'vg0', size: SIZE } },
    {
      what: 'thin LVM volume',
      below: 'device mapper, its table of blocks',
      storage: { backend: 'thin', pool: `vg0/${POOL}`, size: SIZE },
    },
    { what: 'file, raw', below: 'loop device, ext4', storage: { ...file, format: 'raw' } },
    {
      what: 'file, qcow2',
      below: 'qemu in place of blkback, its table of blocks, ext4',
      storage: { ...file, format: 'qcow2' },
    },
    {
      what: 'ZFS volume',
      below: 'ZFS, its pool in a file on ext4',
      storage: { backend: 'zfs', pool: 'tank', size: SIZE },
      missing: noZfs,
    },
    {
      what: 'NFS, raw file',
      below: 'loop device, NFS client and server, ext4',
      storage: { backend: 'nfs', server: SERVER, export: EXPORT.good, format: 'raw', size: SIZE },
    },
    {
      what: 'iSCSI',
      below: 'initiator, target (tgt), a file on ext4',
      storage: { backend: 'iscsi', portal: PORTAL, iqn: OPEN, lun: 1, size: SIZE },
    },
    {
      what: 'DRBD',
      below: 'DRBD (protocol C), LVM on both hosts',
      storage: { backend: 'drbd', size: SIZE, peer: { host: 'ssh://root@xenb' } },
      missing: noPeer,
    },
  ];
}

/** Throws an Error when somebody has something on the partition: all of it would be lost. */
export async function mustBeSpare(): Promise<void> {
  // Without the tags: what its place in the partition table is called would be told too.
  const found = await onHost(`blkid -p -s TYPE -s PTTYPE ${SPARE}; true`);
  if (found.trim() !== '')
    throw new Error(
      `the lab’s spare partition holds something: ${found.trim()}\nWipe it, if it may go: wipefs -a ${SPARE}`,
    );
}

/** Makes what the places stand on: a pool, a file server, a target. */
export async function prepare(): Promise<void> {
  await onHost(`lvcreate -q --yes --type thin-pool -L 256M -n ${POOL} vg0`);
  await startFileServer();
  await startTarget();
}

/**
 * Takes away what `prepare` makes, also half of it or none; a lab comes without these services. Every step is tried;
 * resolves with what could not be done.
 */
export async function takeAway(): Promise<string[]> {
  const troubles: string[] = [];
  const tries = [
    () => onHost(`if lvs vg0/${POOL} >/dev/null 2>&1; then lvremove -q --yes vg0/${POOL}; fi`),
    () => stopFileServer(),
    () => stopTarget('disabled'),
  ];
  for (const attempt of tries) await attempt().catch((error: Error) => troubles.push(error.message));
  return troubles;
}
