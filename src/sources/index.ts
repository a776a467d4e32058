import { existing } from './existing.ts';
import { drive } from './iso/drive.ts';
import { iso } from './iso/source.ts';
import { diskImage, image, partitionImage } from './prebuilt.ts';
import type { Source } from './source.ts';

/** Every source, in the order in which the wizard shows them. A new one is one file and one line here. */
export const SOURCES: readonly Source[] = [image, diskImage, partitionImage, iso, drive, existing];

/** The one that the answers name, or the one that is suggested while they name none; undefined: there is no such source. */
export const sourceOf = (kind: unknown): Source | undefined =>
  kind === undefined ? image : SOURCES.find(({ id }) => id === kind);
