import type { Boot, GuestType } from '../boot/boot.ts';
import type { NetworkCard } from '../network/mode.ts';
import type { ImageFindings } from '../sources/findings.ts';
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
