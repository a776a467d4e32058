import type { StorageBackend, Volume } from './backend.ts';
import { drbd } from './drbd.ts';
import { file } from './file.ts';
import { iscsi } from './iscsi.ts';
import { lvm } from './lvm.ts';
import { nfs } from './nfs.ts';
import { nfsRoot } from './nfs-root.ts';
import { partition } from './partition.ts';
import { thin } from './thin.ts';
import { zfs } from './zfs.ts';

/** Every backend, in the order in which the wizard shows them. A new one is one file and one line here. */
export const BACKENDS: readonly StorageBackend[] = [lvm, file, thin, zfs, partition, nfs, nfsRoot, iscsi, drbd];

/** The backend that made a volume. */
export const backendOf = (volume: Volume): StorageBackend => BACKENDS.find(({ id }) => id === volume.backend)!;
