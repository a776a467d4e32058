import type { Option } from '../wizard/field.ts';
import type { StorageBackend, Volume } from './backend.ts';
import { file } from './file.ts';
import { lvm } from './lvm.ts';
import { thin } from './thin.ts';
import { zfs } from './zfs.ts';

/** Every backend, in the order in which the wizard shows them. A new one is one file and one line here. */
export const BACKENDS: readonly StorageBackend[] = [lvm, file, thin, zfs];

/** The backend that made a volume. */
export const backendOf = (volume: Volume): StorageBackend => BACKENDS.find(({ id }) => id === volume.backend)!;

/** Planned ones: shown so that nobody searches for them in vain. */
export const LATER: readonly Option[] = [
  { value: 'partition', label: 'Partition or whole disk' },
  { value: 'nfs', label: 'NFS' },
  { value: 'iscsi', label: 'iSCSI' },
  { value: 'drbd', label: 'DRBD (mirrored on two hosts)' },
].map((option) => ({
  ...option,
  blocked: { reason: 'not yet: it comes with a later version', remedy: 'Choose a logical volume or a file.' },
}));
