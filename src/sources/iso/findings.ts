import type { Problem } from '../../problem.ts';
import type { KernelPacking } from '../kernel-packing.ts';

/** What was found by looking into an installation disc: a file on the host, or what lies in one of its drives. */
export interface DiscFindings {
  /** Absolute; `/dev/sr0` for a real drive. */
  path: string;
  /** file: an ISO image. drive: a medium in a real drive. */
  is: 'file' | 'drive';
  /**
   * inside: its files were read. outside: only its descriptors (no grub-fstest on the host).
   * not-at-all: it is not on a machine that can be asked.
   */
  looked: 'inside' | 'outside' | 'not-at-all';
  bytes: number;
  /** Size and modification time, compared again before it is used; null for a drive and for what cannot be seen. */
  fingerprint: string | null;
  /** The label that its maker gave it: `Debian 12.5.0 amd64 n`. Null: none, or not seen. */
  volumeId: string | null;
  /** What a PC can start from it (El Torito). Both false: it is no disc to boot from. */
  boots: { bios: boolean; uefi: boolean };
  /** Whose system it installs: id `debian`, `ubuntu`, `fedora`, `alpine`, `windows` …; null: not recognised. */
  os: { id: string; pretty: string } | null;
  /** Kernel and initial RAM disk of a Linux installer, as paths on the disc; null: none that is known. */
  installer: DiscInstaller | null;
  /** Null: it is no Windows. needsTpm null: it is Windows 10 or 11, and which one cannot be told. */
  windows: { needsTpm: boolean | null } | null;
  /** Disc N of a set, by its label or its own files; `of` null: how many there are is not said. */
  part: { number: number; of: number | null } | null;
  /** Drivers for a guest that is installed already, or during it: no system is on it. */
  isDrivers: boolean;
  problems: Problem[];
  warnings: string[];
  /** One sentence each, for the person: what it is and how that is known. */
  says: string[];
}

export interface DiscInstaller {
  kernel: string;
  ramdisk: string | null;
  /** What the installer is told so that it uses Xen's console and finds its disc; without `console=`. */
  cmdline: string;
  /** False: its kernel is not known to have Xen's drivers for disks, so only an emulated PC is safe. */
  xenReady: boolean;
  /** How its kernel is packed, and so the one that it installs. Absent: not known. */
  packing?: KernelPacking;
}
