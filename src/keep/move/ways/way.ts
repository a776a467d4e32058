import type { Runner } from '../../../host/runner.ts';
import type { Action } from '../../../plan/action.ts';
import type { FillTemplate } from '../../../plan/host-file.ts';
import type { XlDisk } from '../../../xl/disk.ts';
import type { MoveCheck } from '../checks/check.ts';
import type { DiskLook, MoveLook, MoveSide, SeenDisk } from '../seen.ts';

export type Argv = readonly [string, ...string[]];

/**
 * How a disk comes to be at the other host: one file a way; adding one touches that file, the guide’s page and one line of index.ts.
 * The first that takes a disk has it.
 */
export interface Way {
  id: string;
  /** For people: `mirrored by DRBD`. */
  label: string;
  /** The guest must not go on at the target before the source has let go of the disk, and the target has forgotten what it read of it. */
  settlesBefore?: true;
  takes(disk: XlDisk, from: MoveSide): boolean;
  look(disk: XlDisk, from: Runner, to: Runner, fromSide: MoveSide, toSide: MoveSide): Promise<SeenDisk>;
  checks(disk: DiskLook, look: MoveLook): MoveCheck[];
  /** What must be there before the guest is sent, at the target; each with its way back. */
  prepare?(disk: DiskLook, look: MoveLook, fill: FillTemplate): Action[];
  /** Programs that the source runs right before and, whatever happens, right after xl. */
  open?(disk: DiskLook, look: MoveLook): Argv[];
  close?(disk: DiskLook, look: MoveLook, run: string): Argv[];
  /** In a cold move: what the source runs when the guest is off, before it is started at the target. */
  finish?(disk: DiskLook, look: MoveLook): Argv[];
  /** When the guest has arrived: what the source need not have any more. */
  leave?(disk: DiskLook, look: MoveLook): Action[];
}
