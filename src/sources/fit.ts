import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { ImageFindings } from './findings.ts';

/** An image that is longer than the disk it is to be copied to. `bytes` is the disk's size; `field` the question for it. */
export function problemsOfFit(image: ImageFindings, bytes: number, field = 'storage.size'): Problem[] {
  if (image.virtualBytes <= bytes) return [];
  return [
    {
      field,
      message: t`the image holds a disk of ${roundSize(image.virtualBytes)}, which does not fit into ${roundSize(bytes)}`,
      remedy: t`Make the disk at least ${Math.ceil(image.virtualBytes / 2 ** 20)}MiB large.`,
    },
  ];
}
