import type { Peers } from '../guest/world.ts';
import type { Facts } from '../host/facts.ts';
import type { Runner } from '../host/runner.ts';
import type { NetworkCard } from '../network/card.ts';
import type { Action, Plan, Step } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import type { Problem } from '../problem.ts';
import type { ImageFindings } from '../sources/findings.ts';
import type { InspectOptions } from '../sources/probe.ts';
import type { Field } from '../wizard/field.ts';
import type { XlDisk } from '../xl/disk.ts';
import type { Heard } from './heard.ts';
import type { HostQuestion } from './host-question.ts';

/** One place where a guest's disk lives. Complete: nothing is left to choose. */
export interface Volume {
  /** id of the backend that made it. */
  backend: string;
  /** Whose disk it is: what takes it over or away asks whether another guest has it. */
  guest: string;
  /** The file or device on the host; of a folder, where the host has it while the guest is made. */
  path: string;
  kind: 'file' | 'block' | 'folder';
  format: 'raw' | 'qcow2';
  bytes: number;
  /** Reads as zeros until it is written to: what is zero in an image need not be copied. */
  blank?: true;
  /** What only its backend reads, by names of its own: a portal, a resource, a pool. Never a secret. */
  own?: Readonly<Record<string, string>>;
}

/** Room that a volume takes out of something which others draw on too. */
export interface Share {
  /** What it is cut from, in the words of the size question, which tell it from every other: `volume group vg0`. */
  of: string;
  bytes: number;
  freeBytes: number;
  /** Given where more may be promised than there is: what that means when it is this many bytes in all, a sentence. */
  beyond?: (bytes: number) => string;
}

/** What sets a backend apart, for the comparison: a few words each. */
export interface Traits {
  /** Can it be frozen for a backup while the guest runs? */
  snapshots: string;
  /** Can a running guest move to another host on it? */
  migration: string;
  speed: string;
  /** Which hosts can reach it. */
  sharing: string;
  /** What happens to the guest when something of it breaks. */
  failure: string;
  /** What must be there before. */
  needs: string;
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
  /** Other hosts that the answers name, as far as they have been looked at, by the URL in the answer. */
  peers?: Peers;
  /** What the host said to the backend's questions (`asks`). */
  heard?: Heard;
  /** Bytes that must fit (the image's virtual size); 0 when not known. */
  leastBytes: number;
  /** A size that suits what will be in it, where that is known: no image, but an installer, fills it. */
  suits?: { bytes: number; because: string };
  /** Bytes that the guest's disks before this one take out of a store, named as in `Share.of`. */
  taken?: (of: string) => number;
  /** The guest's disks before this one, as far as they are answered. */
  earlier?: readonly Volume[];
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
  traits: Traits;
  /** Why it is suggested where it is the first that the host can do: `it is fast and makes backups easy`. */
  suits?: string;
  /** Why it cannot be chosen on this host, and what would make it possible. */
  unavailable(facts: Facts): { reason: string; remedy: string } | undefined;
  /** Its own questions, without `backend` itself. Keys begin with `context.at`. */
  fields(answers: StorageAnswers, context: StorageContext): Field[];
  /** What it must ask the host about the answers so far, before its next questions can be put well. */
  asks?(answers: StorageAnswers, context: StorageContext): HostQuestion[];
  /** What is wrong with these (complete, parsed) answers on this host. */
  problems(answers: StorageAnswers, context: StorageContext): Problem[];
  /** Only called without problems. */
  resolve(answers: StorageAnswers, context: StorageContext): Volume;
  /** What it draws on, so that the disks of one guest can be added up. Absent: nothing that could run out. */
  shares?(volume: Volume, facts: Facts, peers?: Peers): Share[];
  /** Things that must still be so right before the first action: a device is unused, a name is free. */
  preconditions?(volume: Volume): Plan['preconditions'];
  /** Seen once more right before each action that writes the image: what was there before us may have found another use. */
  beforeWrite?(volume: Volume): Step[];
  /** Makes the empty volume and takes it away again. `fill` makes the texts of files that it writes on the host. */
  actions(volume: Volume, fill: FillTemplate): Action[];
  /**
   * The host’s kernel makes devices of the partitions in the guest’s disk, `PATH-part1`, and its LVM comes upon them.
   * Absent: never, as with files and logical volumes.
   */
  showsPartitions?(volume: Volume, facts: Facts): boolean;
  /** What was found out about its place, a sentence each: `storage.example is 10.0.0.5 on this host.` */
  findings?(volume: Volume): string[];
  /** What should be read before it is made, a sentence each: what this backend cannot keep a person from doing. */
  warnings?(volume: Volume): string[];
  /** What remains to be done once the image is in it: hand it over to the guest. */
  handOver?(volume: Volume): Action[];
  /**
   * What the guest's disk passes through below Xen's disk link, from the top to the platter, a line each with the real
   * names: `/dev/vg0/web1-disk`, `volume group vg0`, `/dev/sdb`.
   */
  route(volume: Volume, facts: Facts | undefined): string[];
  /** Other hosts that have it too, ssh URLs: the guest can move there, and what it needs on its host is made there as well. */
  otherHosts?(volume: Volume): string[];
  /** The guest's view of it; null: it is no disk (see `overNetwork`). */
  xlDisk(volume: Volume, vdev: string, access: 'ro' | 'rw'): XlDisk | null;
  /** Present where a system may be there already, which then stays where it is (the source `existing`). */
  system?: ExistingSystem;
  /** Present where the guest gets no disk: its own kernel mounts / from elsewhere. Only for the system itself. */
  overNetwork?: RootOverNetwork;
}

/** A look at the system that the answers name. Undefined while they name none that could be. */
export interface ExistingSystem {
  /** Changes whenever it must be looked at anew. */
  key(answers: StorageAnswers): string | undefined;
  /** `at`: path of the answers, for the fields of problems. Throws only HostLost, and the signal's reason. */
  look(
    runner: Runner,
    answers: StorageAnswers,
    at: string,
    options: InspectOptions,
  ): Promise<ImageFindings | undefined>;
  /** Where nobody can look: what the answers say must do. */
  unseen(answers: StorageAnswers): ImageFindings | undefined;
}

/** How a guest's kernel finds its root without a disk. */
export interface RootOverNetwork {
  /** Further words for the kernel's command line, beside `root=/dev/nfs`. */
  words(volume: Volume, card: NetworkCard): string[];
  /** Why the first network card cannot carry it; `question` is the last part of the answer's key. */
  cardProblem(card: NetworkCard | undefined): { question: string; message: string; remedy: string } | undefined;
  /** What should be read before the guest is made, a sentence each. */
  warnings(volume: Volume, card: NetworkCard | undefined): string[];
}
