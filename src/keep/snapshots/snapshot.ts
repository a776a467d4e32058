import type { Facts } from '../../host/facts.ts';
import type { Check, Step, Trouble } from '../../plan/action.ts';
import type { KeptDisk } from '../guest.ts';

/** A program and its arguments; no shell. */
export type Argv = readonly [string, ...string[]];

/** How one disk is held still for a copy while the guest goes on. */
export interface Snapshot {
  /** For lists: `vg0/web1-disk-backup-20261126-071400`. */
  name: string;
  /** The device or file that is read. */
  source: string;
  /** What its taking would else wait for, done before the guest stops. */
  ready?: readonly Step[];
  /** Takes it. Run between the guest's stop and its going on, so it must be quick. */
  take: readonly Argv[];
  /** To tell beforehand how long that takes. */
  like: Like;
  /** Makes it readable, once the guest goes on. */
  open: readonly Step[];
  /** Removes it, from any half-way state; nothing there is fine. */
  drop: readonly Step[];
  /** Yes: something of that name is there already. */
  there: Check;
  /** Yes as long as it still shows the disk as it was; asked once all is read. Absent: it cannot lose that. */
  intact?: Check;
  /** What it means when reading it fails. Absent: what the program says is all that is known. */
  unreadable?: Trouble;
  needs: readonly { tool: string; package: string }[];
}

/** A harmless program, and how many times as long as it the taking of a snapshot lasts, as seen on a real host. */
export interface Like {
  run: Argv;
  times: number;
}

export interface SnapshotContext {
  stamp: string;
  facts: Facts;
  /** All disks of the guest: some share the room for their snapshots. */
  disks: readonly KeptDisk[];
  /** Folders whose file system can clone a file at once; tried before. */
  clones: ReadonlySet<string>;
}

/**
 * Says how full something is, in percent; of several numbers the greatest counts. At 100 a snapshot is lost, or others are stopped, where it draws on what is shared: so the
 * copy is given up before.
 */
export interface Filling {
  run: Argv;
  what: string;
  atMost: number;
}

/** Why a disk cannot be held still while the guest runs. */
export interface NoSnapshot {
  cannot: string;
}

/** One kind of storage. Nothing else may ask of which kind a disk is to snapshot it. */
export type SnapshotKind = (disk: KeptDisk, context: SnapshotContext) => Snapshot | NoSnapshot;

/** `web1-disk-backup-20261126-071400` */
export const snapshotName = (of: string, { stamp }: Pick<SnapshotContext, 'stamp'>): string => `${of}-backup-${stamp}`;
