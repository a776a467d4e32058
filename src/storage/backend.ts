import type { Facts } from '../host/facts.ts';
import type { Action } from '../plan/action.ts';
import type { Problem } from '../problem.ts';
import type { Field } from '../wizard/field.ts';
import type { XlDisk } from '../xl/disk.ts';

/** One place where a guest's disk lives. Complete: nothing is left to choose. */
export interface Volume {
  /** id of the backend that made it. */
  backend: string;
  /** The file or device on the host. */
  path: string;
  kind: 'file' | 'block';
  format: 'raw' | 'qcow2';
  bytes: number;
}

/** The answers under `storage:` (or one entry of `disks:`); which keys are there depends on the backend. */
export type StorageAnswers = Readonly<Record<string, unknown>>;

export interface StorageContext {
  /** Path of these answers: `storage` or `disks.0`; the prefix of every field key. */
  at: string;
  /** The guest's name as far as it is known. */
  guest: string;
  /** `disk` for the system disk, `data1` … for further ones: part of the volume's name. */
  role: string;
  /** Undefined while the host is still being looked at. */
  facts: Facts | undefined;
  /** Bytes that must fit (the image's virtual size); 0 when not known. */
  leastBytes: number;
}

/**
 * A way to store a guest's disk. One file a backend; adding one touches that file, its template if it writes one,
 * its guide page and one line of index.ts. Nothing else may ask which backend it is.
 */
export interface StorageBackend {
  id: string;
  /** `Logical volume (LVM)` */
  label: string;
  /** One line for the list of choices. */
  summary: string;
  /** Its page in guide/, without `.md`: `storage/lvm`. */
  page: string;
  /** Why it cannot be chosen on this host, and what would make it possible. */
  unavailable(facts: Facts): { reason: string; remedy: string } | undefined;
  /** Its own questions, without `backend` itself. Keys begin with `context.at`. */
  fields(answers: StorageAnswers, context: StorageContext): Field[];
  /** What is wrong with these (complete, parsed) answers on this host. */
  problems(answers: StorageAnswers, context: StorageContext): Problem[];
  /** Only called without problems. */
  resolve(answers: StorageAnswers, context: StorageContext): Volume;
  /** Makes the empty volume and takes it away again. */
  actions(volume: Volume): Action[];
  /** The guest's view of it. */
  xlDisk(volume: Volume, vdev: string, access: 'ro' | 'rw'): XlDisk;
}
