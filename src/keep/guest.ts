import type { Plan } from '../plan/action.ts';

/** A running guest as a backup sees it. */
export interface KeptGuest {
  name: string;
  uuid: string | null;
  type: 'pv' | 'pvh' | 'hvm';
  /** xl starts it anew by itself when it is shut down (on_poweroff). */
  comesBack?: true;
  /** What it has now: a saved state is this big. */
  memoryBytes: number;
  config: { path: string; text: string };
  /** Everything that it can write to, in the order of its config. */
  disks: KeptDisk[];
  /** What is not in the backup, and why, a sentence each. */
  leftOut: string[];
  /** Files of the host that its config names besides disks: a kernel. They are not in the backup. */
  hostFiles: string[];
  /** As it was made, where xenguide made it. */
  plan?: Plan;
}

export interface KeptDisk {
  /** `xvda` */
  vdev: string;
  /** The file or device, as the config spells it. */
  target: string;
  kind: DiskKind;
  format: 'raw' | 'qcow2';
  /** Of the device, or of the file as it lies there. */
  bytes: number;
  /** lvm: vg, lv. thin: vg, lv, pool. zfs: name. */
  own: Readonly<Record<string, string>>;
}

/** What a disk is made of; each has its own file in `snapshots/`. */
export const DISK_KINDS = ['lvm', 'thin', 'zfs', 'file'] as const;
export type DiskKind = (typeof DISK_KINDS)[number];
