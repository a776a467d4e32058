import type { Option } from '../wizard/field.ts';
import { existing } from './existing.ts';
import { diskImage, image, partitionImage } from './prebuilt.ts';
import type { Source } from './source.ts';

/** Every source, in the order in which the wizard shows them. A new one is one file and one line here. */
export const SOURCES: readonly Source[] = [image, diskImage, partitionImage, existing];

/** The one that the answers name, or the one that is suggested while they name none; undefined: there is no such source. */
export const sourceOf = (kind: unknown): Source | undefined =>
  kind === undefined ? image : SOURCES.find(({ id }) => id === kind);

/** Planned ones: shown so that nobody searches for them in vain. */
export const LATER: readonly Option[] = [
  { value: 'iso', label: 'Installation discs (ISO files)' },
  { value: 'drive', label: 'A real CD or DVD drive' },
].map((option) => ({
  ...option,
  blocked: { reason: 'not yet: it comes with a later version', remedy: 'Choose a prebuilt image.' },
}));
