import type { Boot, GuestType } from '../boot/boot.ts';
import type { NetworkCard } from '../network/card.ts';
import type { ImageFindings } from '../sources/findings.ts';
import type { DiscFindings } from '../sources/iso/findings.ts';
import type { Volume } from '../storage/backend.ts';
import type { XlDisk } from '../xl/disk.ts';

/** One guest, complete: no defaults left, nothing to look up. The same answers and facts give the same spec. */
export interface GuestSpec {
  name: string;
  /** Lower-case, with dashes. Fixed, so that the guest stays the same machine to itself. */
  uuid: string;
  type: GuestType;
  memoryMiB: number;
  maxmemMiB: number;
  vcpus: number;
  boot: Boot;
  /** install: its first start, from discs. run: every other, also of a guest whose system was there already. */
  phase: 'install' | 'run';
  /** What is different at the first start; null: nothing. */
  install: InstallPhase | null;
  /** Told what Windows wants to know of its host, with a clock in local time. */
  windows: boolean;
  disks: GuestDisk[];
  cards: NetworkCard[];
  /** hvm only. */
  display: { vnc: boolean; listen: string } | null;
  autostart: boolean;
  /** Explanations in the config. */
  comments: boolean;
  /** First login by a cloud-init seed; null: the image gets none. */
  login: { user: string; sshKeys: string[] } | null;
  /** What was found in the image, a sentence each. */
  findings: string[];
  /** Why it is built so, a sentence each. */
  reasons: string[];
  /** What should be read before it is made, a sentence each. */
  warnings: string[];
}

export interface InstallPhase {
  boot: Boot;
  /** With the first discs in their drives. */
  disks: GuestDisk[];
  /** trays: drives of the emulated PC. disks: each disc is a read-only disk, which comes and goes. */
  how: 'trays' | 'disks';
  /** vdevs of the drives, in the order in which they are filled. */
  drives: string[];
  /** All discs in the order in which they are wanted; `from`: the real drive that this one is copied from before. */
  queue: { path: string; from?: string; findings: DiscFindings }[];
}

export interface GuestDisk {
  /** system: boots. data: a further disk. seed: cloud-init's. disc: a CD. */
  role: 'system' | 'data' | 'seed' | 'disc';
  /** Null: it is no disk, but a root that the guest's kernel mounts over the network. */
  xl: XlDisk | null;
  /** What lies behind it on the host; null for a disc that is not ours. */
  volume: Volume | null;
  /** The image that is copied into the volume, or what was found there; null: it stays as it is. */
  image: ImageFindings | null;
}
