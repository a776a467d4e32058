import type { XlDisk } from '../../xl/disk.ts';
import type { MovedGuest } from './guest.ts';
import type { FormerDisk } from './memory.ts';
import type { Side, Wire } from './sides.ts';
import type { WireTry } from './wires.ts';

/** One host with what only a move asks of it. */
export interface MoveSide extends Side {
  /** Words of `hw_caps` in `xl info`, hexadecimal: what the processor can do. Empty: not told. */
  cpuCaps: readonly string[];
  /** `GenuineIntel`, `AuthenticAMD`; '' where not told. */
  cpuVendor: string;
  /** Scripts of the guest’s cards and disks, by their full paths, and whether they are there. */
  scripts: ReadonlyMap<string, boolean>;
  /** By the host’s clock, seconds since 1970. */
  clock: number;
  /** The guest’s domain is paused here. */
  paused: boolean;
  /** Disks that this guest left here with an earlier cold move. */
  former: readonly FormerDisk[];
}

/** What a way saw of a disk; its own keys, and what others may want to know. Plain data. */
export interface SeenDisk {
  /** Addresses of the two hosts on a network that is the disk’s own. */
  addresses?: readonly { from: string; to: string }[];
  /** Its own. */
  own: Readonly<Record<string, unknown>>;
}

export interface DiskLook {
  disk: XlDisk;
  way: string;
  seen: SeenDisk;
}

/** A file that the guest needs at the target too, under the same path. */
export interface SeenFile {
  path: string;
  /** disk: it has it open. boot: it is read at its next start only. network, script: read when its cards and disks are attached. */
  use: 'disk' | 'boot' | 'network' | 'script';
  /** Of the source’s. */
  bytes: number;
  /** Permission bits, octal: `644`. */
  mode: string;
  /** At the target: the same, another one, or none. */
  there: 'same' | 'other' | 'absent';
}

/** Everything that is known before a move: what the checks and the plan are made of. Plain data. */
export interface MoveLook {
  guest: MovedGuest;
  from: MoveSide;
  to: MoveSide;
  /** Ways from the source to the target that were tried, the best first. */
  wires: readonly WireTry[];
  /** The first of them that leads to the target; undefined: none does. */
  wire: Wire | undefined;
  /** The target reaches the source in the same manner; needed for the way back. */
  wireBack: Wire | undefined;
  disks: readonly DiskLook[];
  /** Files that the guest needs besides: a kernel, a first-login disk. */
  files: readonly SeenFile[];
  /** A timer of the source makes backups of it. */
  scheduled: boolean;
  /** It is shut down here and started there. */
  cold: boolean;
  /** Its own old disks at the target may be written over: that was said. */
  overOld: boolean;
}
