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
export const stateFile = { raw: 'state', packed: 'state.zst' } as const;

/** `xvda.img.zst` */
export const imageFile = ({ vdev, format }: Pick<KeptDisk, 'vdev' | 'format'>): string =>
  `${vdev}.${format === 'raw' ? 'img' : format}.zst`;
