import type { KeptDisk } from './guest.ts';

/** The files of a backup, by their names in its folder. All are for root only. */

export const MANIFEST = 'manifest.json';
/** As `sha256sum -c` reads it. */
export const SUMS = 'SHA256SUMS';
export const CONFIG = 'guest.cfg';
/** What is known before; the manifest is made of it in the end. */
export const DRAFT = 'manifest.draft';
/** Beginning and end of the pause, in seconds since 1970, a line each. */
export const PAUSE = 'pause.times';
/** `used`: there as soon as the guest goes on, which it does from its disks or with that memory: then no other domain may have it. */
export const stateFile = { raw: 'state', packed: 'state.zst', used: 'state.used' } as const;

/** `xvda.img.zst` */
export const imageFile = ({ vdev, format }: Pick<KeptDisk, 'vdev' | 'format'>): string =>
  `${vdev}.${format === 'raw' ? 'img' : format}.zst`;
