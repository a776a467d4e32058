import type { Plan, SayStep, Step } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { Freezing } from '../freeze.ts';
import type { KeptGuest } from '../guest.ts';
import type { BackupPlaces } from '../places.ts';
import type { HeldDisk } from '../snapshots/index.ts';
import type { Argv } from '../snapshots/snapshot.ts';

export const RECIPE_IDS = ['pause', 'freeze', 'state', 'saved', 'shutdown'] as const;
export type RecipeId = (typeof RECIPE_IDS)[number];

export interface RecipeInput {
  guest: KeptGuest;
  places: BackupPlaces;
  disks: readonly HeldDisk[];
  /** So fast disks are read for a copy at most, while the guest runs: bytes a second. Absent: as it goes. */
  limit?: number;
  /** The way into the guest, where one was asked for or is known. */
  freezing?: Freezing;
}

/** What was measured of the host, for predictions. Seconds, and bytes a second. */
export interface Speeds {
  /** To start a small program there. */
  programSeconds: number;
  /** To take the snapshots of all disks, one after the other. */
  takeSeconds: number;
  /** Into the folder of the backup; absent: not measured. */
  writeBytesPerSecond?: number;
}

/** What the host does in one go, without us. */
export interface Moment {
  /** Stops the guest’s disks from changing; snapshots come right after. */
  stop: readonly Argv[];
  /** Takes the snapshots in a program of its own: these in place of the ones that are handed over. */
  around?(takes: readonly Argv[]): readonly Argv[];
  /** Files of the host that these programs need. */
  before?(fill: FillTemplate): readonly Step[];
  /** In place of snapshots, for disks that have none: copies them while the guest is off. */
  copies: readonly Argv[];
  /** Makes the guest go on, whatever came before, and notes the time; each is tried. */
  back: readonly Argv[];
  /** So long any of it may take. seconds */
  limit: number;
  /** What is to be told afterwards, when it is so. */
  told?: readonly SayStep[];
  /** What a person does where the host cannot tell that the guest goes on. Absent: xl tells it. */
  unsure?: string;
}

/** A way to make a backup. One file a recipe; adding one touches that file, the guide’s page and one line of index.ts. */
export interface Recipe {
  id: RecipeId;
  /** What happens to the guest, behind `it is`: `paused for a moment, …`. Of the disks only how many there are matters. */
  label(of: { disks: readonly unknown[] }): string;
  /** What a backup made so is worth, a sentence. */
  worth: string;
  /** What should be read before, a sentence each; absent: nothing. */
  warnings?(input: RecipeInput): string[];
  /** Why it cannot be done with this guest, and what can. */
  problem(input: RecipeInput): { message: string; remedy: string } | undefined;
  /** How long the guest will stand still, as far as anybody can tell; 0: not at all. seconds */
  predictedSeconds(input: RecipeInput, speeds: Speeds): number;
  /** How long it takes is up to the guest itself: the prediction is a rough guess. */
  guessed?: true;
  /** While the guest stands still something is written into the folder of the backup, so that its speed has to be known. */
  writesMeanwhile(input: RecipeInput): boolean;
  /** Programs of the host that only this recipe needs. */
  needs?: Plan['needs'];
  moment(input: RecipeInput): Moment;
  /** The guest’s memory is saved too, into this file of the backup. */
  savesState: boolean;
  /**
   * That memory is of use also when the host was started anew meanwhile: the guest was not there any more, and is only brought back after
   * that is noted on the disk. Absent: it stays where it is, and when its host is lost nobody knows whether it had gone on by then.
   */
  stateOutlivesHost?: true;
}
