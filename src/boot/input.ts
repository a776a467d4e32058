import type { Facts } from '../host/facts.ts';
import type { Problem } from '../problem.ts';
import type { ImageFindings } from '../sources/findings.ts';
import type { BootChoice, GuestType } from './boot.ts';

/** A kernel of the host, as the person named it. */
export interface DirectAnswers {
  kernel: string;
  ramdisk?: string;
  root?: string;
  /** Kernel arguments; `root=` and `console=` are added when they are not in it. */
  cmdline?: string;
}

export interface BootInput {
  image: ImageFindings;
  /** Undefined while the host is still being looked at: then everything is taken to be possible. */
  facts: Facts | undefined;
  wanted: 'auto' | GuestType;
  method: 'auto' | 'grub' | 'direct' | 'pygrub';
  direct?: DirectAnswers;
  /** Only for discs: which firmware the emulated PC is to have. */
  firmware?: 'auto' | 'seabios' | 'ovmf';
}

export type Verdict = { choice: BootChoice } | { problems: Problem[] };

/** Why something cannot be done, and what would make it possible. */
export interface Obstacle {
  reason: string;
  remedy: string;
}

/** One way to boot: a type and a method. */
export interface Way {
  types: readonly GuestType[];
  method: 'grub' | 'direct' | 'pygrub' | 'firmware';
  /** What stands in its way for this image on this host; undefined: it works. */
  obstacle(input: BootInput, type: GuestType): Obstacle | undefined;
  /** Only called without an obstacle. `reason` is one sentence. */
  choose(input: BootInput, type: GuestType): Omit<BootChoice, 'consequences'>;
  /** What a person should know who chose this way against the advice, a sentence each. */
  consequences(input: BootInput, type: GuestType): string[];
}
