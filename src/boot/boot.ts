export type GuestType = 'pv' | 'pvh' | 'hvm';

/** How the guest finds its kernel. */
export type Boot =
  /** A GRUB built for Xen is the guest's kernel and reads the menu inside the disk. */
  | { method: 'grub'; kernel: string }
  /** Kernel and initial RAM disk are files of the host. */
  | { method: 'direct'; kernel: string; ramdisk: string | null; cmdline: string }
  /** A program on the host reads the menu inside the disk (xen-facts 2.3). */
  | { method: 'pygrub' }
  /** The emulated PC's own firmware starts the disk's boot code. hvm only. */
  | { method: 'firmware'; firmware: 'seabios' | 'ovmf' };

export type BootMethod = Boot['method'];

/** The type and boot method that were chosen, and what a person should know about it. */
export interface BootChoice {
  type: GuestType;
  boot: Boot;
  /** How it starts the first time, from a disc; absent: its system is there already. */
  install?: Boot;
  /** vdev of the system disk: `xvda` for a disk, `xvda1` for a partition. */
  vdev: string;
  /** One sentence: why this. */
  reason: string;
  /** What follows from overruling the advice, a sentence each; empty when it is the advice. */
  consequences: string[];
}
